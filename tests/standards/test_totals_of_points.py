"""A standard that lists no indicators: its table has a row for each span of points in which every rule stands still."""

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.language import Text
from chuan_ngheo.rules.evaluate import truth
from chuan_ngheo.rules.expression import Amount, Comparison, Condition, MeansComparison, Number, Operator, Unknown
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS
from chuan_ngheo.standards.cells import compile_decision
from chuan_ngheo.standards.decision import DecisionTable
from chuan_ngheo.standards.model import HouseholdClass
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.standards.status import Status

MEANS = standard("vn-2016").means
POINTS = Amount(DEPRIVATION_POINTS)
OPERATORS: list[Operator] = ["<", "<=", ">", ">=", "==", "!="]
numbers = st.integers(0, 9).map(Number)
rules = st.builds(Comparison, st.sampled_from(OPERATORS), st.just(POINTS), numbers) | st.builds(
    Comparison, st.sampled_from(OPERATORS), numbers, st.just(POINTS)
)


def named(class_id: str, when: Condition | None) -> HouseholdClass:
    return HouseholdClass(class_id, (Status.POOR,), Text(class_id, class_id), (), when)


def table_of(*rules: Condition | None) -> DecisionTable:
    classes = [named(f"c{place}", rule) for place, rule in enumerate(rules)]
    return compile_decision(MEANS, [], None, classes, [Area.URBAN, Area.RURAL])


@frozen
class Total:
    """A household of which no more than a total of points is known."""

    points: int

    def interval(self, fact: Fact) -> tuple[int, int]:
        assert fact is DEPRIVATION_POINTS
        return (self.points, self.points)


@given(st.lists(rules, min_size=1, max_size=4))
def test_at_every_total_the_table_says_what_the_rules_say(conditions: list[Condition]) -> None:
    table = table_of(*conditions, None)
    assert table.span == (0, len(table.point_cuts or ()))
    for points in range(12):
        depth = table.depth_of_points(points) if table.point_cuts else 0
        outcome = table.outcome({Area.RURAL: [0]}, (depth, depth))
        holding = [place for place, rule in enumerate(conditions) if truth(rule, Total(points))]
        assert outcome.class_id == f"c{min(holding, default=len(conditions))}"


@given(rules)
def test_no_two_rows_beside_each_other_are_needed_where_nothing_turns(rule: Comparison) -> None:
    """A rule that is one comparison turns once, or twice around the one total that it names."""
    table = table_of(rule, None)
    said = [truth(rule, Total(points)) for points in range(12)]
    turns = [points for points in range(1, 12) if said[points] is not said[points - 1]]
    assert set(turns) <= set(table.point_cuts or ())
    assert len(table.point_cuts or ()) <= (2 if rule.operator in ("==", "!=") else 1)


def test_a_total_of_nothing_is_no_cut() -> None:
    """No total is below zero, so there is nothing to part there."""
    assert table_of(Comparison(">=", POINTS, Number(0)), Comparison(">", POINTS, Number(0)), None).point_cuts == (1,)


def test_rules_that_name_no_points_leave_one_row() -> None:
    table = table_of(MeansComparison("<=", "poverty"), None)
    assert (table.point_cuts, table.span, table.indicators) == (None, (0, 0), 0)


def test_each_area_has_cells_of_its_own() -> None:
    """No rule names an area, so areas differ in their lines alone; a table in which they differ is made up."""
    table = table_of(MeansComparison("<=", "poverty"), None)
    low, high = table.outcomes[Area.URBAN]
    swapped = evolve(table, outcomes={Area.URBAN: (high, low), Area.RURAL: (low, high)})
    said = {area: [swapped.at(area, band, 0, {}) for band in (0, 1)] for area in Area}
    assert said[Area.URBAN] == [high[0][0], low[0][0]]
    assert said[Area.RURAL] == said[Area.RURAL_MOUNTAIN] == [low[0][0], high[0][0]]


def test_what_no_rule_takes_is_of_no_class() -> None:
    """The reader refuses such a standard; the table says it as it is."""
    table = table_of(MeansComparison("<=", "poverty"))
    for area in table.areas:
        assert table.outcome({area: [0]}, (0, 0)).possible == ("c0",)
        above = table.outcome({area: [1]}, (0, 0))
        assert (above.possible, above.class_id, above.statuses, above.status) == ((), None, (), None)


def test_a_rule_that_leaves_something_unknown_leaves_its_class_and_the_next_possible() -> None:
    table = table_of(Unknown(), Comparison(">=", POINTS, Number(3)), Comparison(">=", POINTS, Number(2)), None)
    possible = [table.outcome({Area.URBAN: [0]}, (depth, depth)).possible for depth in range(3)]
    assert possible == [("c0", "c3"), ("c0", "c2"), ("c0", "c1")]


@pytest.mark.parametrize("operator", ["<", "<=", ">", ">="])
def test_a_designation_parts_the_bands_too(operator: str) -> None:
    class_rule, beside = MeansComparison("<=", "poverty"), MeansComparison(operator, "poverty")
    parted = compile_decision(
        MEANS, [], None, [named("c0", class_rule), named("c1", None)], [Area.URBAN], [beside]
    ).limits[Area.URBAN]
    assert [limit.cut.inclusive for limit in parted] == ([True] if operator in ("<=", ">") else [False, True])
    assert {limit.income for limit in parted} == {MEANS.income.lines["poverty"].urban}


def test_lines_of_the_same_income_stand_in_the_order_of_their_points() -> None:
    assert MEANS.points is not None
    poverty, scored = MEANS.income.lines["poverty"], next(iter(MEANS.points.lines.values()))
    means = evolve(
        MEANS,
        income=evolve(MEANS.income, lines={"b": poverty, "a": poverty, "c": poverty}),
        points=evolve(MEANS.points, lines={"a": evolve(scored, urban=2), "b": evolve(scored, urban=1)}),
    )
    rules = [named(line, MeansComparison("<=", line)) for line in "abc"]
    table = compile_decision(means, [], None, [*rules, named("rest", None)], [Area.URBAN])
    assert [(each.cut.line, each.points) for each in table.limits[Area.URBAN]] == [("c", None), ("b", 1), ("a", 2)]
