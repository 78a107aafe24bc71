"""A number has many spellings; each gives the same number or a refusal, never another number."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.intake.numerals import exact_decimal, whole_number
from chuan_ngheo.structuring import Unreadable

SPACES = [" ", "\u00a0", "\u2009", "\u202f"]
wholes = st.integers(-(10**18), 10**18)


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@given(wholes, st.sampled_from(["", ".0", ".00", ",0", ",00"]))
def test_digits_are_the_number_with_or_without_zero_decimals(number: int, decimals: str) -> None:
    assert whole_number(f"{number}{decimals}") == number


@given(wholes, st.sampled_from([".", ",", *SPACES]), st.sampled_from(["", "0", "00"]), st.sampled_from(".,"))
def test_grouped_digits_are_the_number(number: int, mark: str, zeros: str, point: str) -> None:
    decimals = point + zeros if zeros and point != mark else ""
    assert whole_number(grouped(number, mark) + decimals) == number


@given(st.text(st.sampled_from("0123456789., -\u00a0"), max_size=12))
def test_no_spelling_gives_another_number(text: str) -> None:
    """Whatever is accepted has the digits of the number, and nothing but zeros after the decimal mark."""
    try:
        number = whole_number(text)
    except Unreadable:
        return
    digits = re.sub("[^0-9]", "", text)
    assert digits.rstrip("0").lstrip("0") == str(abs(number)).rstrip("0").strip("0")
    assert (number < 0) == (text.startswith("-") and number != 0)
    assert len(digits.lstrip("0")) - len(str(abs(number)).lstrip("0")) in (0, 1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "1.5",
        "1e6",
        "1_000",
        "１５００",
        "٣",
        "=1+1",
        "'5",
        "+5",
        "--5",
        "1.50.000",
        "1.500,000.00",
        "1.500.00",
        "0.500",
        "1,,500",
        "1.500.000.",
        ".5",
        "5.",
        "1,5triệu",
        "nan",
        "inf",
        "0x10",
        "1/2",
        "−5",
        "1.500.000đ",
        "1 500,000",
        "1 50",
        "1\n500",
        "1.500.000\n",
        "1.500.000 đ",
        "9" * 41,
        "",
    ],
)
def test_what_is_not_plainly_a_whole_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        whole_number(text)
    assert refusal.value.problem.reason("vi") == "không phải số nguyên; cần một số như 1500000 hoặc 1.500.000"


def test_a_negative_number_is_read_so_that_the_fact_can_say_what_is_wrong() -> None:
    assert whole_number("-5") == -5


@given(st.decimals(-(10**6), 10**6, places=2) | st.decimals(-(10**6), 10**6, places=4), st.sampled_from(".,"))
def test_decimals_follow_a_point_or_a_comma(number: Decimal, point: str) -> None:
    assert exact_decimal(f"{number:f}".replace(".", point)) == number


@given(st.integers(1000, 10**9), st.integers(0, 99), st.sampled_from([".,", ",.", " .", " ,"]))
def test_grouped_decimals_need_two_different_marks(whole: int, cents: int, marks: str) -> None:
    written = f"{grouped(whole, marks[0])}{marks[1]}{cents:02}"
    assert exact_decimal(written) == whole + Decimal(cents) / 100


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"), st.sampled_from(["", "-"]))
def test_three_digits_after_one_mark_are_refused_and_both_readings_named(
    before: int, after: int, point: str, sign: str
) -> None:
    """Both readings that the refusal offers can themselves be read, and they are the two possible ones."""
    with pytest.raises(Unreadable) as refusal:
        exact_decimal(f"{sign}{before}{point}{after:03}")
    expected = refusal.value.problem.expected
    assert expected is not None
    large, small = expected.en.split(" or ")
    assert exact_decimal(large) == int(f"{sign}{before}{after:03}")
    assert exact_decimal(small) == Decimal(f"{sign}{before}.{after:03}")
    assert expected.vi == f"{large} hoặc {small.replace('.', ',')}"


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "-inf", "1e2", "45 m2", "４５", "1.2.3", "4,5,6", "1_0", "", "9" * 41]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        exact_decimal(text)


@pytest.mark.parametrize(("text", "number"), [("0.500", "0.5"), ("1234,500", "1234.5"), ("1.234.567", "1234567")])
def test_what_has_one_reading_is_read(text: str, number: str) -> None:
    assert exact_decimal(text) == Decimal(number)
