"""Rates: exact, rounded as told, and what a printed rate says of the whole."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.review import ReviewError, Rounding, rate, say_rate, wholes

COUNTS = st.integers(0, 10**30)
DECIMALS = st.integers(0, 6)


@given(COUNTS, COUNTS.filter(bool), DECIMALS)
def test_a_rate_is_the_nearest_from_above_at_a_half_or_the_next_below(part: int, whole: int, decimals: int) -> None:
    exact, unit = Fraction(100 * part, whole), Fraction(1, 10**decimals)
    rounded = rate(part, whole, Rounding.HALF_UP, decimals=decimals)
    cut = rate(part, whole, Rounding.TRUNCATED, decimals=decimals)
    assert -unit / 2 < Fraction(rounded) - exact <= unit / 2
    assert 0 <= exact - Fraction(cut) < unit
    assert rounded.as_tuple().exponent == cut.as_tuple().exponent == -decimals


def test_halves_go_up_and_are_cut() -> None:
    assert rate(1, 800, Rounding.HALF_UP) == Decimal("0.13")
    assert rate(1, 800, Rounding.TRUNCATED) == Decimal("0.12")


def test_no_rate_of_nothing() -> None:
    assert rate(0, 0, Rounding.HALF_UP) is None
    assert say_rate(0, 0, Rounding.TRUNCATED, "vi") == "–"


def test_a_rate_is_written_as_the_language_writes_it() -> None:
    assert say_rate(1, 8, Rounding.HALF_UP, "vi") == "12,50"
    assert say_rate(10**9, 1, Rounding.TRUNCATED, "en", decimals=0) == "100000000000"
    assert say_rate(1, 10**6, Rounding.HALF_UP, "en", decimals=7) == "0.0001000"


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(Rounding), DECIMALS)
def test_a_whole_is_among_those_its_rate_admits_and_their_neighbours_are_not(
    part: int, whole: int, rounding: Rounding, decimals: int
) -> None:
    printed = rate(part, whole, rounding, decimals=decimals)
    if printed == 0:
        return
    admitted = wholes(part, printed, rounding)
    assert whole in admitted
    for edge in (admitted[0], admitted[-1]):
        assert rate(part, edge, rounding, decimals=decimals) == printed
    for beyond in (admitted[0] - 1, admitted[-1] + 1):
        assert beyond == 0 or rate(part, beyond, rounding, decimals=decimals) != printed


@pytest.mark.parametrize(("part", "whole"), [(-1, 2), (1, -2), (1.0, 2), (True, 2)])
def test_counts_are_whole_numbers_from_zero(part: int, whole: int) -> None:
    with pytest.raises(ReviewError, match="not a whole number from zero"):
        rate(part, whole, Rounding.HALF_UP)


@pytest.mark.parametrize("printed", ["0.00", "-1", "NaN", "Infinity"])
def test_a_printed_rate_of_nothing_says_nothing(printed: str) -> None:
    with pytest.raises(ReviewError, match="the rate must be above zero"):
        wholes(1, Decimal(printed), Rounding.HALF_UP)
