"""An explanation as HTML: self-contained, everything escaped, readable on light and dark ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from chuan_ngheo.explanation.section import ARROW, DEPRIVED, FINE, UNKNOWN, Line, Section
from chuan_ngheo.language import Language
from chuan_ngheo.pages.page import fragment
from chuan_ngheo.pages.parts import heading, paragraph

_KINDS = {DEPRIVED: "worse", UNKNOWN: "open", FINE: "better", ARROW: "class_only", "!": "open"}


def to_html(title: str, sections: Sequence[Section], legend: str | None, language: Language) -> str:
    """One ``<section>`` that a notebook or a page can show as it is."""
    return fragment(title, _body(sections, legend), language)


def _body(sections: Sequence[Section], legend: str | None) -> Iterator[str]:
    for section in sections:
        yield heading(section.heading)
        yield "\n".join(['<ul class="said">', *map(_item, section.lines), "</ul>"])
    if legend is not None:
        yield paragraph(legend, "cited")


def _item(line: Line) -> str:
    kind = " ".join(["mark", *([_KINDS[line.mark]] if line.mark in _KINDS else [])])
    mark = f'<span class="{kind}">{escape(line.mark)}</span>'
    cited = f' <span class="cited">[{escape(line.citation)}]</span>' if line.citation else ""
    return f"<li>{mark}<span>{escape(line.text)}{cited}</span></li>"
