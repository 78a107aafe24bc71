"""The class in the table is the class that the rules give when they are read again, with exact fractions."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Household, Standard, classify
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.rules.evaluate import Interval, truth
from chuan_ngheo.rules.expression import Condition, Operator
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS, DEPRIVATIONS
from chuan_ngheo.verification.strategies.means import incomes
from chuan_ngheo.verification.strategies.surveyed import households
from classification.applied import Applied
from classification.sketches import sketches


@frozen
class Plain:
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
        if fact is DEPRIVATIONS:
            return (count, count)
        assert fact is DEPRIVATION_POINTS
        points = count * (self.standard.decision.points_each or 0) if self.points is None else self.points
        return (points, points)

    def against(self, operator: Operator, line: str) -> Truth:
        amount = Fraction(self.standard.means.income.lines[line].amount(self.area), self.standard.means.income.months)
        return {
            "<": self.income < amount,
            "<=": self.income <= amount,
            ">": self.income > amount,
            ">=": self.income >= amount,
        }[operator]

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        raise AssertionError(fact)

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        raise AssertionError(condition)

    def classes(self) -> Iterator[str]:
        """The first class that certainly holds, and those before it of which that is not known."""
        for each in self.standard.classes:
            holds = True if each.when is None else truth(each.when, self)
            if holds is not False:
                yield each.id
            if holds:
                return


def reread(household: Household, applied: Applied) -> set[str]:
    """The classes of every way in which the findings left open may turn out."""
    standard = applied.standard
    derived = standard.profile(household, applied.on)
    known = {
        each.id: household.findings.get(each.id, found)
        for each, found in zip(standard.indicators, derived, strict=True)
    }
    total = household.monthly_income
    per_head = Fraction(household.income_per_head or 0 if total is None else total, household.size or 1)
    assert household.area is not None
    return {
        class_id
        for found in product(*([False, True] if each is None else [each] for each in known.values()))
        for class_id in Plain(
            standard,
            household.area,
            per_head,
            dict(zip(known, found, strict=True)),
            household.deprivation_points,
        ).classes()
    }


@given(data=st.data())
def test_a_sketch_is_in_the_class_that_the_rules_give(applied: Applied, data: st.DataObject) -> None:
    sketch = data.draw(sketches(applied.standard, complete=True))
    assert set(classify(sketch, applied.standard, on=applied.on).possible) == reread(sketch, applied)


@given(data=st.data())
def test_a_household_is_in_the_class_that_the_rules_give(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on, complete=True))
    result = classify(household, surveyed.standard, on=surveyed.on)
    assert set(result.possible) == reread(household, surveyed)
    assert not result.disagreement


@given(data=st.data(), size=st.integers(1, 9), area=st.sampled_from(Area))
def test_no_income_is_rounded(applied: Applied, data: st.DataObject, size: int, area: Area) -> None:
    """Totals one đồng about a line times the number of persons: the quotients differ by less than a đồng."""
    sketch = data.draw(sketches(applied.standard, complete=True))
    counted = evolve(
        sketch, area=area, income_per_head=None, size=size, monthly_income=data.draw(incomes(applied.standard, size))
    )
    assert set(classify(counted, applied.standard, on=applied.on).possible) == reread(counted, applied)


@given(data=st.data())
def test_findings_given_say_the_same_as_findings_derived(surveyed: Applied, data: st.DataObject) -> None:
    """With the facts beside them, and in their place."""
    household = data.draw(households(surveyed.standard, surveyed.on))
    derived = classify(household, surveyed.standard, on=surveyed.on)
    decided = {each: finding.deprived for each, finding in derived.findings.items() if finding.deprived is not None}
    both = evolve(household, findings=decided)
    alone = Household(
        area=household.area,
        size=household.size,
        monthly_income=household.monthly_income,
        income_per_head=household.income_per_head,
        income_points=household.income_points,
        findings=decided,
    )
    for each in (both, alone):
        assert classify(each, surveyed.standard, on=surveyed.on).outcome == derived.outcome
