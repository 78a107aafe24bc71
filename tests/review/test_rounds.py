"""The rounds of a year as dates, by the shipped rules and by a locality's plan."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.review import (
    Plan,
    RegimeNotFound,
    ReviewError,
    RoundKind,
    regime,
    regime_in_force,
    regimes,
    rounds,
    rounds_under,
)
from chuan_ngheo.review.document import MonthDay, Window
from chuan_ngheo.standards.citation import Provenance
from chuan_ngheo.standards.document import Period
from chuan_ngheo.standards.registry import standard

QUAN_HOA = Plan("Quan Hóa, Thanh Hóa", "237/KH-UBND", date(2020, 11, 20), date(2020, 12, 30))


def test_quan_hoa_2020_is_narrowed_by_its_plan() -> None:
    review = rounds(2020, plan=QUAN_HOA)
    assert (review.year, review.regime.id) == (2020, "tt-17-2016")
    assert (review.periodic.start, review.periodic.end) == (date(2020, 11, 20), date(2020, 12, 30))
    assert review.periodic.plan is QUAN_HOA
    assert [review.periodic.includes(day) for day in (date(2020, 11, 19), date(2020, 11, 20), date(2020, 12, 31))] == [
        False, True, False,
    ]  # fmt: skip
    assert [(each.start, each.end) for each in review.regular] == [
        (date(2020, 1, 1), date(2020, 11, 19)),
        (date(2020, 12, 31), date(2020, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2020, 9, 1), date(2020, 12, 31)),
        (date(2020, 9, 1), date(2020, 9, 1)),
        (date(2020, 12, 31), date(2020, 12, 31)),
    ],
)
def test_a_plan_may_take_the_whole_window_or_one_day_of_it(start: date, end: date) -> None:
    periodic = rounds(2020, plan=evolve(QUAN_HOA, start=start, end=end)).periodic
    assert (periodic.start, periodic.end) == (start, end)


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (date(2020, 8, 31), date(2020, 12, 30), "is outside the periodic review of the law"),
        (date(2020, 11, 20), date(2021, 1, 5), "is outside the periodic review of the law"),
        (date(2019, 11, 20), date(2019, 12, 30), "is outside the periodic review of the law"),
        (date(2021, 1, 1), date(2021, 1, 1), "is outside the periodic review of the law"),
        (date(2020, 12, 30), date(2020, 11, 20), "ends before it begins"),
    ],
)
def test_a_plan_outside_the_window_of_the_law_is_an_error_that_says_so(start: date, end: date, why: str) -> None:
    with pytest.raises(ReviewError) as refusal:
        rounds(2020, plan=evolve(QUAN_HOA, start=start, end=end))
    assert refusal.value.say("en") == (
        f"plan: plan 237/KH-UBND (Quan Hóa, Thanh Hóa), {start} to {end}, {why}; "
        "expected within 2020-09-01 – 2020-12-31"
    )
    assert "trong khoảng 01/09/2020 – 31/12/2020" in refusal.value.say("vi")


@pytest.mark.parametrize("year", range(2016, 2022))
def test_the_rounds_of_2016_to_2021(year: int) -> None:
    review = rounds(year)
    assert review == rounds(year, standard_id="vn-2016")
    assert (review.periodic.kind, review.periodic.start, review.periodic.end) == (
        RoundKind.PERIODIC,
        date(year, 9, 1),
        date(year, 12, 31),
    )
    assert [(each.kind, each.start, each.end) for each in review.regular] == [
        (RoundKind.REGULAR, max(date(year, 1, 1), review.regime.in_force.start), date(year, 8, 31))
    ]
    assert [(each.id, each.before, each.by, each.last_day) for each in review.reports] == [
        ("preliminary", date(year, 11, 15), None, date(year, 11, 14)),
        ("official", date(year, 12, 15), None, date(year, 12, 14)),
    ]
    assert review.regime.reports["monthly"].by_day is None


@pytest.mark.parametrize("year", range(2022, 2027))
def test_the_rounds_of_2022_to_2026(year: int) -> None:
    review = rounds(year)
    assert review == rounds(year, standard_id="vn-2022")
    assert (review.periodic.start, review.periodic.end) == (date(year, 9, 1), date(year, 12, 14))
    assert [(each.start, each.end) for each in review.regular] == [(date(year, m, 15), None) for m in range(1, 13)]
    assert [(each.by, each.last_day) for each in review.reports] == [(date(year, m, 5),) * 2 for m in range(1, 13)]
    assert [review.regular[0].includes(date(year, 1, day)) for day in (14, 15)] == [False, None]


def test_no_review_is_before_its_rules_hold_nor_after() -> None:
    assert [each.start for each in rounds(2016).regular] == [date(2016, 8, 15)]
    middle = evolve(regime("qd-24-2021"), in_force=Period(date(2023, 3, 15), date(2023, 12, 14)))
    review = rounds_under(middle, 2023)
    assert [review.regular[0].start, review.regular[-1].start] == [date(2023, 3, 15), date(2023, 11, 15)]
    assert [review.reports[0].by, review.reports[-1].by] == [date(2023, 4, 5), date(2023, 12, 5)]
    with pytest.raises(RegimeNotFound, match="found 2024; expected qd-24-2021: 2023-03-15 to 2023-12-14"):
        rounds_under(middle, 2024)
    with pytest.raises(RegimeNotFound):
        rounds_under(evolve(middle, in_force=Period(date(2023, 3, 15), date(2023, 12, 13))), 2023)
    with pytest.raises(RegimeNotFound):
        rounds_under(evolve(middle, in_force=Period(date(2023, 9, 2), date(2024, 1, 1))), 2023)


@pytest.mark.parametrize("year", [-1, 0, 2015, 2027, 10_000])
def test_a_year_without_known_rules_says_which_are_known(year: int) -> None:
    with pytest.raises(RegimeNotFound, match=r"tt-17-2016: 2016-08-15 to 2021-12-31; qd-24-2021: 2022-01-01 to"):
        rounds(year)
    with pytest.raises(
        RegimeNotFound, match=rf"this year; found {year}; expected qd-24-2021: 2022-01-01 to 2026-12-31"
    ):
        rounds(year, standard_id="vn-2022")


def test_a_standard_without_known_rules_says_so() -> None:
    with pytest.raises(RegimeNotFound, match=r"found vn-2021; expected vn-2016, vn-2022; did you mean “vn-20"):
        rounds(2020, standard_id="vn-2021")


def test_rules_are_found_by_day_and_by_id() -> None:
    assert [regime_in_force(date(year, 6, 1)).id for year in (2017, 2022)] == ["tt-17-2016", "qd-24-2021"]
    for each in regimes():
        assert regime(each.id) is each
        assert each.holds(each.in_force.start)
        assert not each.holds(each.in_force.end + timedelta(days=1))
    with pytest.raises(RegimeNotFound, match="no rules of review are known for 2016-08-14"):
        regime_in_force(date(2016, 8, 14))
    with pytest.raises(RegimeNotFound, match="did you mean “tt-17-2016”"):
        regime("tt-17-2015")


def test_rules_follow_each_other_without_overlap_and_name_standards_in_force() -> None:
    for one, next_one in pairwise(regimes()):
        assert one.in_force.end < next_one.in_force.start
    for each in regimes():
        for standard_id in each.standards:
            assert standard(standard_id).in_force(each.in_force.start)
            assert standard(standard_id).in_force(each.in_force.end)


def test_what_is_only_inferred_or_secondary_is_marked_so() -> None:
    tt_17, qd_24 = regimes()
    for each in regimes():
        for rule in (each.periodic, each.regular, *each.reports.values(), *each.terms.values()):
            assert rule.citation[0].provenance is Provenance.VERIFIED
        for term in each.terms.values():
            assert term.citation[-1].provenance is Provenance.INFERRED  # where counting begins
    assert {rule.citation[0].provenance for rule in tt_17.scope.values()} == {Provenance.SECONDARY}
    assert {rule.citation[0].provenance for rule in qd_24.scope.values()} == {Provenance.INFERRED}


def test_a_review_at_the_turn_of_the_year_leaves_the_regular_one_the_rest() -> None:
    tt_17 = regime("tt-17-2016")
    early = evolve(tt_17, periodic=evolve(tt_17.periodic, window=Window(MonthDay(1, 1), MonthDay(3, 31))))
    assert [(each.start, each.end) for each in rounds_under(early, 2021).regular] == [
        (date(2021, 4, 1), date(2021, 12, 31))
    ]


DAYS = st.dates(date(2020, 9, 1), date(2020, 12, 31))


@given(st.tuples(DAYS, DAYS).map(sorted), st.dates(date(2020, 1, 1), date(2020, 12, 31)))
def test_each_day_of_a_year_is_of_one_review(plan_days: list[date], day: date) -> None:
    """Where the regular review is the time between the periodic ones."""
    review = rounds_under(regime("tt-17-2016"), 2020, evolve(QUAN_HOA, start=plan_days[0], end=plan_days[1]))
    assert [each.includes(day) for each in (review.periodic, *review.regular)].count(True) == 1
