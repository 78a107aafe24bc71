"""Table 1, the results: households, persons and rates by class, urban and rural; by unit; by group; by cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from chuan_ngheo.analysis.reports.class_rows import UNDETERMINED, ClassRow, class_rows
from chuan_ngheo.analysis.reports.counted import LIVELIHOOD, Counted, households, persons
from chuan_ngheo.analysis.reports.grouping import TOTAL, Groups, grouped
from chuan_ngheo.analysis.reports.labels import Naming
from chuan_ngheo.analysis.reports.report_tables import Cell, Column, Kind, ReportTable, Row
from chuan_ngheo.language import Text, capitalised
from chuan_ngheo.standards.status import Status

_ON_LISTS = (Status.POOR, Status.NEAR_POOR)
_BOTH = 2
_AVERAGE_BY_LAND_OR_SEA = f"{Status.AVERAGE}_{LIVELIHOOD}"


def results(counts: Counted) -> ReportTable:
    """Table 1: a row for each class of the standard, with its rate among all households."""
    columns = [
        Column("households", _HOUSEHOLDS),
        Column("households_rate", _RATE, Kind.RATE, part="households", base=TOTAL),
    ]
    if counts.has_persons:
        columns += [
            Column("persons", _PERSONS),
            Column("persons_rate", _RATE, Kind.RATE, part="persons", base=TOTAL),
        ]
    areas = _areas(counts)
    for area, title, _ in areas:
        columns += [Column(area, title), Column(f"{area}_rate", _RATE, Kind.RATE, part=area, base=TOTAL)]
    rows = []
    for each in _shown(counts):
        inside = counts.where(each.condition)
        cells: dict[str, Cell] = {"households": inside.households, "persons": inside.persons}
        cells |= {area: inside.where(condition).households for area, _, condition in areas}
        rows.append(Row(each.key, capitalised(each.label), cells, each.level, each.parts))
    everybody: dict[str, Cell] = {"households": counts.households, "persons": counts.persons}
    everybody |= {area: counts.where(condition).households for area, _, condition in areas}
    tops = tuple(row.key for row in rows if row.level == 0)
    rows.append(Row(TOTAL, _TOTAL, everybody, sum_of=tops))
    return ReportTable("1", _RESULTS, _CLASS, tuple(columns), tuple(rows), tuple(_notes(counts)))


def _shown(counts: Counted) -> Iterator[ClassRow]:
    """The lines of the standard; open ones only where somebody is in them, the livelihood only where it is known."""
    rows = class_rows(counts.standard)
    is_empty = {each.key: not counts.where(each.condition).households for each in rows}
    for each in rows:
        if is_empty[each.key] and each.key.endswith("_open"):
            continue
        parts = tuple(key for key in each.parts if not (key.endswith("_open") and is_empty[key]))
        yield ClassRow(each.key, each.label, each.condition, each.level, parts)
        if each.key == Status.AVERAGE and LIVELIHOOD in counts.labels:
            yield ClassRow(_AVERAGE_BY_LAND_OR_SEA, _LIVELIHOOD, each.condition & pl.col(LIVELIHOOD), 2)


def _areas(counts: Counted) -> list[tuple[str, Text, pl.Expr]]:
    """Urban and rural, where there are both; rural takes in mountains."""
    if "area" not in counts.labels or counts.rows["area"].drop_nulls().eq("urban").n_unique() < _BOTH:
        return []
    urban = pl.col("area") == "urban"
    found = [("urban", _URBAN, urban), ("rural", _RURAL, ~urban)]
    if counts.rows["area"].null_count():
        found.append(("area_unknown", _AREA_UNKNOWN, pl.col("area").is_null()))
    return found


def _notes(counts: Counted) -> Iterator[Text]:
    if unknown := counts.households_of_unknown_size:
        yield _UNKNOWN_SIZE.format(count=unknown)
    if LIVELIHOOD in counts.labels and (
        unknown := counts.where((pl.col("status") == str(Status.AVERAGE)) & pl.col(LIVELIHOOD).is_null()).households
    ):
        yield _UNKNOWN_LIVELIHOOD.format(count=unknown)


def by_group(table_number: str, title: Text, counts: Counted, groups: Groups) -> ReportTable:
    """A row for each group: its households, and with their rates the poor and the near-poor."""
    columns: dict[Column, pl.Expr | None] = {Column("households", _ALL_HOUSEHOLDS): households()}
    for status in (Status.POOR, Status.NEAR_POOR):
        own = pl.col("status") == str(status)
        rate = Column(f"{status}_rate", _RATE, Kind.RATE, part=str(status), over="households")
        columns |= {Column(str(status), capitalised(status.label)): households(own), rate: None}
        if counts.has_persons:
            columns[Column(f"{status}_persons", _PERSONS)] = persons(own)
    if LIVELIHOOD in counts.labels:
        average = (pl.col("status") == str(Status.AVERAGE)) & pl.col(LIVELIHOOD)
        columns[Column(_AVERAGE_BY_LAND_OR_SEA, _LIVELIHOOD_OF_AVERAGE)] = households(average)
    undetermined = next(each for each in class_rows(counts.standard) if each.key == UNDETERMINED)
    columns[Column(UNDETERMINED, _UNDETERMINED)] = households(undetermined.condition)
    return grouped(table_number, title, counts, groups, columns)


def by_cause(table_number: str, title: Text, counts: Counted, groups: Groups) -> ReportTable:
    """A row for each cause that is named: the poor and the near-poor, and which share of them name it."""
    of_lists = counts.where(pl.col("status").is_in([str(status) for status in _ON_LISTS]))
    columns: dict[Column, pl.Expr | None] = {}
    for status in _ON_LISTS:
        rate = Column(f"{status}_rate", _RATE, Kind.RATE, part=str(status), base=TOTAL)
        own = households(pl.col("status") == str(status))
        columns |= {Column(str(status), capitalised(status.label)): own, rate: None}
    return grouped(table_number, title, of_lists, groups, columns)


def by_class_and_group(
    table_number: str, title: Text, whole: Counted, parts: Iterable[tuple[Groups, Counted]], status: Status
) -> ReportTable:
    """Sub-groups of the poor, or of the near-poor: for each of them, its households by class."""
    own = pl.col("status") == str(status)
    inside = whole.where(own)
    classes = [each for each in class_rows(whole.standard) if each.level == 1 and each.status is status]
    classes = [each for each in classes if not each.key.endswith("_open") or inside.where(each.condition).households]
    columns: dict[Column, pl.Expr | None] = {
        Column("households", capitalised(status.label)): households(),
        Column("share", _RATE, Kind.RATE, part="households", base=TOTAL): None,
    }
    columns |= {Column(each.key, capitalised(each.label)): households(each.condition) for each in classes}
    rows = []
    for groups, counts in parts:
        made = grouped(table_number, title, counts.where(own), groups, columns)
        name = groups.title
        for row in made.rows[:-1]:
            label = Text(f"{name.vi}: {row.label.vi}", f"{name.en}: {row.label.en}")
            rows.append(Row(f"{groups.labels[-1]}:{row.key}", label, row.cells))
    everybody = grouped(table_number, title, inside, Groups(("status",), Naming()), columns).rows[-1]
    total = Row(TOTAL, everybody.label, everybody.cells)
    return ReportTable(table_number, title, _GROUP, tuple(columns), (*rows, total))


_RESULTS = Text("Kết quả rà soát hộ nghèo, hộ cận nghèo", "Results of the review")
_CLASS = Text("Loại hộ", "Class")
_GROUP = Text("Nhóm hộ", "Group")
_HOUSEHOLDS, _PERSONS = Text("Số hộ", "Households"), Text("Số khẩu", "Persons")
_ALL_HOUSEHOLDS = Text("Tổng số hộ", "All households")
_RATE = Text("Tỷ lệ (%)", "Rate (%)")
_TOTAL = Text("Tổng số", "Total")
_URBAN, _RURAL = Text("Thành thị", "Urban"), Text("Nông thôn", "Rural")
_AREA_UNKNOWN = Text("Chưa rõ khu vực", "Area unknown")
_UNDETERMINED = Text("Chưa xác định", "Undetermined")
_LIVELIHOOD = Text(
    "trong đó làm nông, lâm, ngư, diêm nghiệp", "of these, in agriculture, forestry, fishery or salt-making"
)
_LIVELIHOOD_OF_AVERAGE = Text(
    "Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình", "Farming, forestry, fishery, salt-making of average living"
)
_UNKNOWN_SIZE = Text(
    "Số khẩu chưa gồm người của {count} hộ chưa rõ số người.",
    "Persons leave out those of households of unknown size: {count}.",
)
_UNKNOWN_LIVELIHOOD = Text(
    "Chưa rõ sinh kế của {count} hộ có mức sống trung bình.",
    "Households of average living standard whose livelihood is unknown: {count}.",
)
