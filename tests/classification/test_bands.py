"""The bands of means, against what they mean: a quotient compared with each line, two spans of bands compared."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from chuan_ngheo import Area, Household, classify, standard
from chuan_ngheo.classification.means import Bands, income_bands, points_bands, reconciled
from chuan_ngheo.standards.decision import Cut, Limit
from chuan_ngheo.standards.model import Unit
from classification.applied import Applied

LIMITS = [
    Limit(Cut("low", inclusive=True), 3, None),
    Limit(Cut("middle", inclusive=False), 6, None),
    Limit(Cut("middle", inclusive=True), 6, None),
    Limit(Cut("high", inclusive=False), 20, None),
]
SIZES = range(1, 200)
"""As many persons as share an income of a few đồng before another one makes no difference."""


def band_of(means: Fraction, limits: Sequence[Limit]) -> int:
    """How many lines the means have passed."""
    return sum(means > each.income or (means == each.income and not each.cut.inclusive) for each in limits)


@pytest.mark.parametrize("months", [1, 3])
def test_an_income_is_in_the_bands_of_all_the_persons_who_may_share_it(months: int) -> None:
    for total, per_head in product(range(31), [None, *range(16)]):
        household = Household(monthly_income=total, income_per_head=per_head)
        sizes = [each for each in SIZES if per_head is None or abs(Fraction(total, each) - per_head) < 1]
        expected = {band_of(Fraction(total * months, each), LIMITS) for each in sizes}
        low, high = income_bands(household, LIMITS, months) or (None, None)
        if expected:
            assert (low, high) == (min(expected), max(expected)), household
        else:  # no number of persons makes the one of the other; one band is as good as the next
            assert low == high, household


@pytest.mark.parametrize("months", [1, 12])
def test_an_income_of_known_persons_is_in_one_band(months: int) -> None:
    for total, size in product(range(31), range(1, 6)):
        band = band_of(Fraction(total * months, size), LIMITS)
        assert income_bands(Household(monthly_income=total, size=size), LIMITS, months) == (band, band)
    for per_head in range(25):
        band = band_of(Fraction(per_head * months), LIMITS)
        assert income_bands(Household(income_per_head=per_head), LIMITS, months) == (band, band)
    assert income_bands(Household(size=3), LIMITS, months) is None


def test_points_are_in_every_band_that_no_line_of_points_parts_from_them() -> None:
    marks = [None, 2, 4, 6]
    for scored in product(marks, repeat=3):
        known = [each for each in scored if each is not None]
        if known != sorted(known):
            continue
        for inclusive, points in product(product([False, True], repeat=3), range(8)):
            limits = [Limit(Cut(str(place), inclusive[place]), place, each) for place, each in enumerate(scored)]
            below = [
                points < each.points or (points == each.points and each.cut.inclusive)
                for each in limits
                if each.points is not None
            ]
            if below != sorted(below):
                continue  # lines of the same points in an order that no table has
            fits = [
                band
                for band in range(len(limits) + 1)
                if all(
                    (band <= place) == (points < each.points or (points == each.points and each.cut.inclusive))
                    for place, each in enumerate(limits)
                    if each.points is not None
                )
            ]
            assert points_bands(points, limits) == (fits[0], fits[-1])


SPANS: list[Bands] = list(combinations_with_replacement(range(4), 2))


@pytest.mark.parametrize("standard_id", ["vn-2016", "vn-2022"])
def test_the_unit_that_decides_gives_the_bands_and_an_income_within_them_narrows_them(standard_id: str) -> None:
    law = standard(standard_id)
    for income, points in product(SPANS, SPANS):
        placed = reconciled(income, points, law, Area.RURAL)
        inside = points[0] <= income[0] and income[1] <= points[1]
        by_income = law.means.decides is Unit.INCOME or inside
        apart = set(range(income[0], income[1] + 1)).isdisjoint(range(points[0], points[1] + 1))
        assert placed == (Area.RURAL, income if by_income else points, law.means.decides, apart)


@pytest.mark.parametrize("standard_id", ["vn-2016", "vn-2022"])
def test_one_unit_alone_decides_and_agrees_with_itself(standard_id: str) -> None:
    law = standard(standard_id)
    every = (0, len(law.decision.limits[Area.URBAN]))
    for span in SPANS:
        assert reconciled(span, None, law, Area.URBAN) == (Area.URBAN, span, Unit.INCOME, False)
        assert reconciled(None, span, law, Area.URBAN) == (Area.URBAN, span, Unit.POINTS, False)
    assert reconciled(None, None, law, Area.URBAN) == (Area.URBAN, every, None, False)


def test_a_household_is_placed_in_its_area_or_in_each(applied: Applied) -> None:
    table = applied.standard.decision
    for area in Area:
        placed = classify(Household(area=area), applied.standard, on=applied.on).placements
        assert [each.area for each in placed] == [table.area_of(area)]
    assert [each.area for each in classify(Household(), applied.standard, on=applied.on).placements] == list(
        table.areas
    )
