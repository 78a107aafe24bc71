"""Which column of a form a household is scored in."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from chuan_ngheo.errors import HouseholdError, Problem, nearest_name
from chuan_ngheo.household.codes import Area, Region
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text, joined
from chuan_ngheo.scorecards.model import Column, Scorecard


def possible_columns(card: Scorecard, household: Household) -> tuple[Column, ...]:
    """The columns that a household's area and region leave open, in the order of the form.

    Mountains and islands are rural where the form has no column of their own for them.
    Raises `HouseholdError` where the form has no column for the household's area and region.
    """
    areas = list(Area) if household.area is None else [household.area]
    regions = list(Region) if household.region is None else [household.region]
    found = {_column(card, area, region) for area, region in product(areas, regions)}
    possible = tuple(each for each in card.columns if each.id in found)
    if not possible:
        place = joined([each.label for each in (household.area, household.region) if each], ", ")
        columns = joined(each.name for each in card.columns)
        raise HouseholdError([Problem("area", _NO_COLUMN.format(place=place), expected=columns)])
    return possible


def _column(card: Scorecard, area: Area, region: Region) -> str | None:
    for wanted in (area, Area.RURAL) if area is Area.RURAL_MOUNTAIN else (area,):
        for column in card.columns:
            if column.area is wanted and column.region in (None, region):
                return column.id
    return None


def both_hold(first: Column, second: Column) -> bool:
    """Whether some household would be scored in both columns."""
    return first.area is second.area and (first.region is second.region or None in (first.region, second.region))


def chosen_columns(card: Scorecard, chosen: Mapping[str, str]) -> dict[str, Column]:
    """The columns that somebody chose for single row groups, by group id.

    Raises `HouseholdError` for a group or a column that the form does not have.
    """
    groups, columns = [each.id for each in card.groups], {each.id: each for each in card.columns}
    problems = []
    for group, column in chosen.items():
        for name, known, message in ((group, groups, _NO_GROUP), (column, list(columns), _NO_SUCH_COLUMN)):
            if name not in known:
                expected = ", ".join(known)
                problems.append(
                    Problem(f"columns.{group}", message, name, Text(expected, expected), nearest_name(name, known))
                )
    if problems:
        raise HouseholdError(problems)
    return {group: columns[column] for group, column in chosen.items()}


_NO_COLUMN = Text("phiếu không có cột cho {place}", "the form has no column for {place}")
_NO_GROUP = Text("phiếu không có nhóm này", "the form has no such row group")
_NO_SUCH_COLUMN = Text("phiếu không có cột này", "the form has no such column")
