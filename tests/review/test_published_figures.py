"""Published figures: the arithmetic of movement and of rates reproduces what ministry and provinces printed.

The registers behind them are made up, of the published size.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan_ngheo.review import Entry, Leaving, Line, Rounding, movement, rate, say_rate, wholes
from chuan_ngheo.standards.status import Status

ROUNDED, CUT = Rounding.HALF_UP, Rounding.TRUNCATED


def households(
    count: int, status: Status, start: int = 0, prefix: str = "H", persons: int | None = None
) -> list[Entry]:
    return [Entry(f"{prefix}{number:07}", status, persons) for number in range(start, start + count)]


@settings(max_examples=8)
@given(st.integers(0, 1_778), st.integers(0, 245), st.integers(0, 241))
def test_dong_nai_2020_movement(to_near_poor: int, died: int, relapsed: int) -> None:
    """5,500 − 1,778 escaped − 245 died or moved + 241 new = 3,718, whatever the parts that are not published."""
    start, escaped, left, new = 5_500, 1_778, 245, 241
    before = households(start, Status.POOR, persons=3)
    after = [
        *households(to_near_poor, Status.NEAR_POOR, persons=3),
        *households(escaped - to_near_poor, Status.AVERAGE, to_near_poor, persons=3),
        *(
            Entry(each.id, left=Leaving.DIED if number < died else Leaving.MOVED_AWAY)
            for number, each in enumerate(households(left, Status.POOR, escaped))
        ),
        *households(start - escaped - left, Status.POOR, escaped + left, persons=3),
        *households(new, Status.POOR, prefix="N", persons=5),
    ]
    table = movement(before, after, [households(relapsed, Status.POOR, prefix="N")]).poor
    assert table[Line.ESCAPED_TO_NEAR_POOR].households == to_near_poor
    assert table[Line.ESCAPED_TO_NEAR_POOR].households + table[Line.ESCAPED_ABOVE].households == 1_778
    assert table[Line.OTHER_DECREASE].households == 245
    assert (table[Line.RELAPSED].households, table[Line.NEW].households) == (relapsed, 241 - relapsed)
    assert table.end.households == 3_718
    assert table.end.persons == 3 * (5_500 - 1_778 - 245) + 5 * 241


def test_dong_nai_2020_shares() -> None:
    end = 3_718
    assert [say_rate(part, end, ROUNDED, "vi", decimals=1) for part in (3_652, 66, 600, 3_118)] == [
        "98,2", "1,8", "16,1", "83,9",
    ]  # fmt: skip
    assert 3_652 + 66 == 600 + 3_118 == end
    assert say_rate(66, end, CUT, "vi", decimals=1) == "1,7"


def lists(poor: int, near_poor: int) -> Iterator[Entry]:
    """The lists of the poor and of the near-poor."""
    yield from households(poor, Status.POOR)
    yield from households(near_poor, Status.NEAR_POOR, poor)


@pytest.mark.parametrize(
    ("every", "poor", "near_poor", "printed"),
    [
        pytest.param(79_677, 17_435, 9_415, ("21.88", "11.82"), id="Bắc Kạn 2018"),
        pytest.param(176_822, 11_925, 14_176, ("6.74", "8.02"), id="Ninh Thuận 2019"),
        pytest.param(297_899, 13_455, 18_160, ("4.52", "6.10"), id="Ninh Bình 2017"),
    ],
)
def test_provincial_rates(every: int, poor: int, near_poor: int, printed: tuple[str, str]) -> None:
    """All rounded half up; cut, each province would have printed another figure."""
    moved = movement([], lists(poor, near_poor))
    ends = (moved.poor.end.households, moved.near_poor.end.households)
    assert ends == (poor, near_poor)
    assert tuple(str(rate(end, every, ROUNDED)) for end in ends) == printed
    assert tuple(str(rate(end, every, CUT)) for end in ends) != printed


def test_kon_tum_2023_together() -> None:
    moved = movement([], lists(10_220, 6_568))
    assert moved.poor.end.households + moved.near_poor.end.households == 16_788


def make_up(parts: Iterable[int], whole: int) -> bool:
    """Whether the parts are the whole: no less than all of it, and it no less than all of them."""
    together = sum(parts)
    return rate(together, whole, CUT) == rate(whole, together, CUT) == Decimal("100.00")


def test_bac_kan_2018_by_class_and_ethnicity() -> None:
    by_income, by_deprivation = households(16_594, Status.POOR), households(841, Status.POOR, prefix="D")
    poor = movement([], chain(by_income, by_deprivation)).poor.end
    assert poor.households == 17_435
    assert rate(16_636, poor.households, ROUNDED) == Decimal("95.42")


def test_ninh_thuan_2019_is_the_sum_of_its_districts() -> None:
    districts = (2_638, 2_456, 2_601, 1_434, 1_203, 584, 1_009)
    every = chain.from_iterable(households(count, Status.POOR, prefix=f"{d}-") for d, count in enumerate(districts))
    table = movement([], every).poor
    assert table.end.households == table[Line.NEW_OR_RELAPSED].households == 11_925


def test_ninh_binh_2017_printed_one_rate_that_its_counts_do_not_give() -> None:
    """Printed 24.40 %: neither rounding nor cutting gives it, nor does any whole that its other rates admit."""
    assert (rate(72_895, 297_899, ROUNDED), rate(72_895, 297_899, CUT)) == (Decimal("24.47"), Decimal("24.46"))
    for rounding in Rounding:
        assert 297_899 not in wholes(72_895, Decimal("24.40"), rounding)
    assert shared([(13_455, "4.52"), (18_160, "6.10"), (72_895, "24.47")], ROUNDED)
    assert not shared([(13_455, "4.52"), (18_160, "6.10"), (72_895, "24.40")], ROUNDED)


def shared(rows: list[tuple[int, str]], rounding: Rounding) -> range:
    """The wholes that all printed rates admit."""
    admitted = [wholes(part, Decimal(printed), rounding) for part, printed in rows]
    return range(max(each.start for each in admitted), min(each.stop for each in admitted))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(2_338_569, "9.88"), (1_235_784, "5.22")], id="2015"),
        pytest.param([(1_986_697, "8.23"), (1_306_928, "5.41")], id="2016"),
        pytest.param([(1_304_001, "5.23"), (1_234_465, "4.95")], id="2018"),
        pytest.param([(609_049, "2.23"), (850_202, "3.11")], id="2021"),
        pytest.param([(1_057_374, "4.03"), (915_274, "3.49"), (1_972_767, "7.52")], id="2022"),
        pytest.param([(815_101, "2.93"), (771_235, "2.78"), (1_586_336, "5.71")], id="2023"),
        pytest.param([(10_220, "6.84"), (6_568, "4.39"), (16_788, "11.23")], id="Kon Tum 2023"),
        pytest.param([(311_981, "31.72"), (159_590, "16.22"), (471_571, "47.94")], id="poor districts 2023"),
        pytest.param([(3_718, "0.41")], id="Đồng Nai 2020"),
        pytest.param([(1_258_997, "4.06")], id="2024"),
    ],
)
def test_rates_printed_side_by_side_are_of_one_total(rows: list[tuple[int, str]]) -> None:
    """The totals are not published: some total has to give every printed rate, by the same rounding."""
    totals = shared(rows, ROUNDED)
    assert totals
    for total in (totals[0], totals[-1]):
        assert [str(rate(part, total, ROUNDED)) for part, _ in rows] == [printed for _, printed in rows]
    for total in (totals[0] - 1, totals[-1] + 1):
        assert [str(rate(part, total, ROUNDED)) for part, _ in rows] != [printed for _, printed in rows]


def test_2022_holds_with_the_sum_that_its_columns_give_too() -> None:
    """Poor and near-poor add up to 119 households less than printed together: the rates cannot tell."""
    together, columns = 1_972_767, (1_057_374, 915_274)
    assert not make_up(columns, together)
    assert make_up((*columns, 119), together)
    assert shared([(columns[0], "4.03"), (columns[1], "3.49"), (sum(columns), "7.52")], ROUNDED)


def test_regions_2023_add_up_to_the_country() -> None:
    regions = (587_952, 129_779, 460_456, 195_795, 10_791, 201_563)
    country = 815_101 + 771_235
    assert make_up(regions, country)
    shares = [rate(region, country, ROUNDED) for region in regions]
    assert [str(share) for share in shares] == ["37.06", "8.18", "29.03", "12.34", "0.68", "12.71"]
    assert sum(shares) == Decimal("100.00")


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        pytest.param((1_429_280, 213_209), 1_642_489, id="poor 2017, by income and by deprivation"),
        pytest.param((1_167_439, 136_562), 1_304_001, id="poor 2018, by income and by deprivation"),
        pytest.param((815_101, 771_235), 1_586_336, id="2023, poor and near-poor"),
        pytest.param((311_981, 159_590), 471_571, id="poor districts 2023, poor and near-poor"),
    ],
)
def test_parts_make_up_what_is_printed_together(parts: tuple[int, ...], whole: int) -> None:
    assert make_up(parts, whole)
    assert not make_up((*parts, 119), whole)
