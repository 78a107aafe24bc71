"""The counts of a population under two standards, as one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.errors import MissingExtra
from chuan_ngheo.language import Language, day
from chuan_ngheo.pages.page import fragment, page
from chuan_ngheo.pages.parts import Row, figures_table, heading, listing, paragraph
from chuan_ngheo.verification.comparison.headings import NOTES, TOTAL, caption, standard_lines, title
from chuan_ngheo.verification.comparison.matrix_page import matrix_table
from chuan_ngheo.verification.comparison.notes import warnings_of
from chuan_ngheo.verification.comparison.population import change_of
from chuan_ngheo.verification.comparison.population_headings import (
    CHANGES,
    GROUPS,
    MATRIX,
    ON,
    PERSONS,
    cell,
    change_rows,
    group_rows,
    kinds,
    name_of,
    notes_of,
)

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.population import PopulationComparison


def population_page(moved: PopulationComparison, language: Language) -> str:
    """The page: changes, the picture where it can be drawn, matrix, groups, notes."""
    return page(title(moved.before, moved.after), _body(moved, language), language)


def population_fragment(moved: PopulationComparison, language: Language) -> str:
    """The same for a notebook."""
    return fragment(title(moved.before, moved.after), _body(moved, language), language)


def _body(moved: PopulationComparison, language: Language) -> list[str]:
    before, after = moved.before, moved.after
    said = caption(MATRIX, before, after)[language]
    changes = [each[language] for each in (*CHANGES, PERSONS)]
    body = [
        listing(standard_lines(before, after, language), "standards"),
        *(paragraph(f"⚠ {warning[language]}", "warning") for warning in warnings_of(before, after)),
        paragraph(ON.format(date=day(moved.on, language))[language]),
        _table(changes, change_rows(moved, language), total=True),
        *_picture(moved, language),
    ]
    if moved.rows:
        body.append(
            matrix_table(moved.summary, language, said, change_of, lambda passage: cell(moved, passage, language))
        )
    if moved.by:
        by = ", ".join(moved.by)
        headings = [by, *(name_of(each)[language] for each in kinds(moved)), TOTAL[language]]
        body += [heading(GROUPS.format(by=by)[language]), _table(headings, group_rows(moved, language))]
    if notes := list(notes_of(moved, language)):
        body += [heading(NOTES[language]), listing(notes)]
    return body


def _picture(moved: PopulationComparison, language: Language) -> Iterator[str]:
    """The flow on a light ground of its own; nothing for nobody, or where the extra is not installed."""
    try:
        picture = moved.picture(language)
    except (AnalysisError, MissingExtra):
        return
    yield f'<figure aria-label="{escape(picture.name)}"><div>{picture.svg()}</div></figure>'


def _table(headings: list[str], rows: list[list[str]], total: bool = False) -> str:
    """The table; its last row is the ``total`` of the others, where there is one."""
    last = len(rows) - 1
    shown = [Row(name, cells, total and place == last) for place, (name, *cells) in enumerate(rows)]
    return figures_table(headings, shown)
