"""The expression tree: what a rule says, checked and independent of any reader.

Conditions are true, false or unknown; quantities are whole (or exact decimal) numbers.
The parser builds these trees; evaluation, compilation and prose read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from chuan_ngheo.household.facts import Fact
from chuan_ngheo.language import CodeList

Operator = Literal["<", "<=", ">", ">=", "==", "!="]

OPPOSITE: dict[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
"""The operator that holds exactly where the first does not."""

MIRRORED: dict[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
"""The operator that says the same with the sides swapped."""


@frozen
class Number:
    """A whole number written in the rule."""

    value: int


@frozen
class Amount:
    """The value of a numeric fact."""

    fact: Fact


@frozen
class CountMembers:
    """How many members satisfy a condition."""

    condition: Condition


@frozen
class Arithmetic:
    """A sum, a difference, or a product with at least one number written out."""

    operator: Literal["+", "-", "*"]
    left: Quantity
    right: Quantity


@frozen
class Flag:
    """A yes/no fact."""

    fact: Fact


@frozen
class Comparison:
    """Two quantities compared."""

    operator: Operator
    left: Quantity
    right: Quantity


@frozen
class OneOf:
    """A coded fact is one of these codes."""

    fact: Fact
    codes: tuple[CodeList, ...]


@frozen
class Rung:
    """A coded fact stands in this order to a code of its ladder (`Education`, `Status`)."""

    fact: Fact
    operator: Literal["<", "<=", ">", ">="]
    code: CodeList


@frozen
class Contains:
    """A set of codes contains this one."""

    fact: Fact
    code: CodeList


@frozen
class MeansComparison:
    """The household's means compared with a line of the standard."""

    operator: Literal["<", "<=", ">", ">="]
    line: str


@frozen
class Unknown:
    """What the law says here is not known: neither true nor false."""


@frozen
class Not:
    operand: Condition


@frozen
class And:
    operands: tuple[Condition, ...]


@frozen
class Or:
    operands: tuple[Condition, ...]


@frozen
class AnyMember:
    """At least one member satisfies a condition."""

    condition: Condition


Condition = Flag | Comparison | OneOf | Rung | Contains | MeansComparison | Unknown | Not | And | Or | AnyMember
Quantity = Number | Amount | CountMembers | Arithmetic
Expression = Condition | Quantity


def children(node: Expression) -> tuple[Expression, ...]:
    """The nodes directly below ``node``, left to right."""
    match node:
        case And(operands) | Or(operands):
            return operands
        case Not(inner) | AnyMember(inner) | CountMembers(inner):
            return (inner,)
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return (left, right)
        case _:
            return ()


def walk(node: Expression) -> Iterator[Expression]:
    """``node`` and everything below it, parents first."""
    yield node
    for child in children(node):
        yield from walk(child)


def facts_named(node: Expression) -> frozenset[Fact]:
    """Every fact that the expression names, household's and members' alike."""
    return frozenset(part.fact for part in walk(node) if isinstance(part, Amount | Flag | OneOf | Rung | Contains))
