"""A comparison as one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, capitalised
from chuan_ngheo.pages.page import fragment, page
from chuan_ngheo.pages.parts import heading, listing, paragraph, said
from chuan_ngheo.verification.comparison.headings import (
    CELLS,
    NOTES,
    by_passage,
    caption,
    standard_lines,
    title,
    unchanged,
)
from chuan_ngheo.verification.comparison.matrix_page import matrix_table
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.comparison.transition import Transition
from chuan_ngheo.verification.comparison.wording import Wording

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.comparison import Comparison

_COLUMNS = (
    Text("Khu vực", "Area"),
    Text("Thu nhập", "Income"),
    Text("Thiếu hụt", "Deprivations"),
    Text("Hộ ví dụ", "A household that shows it"),
)
_ANY = Text("bất kỳ", "any")


def comparison_page(comparison: Comparison, language: Language) -> str:
    """The page: standards, matrix, what moves by kind of change, notes."""
    return page(title(comparison.before, comparison.after), _body(comparison, language), language)


def comparison_fragment(comparison: Comparison, language: Language) -> str:
    """The same for a notebook."""
    return fragment(title(comparison.before, comparison.after), _body(comparison, language), language)


def _body(comparison: Comparison, language: Language) -> list[str]:
    before, after = comparison.before, comparison.after
    body = [
        listing(standard_lines(before, after, language), "standards"),
        *(paragraph(f"⚠ {warning[language]}", "warning") for warning in comparison.warnings),
        matrix_table(comparison.matrix, language, caption(CELLS, before, after)[language]),
        paragraph(unchanged(comparison, language)),
        *(part for change in Change if change is not Change.NONE for part in _moves(change, comparison, language)),
    ]
    if comparison.notes:
        body += [heading(NOTES[language]), listing(note[language] for note in comparison.notes)]
    return body


def _moves(change: Change, comparison: Comparison, language: Language) -> Iterator[str]:
    """A heading for the kind of change, and a table for each passage."""
    found = comparison.of(change)
    wording = Wording(comparison.ground, language)
    if found:
        yield heading(capitalised(change.label)[language], change)
    for same in by_passage(found, comparison.matrix):
        yield f"<h3>{escape(wording.passage(same[0]))}</h3>"
        yield '<div class="wide"><table class="boxes">'
        headings = "".join(f'<th scope="col">{escape(column[language])}</th>' for column in _COLUMNS)
        yield f"<thead><tr>{headings}</tr></thead><tbody>"
        yield from (_row(each, wording) for each in same)
        yield "</tbody></table></div>"


def _row(transition: Transition, wording: Wording) -> str:
    cells = (
        wording.areas(transition.areas),
        transition.incomes.say(wording.language),
        "; ".join(wording.depth(transition)) or _ANY[wording.language],
        wording.household(transition.witness.household),
    )
    return f"<tr>{''.join(f'<td>{said(cell)}</td>' for cell in cells)}</tr>"
