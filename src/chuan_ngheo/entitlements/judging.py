"""A classified household on a day → how it stands to every benefit of the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.entitlements.entitlement import Entitlement, Standing
from chuan_ngheo.entitlements.missing import missing_facts
from chuan_ngheo.entitlements.model import Beneficiaries, Benefit, BenefitTable, Quantity
from chuan_ngheo.entitlements.reader import benefit_table
from chuan_ngheo.entitlements.situations import Known, Situation, known_of
from chuan_ngheo.errors import HouseholdError, Problem, nearest_name
from chuan_ngheo.household.validity import fact_problems
from chuan_ngheo.language import Text, joined
from chuan_ngheo.rules.evaluate import truth
from chuan_ngheo.rules.expression import Flag, walk


def entitlements(
    classification: Classification, on: date, *, table: BenefitTable | None = None, **facts: bool | None
) -> tuple[Entitlement, ...]:
    """How a classified household stands to each benefit on the day ``on``: one result a benefit, in the table's order.

    ``facts`` are the table's own questions, by name; left out (or None) is unknown. Of the shipped table:
    ``poor_commune``, ``just_escaped``, ``low_income_worker``. Shares are exact fractions of the whole.

    Nothing is certain that some way of filling in the unknown facts would take away. Where the table does not speak
    of the day, of the standard's place, or the standard is not in force on the day, the benefit is *not known*.

    Raises `HouseholdError` for facts that the table does not ask, for those that are not yes or no, and for those that
    contradict what the standard says of the household.

    >>> from chuan_ngheo.classification.classify import classify_points
    >>> from chuan_ngheo.standards.registry import standard
    >>> near_poor = classify_points(standard("vn-2016"), area="rural", income_points=125, deprivation_points=20)
    >>> premium = entitlements(near_poor, date(2020, 11, 20))[0]
    >>> premium.standing.value, premium.share, premium.at_least, premium.up_to
    ('certain', Fraction(7, 10), True, Fraction(1, 1))
    >>> list(premium.missing)
    ['poor_commune']
    >>> entitlements(near_poor, date(2020, 11, 20), poor_commune=True)[0].share
    Fraction(1, 1)
    """
    used = table or benefit_table()
    if problems := list(_problems(used, facts)):
        raise HouseholdError(problems)
    known = known_of(classification, on, used, facts)
    return tuple(_entitlement(benefit, known) for benefit in used.benefits)


def _problems(table: BenefitTable, facts: Mapping[str, bool | None]) -> Iterator[Problem]:
    asked = {each.id: each.fact for each in table.facts}
    for name, value in facts.items():
        if name not in asked:
            names = ", ".join(asked)
            yield Problem(name, _NOT_ASKED, name, Text(names, names), nearest_name(name, asked))
        elif value is not None:
            yield from fact_problems(asked[name], value, name)


def _entitlement(benefit: Benefit, known: Known) -> Entitlement:
    groups = [each for each in benefit.groups if each.in_force.holds(known.on)]
    if reason := _silence(benefit, groups, known):
        return Entitlement(benefit, Standing.NOT_KNOWN, known.on, known.table, reason=reason)
    names = dict.fromkeys(node.fact.name for each in groups for node in walk(each.when) if isinstance(node, Flag))
    judged = [_judged(situation, groups) for situation in known.situations(names)]
    best = max((each.best_possible for each in judged if each.best_possible is not None), key=_worth, default=None)
    if best is None:
        return Entitlement(benefit, Standing.NONE, known.on, known.table)
    deciding = _deciding(judged) if known.result.covered else ()
    lowest = min(map(_worth, deciding), default=Fraction(0))
    floors = [each for each in deciding if _worth(each) == lowest]
    counting = {each.id for one in judged for each in (one.best_certain, one.best_possible) if each is not None}
    return Entitlement(
        benefit=benefit,
        standing=Standing.CERTAIN if deciding else Standing.POSSIBLE,
        on=known.on,
        table=known.table,
        share=lowest or None,
        at_least=any(each.at_least for each in floors),
        quantity=_shared_quantity(deciding),
        deciding=deciding,
        best=best,
        groups=tuple(each for each in groups if each.id in counting),
        missing=missing_facts(known, [(each.situation, each.gives) for each in judged], groups),
    )


class _Judged(NamedTuple):
    """A benefit in one situation: the groups that certainly count and those that may, the one worth most first."""

    situation: Situation
    certain: tuple[Beneficiaries, ...]
    possible: tuple[Beneficiaries, ...]

    @property
    def best_certain(self) -> Beneficiaries | None:
        return next(iter(self.certain), None)

    @property
    def best_possible(self) -> Beneficiaries | None:
        return next(iter(self.possible), None)

    @property
    def gives(self) -> object:
        """What the household has in this situation, whichever group it has it by."""
        best = (self.best_certain, self.best_possible)
        return tuple(each and (each.share, each.at_least, each.quantity) for each in best)


def _judged(situation: Situation, groups: Sequence[Beneficiaries]) -> _Judged:
    by_worth = sorted(groups, key=_worth, reverse=True)
    truths = [(each, truth(each.when, situation)) for each in by_worth]
    return _Judged(
        situation,
        certain=tuple(each for each, found in truths if found),
        possible=tuple(each for each, found in truths if found is not False),
    )


def _worth(group: Beneficiaries) -> Fraction:
    """What the highest rate is picked by; of groups that are worth the same the first counts."""
    return group.share or Fraction(0)


def _deciding(judged: Sequence[_Judged]) -> tuple[Beneficiaries, ...]:
    """The groups that give what is certain; empty where some situation has none.

    That is the best group that the household is in whatever the situation, where no situation has less; otherwise
    the best of each.
    """
    best = [each.best_certain for each in judged]
    if None in best:
        return ()
    each_best = tuple(dict.fromkeys(each for each in best if each is not None))
    lowest = min(map(_worth, each_best))
    always = [each for each in judged[0].certain if all(each in other.certain for other in judged)]
    return (always[0],) if always and _worth(always[0]) == lowest else each_best


def _shared_quantity(groups: Sequence[Beneficiaries]) -> Quantity | None:
    quantities = {each.quantity for each in groups}
    return quantities.pop() if len(quantities) == 1 else None


def _silence(benefit: Benefit, groups: Sequence[Beneficiaries], known: Known) -> Text | None:
    """Why the table says nothing, where it does not."""
    standard = known.result.standard
    if standard.place != known.table.place:
        return _OTHER_PLACE.format(standard=standard.name, place=known.table.place)
    if not standard.in_force(known.on):
        return _OTHER_PERIOD.format(standard=standard.name, start=standard.start, end=standard.end)
    if known.result.covered is False:
        return _NOT_COVERED.format(standard=standard.name)
    if not groups:
        days = [each.in_force for each in benefit.groups]
        ends = joined((_DAYS.format(start=each.start, end=each.end or "…") for each in dict.fromkeys(days)), ", ")
        return _OTHER_DAYS.format(days=ends, on=known.on)
    return None


_NOT_ASKED = Text("bảng không hỏi dữ kiện này", "the table asks no fact of this name")
_OTHER_PLACE = Text(
    "bảng gắn với loại hộ theo chuẩn của {place}; “{standard}” là chuẩn nơi khác",
    "the table hangs on the class under a standard of {place}; “{standard}” is another place's",
)
_OTHER_PERIOD = Text(
    "“{standard}” áp dụng từ {start} đến {end}: loại hộ theo chuẩn này không nói gì về ngày được hỏi",
    "“{standard}” is in force from {start} to {end}: its class says nothing of the day asked about",
)
_NOT_COVERED = Text("“{standard}” không áp dụng cho hộ này", "“{standard}” does not speak of this household")
_OTHER_DAYS = Text(
    "bảng chỉ nói về {days}; quy định có hiệu lực ngày {on} không nêu ở đây",
    "the table speaks of {days}; the law in force on {on} is not here",
)
_DAYS = Text("{start} – {end}", "{start} – {end}")
