"""Groups of households – communes, ethnicities, causes – as the rows of a table, in the order of their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from attrs import frozen

from chuan_ngheo.analysis.reports.counted import Counted
from chuan_ngheo.analysis.reports.labels import Naming
from chuan_ngheo.analysis.reports.report_tables import Column, ReportTable, Row
from chuan_ngheo.intake.wording import bare
from chuan_ngheo.language import Text

UNITS = ("province", "district", "commune", "village")
"""Labels of administrative units, from the largest."""
TOTAL = "total"
_DIGITS = re.compile(r"([0-9]+)")

Key = tuple[Any, ...]
"""One value for each label of a group: a village's is its province, district, commune and its own name."""


@frozen
class Groups:
    """What a table has a row for each of: the values of a column, in the units above it where it is a unit.

    So two villages of one name in two communes are two rows.
    """

    labels: tuple[str, ...]
    naming: Naming

    @classmethod
    def of(cls, label: str, columns: Sequence[str], naming: Naming) -> Groups:
        """The groups of a column of a table with these columns."""
        above = UNITS[: UNITS.index(label)] if label in UNITS else ()
        return cls((*(each for each in above if each in columns), label), naming)

    @property
    def title(self) -> Text:
        """What the column is called."""
        return self.naming.column(self.labels[-1])

    def in_order(self, keys: Iterable[Key]) -> list[Key]:
        """The groups in the order of their names, the unknown one last; units below the unit that they are in."""
        return sorted(keys, key=lambda key: [in_order(value) for value in key])

    def names(self, keys: Sequence[Key]) -> list[Text]:
        """What each group is called: with the units that it is in, where its own name is not enough."""
        often = Counter(key[-1] for key in keys)
        return [self._name(key if often[key[-1]] > 1 else key[-1:]) for key in keys]

    def _name(self, key: Key) -> Text:
        words = [self.naming.value(self.labels[-1], value) for value in reversed(key)]
        return Text(", ".join(each.vi for each in words), ", ".join(each.en for each in words))


def grouped(
    table_number: str, title: Text, counts: Counted, groups: Groups, columns: Mapping[Column, pl.Expr | None]
) -> ReportTable:
    """A row for each group, and their total; each column with what it sums up (a rate sums up nothing)."""
    sums = {f"#{column.key}": each for column, each in columns.items() if each is not None}  # no name of a label
    counted = [name.removeprefix("#") for name in sums]
    found = counts.rows.group_by(groups.labels).agg(**sums)
    by_key = {row[: len(groups.labels)]: row[len(groups.labels) :] for row in found.iter_rows()}
    keys = groups.in_order(by_key)
    rows = [
        Row(f"{place}", name, dict(zip(counted, by_key[key], strict=True)))
        for place, (key, name) in enumerate(zip(keys, groups.names(keys), strict=True))
    ]
    whole = dict(zip(counted, counts.rows.select(**sums).row(0), strict=True))
    total = Row(TOTAL, _TOTAL, whole, sum_of=tuple(row.key for row in rows))
    return ReportTable(table_number, title, groups.title, tuple(columns), (*rows, total))


def in_order(value: Any) -> tuple[Any, ...]:
    """What names are sorted by: letters before their marks, numbers by their size, the unknown at the end.

    >>> sorted(["Thôn 10", "Ấp 1", None, "Thôn 2", "Đội 3", "Bản 1"], key=in_order)
    ['Ấp 1', 'Bản 1', 'Đội 3', 'Thôn 2', 'Thôn 10', None]
    """
    if value is None:
        return (1, (), "")
    parts = _DIGITS.split(bare(str(value)))
    return (0, tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts), str(value))


_TOTAL = Text("Tổng số", "Total")
