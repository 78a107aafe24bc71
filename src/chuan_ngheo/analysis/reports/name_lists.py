"""Tables 14 and 15: the households themselves, poor and near-poor, sorted by where they live.

Names are personal data: these tables are made only where they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from chuan_ngheo.analysis.reports.counted import collected
from chuan_ngheo.analysis.reports.grouping import in_order
from chuan_ngheo.analysis.reports.labels import Naming
from chuan_ngheo.analysis.reports.registers import ID, with_ids
from chuan_ngheo.analysis.reports.report_tables import Cell, Column, Kind, ReportTable, Row
from chuan_ngheo.analysis.reports.sizes import with_sizes
from chuan_ngheo.language import Text, capitalised, joined
from chuan_ngheo.review.movement_lines import Line, line_name
from chuan_ngheo.review.register import Standing
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.frames import lazy

_NUMBERS = {Standing.POOR: "14", Standing.NEAR_POOR: "15"}
_HEAD, _SIZE, _PLACE = "head", "size", "#place"
_NAMELESS = "?"


def name_list(
    frame: Any,
    standard: Standard,
    standing: Standing,
    labels: Sequence[str],
    came: Mapping[str, Line] | None,
    naming: Naming,
) -> ReportTable:
    """A row for each household of one list: its id, its head, its labels, class and deprivations.

    ``came`` says by which line of the movement it is on the list.
    """
    names = nw.from_native(frame).collect_schema().names()
    own = [label for label in (*labels, _HEAD, _SIZE) if label in names]
    findings = {each.id: f"deprived_{each.id}" for each in standard.indicators}
    chosen = nw.from_native(frame).select(*dict.fromkeys([ID, "status", "class_id", *own, *findings.values()]))
    listed = lazy(chosen.filter(nw.col("status") == str(standing)).to_native())
    rows = collected(with_ids(with_sizes(listed, _SIZE) if _SIZE in own else listed))
    found = list(rows.iter_rows(named=True))
    found.sort(key=lambda row: [in_order(row[each]) for each in (*labels, ID)])
    columns = [Column(each, naming.column(each) if each not in _OWN else _OWN[each], _kind(each)) for each in own]
    columns += [Column("class", _CLASS, Kind.WORDS), Column("deprived", _DEPRIVED, Kind.WORDS)]
    if came is not None:
        columns.append(Column("came", _CAME, Kind.WORDS))
    return ReportTable(
        _NUMBERS[standing],
        _TITLE.format(list=standing.label),
        _ID,
        tuple(columns),
        tuple(_row(row | {_PLACE: place}, standard, own, came, standing) for place, row in enumerate(found)),
    )


def _row(
    row: Mapping[str, Any], standard: Standard, own: Sequence[str], came: Mapping[str, Line] | None, standing: Standing
) -> Row:
    cells: dict[str, Cell] = {each: _cell(row[each]) for each in own}
    if row["class_id"] is not None:
        cells["class"] = capitalised(standard.household_class(row["class_id"]).name)
    deprived = [each.name for each in standard.indicators if row[f"deprived_{each.id}"]]
    cells["deprived"] = joined(deprived) if deprived else None
    if came is not None and (line := came.get(str(row[ID]))) is not None:
        cells["came"] = line_name(line, standing)
    name = row[ID] or _NAMELESS
    return Row(f"{row[_PLACE]}", Text(name, name), cells)


def _cell(value: Any) -> Cell:
    return value if value is None or isinstance(value, int) else str(value)


def _kind(label: str) -> Kind:
    return Kind.COUNT if label == _SIZE else Kind.WORDS


_TITLE = Text("Danh sách {list}", "List of {list}")
_ID = Text("Mã hộ", "Household")
_CLASS, _CAME = Text("Loại hộ", "Class"), Text("Diễn biến", "Movement")
_DEPRIVED = Text("Các chỉ số thiếu hụt", "Deprived in")
_OWN = {_SIZE: Text("Số khẩu", "Persons"), _HEAD: Text("Chủ hộ", "Head of the household")}
