"""“What would change it” is true: whoever makes the change is in the class it names, and a smaller one is not enough.

Tried in every cell of every standard: each area, each number of deprivations, and means on each line and beside it.
"""

from collections.abc import Iterator

import pytest
from attrs import evolve

from chuan_ngheo import Area, Classification, Household, classify, standard
from chuan_ngheo.explanation.changes import Change, changes
from chuan_ngheo.standards.model import Unit
from classification.applied import Applied

PERSONS = 12
"""A household of twelve: a line of VND a year is then a whole number of đồng a month, too."""


def result_of(household: Household, applied: Applied) -> Classification:
    return classify(household, applied.standard, on=applied.on)


def deprived_in(applied: Applied, count: int) -> dict[str, bool]:
    return {each.id: place < count for place, each in enumerate(applied.standard.indicators)}


def on_the_line(applied: Applied, line: int) -> int:
    """The monthly income with which twelve persons are exactly on a line."""
    return PERSONS * line // applied.standard.means.income.months


def by_income(applied: Applied) -> Iterator[Household]:
    table = applied.standard.decision
    for area in table.areas:
        lines = [on_the_line(applied, limit.income) for limit in table.limits[area]]
        for total in [0, *(line + step for line in lines for step in (-1, 0, 1))]:
            for count in range(table.indicators + 1):
                points = None if table.point_cuts is None else 40
                yield Household(
                    area=area,
                    size=PERSONS,
                    monthly_income=total,
                    findings=deprived_in(applied, count),
                    deprivation_points=points,
                )


def by_points(applied: Applied) -> Iterator[Household]:
    """Without an income, and with one in each band: one that agrees, one that is overruled or overrules."""
    for household in by_income(applied):
        assert household.area is not None
        limits = applied.standard.decision.limits[household.area]
        for scored in (limit.points for limit in limits if limit.points is not None):
            for step in (0, 1):
                yield evolve(household, income_points=scored + step)
                yield evolve(household, income_points=scored + step, monthly_income=None)


def made(change: Change, household: Household, applied: Applied, nearly: bool = False) -> Household:
    """The household after the change, or ``nearly``: one deprivation, one đồng or one point short of it."""
    short = 0 if not nearly else 1 if change.direction == "below" else -1
    if change.kind == "deprivations":
        return evolve(household, findings=deprived_in(applied, change.amount + short))
    beyond = int(change.inclusive) if change.direction == "above" else int(change.inclusive) - 1
    if change.unit is Unit.POINTS:
        return evolve(household, income_points=change.amount + beyond + short)
    return evolve(household, monthly_income=on_the_line(applied, change.amount) + beyond + short)


def assert_changes_are_true(household: Household, applied: Applied) -> None:
    result = result_of(household, applied)
    for change in changes(result):
        moved = result_of(made(change, household, applied), applied)
        assert moved.possible == tuple(each.id for each in change.classes), (household, change)
        assert result.class_id not in moved.possible, (household, change)
        almost = result_of(made(change, household, applied, nearly=True), applied)
        assert result.class_id in almost.possible, (household, change)


def test_by_income_every_change_is_true_and_the_smallest(applied: Applied) -> None:
    for household in by_income(applied):
        assert_changes_are_true(household, applied)


def test_by_points_every_change_is_true_and_the_smallest(surveyed: Applied) -> None:
    for household in by_points(surveyed):
        assert_changes_are_true(household, surveyed)


def test_no_change_is_left_out(surveyed: Applied) -> None:
    """Another class that fewer deprivations, more, or another income lead to is named."""
    for household in by_income(surveyed):
        result = result_of(household, surveyed)
        told = {(change.kind, change.direction) for change in changes(result)}
        now, total = result.deprivations, household.monthly_income
        assert now is not None
        assert total is not None
        led = set()
        for other in by_income(surveyed):
            moved = result_of(other, surveyed)
            if other.area is household.area and moved.class_id != result.class_id:
                assert moved.deprivations is not None
                assert other.monthly_income is not None
                if other.monthly_income == total:
                    led.add(("deprivations", "below" if moved.deprivations < now else "above"))
                elif moved.deprivations == now:
                    led.add(("means", "below" if other.monthly_income < total else "above"))
        assert told == led, household


def test_nothing_is_promised_while_the_class_is_open(applied: Applied) -> None:
    assert changes(result_of(Household(), applied)) == ()


def test_nothing_is_promised_where_rules_name_single_findings() -> None:
    applied = Applied(standard("vn-sg-2021"), standard("vn-sg-2021").start)
    findings = {each.id: False for each in applied.standard.indicators}
    household = Household(area=Area.URBAN, income_per_head=9_000_000, findings=findings)
    result = result_of(household, applied)
    assert result.is_determined
    assert changes(result) == ()


@pytest.mark.parametrize(
    ("points", "income", "above"),
    [
        (130, None, ["average", "above_average"]),
        (130, 900_000, ["average", "above_average"]),
        (130, 2_000_000, ["above_average"]),
    ],
)
def test_above_the_last_line_of_points_what_stays_open_is_said(
    points: int, income: int | None, above: list[str]
) -> None:
    """There the points cannot tell average from above average, but an income that is known can."""
    applied = Applied(standard("vn-2016"), standard("vn-2016").start)
    household = Household(
        area=Area.RURAL, income_points=points, income_per_head=income, findings=deprived_in(applied, 0)
    )
    (change,) = [
        each for each in changes(result_of(household, applied)) if each.direction == "above" and each.kind == "means"
    ]
    assert (change.amount, change.unit) == (150, Unit.POINTS)
    assert [each.id for each in change.classes] == above
