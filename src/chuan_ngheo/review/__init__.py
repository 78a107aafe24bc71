"""The review (rà soát): rounds and terms, whom it takes in, recognition, and the movement between two registers.

>>> from chuan_ngheo import review
>>> review.rounds(2024).periodic.end
datetime.date(2024, 12, 14)
"""

from chuan_ngheo.review.document import DayUnit, Recognised, Regime, ScopeReason, Term
from chuan_ngheo.review.errors import RegimeNotFound, ReviewError
from chuan_ngheo.review.livelihood_income import with_livelihood_income
from chuan_ngheo.review.movement import movement
from chuan_ngheo.review.movement_lines import Line, Sign
from chuan_ngheo.review.movement_table import Movement, MovementTable, Row
from chuan_ngheo.review.rates import Rounding, rate, say_rate, wholes
from chuan_ngheo.review.reader import load_regime
from chuan_ngheo.review.recognition import Decision, Proposal, VillageMeeting, propose, recognise, refuse
from chuan_ngheo.review.register import Entry, Leaving, Standing, entry
from chuan_ngheo.review.registry import regime, regime_in_force, regimes
from chuan_ngheo.review.rounds import Plan, Report, ReviewYear, Round, RoundKind, rounds, rounds_under
from chuan_ngheo.review.scope import Candidate, Reason, Scope, scope
from chuan_ngheo.review.succession import Family, Succession
from chuan_ngheo.review.working_days import WorkingDays, due

__all__ = [  # noqa: RUF022 - in the order in which a reader meets them
    "rounds",
    "rounds_under",
    "Plan",
    "Round",
    "RoundKind",
    "Report",
    "ReviewYear",
    "regime",
    "regimes",
    "regime_in_force",
    "load_regime",
    "Regime",
    "Term",
    "DayUnit",
    "due",
    "WorkingDays",
    "scope",
    "Candidate",
    "Scope",
    "Reason",
    "ScopeReason",
    "with_livelihood_income",
    "propose",
    "recognise",
    "refuse",
    "Proposal",
    "Decision",
    "Recognised",
    "VillageMeeting",
    "movement",
    "Entry",
    "entry",
    "Standing",
    "Leaving",
    "Movement",
    "MovementTable",
    "Row",
    "Line",
    "Sign",
    "Family",
    "Succession",
    "rate",
    "say_rate",
    "wholes",
    "Rounding",
    "ReviewError",
    "RegimeNotFound",
]
