"""Ranks over the cutoff k: how far the order of the groups hangs on the choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import altair as alt
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.plots.figures import count
from chuan_ngheo.analysis.plots.label_places import Align
from chuan_ngheo.analysis.plots.measured import Plotted, Table, table
from chuan_ngheo.analysis.plots.names import Groups, group_name, left_off
from chuan_ngheo.analysis.plots.palette import DISTINCT, QUIET
from chuan_ngheo.analysis.plots.sheet import Words, layered, on_sheet, rows
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Language, Text, joined


def ranks(
    measures: Plotted, loa: str, *, measure: str = "M0", groups: Groups = None, language: Language = "vi"
) -> alt.LayerChart:
    """The rank of each group of a level by a measure at each cutoff, 1 for the poorest; equals share a rank.

    Groups of which one cutoff has no value are left out of all, as `analysis.robustness` does, and the note names
    them. With many groups those whose rank moves most have colours. Raises `AnalysisError` where there is nothing
    to draw.
    """
    found = table(measures)
    values, unknown = _values(found, loa, measure)
    ks = sorted({k for own in values.values() for k in own})
    if not ks:
        raise AnalysisError([Problem("measures", _NOTHING.format(measure=measure))])
    lines = _Lines({group: [_rank(values, group, k) for k in ks] for group in values}, ks)
    notes = [_HOW, *([_MOST] if len(values) > len(DISTINCT) else [])]
    notes += left_off([group_name(group, groups) for group in unknown], _UNKNOWN)
    title = _TITLE.format(measure=measure)
    moved = [
        _SAID.format(group=group_name(group, groups), first=count(own[0]), last=count(own[-1]))
        for group, own in sorted(lines.ranks.items(), key=lambda each: each[1][0])
    ]
    words = Words(title, [*notes, *found.note], joined([title, joined(moved)], ". "))
    return on_sheet(lines.chart(groups, language), words, language, width=_WIDTH + 240)


_ByCutoff = dict[str | None, dict[float, float]]


def _values(found: Table, level: str, measure: str) -> tuple[_ByCutoff, list[str | None]]:
    """Of each group with a value at every cutoff, its values; and the others."""
    values: _ByCutoff = {}
    unknown: dict[str | None, None] = {}
    for row in found.at(level).select(measure):
        if row.way.k is not None and row.indicator is None and row.dimension is None:
            if row.value is None:
                unknown[row.group] = None
            else:
                values.setdefault(row.group, {})[row.way.k] = row.value
    return {group: own for group, own in values.items() if group not in unknown}, [*unknown]


def _rank(values: _ByCutoff, group: str | None, k: float) -> int:
    return 1 + sum(own[k] > values[group][k] for own in values.values())


@frozen
class _Lines:
    ranks: Mapping[str | None, Sequence[int]]
    ks: Sequence[float]

    def chart(self, groups: Groups, language: Language) -> alt.LayerChart:
        colours = self._colours()
        points = [
            {"line": f"{place}", "group": group, "k": k, "rank": rank, "colour": colours[group]}
            for place, (group, own) in enumerate(self.ranks.items())
            for k, rank in zip(self.ks, own, strict=True)
        ]
        step = 26 if len(self.ranks) <= _FEW else 15
        labels = alt.Axis(labelExpr="format(datum.value, '.1~f') + '%'", labelAngle=0, grid=True)
        x = alt.X("k:O", title=_X[language], axis=labels, scale=alt.Scale(type="point", padding=0))
        y = alt.Y("rank:Q", title=None, axis=None, scale=self._slots())
        colour = alt.Color("colour:N", scale=None, legend=None)
        quiet, loud = ([each for each in points if (each["colour"] == _GREY) is grey] for grey in (True, False))
        layers = []
        for own in (quiet, loud):
            if own:
                chart = alt.Chart(rows(own)).encode(x=x, y=y, color=colour)
                layers.append(chart.mark_line(strokeWidth=1.5 if own is quiet else 2.5).encode(detail="line:N"))
                layers.append(chart.mark_point(filled=True, opacity=1, size=60).encode(detail="line:N"))
        layers += [*self._ends(0, "right", groups, language), *self._ends(-1, "left", groups, language)]
        return layered(layers, _WIDTH, step * len(self.ranks))

    def _slots(self) -> alt.Scale:
        return alt.Scale(domain=[0.5, len(self.ranks) + 0.5], reverse=True, nice=False, zero=False)

    def _colours(self) -> Mapping[str | None, str]:
        """A colour for each of a few groups, or for those of many whose rank moves most."""
        spread = {group: max(own) - min(own) for group, own in self.ranks.items()}
        chosen = sorted(spread, key=lambda group: -spread[group])
        if len(spread) > len(DISTINCT):
            chosen = [group for group in chosen if spread[group]][:_COLOURED]
        else:
            chosen = list(spread)
        return {**dict.fromkeys(spread, _GREY), **dict(zip(chosen, DISTINCT, strict=False))}

    def _ends(self, end: int, align: Align, groups: Groups, language: Language) -> Iterator[alt.Chart]:
        """Rank and name beside each end of the lines, equals one below the other, tied to the point they share."""
        side = -1 if align == "right" else 1
        edge = 0 if side < 0 else _WIDTH
        order = sorted(self.ranks.items(), key=lambda each: (each[1][end], group_name(each[0], groups)[language]))
        shared = [own[end] for own in self.ranks.values()]
        labels = []
        for slot, (group, own) in enumerate(order, start=1):
            name, rank = group_name(group, groups)[language], own[end]
            equal = "=" if shared.count(rank) > 1 else ""
            said = f"{name} {rank}{equal}" if side < 0 else f"{rank}{equal} {name}"
            labels.append({"slot": slot, "rank": rank, "said": said, "near": edge + side * 7, "far": edge + side * 20})
        chart = alt.Chart(rows(labels))
        y = alt.Y("slot:Q", axis=None, scale=self._slots())
        yield chart.mark_text(align=align, fontSize=_size(len(labels))).encode(
            x=alt.value(edge + side * (22 if max(shared.count(each) for each in shared) > 1 else 10)),
            y=y,
            text="said:N",
        )
        ties = [each for each in labels if each["slot"] != each["rank"]]
        if ties:
            pieces = [
                {"tie": each["slot"], "slot": each[height], "x": each[place]}
                for each in ties
                for height, place in (("rank", "near"), ("slot", "far"))
            ]
            yield (
                alt.Chart(rows(pieces))
                .mark_line(color=QUIET, strokeWidth=0.7)
                .encode(x=alt.X("x:Q", scale=None, axis=None), y=y, detail="tie:N")
            )


def _size(labels: int) -> int:
    return 11 if labels <= _FEW else 10


_WIDTH = 420
_FEW = 20
_COLOURED = 6
_GREY = "#b8c2cc"

_TITLE = Text("Thứ hạng theo {measure} khi ngưỡng k thay đổi", "Ranks by {measure} as the cutoff k moves")
_X = Text("Ngưỡng k", "Cutoff k")
_HOW = Text("1 là nghèo nhất; “=” là đồng hạng.", "1 is the poorest; “=” marks a shared rank.")
_MOST = Text("Có màu: các nhóm đổi hạng nhiều nhất.", "In colour: the groups whose rank moves most.")
_UNKNOWN = Text("Thiếu số liệu ở ít nhất một ngưỡng: {names}.", "Without a figure at one cutoff or more: {names}.")
_SAID = Text("{group}: hạng {first} → {last}", "{group}: {first} → {last}")
_NOTHING = Text("không có {measure} theo ngưỡng k nào để xếp hạng", "there is no {measure} by cutoff to rank by")
