"""Where a value stands in the law: document, article, words, and who has seen them."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import CodeList, Text


class Provenance(CodeList):
    """Who has seen the words of the law behind a value."""

    VERIFIED = "verified", "đã đối chiếu văn bản", "read in the legal text"
    SECONDARY = "secondary", "theo nguồn thứ cấp", "from a secondary source"
    INFERRED = "inferred", "suy ra", "inferred"
    UNVERIFIED = "unverified", "chưa đối chiếu", "not checked against the text"


class Subject(CodeList):
    """What a citation speaks for, where one value rests on several."""

    NAME = "name", "tên gọi", "name"
    FIGURE = "figure", "con số", "figure"
    WORDING = "wording", "câu chữ", "wording"
    THRESHOLD = "threshold", "ngưỡng thiếu hụt", "threshold"


@frozen
class LegalDocument:
    """A legal text that a standard cites; None where its number or a day is not known."""

    number: str | None
    title: Text
    issued: date | None = None
    effective: date | None = None

    @property
    def reference(self) -> Text:
        """What a citation calls it: its number, or its title where that is not known."""
        return self.title if self.number is None else Text(self.number, self.number)


@frozen
class Citation:
    """Where a value stands in the law, and who has seen it there.

    ``words`` are the decisive words of the text; ``reading`` says how ambiguous words are taken;
    ``about`` and ``area`` limit the citation to a part of the value.
    """

    document: str
    provenance: Provenance
    article: str | None = None
    words: str | None = None
    reading: Text | None = None
    about: Subject | None = None
    area: Area | None = None
