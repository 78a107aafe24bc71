"""What holds of every household that can be: incomes that agree, diplomas and the levels under them, births."""

from datetime import date

import pytest

from chuan_ngheo.household.codes import Education
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.verification.solving.solver import Solver, Term
from chuan_ngheo.verification.solving.world import World

DAY = date(2024, 2, 29)


def may_be(world: World, *conditions: Term) -> bool:
    solver = Solver()
    solver.always(world.conditions())
    return solver.values(*conditions) is not None


@pytest.mark.parametrize(("per_head", "is_possible"), [(332, False), (333, True), (334, True), (335, False)])
def test_income_per_head_is_the_quotient_to_within_a_dong(per_head: int, is_possible: bool) -> None:
    world = World(3, DAY)
    stated = world.home.amount(HOUSEHOLD_FACTS["income_per_head"])
    assert may_be(world, world.income() == 1000, stated == per_head) is is_possible


@pytest.mark.parametrize("level", Education)
def test_the_general_level_is_one_that_the_diploma_allows(level: Education) -> None:
    world = World(1, DAY)
    (member,) = world.members
    held = member.code(MEMBER_FACTS["education"]) == list(Education).index(level)
    low, high = level.ladder
    assert [rung for rung in range(-1, 7) if may_be(world, held, world.rung(member) == rung)] == [*range(low, high + 1)]


@pytest.mark.parametrize(("day", "years"), [(DAY, [1993, 1994]), (date(2024, 12, 31), [1994])])
def test_who_is_thirty_was_born_thirty_years_ago_or_a_year_before(day: date, years: list[int]) -> None:
    world = World(1, day)
    (member,) = world.members
    age, born = (member.amount(MEMBER_FACTS[each]) for each in ("age", "birth_year"))
    assert [year for year in range(1990, 1998) if may_be(world, age == 30, born == year)] == years
