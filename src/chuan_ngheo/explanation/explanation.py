"""An explanation: a title, a verdict, and sections of lines with their citations; as text and as HTML."""

from __future__ import annotations

from attrs import frozen

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.explanation.changes import changes_section
from chuan_ngheo.explanation.deprivations import deprivations_section
from chuan_ngheo.explanation.html import to_html
from chuan_ngheo.explanation.means import means_section
from chuan_ngheo.explanation.missing import missing_section
from chuan_ngheo.explanation.section import Section
from chuan_ngheo.explanation.verdict import title, verdict_section
from chuan_ngheo.language import Language, Text

_LEGEND = Text(
    "⚠ = giá trị chưa được đối chiếu với chính văn bản.",
    "⚠ = a value that nobody has checked against the legal text itself.",
)


@frozen
class Explanation:
    """Why a household is in its class, in one language."""

    language: Language
    title: str
    sections: tuple[Section, ...]

    def text(self) -> str:
        """Plain text, one line a statement, citations in brackets."""
        blocks = ["\n".join([self.title, "═" * len(self.title)])]
        for section in self.sections:
            lines = [
                f"  {line.mark} {line.text}{f'  [{line.citation}]' if line.citation else ''}" for line in section.lines
            ]
            blocks.append("\n".join([section.heading, *lines]))
        if self.has_warnings:
            blocks.append(_LEGEND[self.language])
        return "\n\n".join(blocks)

    def html(self) -> str:
        """A self-contained fragment for a notebook or a page; readable on light and dark ground."""
        legend = _LEGEND[self.language] if self.has_warnings else None
        return to_html(self.title, self.sections, legend, self.language)

    @property
    def has_warnings(self) -> bool:
        """Whether anything cited has not been verified."""
        return any("⚠" in line.citation for section in self.sections for line in section.lines)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()


def explain(result: Classification, language: Language = "vi") -> Explanation:
    """The explanation of a classification.

    >>> from datetime import date
    >>> from chuan_ngheo.classification.classify import classify
    >>> from chuan_ngheo.household.codes import Area
    >>> from chuan_ngheo.household.model import Household
    >>> from chuan_ngheo.standards.registry import standard
    >>> household = Household(area=Area.RURAL, monthly_income=2_600_000, size=4)
    >>> print(explain(classify(household, standard("vn-2016"), on=date(2020, 11, 20)), "en").sections[1].lines[0].text)
    income 2,600,000 VND ÷ 4 persons = 650,000 VND/person/month: at most 700,000 (poverty line), rural
    """
    found = result.findings
    sections = (
        verdict_section(result, language),
        means_section(result, language),
        deprivations_section(result, found, language),
        missing_section(result, found, language),
        changes_section(result, language),
    )
    return Explanation(language, title(result, language), tuple(section for section in sections if section.lines))
