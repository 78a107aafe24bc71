"""Scored forms as data: an office loads its own table; a partial one still gives an honest lower bound."""

from chuan_ngheo.scorecards.model import Scorecard
from chuan_ngheo.scorecards.reader import load_scorecard, read_scorecard
from chuan_ngheo.scorecards.score import GroupScore, Score
from chuan_ngheo.scorecards.scoring import score
from chuan_ngheo.scorecards.screen_reader import load_quick_screen, read_quick_screen
from chuan_ngheo.scorecards.screening import QuickScreen, Screening, ScreenOutcome, screen

__all__ = [
    "GroupScore",
    "QuickScreen",
    "Score",
    "Scorecard",
    "ScreenOutcome",
    "Screening",
    "load_quick_screen",
    "load_scorecard",
    "read_quick_screen",
    "read_scorecard",
    "score",
    "screen",
]
