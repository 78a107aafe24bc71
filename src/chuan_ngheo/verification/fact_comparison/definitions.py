"""How two standards define the indicators that both have: which households only one of them finds deprived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from attrs import frozen

from chuan_ngheo.classification.findings import truths_of
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.standards.model import Indicator, Standard
from chuan_ngheo.verification.comparison.witness import Witness
from chuan_ngheo.verification.solving.lawful import Lawful
from chuan_ngheo.verification.solving.search import Search
from chuan_ngheo.verification.solving.shown import Shown, smallest
from chuan_ngheo.verification.solving.solver import Term, all_hold, negation

Truths = tuple[bool, bool]
"""Whether each of the two standards finds a household deprived."""

_LOST: Truths = (True, False)
_GAINED: Truths = (False, True)
_ONE_ALONE = (_LOST, _GAINED)


class Relation(CodeList):
    """What becomes of an indicator when one standard takes the place of another."""

    SAME = "same", "như nhau", "the same"
    WIDER = "wider", "rộng hơn: thêm hộ thiếu hụt", "wider: more households are deprived"
    NARROWER = "narrower", "hẹp hơn: bớt hộ thiếu hụt", "narrower: fewer households are deprived"
    OTHER = "other", "khác: có hộ thêm, có hộ bớt", "another one: some more households, some fewer"
    UNKNOWN = (
        "unknown",
        "chưa so sánh được: một bên chưa có định nghĩa",
        "not comparable: one of them has no definition",
    )
    ADDED = "added", "chỉ số mới", "a new indicator"
    REMOVED = "removed", "không còn chỉ số này", "no such indicator any more"


@frozen
class DefinitionChange:
    """One indicator under both standards; ``gained`` and ``lost`` are households that only one finds deprived.

    ``gained`` is deprived under the second standard alone, ``lost`` under the first alone. None: there is none, which
    is proved where both standards define the indicator.
    """

    id: str
    name: Text
    relation: Relation
    gained: Witness | None = None
    lost: Witness | None = None


def definition_changes(before: Standard, after: Standard, search: Search) -> tuple[DefinitionChange, ...]:
    """Every indicator of either standard, those of the first in its order, then the new ones."""
    own, others = ({each.id: each for each in law.indicators} for law in (before, after))
    relations = {each: _relation(own.get(each), others.get(each)) for each in dict.fromkeys([*own, *others])}
    questions = [(each, truths) for each, relation in relations.items() if relation is None for truths in _ONE_ALONE]
    found = {
        (indicator, truths): _witness(household, indicator, truths, search.on)
        for (indicator, truths), household in search.answers(questions, _told_apart)
    }
    return tuple(
        DefinitionChange(
            each,
            (others.get(each) or own[each]).name,
            relation or _RELATIONS[(each, _LOST) in found, (each, _GAINED) in found],
            found.get((each, _GAINED)),
            found.get((each, _LOST)),
        )
        for each, relation in relations.items()
    )


def _relation(own: Indicator | None, other: Indicator | None) -> Relation | None:
    """What can be said without asking the solver."""
    if own is None or other is None:
        return Relation.ADDED if own is None else Relation.REMOVED
    if own.deprived_when is None or other.deprived_when is None:
        return Relation.UNKNOWN
    return Relation.SAME if own.deprived_when == other.deprived_when else None


def _told_apart(laws: Sequence[Lawful], question: tuple[str, Truths]) -> Term:
    """Where an indicator is so under the first standard, and so under the second."""
    indicator, truths = question
    terms = (law.findings[indicator] for law in laws)
    return all_hold(term if truth else negation(term) for term, truth in zip(terms, truths, strict=True))


def _witness(found: Shown, indicator: str, truths: Truths, on: date) -> Witness:
    fewest = smallest(found, partial(_finds, indicator=indicator, truths=truths, on=on))
    return Witness(fewest.facts, *fewest.told())


def _finds(found: Shown, indicator: str, truths: Truths, on: date) -> bool:
    """Whether the ordinary path finds the indicator so under each standard."""
    return truths == tuple(
        truths_of(told, law, on)[[each.id for each in law.indicators].index(indicator)]
        for law, told in zip(found.standards, found.told(), strict=True)
    )


_RELATIONS = {
    (False, False): Relation.SAME,
    (False, True): Relation.WIDER,
    (True, False): Relation.NARROWER,
    (True, True): Relation.OTHER,
}
