"""The document ``movement``: both tables of a movement, read again only where they add up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text
from chuan_ngheo.review.movement_lines import Line, Sign, lines
from chuan_ngheo.review.movement_table import Movement, MovementTable, Row
from chuan_ngheo.review.register import Standing
from chuan_ngheo.wire.kind import Kind


def problems(movement: Movement) -> Iterator[Problem]:
    """Lines that are not those of the form, and sums that are not the sum of their lines."""
    for where, table, group in (
        ("poor", movement.poor, Standing.POOR),
        ("near_poor", movement.near_poor, Standing.NEAR_POOR),
    ):
        if table.group is not group:
            yield Problem(f"{where}.group", _OTHER_LIST, str(table.group), Text(str(group), str(group)))
        elif tuple((row.line, row.sign) for row in table.rows) != lines(group):
            expected = ", ".join(str(line) for line, _ in lines(group))
            yield Problem(f"{where}.rows", _OTHER_LINES, expected=Text(expected, expected))
        else:
            yield from _sums(where, table)
            yield from _named(where, table)


def _sums(where: str, table: MovementTable) -> Iterator[Problem]:
    """The start and the end, each from what is unchanged and what went or came: households, then persons."""
    for edge, sign in ((table.start, Sign.DECREASE), (table.end, Sign.INCREASE)):
        parts = [row for row in table.rows if row.sign is sign or row.line is Line.UNCHANGED]
        for name, count in _COUNTS.items():
            total = _total(parts, count)
            if total is not None and count(edge) is not None and total != count(edge):
                row = table.rows.index(edge)
                yield Problem(f"{where}.rows[{row}].{name}", _SUM, str(count(edge)), _count(total))


def _named(where: str, table: MovementTable) -> Iterator[Problem]:
    """The ids of a line are those of its households, each once; the lines of persons alone count no household."""
    for place, row in enumerate(table.rows):
        if row.line not in (Line.FEWER_PERSONS, Line.MORE_PERSONS) and len(set(row.ids)) != row.households:
            yield Problem(f"{where}.rows[{place}].ids", _OTHER_COUNT, str(len(set(row.ids))), _count(row.households))


def _count(number: int) -> Text:
    return Text(str(number), str(number))


def _total(rows: Iterable[Row], count: Callable[[Row], int | None]) -> int | None:
    counts = [count(row) for row in rows]
    known = [each for each in counts if each is not None]
    return sum(known) if len(known) == len(counts) else None


_COUNTS: dict[str, Callable[[Row], int | None]] = {
    "households": lambda row: row.households,
    "persons": lambda row: row.persons,
}
_OTHER_LIST = Text("bảng của danh sách khác", "the table of another list")
_OTHER_LINES = Text("không phải các dòng của biểu, theo thứ tự", "not the lines of the form in their order")
_OTHER_COUNT = Text("không phải các hộ của dòng này, mỗi hộ một lần", "not the households of the line, each once")
_SUM = Text("không bằng tổng các dòng", "not the sum of its lines")

MOVEMENT = Kind(
    "movement",
    Text("biến động hộ nghèo, hộ cận nghèo giữa hai kỳ", "the movement of poor and near-poor between two registers"),
    Movement,
    (Movement,),
    problems=problems,
)
