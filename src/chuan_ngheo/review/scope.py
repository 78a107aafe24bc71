"""Whom a review takes in, and why: every reason that holds, and every one that may."""

from __future__ import annotations

from attrs import frozen

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Language, Text
from chuan_ngheo.review.document import Regime, ScopeReason
from chuan_ngheo.review.errors import ReviewError
from chuan_ngheo.review.register import Standing
from chuan_ngheo.rules.logic import Truth, all_of, any_of
from chuan_ngheo.standards.citation import Citation, Provenance

_FACTS = ("requested", "at_risk", "land_or_sea_livelihood", "may_be_average")


@frozen
class Candidate:
    """What decides whether a household is reviewed. Unset is unknown, never “no”.

    ``listed`` is the list that the household is on now (``NEITHER`` for none); ``requested``: it asked for a
    review; ``at_risk``: somebody found it at risk of poverty; ``land_or_sea_livelihood``: it makes its living
    in agriculture, forestry, fishery or salt-making; ``may_be_average``: it may be of average living standard.

    Raises `ReviewError` for anything but true, false and None.
    """

    household_id: str
    listed: Standing | None = None
    requested: Truth = None
    at_risk: Truth = None
    land_or_sea_livelihood: Truth = None
    may_be_average: Truth = None

    def __attrs_post_init__(self) -> None:
        expected = Text("True, False hoặc None", "True, False or None")
        problems = [
            Problem(fact, Text("sai kiểu giá trị", "wrong type of value"), repr(getattr(self, fact)), expected)
            for fact in _FACTS
            if not isinstance(getattr(self, fact), bool | None)
        ]
        if problems:
            raise ReviewError(problems)


@frozen
class Reason:
    """One reason, whether it holds (None: nobody knows), and where the law gives it."""

    reason: ScopeReason
    holds: Truth
    citation: tuple[Citation, ...]

    @property
    def text(self) -> Text:
        """The reason in words: “đang trong danh sách hộ nghèo”, and “có thể …” while it is open."""
        return self.reason.label if self.holds else _MAYBE.format(reason=self.reason.label)


@frozen
class Scope:
    """Whether a household is reviewed; ``reasons`` are those that hold or may, in the order of the law."""

    candidate: Candidate
    regime: Regime
    reasons: tuple[Reason, ...]
    included: Truth

    def say(self, language: Language = "vi") -> str:
        """The answer and its reasons, each with its citation, one line each."""
        head = _ANSWERS[self.included].format(id=self.candidate.household_id)[language]
        lines = [f"  – {each.text[language]} [{self._cited(each, language)}]" for each in self.reasons]
        return "\n".join([head, *lines])

    def __str__(self) -> str:
        return self.say()

    def _cited(self, reason: Reason, language: Language) -> str:
        said = []
        for each in reason.citation:
            document = self.regime.documents[each.document].reference[language]
            checked = each.provenance is Provenance.VERIFIED
            said.append(document if checked else f"{document}, ⚠ {each.provenance.label[language]}")
        return "; ".join(said)


def scope(candidate: Candidate, regime: Regime) -> Scope:
    """Why a household is reviewed under the regime; several reasons may hold at once.

    A reason that the regime does not give is not looked at. An unknown fact leaves a reason open, and the
    whole answer too unless another reason holds. Law: Circular 17/2016/TT-BLĐTBXH (secondary sources);
    Decision 24/2021/QĐ-TTg (inferred from what it recognises).

    >>> from chuan_ngheo.review.registry import regime
    >>> candidate = Candidate("H-1", listed=Standing.POOR, requested=True, land_or_sea_livelihood=False)
    >>> found = scope(candidate, regime("tt-17-2016"))
    >>> found.included, [(str(each.reason), each.holds) for each in found.reasons]
    (True, [('listed_poor', True), ('requested', True), ('at_risk', None)])
    """
    asked = {
        ScopeReason.LISTED_POOR: _on(candidate, Standing.POOR),
        ScopeReason.LISTED_NEAR_POOR: _on(candidate, Standing.NEAR_POOR),
        ScopeReason.REQUESTED: candidate.requested,
        ScopeReason.AT_RISK: candidate.at_risk,
        ScopeReason.AVERAGE_LAND_OR_SEA: all_of([candidate.land_or_sea_livelihood, candidate.may_be_average]),
    }
    reasons = [Reason(reason, asked[reason], rule.citation) for reason, rule in regime.scope.items()]
    return Scope(
        candidate,
        regime,
        tuple(each for each in reasons if each.holds is not False),
        any_of(each.holds for each in reasons),
    )


def _on(candidate: Candidate, list_of: Standing) -> Truth:
    return None if candidate.listed is None else candidate.listed is list_of


_MAYBE = Text("có thể {reason}", "maybe {reason}")
_ANSWERS = {
    True: Text("Hộ {id}: được rà soát", "Household {id}: is reviewed"),
    False: Text("Hộ {id}: không thuộc diện rà soát", "Household {id}: is not reviewed"),
    None: Text("Hộ {id}: chưa rõ có thuộc diện rà soát không", "Household {id}: may have to be reviewed"),
}
