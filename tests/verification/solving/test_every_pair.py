"""The solver and the enumeration agree on every two shipped standards: on what may happen, and in every box."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from chuan_ngheo import Standard
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification import Comparison, Transition, compare
from chuan_ngheo.verification.comparison.common_ground import goes_by_totals
from chuan_ngheo.verification.comparison.transition import Depths
from chuan_ngheo.verification.solving.lawful import Lawful, findings_as_such, standings_of
from chuan_ngheo.verification.solving.solver import Solver, Term, all_hold, any_holds, how_many, negation
from chuan_ngheo.verification.solving.world import CellWorld
from chuan_ngheo.verification.strategies import standards as made_up_standards

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")


def asked(before: Standard, after: Standard) -> tuple[Solver, tuple[Lawful, Lawful]]:
    world = CellWorld.on_day(after.start)
    solver = Solver()
    solver.always(world.conditions())
    one, other = (Lawful(each, world, findings_as_such(each, world)) for each in (before, after))
    return solver, (one, other)


def possible(before: Standard, after: Standard) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The passages that the solver finds possible."""
    solver, (one, other) = asked(before, after)
    return {
        (row, column)
        for row in standings_of(before)
        for column in standings_of(after)
        if solver.values(one.standing(row), other.standing(column)) is not None
    }


def inside(box: Transition, comparison: Comparison, laws: tuple[Lawful, Lawful]) -> Iterator[Term]:
    """What a household in a box is, as the box says it."""
    world, months = laws[0].world, comparison.ground.months
    areas = [world.area() == place for place, each in enumerate(Area) if _told(each, comparison) in box.areas]
    yield any_holds(areas)
    income = world.income() * months
    for cut, is_floor in ((box.incomes.above, True), (box.incomes.up_to, False)):
        if cut is not None:
            below = income <= cut.amount if cut.inclusive else income < cut.amount
            yield negation(below) if is_floor else below
    for law, depths in zip(laws, box.deprivations, strict=True):
        if depths is not None:
            yield from _deep(law, depths)
    for indicator, found in box.findings.items():
        finding = world.finding(indicator)
        yield finding if found else negation(finding)


def _told(area: Area, comparison: Comparison) -> Area:
    return area if area in comparison.ground.areas else Area.RURAL


def _deep(law: Lawful, depths: Depths) -> Iterator[Term]:
    if goes_by_totals(law.standard) != depths.is_points:
        return
    total = law.world.home.amount(HOUSEHOLD_FACTS["deprivation_points"])
    counted = total if depths.is_points else how_many(law.findings.values())
    yield counted >= depths.low
    if depths.high is not None:
        yield counted <= depths.high


@pytest.mark.parametrize("before", standards(), ids=lambda law: law.id)
def test_the_solver_and_the_enumeration_agree(before: Standard) -> None:
    for after in standards():
        comparison = compare(before, after)
        counted = {(row.class_ids, column.class_ids) for row, column in comparison.matrix.counts}
        assert possible(before, after) == counted
        solver, laws = asked(before, after)
        boxes = [all_hold(inside(each, comparison, laws)) for each in comparison.transitions]
        assert solver.values(negation(any_holds(boxes))) is None, "every household is in a box"
        for box, term in zip(comparison.transitions, boxes, strict=True):
            passes = all_hold([laws[0].standing(box.before.class_ids), laws[1].standing(box.after.class_ids)])
            assert solver.values(term, negation(passes)) is None, "and passes as its box says"


@given(law=made_up_standards())
def test_they_agree_on_standards_that_nobody_issued(law: Standard) -> None:
    """Unknown parts of a rule, also under “not”, and classes that no household is in."""
    counted = {(row.class_ids, column.class_ids) for row, column in compare(law, law).matrix.counts}
    assert possible(law, law) == counted
