"""What rules ask of members: conditions on each row of their table, gathered by household.

Any member's truth is gathered as one number, the greatest of 2 (true), 1 (unknown) and 0 (false): one aggregation
that every engine has and none gets wrong over nulls. More than 2 counts as true, so that grades may be gathered by
their bits as well. A count is two sums, of those certain and of those possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic

from attrs import frozen

from chuan_ngheo.household.facts import Fact
from chuan_ngheo.rules.evaluate import of_the_unlisted
from chuan_ngheo.rules.expression import AnyMember, Condition, CountMembers, Operator, walk
from chuan_ngheo.tables.algebra import E
from chuan_ngheo.tables.births import AGE, YEAR, Births
from chuan_ngheo.tables.columns import Bounds, Reader
from chuan_ngheo.tables.facts import FactColumns, OwnFacts
from chuan_ngheo.tables.truths import Found

TRUE, UNKNOWN, FALSE = 2, 1, 0
LISTED = "cn_listed"
"""How many members of a household are listed."""


@frozen
class Questions:
    """The conditions that a standard's rules ask of members, each with the stem of its gathered columns."""

    anybody: Mapping[Condition, str]
    counted: Mapping[Condition, str]

    @property
    def greatest(self) -> tuple[str, ...]:
        """The columns to gather by their greatest value."""
        return tuple(self.anybody.values())

    @property
    def sums(self) -> tuple[str, ...]:
        """The columns to gather by their sum."""
        return tuple(f"{stem}_{end}" for stem in self.counted.values() for end in ("low", "high"))

    @classmethod
    def of(cls, rules: Mapping[str, Condition]) -> Questions:
        """All that occur in these rules, by name; one that occurs twice is asked once."""
        anybody: dict[Condition, str] = {}
        counted: dict[Condition, str] = {}
        for name, rule in rules.items():
            nodes = [node for node in walk(rule) if isinstance(node, AnyMember | CountMembers)]
            for place, node in enumerate(nodes):
                asked, kind = (anybody, "any") if isinstance(node, AnyMember) else (counted, "count")
                asked.setdefault(node.condition, f"cn_{kind}_{name}" + (f"_{place}" if place else ""))
        return cls(anybody, counted)


@frozen
class Person(OwnFacts[E]):
    """One member, born in one of the ways that the row leaves open."""

    births: Births[E]

    def amount(self, fact: Fact) -> Bounds[E]:
        return self.births.bounds(fact.name) if fact.name in (AGE, YEAR) else super().amount(fact)

    def least(self, fact: Fact) -> int:
        return self.births.least if fact.name in (AGE, YEAR) else super().least(fact)

    def against(self, fact: Fact, operator: Operator, number: int) -> Found[E]:
        if fact.name in (AGE, YEAR):
            return self.births.against(fact.name, operator, number)
        return super().against(fact, operator, number)

    def any_member(self, condition: Condition) -> Found[E]:
        raise AssertionError("the parser admits no members of a member")

    def count_members(self, condition: Condition) -> Bounds[E]:
        raise AssertionError("the parser admits no members of a member")


@frozen
class MemberColumns(Generic[E]):
    """The answers of one row of the members' table."""

    facts: FactColumns[E]
    ways: Sequence[Births[E]]
    """How the rows' births may be read: in one way, or in the older and the younger."""

    def truth(self, condition: Condition) -> Found[E]:
        """A condition's truth for the member: where two births are open, what both give."""
        found = [self._read(condition, way) for way in (self.ways if _asks_birth(condition) else self.ways[:1])]
        return found[0] if len(found) == 1 else self.facts.truths.agreed(*found)

    def _read(self, condition: Condition, births: Births[E]) -> Found[E]:
        person: Person[E] = Person(self.facts, births)
        return Reader(self.facts.truths, person).truth(condition)

    def answers(self, questions: Questions) -> dict[str, E]:
        """Columns to gather: by their greatest value those of `Questions.anybody`, by their sum the others."""
        columns = {stem: self._graded(condition) for condition, stem in questions.anybody.items()}
        for condition, stem in questions.counted.items():
            found = self.truth(condition)
            columns[f"{stem}_low"] = self._one_if(self.facts.truths.certainly(found))
            columns[f"{stem}_high"] = self._one_if(self.facts.truths.possibly(found))
        return columns

    def _graded(self, condition: Condition) -> E:
        found, algebra = self.truth(condition), self.facts.algebra
        if found is None or isinstance(found, bool):
            return algebra.literal(UNKNOWN if found is None else TRUE if found else FALSE)
        return algebra.graded(found)

    def _one_if(self, found: Found[E]) -> E:
        algebra = self.facts.algebra
        if found is None or isinstance(found, bool):
            return algebra.literal(1 if found else 0)
        return algebra.cases([(found, algebra.literal(1))], algebra.literal(0))


@frozen
class Gathered(Generic[E]):
    """What members answered, beside the row of their household; `questions` is None where there is no such table.

    A household without members has 0 in every gathered column.

    ``size`` is the number of persons; those who are not listed are persons of whom nothing is known.
    """

    facts: FactColumns[E]
    questions: Questions | None
    size: E | None

    def any_member(self, condition: Condition) -> Found[E]:
        """Whether any member, listed or not, satisfies the condition."""
        truths, algebra = self.facts.truths, self.facts.algebra
        blank = of_the_unlisted(condition)
        if self.questions is None:
            return blank
        grade = algebra.column(self.questions.anybody[condition])
        is_true = algebra.comparison(">=", grade, algebra.literal(TRUE))
        is_possible = algebra.comparison(">=", grade, algebra.literal(UNKNOWN))
        some_unlisted = self._some_unlisted()
        return truths.between(
            truths.either([is_true, truths.both([some_unlisted, blank is True])]),
            truths.either([is_possible, truths.both([some_unlisted, blank is not False])]),
        )

    def count_members(self, condition: Condition) -> Bounds[E]:
        """Fewest and most members that satisfy the condition."""
        algebra = self.facts.algebra
        blank = of_the_unlisted(condition)
        if self.questions is None:
            low: int | E | None = self._size_low() if blank is True else 0
            return (low, 0 if blank is False else self.size)
        stem = self.questions.counted[condition]
        fewest, most = (algebra.column(f"{stem}_{end}") for end in ("low", "high"))
        if blank is True:
            fewest = algebra.total([fewest, algebra.difference(self._size_low(), self._listed())])
        if blank is False:
            return (fewest, most)
        if self.size is None:
            return (fewest, None)
        return (fewest, algebra.total([most, algebra.difference(self.size, self._listed())]))

    def _listed(self) -> E:
        return self.facts.algebra.column(LISTED)

    def _size_low(self) -> E:
        algebra = self.facts.algebra
        one = algebra.literal(1)
        return one if self.size is None else algebra.first_value([self.size, one])

    def _some_unlisted(self) -> Found[E]:
        """Whether somebody is not listed: unknown becomes true, for a household of unknown size."""
        truths, algebra = self.facts.truths, self.facts.algebra
        if self.size is None:
            return True
        return truths.possibly(algebra.comparison(">", self.size, self._listed()))


def _asks_birth(condition: Condition) -> bool:
    return any(getattr(getattr(node, "fact", None), "name", "") in (AGE, YEAR) for node in walk(condition))
