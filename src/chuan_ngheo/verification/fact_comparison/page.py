"""A comparison over facts as one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, capitalised
from chuan_ngheo.pages.page import fragment, page
from chuan_ngheo.pages.parts import heading, listing, paragraph, said, shown_table, stacked
from chuan_ngheo.verification.comparison.headings import NOTES, standard_lines, title
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.fact_comparison.headings import (
    IMPOSSIBLE,
    INDICATORS,
    definition_witnesses,
    notes,
    scope,
    witness_lines,
)
from chuan_ngheo.verification.fact_comparison.text import passage

if TYPE_CHECKING:
    from chuan_ngheo.verification.fact_comparison.fact_comparison import FactComparison

_PASSAGES = (Text("Chuyển loại", "Passage"), Text("Hộ ví dụ", "A household that shows it"))
_CHANGES = (
    Text("Chỉ số", "Indicator"),
    Text("Thay đổi", "Change"),
    Text("Hộ chỉ một chuẩn coi là thiếu hụt", "A household that only one standard finds deprived"),
)


def fact_page(comparison: FactComparison, language: Language) -> str:
    """The page: standards, passages by kind of change, those proved impossible, the indicators, notes."""
    return page(title(comparison.before, comparison.after), _body(comparison, language), language)


def fact_fragment(comparison: FactComparison, language: Language) -> str:
    """The same for a notebook."""
    return fragment(title(comparison.before, comparison.after), _body(comparison, language), language)


def _body(comparison: FactComparison, language: Language) -> list[str]:
    before, after = comparison.before, comparison.after
    body = [
        listing(standard_lines(before, after, language), "standards"),
        *(paragraph(f"⚠ {warning[language]}", "warning") for warning in comparison.warnings),
        paragraph(scope(comparison, language)),
        *(part for change in Change for part in _possible(change, comparison, language)),
    ]
    if comparison.impossible:
        body += [
            heading(IMPOSSIBLE[language]),
            listing(passage(each, language) for each in comparison.impossible),
        ]
    if comparison.definitions:
        body += [heading(INDICATORS[language]), _indicators(comparison, language)]
    body += [heading(NOTES[language]), listing(each[language] for each in notes(comparison))]
    return body


def _possible(change: Change, comparison: FactComparison, language: Language) -> Iterator[str]:
    found = comparison.of(change)
    if not found:
        return
    yield heading(capitalised(change.label)[language], change)
    yield shown_table(
        _PASSAGES,
        (
            (said(passage(each, language)), stacked(witness_lines(each.witness, comparison, language)))
            for each in found
            if each.witness is not None
        ),
        language,
    )


def _indicators(comparison: FactComparison, language: Language) -> str:
    rows = []
    for each in comparison.definitions:
        witnesses = [
            f"<b>{said(kind)}</b><br>{stacked(lines)}"
            for kind, lines in definition_witnesses(each, comparison, language)
        ]
        rows.append((said(each.name[language]), said(each.relation.label[language]), "<br>".join(witnesses)))
    return shown_table(_CHANGES, rows, language)
