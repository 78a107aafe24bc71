"""A plane as a table of HTML that is a picture: bands as high as they are wide, blocks in the colour of the status."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from chuan_ngheo.explanation.colours import GROUND, INK, OF_STATUS, between, text_on
from chuan_ngheo.explanation.law.plane import Block, Plane
from chuan_ngheo.language import Language, Text
from chuan_ngheo.standards.model import HouseholdClass

_CAPTION = Text("Thu nhập ({unit}) và loại hộ: {name}", "Income ({unit}) and class: {name}")
_INCOME = Text("thu nhập", "income")

_BESIDE_EACH_OTHER = "display:flex;flex-wrap:wrap;gap:.5em 1.5em;align-items:flex-start;margin:1em 0"
_TABLE = "border-collapse:separate;border-spacing:2px;flex:1 1 21em;max-width:36em;font-size:85%;line-height:1.3"
_CAPTIONED = "caption-side:top;text-align:left;font-weight:bold;padding:.3em 2px"
_UNIT = "font-weight:normal;text-align:right;vertical-align:bottom;padding:.1em .5em;border:0"
_BESIDE = "font-weight:normal;text-align:right;padding:.1em .5em;border:0;white-space:nowrap"
_ABOVE = "font-weight:normal;text-align:center;padding:.1em;border:0"
_LABEL = f"background:{GROUND};color:{INK};border-radius:3px;padding:.1em .4em"
_LEAST, _WHOLE, _WHOLE_BAR = 26, 180, 90
"""Tenths of an em: the lowest row; the way from nothing to the highest line, in a plane and in a mere bar."""


def planes_html(planes: tuple[Plane, ...], language: Language) -> str:
    """The planes beside each other where there is room."""
    tables = "\n".join(_table(plane, language) for plane in planes)
    return f'<div lang="{language}" style="{_BESIDE_EACH_OTHER}">\n{tables}\n</div>'


def _table(plane: Plane, language: Language) -> str:
    caption = escape(_CAPTION[language].format(unit=plane.income, name=plane.name))
    body = "\n".join(_row(plane, row, language) for row in range(len(plane.bands)))
    head = f'<table style="{_TABLE}">\n<caption style="{_CAPTIONED}">{caption}</caption>\n{_head(plane, language)}'
    return f"{head}{body}\n</table>"


def _head(plane: Plane, language: Language) -> str:
    """What the columns count, over them; the units of the rows, beside it."""
    beside = [_INCOME[language], *([plane.points] if plane.points else [])]
    if not plane.columns and len(beside) == 1:
        return ""
    span = ' rowspan="2"' if plane.columns else ""
    units = "".join(f'<th{span} style="{_UNIT}">{escape(unit)}</th>' for unit in beside)
    if not plane.columns:
        return f"<tr>{units}<td></td></tr>\n"
    counts = "".join(f'<th scope="col" style="{_ABOVE}">{escape(words)}</th>' for words, _ in plane.columns)
    over = f'<th colspan="{len(plane.columns)}" style="{_ABOVE}">{escape(plane.depth)}</th>'
    return f"<tr>{units}{over}</tr>\n<tr>{counts}</tr>\n"


def _row(plane: Plane, row: int, language: Language) -> str:
    band = plane.bands[row]
    height = max(_LEAST, (_WHOLE if plane.columns else _WHOLE_BAR) * band.part // 100)
    cells = [f'<th scope="row" style="{_BESIDE}">{_bounds(band.income)}</th>', *_points(plane, row)]
    cells += [_cell(block, plane, language) for block in plane.blocks if block.row == row]
    opened = f'<tr style="height:{height // 10}.{height % 10}em">'
    return "\n".join([opened, *cells, "</tr>"])


def _bounds(bounds: tuple[str, ...]) -> str:
    return "<br>".join(escape(each) for each in bounds)


def _points(plane: Plane, row: int) -> Iterator[str]:
    start = 0
    for span in plane.spans:
        if start == row:
            yield f'<th scope="row" rowspan="{span.rows}" style="{_BESIDE}">{_bounds(span.points)}</th>'
        start += span.rows


def _cell(block: Block, plane: Plane, language: Language) -> str:
    depths = sum(count for _, count in plane.columns[block.column : block.column + block.columns])
    all_depths = sum(count for _, count in plane.columns)
    width = f"width:{max(18, 100 * depths // all_depths) * 6 // 10}%;" if plane.columns else ""
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", block.rows), ("colspan", block.columns)) if count > 1
    )
    style = f"{width}{_ground(block.possible)};text-align:center;padding:.3em .5em;border:0;border-radius:3px"
    names = [escape(each.name[language]) for each in block.possible]
    words = names[0] if len(names) == 1 else " / ".join(f'<span style="{_LABEL}">{name}</span>' for name in names)
    return f'<td{spans} style="{style}">{words}</td>'


def _ground(possible: tuple[HouseholdClass, ...]) -> str:
    """The colour of the class; stripes of the colours of all that are possible."""
    colours = [between([OF_STATUS[status] for status in each.statuses]) for each in possible]
    if len(colours) == 1:
        return f"background:{colours[0]};color:{text_on(colours[0])}"
    stops = ",".join(f"{colour} {12 * place}px {12 * (place + 1)}px" for place, colour in enumerate(colours))
    return f"background:repeating-linear-gradient(45deg,{stops})"
