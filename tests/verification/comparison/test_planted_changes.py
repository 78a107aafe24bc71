"""A standard beside a changed copy of itself: what was changed is found, and nothing else."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Standard, standard
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification import Change, compare
from verification.comparison.cells import decided, facts_of, holding, holds

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
LAWS = [each.id for each in standards()]


def with_line(law: Standard, line_id: str, area: Area, amount: int) -> Standard:
    means = law.written.means
    line = evolve(means.income.lines[line_id], **{str(area): amount})
    lines = {**means.income.lines, line_id: line}
    return assemble(evolve(law.written, means=evolve(means, income=evolve(means.income, lines=lines))))


@st.composite
def moved_lines(draw, steps):
    law = standard(draw(st.sampled_from(LAWS)))
    line_id = draw(st.sampled_from(sorted(law.means.income.lines)))
    area = draw(st.sampled_from(law.decision.areas))
    old = law.means.income.lines[line_id].amount(area)
    new = old + draw(steps.filter(lambda step: old + step > 0))
    return law, with_line(law, line_id, area, new), line_id, area, old, new


@given(moved_lines(st.sampled_from([-1, 1])))
def test_a_line_moved_by_one_dong_moves_one_dong(planted) -> None:
    law, copy, line_id, area, old, new = planted
    moved = compare(law, copy).moved
    cuts = [each.cut for each in law.decision.limits[area] if each.cut.line == line_id]
    assert moved or not cuts
    for transition in moved:
        assert area in transition.areas
        assert min(old, new) <= transition.incomes.first <= transition.incomes.last + 1 <= max(old, new) + 1
    if len(cuts) == 1:
        one_dong = max(old, new) if cuts[0].inclusive else min(old, new)
        assert {(each.incomes.first, each.incomes.last) for each in moved} == {(one_dong, one_dong)}


@given(moved_lines(st.integers(-400_000, 400_000).filter(bool)))
def test_a_line_moved_by_any_amount_moves_what_lies_between(planted) -> None:
    law, copy, _, area, old, new = planted
    comparison = compare(law, copy)
    moved = set(map(id, comparison.moved))
    half = Fraction(1, 2)
    for income in {Fraction(end) + step for end in (old, new) for step in (-1, -half, 0, half, 1)}:
        near = holding(comparison, area, income)
        for facts in facts_of(law, copy):
            (box,) = [each for each in near if holds(each, facts, (law, copy))]
            a_month = income / law.means.income.months
            before, after = (
                decided(each, area, a_month, depth, facts.named)
                for each, depth in zip((law, copy), facts.depths, strict=True)
            )
            assert (before != after) == (id(box) in moved)


def planted_text(law_id: str, old: str, new: str) -> Standard:
    text = standard_files()[law_id].read_text(encoding="utf-8")
    assert old in text
    return read_standard(text.replace(old, new), "copy.yaml")


def test_a_cutoff_of_deprivations_moves_one_depth() -> None:
    copy = planted_text("vn-2022", "deprivations >= 3", "deprivations >= 4")
    moved = compare(standard("vn-2022"), copy).moved
    assert {(each.before.id, each.after.id, each.change) for each in moved} == {("poor", "near_poor", Change.BETTER)}
    assert {(each.low, each.high) for box in moved for each in box.deprivations} == {(3, 3)}


def test_less_for_at_most_moves_the_line_itself() -> None:
    copy = planted_text("vn-2022", "means <= average", "means < average")
    moved = compare(standard("vn-2022"), copy).moved
    assert {(each.before.id, each.after.id, each.incomes.rule) for each in moved} == {
        ("average", "above_average", "2250000 <= y <= 2250000"),
        ("average", "above_average", "3000000 <= y <= 3000000"),
    }
    assert {each.witness.household.income_per_head for each in moved} == {2_250_000, 3_000_000}


def test_lines_that_differ_by_a_part_of_a_dong_part_fractions_of_it() -> None:
    """y ≤ 1,500,000 against y < 1,500,001: only an income per head between the two tells them apart."""
    law = standard("vn-2022")
    copy = planted_text("vn-2022", "means <= poverty", "means < poverty")
    copy = with_line(copy, "poverty", Area.RURAL, law.means.income.lines["poverty"].rural + 1)
    rural = [each for each in compare(law, copy).moved if Area.RURAL in each.areas]
    assert {each.incomes.rule for each in rural} == {"1500000 < y < 1500001"}
    assert {(each.witness.household.monthly_income, each.witness.household.size) for each in rural} == {(3_000_001, 2)}
    assert "1.500.000 và dưới 1.500.001" in rural[0].incomes.say("vi")


def test_a_line_no_household_can_reach_is_no_cell() -> None:
    law = standard("vn-2022")
    copy = with_line(law, "average", Area.RURAL, 10**18)
    comparison = compare(law, copy)
    assert {each.after.id for each in comparison.moved if Area.RURAL in each.areas} == {"average"}


def test_totals_of_points_are_one_fact_for_two_copies() -> None:
    copy = planted_text("vn-sg-2019", "deprivation_points >= 40", "deprivation_points >= 50")
    moved = compare(standard("vn-sg-2019"), copy).moved
    assert {(one.low, one.high) for each in moved for one in each.deprivations} == {(40, 49)}
    assert {each.witness.household.deprivation_points for each in moved} == {40}


def test_nothing_is_guessed_where_the_law_is_unknown() -> None:
    comparison = compare(standard("vn-57-2016"), standard("vn-2022"))
    open_rows = [each for each in comparison.matrix.rows if not each.is_determined]
    assert [each.id for each in open_rows] == ["poor|near_poor", "poor|near_poor|not_poor"]
    assert {each.change for each in comparison.transitions if each.before in open_rows} <= {Change.OPEN, Change.BETTER}
