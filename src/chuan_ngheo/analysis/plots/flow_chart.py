"""A flow as a drawing: blocks on the left and on the right, each with its name and count, and ribbons between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
from attrs import frozen

from chuan_ngheo.analysis.plots.figures import count
from chuan_ngheo.analysis.plots.label_places import Align, Box, Place, placed
from chuan_ngheo.analysis.plots.palette import GROUND
from chuan_ngheo.analysis.plots.ribbons import Block, Flow, Ribbon, Spot, Stream, laid_out
from chuan_ngheo.analysis.plots.sheet import SMALL, balanced, layered, rows
from chuan_ngheo.language import Language, Text

SHEET = 660
"""How wide a flow is with the names on both its sides, in pixels."""


@frozen
class Looks:
    """What stands above either side, and the colours of the spots: of their blocks, and of the ribbons from them."""

    headings: tuple[Text, Text]
    blocks: Mapping[Any, str]
    ribbons: Mapping[Any, str]


def flow_chart(streams: Sequence[Stream], looks: Looks, language: Language) -> alt.LayerChart:
    """The drawing of these streams, one at least: to be put `on_sheet`.

    A ribbon is as thick as its stream has households. Blocks lie so far apart that their names, in as many lines as
    they need, do not meet.
    """
    lines = {
        spot: balanced(spot.label[language], _LETTERS) for stream in streams for spot in (stream.start, stream.end)
    }
    room = _LINE * max(len(each) + 1 for each in lines.values()) + _AIR
    scale = _HEIGHT / sum(stream.households for stream in streams)
    drawn = laid_out(streams, _GAP / scale, room / scale)
    labels = _Labels(drawn, scale, lines, language)
    layers = [
        *_shapes(drawn, scale, looks),
        *_counts(drawn, scale, language),
        *labels.layers(looks.headings),
    ]
    return layered(layers, _WIDTH, drawn.height * scale)


def _shapes(drawn: Flow, scale: float, looks: Looks) -> Iterator[alt.Chart]:
    """The ribbons, and over their ends the blocks."""
    x = alt.X("x:Q", scale=None, axis=None)
    y = alt.Y("y:Q", scale=None, axis=None)
    colour = alt.Color("colour:N", scale=None, legend=None)
    values = [
        each | {"colour": looks.ribbons[ribbon.stream.start]}
        for number, ribbon in enumerate(drawn.ribbons)
        for each in _outline(number, ribbon, scale)
    ]
    yield alt.Chart(rows(values)).mark_area(opacity=0.45).encode(x=x, y=y, y2="y2:Q", color=colour, detail="ribbon:N")
    blocks = [
        {"x": at, "x2": at + _BLOCK, "y": block.top * scale, "y2": block.bottom * scale}
        | {"colour": looks.blocks[block.spot], "side": side, "spot": str(block.spot), "households": block.households}
        for side, at, each in (("start", 0, drawn.starts), ("end", _WIDTH - _BLOCK, drawn.ends))
        for block in each
    ]
    yield alt.Chart(rows(blocks)).mark_rect().encode(x=x, x2="x2:Q", y=y, y2="y2:Q", color=colour)
    if thin := list(_hairlines([*values, *blocks])):
        chart = alt.Chart(rows(thin)).mark_line(strokeWidth=_HAIR)
        yield chart.encode(x=x, y=y, color=colour, detail="hairline:N", order="x:Q")


def _hairlines(shapes: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Lines in place of what is too thin to be seen, so that nobody is invisible among millions."""
    for each in shapes:
        if each["y2"] - each["y"] < _HAIR:
            line = each.get("ribbon", f"{each.get('side')} {each.get('spot')}")
            for x in (each["x"], each.get("x2")):
                if x is not None:
                    yield {"x": x, "y": each["y"], "colour": each["colour"], "hairline": str(line)}


def _outline(number: int, ribbon: Ribbon, scale: float) -> Iterator[dict[str, Any]]:
    """Upper and lower edge of a ribbon, from the blocks on the left to those on the right."""
    stream = ribbon.stream
    same = {
        "ribbon": number,
        "start": str(stream.start),
        "end": str(stream.end),
        "households": stream.households,
    }
    for step in range(_STEPS + 1):
        t = step / _STEPS
        top = ribbon.edge(t)
        yield same | {
            "x": _BLOCK + t * (_WIDTH - 2 * _BLOCK),
            "y": top * scale,
            "y2": (top + stream.households) * scale,
        }


def _counts(drawn: Flow, scale: float, language: Language) -> Iterator[alt.Chart]:
    """The count of each ribbon where it has room, thick ribbons first."""
    order = sorted(drawn.ribbons, key=lambda ribbon: -ribbon.stream.households)
    starts = {block.spot: block.households for block in drawn.starts}
    ends = {block.spot: block.households for block in drawn.ends}
    labels = [
        (
            count(each.stream.households)[language],
            _along(each, scale, from_start=starts[each.stream.start] <= ends[each.stream.end]),
        )
        for each in order
    ]
    places = placed(labels, ground=Box(_BLOCK, -4, _WIDTH - _BLOCK, drawn.height * scale + 4))
    values = [
        {"x": place.x, "y": place.y, "said": said} for (said, _), place in zip(labels, places, strict=True) if place
    ]
    chart = alt.Chart(rows(values)).encode(
        x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None), text="said:N"
    )
    yield chart.mark_text(fontSize=SMALL, stroke=GROUND, strokeWidth=3, strokeOpacity=0.8, strokeJoin="round")
    yield chart.mark_text(fontSize=SMALL)


def _along(ribbon: Ribbon, scale: float, *, from_start: bool) -> list[Place]:
    """Places on the middle of a ribbon; first those near the smaller of its blocks, where few others are."""
    middle = ribbon.stream.households / 2
    shares = [0.1, 0.9, 0.16, 0.84, 0.22, 0.78, 0.28, 0.72, 0.36, 0.64, 0.44, 0.56, 0.5]
    return [
        Place(_BLOCK + t * (_WIDTH - 2 * _BLOCK), (ribbon.edge(t) + middle) * scale)
        for share in shares
        for t in [share if from_start else 1 - share]
    ]


@frozen
class _Labels:
    """What stands beside the blocks and above them."""

    drawn: Flow
    scale: float
    lines: Mapping[Spot, Sequence[str]]
    language: Language

    def layers(self, headings: tuple[Text, Text]) -> Iterator[alt.Chart]:
        """Beside each block what it is and how many households; above them which end it is.

        A name lies around the middle of its block. Where the first of them rises above its block, so do the headings.
        """
        highest = min(self._top(each[0]) - _LINE / 2 for each in (self.drawn.starts, self.drawn.ends))
        above = _ABOVE if highest >= _ABOVE else highest - 4
        sides: tuple[tuple[Sequence[Block], int, Align, Text], ...] = (
            (self.drawn.starts, -8, "right", headings[0]),
            (self.drawn.ends, _WIDTH + 8, "left", headings[1]),
        )
        for blocks, at, align, heading in sides:
            values = [{"y": self._top(each), "said": "\n".join(self._said(each))} for each in blocks]
            yield (
                alt.Chart(rows(values))
                .mark_text(align=align, baseline="middle", lineHeight=_LINE)
                .encode(x=alt.value(at), y=alt.Y("y:Q", scale=None, axis=None), text="said:N")
            )
            yield (
                alt.Chart(rows([{"said": heading[self.language]}]))
                .mark_text(align=align, baseline="bottom", fontWeight="bold")
                .encode(x=alt.value(at), y=alt.value(above), text="said:N")
            )

    def _said(self, block: Block) -> list[str]:
        return [*self.lines[block.spot], count(block.households)[self.language]]

    def _top(self, block: Block) -> float:
        """The middle of the first line."""
        return block.middle * self.scale - (len(self._said(block)) - 1) * _LINE / 2


_WIDTH = 460
_HEIGHT = 340
"""Of all blocks of one side together, in pixels."""
_GAP = 14
_AIR = 12
"""Between the names of two blocks."""
_ABOVE = -14
_BLOCK = 16
_STEPS = 40
_HAIR = 0.3
_LETTERS = 22
_LINE = 14
