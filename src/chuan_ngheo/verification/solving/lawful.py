"""A standard over a world: each finding, each class, and the classes that stay possible, as conditions on unknowns.

Class rules are read from their trees and not from the decision table, so that the two ways can be held against each
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, Fact
from chuan_ngheo.rules.expression import Condition, Operator
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS, DEPRIVATIONS
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import STATUS_FACT
from chuan_ngheo.verification.solving.solver import Term, all_hold, any_holds, constant, how_many, negation
from chuan_ngheo.verification.solving.terms import COMPARE, Reading, facts_of
from chuan_ngheo.verification.solving.world import World

Possible = tuple[str, ...]
"""Classes that stay possible, in the standard's order."""


def findings_by_rule(standard: Standard, world: World) -> dict[str, Term]:
    """Each indicator by its rule; by the survey's own finding where it has none."""
    facts = facts_of(world)
    return {
        each.id: world.finding(each.id) if each.deprived_when is None else facts.condition(each.deprived_when)
        for each in standard.indicators
    }


def findings_as_such(standard: Standard, world: World) -> dict[str, Term]:
    """Each indicator as the survey's own finding, whatever its rule: one id is one finding for every standard."""
    return {each.id: world.finding(each.id) for each in standard.indicators}


@frozen(eq=False)
class ClassReading(Reading):
    """A class rule or a designation of one standard: besides facts, the means, the deprivations and the findings."""

    standard: Standard
    findings: Mapping[str, Term]
    status: Term | None = None
    """The place of the status in its list, where a designation is read."""

    def against(self, symbol: Operator, line: str) -> Term:
        income = self.standard.means.income
        earned = self.world.income() * income.months
        return any_holds(
            all_hold(
                [
                    self.world.area() == place,
                    COMPARE[symbol](earned, income.lines[line].amount(area) * self.world.size),
                ]
            )
            for place, area in enumerate(Area)
        )

    def flag(self, fact: Fact) -> Term:
        if fact.name in HOUSEHOLD_FACTS or not fact.name.startswith("deprived_"):
            return super().flag(fact)
        return self.findings[fact.name.removeprefix("deprived_")]

    def code(self, fact: Fact) -> Term:
        return self.status if fact is STATUS_FACT else super().code(fact)

    def amount(self, fact: Fact, scale: int) -> Term:
        if fact is DEPRIVATIONS:
            return how_many(self.findings.values(), scale)
        if fact is DEPRIVATION_POINTS and self.standard.decision.point_cuts is None:
            return how_many(self.findings.values(), (self.standard.decision.points_each or 0) * scale)
        return super().amount(fact, scale)


@frozen(eq=False)
class Lawful:
    """What a standard says of every household of a world, given the terms of its findings."""

    standard: Standard
    world: World
    findings: Mapping[str, Term]
    classes: Mapping[str, Term] = field(init=False)
    """Where each class is possible."""

    @classes.default
    def _classes(self) -> dict[str, Term]:
        return dict(self._possible())

    def _possible(self) -> Iterator[tuple[str, Term]]:
        """A class is possible where its rule may hold and no rule before it certainly does."""
        reading = self._reading(None)
        before: list[Term] = []
        for each in self.standard.classes:
            if each.when is None:
                yield each.id, all_hold(before)
                return
            yield each.id, all_hold([*before, reading.condition(each.when, "possible")])
            before.append(negation(reading.condition(each.when, "certain")))

    def _reading(self, status: Term | None) -> ClassReading:
        return ClassReading(self.world, self.world.home, self.standard, self.findings, status)

    def standing(self, possible: Possible) -> Term:
        """Where just these classes are possible."""
        return all_hold(term if class_id in possible else negation(term) for class_id, term in self.classes.items())

    def against(self, symbol: Operator, line: str) -> Term:
        """The means compared with a line."""
        return self._reading(None).against(symbol, line)

    def designated(self, when: Condition) -> Term:
        """Where a designation's condition holds in every class and status that is possible."""
        return all_hold(
            any_holds([negation(self.classes[each.id]), self._reading(constant(status.rank)).condition(when)])
            for each in self.standard.classes
            for status in each.statuses
        )


def standings_of(standard: Standard) -> list[Possible]:
    """Every set of classes that some cell of the standard leaves possible, in the order of the classes."""
    order = {each.id: place for place, each in enumerate(standard.classes)}
    found = {cell.possible for cell in standard.decision.cells()}
    return sorted(found, key=lambda possible: [order[each] for each in possible])
