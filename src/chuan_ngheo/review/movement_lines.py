"""The lines of a movement table, as the forms name them, and which way each counts."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from chuan_ngheo.language import Text
from chuan_ngheo.review.register import Standing


class Sign(IntEnum):
    """Which way a line counts between start and end."""

    DECREASE = -1
    LEVEL = 0
    INCREASE = 1


class Line(StrEnum):
    """A line of a movement table; the two lines between the lists stand in both tables, with opposite signs."""

    START = "start"
    ESCAPED_TO_NEAR_POOR = "escaped_to_near_poor"
    ESCAPED_ABOVE = "escaped_above"
    OTHER_DECREASE = "other_decrease"
    ENDED_BY_SPLIT_OR_MERGE = "ended_by_split_or_merge"
    FEWER_PERSONS = "fewer_persons"
    NO_LONGER_REGISTERED = "no_longer_registered"
    UNKNOWN_AT_END = "unknown_at_end"
    NEAR_POOR_BECOME_POOR = "near_poor_become_poor"
    RELAPSED = "relapsed"
    NEW = "new"
    NEW_OR_RELAPSED = "new_or_relapsed"
    OTHER_INCREASE = "other_increase"
    FORMED_BY_SPLIT_OR_MERGE = "formed_by_split_or_merge"
    MORE_PERSONS = "more_persons"
    UNKNOWN_AT_START = "unknown_at_start"
    END = "end"
    UNCHANGED = "unchanged"


_COMMON = {
    Line.ESCAPED_TO_NEAR_POOR: Text("Thoát nghèo, trở thành hộ cận nghèo", "Escaped poverty to near-poor"),
    Line.NEAR_POOR_BECOME_POOR: Text("Hộ cận nghèo trở thành hộ nghèo", "Near-poor become poor"),
    Line.OTHER_DECREASE: Text("Giảm khác (chết, chuyển đi)", "Other decrease (died, moved away)"),
    Line.ENDED_BY_SPLIT_OR_MERGE: Text("Giảm do tách, nhập hộ", "Ended by a split or merge"),
    Line.NO_LONGER_REGISTERED: Text(
        "Không còn trong danh sách, chưa rõ lý do", "No longer in the register, reason unknown"
    ),
    Line.UNKNOWN_AT_END: Text("Cuối kỳ chưa xác định loại hộ", "Status unknown at the end"),
    Line.OTHER_INCREASE: Text("Tăng khác (chuyển đến)", "Other increase (moved in)"),
    Line.FORMED_BY_SPLIT_OR_MERGE: Text("Tăng do tách, nhập hộ", "Formed by a split or merge"),
    Line.UNKNOWN_AT_START: Text("Đầu kỳ chưa xác định loại hộ", "Status unknown at the start"),
}

_POOR = {
    Line.START: Text("Hộ nghèo đầu kỳ", "Poor at the start"),
    Line.ESCAPED_ABOVE: Text("Thoát nghèo, vượt mức cận nghèo", "Escaped poverty, above near-poor"),
    Line.FEWER_PERSONS: Text("Giảm nhân khẩu của hộ vẫn nghèo", "Fewer persons in households still poor"),
    Line.RELAPSED: Text("Tái nghèo", "Relapsed into poverty"),
    Line.NEW: Text("Nghèo phát sinh", "Newly poor"),
    Line.NEW_OR_RELAPSED: Text("Phát sinh hoặc tái nghèo", "Newly poor or relapsed"),
    Line.MORE_PERSONS: Text("Tăng nhân khẩu của hộ vẫn nghèo", "More persons in households still poor"),
    Line.END: Text("Hộ nghèo cuối kỳ", "Poor at the end"),
    Line.UNCHANGED: Text("Không thay đổi: vẫn là hộ nghèo", "Unchanged: still poor"),
}

_NEAR_POOR = {
    Line.START: Text("Hộ cận nghèo đầu kỳ", "Near-poor at the start"),
    Line.ESCAPED_ABOVE: Text("Thoát cận nghèo", "Escaped near-poverty"),
    Line.FEWER_PERSONS: Text("Giảm nhân khẩu của hộ vẫn cận nghèo", "Fewer persons in households still near-poor"),
    Line.RELAPSED: Text("Tái cận nghèo", "Relapsed into near-poverty"),
    Line.NEW: Text("Cận nghèo phát sinh", "Newly near-poor"),
    Line.NEW_OR_RELAPSED: Text("Phát sinh hoặc tái cận nghèo", "Newly near-poor or relapsed"),
    Line.MORE_PERSONS: Text("Tăng nhân khẩu của hộ vẫn cận nghèo", "More persons in households still near-poor"),
    Line.END: Text("Hộ cận nghèo cuối kỳ", "Near-poor at the end"),
    Line.UNCHANGED: Text("Không thay đổi: vẫn là hộ cận nghèo", "Unchanged: still near-poor"),
}

_OF_ONE_LIST = {Standing.POOR: _POOR, Standing.NEAR_POOR: _NEAR_POOR}

_DOWN = (Line.OTHER_DECREASE, Line.ENDED_BY_SPLIT_OR_MERGE, Line.FEWER_PERSONS)
_DOWN_OPEN = (Line.NO_LONGER_REGISTERED, Line.UNKNOWN_AT_END)
_UP = (
    Line.RELAPSED,
    Line.NEW,
    Line.NEW_OR_RELAPSED,
    Line.OTHER_INCREASE,
    Line.FORMED_BY_SPLIT_OR_MERGE,
    Line.MORE_PERSONS,
    Line.UNKNOWN_AT_START,
)
DECREASES = {
    Standing.POOR: (Line.ESCAPED_TO_NEAR_POOR, Line.ESCAPED_ABOVE, *_DOWN, *_DOWN_OPEN),
    Standing.NEAR_POOR: (Line.ESCAPED_ABOVE, Line.NEAR_POOR_BECOME_POOR, *_DOWN, *_DOWN_OPEN),
}
INCREASES = {
    Standing.POOR: (Line.NEAR_POOR_BECOME_POOR, *_UP),
    Standing.NEAR_POOR: (Line.ESCAPED_TO_NEAR_POOR, *_UP),
}
OF_THE_FORM = frozenset(
    {
        Line.START,
        Line.ESCAPED_TO_NEAR_POOR,
        Line.ESCAPED_ABOVE,
        Line.OTHER_DECREASE,
        Line.NEAR_POOR_BECOME_POOR,
        Line.OTHER_INCREASE,
        Line.END,
        Line.UNCHANGED,
    }
)
"""Lines that a table shows even when nobody is in them."""


def lines(group: Standing) -> tuple[tuple[Line, Sign], ...]:
    """The lines of the table of one list, in order, each with its sign."""
    return (
        (Line.START, Sign.LEVEL),
        *((line, Sign.DECREASE) for line in DECREASES[group]),
        *((line, Sign.INCREASE) for line in INCREASES[group]),
        (Line.END, Sign.LEVEL),
        (Line.UNCHANGED, Sign.LEVEL),
    )


def line_name(line: Line, group: Standing) -> Text:
    """What the line is called in the table of the poor or of the near-poor.

    >>> line_name(Line.RELAPSED, Standing.POOR).vi
    'Tái nghèo'
    """
    return _COMMON.get(line) or _OF_ONE_LIST[group][line]
