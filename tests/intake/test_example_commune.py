"""The shipped example: made by its script, readable to the last row; the broken one shows every kind of reject."""

import runpy
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import chuan_ngheo
from chuan_ngheo.household.model import Household
from chuan_ngheo.intake.register import read_register

COMMUNE = Path(__file__).parents[2] / "examples" / "commune"
REVIEW = date(2020, 11, 20)
POVERTY, MINIMUM = 700_000, 1_000_000


@pytest.fixture(scope="module")
def households() -> list[Household]:
    register = read_register(COMMUNE / "households.csv", COMMUNE / "members.csv", on=REVIEW)
    assert register.rejected == ()
    return [row.household for row in register.rows if row.household is not None]


def test_the_script_writes_the_same_two_files_again(tmp_path: Path) -> None:
    runpy.run_path(str(COMMUNE / "make_commune.py"))["main"](tmp_path)
    for name in ("households.csv", "members.csv"):
        assert (tmp_path / name).read_bytes() == (COMMUNE / name).read_bytes()


def test_it_is_a_commune_of_four_hundred_households_and_says_that_it_is_made_up(households: list[Household]) -> None:
    assert len(households) == 400
    assert sum(len(household.members or ()) for household in households) == 1622
    assert {household.labels["commune"] for household in households} == {"Xã Ví Dụ (giả định)"}
    assert {household.labels["ethnicity"] for household in households} == {"Thái", "Mường", "Mông", "Kinh"}
    assert len({household.labels["village"] for household in households}) == 7


@pytest.mark.parametrize("standard_id", ["vn-2016", "vn-2022"])
def test_it_says_all_that_a_standard_asks_for(households: list[Household], standard_id: str) -> None:
    """Of each indicator at least seven households in eight have an answer, and some are deprived."""
    found = [chuan_ngheo.findings(household, chuan_ngheo.standard(standard_id), on=REVIEW) for household in households]
    assert len(found[0]) >= 10
    for indicator in found[0]:
        answers = Counter(findings[indicator].deprived for findings in found)
        assert answers[True] >= 4, indicator
        assert answers[False] >= 200, indicator
        assert answers[None] <= 50, indicator


def test_some_facts_are_missing_as_they_are_in_life(households: list[Household]) -> None:
    members = [member for household in households for member in household.members or ()]
    assert 50 < sum(member.birth_year is not None for member in members) < 200
    assert any(household.floor_area is None for household in households)
    assert any(household.members is None for household in households)
    assert any(household.monthly_income is None and household.income_points is None for household in households)
    assert any(household.size != len(household.members or ()) for household in households if household.members)


def test_the_form_agrees_with_the_income_but_for_two_households(households: list[Household]) -> None:
    both = [h for h in households if h.monthly_income is not None and h.income_points is not None]
    assert len(both) > 20
    disagreeing = [
        household.id
        for household in both
        if household.monthly_income is not None and household.income_points is not None and household.size
        if _band(household.monthly_income // household.size, POVERTY, MINIMUM)
        != _band(household.income_points, 120, 150)
    ]
    assert disagreeing == ["VD-0133", "VD-0281"]
    assert sum(h.monthly_income is None and h.income_points is not None for h in households) > 10


def test_incomes_are_spread_as_in_a_poor_mountain_commune(households: list[Household]) -> None:
    measured = [(h.monthly_income, h.size) for h in households if h.monthly_income is not None and h.size]
    bands = Counter(_band(income // size, POVERTY, MINIMUM, 1_500_000) for income, size in measured)
    shares = [100 * bands[band] // len(measured) for band in range(4)]
    assert 15 <= shares[0] <= 22
    assert 20 <= shares[1] <= 30
    assert min(shares[2:]) >= 20


def _band(amount: int, *limits: int) -> int:
    return sum(amount > limit for limit in limits)


def test_the_broken_files_show_every_kind_of_reject() -> None:
    register = read_register(COMMUNE / "broken-households.csv", COMMUNE / "broken-members.csv", on=REVIEW)
    kinds = Counter(rejected.reason.en.split(";")[0].split(" (")[0] for rejected in register.rejected)
    assert kinds == {
        "not a whole number": 4,
        "impossible value": 3,
        "not in the code list": 6,
        "can be read in two ways": 1,
        "neither yes nor no": 2,
        "the row has 14 cells, the table 12 columns": 1,
        "the row has 9 cells, the table 12 columns": 1,
        "the row has 10 cells, the table 9 columns": 1,
        "a quotation mark out of place: inside a quoted cell it is written twice": 1,
        "no household id": 2,
        "this household id stands on row 4 already": 1,
        "no household has this id": 1,
        "smaller than the number of members listed": 1,
        "no such day": 1,
        "a year of two digits: the century is unclear": 1,
        "born after the date of classification": 1,
        "the age contradicts the birth": 1,
        "the year of birth contradicts the date of birth": 1,
        "the household of this person was rejected": 4,
    }
    good = {row.household.id for row in register.rows if row.household is not None}
    assert good == {"VD-01", "VD-03", "VD-07", "VD-14", "VD-18", "VD-19", "VD-20"}
    assert len(register.rows) == 22
