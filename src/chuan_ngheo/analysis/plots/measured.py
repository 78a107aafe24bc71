"""What a picture takes from the long frame of measures: the rows of one way of being poor, by group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import isnan
from typing import Any

import polars as pl
from attrs import evolve, frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.identification import ByCutoff
from chuan_ngheo.analysis.levels import WHOLE
from chuan_ngheo.analysis.measures import Measures
from chuan_ngheo.analysis.plots.figures import count, cutoff
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text, joined
from chuan_ngheo.standards.status import Status

PoorBy = Fraction | int | str | None
"""Who counts as poor: a cutoff as a share (``Fraction(1, 3)``), classes as in the frame (``"poor"``, or
``"poor|near_poor"``), or None where the frame has one way only."""


@frozen
class Way:
    """One way of being poor in the frame: a cutoff in per cent, or classes."""

    k: float | None
    classes: str | None

    @property
    def sentence(self) -> Text:
        """Who is poor, as a note says it."""
        if self.k is not None:
            return _BY_CUTOFF.format(k=cutoff(self.k))
        if self.classes is None:
            return _BY_LAW
        names = [_LABELS.get(each, Text(each, each)) for each in self.classes.split("|")]
        return _BY_CLASS.format(names=joined(names, ", "))


@frozen
class Measured:
    """One row of the frame; ``value``, ``low`` and ``high`` are its ``b``, ``ll`` and ``ul`` as they are."""

    measure: str
    way: Way
    level: str
    group: str | None
    dimension: str | None
    indicator: str | None
    value: float | None
    low: float | None
    high: float | None
    weight: float


@frozen
class Table:
    """The rows of a frame of measures, and how many units it leaves out."""

    rows: tuple[Measured, ...]
    left_out: int

    @property
    def ways(self) -> tuple[Way, ...]:
        """Every way of being poor that it has, in order."""
        return tuple(dict.fromkeys(row.way for row in self.rows if row.measure in OF_THE_POOR))

    def way(self, poor_by: PoorBy) -> Way:
        """The way that is asked for. Raises `AnalysisError` where it is not there, or several are meant."""
        found = self.ways if poor_by is None else tuple(way for way in self.ways if _answers(way, poor_by))
        if len(found) == 1:
            return found[0]
        expected = joined([Text(_key(way), _key(way)) for way in self.ways], ", ")
        said = None if poor_by is None else str(poor_by)
        raise AnalysisError([Problem("poor_by", _WHICH if found else _NO_WAY, found=said, expected=expected)])

    def of(self, way: Way, level: str = WHOLE) -> Table:
        """The rows of a way at a level, and those of the level for which nobody is poor or not."""
        rows = tuple(row for row in self.rows if row.level == level and row.way in (way, _NO_WAY_AT_ALL))
        return evolve(self, rows=rows)

    def select(self, measure: str) -> Iterator[Measured]:
        """The rows of a measure."""
        return (row for row in self.rows if row.measure == measure)

    def at(self, level: str) -> Table:
        """The rows of a level. Raises `AnalysisError` where there are none."""
        rows = tuple(row for row in self.rows if row.level == level)
        if not rows:
            levels = dict.fromkeys(row.level for row in self.rows)
            raise AnalysisError([Problem("loa", _NO_LEVEL, found=level, nearest=nearest_name(level, levels))])
        return evolve(self, rows=rows)

    @property
    def note(self) -> Sequence[Text]:
        """What the measures leave out, where they say so."""
        return [_LEFT_OUT.format(count=count(self.left_out))] if self.left_out else []


Plotted = Measures | pl.DataFrame
"""What `measure` returns, or its long frame."""

OF_THE_POOR = ("H", "A", "M0", "hdk", "actb", "pctb")
"""Measures that hang on who is poor."""


def table(measures: Plotted) -> Table:
    """The rows of ``measures``: what `measure` returns, or its long frame.

    Raises `AnalysisError` for anything else, and for a frame without rows.
    """
    frame = getattr(measures, "frame", measures)
    if not isinstance(frame, pl.DataFrame):
        raise AnalysisError([Problem("measures", _NO_FRAME, found=type(measures).__name__)])
    if missing := [name for name in _NEEDED if name not in frame.columns]:
        raise AnalysisError([Problem(f"measures.{name}", _NO_COLUMN) for name in missing])
    if frame.is_empty():
        raise AnalysisError([Problem("measures", _EMPTY)])
    absent = [pl.lit(None).alias(name) for name in _OPTIONAL if name not in frame.columns]
    return Table(
        rows=tuple(_row(each) for each in frame.with_columns(absent).iter_rows(named=True)),
        left_out=sum(
            each.units
            for each in getattr(measures, "left_out", ())
            if each.reason == _EACH_ROW_ONCE and each.level == WHOLE
        ),
    )


def known(rows: Iterable[Measured]) -> Iterator[tuple[Measured, float]]:
    """The rows with a value, each with it."""
    return ((row, row.value) for row in rows if row.value is not None)


def _row(each: Mapping[str, Any]) -> Measured:
    return Measured(
        measure=each["measure"],
        way=Way(_number(each["k"]), each["classes"]) if each["poor_by"] is not None else _NO_WAY_AT_ALL,
        level=each["loa"],
        group=each["subg"],
        dimension=each["dimension"],
        indicator=each["indicator"],
        value=_number(each["b"]),
        low=_number(each["ll"]),
        high=_number(each["ul"]),
        weight=_number(each["w"]) or 0.0,
    )


def _number(value: float | None) -> float | None:
    """Not a number is unknown too."""
    return None if value is None or isnan(value) else float(value)


def _answers(way: Way, poor_by: PoorBy) -> bool:
    if isinstance(poor_by, str):
        return way.k is None and _key(way) == poor_by
    return poor_by is not None and way.k == ByCutoff(Fraction(poor_by)).k


def _key(way: Way) -> str:
    if way.k is not None:
        return f"{Fraction(way.k / 100).limit_denominator(1000)}"
    return way.classes or "class"


_NO_WAY_AT_ALL = Way(None, "")
_EACH_ROW_ONCE = "any"
_LABELS = {str(status): status.label for status in Status}
_NEEDED = ("measure", "poor_by", "k", "loa", "subg", "indicator", "b", "w")
_OPTIONAL = ("classes", "dimension", "ll", "ul")

_BY_CUTOFF = Text(
    "Nghèo: thiếu hụt từ {k} tổng trọng số các chỉ số trở lên (k = {k}).",
    "Poor: deprived in at least {k} of the weighted indicators (k = {k}).",
)
_BY_CLASS = Text("Nghèo theo phân loại của chuẩn: {names}.", "Poor by the standard's own classes: {names}.")
_BY_LAW = Text("Nghèo theo phân loại của chuẩn.", "Poor by the standard's own classes.")
_LEFT_OUT = Text("Chưa tính {count} đơn vị thiếu dữ liệu.", "Left out because something is unknown of them: {count}.")
_NO_FRAME = Text(
    "cần kết quả của analysis.measure, hoặc bảng .frame của nó",
    "what analysis.measure returns is needed, or its .frame",
)
_NO_COLUMN = Text("bảng kết quả thiếu cột này", "the frame of measures lacks this column")
_EMPTY = Text("không có kết quả nào để vẽ", "there is nothing to draw: the frame of measures has no rows")
_NO_WAY = Text("không có kết quả cho cách xác định nghèo này", "there are no measures for this way of being poor")
_WHICH = Text(
    "có nhiều cách xác định nghèo: cần nêu một cách", "there are several ways of being poor here: name one of them"
)
_NO_LEVEL = Text("không phân tích theo cấp này", "the analysis has no such level")
