"""Where M0 comes from: the part of each indicator or dimension, by group, as bars of 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.levels import WHOLE
from chuan_ngheo.analysis.plots.figures import index, per_cent
from chuan_ngheo.analysis.plots.measured import Measured, Plotted, PoorBy, Table, known, table
from chuan_ngheo.analysis.plots.names import Groups, Names, Part, catalogue, group_name, left_off
from chuan_ngheo.analysis.plots.palette import GROUND, shades, text_on
from chuan_ngheo.analysis.plots.sheet import Words, axis_of_names, balanced, layered, on_sheet, rows, said_as, width_of
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Language, Text, joined


def contributions(
    measures: Plotted,
    names: Names,
    loa: str = WHOLE,
    *,
    poor_by: PoorBy = None,
    groups: Groups = None,
    language: Language = "vi",
) -> alt.LayerChart:
    """The share of M0 that each indicator makes (``pctb``): a bar for each group of the level and one for all.

    Indicators have the tones of their dimension. Groups stand by their M0, the poorest first; one in which nobody is
    poor has no bar, and the note names it. Raises `AnalysisError` where there is nothing to draw.
    """
    found = table(measures)
    listed = catalogue(names, found.select("pctb"))
    parts = []
    for dimension_id, own in listed.indicators.items():
        if own:
            dimension = listed.dimension(dimension_id)
            parts += [
                Part(each, listed.indicator(each), dimension_id, tone)
                for each, tone in zip(own, shades(dimension.colour, len(own)), strict=True)
            ]
    values = [row for row in found.select("pctb") if row.indicator is not None]
    return _drawn(_Bars(found, parts, values, poor_by), loa, groups, language)


def contributions_of_dimensions(
    measures: Plotted,
    names: Names,
    loa: str = WHOLE,
    *,
    poor_by: PoorBy = None,
    groups: Groups = None,
    language: Language = "vi",
) -> alt.LayerChart:
    """The same with a part for each dimension.

    Raises `AnalysisError` where there is nothing to draw, as in a frame that has no rows of dimensions.
    """
    found = table(measures)
    listed = catalogue(names, found.select("pctb"))
    values = [row for row in found.select("pctb") if row.indicator is None and row.dimension is not None]
    there = {row.dimension for row in values}
    parts = [listed.dimension(each) for each in listed.indicators if each in there]
    return _drawn(_Bars(found, parts, values, poor_by), loa, groups, language)


@frozen
class _Bars:
    found: Table
    parts: Sequence[Part]
    values: Sequence[Measured]
    poor_by: PoorBy

    def of_group(self, level: str) -> tuple[list[tuple[str | None, float, dict[str, float]]], list[str | None]]:
        """The groups of a level that have poor, each with M0 and its parts, the poorest first; and the others."""
        way = self.found.way(self.poor_by)
        burden = {row.group: row.value for row in self.found.at(level).of(way, level).select("M0")}
        parts: dict[str | None, dict[str, float]] = {group: {} for group in burden}
        for row, value in known(each for each in self.values if each.way == way and each.level == level):
            parts.setdefault(row.group, {})[row.indicator or row.dimension or ""] = value
        drawn = [(group, burden.get(group) or 0.0, own) for group, own in parts.items() if own]
        return sorted(drawn, key=lambda each: -each[1]), [group for group, own in parts.items() if not own]


def _drawn(bars: _Bars, loa: str, groups: Groups, language: Language) -> alt.LayerChart:
    whole, _ = bars.of_group(WHOLE)
    drawn, empty = bars.of_group(loa) if loa != WHOLE else ([], [])
    keyed = [(_ALL, *each) for each in whole] + [(f"{place}", *each) for place, each in enumerate(drawn)]
    if not keyed:
        raise AnalysisError([Problem("measures", _NOTHING)])
    labels = {key: balanced(group_name(group, groups)[language], _LETTERS) for key, group, _, _ in keyed}
    tall = max(len(lines) for lines in labels.values()) > 1 or len(keyed) <= _FEW
    axis = axis_of_names(labels, f"datum.value == '{_ALL}'")
    y = alt.Y("bar:N", title=None, axis=axis, scale=alt.Scale(domain=[*labels], paddingInner=0.2))
    segments = [segment for key, group, _, own in keyed for segment in _segments(bars.parts, key, group, own)]
    for segment in segments:
        segment["said"] = _inside(segment, language)
    pieces = alt.Chart(rows(segments))
    stacked = pieces.mark_bar(stroke=GROUND, strokeWidth=1).encode(
        x=alt.X(
            "start:Q", title=_AXIS[language], axis=alt.Axis(format=".0%", tickCount=5), scale=alt.Scale(domain=[0, 1])
        ),
        x2="end:Q",
        y=y,
        color=alt.Color("part:N", scale=_colours(bars.parts), legend=_legend(bars.parts, language)),
    )
    inside = pieces.mark_text(fontSize=10).encode(
        x="middle:Q", y=y, text="said:N", color=alt.Color("ink:N", scale=None, legend=None)
    )
    m0 = [{"bar": key, "M0": burden, "said": index(burden)[language]} for key, _, burden, _ in keyed]
    column = alt.Chart(rows(m0)).mark_text(align="right").encode(x=alt.value(_WIDTH + 46), y=y, text="said:N")
    heading = alt.Chart(rows([{"said": "M0"}])).mark_text(align="right", baseline="bottom", fontWeight="bold", dy=-4)
    layers = (stacked, inside, column, heading.encode(x=alt.value(_WIDTH + 46), y=alt.value(0), text="said:N"))
    chart = layered(layers, _WIDTH, alt.Step(30 if tall else 17))
    way = bars.found.way(bars.poor_by)
    notes = [joined([way.sentence, _ORDER], " ")] if drawn else [way.sentence]
    notes += left_off([group_name(each, groups) for each in empty], _NOBODY)
    said = [_said(bars.parts, group_name(group, groups), own) for _, group, _, own in keyed]
    words = Words(_TITLE, [*notes, *bars.found.note], joined([_TITLE, joined(said)], ". "))
    return on_sheet(chart, words, language, width=_WIDTH + 230)


def _segments(parts: Sequence[Part], key: str, group: str | None, own: dict[str, float]) -> Iterator[dict[str, Any]]:
    """The parts of one bar, each from where the one before it ends."""
    start = 0.0
    for part in parts:
        share = own.get(part.id)
        if share is not None:
            end = start + share
            yield {
                "bar": key,
                "group": group,
                "part": part.id,
                "pctb": share,
                "start": start,
                "middle": (start + end) / 2,
                "end": end,
                "ink": text_on(part.colour),
            }
            start = end


def _inside(segment: dict[str, Any], language: Language) -> str:
    """The share in whole per cent, where it has room."""
    said = per_cent(segment["pctb"], 0)[language]
    return said if segment["pctb"] * _WIDTH > width_of(said, 10) + 8 else ""


def _colours(parts: Sequence[Part]) -> alt.Scale:
    return alt.Scale(domain=[part.id for part in parts], range=[part.colour for part in parts])


def _legend(parts: Sequence[Part], language: Language) -> alt.Legend:
    names = {part.id: part.name[language] for part in parts}
    return alt.Legend(
        title=None,
        orient="bottom",
        columns=3 if all(part.id == part.dimension for part in parts) else 2,
        labelExpr=said_as(names),
        symbolType="square",
        symbolSize=130,
        symbolStrokeWidth=0,
        columnPadding=18,
        rowPadding=4,
        offset=16,
    )


def _said(parts: Sequence[Part], group: Text, own: dict[str, float]) -> Text:
    """The largest part of a group, in words."""
    largest = max((part for part in parts if part.id in own), key=lambda part: own[part.id])
    return _LARGEST.format(group=group, part=largest.name, share=per_cent(own[largest.id]))


_WIDTH = 440
_LETTERS = 30
_FEW = 12
_ALL = "all"

_TITLE = Text("Phần đóng góp vào chỉ số nghèo đa chiều M0", "What makes up multidimensional poverty (M0)")
_AXIS = Text("Phần đóng góp vào M0", "Share of M0")
_ORDER = Text("Nhóm nghèo nhất ở trên.", "The poorest group stands first.")
_NOBODY = Text(
    "Không có ai nghèo nên không có phần đóng góp: {names}.", "Nobody is poor, so nothing to share: {names}."
)
_LARGEST = Text("{group}: nhiều nhất là {part}, {share}", "{group}: the largest part is {part}, {share}")
_NOTHING = Text(
    "không có phần đóng góp (pctb) nào để vẽ: không có ai nghèo, hoặc bảng thiếu các dòng này",
    "there are no contributions (pctb) to draw: nobody is poor, or the frame lacks these rows",
)
