"""A movement as HTML, for a notebook or a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text
from chuan_ngheo.pages.page import fragment
from chuan_ngheo.pages.parts import Row, beside, figures_table, heading, listing, paragraph
from chuan_ngheo.review.movement_lines import Sign
from chuan_ngheo.review.movement_table import FAMILIES, HOUSEHOLDS, PERSONS, counts, marked

if TYPE_CHECKING:
    from chuan_ngheo.review.movement_table import Movement, MovementTable

_TITLE = Text("Biến động giữa hai danh sách", "Movement between two registers")


def movement_fragment(moved: Movement, language: Language) -> str:
    """Both tables beside each other where there is room, and the families below them."""
    tables = [
        "".join([heading(each.title[language]), *_body(each, language)]) for each in (moved.poor, moved.near_poor)
    ]
    body = [beside(tables)]
    if moved.families:
        body += [heading(FAMILIES[language]), listing(moved.successions(language))]
    return fragment(_TITLE[language], body, language)


def table_fragment(table: MovementTable, language: Language) -> str:
    """One table."""
    return fragment(table.title[language], _body(table, language), language)


def _body(table: MovementTable, language: Language) -> Iterator[str]:
    rows = (Row(marked(row)[language].strip(), counts(row, language), row.sign is Sign.LEVEL) for row in table.told)
    yield figures_table(["", HOUSEHOLDS[language], PERSONS[language]], rows)
    yield from (paragraph(each[language], "unknown") for each in table.remarks)
