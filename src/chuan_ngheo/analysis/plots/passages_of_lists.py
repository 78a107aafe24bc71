"""Where households were at the start and where they are at the end, read off the two tables of a movement."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from chuan_ngheo.language import CodeList
from chuan_ngheo.review.movement_lines import Line
from chuan_ngheo.review.movement_table import Movement, MovementTable


class Spot(CodeList):
    """Where a household may be at either end, as far as the tables of a movement know."""

    POOR = "poor", "Hộ nghèo", "Poor"
    NEAR_POOR = "near_poor", "Hộ cận nghèo", "Near-poor"
    OFF_THE_LISTS = "off_the_lists", "Ngoài hai danh sách", "On neither list"
    CAME = "came", "Mới đến, mới tách hoặc nhập", "Moved in, or formed by a split or merge"
    GONE = "gone", "Chết, chuyển đi, tách hoặc nhập", "Died, moved away, split or merged"
    NOT_FOUND = "not_found", "Không còn trong danh sách", "No longer registered"
    UNKNOWN = "unknown", "Chưa xác định", "Status unknown"

    @property
    def place(self) -> int:
        """Where it is drawn, from above."""
        return list(Spot).index(self)


@frozen
class Stream:
    """Households that went from one spot to another: one line of a table."""

    line: Line
    start: Spot
    end: Spot
    households: int


def streams(movement: Movement) -> tuple[Stream, ...]:
    """Every line of the two tables with somebody in it; a line that stands in both is one stream.

    What starts on a list, or ends on it, adds up to the table's start and end.
    """
    between = movement.poor[Line.ESCAPED_TO_NEAR_POOR], movement.near_poor[Line.NEAR_POOR_BECOME_POOR]
    found = [
        Stream(between[0].line, Spot.POOR, Spot.NEAR_POOR, between[0].households),
        Stream(between[1].line, Spot.NEAR_POOR, Spot.POOR, between[1].households),
        *_of_list(movement.poor, Spot.POOR),
        *_of_list(movement.near_poor, Spot.NEAR_POOR),
    ]
    return tuple(stream for stream in found if stream.households)


def _of_list(table: MovementTable, own: Spot) -> Iterator[Stream]:
    """The lines of one list, those between the lists left out."""
    yield Stream(Line.UNCHANGED, own, own, table[Line.UNCHANGED].households)
    for row in table.rows:
        if row.line in _TO:
            yield Stream(row.line, own, _TO[row.line], row.households)
        elif row.line in _FROM:
            yield Stream(row.line, _FROM[row.line], own, row.households)


_TO = {
    Line.ESCAPED_ABOVE: Spot.OFF_THE_LISTS,
    Line.OTHER_DECREASE: Spot.GONE,
    Line.ENDED_BY_SPLIT_OR_MERGE: Spot.GONE,
    Line.NO_LONGER_REGISTERED: Spot.NOT_FOUND,
    Line.UNKNOWN_AT_END: Spot.UNKNOWN,
}
_FROM = {
    Line.RELAPSED: Spot.OFF_THE_LISTS,
    Line.NEW: Spot.OFF_THE_LISTS,
    Line.NEW_OR_RELAPSED: Spot.OFF_THE_LISTS,
    Line.OTHER_INCREASE: Spot.CAME,
    Line.FORMED_BY_SPLIT_OR_MERGE: Spot.CAME,
    Line.UNKNOWN_AT_START: Spot.UNKNOWN,
}
