"""Beside OPHI's global MPI 2024 for Viet Nam: M0, A, contributions and the regions follow from what it prints.

Alkire, Kanagaratnam and Suppa (2024), The Global Multidimensional Poverty Index 2024, from MICS 2020–21.
"""

from fractions import Fraction
from functools import cache

import pytest

from analysis.reference import needs, table
from chuan_ngheo.analysis import combine, compose

FOLDER = "ophi_global_mpi_2024_vnm"
pytestmark = needs(FOLDER)

WEIGHTS = {
    "Health": {"Child mortality": Fraction(1, 3)},
    "Education": {"Years of schooling": Fraction(1, 6), "School attendance": Fraction(1, 6)},
    "Living Standards": dict.fromkeys(
        ("Cooking fuel", "Sanitation", "Drinking water", "Electricity", "Housing", "Assets"), Fraction(1, 18)
    ),
}
INDICATORS = [name for own in WEIGHTS.values() for name in own]
OF_A_SINGLE = 1e-7
"""Some of the published figures have gone through floats of 32 bits."""

Row = dict[str, object]


@cache
def published(file: str) -> tuple[Row, ...]:
    return tuple(table(f"{FOLDER}/{file}.csv").to_dicts())


def first(row: Row, *words: str) -> Fraction:
    """The first number under a heading that has all these words."""
    return Fraction(
        next(
            value
            for heading, value in row.items()
            if isinstance(value, float) and all(word in heading for word in words)
        )
    )


def by_indicator(row: Row) -> dict[str, Fraction]:
    """The nine figures that stand after the one of nutrition, which Viet Nam has not."""
    headings = [*row]
    start = next(place for place, heading in enumerate(headings) if "Nutrition" in heading) + 1
    own = headings[start : start + len(INDICATORS)]
    assert all(name in heading for name, heading in zip(INDICATORS, own, strict=True))
    return {name: Fraction(row[heading]) / 100 for name, heading in zip(INDICATORS, own, strict=True)}  # type: ignore[arg-type]


PLACES = [(file, place) for file, count in (("national", 1), ("region", 6)) for place in range(count)]
FILES = {
    "national": (
        "national_1_1_national_mpi_results",
        "national_1_2_censored_headcounts",
        "national_1_3_contributn_of_deprivations",
    ),
    "region": (
        "subnational_5_1_mpi_region",
        "subnational_5_2_censored_headcounts_region",
        "subnational_5_3_contribution_region",
    ),
}
OWN_MPI = {"national": ("Multidimensional Poverty Index (MPI = H*A)",), "region": ("poverty by region", "MPI = H*A")}


@pytest.mark.parametrize(("files", "place"), PLACES)
def test_m0_intensity_and_contributions_follow_from_headcounts(files: str, place: int) -> None:
    head, censored, parts = (published(file)[place] for file in FILES[files])
    made = compose(WEIGHTS, by_indicator(censored), first(head, "Headcount ratio") / 100)
    assert float(made.adjusted_headcount) == pytest.approx(float(first(head, *OWN_MPI[files])), rel=OF_A_SINGLE)
    assert made.intensity is not None
    assert float(100 * made.intensity) == pytest.approx(float(first(head, "Intensity")), rel=OF_A_SINGLE)
    for name, printed in by_indicator(parts).items():
        assert float(made.share(name) or 0) == pytest.approx(float(printed), rel=OF_A_SINGLE, abs=1e-12), name
    for name in WEIGHTS:
        printed = first(parts, name, "% Contribution") / 100
        assert float(made.share(name) or 0) == pytest.approx(float(printed), rel=OF_A_SINGLE), name


@pytest.mark.parametrize("what", ["MPI = H*A", "Headcount ratio", "In severe poverty", "Vulnerable"])
def test_the_regions_make_the_nation(what: str) -> None:
    """To the precision of shares that have been estimated from the sample and projected: the text asks for no more."""
    regions = published("subnational_5_1_mpi_region")
    whole = first(published("national_1_1_national_mpi_results")[0], "severe" if "severe" in what else what)
    made = combine(
        (
            str(row["Subnational region"]),
            first(row, "Population share"),
            first(row, what, *(["region"] if "=" in what else [])),
        )
        for row in regions
    )
    assert float(made.value) == pytest.approx(float(whole), rel=1e-6)
    assert sum(part.contribution or 0 for part in made.parts) == 1
