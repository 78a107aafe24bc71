"""The ways a household may be: each class still possible, with each answer to the yes/no names left open.

In every single situation all that a condition names is plain, so that groups which share an open name are judged
together: a poor household that is deprived in insurance or is not has one of the two shares for certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from typing import cast

from attrs import evolve, frozen

from chuan_ngheo.classification.designations import designations
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.entitlements.model import BenefitTable
from chuan_ngheo.entitlements.reader import CLASS, FINDING
from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, Fact
from chuan_ngheo.language import Text
from chuan_ngheo.rules.evaluate import HouseholdFacts, Interval, truth
from chuan_ngheo.rules.expression import Condition, Operator
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.rules.vocabulary import DEPRIVATIONS
from chuan_ngheo.standards.model import Designation, Standard
from chuan_ngheo.standards.status import STATUS_FACT, Status


@frozen
class Situation:
    """The household, were it of this class and status, with these answers to yes/no names."""

    known: Known
    class_id: str
    status: Status
    flags: Mapping[str, Truth]

    def value(self, fact: Fact) -> object | None:
        if fact.name == STATUS_FACT.name:
            return self.status
        return self.flags[fact.name] if fact.name in self.flags else self.known.facts.value(fact)

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        return self.known.facts.unknown_codes(fact)

    def interval(self, fact: Fact) -> Interval:
        return self.known.result.deprivation_range if fact is DEPRIVATIONS else self.known.facts.interval(fact)

    def against(self, operator: Operator, line: str) -> Truth:
        return None

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        return self.known.facts.members(condition)


@frozen
class Known:
    """What is known of a classified household on a day; ``given`` are the caller's own facts, None where not known.

    ``designated`` says of each designation what holds whatever the class, were it in force.
    """

    result: Classification
    on: date
    table: BenefitTable
    given: Mapping[str, Truth]
    findings: Mapping[str, Truth]
    designated: Mapping[str, Truth]

    @property
    def classes(self) -> tuple[tuple[str, Status], ...]:
        """Each class still possible with each of its statuses, but for those that deny a fact which the caller gives.

        Raises `HouseholdError` where that leaves none.
        """
        standard = self.result.standard
        possible = [
            (each, status) for each in self.result.possible for status in standard.household_class(each).statuses
        ]
        bounds = {each.id: each.designation for each in self.table.facts if self.given[each.id] and each.designation}
        agreeing = tuple(
            (class_id, status)
            for class_id, status in possible
            if all(self._in_force(bound, class_id, status) is not False for bound in bounds.values())
        )
        if not agreeing:
            raise HouseholdError(Problem(name, _DENIED, "true", Text("false", "false")) for name in bounds)
        return agreeing

    @property
    def facts(self) -> HouseholdFacts:
        """The household's facts on the day that it was classified."""
        return HouseholdFacts(self.result.household, self.result.on or self.on)

    def situations(self, names: Iterable[str]) -> Iterator[Situation]:
        """Every situation that is still possible, with each of these yes/no names answered."""
        asked = list(names)
        for class_id, status in self.classes:
            truths = [self._truth_of(name, class_id, status) for name in asked]
            for answers in product(*((True, False) if found is None else (found,) for found in truths)):
                yield Situation(self, class_id, status, dict(zip(asked, answers, strict=True)))

    def _truth_of(self, name: str, class_id: str, status: Status) -> Truth:
        if name in self.given:
            return self._given(name, class_id, status)
        if name in self.table.designations:
            return self._designated(name, class_id, status)
        if name in HOUSEHOLD_FACTS:
            return cast(Truth, self.facts.value(HOUSEHOLD_FACTS[name]))  # the parser saw to its kind
        return self.findings[name] if name.startswith(FINDING) else class_id == name.removeprefix(CLASS)

    def _designated(self, designation: str, class_id: str, status: Status) -> Truth:
        """Whether the standard calls the household so, were it of this class."""
        rule = self._rule(designation)
        is_future = rule is not None and rule.start is not None and self.on < rule.start
        return False if is_future else self._in_force(designation, class_id, status)

    def _in_force(self, designation: str, class_id: str, status: Status) -> Truth:
        """The same, whatever the day; unknown where the standard has no such name."""
        rule = self._rule(designation)
        if rule is None:
            return None
        whatever = self.designated[designation]
        return truth(rule.when, Situation(self, class_id, status, self.findings)) if whatever is None else whatever

    def _rule(self, designation: str) -> Designation | None:
        return {each.id: each for each in self.result.standard.designations}.get(designation)

    def _given(self, name: str, class_id: str, status: Status) -> Truth:
        if self.given[name] is not None:
            return self.given[name]
        bound = {each.id: each.designation for each in self.table.facts}[name]
        is_denied = bound is not None and self._designated(bound, class_id, status) is False
        return False if is_denied else None


def known_of(result: Classification, on: date, table: BenefitTable, given: Mapping[str, Truth]) -> Known:
    """What the classification knows, and the caller; a fact that is not ``given`` is unknown."""
    ids = [each.id for each in result.standard.indicators]
    findings = {f"{FINDING}{each}": found for each, found in zip(ids, result.truths, strict=False)}
    unasked: dict[str, Truth] = {f"{FINDING}{each}": None for each in (*ids, *table.indicators)}
    designated = designations(evolve(result, standard=_undated(result)))
    asked = {each.id: given.get(each.id) for each in table.facts}
    return Known(result, on, table, asked, unasked | findings, designated)


def _undated(result: Classification) -> Standard:
    """The standard as if its designations had always been in force: the day asked about is another than its own."""
    always = tuple(evolve(each, start=None) for each in result.standard.designations)
    return evolve(result.standard, designations=always)


_DENIED = Text("trái với điều mà chuẩn nói về hộ này", "contradicts what the standard says of this household")
