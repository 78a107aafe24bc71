"""The national standards, 2001 to 2030: one for each day, and the boundary of every line."""

from datetime import date, timedelta

import pytest

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.errors import ProvisionalStandardWarning, StandardNotFound
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.registry import standard, standard_in_force, standards
from chuan_ngheo.standards.status import Status

FIRST, LAST = date(2001, 1, 1), date(2030, 12, 31)
NOT_POOR = (Status.AVERAGE, Status.ABOVE_AVERAGE)


def test_one_standard_is_in_force_on_each_day() -> None:
    national = standards("VN")
    days = [FIRST + timedelta(days=day) for day in range((LAST - FIRST).days + 1)]
    assert all(sum(each.in_force(day) for each in national) == 1 for day in days)


@pytest.mark.parametrize(("day", "nearest"), [(FIRST - timedelta(1), "vn-2001"), (LAST + timedelta(1), "vn-2027")])
def test_outside_them_the_nearest_is_named(day: date, nearest: str) -> None:
    with pytest.raises(StandardNotFound, match=f"{day}; expected {nearest}:"):
        standard_in_force(day)


@pytest.mark.parametrize(
    ("standard_id", "area", "income", "class_id"),
    [
        # dưới: the line itself is not poor, and there are three areas
        ("vn-2001", "rural_mountain", 79_999, "poor"),
        ("vn-2001", "rural_mountain", 80_000, "not_poor"),
        ("vn-2001", "rural", 99_999, "poor"),
        ("vn-2001", "rural", 100_000, "not_poor"),
        ("vn-2001", "urban", 149_999, "poor"),
        ("vn-2001", "urban", 150_000, "not_poor"),
        # từ … trở xuống: the line itself is poor
        ("vn-2006", "rural", 200_000, "poor"),
        ("vn-2006", "rural_mountain", 200_000, "poor"),
        ("vn-2006", "rural", 200_001, "not_poor"),
        ("vn-2006", "urban", 260_000, "poor"),
        ("vn-2006", "urban", 260_001, "not_poor"),
        ("vn-2011", "rural", 400_000, "poor"),
        ("vn-2011", "rural", 400_001, "near_poor"),
        ("vn-2011", "rural", 520_000, "near_poor"),
        ("vn-2011", "rural", 520_001, "not_poor"),
        ("vn-2011", "urban", 500_000, "poor"),
        ("vn-2011", "urban", 500_001, "near_poor"),
        ("vn-2011", "urban", 650_000, "near_poor"),
        ("vn-2011", "urban", 650_001, "not_poor"),
    ],
)
def test_the_lines_by_income_alone(standard_id: str, area: str, income: int, class_id: str) -> None:
    household = Household(area=Area(area), income_per_head=income)
    result = classify(household, standard(standard_id), on=date(2005, 6, 1))
    assert result.class_id == class_id
    assert result.possible_statuses == (NOT_POOR if class_id == "not_poor" else (Status(class_id),))


def deprived_in(count: int, standard_id: str) -> dict[str, bool]:
    return {each.id: place < count for place, each in enumerate(standard(standard_id).indicators)}


@pytest.mark.parametrize(
    ("area", "income", "deprived", "class_id"),
    [
        ("rural", 2_200_000, 3, "poor"),
        ("rural", 2_200_000, 2, "near_poor"),
        ("rural", 2_200_001, 12, "not_poor"),
        ("urban", 2_800_000, 3, "poor"),
        ("urban", 2_800_000, 0, "near_poor"),
        ("urban", 2_800_001, 12, "not_poor"),
    ],
)
def test_the_lines_of_2027(area: str, income: int, deprived: int, class_id: str) -> None:
    household = Household(area=Area(area), income_per_head=income, findings=deprived_in(deprived, "vn-2027"))
    with pytest.warns(ProvisionalStandardWarning, match="vn-2027 is provisional"):
        assert classify(household, standard("vn-2027"), on=date(2027, 1, 1)).class_id == class_id


def test_a_provisional_standard_says_so_every_time() -> None:
    household = Household(area=Area.RURAL)
    for _ in range(3):
        with pytest.warns(ProvisionalStandardWarning) as caught:
            classify(household, standard("vn-2027"), on=date(2027, 1, 1))
        assert [warning.filename for warning in caught] == [__file__]


def test_across_the_change_of_2027() -> None:
    def status(on: date) -> Status | None:
        in_force = standard_in_force(on)
        household = Household(area=Area.RURAL, income_per_head=2_100_000, findings=deprived_in(4, in_force.id))
        return classify(household, in_force, on=on).status

    assert status(date(2026, 12, 31)) is Status.AVERAGE
    with pytest.warns(ProvisionalStandardWarning):
        assert status(date(2027, 1, 1)) is Status.POOR


def test_what_is_not_known_of_2027_is_not_carried_over() -> None:
    former, new = standard("vn-2022"), standard("vn-2027")
    assert {each.id for each in former.indicators} - {each.id for each in new.indicators} == {"information_assets"}
    assert {each.id for each in new.indicators} - {each.id for each in former.indicators} == {"waste_treatment"}
    defined = {each.id for each in new.indicators if each.deprived_when is not None}
    assert defined == {"employment", "dependents", "nutrition"}
    assert new.means.points is None
    assert new.decision.points_each is None
