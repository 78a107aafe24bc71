"""Movement between two reviews as a flow: from the lists at the start to the lists at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.plots.figures import count
from chuan_ngheo.analysis.plots.label_places import Align, Box, Place, placed
from chuan_ngheo.analysis.plots.palette import GROUND, OF_STATUS
from chuan_ngheo.analysis.plots.passages_of_lists import Spot, streams
from chuan_ngheo.analysis.plots.ribbons import Block, Flow, Ribbon, laid_out
from chuan_ngheo.analysis.plots.sheet import SMALL, Words, balanced, layered, on_sheet, rows
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Language, Text, joined
from chuan_ngheo.review.movement_lines import line_name
from chuan_ngheo.review.movement_table import Movement
from chuan_ngheo.review.register import Standing
from chuan_ngheo.standards.status import Status


def flow(movement: Movement, *, language: Language = "vi") -> alt.LayerChart:
    """The households of a movement: a block for each list at the start and at the end, a ribbon for each line.

    A ribbon is as thick as its line has households, and has the colour of where they were. Households that were on
    neither list at both ends are not in the tables and not drawn; those which may be on a list are told in a note.
    Raises `AnalysisError` for a movement of nobody.
    """
    found = streams(movement)
    if not found:
        raise AnalysisError([Problem("movement", _NOBODY)])
    scale = _HEIGHT / sum(stream.households for stream in found)
    drawn = laid_out(found, _GAP / scale, _ROOM / scale)
    values = [value for number, ribbon in enumerate(drawn.ribbons) for value in _outline(number, ribbon, scale)]
    x = alt.X("x:Q", scale=None, axis=None)
    y = alt.Y("y:Q", scale=None, axis=None)
    colour = alt.Color("colour:N", scale=None, legend=None)
    ribbons = (
        alt.Chart(rows(values)).mark_area(opacity=0.45).encode(x=x, y=y, y2="y2:Q", color=colour, detail="ribbon:N")
    )
    blocks = [
        {"x": at, "x2": at + _BLOCK, "y": block.top * scale, "y2": block.bottom * scale, "colour": _COLOURS[block.spot]}
        | {"side": side, "spot": str(block.spot), "households": block.households}
        for side, at, each in (("start", 0, drawn.starts), ("end", _WIDTH - _BLOCK, drawn.ends))
        for block in each
    ]
    solid = alt.Chart(rows(blocks)).mark_rect().encode(x=x, x2="x2:Q", y=y, y2="y2:Q", color=colour)
    layers = [ribbons, solid, *_counts(drawn, scale, language), *_names(drawn, scale, language)]
    chart = layered(layers, _WIDTH, drawn.height * scale)
    said = [
        Text(f"{name.vi}: {households.vi}", f"{name.en}: {households.en}")
        for each in found
        for name, households in [(_line(each.line, each), count(each.households))]
    ]
    words = Words(_TITLE, _notes(movement), joined([_TITLE, joined(said)], ". "))
    return on_sheet(chart, words, language, width=_WIDTH + 200)


def _line(line: Any, stream: Any) -> Text:
    """The line as the table calls it in which the stream stands."""
    on_poor = Spot.POOR in (stream.start, stream.end)
    return line_name(line, Standing.POOR if on_poor else Standing.NEAR_POOR)


def _outline(number: int, ribbon: Ribbon, scale: float) -> Iterator[dict[str, Any]]:
    """Upper and lower edge of a ribbon, from the blocks on the left to those on the right."""
    stream = ribbon.stream
    same = {
        "ribbon": number,
        "line": str(stream.line),
        "start": str(stream.start),
        "end": str(stream.end),
        "households": stream.households,
        "colour": _COLOURS[stream.start] if stream.start in _OF_LISTS else _COLOURS[Spot.OFF_THE_LISTS],
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
    sizes = {("start", block.spot): block.households for block in drawn.starts}
    sizes |= {("end", block.spot): block.households for block in drawn.ends}
    labels = [
        (
            count(each.stream.households)[language],
            _along(each, scale, from_start=sizes["start", each.stream.start] <= sizes["end", each.stream.end]),
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


def _names(drawn: Flow, scale: float, language: Language) -> Iterator[alt.Chart]:
    """Beside each block what it is and how many households; above them which end it is."""
    sides: tuple[tuple[Sequence[Block], int, Align, Text], ...] = (
        (drawn.starts, -8, "right", _START),
        (drawn.ends, _WIDTH + 8, "left", _END),
    )
    for blocks, at, align, heading in sides:
        values = [{"y": y, "said": said} for y, said in _beside(blocks, scale, language)]
        yield (
            alt.Chart(rows(values))
            .mark_text(align=align, baseline="middle", lineHeight=_LINE)
            .encode(x=alt.value(at), y=alt.Y("y:Q", scale=None, axis=None), text="said:N")
        )
        yield (
            alt.Chart(rows([{"said": heading[language]}]))
            .mark_text(align=align, baseline="bottom", fontWeight="bold")
            .encode(x=alt.value(at), y=alt.value(-14), text="said:N")
        )


def _beside(blocks: Sequence[Block], scale: float, language: Language) -> Iterator[tuple[float, str]]:
    """The label of each block and where its first line stands, the whole around the middle of the block."""
    for block in blocks:
        lines = [*balanced(block.spot.label[language], _LETTERS), count(block.households)[language]]
        yield block.middle * scale - (len(lines) - 1) * _LINE / 2, "\n".join(lines)


def _notes(movement: Movement) -> list[Text]:
    maybe = {
        each for table in (movement.poor, movement.near_poor) for each in (*table.maybe_at_start, *table.maybe_at_end)
    }
    return [_HOW, *([_MAYBE.format(count=count(len(maybe)))] if maybe else [])]


_WIDTH = 460
_HEIGHT = 340
"""Of all blocks of one side together, in pixels."""
_GAP = 14
_ROOM = 54
_BLOCK = 16
_STEPS = 40
_LETTERS = 22
_LINE = 14
_OF_LISTS = (Spot.POOR, Spot.NEAR_POOR)
_COLOURS = {
    **dict.fromkeys(Spot, "#9aa5b1"),
    Spot.POOR: OF_STATUS[Status.POOR],
    Spot.NEAR_POOR: OF_STATUS[Status.NEAR_POOR],
    Spot.OFF_THE_LISTS: OF_STATUS[Status.ABOVE_AVERAGE],
    Spot.CAME: "#7b8794",
}

_TITLE = Text("Biến động hộ nghèo, hộ cận nghèo", "Movement of the poor and of the near-poor")
_START = Text("Đầu kỳ", "Start")
_END = Text("Cuối kỳ", "End")
_HOW = Text(
    "Số hộ. Hộ ở ngoài hai danh sách cả đầu kỳ lẫn cuối kỳ không vẽ ở đây.",
    "Households. Those on neither list at both ends are not drawn.",
)
_MAYBE = Text(
    "{count} hộ chưa rõ có thuộc danh sách hay không ở ít nhất một kỳ.",
    "Households of which it is not known whether they are on a list, at one end or both: {count}.",
)
_NOBODY = Text("không có hộ nào trong hai danh sách", "there is no household on either list")
