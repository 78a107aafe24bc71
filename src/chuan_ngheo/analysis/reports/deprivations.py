"""Tables 4 to 7: how many of the poor and of the near-poor are deprived in what, and which share of them."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from chuan_ngheo.analysis.reports.counted import Counted, deprived, households
from chuan_ngheo.analysis.reports.grouping import TOTAL, Groups, grouped
from chuan_ngheo.analysis.reports.report_tables import Cell, Column, Kind, ReportTable, Row
from chuan_ngheo.language import Text, capitalised
from chuan_ngheo.standards.status import Status

_OF = (Status.POOR, Status.NEAR_POOR)
_EVERYBODY = "households"


def by_indicator(counts: Counted) -> ReportTable:
    """A row for each indicator: the poor, the near-poor and all who are deprived in it, with rates."""
    groups = {str(status): counts.where(pl.col("status") == str(status)) for status in _OF} | {"all": counts}
    columns = []
    for key, title in [*((str(status), capitalised(status.label)) for status in _OF), ("all", _ALL)]:
        columns += [Column(key, title), Column(f"{key}_rate", _RATE, Kind.RATE, part=key, base=_EVERYBODY)]
    everybody: dict[str, Cell] = {key: own.households for key, own in groups.items()}
    rows = [Row(_EVERYBODY, _HOUSEHOLDS, everybody)]
    for each in counts.standard.indicators:
        cells: dict[str, Cell] = {key: own.deprived(each.id) for key, own in groups.items()}
        rows.append(Row(each.id, capitalised(each.name), cells, 1))
    indicators = tuple(each.id for each in counts.standard.indicators)
    sums: dict[str, Cell] = {key: sum(own.deprived(each) for each in indicators) for key, own in groups.items()}
    rows.append(Row(TOTAL, _DEPRIVATIONS, sums, sum_of=indicators))
    shown = tuple(columns)
    return ReportTable("4–7", _BY_INDICATOR, _INDICATOR, shown, tuple(rows), tuple(_notes(counts, groups)))


def _notes(counts: Counted, groups: dict[str, Counted]) -> Iterator[Text]:
    unknown = {each: counts.unknown(each.id) for each in counts.standard.indicators}
    for each, count in unknown.items():
        if count:
            poor, near = (groups[str(status)].unknown(each.id) for status in _OF)
            yield _UNKNOWN.format(indicator=capitalised(each.name), count=count, poor=poor, near=near)


def by_unit(counts: Counted, groups: Groups, place: int) -> Iterator[ReportTable]:
    """Tables 4 and 5 of the poor, 6 and 7 of the near-poor: by unit, the counts, then the shares."""
    indicators = [(each.id, capitalised(each.name)) for each in counts.standard.indicators]
    for status, numbers in zip(_OF, (("4", "5"), ("6", "7")), strict=True):
        inside = counts.where(pl.col("status") == str(status))
        columns: dict[Column, pl.Expr | None] = {Column(_EVERYBODY, capitalised(status.label)): households()}
        columns |= {Column(key, name): deprived(key) for key, name in indicators}
        every = pl.sum_horizontal(deprived(key) for key, _ in indicators)
        columns[Column("deprivations", _DEPRIVATIONS)] = every
        title = _OF_STATUS[status].format(unit=groups.title)
        made = grouped(f"{numbers[0]}.{place}", title, inside, groups, columns)
        yield made
        shares = tuple(Column(f"{key}_rate", name, Kind.RATE, part=key, over=_EVERYBODY) for key, name in indicators)
        title = _SHARE_OF_STATUS[status].format(unit=groups.title)
        yield ReportTable(f"{numbers[1]}.{place}", title, made.first, shares, made.rows, of=made)


_BY_INDICATOR = Text("Thiếu hụt theo từng chỉ số", "Deprivations by indicator")
_INDICATOR = Text("Chỉ số", "Indicator")
_HOUSEHOLDS, _ALL = Text("Tổng số hộ", "All households"), Text("Tất cả các hộ", "All households")
_RATE = Text("Tỷ lệ (%)", "Rate (%)")
_DEPRIVATIONS = Text("Tổng số thiếu hụt", "Deprivations in all")
_UNKNOWN = Text(
    "{indicator}: chưa rõ ở {count} hộ (hộ nghèo {poor}, hộ cận nghèo {near}); các hộ này không tính là thiếu hụt.",
    "{indicator}: unknown of {count} households ({poor} poor, {near} near-poor), which are not among the deprived.",
)
_OF_STATUS = {
    Status.POOR: Text("Hộ nghèo thiếu hụt theo từng chỉ số – {unit}", "Poor households deprived – {unit}"),
    Status.NEAR_POOR: Text(
        "Hộ cận nghèo thiếu hụt theo từng chỉ số – {unit}", "Near-poor households deprived – {unit}"
    ),
}
_SHARE_OF_STATUS = {
    Status.POOR: Text(
        "Tỷ lệ (%) hộ nghèo thiếu hụt theo từng chỉ số – {unit}", "Poor households deprived (%) – {unit}"
    ),
    Status.NEAR_POOR: Text(
        "Tỷ lệ (%) hộ cận nghèo thiếu hụt theo từng chỉ số – {unit}", "Near-poor households deprived (%) – {unit}"
    ),
}
