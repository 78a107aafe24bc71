"""Levels of analysis: the whole, and each way of cutting it into groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from attrs import frozen

from chuan_ngheo.household.codes import Area, Region, Sex
from chuan_ngheo.language import Text, capitalised

WHOLE = "nat"
"""The name of the level of the whole, and of its one group."""

_BESIDE = " × "


@frozen
class Level:
    """A way to group: by the values of these columns together; by none for the whole."""

    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        """The columns: ``area``, ``area × region``, or ``nat``."""
        return _BESIDE.join(self.columns) or WHOLE

    def group(self, values: Sequence[Any]) -> str | None:
        """The name of the group with these values; None where nothing is known of them."""
        if not self.columns:
            return WHOLE
        if all(value is None for value in values):
            return None
        return _BESIDE.join("?" if value is None else _said(value) for value in values)


def group_label(group: str | None) -> Text:
    """What a group is called: codes of this library have their labels, and others are names themselves.

    A name of blanks alone is one too, and not the group of whom nothing is known.

    >>> group_label("urban").vi, group_label("Lai Châu").en, group_label(None).en, group_label(WHOLE).vi
    ('Thành thị', 'Lai Châu', 'Unknown', 'Chung')
    >>> group_label("").en
    '(blank)'
    """
    if group is None:
        return _UNKNOWN
    if not group.strip():
        return BLANK
    return _CODES.get(group) or Text(group, group)


def _said(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def levels_of(by: str | Sequence[str | Sequence[str]]) -> tuple[Level, ...]:
    """The whole, and one level for each column, or for each sequence of columns taken together.

    A single name is one column.

    >>> [level.name for level in levels_of(["area", ("area", "sex")])]
    ['nat', 'area', 'area × sex']
    >>> [level.name for level in levels_of("area")]
    ['nat', 'area']
    """
    asked = [(each,) if isinstance(each, str) else tuple(each) for each in ([by] if isinstance(by, str) else by)]
    return tuple(Level(columns) for columns in dict.fromkeys([(), *asked]))


def in_order(frame: pl.DataFrame, level: Level) -> pl.DataFrame:
    """The groups of a level in the order of their values, unknown ones last."""
    return frame.sort(level.columns, nulls_last=True) if level.columns else frame


BLANK = Text("(để trống)", "(blank)")
"""What a name of blanks alone is called."""

_UNKNOWN = Text("Chưa rõ", "Unknown")
_CODES = {
    WHOLE: Text("Chung", "All"),
    **{str(code): capitalised(code.label) for codes in (Area, Region, Sex) for code in codes},
}
