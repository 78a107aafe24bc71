"""The solver: whether conditions can hold together, and values with which they do."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Text

try:
    import z3
except ImportError as _missing:
    _NEEDED = Text(
        "chứng minh cần thêm gói: pip install 'chuan-ngheo[prove]'",
        "proofs need an extra: pip install 'chuan-ngheo[prove]'",
    )
    raise MissingExtra([Problem("", _NEEDED)]) from _missing

Term = Any
"""A condition or a whole number made of unknowns; the solver comes without types of its own."""

TRUE: Term = z3.BoolVal(True)
FALSE: Term = z3.BoolVal(False)


def yes_or_no(name: str) -> Term:
    """An unknown that is true or false; the same name is the same unknown."""
    return z3.Bool(name)


def whole_number(name: str) -> Term:
    """An unknown whole number; the same name is the same unknown."""
    return z3.Int(name)


def fraction(name: str) -> Term:
    """An unknown number that need not be whole."""
    return z3.Real(name)


def constant(value: int) -> Term:
    """A number that is known."""
    return z3.IntVal(value)


def negation(condition: Term) -> Term:
    """Holds just where the condition does not."""
    return z3.Not(condition)


def all_hold(conditions: Iterable[Term]) -> Term:
    """Holds where each of the conditions holds."""
    return z3.And(*conditions)


def any_holds(conditions: Iterable[Term]) -> Term:
    """Holds where at least one of the conditions holds."""
    return z3.Or(*conditions)


def how_many(conditions: Iterable[Term], each: int = 1) -> Term:
    """How many of the conditions hold, each counted so many times."""
    return z3.Sum([z3.IntVal(0), *(z3.If(condition, each, 0) for condition in conditions)])


def differ(one: Term, other: Term) -> Term:
    """Holds where just one of two conditions does."""
    return z3.Xor(one, other)


@frozen(eq=False)
class Values:
    """Values of the unknowns with which the conditions hold."""

    model: Any

    def holds(self, condition: Term) -> bool:
        """Whether a condition holds with these values."""
        return bool(z3.is_true(self.model.eval(condition, model_completion=True)))

    def number(self, term: Term) -> int:
        """A whole number with these values."""
        return int(self.model.eval(term, model_completion=True).as_long())

    def halves(self, term: Term) -> Fraction:
        """A number counted in halves."""
        return Fraction(self.number(term), 2)


@frozen(eq=False)
class Solver:
    """Conditions that hold throughout; more may be added for one question at a time."""

    _solver: Any = field(factory=z3.Solver, init=False)

    def always(self, conditions: Iterable[Term]) -> None:
        """Add conditions for all questions."""
        self._solver.add(*conditions)

    def values(self, *conditions: Term) -> Values | None:
        """Values with which these conditions hold too; None: it is proved that there are none.

        Raises `AssertionError` where the solver does not know. Whole numbers are only added, compared, and multiplied
        by numbers written out, and such questions are decidable.
        """
        self._solver.push()
        try:
            self._solver.add(*conditions)
            answer = self._solver.check()
            if answer == z3.unsat:
                return None
            assert answer == z3.sat, self._solver.reason_unknown()
            return Values(self._solver.model())
        finally:
            self._solver.pop()
