"""What else the law calls a household besides its class: three-valued, not exclusive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.household.model import Household
from chuan_ngheo.rules.evaluate import HouseholdFacts, Interval, truth
from chuan_ngheo.rules.expression import Condition, Operator
from chuan_ngheo.rules.logic import Truth, agreed, all_of
from chuan_ngheo.rules.vocabulary import DEPRIVATIONS
from chuan_ngheo.standards.decision import Cut
from chuan_ngheo.standards.model import Designation, Standard
from chuan_ngheo.standards.status import STATUS_FACT, Status


def designations(result: Classification) -> Mapping[str, Truth]:
    """Each designation of the standard: true, false, or unknown while the class or a fact is.

    A rule is judged in every cell that the household may be in; where the cells differ it is unknown.
    A designation that is not yet in force on the day of the classification does not hold.
    """
    cells = _cells(result)
    return {each.id: _holds(each, result.on, cells) for each in result.standard.designations}


def _holds(designation: Designation, on: date | None, cells: list[_Cell]) -> Truth:
    in_force = True if designation.start is None else None if on is None else designation.start <= on
    return all_of([in_force, agreed(truth(designation.when, facts) for facts in cells)])


def _cells(result: Classification) -> list[_Cell]:
    table, household = result.standard.decision, result.household
    on = result.on or result.standard.start
    classes = {each.id: each for each in table.classes}
    return [
        _Cell(result.standard, household, on, placement.area, band, depth, status)
        for placement in result.placements
        for band in range(placement.bands[0], placement.bands[1] + 1)
        for depth in range(result.depth[0], result.depth[1] + 1)
        for class_id in sorted(table.possible_in({placement.area: [band]}, [depth]))
        for status in classes[class_id].statuses
    ]


@frozen
class _Cell:
    """The household, were it in this cell."""

    standard: Standard
    household: Household
    on: date
    area: Area
    band: int
    depth: int
    status: Status

    @property
    def _facts(self) -> HouseholdFacts:
        return HouseholdFacts(self.household, self.on)

    def value(self, fact: Fact) -> object | None:
        if fact is STATUS_FACT:
            return self.status
        if fact.name.startswith("deprived_"):
            return self._truth_of(fact.name.removeprefix("deprived_"))
        return self._facts.value(fact)

    def _truth_of(self, indicator_id: str) -> Truth:
        found = self.household.findings.get(indicator_id)
        rule = self.standard.indicator(indicator_id).deprived_when
        return truth(rule, self._facts) if found is None and rule is not None else found

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        return self._facts.unknown_codes(fact)

    def interval(self, fact: Fact) -> Interval:
        return (self.depth, self.depth) if fact is DEPRIVATIONS else self._facts.interval(fact)

    def against(self, operator: Operator, line: str) -> Truth:
        order = [limit.cut for limit in self.standard.decision.limits[self.area]]
        below = self.band <= order.index(Cut(line, inclusive=operator in ("<=", ">")))
        return below if operator in ("<", "<=") else not below

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        return self._facts.members(condition)
