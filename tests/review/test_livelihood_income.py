"""The 12 months' income of land-or-sea households: exact against the lines, and nothing else is touched."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.review import with_livelihood_income
from chuan_ngheo.standards.registry import standard

LAW = standard("vn-2022")
LINES = sorted({line.rural for line in LAW.means.income.lines.values()})


@given(st.sampled_from(LINES), st.integers(1, 9), st.integers(-13, 13), st.integers(0, 10**6))
def test_a_line_is_passed_just_when_the_twelve_months_pass_it(line: int, size: int, step: int, allowances: int) -> None:
    own = 12 * line * size + step
    household = Household(area=Area.RURAL, size=size, land_or_sea_livelihood=True)
    judged = classify(with_livelihood_income(household, own + allowances, allowances), LAW, on=date(2023, 10, 1))
    ((low, high),) = [placement.bands for placement in judged.placements]
    assert low == high == sum(own > 12 * each * size for each in LINES)


def test_the_other_measures_of_means_are_left_out_and_all_else_stays() -> None:
    household = Household(
        id="A", area=Area.URBAN, size=3, monthly_income=9_000_000, income_per_head=3_000_000, income_points=180
    )
    judged = with_livelihood_income(household, 72_000_001)
    assert judged == evolve(household, monthly_income=6_000_001, income_per_head=None, income_points=None)


@pytest.mark.parametrize(
    ("twelve_months", "allowances", "where"),
    [(-1, 0, ["twelve_months"]), (1.5, True, ["twelve_months", "allowances"]), (10, 11, ["allowances"])],
)
def test_amounts_that_cannot_be(twelve_months: int, allowances: int, where: list[str]) -> None:
    with pytest.raises(HouseholdError) as caught:
        with_livelihood_income(Household(), twelve_months, allowances)
    assert [problem.where for problem in caught.value.problems] == where
