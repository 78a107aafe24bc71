"""Tables 2 and 3: movement of poor and of near-poor households between two reviews, in all and by group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.reports.grouping import TOTAL, Groups
from chuan_ngheo.analysis.reports.registers import Pair
from chuan_ngheo.analysis.reports.report_tables import Cell, Column, ReportTable, Row
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text
from chuan_ngheo.review.movement_lines import OF_THE_FORM, Line, Sign
from chuan_ngheo.review.movement_table import Movement, MovementTable
from chuan_ngheo.review.movement_table import Row as MovementRow
from chuan_ngheo.review.register import Standing

_NUMBER = {Standing.POOR: "2", Standing.NEAR_POOR: "3"}


def movement_table(moved: MovementTable, has_persons: bool) -> ReportTable:
    """The movement as the forms have it: from the start, less the decreases, plus the increases, to the end."""
    check_adds_up(moved)
    columns = [Column("households", _HOUSEHOLDS)]
    if has_persons:
        columns.append(Column("persons", _PERSONS))
    rows = [
        Row(each.line, _marked(each), {"households": each.households, "persons": each.persons})
        for each in moved.rows
        if each.ids or each.line in OF_THE_FORM
    ]
    notes = tuple(
        text.format(count=len(ids))
        for text, ids in ((_MAYBE_START, moved.maybe_at_start), (_MAYBE_END, moved.maybe_at_end))
        if ids
    )
    return ReportTable(_NUMBER[moved.group], moved.title, _LINE, tuple(columns), tuple(rows), notes)


def movement_by_group(pair: Pair, groups: Groups, place: int, has_persons: bool) -> Iterator[ReportTable]:
    """A row for each group, the lines of the movement as columns: households, then persons where they are counted.

    In each group start − decreases + increases = end. A household that is in another group at the end is counted as
    moved away there and as moved in here, so that these two lines are longer than in the movement of all.
    """
    by_key = pair.by(groups.labels)
    keys = groups.in_order(by_key)
    for standing in _NUMBER if keys else ():
        tables = [_of(by_key[key], standing) for key in keys]
        for each in tables:
            check_adds_up(each)
        yield _by_group(tables, groups, groups.names(keys), f"{_NUMBER[standing]}.{place}", _households)
        if has_persons:
            yield _by_group(tables, groups, groups.names(keys), f"{_NUMBER[standing]}b.{place}", _persons)


def _households(row: MovementRow) -> int | None:
    return row.households


def _persons(row: MovementRow) -> int | None:
    return row.persons


def _by_group(
    tables: Sequence[MovementTable],
    groups: Groups,
    names: Sequence[Text],
    number: str,
    counted: Callable[[MovementRow], int | None],
) -> ReportTable:
    """The movement of each group in a row; a total of which a part is not known is not known."""
    used = {row.line for each in tables for row in each.rows if counted(row) != 0} | OF_THE_FORM
    lines = [row for row in tables[0].rows if row.line in used]
    cells: list[dict[str, int | None]] = [{row.line: counted(each[row.line]) for row in lines} for each in tables]
    rows = [
        Row(f"{place}", name, dict[str, Cell](own)) for place, (name, own) in enumerate(zip(names, cells, strict=True))
    ]
    total = Row(TOTAL, _TOTAL, {row.line: _sum([own[row.line] for own in cells]) for row in lines}, 0, _keys(rows))
    title = (_BY if counted is _households else _BY_PERSONS).format(title=tables[0].title, unit=groups.title)
    columns = tuple(Column(row.line, _marked(row)) for row in lines)
    return ReportTable(number, title, groups.title, columns, (*rows, total), (_MOVES,))


def _keys(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row.key for row in rows)


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _marked(row: MovementRow) -> Text:
    return Text(_MARK[row.sign] + row.name.vi, _MARK[row.sign] + row.name.en)


def check_adds_up(moved: MovementTable) -> None:
    """Raise `AnalysisError` where start, decreases and increases do not make the end."""
    end = moved.start.households + sum(row.sign * row.households for row in moved.rows if row.sign is not Sign.LEVEL)
    if end != moved.end.households:
        wanted = Text(str(end), str(end))
        raise AnalysisError([Problem(_NUMBER[moved.group], _NOT_THE_END, str(moved.end.households), wanted)])


def _of(moved: Movement, standing: Standing) -> MovementTable:
    return moved.poor if standing is Standing.POOR else moved.near_poor


def told_apart(moved: Movement) -> dict[Standing, dict[str, Line]]:
    """For each list, the line by which each household came onto it; those that stayed have `Line.UNCHANGED`."""
    return {
        standing: {
            each: row.line
            for row in _of(moved, standing).rows
            if row.line is Line.UNCHANGED or (row.sign is Sign.INCREASE and row.households)
            for each in row.ids
        }
        for standing in _NUMBER
    }


_MARK = {Sign.DECREASE: "(−) ", Sign.LEVEL: "", Sign.INCREASE: "(+) "}
_LINE, _TOTAL = Text("Chỉ tiêu", "Line"), Text("Tổng số", "Total")
_HOUSEHOLDS, _PERSONS = Text("Số hộ", "Households"), Text("Số khẩu", "Persons")
_BY = Text("{title} – {unit}", "{title} – {unit}")
_BY_PERSONS = Text("{title} – {unit} (số khẩu)", "{title} – {unit} (persons)")
_MOVES = Text(
    "Hộ chuyển từ nhóm này sang nhóm khác được tính là giảm khác ở nhóm cũ và tăng khác ở nhóm mới.",
    "A household that has gone from one group to another is an other decrease there and an other increase here.",
)
_NOT_THE_END = Text(
    "đầu kỳ, giảm và tăng không cộng thành cuối kỳ", "start, decreases and increases do not make the end"
)
_MAYBE_START = Text(
    "Đầu kỳ có {count} hộ chưa rõ có trong danh sách không; không tính ở trên.",
    "Perhaps on the list at the start, not counted above: {count}.",
)
_MAYBE_END = Text(
    "Cuối kỳ có {count} hộ chưa rõ có trong danh sách không; không tính ở trên.",
    "Perhaps on the list at the end, not counted above: {count}.",
)
