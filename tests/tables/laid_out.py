"""Households as the rows of the two tables, and the frames of every engine made of them."""

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from chuan_ngheo import Classification, Device, Household, Standard
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.tables import result_columns

TYPES = {
    Kind.BOOLEAN: pl.Boolean(),
    Kind.INTEGER: pl.Int64(),
    Kind.DECIMAL: pl.Decimal(12, 2),
    Kind.DATE: pl.Date(),
    Kind.CODE: pl.String(),
    Kind.CODES: pl.List(pl.String()),
}


def _value(value: Any, fact: Fact) -> Any:
    if value is None:
        return None
    if fact.kind is Kind.CODES:
        return sorted(str(code) for code in value)
    return str(value) if fact.kind is Kind.CODE else value


def household_row(household_id: int, household: Household, standard: Standard, has_list: bool) -> dict[str, Any]:
    """A household's row; devices in a list where that can say it, else in a column for each."""
    row: dict[str, Any] = {"household_id": household_id}
    row |= {name: _value(getattr(household, name), fact) for name, fact in HOUSEHOLD_FACTS.items() if name != "devices"}
    if has_list:
        row["devices"] = _value(household.devices, HOUSEHOLD_FACTS["devices"])
    else:
        for device in Device:
            is_open = household.devices is None or device in household.devices_unknown
            row[f"has_{device}"] = None if is_open else device in (household.devices or ())
    return row | {f"finding_{each.id}": household.findings.get(each.id) for each in standard.indicators}


def member_rows(household_id: int, household: Household) -> list[dict[str, Any]]:
    return [
        {"household_id": household_id}
        | {name: _value(getattr(member, name), fact) for name, fact in MEMBER_FACTS.items()}
        for member in household.members or ()
    ]


def household_schema(standard: Standard, has_list: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {"household_id": pl.Int64()}
    schema |= {name: TYPES[fact.kind] for name, fact in HOUSEHOLD_FACTS.items() if name != "devices"}
    schema |= {"devices": TYPES[Kind.CODES]} if has_list else {f"has_{device}": pl.Boolean() for device in Device}
    return schema | {f"finding_{each.id}": pl.Boolean() for each in standard.indicators}


MEMBER_SCHEMA: dict[str, Any] = {"household_id": pl.Int64()} | {
    name: TYPES[fact.kind] for name, fact in MEMBER_FACTS.items()
}


def tables_of(
    households: Sequence[Household], standard: Standard, has_list: bool = False
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The two tables; ids count from 1. A list of devices cannot say that one of them is unknown."""
    assert not (has_list and any(each.devices_unknown for each in households))
    numbered = list(enumerate(households, start=1))
    return (
        pl.DataFrame(
            [household_row(number, each, standard, has_list) for number, each in numbered],
            schema=household_schema(standard, has_list),
        ),
        pl.DataFrame([row for number, each in numbered for row in member_rows(number, each)], schema=MEMBER_SCHEMA),
    )


def expected(results: Iterable[Classification], standard: Standard) -> list[dict[str, Any]]:
    """What the scalar path says, as the columns of a result."""
    rows = []
    for result in results:
        row: dict[str, Any] = {
            "status": None if result.status is None else str(result.status),
            "class_id": result.class_id,
            "possible": None if result.is_determined else "|".join(result.possible),
            "deprivations": result.deprivations,
        }
        row |= {f"deprived_{each.id}": found for each, found in zip(standard.indicators, result.truths, strict=True)}
        if standard.covers is not None:
            row["covered"] = result.covered
        if standard.means.points is not None:
            row["disagreement"] = result.disagreement
        assert list(row) == list(result_columns(standard, has_two_units=standard.means.points is not None))
        rows.append(row)
    return rows
