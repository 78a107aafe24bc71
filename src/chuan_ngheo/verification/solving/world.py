"""Every household of so many members on a day, as unknowns: one for each fact of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from attrs import field, frozen

from chuan_ngheo.household.codes import Education
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.verification.solving.solver import (
    Term,
    Values,
    all_hold,
    any_holds,
    constant,
    fraction,
    whole_number,
    yes_or_no,
)

HALVES = 2
"""Floor area is counted in half square metres: it is only compared with whole numbers, so nothing lies between."""

_TOTALS = ("income_per_head", "income_points", "deprivation_points")
"""What a household states only where it states nothing else."""


@frozen(eq=False)
class Subject:
    """A household or one of its members: an unknown for each fact, and for each code of a set of codes."""

    name: str
    facts: Mapping[str, Fact]

    def amount(self, fact: Fact) -> Term:
        """A number; a decimal one in halves."""
        return whole_number(f"{self.name}.{fact.name}")

    def flag(self, fact: Fact) -> Term:
        """A yes/no fact."""
        return yes_or_no(f"{self.name}.{fact.name}")

    def code(self, fact: Fact) -> Term:
        """A coded fact, as the place of the code in its list."""
        return whole_number(f"{self.name}.{fact.name}")

    def has(self, fact: Fact, code: str) -> Term:
        """Whether a set of codes contains this one."""
        return yes_or_no(f"{self.name}.{fact.name}.{code}")

    def limits(self) -> Iterator[Term]:
        """What the vocabulary says of the values."""
        for fact in self.facts.values():
            if fact.kind is Kind.CODE:
                yield _between(self.code(fact), 0, len(_codes(fact)) - 1)
            elif fact.kind in (Kind.INTEGER, Kind.DECIMAL):
                assert fact.maximum is not None
                times = HALVES if fact.kind is Kind.DECIMAL else 1
                yield _between(self.amount(fact), times * fact.minimum, times * fact.maximum)

    def stated(self, values: Values) -> dict[str, Any]:
        """The facts as `Household` and `Member` take them."""
        return {name: self._value(fact, values) for name, fact in self.facts.items() if fact.kind is not Kind.DATE}

    def _value(self, fact: Fact, values: Values) -> object:
        match fact.kind:
            case Kind.BOOLEAN:
                return values.holds(self.flag(fact))
            case Kind.CODE:
                return _codes(fact)[values.number(self.code(fact))]
            case Kind.CODES:
                return frozenset(code for code in _codes(fact) if values.holds(self.has(fact, code)))
            case Kind.DECIMAL:
                half = values.halves(self.amount(fact))
                return Decimal(half.numerator) / half.denominator
            case _:
                return values.number(self.amount(fact))


@frozen(eq=False)
class World:
    """The households of ``size`` members, all listed and every fact known, on the day ``on``.

    A vocational diploma says little about the general level under it. Here the general level (`rung`) is an unknown of
    its own, so that every finding is decided, as it is in life.
    """

    size: int
    on: date
    home: Subject = field(init=False)
    members: tuple[Subject, ...] = field(init=False)

    @home.default
    def _home(self) -> Subject:
        return Subject("household", HOUSEHOLD_FACTS)

    @members.default
    def _members(self) -> tuple[Subject, ...]:
        return tuple(Subject(f"member {number}", MEMBER_FACTS) for number in range(self.size))

    def rung(self, member: Subject) -> Term:
        """The general level of education that a member has."""
        return whole_number(f"{member.name}.rung")

    def finding(self, indicator: str) -> Term:
        """The survey's own finding on an indicator that has no rule."""
        return yes_or_no(f"finding.{indicator}")

    def income(self) -> Term:
        """The household's income a month."""
        return self.home.amount(HOUSEHOLD_FACTS["monthly_income"])

    def area(self) -> Term:
        """The area, as its place in the list of areas."""
        return self.home.code(HOUSEHOLD_FACTS["area"])

    def conditions(self) -> Iterator[Term]:
        """What holds of every household that can be."""
        yield from self.home.limits()
        yield self.home.amount(HOUSEHOLD_FACTS["size"]) == constant(self.size)
        yield from self._rounded_income()
        for member in self.members:
            yield from member.limits()
            yield self._born(member)
            yield self._educated(member)

    def without_open_diplomas(self) -> Term:
        """Where everybody's education says which general level it is."""
        open_levels = [place for place, each in enumerate(Education) if each.ladder[0] != each.ladder[1]]
        levels = [member.code(MEMBER_FACTS["education"]) for member in self.members]
        return all_hold(level != place for level in levels for place in open_levels)

    def household(self, values: Values) -> Household:
        """The household with these values, its survey's findings left out."""
        stated = {name: value for name, value in self.home.stated(values).items() if name not in _TOTALS}
        return Household(**stated, members=[Member(**each.stated(values)) for each in self.members])

    def _rounded_income(self) -> Iterator[Term]:
        """Income per head, where a rule asks for it, is the quotient to within a đồng."""
        gap = self.size * self.home.amount(HOUSEHOLD_FACTS["income_per_head"]) - self.income()
        yield _between(gap, 1 - self.size, self.size - 1)

    def _born(self, member: Subject) -> Term:
        """Whose birthday is over this year was born that many years ago; the others a year before."""
        age, year = (member.amount(MEMBER_FACTS[each]) for each in ("age", "birth_year"))
        had_birthday = year == self.on.year - age
        if (self.on.month, self.on.day) == (12, 31):
            return had_birthday
        return any_holds([had_birthday, year == self.on.year - age - 1])

    def _educated(self, member: Subject) -> Term:
        level, rung = member.code(MEMBER_FACTS["education"]), self.rung(member)
        return any_holds(
            all_hold([level == place, _between(rung, *each.ladder)]) for place, each in enumerate(Education)
        )


def _between(term: Term, least: int, greatest: int) -> Term:
    return all_hold([term >= least, term <= greatest])


def _codes(fact: Fact) -> list[Any]:
    return list(cast(Any, fact.codes))


@frozen(eq=False)
class CellWorld(World):
    """Households of which no more is asked than class rules do: an area, an income per head, and findings.

    Income per head is any fraction of a đồng, and so is the income of the one person that stands for the household.
    """

    @classmethod
    def on_day(cls, on: date) -> CellWorld:
        """The world of one person; the day is of no consequence."""
        return cls(1, on)

    def income(self) -> Term:
        return fraction("household.income_per_head")

    def conditions(self) -> Iterator[Term]:
        yield from self.home.limits()
        yield self.income() >= 0
