"""Truths that may be plain before any row is read: a column that no table has is unknown in every row.

A `Found` is True, False or None where it is the same in every row, else an expression of the algebra. What is
plain is folded away here, so that an engine only gets what differs from row to row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeAlias

from attrs import frozen

from chuan_ngheo.rules.logic import Truth, all_of, any_of
from chuan_ngheo.tables.algebra import Algebra, E

Found: TypeAlias = bool | E | None


@frozen
class Truths(Generic[E]):
    """The connectives, over truths that may be plain."""

    algebra: Algebra[E]

    def both(self, operands: Iterable[Found[E]]) -> Found[E]:
        """Kleene's “and” of all."""
        plain, columns = _parted(operands)
        settled = all_of(plain)
        if settled is False or not columns:
            return settled
        return self.algebra.conjunction([*columns, *([self.algebra.unknown()] if settled is None else [])])

    def either(self, operands: Iterable[Found[E]]) -> Found[E]:
        """Kleene's “or” of all."""
        plain, columns = _parted(operands)
        settled = any_of(plain)
        if settled is True or not columns:
            return settled
        return self.algebra.disjunction([*columns, *([self.algebra.unknown()] if settled is None else [])])

    def opposite(self, operand: Found[E]) -> Found[E]:
        """Unknown stays unknown."""
        if operand is None or isinstance(operand, bool):
            return None if operand is None else not operand
        return self.algebra.negation(operand)

    def agreed(self, one: Found[E], other: Found[E]) -> Found[E]:
        """What both say; unknown where they differ or one is unknown."""
        return self.between(self.both([one, other]), self.either([one, other]))

    def between(self, certain: Found[E], possible: Found[E]) -> Found[E]:
        """True where certain, false where not even possible, else unknown."""
        if certain is None or isinstance(certain, bool) or possible is None or isinstance(possible, bool):
            return self.either([certain, self.both([None, possible])])
        return self.algebra.between(certain, possible)

    def certainly(self, found: Found[E]) -> Found[E]:
        """Unknown becomes false."""
        if found is None or isinstance(found, bool):
            return found is True
        return self.algebra.certainly(found)

    def possibly(self, found: Found[E]) -> Found[E]:
        """Unknown becomes true."""
        if found is None or isinstance(found, bool):
            return found is not False
        return self.algebra.possibly(found)

    def first(self, truths: Iterable[Found[E]]) -> Found[E]:
        """The first of these that is known."""
        columns: list[E] = []
        for found in truths:
            if found is None:
                continue
            if isinstance(found, bool):
                if not columns:
                    return found
                if len(columns) > 1:
                    return self.algebra.first_truth(columns, found)
                return self.possibly(columns[0]) if found else self.certainly(columns[0])
            columns.append(found)
        if len(columns) > 1:
            return self.algebra.first_truth(columns)
        return columns[0] if columns else None

    def choice(self, condition: Found[E], one: Found[E], other: Found[E]) -> Found[E]:
        """One truth where a condition holds that is never unknown, the other elsewhere."""
        if condition is True or condition is False:
            return one if condition else other
        if condition is None or isinstance(one, bool) or isinstance(other, bool):
            return self.either([self.both([condition, one]), self.both([self.opposite(condition), other])])
        return self.algebra.choice(condition, self.column(one), self.column(other))

    def stored(self, found: Mapping[str, Found[E]]) -> tuple[dict[str, E], dict[str, Found[E]]]:
        """What has to be stored of these truths, and each as it is read back from its column: plain ones stay plain."""
        columns: dict[str, E] = {}
        read: dict[str, Found[E]] = {}
        for name, truth in found.items():
            if truth is None or isinstance(truth, bool):
                read[name] = truth
            else:
                columns[name], read[name] = truth, self.algebra.truth(name)
        return columns, read

    def column(self, found: Found[E]) -> E:
        """The truth as a column."""
        if found is None:
            return self.algebra.unknown()
        if isinstance(found, bool):
            one = self.algebra.literal(1)
            return self.algebra.comparison("==" if found else "!=", one, one)
        return found


def _parted(operands: Iterable[Found[E]]) -> tuple[list[Truth], list[E]]:
    plain: list[Truth] = []
    columns: list[E] = []
    for found in operands:
        if found is None or isinstance(found, bool):
            plain.append(found)
        else:
            columns.append(found)
    return plain, columns
