"""Slips that people make in a rule: a number that is one more or less, “at most” in place of “less than”."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from chuan_ngheo.rules.expression import (
    And,
    AnyMember,
    Arithmetic,
    Comparison,
    Condition,
    CountMembers,
    Not,
    Number,
    Operator,
    Or,
    Quantity,
)

_BESIDE: dict[Operator, Operator] = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}


def slips(condition: Condition) -> Iterator[Condition]:
    """The condition with one number or one comparison wrong, for each of them.

    >>> from chuan_ngheo.rules.parser import parse
    >>> from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
    >>> from chuan_ngheo.rules.prose import say
    >>> for each in slips(parse("size > 2", INDICATOR_SCOPE)):
    ...     print(say(each, "en"))
    household size at least 2
    household size more than 1
    household size more than 3
    """
    match condition:
        case Not(inner):
            yield from (Not(each) for each in slips(inner))
        case AnyMember(inner):
            yield from (AnyMember(each) for each in slips(inner))
        case And(operands) | Or(operands):
            for place, operand in enumerate(operands):
                for each in slips(operand):
                    yield evolve(condition, operands=(*operands[:place], each, *operands[place + 1 :]))
        case Comparison(operator, left, right):
            yield evolve(condition, operator=_BESIDE[operator])
            yield from (evolve(condition, left=each) for each in _of_quantity(left))
            yield from (evolve(condition, right=each) for each in _of_quantity(right))
        case _:
            return


def _of_quantity(quantity: Quantity) -> Iterator[Quantity]:
    match quantity:
        case Number(value):
            yield from (Number(value + step) for step in (-1, 1) if value + step >= 0)
        case CountMembers(inner):
            yield from (CountMembers(each) for each in slips(inner))
        case Arithmetic(_, left, right):
            yield from (evolve(quantity, left=each) for each in _of_quantity(left))
            yield from (evolve(quantity, right=each) for each in _of_quantity(right))
        case _:
            return
