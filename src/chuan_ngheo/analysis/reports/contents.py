"""What a report is to have: the columns that it counts by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import astuple, evolve, field, fields, frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.reports.children import Children
from chuan_ngheo.analysis.reports.grouping import UNITS, Groups
from chuan_ngheo.analysis.reports.labels import Naming
from chuan_ngheo.analysis.reports.registers import ID
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text

_GROUPS = ("policy_group", "head_sex")
_USUAL = ("ethnicity", "cause", "persons")


def _several(names: Sequence[str] | None) -> Sequence[str] | None:
    """A single name is one column, and not its letters."""
    return [names] if isinstance(names, str) else names


@frozen(kw_only=True)
class Contents:
    """What a report is to have besides the results: names of columns of the table.

    ``units`` are administrative units, from the largest; ``groups`` sort households (policy group, sex of the head);
    ``persons`` is the column of sizes, of which one that no household has is unknown; ``children`` are those of table
    11. Left out, they are taken where the table has the usual columns. ``names`` adds the lists of households;
    ``naming`` words for columns; ``place`` says of where the report is.
    """

    units: Sequence[str] | None = field(default=None, converter=_several)
    groups: Sequence[str] | None = field(default=None, converter=_several)
    ethnicity: str | None = "ethnicity"
    cause: str | None = "cause"
    persons: str | None = "size"
    children: Children | None = None
    names: bool = False
    naming: Naming = field(factory=Naming)
    place: str = ""


def resolved(contents: Contents, names: Sequence[str]) -> Contents:
    """The contents with usual columns where none are named, and without usual ones that a table has not.

    Raises `AnalysisError` for columns that are asked for and not there.
    """
    usual = {each: getattr(fields(Contents), each).default for each in _USUAL}
    asked = [*(contents.units or ()), *(contents.groups or ()), *([ID] if contents.names else [])]
    asked += [name for each, by_itself in usual.items() if (name := getattr(contents, each)) not in (None, by_itself)]
    problems = [
        Problem("frame", _NO_COLUMN, found=name, nearest=nearest_name(name, names))
        for name in asked
        if name not in names
    ]
    if problems:
        raise AnalysisError(problems)
    return evolve(
        contents,
        units=[each for each in UNITS if each in names] if contents.units is None else contents.units,
        groups=[each for each in _GROUPS if each in names] if contents.groups is None else contents.groups,
        ethnicity=_there(contents.ethnicity, names),
        cause=_there(contents.cause, names),
        persons=_there(contents.persons, names),
        children=_usual_children(names) if contents.children is None else contents.children,
    )


def _usual_children(names: Sequence[str]) -> Children | None:
    usual = Children()
    return usual if set(astuple(usual)) <= set(names) else None


def _there(name: str | None, names: Sequence[str]) -> str | None:
    return name if name in names else None


def labels_of(contents: Contents, names: Sequence[str]) -> list[str]:
    """Every column that the report groups by, with the units above each."""
    return list(dict.fromkeys(_labels(contents, names)))


def _labels(contents: Contents, names: Sequence[str]) -> Iterator[str]:
    for label in (*(contents.units or ()), *(contents.groups or ()), contents.ethnicity, contents.cause):
        if label is not None:
            yield from Groups.of(label, names, contents.naming).labels


_NO_COLUMN = Text("không có cột này", "there is no such column")
