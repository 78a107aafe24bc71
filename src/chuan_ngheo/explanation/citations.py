"""Citations in words: document, article, and a warning for what nobody has verified."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import Language
from chuan_ngheo.standards.citation import Citation, LegalDocument, Provenance, Subject
from chuan_ngheo.standards.model import Standard


def cite(citations: Iterable[Citation], standard: Standard, language: Language, area: Area | None = None) -> str:
    """The citations that speak for a value (in one area), each with its provenance unless it is verified.

    >>> from chuan_ngheo.standards.registry import standard
    >>> vn_2016 = standard("vn-2016")
    >>> cite(vn_2016.classes[0].citation, vn_2016, "vi")
    '59/2015/QĐ-TTg, Điều 2'
    """
    chosen = [each for each in citations if area is None or each.area in (None, area)]
    said = [marked(each, standard.documents, language) for each in chosen if each.about is not Subject.NAME]
    return "; ".join(dict.fromkeys(said))


def marked(citation: Citation, documents: Mapping[str, LegalDocument], language: Language) -> str:
    """One citation, with its provenance unless it is verified."""
    place = located(citation, documents, language)
    if citation.provenance is Provenance.VERIFIED:
        return place
    return f"{place}, ⚠ {citation.provenance.label[language]}"


def located(citation: Citation, documents: Mapping[str, LegalDocument], language: Language) -> str:
    """Document and article of one citation."""
    document = documents[citation.document].reference[language]
    return document if citation.article is None else f"{document}, {_article(citation.article, language)}"


def _article(article: str, language: Language) -> str:
    """Articles are written as the text writes them; in English the common words are put over."""
    if language == "vi":
        return article
    for vietnamese, english in (("Điều", "Art."), ("khoản", "para."), ("Phụ lục", "annex")):
        article = article.replace(vietnamese, english)
    return article
