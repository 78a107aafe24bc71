"""Which facts decided a condition, or would have to be known to decide it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, cast

from attrs import evolve, frozen

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
    Unknown,
)
from chuan_ngheo.rules.logic import Truth

BIRTH = MEMBER_FACTS["birth_date"]


State = Literal["known", "unset", "inconclusive"]


@frozen
class Ground:
    """A fact on which a truth rests. ``member`` counts from 0; None for the household.

    ``state`` is ``unset`` for a fact whose answer would help to decide what is open, ``inconclusive`` for an
    answer that is given but does not say enough (a vocational diploma where a general level is asked).
    """

    path: str
    fact: Fact
    value: object | None
    member: int | None = None
    ages: tuple[int, int] | None = None
    state: State = "known"


def grounds(condition: Condition, household: Household, on: date) -> tuple[Ground, ...]:
    """The facts that made the condition true or false; for an unknown one, those that leave it open.

    A condition about members that holds for none of them rests on no single fact: the result is empty.
    """
    tracer = _Tracer(household, on)
    found = tracer.condition(condition, HouseholdFacts(household, on), None)
    return tuple({(ground.path, ground.state): ground for ground in found}.values())


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
                ground = self._ground(fact, facts, member, is_open=outcome is None)
                is_inconclusive = outcome is None and ground.state == "known"
                yield evolve(ground, state="inconclusive") if is_inconclusive else ground
            case MeansComparison() | Unknown():
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
        for index, (member, *born, alternatives) in enumerate(people(self.household, self.on)):
            if truths[index] is wanted:
                # What is decided is decided for each birth that is left open, perhaps by other facts.
                for birth in (alternatives if wanted else None) or (Birth(*born),):
                    for ground in self.condition(condition, PersonFacts(member, birth), index):
                        yield evolve(ground, ages=(born[0], born[1]))
        most = unlisted(self.household)[1]
        if wanted is None and most and of_the_unlisted(condition) is not False:
            yield Ground(_MEMBERS.name, _MEMBERS, None, state="unset")

    def _ground(self, fact: Fact, facts: Facts, member: int | None, is_open: bool) -> Ground:
        """One fact as it stands; ``is_open`` where what it was asked for is unknown."""
        if member is None:
            value = getattr(self.household, fact.name)
            is_unset = value is None or bool(getattr(self.household, f"{fact.name}_unknown", None))
            return Ground(fact.name, fact, value, state="unset" if is_open and is_unset else "known")
        person = cast(PersonFacts, facts)
        born = person.birth
        is_birth_open = born.age_low < born.age_high or born.year_low < born.year_high
        if is_open and fact.name in ("age", "birth_year") and is_birth_open:
            fact = BIRTH
        value = getattr(person.member, fact.name)
        is_unset = value is None and fact.name not in ("age", "birth_year")
        path = f"members[{member}].{fact.name}"
        ages = (born.age_low, born.age_high)
        return Ground(path, fact, value, member, ages, "unset" if is_open and is_unset else "known")


_MEMBERS = Fact("members", Kind.INTEGER, Text("danh sách thành viên", "the list of members"))
