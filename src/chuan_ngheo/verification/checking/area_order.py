"""Lines that are higher in the countryside than in town: most often two amounts that have changed places."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text, number
from chuan_ngheo.standards.model import Line, Standard, Unit
from chuan_ngheo.structuring import Path
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind

NO_AREAS_SWAPPED = Text(
    "không mức nào ở nông thôn cao hơn ở thành thị, hay ở miền núi cao hơn ở đồng bằng",
    "no line is higher in the countryside than in town, or in the mountains than below them",
)
_LOWER_FIRST = ((Area.RURAL_MOUNTAIN, Area.RURAL), (Area.RURAL, Area.URBAN))


@frozen
class _Placed:
    """A line with its place in the file."""

    path: Path
    line: Line
    unit: Unit


def swapped_areas(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Lines that stand higher where the others stand lower: a fault; a notice where there is no other to tell by."""
    lines = list(_lines(space.standard))
    for poorer, richer in _LOWER_FIRST:
        if poorer not in space.table.areas:
            continue
        has_usual_order = any(each.line.amount(poorer) < each.line.amount(richer) for each in lines)
        for each in lines:
            if each.line.amount(poorer) > each.line.amount(richer):
                household = _differing(each, (poorer, richer), space)
                yield Remark(
                    RemarkKind.AREAS,
                    Gravity.FAULT if has_usual_order else Gravity.NOTICE,
                    places.of(*each.path, str(poorer)),
                    _message(each, (poorer, richer)),
                    beside=(places.of(*each.path, str(richer)),),
                    household=household,
                    example=space.say(household),
                )


def _lines(standard: Standard) -> Iterator[_Placed]:
    for line_id, line in standard.means.income.lines.items():
        yield _Placed(("means", "income", "lines", line_id), line, Unit.INCOME)
    for line_id, line in standard.means.points.lines.items() if standard.means.points else ():
        yield _Placed(("means", "points", "lines", line_id), line, Unit.POINTS)


def _differing(placed: _Placed, areas: tuple[Area, Area], space: CellSpace) -> Household | None:
    """A household on the line, or just below it, that would have another class in the other area."""
    law = evolve(space.standard, provisional=False)
    lowest = (cell for cell in space.cells if (cell.area, cell.band) == (areas[0], 0))
    for told in map(space.household, lowest):
        if told is None:
            continue
        for household in _on_the_line(placed, areas[0], told, law.means.income.months):
            here, there = (classify(evolve(household, area=area), law, on=law.start) for area in areas)
            if here.possible != there.possible:
                return household
    return None


def _on_the_line(placed: _Placed, area: Area, told: Household, months: int) -> Iterator[Household]:
    """The household with means of just the line, and of one less: a rule may take the line in or leave it out."""
    without_means = evolve(told, income_per_head=None, monthly_income=None, size=None)
    for amount in (placed.line.amount(area), placed.line.amount(area) - 1):
        try:
            if placed.unit is Unit.INCOME:
                yield evolve(without_means, income_per_head=amount // months)
            else:
                yield evolve(without_means, income_points=amount)
        except HouseholdError:  # more than a household can have
            continue


def _message(placed: _Placed, areas: tuple[Area, Area]) -> Text:
    high, low = (placed.line.amount(area) for area in areas)
    return _HIGHER.format(
        line=placed.path[-1],
        poorer=areas[0].label,
        richer=areas[1].label,
        high=Text(number(high, "vi"), number(high, "en")),
        low=Text(number(low, "vi"), number(low, "en")),
    )


_HIGHER = Text(
    "mức “{line}” ở {poorer} ({high}) cao hơn ở {richer} ({low})",
    "the line “{line}” is higher for {poorer} ({high}) than for {richer} ({low})",
)
