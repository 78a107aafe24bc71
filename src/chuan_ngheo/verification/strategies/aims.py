"""Households that just tell a rule from a slip in it: what a strategy aims at, found once for each standard.

For each slip the values that matter are tried out: of the facts that the rule names every code, and numbers on its
thresholds and one step beside. Whoever is found deprived by the rule and not by the slip, or the reverse, is an aim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations_with_replacement, islice, product
from typing import Any

from attrs import evolve, field, frozen

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.rules.compiled import Profile, compile_profile
from chuan_ngheo.rules.expression import Amount, AnyMember, Condition, CountMembers, Number, facts_named, walk
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.strategies.slips import slips
from chuan_ngheo.verification.strategies.thresholds import beside

_MOST_TRIED = 20_000
"""Of one rule: more combinations of values than this are not gone through."""
_MOST_MEMBERS = 3
_LARGEST = 8
_USUAL_AGES = (0, 40, 70)
_STEPS = (0, 1)


@frozen
class Aim:
    """A household that a rule and some slips in it judge differently; ``judged`` gives the truths by all of them.

    ``of_size`` are such households for each number of persons, where the rule asks nothing of members.
    """

    household: Household
    judged: Profile = field(eq=False)
    of_size: Mapping[int, Household] = field(factory=dict, eq=False)

    def holds_of(self, household: Household, on: date) -> bool:
        """Whether another household tells the rule from the same slips."""
        try:
            truth, *others = self.judged(household, on)
        except HouseholdError:
            return False
        return all(other != truth for other in others)


@cache
def aims_of(standard: Standard, on: date) -> tuple[tuple[Aim, ...], ...]:
    """As few aims as tell every slip in a rule on facts, rule by rule: indicators, and whom the standard is for."""
    rules = [each.deprived_when for each in standard.indicators if each.deprived_when is not None]
    rules += [] if standard.covers is None else [standard.covers.when]
    return tuple(tuple(sorted(found, key=_persons)) for rule in rules if (found := list(_aims(rule, on))))


def _persons(aim: Aim) -> int:
    return aim.household.size or 0


def _aims(rule: Condition, on: date) -> Iterator[Aim]:
    wrong = list(slips(rule))
    told = _told([rule, *wrong], _households(rule, wrong, on), on)
    asks_members = any(isinstance(node, AnyMember | CountMembers) for node in walk(rule))
    for household, places in _fewest(told):
        judged = compile_profile([rule, *(wrong[place] for place in sorted(places))])
        yield Aim(household, judged, {} if asks_members else _of_each_size(household, judged, rule, on))


def _told(
    conditions: Sequence[Condition], households: Iterator[Household], on: date
) -> dict[Household, frozenset[int]]:
    """Which slips each household tells from the rule, which stands first."""
    judged = compile_profile(conditions)
    told: dict[Household, frozenset[int]] = {}
    for household in islice(households, _MOST_TRIED):
        try:
            truth, *others = judged(household, on)
        except HouseholdError:
            continue
        told[household] = frozenset(place for place, other in enumerate(others) if other != truth)
    return told


def _of_each_size(household: Household, judged: Profile, rule: Condition, on: date) -> dict[int, Household]:
    """A household of each number of persons that tells the same."""
    found: dict[int, Household] = {}
    for size in range(1, _LARGEST + 1):
        alike = (each for each in _of_size(rule, size, on) if Aim(household, judged).holds_of(each, on))
        first = next(alike, None)
        if first is not None:
            found[size] = first
    return found


def _fewest(told: Mapping[Household, frozenset[int]]) -> Iterator[tuple[Household, frozenset[int]]]:
    """The household that tells most slips, then the one that tells most of the rest, and so on; the first of equals."""
    left = frozenset[int]().union(*told.values())
    while left:
        household = max(told, key=lambda each: len(told[each] & left))
        yield household, told[household] & left
        left -= told[household]


def _households(rule: Condition, wrong: Sequence[Condition], on: date) -> Iterator[Household]:
    """Households with every combination of values that matter, small ones first."""
    numbers = _numbers([rule, *wrong])
    for listed in _members_lists(rule, wrong, numbers, on):
        yield from _with_facts(rule, listed, numbers, on)


def _of_size(rule: Condition, size: int, on: date) -> Iterator[Household]:
    """Households of so many persons of whom nothing is known."""
    yield from _with_facts(rule, (Member(),) * size, _numbers([rule, *slips(rule)]), on)


def _with_facts(rule: Condition, listed: tuple[Member, ...], numbers: Sequence[int], on: date) -> Iterator[Household]:
    """Households of these members with every combination of the household's own facts."""
    own = {fact for fact in facts_named(rule) if not _is_of_members(fact, rule)} - {_size_of(rule)}
    for facts in _combinations(own, numbers, on, len(listed)):
        try:
            yield Household(members=listed, **facts)
        except HouseholdError:
            continue


def _members_lists(
    rule: Condition, wrong: Sequence[Condition], numbers: Sequence[int], on: date
) -> Iterator[tuple[Member, ...]]:
    """Lists of one to three members, one of each sort that the rule or a slip tells apart."""
    about = [
        each.condition for node in (rule, *wrong) for each in walk(node) if isinstance(each, AnyMember | CountMembers)
    ]
    sorts = _sorts(list(dict.fromkeys(about)), numbers, on) if about else [Member()]
    for size in range(1, _MOST_MEMBERS + 1):
        yield from combinations_with_replacement(sorts, size)


def _sorts(about: Sequence[Condition], numbers: Sequence[int], on: date) -> list[Member]:
    """One member for each way in which the conditions on members turn out."""
    judged = compile_profile([AnyMember(each) for each in about])
    named = frozenset(fact for each in about for fact in facts_named(each))
    found: dict[tuple[bool | None, ...], Member] = {}
    for facts in islice(_combinations(named, numbers, on, 1), _MOST_TRIED):
        try:
            member = Member(**facts)
            found.setdefault(judged(Household(members=[member]), on), member)
        except HouseholdError:
            continue
    return list(found.values())


def _combinations(facts: Iterable[Fact], numbers: Sequence[int], on: date, size: int) -> Iterator[dict[str, Any]]:
    """Every combination of the values that matter."""
    named = sorted(facts, key=lambda fact: fact.name)
    for values in product(*(_values(fact, numbers, on, size) for fact in named)):
        yield {fact.name: value for fact, value in zip(named, values, strict=True)}


def _values(fact: Fact, numbers: Sequence[int], on: date, size: int) -> Sequence[Any]:
    match fact.kind:
        case Kind.BOOLEAN:
            return (False, True)
        case Kind.CODE:
            return list(fact.codes or ())
        case Kind.CODES:
            return [frozenset[Device](), *(frozenset([each]) for each in Device)]
        case Kind.DECIMAL:
            steps = (Decimal("-0.01"), Decimal(0), Decimal("0.01"))
            return [number * size + step for number in numbers for step in steps if number * size + step >= 0]
        case _ if fact.name == "age" and fact.maximum is not None:
            ages = {on.year - each - step if each > fact.maximum else each for each in numbers for step in _STEPS}
            return [*_USUAL_AGES, *beside(tuple(sorted(each for each in ages if 0 <= each <= fact.maximum)))]
        case _ if fact.name == "birth_year":
            years = tuple(each for each in numbers if fact.minimum <= each <= on.year)
            turned = {on.year - each - step for each in numbers if each < fact.minimum for step in _STEPS}
            return sorted({*beside(years), *turned})
        case _:
            return [each for each in beside(tuple(numbers)) if fact.minimum <= each <= (fact.maximum or each)]


def _numbers(conditions: Iterable[Condition]) -> list[int]:
    return sorted({node.value for each in conditions for node in walk(each) if isinstance(node, Number)})


def _is_of_members(fact: Fact, rule: Condition) -> bool:
    inside = [node.condition for node in walk(rule) if isinstance(node, AnyMember | CountMembers)]
    return any(fact in facts_named(each) for each in inside)


def _size_of(rule: Condition) -> Fact | None:
    """The number of persons, which follows from the list of members."""
    named = (node.fact for node in walk(rule) if isinstance(node, Amount) and node.fact.name == "size")
    return next(named, None)


def merged(one: Household, other: Household) -> Household:
    """Both households as one: the members of both, and whatever facts either states.

    Raises `HouseholdError` where their facts contradict each other.
    """
    members = (*(one.members or ()), *(other.members or ()))
    return with_facts_of(evolve(one, members=members, size=None), other)


def with_facts_of(one: Household, other: Household) -> Household:
    """The first household, with whatever the other states besides its members.

    Raises `HouseholdError` where that contradicts what is known of the first.
    """
    names = (name for name in Household.__match_args__ if name not in ("members", "size"))
    stated = {name: value for name in names if (value := getattr(other, name)) not in (None, {}, frozenset())}
    return evolve(one, **stated)
