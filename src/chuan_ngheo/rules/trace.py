"""Which facts decided a condition, or would have to be known to decide it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from attrs import frozen

from chuan_ngheo.household.age import Birth
from chuan_ngheo.household.facts import MEMBER_FACTS, Fact, Kind
from chuan_ngheo.household.model import Household
from chuan_ngheo.household.people import people, unlisted
from chuan_ngheo.language import Text
from chuan_ngheo.rules.evaluate import Facts, HouseholdFacts, PersonFacts, of_the_unlisted, truth
from chuan_ngheo.rules.expression import (
    Amount,
    And,
    AnyMember,
    Arithmetic,
    Comparison,
    Condition,
    Contains,
    CountMembers,
    Flag,
    MeansComparison,
    Not,
    Number,
    OneOf,
    Or,
    Quantity,
    Rung,
)
from chuan_ngheo.rules.logic import Truth

BIRTH = MEMBER_FACTS["birth_date"]


@frozen
class Ground:
    """A fact on which a truth rests. ``member`` counts from 0; None for the household.

    ``settles`` tells whether knowing the fact would decide what is open: true for what is unset, false for
    an answer that is given but does not say enough (a vocational diploma where a general level is asked).
    """

    path: str
    fact: Fact
    value: object | None
    member: int | None = None
    ages: tuple[int, int] | None = None
    settles: bool = False


def grounds(condition: Condition, household: Household, on: date) -> tuple[Ground, ...]:
    """The facts that made the condition true or false; for an unknown one, those that leave it open.

    A condition about members that holds for none of them rests on no single fact: the result is empty.
    """
    tracer = _Tracer(household, on)
    found = tracer.condition(condition, HouseholdFacts(household, on), None)
    return tuple({(ground.path, ground.settles): ground for ground in found}.values())


class _Tracer:
    def __init__(self, household: Household, on: date) -> None:
        self.household = household
        self.on = on

    def condition(self, node: Condition, facts: Facts, member: int | None) -> Iterator[Ground]:
        outcome = truth(node, facts)
        match node:
            case Not(inner):
                yield from self.condition(inner, facts, member)
            case And(operands) | Or(operands):
                deciding = [each for each in operands if truth(each, facts) == outcome]
                for each in deciding:
                    yield from self.condition(each, facts, member)
            case AnyMember(inner):
                yield from self._members(inner, wanted=outcome)
            case Comparison(_, left, right):
                for side in (left, right):
                    yield from self._quantity(side, facts, member, is_open=outcome is None)
            case Flag(fact) | OneOf(fact) | Rung(fact) | Contains(fact):
                yield self._ground(fact, facts, member, is_open=outcome is None)
            case MeansComparison():
                return

    def _quantity(self, node: Quantity, facts: Facts, member: int | None, is_open: bool) -> Iterator[Ground]:
        match node:
            case Amount(fact):
                yield self._ground(fact, facts, member, is_open)
            case Arithmetic(_, left, right):
                yield from self._quantity(left, facts, member, is_open)
                yield from self._quantity(right, facts, member, is_open)
            case CountMembers(inner):
                yield from self._members(inner, wanted=None if is_open else True)
            case Number():
                return

    def _members(self, condition: Condition, wanted: Truth) -> Iterator[Ground]:
        """The members whose truth is the wanted one, with what it rests on."""
        if wanted is False:
            return
        truths = HouseholdFacts(self.household, self.on).members(condition)[0]
        for index, (member, *born, _) in enumerate(people(self.household, self.on)):
            if truths[index] is wanted:
                yield from self.condition(condition, PersonFacts(member, Birth(*born)), index)
        most = unlisted(self.household)[1]
        if wanted is None and most and of_the_unlisted(condition) is not False:
            yield Ground(_MEMBERS.name, _MEMBERS, None, settles=True)

    def _ground(self, fact: Fact, facts: Facts, member: int | None, is_open: bool) -> Ground:
        if member is None:
            return self._of_household(fact, is_open)
        person = cast(PersonFacts, facts)
        if fact.name in ("age", "birth_year"):
            asked = BIRTH if is_open else fact
            return self._of_member(asked, person, member, getattr(person.member, asked.name), settles=is_open)
        value = getattr(person.member, fact.name)
        return self._of_member(fact, person, member, value, settles=is_open and value is None)

    def _of_household(self, fact: Fact, is_open: bool) -> Ground:
        value = getattr(self.household, fact.name)
        incomplete = fact.codes is not None and bool(getattr(self.household, f"{fact.name}_unknown", None))
        return Ground(fact.name, fact, value, settles=is_open and (value is None or incomplete))

    @staticmethod
    def _of_member(fact: Fact, person: PersonFacts, index: int, value: Any, settles: bool) -> Ground:
        ages = (person.birth.age_low, person.birth.age_high)
        return Ground(f"members[{index}].{fact.name}", fact, value, index, ages, settles)


_MEMBERS = Fact("members", Kind.INTEGER, Text("danh sách thành viên", "the list of members"))
