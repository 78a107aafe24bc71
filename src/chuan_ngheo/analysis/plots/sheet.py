"""The sheet that every picture is drawn on: fonts, sizes, numbers of the language, title, notes and description."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

import altair as alt
from attrs import frozen

from chuan_ngheo.analysis.plots.palette import GRID, GROUND, INK, QUIET
from chuan_ngheo.language import Language, Text
from chuan_ngheo.tables.files.xml_text import in_xml

Drawing = alt.LayerChart | alt.FacetChart
_Drawn = TypeVar("_Drawn", alt.LayerChart, alt.FacetChart)

FONTS = "Be Vietnam Pro, Noto Sans, DejaVu Sans, Liberation Sans, Arial, sans-serif"
"""The first that the machine has is taken; all have Vietnamese letters. Old editions of Liberation Sans lack some, so
it comes late; the converter brings a newer one along, where there is no other."""

SIZE = 12
SMALL = 11
_TITLE_SIZE = 16
_WIDTH_OF_LETTER = 0.58
"""On average, of the size, in the widest of the fonts."""

_NUMBERS = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", " ₫"]},
}


@frozen
class Words:
    """What is said around a picture: title, the lines below it, and in one paragraph what there is to see."""

    title: Text
    notes: Sequence[Text]
    description: Text


def on_sheet(chart: _Drawn, words: Words, language: Language, width: int) -> _Drawn:
    """The chart with its words, ``width`` pixels being what the title and the notes may take."""
    letters = int(width / (SIZE * _WIDTH_OF_LETTER))
    notes = [line for note in words.notes for line in wrapped(note[language], letters)]
    title = alt.Title(wrapped(words.title[language], int(letters * SIZE / _TITLE_SIZE)), subtitle=notes)
    named: _Drawn = chart.properties(
        title=title, description=words.description[language], usermeta={"language": language}, padding=12
    )
    finished: _Drawn = named.configure(
        aria=False,  # a picture has one name and one description: see `accessible`
        background=GROUND,
        font=FONTS,
        locale={"number": _NUMBERS[language]},
        title=alt.TitleConfig(
            anchor="start",
            frame="bounds",
            color=INK,
            fontSize=_TITLE_SIZE,
            subtitleColor=QUIET,
            subtitleFontSize=SIZE,
            subtitleLineHeight=SIZE + 4,
            subtitlePadding=6,
            offset=14,
        ),
        axis=alt.AxisConfig(
            labelColor=INK,
            labelFontSize=SMALL,
            labelLimit=400,
            titleColor=INK,
            titleFontSize=SIZE,
            titleFontWeight="normal",
            titlePadding=8,
            gridColor=GRID,
            domainColor=QUIET,
            tickColor=QUIET,
        ),
        legend=alt.LegendConfig(
            labelColor=INK,
            labelFontSize=SMALL,
            labelLimit=400,
            titleColor=INK,
            titleFontSize=SMALL,
            titleFontWeight="normal",
            symbolStrokeWidth=1.5,
        ),
        header=alt.HeaderConfig(
            labelColor=INK, labelFontSize=SMALL, labelFontWeight="bold", labelLimit=400, title=None
        ),
        text=alt.MarkConfig(color=INK, fontSize=SMALL, lineBreak="\n"),
        view=alt.ViewConfig(stroke=None),
    )
    return finished


def layered(layers: Iterable[alt.Chart], width: float, height: float | alt.Step) -> alt.LayerChart:
    """The layers over each other, the first at the bottom; a step is the height of each row."""
    return cast(alt.LayerChart, alt.layer(*layers).properties(width=width, height=height))


def rows(values: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """Data that the chart carries as they are."""
    return alt.InlineData(values=[dict(each) for each in values])


def from_zero(values: Iterable[float | None]) -> alt.Scale:
    """A scale that begins at zero; where all is zero it ends at 1, so that zero lies at the bottom."""
    return alt.Scale(zero=True) if any(values) else alt.Scale(domain=[0, 1])


def wrapped(text: str, letters: int) -> list[str]:
    """The text in lines of at most so many letters, where its words allow it."""
    return textwrap.wrap(text, max(8, letters), break_long_words=False, break_on_hyphens=False) or [""]


def balanced(text: str, letters: int) -> list[str]:
    """The text in as few lines as `wrapped` needs, each about as long as the others.

    >>> balanced("Bắc Trung Bộ và duyên hải miền Trung", 30)
    ['Bắc Trung Bộ và', 'duyên hải miền Trung']
    """
    lines = wrapped(text, letters)
    narrower = (wrapped(text, width) for width in range(len(text) // len(lines), letters))
    return next((each for each in narrower if len(each) == len(lines)), lines)


def axis_of_names(labels: Mapping[str, Sequence[str]], bold: str) -> alt.Axis:
    """An axis of names in one line or two; ``bold`` is the expression that tells which stand out."""
    double = json.dumps(in_xml([key for key, lines in labels.items() if len(lines) > 1]), ensure_ascii=False)
    return alt.Axis(
        labelExpr=said_as(labels),
        labelFontWeight={"condition": {"test": bold, "value": "bold"}, "value": "normal"},
        labelBaseline={
            "condition": {"test": f"indexof({double}, datum.value) >= 0", "value": "bottom"},
            "value": "middle",
        },
        labelLineHeight=SMALL + 2,
        labelPadding=8,
        domain=False,
        ticks=False,
    )


def said_as(labels: Mapping[str, str | Sequence[str]]) -> str:
    """An expression for the labels of an axis or a legend: the name of each value, in one line or several."""
    return f"{json.dumps(in_xml(labels), ensure_ascii=False, sort_keys=True)}[datum.value]"


def width_of(text: str, size: float = SMALL) -> float:
    """About how many pixels a line of text takes.

    >>> width_of("Hà Nội", 10)
    34.8
    """
    return round(len(text) * size * _WIDTH_OF_LETTER, 3)
