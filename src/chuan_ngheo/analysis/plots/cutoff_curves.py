"""M0, H or A over the cutoff k: for all, and for each group of a level, with intervals where there are any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, cast

import altair as alt
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.levels import WHOLE
from chuan_ngheo.analysis.plots.figures import cutoff, index, per_cent
from chuan_ngheo.analysis.plots.measured import Measured, Plotted, Table, known, table
from chuan_ngheo.analysis.plots.names import Groups, group_name, left_off
from chuan_ngheo.analysis.plots.palette import DISTINCT, INK, QUIET
from chuan_ngheo.analysis.plots.sheet import Drawing, Words, balanced, from_zero, layered, on_sheet, rows, said_as
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Language, Text, joined


def over_cutoffs(
    measures: Plotted, loa: str = WHOLE, *, measure: str = "M0", groups: Groups = None, language: Language = "vi"
) -> Drawing:
    """A measure (``M0``, ``H`` or ``A``) at each cutoff, a line for all and for each group of a level.

    Bands are the intervals ``ll``–``ul``. With more groups than colours each has a panel of its own, in which the
    grey line is that of all. A cutoff without a value is a gap. Measures by class have no cutoff and are not drawn.
    Raises `AnalysisError` for another measure, and where there is nothing to draw.
    """
    if measure not in _NAMES:
        raise AnalysisError([Problem("measure", _NO_MEASURE, found=measure, nearest=nearest_name(measure, _NAMES))])
    found = table(measures)
    whole = _curves(found, measure, WHOLE)
    own = _curves(found, measure, loa) if loa != WHOLE else {}
    drawn = {group: curve for group, curve in own.items() if any(row.value is not None for row in curve)}
    unknown = [group_name(group, groups) for group in own if group not in drawn]
    if not any(row.value is not None for curve in [*whole.values(), *own.values()] for row in curve):
        raise AnalysisError([Problem("measures", _NOTHING.format(measure=measure))])
    sheet = _Sheet(measure, whole, drawn, groups, language)
    banded = any(row.low is not None and row.high is not None for row in sheet.every_row())
    few = len(drawn) <= _MOST_IN_ONE
    gaps = any(row.value is None for curve in [*whole.values(), *drawn.values()] for row in curve)
    notes = [*([_BANDS] if banded else []), *([] if few else [_PANELS]), *([_GAPS] if gaps else [])]
    title = _TITLES[measure]
    words = Words(
        title, [*notes, *left_off(unknown, _UNKNOWN), *found.note], joined([title, joined(sheet.said())], ". ")
    )
    if few:
        return on_sheet(sheet.together(), words, language, width=_WIDTH)
    return on_sheet(sheet.panels(), words, language, width=_COLUMNS * (_PANEL + 20))


_Curves = Mapping[str | None, Sequence[Measured]]


def _curves(found: Table, measure: str, level: str) -> _Curves:
    """By group, its rows in the order of the cutoffs; the group that is highest at its first stands first."""
    curves: dict[str | None, list[Measured]] = {}
    own = [row for row in found.at(level).select(measure) if row.way.k is not None and row.indicator is None]
    for row in sorted(own, key=lambda row: row.way.k or 0.0):
        curves.setdefault(row.group, []).append(row)
    return dict(sorted(curves.items(), key=lambda each: -next((value for _, value in known(each[1])), 0.0)))


@frozen
class _Sheet:
    measure: str
    whole: _Curves
    own: _Curves
    groups: Groups
    language: Language

    def every_row(self) -> Iterator[Measured]:
        return (row for curve in [*self.whole.values(), *self.own.values()] for row in curve)

    def together(self) -> alt.LayerChart:
        """All lines in one plot, each with its colour and its mark."""
        own = [(f"{place}", group, curve) for place, (group, curve) in enumerate(self.own.items())]
        named = [*((_ALL, group, curve) for group, curve in self.whole.items()), *own]
        labels = {key: group_name(group, self.groups)[self.language] for key, group, _ in named}
        scale = alt.Scale(domain=[*labels], range=[*([INK] if self.whole else []), *DISTINCT][: len(labels)])
        legend = (
            alt.Legend(title=None, labelExpr=said_as(labels), symbolSize=90, symbolOpacity=1)
            if len(labels) > 1
            else None
        )
        chart = alt.Chart(rows(value for key, group, curve in named for value in _values(curve, line=key, group=group)))
        colour = alt.Color("line:N", legend=legend, scale=scale)
        shape = alt.Shape("line:N", legend=legend, scale=alt.Scale(domain=[*labels], range=list(_SHAPES)))
        x, y = self._axes()
        band = chart.mark_area(opacity=0.15, invalid=_GAP).encode(
            x=x, y=alt.Y("ll:Q", title=_NAMES[self.measure][self.language]), y2="ul:Q", color=colour
        )
        line = chart.mark_line(strokeWidth=2, invalid=_GAP).encode(x=x, y=y, color=colour)
        point = chart.mark_point(size=55, filled=True, opacity=1).encode(x=x, y=y, color=colour, shape=shape)
        return layered([band, line, point], _WIDTH - _MARGIN, 320)

    def panels(self) -> alt.FacetChart:
        """A panel for each group, the line of all in every one."""
        order = [*self.own.items()]
        labels = {
            f"{place}": balanced(group_name(group, self.groups)[self.language], _LETTERS)
            for place, (group, _) in enumerate(order)
        }
        values = [
            value
            for place, (group, curve) in enumerate(order)
            for value in [
                *_values(curve, line="own", panel=f"{place}", group=group),
                *(
                    each
                    for all_ in self.whole.values()
                    for each in _values(all_, line=_ALL, panel=f"{place}", group=WHOLE)
                ),
            ]
        ]
        x, y = self._axes(small=True)
        chart = alt.Chart()
        own, all_ = "datum.line == 'own'", f"datum.line == '{_ALL}'"
        band = chart.mark_area(opacity=0.2, color=DISTINCT[0], invalid=_GAP).transform_filter(own)
        reference = chart.mark_line(color=QUIET, strokeWidth=1.5, strokeDash=[4, 2], invalid=_GAP).transform_filter(
            all_
        )
        line = chart.mark_line(color=DISTINCT[0], strokeWidth=2, invalid=_GAP).transform_filter(own)
        panel = alt.layer(
            band.encode(x=x, y=alt.Y("ll:Q", title=None), y2="ul:Q"),
            reference.encode(x=x, y=y),
            line.encode(x=x, y=y),
            data=rows(values),
        ).properties(width=_PANEL, height=_PANEL * 0.62)
        facet = alt.Facet(
            "panel:N", sort=[*labels], header=alt.Header(labelExpr=said_as(labels), labelLimit=_PANEL + 10)
        )
        return cast(alt.FacetChart, panel.facet(facet=facet, columns=_COLUMNS, spacing=14))

    def _axes(self, *, small: bool = False) -> tuple[alt.X, alt.Y]:
        ks = sorted({row.way.k for row in self.every_row() if row.way.k is not None})
        labels = alt.Axis(values=ks if not small else [ks[0], ks[-1]], grid=not small, labelExpr=_K, labelFlush=small)
        x = alt.X(
            "k:Q", title=None if small else _X[self.language], axis=labels, scale=alt.Scale(nice=False, zero=False)
        )
        shares = alt.Axis(format=".3~f" if self.measure == "M0" else ".0%", tickCount=3 if small else 6)
        scale = from_zero(row.value for row in self.every_row())
        return x, alt.Y("b:Q", title=None if small else _NAMES[self.measure][self.language], axis=shares, scale=scale)

    def said(self) -> Iterator[Text]:
        figure = index if self.measure == "M0" else per_cent
        for group, curve in [*self.whole.items(), *self.own.items()]:
            ends = [(row, value) for row, value in known(curve)]
            if ends:
                (first, high), (last, low) = ends[0], ends[-1]
                yield _SAID.format(
                    group=group_name(group, self.groups),
                    high=figure(high),
                    k=cutoff(first.way.k or 0.0),
                    low=figure(low),
                    other=cutoff(last.way.k or 0.0),
                )


def _values(curve: Sequence[Measured], **same: Any) -> Iterator[dict[str, Any]]:
    for row in curve:
        yield same | {"k": row.way.k, "b": row.value, "ll": row.low, "ul": row.high}


_WIDTH = 620
_MARGIN = _WIDTH // 5
"""Room for the names beside the curves."""
_PANEL = 104
_COLUMNS = 6
_LETTERS = 18
_ALL = "all"
_MOST_IN_ONE = 7
_GAP: Literal["break-paths-filter-domains"] = "break-paths-filter-domains"
_SHAPES = ("square", "circle", "diamond", "triangle-up", "cross", "triangle-down", "triangle-right", "triangle-left")
_K = "format(datum.value, '.1~f') + '%'"

_NAMES = {
    "M0": Text("M0: chỉ số nghèo đa chiều", "M0: adjusted headcount"),
    "H": Text("H: tỷ lệ nghèo đa chiều", "H: share of the poor"),
    "A": Text("A: cường độ nghèo", "A: intensity of poverty"),
}
_TITLES = {
    "M0": Text(
        "Chỉ số nghèo đa chiều (M0) khi ngưỡng k thay đổi", "Multidimensional poverty (M0) as the cutoff k moves"
    ),
    "H": Text("Tỷ lệ nghèo đa chiều (H) khi ngưỡng k thay đổi", "The share of the poor (H) as the cutoff k moves"),
    "A": Text("Cường độ nghèo (A) khi ngưỡng k thay đổi", "The intensity of poverty (A) as the cutoff k moves"),
}
_X = Text("Ngưỡng k: nghèo nếu thiếu hụt từ k trở lên", "Cutoff k: poor with deprivations of at least k")
_BANDS = Text("Dải màu là khoảng tin cậy.", "Bands are confidence intervals.")
_PANELS = Text("Đường xám đứt nét là chung.", "The dashed grey line is that of all.")
_GAPS = Text("Chỗ đứt quãng: không có số liệu.", "Gaps: no figure.")
_UNKNOWN = Text("Không có số liệu: {names}.", "No figures: {names}.")
_SAID = Text("{group}: {high} với k = {k}, {low} với k = {other}", "{group}: {high} at k = {k}, {low} at k = {other}")
_NO_MEASURE = Text("chỉ vẽ được M0, H hoặc A", "only M0, H or A can be drawn over the cutoff")
_NOTHING = Text("không có {measure} theo ngưỡng k nào để vẽ", "there is no {measure} by cutoff to draw")
