"""Total and single-valued: who is known has one class; who is not has those that the facts leave open."""

from __future__ import annotations

from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.verification.laws.judge import Judge

ONE_CLASS = Text("hộ đã biết đủ có đúng một loại", "a household of which everything is known has one class")
CONSERVATIVE = Text(
    "biết thêm không bao giờ dẫn ra ngoài các loại còn có thể",
    "to know more never leaves the classes that are possible",
)


def one_class(household: Household, judge: Judge) -> None:
    """A household of which everything is known has one class, but where the standard's own words leave several."""
    possible = judge.classes(household)
    if len(possible) > 1 and possible not in _left_open(judge):
        judge.broken(ONE_CLASS, household)


def _left_open(judge: Judge) -> set[tuple[str, ...]]:
    """What cells leave open because a part of the law is not known."""
    return {cell.possible for cell in judge.standard.decision.cells() if cell.class_id is None}


def unknown_facts_are_conservative(household: Household, filled: Household, judge: Judge) -> None:
    """The classes of a household are among those that were possible while less was known of it."""
    if not set(judge.classes(filled)) <= set(judge.classes(household)):
        judge.broken(CONSERVATIVE, household, filled)
