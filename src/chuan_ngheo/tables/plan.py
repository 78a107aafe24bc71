"""A standard over two tables as steps of columns: what every engine does, in the same order.

A step adds columns that name only columns of the steps before it. Members are read, answer and are gathered by
household; then households are read, found deprived or not, placed, and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Generic

from attrs import evolve, frozen

from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.rules.expression import Condition, facts_named
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.algebra import Algebra, E
from chuan_ngheo.tables.depth import DepthColumns
from chuan_ngheo.tables.facts import FactColumns
from chuan_ngheo.tables.findings import FindingColumns, HouseholdColumns
from chuan_ngheo.tables.member_steps import MemberPlanner, MemberSteps
from chuan_ngheo.tables.people import LISTED, Gathered, Questions
from chuan_ngheo.tables.placing import Placing
from chuan_ngheo.tables.sets import Sets
from chuan_ngheo.tables.step import OWN, Step, result_columns, side_by_side
from chuan_ngheo.tables.truths import Found, Truths

_MEANS = ("size", "monthly_income", "income_per_head", "income_points", "deprivation_points")


@frozen
class Plan(Generic[E]):
    """All that is done: the members' steps, what is gathered of them by household, the households' steps."""

    members: tuple[Step[E], ...]
    greatest: tuple[str, ...]
    sums: tuple[str, ...]
    households: tuple[Step[E], ...]
    results: tuple[str, ...]
    contradictions: Mapping[str, E]
    """By path, where the facts of a household contradict each other: truths over the columns of the last step."""
    impossible_births: E | None
    """Where what a member's row says of a birth cannot be: a truth over the columns of the last step."""


def rules_of(standard: Standard) -> dict[str, Condition]:
    """Every condition of a standard that is about facts, by the indicator or the result that it gives."""
    rules = {each.id: each.deprived_when for each in standard.indicators if each.deprived_when is not None}
    return rules if standard.covers is None else {**rules, "covered": standard.covers.when}


def plan(
    algebra: Algebra[E], standard: Standard, on: date, households: Mapping[str, str], members: Mapping[str, str] | None
) -> Plan[E]:
    """The plan for tables with these columns, each given by the path of what it holds."""
    questions = None if members is None else Questions.of(rules_of(standard))
    people: MemberSteps[E] = MemberSteps((), None)
    if members is not None and questions is not None:
        people = MemberPlanner(algebra, on).steps(members, questions)
    return _Planner(algebra, standard).plan(households, questions, people)


@frozen
class _Planner(Generic[E]):
    """The households' part, over what was gathered of their members."""

    algebra: Algebra[E]
    standard: Standard

    @property
    def truths(self) -> Truths[E]:
        return Truths(self.algebra)

    def plan(self, names: Mapping[str, str], questions: Questions | None, people: MemberSteps[E]) -> Plan[E]:
        truths = self.truths
        read, facts = self._read(names, questions)
        household = HouseholdColumns(facts, Gathered(facts, questions, facts.value("size")))
        findings = FindingColumns(self.standard, household)
        deprived = findings.deprived()
        placed = Placing(self.algebra, self.standard).placed(facts)
        found = {f"deprived_{each}": truths.column(truth) for each, truth in deprived.items()}
        refused = dict(findings.contradictions())
        counted = DepthColumns(facts, self.standard.decision).counted(
            {each: self._stored(each, truth) for each, truth in deprived.items()}, truths.either(refused.values())
        )
        refused["deprivation_points"] = counted.mismatched
        has_two_units = self.standard.means.points is not None and _has_two_units(names)
        shared, *measured = placed.steps
        sets = Sets(self.algebra, self.standard.decision)
        return Plan(
            members=people.steps,
            greatest=questions.greatest if questions else (),
            sums=questions.sums if questions else (),
            households=(
                read,
                *side_by_side([Step("found", truths={**found, **self._covered(findings)})], [shared]),
                *side_by_side(counted.steps, measured),
                sets.opened(placed, counted),
                sets.named(),
            ),
            results=result_columns(self.standard, has_two_units),
            contradictions=truths.stored(refused)[0],
            impossible_births=people.impossible_births,
        )

    def _read(self, names: Mapping[str, str], questions: Questions | None) -> tuple[Step[E], FactColumns[E]]:
        """The numbers that a household can have; its size is that of its list where nothing else is said.

        A household without members has none that are listed, and none of whom anything holds.
        """
        facts = FactColumns(self.algebra, names)
        used = {fact.name for each in rules_of(self.standard).values() for fact in facts_named(each)} | set(_MEANS)
        numbers = facts.checked({name: fact for name, fact in HOUSEHOLD_FACTS.items() if name in used})
        gathered: dict[str, E] = {}
        if questions is not None:
            zero, listed = self.algebra.literal(0), self.algebra.column(LISTED)
            gathered = {
                name: self.algebra.first_value([self.algebra.column(name), zero])
                for name in (*questions.greatest, *questions.sums, LISTED)
            }
            numbers["size"] = self.algebra.first_value([numbers["size"], listed]) if "size" in numbers else listed
        own = {path: f"{OWN}{path}" for path in numbers}
        read = Step("read", {own[path]: column for path, column in numbers.items()} | gathered)
        return read, evolve(facts, names={**names, **own})

    def _stored(self, indicator_id: str, found: Found[E]) -> Found[E]:
        """A finding as a later step reads it."""
        is_plain = found is None or isinstance(found, bool)
        return found if is_plain else self.algebra.truth(f"deprived_{indicator_id}")

    def _covered(self, findings: FindingColumns[E]) -> dict[str, E]:
        covers = self.standard.covers
        return {} if covers is None else {"covered": self.truths.column(findings.truth(covers.when))}


def _has_two_units(names: Mapping[str, str]) -> bool:
    return "income_points" in names and bool({"monthly_income", "income_per_head"} & set(names))
