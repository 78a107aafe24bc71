"""Table 11: children of poor and near-poor households who are deprived in health and in education.

Which child is deprived is for the review to say: a household's class and findings do not. The table adds up what the
columns of children hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from attrs import astuple, frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.reports.counted import collected
from chuan_ngheo.analysis.reports.report_tables import Cell, Column, Kind, ReportTable, Row
from chuan_ngheo.analysis.reports.sizes import with_counts
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text, capitalised
from chuan_ngheo.standards.status import Status
from chuan_ngheo.tables.frames import lazy

_OF = (str(Status.POOR), str(Status.NEAR_POOR))
_TOTAL = "total"


@frozen
class Children:
    """The columns that say how many children a household has, and how many are deprived in health, in education."""

    count: str = "children"
    health: str = "children_deprived_health"
    education: str = "children_deprived_education"


def children_of(classified: Any, columns: Children) -> ReportTable:
    """A row for the poor and for the near-poor, and their total: children, and those deprived with their rates.

    A household of which one of the three numbers is not known, or could not be, is left out, and a note says of how
    many that is so. Raises `AnalysisError` for columns that are not there or hold no numbers.
    """
    names = nw.from_native(classified).collect_schema().names()
    wanted = astuple(columns)
    problems = [
        Problem("frame", _NO_COLUMN, found=each, nearest=nearest_name(each, names))
        for each in wanted
        if each not in names
    ]
    if problems:
        raise AnalysisError(problems)
    frame = with_counts(lazy(nw.from_native(classified).select("status", *wanted).to_native()), wanted, 0)
    listed = frame.filter(nw.col("status").is_in(_OF)).group_by("status", *wanted).agg(households=nw.len())
    rows = collected(listed).with_columns(pl.col("status").cast(pl.String))
    known = rows.drop_nulls(wanted)
    unknown = int(rows["households"].sum()) - int(known["households"].sum())
    parts = {status: _cells(known.filter(pl.col("status") == status), columns) for status in _OF}
    total: dict[str, Cell] = {key: sum(own[key] for own in parts.values()) for key in parts[_OF[0]]}
    labels = {str(status): capitalised(status.label) for status in Status}
    made = [Row(status, labels[status], dict(cells)) for status, cells in parts.items()]
    shown = (*made, Row(_TOTAL, _SUM, total, sum_of=_OF))
    return ReportTable("11", _TITLE, _LIST, tuple(_columns()), shown, tuple(_notes(unknown)))


def _cells(rows: pl.DataFrame, columns: Children) -> dict[str, int]:
    return {
        key: int((rows[name] * rows["households"].cast(pl.Int64)).sum())
        for key, name in (("count", columns.count), ("health", columns.health), ("education", columns.education))
    }


def _columns() -> Iterator[Column]:
    yield Column("count", _CHILDREN)
    for key, title in (("health", _HEALTH), ("education", _EDUCATION)):
        yield Column(key, title)
        yield Column(f"{key}_rate", _RATE, Kind.RATE, part=key, over="count")


def _notes(unknown: int) -> Iterator[Text]:
    if unknown:
        yield _UNKNOWN.format(count=unknown)


_TITLE = Text("Trẻ em thiếu hụt về y tế, giáo dục", "Children deprived in health and in education")
_LIST, _SUM = Text("Trẻ em của", "Children of"), Text("Tổng số", "Total")
_CHILDREN, _RATE = Text("Số trẻ em", "Children"), Text("Tỷ lệ (%)", "Rate (%)")
_HEALTH, _EDUCATION = Text("Thiếu hụt y tế", "Deprived in health"), Text("Thiếu hụt giáo dục", "Deprived in education")
_NO_COLUMN = Text("không có cột này", "there is no such column")
_UNKNOWN = Text(
    "Chưa gồm trẻ em của {count} hộ nghèo, cận nghèo chưa có đủ số liệu này.",
    "Children of poor and near-poor households of which these numbers are not known are left out: {count} households.",
)
