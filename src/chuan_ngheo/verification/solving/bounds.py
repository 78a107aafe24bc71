"""Up to how many persons households are looked at, where nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chuan_ngheo.rules.expression import Amount, Arithmetic, Comparison, Condition, CountMembers, Number, Quantity, walk

MOST_MEMBERS = 8
"""For comparisons and claims: larger households are rare, and numbers of members in rules turn with fewer."""

_FEW = 4
"""Conditions on any member turn with one person if they turn at all."""
_LARGEST = 24


def enough_members(rules: Iterable[Condition]) -> int:
    """So many persons that rules which count persons turn: a little more than the largest number they compare with.

    >>> from chuan_ngheo.rules.parser import parse
    >>> from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
    >>> rules = "any_member(age >= 60)", "count_members(age < 16) > 5", "floor_area < 8 * size"
    >>> [enough_members([parse(each, INDICATOR_SCOPE)]) for each in rules]
    [4, 7, 4]
    """
    compared = (node for rule in rules for node in walk(rule) if isinstance(node, Comparison))
    numbers = [number for each in compared if _counts_persons(each) for number in _numbers(each.left, each.right)]
    return min(_LARGEST, max([_FEW, *(number + 2 for number in numbers)]))


def _counts_persons(node: Comparison) -> bool:
    """Whether it compares numbers of persons, and nothing else, with each other or with a number."""
    parts = [*_parts(node.left), *_parts(node.right)]
    asked = [each for each in parts if not isinstance(each, Number)]
    return bool(asked) and all(isinstance(each, CountMembers) or _is_size(each) for each in asked)


def _is_size(part: Quantity) -> bool:
    return isinstance(part, Amount) and part.fact.name == "size"


def _parts(quantity: Quantity) -> Iterator[Quantity]:
    """The numbers, facts and counts that a quantity is made of, without what a count asks of members."""
    if isinstance(quantity, Arithmetic):
        yield from (*_parts(quantity.left), *_parts(quantity.right))
    else:
        yield quantity


def _numbers(*sides: Quantity) -> Iterator[int]:
    yield from (each.value for side in sides for each in _parts(side) if isinstance(each, Number))
