"""A household as conditions on the unknowns of a world: the way back from `World.household`."""

from collections.abc import Iterator
from typing import Any, cast

from chuan_ngheo import Household, Member
from chuan_ngheo.household.age import births
from chuan_ngheo.household.facts import MEMBER_FACTS, Fact, Kind
from chuan_ngheo.verification.solving.solver import Term, any_holds, negation
from chuan_ngheo.verification.solving.world import HALVES, Subject, World


def facts_fixed(household: Household, world: World) -> Iterator[Term]:
    """Every fact of the household and its members that is known."""
    yield from _known(household, world.home)
    for member, subject in zip(household.members or (), world.members, strict=True):
        yield from _known(member, subject)
        age, year = (subject.amount(MEMBER_FACTS[each]) for each in ("age", "birth_year"))
        yield any_holds([(age == each.age_low) & (year == each.year_low) for each in births(member, world.on)])


def _known(stated: Household | Member, subject: Subject) -> Iterator[Term]:
    for name, fact in subject.facts.items():
        value = getattr(stated, name)
        if value is not None and fact.kind is not Kind.DATE:
            yield from _equal(fact, value, subject)


def _equal(fact: Fact, value: Any, subject: Subject) -> Iterator[Term]:
    match fact.kind:
        case Kind.BOOLEAN:
            yield subject.flag(fact) if value else negation(subject.flag(fact))
        case Kind.CODE:
            yield subject.code(fact) == list(cast(Any, fact.codes)).index(value)
        case Kind.CODES:
            for code in cast(Any, fact.codes):
                yield subject.has(fact, code) if code in value else negation(subject.has(fact, code))
        case Kind.DECIMAL:
            halves = value * HALVES
            whole = int(halves // 1)
            yield subject.amount(fact) == (whole if halves == whole else 2 * (whole // 2) + 1)
        case _:
            yield subject.amount(fact) == value
