"""Exact: about a line the class is what the rules say of the fraction itself, and of any size."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from attrs import evolve, frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.rules.evaluate import Interval, compare, truth
from chuan_ngheo.rules.expression import Condition, Operator
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.rules.vocabulary import DEPRIVATIONS
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.laws.judge import Judge

BOUNDARIES = Text(
    "đúng ở từng đồng: loại hộ là loại mà quy tắc cho với phân số chính xác",
    "exact to the đồng: the class is what the rules say of the exact fraction",
)
SCALE = Text(
    "gấp đôi số người, thu nhập và diện tích không đổi loại hộ",
    "twice the members, the income and the floor area change no class",
)


def boundaries_are_exact(household: Household, judge: Judge) -> None:
    """The classes are those of the rules, read again over income per head as a fraction and the findings one by one.

    The household states its area, and an income with a size or per head; points of a form only for the same means.
    """
    if set(judge.classes(household)) != set(_by_the_rules(household, judge)):
        judge.broken(BOUNDARIES, household)


def scale_does_not_matter(household: Household, judge: Judge) -> None:
    """The same members, income and floor area twice over: the class is what it was."""
    members, total, area = household.members or (), household.monthly_income, household.floor_area
    doubled = evolve(
        household,
        members=members * 2,
        size=len(members) * 2,
        monthly_income=None if total is None else total * 2,
        floor_area=None if area is None else area * 2,
    )
    if judge.classes(doubled) != judge.classes(household):
        judge.broken(SCALE, household, doubled)


def _by_the_rules(household: Household, judge: Judge) -> Iterator[str]:
    """The classes of every way in which the findings left open may turn out."""
    standard, total = judge.standard, household.monthly_income
    per_head = Fraction(household.income_per_head or 0 if total is None else total, household.size or 1)
    assert household.area is not None
    derived = zip(standard.indicators, standard.profile(household, judge.on), strict=True)
    known = {each.id: household.findings.get(each.id, found) for each, found in derived}
    for found in product(*([False, True] if each is None else [each] for each in known.values())):
        findings = dict(zip(known, found, strict=True))
        yield from _first(standard, _Reread(standard, household.area, per_head, findings, household.deprivation_points))


def _first(standard: Standard, facts: _Reread) -> Iterator[str]:
    """The first class that certainly holds, and those before it of which that is not known."""
    for each in standard.classes:
        holds = True if each.when is None else truth(each.when, facts)
        if holds is not False:
            yield each.id
        if holds:
            return


@frozen
class _Reread:
    """A household whose area, income per head and findings are all known, as class rules see it."""

    standard: Standard
    area: Area
    income: Fraction
    findings: dict[str, bool]
    points: int | None

    def value(self, fact: Fact) -> object | None:
        return self.findings[fact.name.removeprefix("deprived_")]

    def interval(self, fact: Fact) -> Interval:
        count = sum(self.findings.values())
        scored = count * (self.standard.decision.points_each or 0)
        stated = count if fact is DEPRIVATIONS else scored if self.points is None else self.points
        return (stated, stated)

    def against(self, operator: Operator, line: str) -> Truth:
        means = self.standard.means.income
        amount = means.lines[line].amount(self.area) * self.income.denominator
        earned = self.income.numerator * means.months
        return compare(operator, (earned, earned), (amount, amount))

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        raise AssertionError(fact)

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        raise AssertionError(condition)
