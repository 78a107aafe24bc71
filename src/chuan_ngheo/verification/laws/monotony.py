"""Monotone: more means, or one deprivation less, never make a household worse off in class."""

from __future__ import annotations

from attrs import evolve

from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.verification.laws.judge import Judge

MEANS = Text("mức sống cao hơn không bao giờ xuống loại nghèo hơn", "more means never make the class poorer")
DEPRIVATIONS = Text(
    "bớt một thiếu hụt không bao giờ xuống loại nghèo hơn", "one deprivation less never makes the class poorer"
)


def more_means_are_no_worse(household: Household, incomes: tuple[int, int], judge: Judge) -> None:
    """The household with the higher of two incomes per head is in no poorer class than with the lower."""
    poorer, richer = (evolve(household, income_per_head=each) for each in sorted(incomes))
    _no_worse(poorer, richer, MEANS, judge)


def fewer_deprivations_are_no_worse(household: Household, indicator: str, judge: Judge) -> None:
    """The household without a finding is in no poorer class than with it."""
    deprived, spared = (evolve(household, findings={**household.findings, indicator: each}) for each in (True, False))
    _no_worse(deprived, spared, DEPRIVATIONS, judge)


def _no_worse(before: Household, after: Household, law: Text, judge: Judge) -> None:
    (worst, best), (worst_after, best_after) = judge.statuses(before), judge.statuses(after)
    if worst_after < worst or best_after < best:
        judge.broken(law, before, after)
