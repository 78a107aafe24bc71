"""A table of benefits in words: each group of each benefit with its condition, its share, its days and its law."""

from __future__ import annotations

from collections.abc import Iterator

from chuan_ngheo.entitlements.model import Beneficiaries, BenefitTable
from chuan_ngheo.entitlements.wording import amount_of
from chuan_ngheo.explanation.law.cited import cited, counted, law_of, marks
from chuan_ngheo.explanation.law.description import Description, Entry, Kind, Section
from chuan_ngheo.explanation.law.documents import documents_section
from chuan_ngheo.language import Language, Text, capital, day
from chuan_ngheo.rules.prose import say
from chuan_ngheo.standards.citation import Citation

_ID, _PLACE = Text("Mã", "Id"), Text("Nơi áp dụng", "Place")
_CHECKED = Text("Mức độ đối chiếu", "How far checked")
_COLUMNS = (
    Text("Nhóm", "Group"),
    Text("Khi", "When"),
    Text("Mức hưởng", "How much"),
    Text("Từ ngày", "From"),
)
_TO = Text("{start} đến {end}", "{start} to {end}")
_NOT_ASKED = Text(
    "Phiếu khảo sát không hỏi, người dùng bảng phải biết: {facts}.",
    "The survey does not ask it, and whoever uses the table has to know: {facts}.",
)


def describe_benefits(table: BenefitTable, language: Language = "vi") -> Description:
    """The table in words, a section for each benefit.

    >>> from chuan_ngheo.entitlements.reader import benefit_table
    >>> described = describe_benefits(benefit_table(), "en")
    >>> described.sections[2].heading, described.sections[2].entries[0].cells[1:]
    ('Support for electricity', ('30 kWh a month at the first-tier price', '2015-01-01'))
    """
    groups = [group for benefit in table.benefits for group in benefit.groups]
    found = counted(citation for group in groups for citation in _citations(group))
    columns = tuple(column[language] for column in _COLUMNS)
    sections = [
        Section(
            Kind.RULES,
            capital(benefit.name[language]),
            columns,
            tuple(_entry(group, table, language) for group in benefit.groups),
        )
        for benefit in table.benefits
    ]
    facts = "; ".join(fact.question[language] for fact in table.facts)
    return Description(
        language=language,
        id=table.id,
        title=table.name[language],
        period="",
        facts=(
            (_ID[language], table.id),
            (_PLACE[language], table.place),
            (_CHECKED[language], marks(found, language)),
        ),
        sections=(*sections, documents_section(table.documents.values(), language)),
        marks=found,
        unknown=(_NOT_ASKED[language].format(facts=facts),) if facts else (),
        notes=tuple(note[language] for note in table.notes),
    )


def _entry(group: Beneficiaries, table: BenefitTable, language: Language) -> Entry:
    start = day(group.in_force.start, language)
    end = group.in_force.end
    citations = tuple(_citations(group))
    return Entry(
        name=group.name[language],
        cells=(
            say(group.when, language),
            amount_of(group)[language],
            start if end is None else _TO[language].format(start=start, end=day(end, language)),
        ),
        cited=cited(citations, table.documents, language),
        law=law_of(citations, table.documents, language),
    )


def _citations(group: Beneficiaries) -> Iterator[Citation]:
    """For the share, for the days, and for the later text that says the same."""
    yield from group.citation
    yield from group.in_force.citation
    if group.restated is not None:
        yield from group.restated.citation
