"""A claim evaluated on one household by the ordinary path: its facts, and what each standard says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import cast

from attrs import frozen

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.household.age import UNBOUNDED
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.household.model import Household
from chuan_ngheo.rules.evaluate import HouseholdFacts, Interval, compare, truth
from chuan_ngheo.rules.expression import Condition, Operator
from chuan_ngheo.rules.logic import Truth, agreed
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import STATUS_FACT, Status
from chuan_ngheo.verification.proving.claims import CLASS, INCOME_PER_HEAD, Claim, Said

Chosen = tuple[str, Status]
"""One class, and one status that it may be."""


def choices(standard: Standard, possible: Sequence[str]) -> list[Chosen]:
    """Every class that is possible with every status that it may be."""
    return [(each, status) for each in possible for status in standard.household_class(each).statuses]


def truth_of(claim: Claim, household: Household, results: Sequence[Classification]) -> Truth:
    """Whether the condition of a claim holds of a household, given what each standard says of it.

    Where a class is left open, all that are possible have to agree.
    """
    spans = [choices(each.standard, each.possible) for each in results]
    return agreed(truth(claim.condition, _Facts(household, results, claim.names, chosen)) for chosen in product(*spans))


@frozen
class _Facts:
    """The household, were it in these classes."""

    household: Household
    results: Sequence[Classification]
    names: Mapping[str, Said]
    chosen: tuple[Chosen, ...]

    @property
    def _own(self) -> HouseholdFacts:
        on = self.results[0].on
        assert on is not None
        return HouseholdFacts(self.household, on)

    def value(self, fact: Fact) -> object | None:
        said = self.names.get(fact.name)
        if said is None:
            return self._own.value(fact)
        class_id, status = self.chosen[said.law]
        if said.what in (CLASS, STATUS_FACT.name):
            return class_id if said.what == CLASS else status
        result = self.results[said.law]
        place = [f"deprived_{each.id}" for each in result.standard.indicators].index(said.what)
        return result.truths[place]

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        return self._own.unknown_codes(fact)

    def interval(self, fact: Fact) -> Interval:
        said = self.names.get(fact.name)
        if said is not None:
            return self.results[said.law].deprivation_range
        if fact is INCOME_PER_HEAD:
            return self._income_per_head()
        return self._own.interval(fact)

    def _income_per_head(self) -> Interval:
        """The quotient itself, where it is known; a whole number stated stands for itself."""
        total, size = self.household.monthly_income, self.household.size
        if total is None or size is None:
            return self._own.interval(INCOME_PER_HEAD)
        quotient = cast(int, Fraction(total, size))  # an exact number like any other: it is only compared
        return (quotient, quotient)

    def against(self, operator: Operator, line: str) -> Truth:
        income, area = self.results[0].standard.means.income, self.household.area
        low, high = self._income_per_head()
        if area is None:
            return None
        amount = income.lines[line].amount(area)
        ends = (low * income.months, high if high is UNBOUNDED else high * income.months)
        return compare(operator, ends, (amount, amount))

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        return self._own.members(condition)
