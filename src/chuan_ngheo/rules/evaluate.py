"""A tree over facts → three-valued truth: the plain reading, one case per kind of node.

The compiled reading (`chuan_ngheo.rules.compiled`) must agree with this one everywhere.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, cast

from attrs import frozen

from chuan_ngheo.household.age import UNBOUNDED, Birth
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.household.people import people, unlisted
from chuan_ngheo.language import CodeList
from chuan_ngheo.rules.expression import (
    Amount,
    And,
    AnyMember,
    Arithmetic,
    Comparison,
    Condition,
    Contains,
    CountMembers,
    Flag,
    MeansComparison,
    Not,
    Number,
    OneOf,
    Operator,
    Or,
    Quantity,
    Rung,
    Unknown,
)
from chuan_ngheo.rules.logic import Truth, agreed, all_of, any_of, negation

Interval = tuple[int | Decimal, int | Decimal]

_COMPARE: dict[Operator, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Facts(Protocol):
    """What a tree is evaluated over."""

    def value(self, fact: Fact) -> object | None:
        """The fact's value, or None while it is unknown."""

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        """For a set of codes: those that nobody asked about."""

    def interval(self, fact: Fact) -> Interval:
        """For a number: the lowest and highest it may be."""

    def against(self, operator: Operator, line: str) -> Truth:
        """How the household's means compare with a line."""

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        """The condition's truth for each listed member; fewest and most unlisted persons it may be asked of."""


def truth(node: Condition, facts: Facts) -> Truth:
    """True or false when every way of filling in the unknown facts gives that, as far as Kleene's logic sees."""
    match node:
        case Flag(fact):
            return cast(Truth, facts.value(fact))
        case Not(inner):
            return negation(truth(inner, facts))
        case And(operands):
            return all_of([truth(operand, facts) for operand in operands])
        case Or(operands):
            return any_of([truth(operand, facts) for operand in operands])
        case Comparison(symbol, left, right):
            return compare(symbol, interval(left, facts), interval(right, facts))
        case OneOf(fact, codes):
            value = facts.value(fact)
            return None if value is None else value in codes
        case Rung(fact, symbol, code):
            return _rung(symbol, cast("CodeList | None", facts.value(fact)), code)
        case Contains(fact, code):
            owned = cast("frozenset[str] | None", facts.value(fact))
            if owned is not None and code in owned:
                return True
            return None if owned is None or code in facts.unknown_codes(fact) else False
        case MeansComparison(symbol, line):
            return facts.against(symbol, line)
        case Unknown():
            return None
        case AnyMember(condition):
            listed, _, most = facts.members(condition)
            # Where none may be unlisted, some are listed; and what is true of anybody is true of them.
            return any_of([*listed, of_the_unlisted(condition)] if most else listed)


def of_the_unlisted(condition: Condition) -> Truth:
    """A condition's truth for a person of whom nothing is known: usually unknown, sometimes plain."""
    return truth(condition, PersonFacts(Member(), Birth(0, UNBOUNDED, 0, UNBOUNDED)))


def compare(symbol: Operator, left: Interval, right: Interval) -> Truth:
    """Compare two quantities of which only the lowest and highest values are known.

    >>> compare("<", (1, 2), (3, 9)), compare("<", (1, 3), (3, 9)), compare("==", (4, 4), (4, 4))
    (True, None, True)
    """
    if symbol in ("==", "!="):
        if left[0] == left[1] == right[0] == right[1]:
            return symbol == "=="
        return None if left[0] <= right[1] and right[0] <= left[1] else symbol == "!="
    holds = _COMPARE[symbol]
    lowest, highest = (left[0], right[1]), (left[1], right[0])
    if symbol in (">", ">="):
        lowest, highest = highest, lowest
    if holds(*highest):
        return True
    return None if holds(*lowest) else False


def _rung(symbol: Operator, value: CodeList | None, code: CodeList) -> Truth:
    if value is None:
        return None
    low, high = cast(Any, value).ladder
    return compare(symbol, (low, high), cast(Any, code).ladder)


def interval(node: Quantity, facts: Facts) -> Interval:
    """The lowest and highest value that a quantity may have."""
    match node:
        case Number(value):
            return (value, value)
        case Amount(fact):
            return facts.interval(fact)
        case Arithmetic(symbol, left, right):
            first, second = interval(left, facts), interval(right, facts)
            if symbol == "+":
                return (first[0] + second[0], first[1] + second[1])
            if symbol == "-":
                return (first[0] - second[1], first[1] - second[0])
            corners = [one * other for one in first for other in second]
            return (min(corners), max(corners))
        case CountMembers(condition):
            listed, fewest, most = facts.members(condition)
            certain = sum(found is True for found in listed)
            possible = sum(found is not False for found in listed)
            blank = of_the_unlisted(condition)
            certain += fewest if blank is True else 0
            possible += most if blank is not False else 0
            return (certain, possible)


@frozen
class HouseholdFacts:
    """A household as it stands at a date."""

    household: Household
    on: date

    def value(self, fact: Fact) -> object | None:
        return cast("object | None", getattr(self.household, fact.name))

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        return frozenset(self.household.devices_unknown)

    def interval(self, fact: Fact) -> Interval:
        value = self.value(fact)
        if value is None:
            return (fact.minimum, UNBOUNDED)
        return (cast(int, value), cast(int, value))

    def against(self, operator: Operator, line: str) -> Truth:
        return None

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        listed = [
            agreed(
                truth(condition, PersonFacts(member, birth))
                for birth in alternatives or (Birth(age_low, age_high, year_low, year_high),)
            )
            for member, age_low, age_high, year_low, year_high, alternatives in people(self.household, self.on)
        ]
        return (listed, *unlisted(self.household))


@frozen
class PersonFacts:
    """One person, born in one of the ways that the facts leave open."""

    member: Member
    birth: Birth

    def value(self, fact: Fact) -> object | None:
        return cast("object | None", getattr(self.member, fact.name))

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        raise AssertionError("no fact of a member is a set of codes")

    def interval(self, fact: Fact) -> Interval:
        if fact.name == "age":
            return (self.birth.age_low, self.birth.age_high)
        assert fact.name == "birth_year", "the only numbers of a member are those of its birth"
        return (self.birth.year_low, self.birth.year_high)

    def against(self, operator: Operator, line: str) -> Truth:
        raise AssertionError("the parser admits no means of a member")

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        raise AssertionError("the parser admits no members of a member")
