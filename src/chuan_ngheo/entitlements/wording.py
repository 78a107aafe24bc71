"""An entitlement as one line, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from chuan_ngheo.entitlements.entitlement import Entitlement, Standing
from chuan_ngheo.entitlements.model import Beneficiaries, BenefitTable
from chuan_ngheo.language import Text, joined
from chuan_ngheo.standards.citation import Citation, Provenance


def line(entitlement: Entitlement) -> Text:
    """The benefit, how much of it, for whom, by which law, and what is missing."""
    named = Text("{benefit}: {said}", "{benefit}: {said}")
    return named.format(benefit=entitlement.benefit.name, said=_SAY[entitlement.standing](entitlement))


def _certain(entitlement: Entitlement) -> Text:
    groups = joined((each.name for each in entitlement.deciding), _OR)
    said = _CERTAIN.format(amount=amount_of(entitlement), groups=groups)
    return joined([_with_law(said, entitlement), *_more(entitlement)])


def _possible(entitlement: Entitlement) -> Text:
    said = _POSSIBLE.format(groups=joined((each.name for each in entitlement.groups), _OR))
    return joined([_with_law(said, entitlement), *_more(entitlement)])


def _none(entitlement: Entitlement) -> Text:
    return entitlement.standing.label


def _not_known(entitlement: Entitlement) -> Text:
    assert entitlement.reason is not None
    return joined([entitlement.standing.label, entitlement.reason], " – ")


_SAY = {
    Standing.CERTAIN: _certain,
    Standing.POSSIBLE: _possible,
    Standing.NONE: _none,
    Standing.NOT_KNOWN: _not_known,
}


def _with_law(said: Text, entitlement: Entitlement) -> Text:
    return Text("{said} [{law}]", "{said} [{law}]").format(said=said, law=entitlement.law)


def amount_of(held: Entitlement | Beneficiaries) -> Text:
    """How much is had, in words: so many of a unit, a share or a floor of it, or that no share is known."""
    if held.quantity is not None:
        return Text("{amount} {unit}", "{amount} {unit}").format(amount=held.quantity.amount, unit=held.quantity.unit)
    if held.share is None:
        return _NO_SHARE
    return (_AT_LEAST if held.at_least else _EXACTLY).format(percent=_percent(held.share))


def _more(entitlement: Entitlement) -> list[Text]:
    """What may be had beside what is certain, and what would settle it."""
    said = []
    best = entitlement.best
    if entitlement.up_to is not None and best is not None:
        amount = (_AT_LEAST if best.at_least else _EXACTLY).format(percent=_percent(entitlement.up_to))
        said.append(_PERHAPS.format(amount=amount))
    if entitlement.missing:
        said.append(_MISSING.format(facts=joined(entitlement.missing.values(), ", ")))
    return said


def _percent(share: Fraction) -> str:
    whole = share * 100
    return str(whole.numerator) if whole.denominator == 1 else str(whole)


def law(citations: Iterable[Citation], table: BenefitTable) -> Text:
    """Documents and articles, each with its provenance unless it is verified."""
    return joined(dict.fromkeys(_cited(each, table) for each in citations))


def _cited(citation: Citation, table: BenefitTable) -> Text:
    document, article = table.documents[citation.document], citation.article
    words = [document.reference]
    if article is not None:
        words.append(Text(article, article.replace("Điều", "Art.").replace("khoản", "para.")))
    if citation.provenance is not Provenance.VERIFIED:
        words.append(_MARKED.format(mark=citation.provenance.label))
    return joined(words, ", ")


_OR = " / "
_CERTAIN = Text("{amount} ({groups})", "{amount} ({groups})")
_POSSIBLE = Text("có thể được hưởng ({groups})", "possibly ({groups})")
_EXACTLY = Text("{percent} %", "{percent} %")
_AT_LEAST = Text("ít nhất {percent} %", "at least {percent} %")
_NO_SHARE = Text("được hưởng, mức không có ở đây", "entitled, the share is not known here")
_PERHAPS = Text("có thể là {amount}", "possibly {amount}")
_MISSING = Text("cần biết: {facts}", "to be known: {facts}")
_MARKED = Text("⚠ {mark}", "⚠ {mark}")
