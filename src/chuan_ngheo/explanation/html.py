"""An explanation as HTML: self-contained, everything escaped, no colour of its own but one accent."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from chuan_ngheo.explanation.section import ARROW, DEPRIVED, FINE, UNKNOWN, Line, Section
from chuan_ngheo.language import Language

_ACCENTS = {DEPRIVED: "#d64541", UNKNOWN: "#c98a1b", FINE: "#2e9e5b", ARROW: "#3a87c8", "!": "#c98a1b"}
_FRAME = "border-left:4px solid #3a87c8;padding:.4em 1em;max-width:60em;line-height:1.45;font-family:sans-serif"
_CITATION = "opacity:.65;font-size:85%;white-space:normal"


def to_html(title: str, sections: Sequence[Section], legend: str | None, language: Language) -> str:
    """One ``<section>`` that a notebook or a page can show as it is."""
    parts = [f'<section lang="{language}" style="{_FRAME}">', f'<h3 style="margin:.2em 0 .4em">{escape(title)}</h3>']
    for section in sections:
        parts.append(f'<h4 style="margin:.8em 0 .2em">{escape(section.heading)}</h4>')
        parts.append('<ul style="list-style:none;margin:0;padding-left:.2em">')
        parts += [_item(line) for line in section.lines]
        parts.append("</ul>")
    if legend is not None:
        parts.append(f'<p style="{_CITATION}">{escape(legend)}</p>')
    parts.append("</section>")
    return "\n".join(parts)


def _item(line: Line) -> str:
    colour = f"color:{_ACCENTS[line.mark]};" if line.mark in _ACCENTS else ""
    mark = f'<span style="{colour}flex:0 0 1.4em;font-weight:bold">{escape(line.mark)}</span>'
    cited = f' <span style="{_CITATION}">[{escape(line.citation)}]</span>' if line.citation else ""
    return f'<li style="display:flex;margin:.15em 0">{mark}<span>{escape(line.text)}{cited}</span></li>'
