"""How the two tables are laid out: which column holds what, and what no table may look like."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from chuan_ngheo.errors import Problem, TableError, nearest_name
from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.step import OWN, result_columns

HOUSEHOLDS, MEMBERS = "households", "members"
ID = "household_id"
_FINDING = "finding_"


@frozen
class Place:
    """A column: the path of what it holds (a fact, ``devices.<code>``, ``findings.<indicator>``) and its kind."""

    column: str
    path: str
    kind: Kind
    fact: Fact | None = None


def household_places(columns: Iterable[str], standard: Standard) -> dict[str, Place]:
    """The columns of the households that a classification reads, by path.

    Raises `TableError` for findings of indicators that the standard does not have, for devices in two ways, and
    for columns that have the name of a result.
    """
    names = list(columns)
    known = {name: Place(name, name, fact.kind, fact) for name, fact in HOUSEHOLD_FACTS.items()}
    known |= {f"has_{each}": Place(f"has_{each}", f"devices.{each}", Kind.BOOLEAN) for each in Device}
    known |= {
        f"{_FINDING}{each.id}": Place(f"{_FINDING}{each.id}", f"findings.{each.id}", Kind.BOOLEAN)
        for each in standard.indicators
    }
    problems = [*_unknown_findings(names, standard), *_taken(names, standard)]
    if "devices" in names and any(f"has_{each}" in names for each in Device):
        problems.append(Problem(HOUSEHOLDS, _DEVICES_TWICE))
    if problems:
        raise TableError(problems)
    return {known[name].path: known[name] for name in names if name in known}


def member_places(columns: Iterable[str]) -> dict[str, Place]:
    """The columns of the members, by path."""
    return {
        name: Place(name, name, MEMBER_FACTS[name].kind, MEMBER_FACTS[name]) for name in columns if name in MEMBER_FACTS
    }


def check_ids(households: Collection[str], members: Collection[str]) -> None:
    """Raise `TableError` where one of two tables that belong together has no column of ids."""
    tables = {HOUSEHOLDS: households, MEMBERS: members}
    problems = [
        Problem(table, _NO_ID, expected=Text(ID, ID), nearest=nearest_name(ID, columns))
        for table, columns in tables.items()
        if ID not in columns
    ]
    if problems:
        raise TableError(problems)


def columns_of(places: Mapping[str, Place]) -> set[str]:
    """The names of these columns."""
    return {place.column for place in places.values()}


def _unknown_findings(names: Iterable[str], standard: Standard) -> Iterator[Problem]:
    indicators = [f"{_FINDING}{each.id}" for each in standard.indicators]
    for name in names:
        if name.startswith(_FINDING) and name not in indicators:
            message = _NO_INDICATOR.format(id=standard.id)
            yield Problem(HOUSEHOLDS, message, found=name, nearest=nearest_name(name, indicators))


def _taken(names: Iterable[str], standard: Standard) -> Iterator[Problem]:
    results = result_columns(standard, has_two_units=standard.means.points is not None)
    for name in names:
        if name in results:
            yield Problem(HOUSEHOLDS, _TAKEN, found=name)
        elif name.startswith(OWN):
            yield Problem(HOUSEHOLDS, _OWN.format(prefix=OWN), found=name)


_NO_INDICATOR = Text("chuẩn {id} không có chỉ số của cột này", "{id} has no indicator for this column")
_TAKEN = Text("cột này trùng tên một cột kết quả", "a column of the result has this name")
_OWN = Text("tên cột không được bắt đầu bằng “{prefix}”", "the name of a column may not begin with “{prefix}”")
_NO_ID = Text("thiếu cột mã hộ", "the column of household ids is missing")
_DEVICES_TWICE = Text(
    "phương tiện thông tin có cả cột danh sách và cột riêng từng loại: chỉ dùng một cách",
    "devices stand both in a list and in columns of their own: use one of the two",
)
