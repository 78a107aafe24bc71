"""Movement between two reviews as a flow: from the lists at the start to the lists at the end."""

from __future__ import annotations

from typing import Any

import altair as alt

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.plots.figures import count
from chuan_ngheo.analysis.plots.flow_chart import SHEET, Looks, flow_chart
from chuan_ngheo.analysis.plots.palette import BESIDE, NOT_TOLD, OF_STATUS
from chuan_ngheo.analysis.plots.passages_of_lists import Spot, streams
from chuan_ngheo.analysis.plots.sheet import Words, on_sheet
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
    chart = flow_chart(found, Looks((_START, _END), _COLOURS, _OF_RIBBONS), language)
    said = [
        Text(f"{name.vi}: {households.vi}", f"{name.en}: {households.en}")
        for each in found
        for name, households in [(_line(each.line, each), count(each.households))]
    ]
    words = Words(_TITLE, _notes(movement), joined([_TITLE, joined(said)], ". "))
    return on_sheet(chart, words, language, width=SHEET)


def _line(line: Any, stream: Any) -> Text:
    """The line as the table calls it in which the stream stands."""
    on_poor = Spot.POOR in (stream.start, stream.end)
    return line_name(line, Standing.POOR if on_poor else Standing.NEAR_POOR)


def _notes(movement: Movement) -> list[Text]:
    maybe = {
        each for table in (movement.poor, movement.near_poor) for each in (*table.maybe_at_start, *table.maybe_at_end)
    }
    return [_HOW, *([_MAYBE.format(count=count(len(maybe)))] if maybe else [])]


_COLOURS = {
    **dict.fromkeys(Spot, NOT_TOLD),
    Spot.POOR: OF_STATUS[Status.POOR],
    Spot.NEAR_POOR: OF_STATUS[Status.NEAR_POOR],
    Spot.OFF_THE_LISTS: OF_STATUS[Status.ABOVE_AVERAGE],
    Spot.CAME: BESIDE,
}
_OF_RIBBONS = {
    **dict.fromkeys(Spot, _COLOURS[Spot.OFF_THE_LISTS]),
    **{each: _COLOURS[each] for each in (Spot.POOR, Spot.NEAR_POOR)},
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
