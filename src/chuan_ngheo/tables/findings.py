"""Each indicator's finding as a column: derived from the facts, or decided by the survey where they are silent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic

from attrs import frozen

from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.algebra import E
from chuan_ngheo.tables.columns import Bounds, Reader
from chuan_ngheo.tables.facts import OwnFacts
from chuan_ngheo.tables.people import LISTED, Gathered
from chuan_ngheo.tables.truths import Found, Truths


@frozen
class HouseholdColumns(OwnFacts[E]):
    """The facts of a household's row, and what its members answered."""

    gathered: Gathered[E]

    def any_member(self, condition: Condition) -> Found[E]:
        return self.gathered.any_member(condition)

    def count_members(self, condition: Condition) -> Bounds[E]:
        return self.gathered.count_members(condition)


@frozen
class FindingColumns(Generic[E]):
    """The deprivation profile of a household's row under a standard."""

    standard: Standard
    household: HouseholdColumns[E]

    @property
    def truths(self) -> Truths[E]:
        return self.household.facts.truths

    def truth(self, condition: Condition) -> Found[E]:
        """What the row says of a condition."""
        return Reader(self.truths, self.household).truth(condition)

    def derived(self, indicator_id: str) -> Found[E]:
        """What the facts say of an indicator."""
        rule = self.standard.indicator(indicator_id).deprived_when
        return None if rule is None else self.truth(rule)

    def decided(self, indicator_id: str) -> Found[E]:
        """What the survey decided."""
        return self.household.facts.flag(f"findings.{indicator_id}")

    def deprived(self) -> dict[str, Found[E]]:
        """By indicator: the facts' finding, the survey's where they leave it open."""
        return {
            each.id: self.truths.first([self.derived(each.id), self.decided(each.id)])
            for each in self.standard.indicators
        }

    def contradicted(self, indicator_id: str) -> Found[E]:
        """Whether the survey decided otherwise than the facts say, by the column of what was found."""
        decided = self.decided(indicator_id)
        if self.derived(indicator_id) is None or decided is None or isinstance(decided, bool):
            return False
        found = self.truths.algebra.truth(f"deprived_{indicator_id}")
        return self.truths.algebra.comparison("!=", found, decided)

    def contradictions(self) -> Iterator[tuple[str, Found[E]]]:
        """What makes a household impossible although each of its values could be, by the path that is to blame."""
        yield "size", self._too_few_persons()
        yield "income_per_head", self._incomes_apart()
        for indicator in self.standard.indicators:
            yield f"findings.{indicator.id}", self.contradicted(indicator.id)

    def _too_few_persons(self) -> Found[E]:
        """Whether a household says that it has fewer persons than are listed."""
        facts = self.household.facts
        size = facts.value("size")
        if size is None or self.household.gathered.questions is None:
            return False
        return facts.algebra.comparison("<", size, facts.algebra.column(LISTED))

    def _incomes_apart(self) -> Found[E]:
        """Whether income per head, which may be rounded to a đồng either way, contradicts the household's income."""
        facts = self.household.facts
        total, per_head, size = (facts.value(each) for each in ("monthly_income", "income_per_head", "size"))
        if total is None or per_head is None or size is None:
            return False
        algebra = facts.algebra
        by_heads = algebra.times(per_head, size)
        return algebra.disjunction(
            [
                algebra.comparison(">=", algebra.difference(by_heads, total), size),
                algebra.comparison(">=", algebra.difference(total, by_heads), size),
            ]
        )
