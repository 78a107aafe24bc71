"""Citations as entries show them: each by itself, with the decisive words and how they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from chuan_ngheo.explanation.citations import located, marked
from chuan_ngheo.explanation.law.description import Cited
from chuan_ngheo.language import Language, Text
from chuan_ngheo.standards.citation import Citation, LegalDocument, Provenance, Subject

_MARK = {Provenance.VERIFIED: "✓"}
_COUNT = Text("{count} {mark} {label}", "{count} {mark} {label}")


def cited(
    citations: Iterable[Citation], documents: Mapping[str, LegalDocument], language: Language
) -> tuple[Cited, ...]:
    """Every citation of a value, in the file's order."""
    return tuple(
        Cited(
            law=located(each, documents, language),
            provenance=each.provenance,
            speaks_for=", ".join(part.label[language] for part in (each.about, each.area) if part is not None),
            words=each.words or "",
            reading=each.reading[language] if each.reading is not None else "",
        )
        for each in citations
    )


def law_of(citations: Iterable[Citation], documents: Mapping[str, LegalDocument], language: Language) -> str:
    """The citations on one line, as explanations give them; those of the name where nothing else is cited."""
    every = list(citations)
    chosen = [each for each in every if each.about is not Subject.NAME] or every
    return "; ".join(dict.fromkeys(marked(each, documents, language) for each in chosen))


def mark(provenance: Provenance) -> str:
    """✓ for what was read in the legal text, ⚠ for all else.

    >>> mark(Provenance.VERIFIED), mark(Provenance.INFERRED)
    ('✓', '⚠')
    """
    return _MARK.get(provenance, "⚠")


def counted(citations: Iterable[Citation]) -> dict[Provenance, int]:
    """How many citations have each mark, the best first; marks that none has are left out."""
    found = Counter(each.provenance for each in citations)
    return {provenance: found[provenance] for provenance in Provenance if found[provenance]}


def marks(found: Mapping[Provenance, int], language: Language) -> str:
    """The counts in words.

    >>> marks({Provenance.VERIFIED: 20, Provenance.INFERRED: 2}, "en")
    '20 ✓ read in the legal text, 2 ⚠ inferred'
    """
    return ", ".join(
        _COUNT[language].format(count=count, mark=mark(provenance), label=provenance.label[language])
        for provenance, count in found.items()
    )
