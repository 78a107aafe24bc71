"""A verification as one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, capitalised
from chuan_ngheo.pages.page import fragment, page
from chuan_ngheo.pages.parts import heading, listing, paragraph, said, shown_table, stacked
from chuan_ngheo.verification.checking.remark import Remark
from chuan_ngheo.verification.checking.text import FAULTS, NOTICES, PROVED, verdict_line
from chuan_ngheo.verification.comparison.headings import standard_lines
from chuan_ngheo.verification.comparison.notes import warnings_of
from chuan_ngheo.verification.mutants.report_text import counts_line, unnoticed_lines
from chuan_ngheo.verification.verifying.headings import (
    CASES,
    CHANGED,
    MUTANTS,
    REPAIRS,
    cases_line,
    change_details,
    change_line,
    nothing_changed,
    repair_line,
    verdict,
)

if TYPE_CHECKING:
    from chuan_ngheo.verification.verifying.verified import Verification

_REMARKS = (
    Text("Ở đâu", "Where"),
    Text("Vấn đề", "Remark"),
    Text("Hộ cho thấy", "A household that shows it"),
)
_CASES = (Text("Ở đâu", "Where"), Text("Trường hợp", "Case"), Text("Khác ở đâu", "What differs"))
_CHANGES = (Text("Giá trị", "Value"), Text("Điều gì xảy ra", "What becomes of whom"))


def verification_page(found: Verification, language: Language) -> str:
    """The page: verdict, faults, notices, cases, changed values, mutants, and what is proved."""
    return page(found.name, _body(found, language), language)


def verification_fragment(found: Verification, language: Language) -> str:
    """The same for a notebook."""
    return fragment(found.name, _body(found, language), language)


def _body(found: Verification, language: Language) -> list[str]:
    check = found.check
    state = "better" if found.passed else "worse"
    body = [
        f'<p class="verdict {state}">{escape(verdict(found)[language])}</p>',
        listing(standard_lines(check.standard, check.standard, language)[:1], "standards"),
        *(paragraph(f"⚠ {each[language]}", "warning") for each in warnings_of(check.standard, check.standard)),
        paragraph(verdict_line(check)[language]),
        *_remarks(FAULTS, "worse", check.faults, language),
        *_remarks(NOTICES, "open", check.notices, language),
        *_cases(found, language),
        *_changed(found, language),
        *_mutants(found, language),
    ]
    if check.proved:
        body += [heading(PROVED[language], "better"), listing(f"✓ {each[language]}" for each in check.proved)]
    return body


def _remarks(words: Text, kind: str, remarks: tuple[Remark, ...], language: Language) -> Iterator[str]:
    if not remarks:
        return
    yield heading(words[language], kind)
    rows = [
        (
            said("; ".join([each.where, *each.beside])),
            f"<b>{said(capitalised(each.kind.label)[language])}</b>: {said(each.message[language])}",
            "" if each.example is None else said(each.example[language]),
        )
        for each in remarks
    ]
    yield shown_table(_REMARKS, rows, language)


def _cases(found: Verification, language: Language) -> Iterator[str]:
    yield heading(CASES[language], "worse" if found.failed or found.misfits else "")
    yield paragraph(cases_line(found)[language])
    if found.misfits:
        yield listing(problem.say(language) for problem in found.misfits)
    rows = [
        (said(each.where), said(each.case.name[language]), stacked(text[language] for text in each.failures))
        for each in found.failed
    ]
    if rows:
        yield shown_table(_CASES, rows, language)
    if found.repairs:
        yield f"<h3>{escape(REPAIRS[language])}</h3>"
        yield listing(repair_line(each)[language] for each in found.repairs)


def _changed(found: Verification, language: Language) -> Iterator[str]:
    if found.reference is None:
        return
    yield heading(CHANGED[language].format(id=found.reference.id), "class_only")
    same = nothing_changed(found)
    if same is not None:
        yield paragraph(same[language])
        return
    rows = [
        (said(change_line(each)[language]), stacked(change_details(each, found, language)))
        for each in found.changed or ()
    ]
    yield shown_table(_CHANGES, rows, language)


def _mutants(found: Verification, language: Language) -> Iterator[str]:
    if found.mutants is None:
        return
    yield heading(MUTANTS[language], "" if found.mutants.passed else "worse")
    yield paragraph(counts_line(found.mutants)[language])
    yield listing(unnoticed_lines(found.mutants, language))
