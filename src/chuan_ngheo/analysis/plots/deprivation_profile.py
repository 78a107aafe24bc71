"""The deprivation profile of the poor: what they lack, beside the near-poor and all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import altair as alt
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.levels import WHOLE
from chuan_ngheo.analysis.plots.figures import per_cent
from chuan_ngheo.analysis.plots.measured import Plotted, PoorBy, Table, Way, table
from chuan_ngheo.analysis.plots.names import Catalogue, Names, catalogue, group_name, left_off
from chuan_ngheo.analysis.plots.palette import INK, OF_STATUS
from chuan_ngheo.analysis.plots.sheet import Words, axis_of_names, balanced, from_zero, layered, on_sheet, rows
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Language, Text, joined
from chuan_ngheo.standards.status import Status


def profile(
    measures: Plotted,
    names: Names,
    *,
    poor_by: PoorBy = None,
    loa: str = WHOLE,
    subg: str | None = WHOLE,
    language: Language = "vi",
) -> alt.LayerChart:
    """The share deprived in each indicator: of the poor as bars, of the near-poor and of all as marks beside them.

    The share of the poor is ``hdk ÷ H``; that of all is ``hd``. The near-poor are there where the measures have the
    class ``near_poor`` too, and the poor are a class. Indicators stand by dimension, the commonest first in each.
    Raises `AnalysisError` where there is nothing to draw.
    """
    found = table(measures).at(loa)
    _check_group(found, subg)
    of_all = {row.indicator: row.value for row in found.rows if row.group == subg and row.measure == "hd"}
    way = found.way(poor_by)
    groups = [_Group("poor", _POOR, _shares(found, way, subg))]
    near = Way(None, str(Status.NEAR_POOR))
    if way.k is None and near in found.ways and near != way:
        groups.append(_Group("near_poor", _NEAR_POOR, _shares(found, near, subg)))
    groups.append(_Group("all", _ALL, of_all))
    known = {each for group in groups for each, share in group.shares.items() if share is not None}
    if not known:
        raise AnalysisError([Problem("measures", _NOTHING)])
    listed = catalogue(names, (row for row in found.rows if row.indicator in known))
    sheet = _Sheet(listed, groups, language)
    return on_sheet(sheet.chart(), _words(sheet, found, way, (loa, subg)), language, width=_WIDTH + 330)


def _check_group(found: Table, subg: str | None) -> None:
    groups = {row.group for row in found.rows}
    if subg not in groups:
        nearest = nearest_name(str(subg), [group for group in groups if group is not None])
        raise AnalysisError([Problem("subg", _NO_GROUP, found=str(subg), nearest=nearest)])


@frozen
class _Group:
    id: str
    name: Text
    shares: dict[str | None, float | None]


def _shares(found: Table, way: Way, group: str | None) -> dict[str | None, float | None]:
    """Of those who are poor in this way, the share deprived in each indicator; unknown where nobody is poor."""
    own = [row for row in found.rows if row.way == way and row.group == group]
    poor = next((row.value for row in own if row.measure == "H"), None)
    return {
        row.indicator: row.value / poor if poor and row.value is not None else None
        for row in own
        if row.measure == "hdk"
    }


@frozen
class _Sheet:
    listed: Catalogue
    groups: Sequence[_Group]
    language: Language

    def indicators(self) -> Iterator[tuple[str, list[str]]]:
        """Each dimension with its indicators, the commonest among the poor first, then among the others."""
        for dimension, own in self.listed.indicators.items():
            if own:
                yield dimension, sorted(own, key=lambda each: [-(group.shares.get(each) or 0) for group in self.groups])

    def chart(self) -> alt.LayerChart:
        labels: dict[str, list[str]] = {}
        for dimension, own in self.indicators():
            labels[_HEADING + dimension] = balanced(self.listed.dimension(dimension).name[self.language], _LETTERS)
            labels |= {each: balanced(self.listed.indicator(each)[self.language], _LETTERS) for each in own}
        axis = axis_of_names(labels, f"indexof(datum.value, '{_HEADING}') == 0")
        y = alt.Y("indicator:N", title=None, axis=axis, scale=alt.Scale(domain=[*labels], paddingInner=0.35))
        scale = from_zero(share for group in self.groups for share in group.shares.values())
        x = alt.X("share:Q", title=_AXIS[self.language], axis=alt.Axis(format=".0%", tickCount=6), scale=scale)
        bars, *others = [self._marks(group, x, y) for group in self.groups]
        columns = [layer for place, group in enumerate(self.groups) for layer in self._column(group, place, y)]
        return layered([bars, *reversed(others), *columns], _WIDTH, alt.Step(30))

    def _marks(self, group: _Group, x: alt.X, y: alt.Y) -> alt.Chart:
        values = [
            {"indicator": each, "who": group.id, "share": share}
            for _, own in self.indicators()
            for each in own
            if (share := group.shares.get(each)) is not None
        ]
        chart = alt.Chart(rows(values)).encode(x=x, y=y)
        if group.id != "poor":
            return _mark(group.id, chart)
        bars: alt.Chart = chart.mark_bar(color=OF_STATUS[Status.POOR])
        return bars

    def _column(self, group: _Group, place: int, y: alt.Y) -> Iterator[alt.Chart]:
        """The figures of a group on the right, below its name and its mark."""
        at = _WIDTH + 48 + place * _COLUMN
        values = [
            {"indicator": each, "said": "–" if share is None else per_cent(share)[self.language]}
            for _, own in self.indicators()
            for each in own
            for share in [group.shares.get(each)]
        ]
        yield alt.Chart(rows(values)).mark_text(align="right").encode(x=alt.value(at), y=y, text="said:N")
        heading = alt.Chart(rows([{"name": group.name[self.language]}]))
        yield heading.mark_text(align="right", baseline="bottom", dy=-6, fontWeight="bold").encode(
            x=alt.value(at), y=alt.value(0), text="name:N"
        )
        yield _mark(group.id, heading).encode(x=alt.value(at - 8), y=alt.value(12))


def _mark(group: str, chart: alt.Chart) -> alt.Chart:
    """What stands for a group in the plot, as its column explains it."""
    marked: alt.Chart
    if group == "all":
        marked = chart.mark_tick(thickness=3, size=20, color=INK, opacity=1, orient="vertical")
    elif group == "near_poor":
        colour = OF_STATUS[Status.NEAR_POOR]
        marked = chart.mark_point(shape="diamond", size=110, filled=True, color=colour, stroke=INK, opacity=1)
    else:
        marked = chart.mark_point(shape="square", size=110, filled=True, color=OF_STATUS[Status.POOR], opacity=1)
    return marked


def _words(sheet: _Sheet, found: Table, way: Way, place: tuple[str, str | None]) -> Words:
    group = group_name(place[1], None)
    title = _TITLE if place[0] == WHOLE else _TITLE_OF_GROUP.format(group=group)
    poor = sheet.groups[0].shares
    unknown = [sheet.listed.indicator(each) for _, own in sheet.indicators() for each in own if poor.get(each) is None]
    nobody = len(unknown) == sum(len(own) for _, own in sheet.indicators())
    said = [
        Text(f"{name.vi} {share.vi}", f"{name.en} {share.en}")
        for _, own in sheet.indicators()
        for each in own
        for value in [poor.get(each)]
        if value is not None
        for name, share in [(sheet.listed.indicator(each), per_cent(value))]
    ]
    return Words(
        title=title,
        notes=[way.sentence, *([_NOBODY] if nobody else left_off(unknown, _UNKNOWN)), *found.note],
        description=joined([title, joined(said) if said else _NOBODY], ". "),
    )


_WIDTH = 340
_COLUMN = 78
_LETTERS = 38
_HEADING = "dimension:"

_TITLE = Text("Người nghèo thiếu hụt những gì", "What the poor are deprived of")
_TITLE_OF_GROUP = Text("Người nghèo thiếu hụt những gì: {group}", "What the poor are deprived of: {group}")
_POOR = Text("Nghèo", "Poor")
_NEAR_POOR = Text("Cận nghèo", "Near-poor")
_ALL = Text("Chung", "All")
_AXIS = Text("Tỷ lệ thiếu hụt trong nhóm", "Share of the group that is deprived")
_UNKNOWN = Text("Không có số liệu của người nghèo: {names}.", "No figure for the poor: {names}.")
_NOBODY = Text("Không có ai nghèo.", "Nobody is poor.")
_NO_GROUP = Text("không có nhóm này", "there is no such group")
_NOTHING = Text("không có tỷ lệ thiếu hụt nào để vẽ", "there is no share of deprived to draw")
