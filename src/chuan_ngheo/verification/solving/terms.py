"""A tree as a condition on unknowns: the reading of the rule language for the solver.

Where a rule of the law is not known (`Unknown`), a condition has two readings: whether it certainly holds, and whether
it may (`chuan_ngheo.rules.logic`). Of facts nothing is unknown here.
"""

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, cast

from attrs import evolve, frozen

from chuan_ngheo.household.facts import Fact, Kind
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
    walk,
)
from chuan_ngheo.rules.logic import OTHER, Side
from chuan_ngheo.verification.solving.solver import (
    FALSE,
    TRUE,
    Term,
    all_hold,
    any_holds,
    constant,
    how_many,
    negation,
)
from chuan_ngheo.verification.solving.world import HALVES, Subject, World

COMPARE: dict[Operator, Callable[[Any, Any], Term]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


@frozen(eq=False)
class Reading(ABC):
    """How a tree is read; what a class rule may name besides facts is said by whoever reads class rules."""

    world: World
    subject: Subject
    """The household, or the member that a condition is about."""

    @abstractmethod
    def against(self, symbol: Operator, line: str) -> Term:
        """The household's means compared with a line."""

    def flag(self, fact: Fact) -> Term:
        """A yes/no fact."""
        return self.subject.flag(fact)

    def amount(self, fact: Fact, scale: int) -> Term:
        """A number, ``scale`` times."""
        taken = self.subject.amount(fact)
        return taken * (scale // HALVES) if fact.kind is Kind.DECIMAL else taken * scale

    def code(self, fact: Fact) -> Term:
        """A coded fact, as the place of its code."""
        return self.subject.code(fact)

    def condition(self, node: Condition, side: Side = "certain") -> Term:
        """Where the condition certainly holds, or where it may."""
        match node:
            case Flag(fact):
                return self.flag(fact)
            case Not(inner):
                return negation(self.condition(inner, OTHER[side]))
            case And(operands):
                return all_hold(self.condition(each, side) for each in operands)
            case Or(operands):
                return any_holds(self.condition(each, side) for each in operands)
            case OneOf(fact, codes):
                places = list(cast(Any, fact.codes))
                return any_holds(self.code(fact) == places.index(code) for code in codes)
            case Rung(fact, symbol, code):
                return COMPARE[symbol](self._rung(fact), cast(Any, code).ladder[0])
            case Contains(fact, code):
                return self.subject.has(fact, code)
            case Comparison(symbol, left, right):
                scale = self.scale(node)
                return COMPARE[symbol](self._quantity(left, scale), self._quantity(right, scale))
            case MeansComparison(symbol, line):
                return self.against(symbol, line)
            case AnyMember(inner):
                return any_holds(self.of(member).condition(inner, side) for member in self.world.members)
            case Unknown():
                return FALSE if side == "certain" else TRUE

    def of(self, member: Subject) -> Reading:
        """The same reading of a condition on one member."""
        return evolve(self, subject=member)

    def scale(self, node: Comparison) -> int:
        """By how much both sides are multiplied, so that all is whole."""
        parts = [part for part in walk(node) if isinstance(part, Amount)]
        return HALVES if any(part.fact.kind is Kind.DECIMAL for part in parts) else 1

    def _rung(self, fact: Fact) -> Term:
        """The rung of the ladder: of education the general level, of anything else the place of the code."""
        return self.world.rung(self.subject) if fact.name == "education" else self.code(fact)

    def _quantity(self, node: Quantity, scale: int) -> Term:
        match node:
            case Number(value):
                return constant(value * scale)
            case Amount(fact):
                return self.amount(fact, scale)
            case CountMembers(inner):
                return how_many((self.of(member).condition(inner) for member in self.world.members), scale)
            case Arithmetic("*", Number(factor), other) | Arithmetic("*", other, Number(factor)):
                return factor * self._quantity(other, scale)
            case Arithmetic(symbol, left, right):
                one, two = self._quantity(left, scale), self._quantity(right, scale)
                return one + two if symbol == "+" else one - two


@frozen(eq=False)
class FactsReading(Reading):
    """An indicator's condition, or whom a standard is for: facts alone."""

    def against(self, symbol: Operator, line: str) -> Term:
        raise AssertionError("the parser admits no means in a condition on facts")


def facts_of(world: World) -> FactsReading:
    """The reading of conditions on the facts of a world's household."""
    return FactsReading(world, world.home)
