"""Published figures, through the tables of reports: sums, parts, rates and movements, those that do not add up too.

Provinces are registers of the published size; of the country only the totals are laid out as a table.
"""

from collections.abc import Mapping
from decimal import Decimal

import polars as pl
import pytest

import chuan_ngheo as cn
from analysis.reports.reported import ON
from chuan_ngheo.analysis import AnalysisError
from chuan_ngheo.analysis.reports import Column, Contents, Kind, Report, ReportTable, Row, report
from chuan_ngheo.language import Text
from chuan_ngheo.review.rates import Rounding, wholes

ROUNDED, CUT = Rounding.HALF_UP, Rounding.TRUNCATED
LAW = cn.standard("vn-2016")
STATUS = {"poor_by_income": "poor", "poor_by_deprivation": "poor"}


def register(classes: Mapping[str, int], prefix: str = "H", start: int = 0, **labels: str) -> pl.DataFrame:
    """A classified register with so many households of each class, numbered on from ``start``."""
    names = pl.concat([pl.repeat(name, count, eager=True, dtype=pl.String) for name, count in classes.items()])
    numbers = pl.int_range(start, start + len(names), eager=True).cast(pl.String)
    return pl.DataFrame(
        {
            "household_id": prefix + numbers,
            "class_id": names,
            "status": names.replace(STATUS),
            "possible": pl.repeat(None, len(names), dtype=pl.String, eager=True),
        }
    ).with_columns(
        *(pl.lit(None, dtype=pl.Boolean).alias(f"deprived_{each.id}") for each in LAW.indicators),
        **{name: pl.lit(value) for name, value in labels.items()},
    )


def made(*parts: pl.DataFrame, before: pl.DataFrame | None = None, rounding: Rounding = ROUNDED) -> Report:
    return report(pl.concat(parts), LAW, on=ON, before=before, rounding=rounding)


def rates(found: Report, *keys: str) -> list[str]:
    """The printed rates of some rows of table 1, among all households."""
    table = found.table("1")
    (column,) = [each for each in table.columns if each.key == "households_rate"]
    return [table.said(table.row(key), column, found.rounding, "en") for key in keys]


def published(parts: Mapping[str, int], together: int, whole: int | None = None) -> ReportTable:
    """A table of published totals: parts, what they make together, and the whole that rates are of."""
    rows = [Row(name, Text(name, name), {"count": count}) for name, count in parts.items()]
    rows.append(Row("together", Text("Cộng", "Together"), {"count": together}, sum_of=tuple(parts)))
    if whole is not None:
        rows.append(Row("whole", Text("Tổng số hộ", "All"), {"count": whole}))
    base = "together" if whole is None else "whole"
    columns = (
        Column("count", Text("Số hộ", "Households")),
        Column("rate", Text("Tỷ lệ (%)", "Rate (%)"), Kind.RATE, part="count", base=base),
    )
    title = Text("Số liệu công bố", "Published figures")
    return ReportTable("1", title, title, columns, tuple(rows))


def printed(table: ReportTable, *keys: str, rounding: Rounding = ROUNDED) -> list[str]:
    return [table.said(table.row(key), table.columns[1], rounding, "en") for key in keys]


def test_bac_kan_2018() -> None:
    poor = {"poor_by_income": 16_594, "poor_by_deprivation": 841}
    rest = {"near_poor": 9_415, "average": 79_677 - 17_435 - 9_415}
    minority = register({"poor_by_income": 16_636 - 841, "poor_by_deprivation": 841}, ethnicity="Tày")
    majority = register({"poor_by_income": 16_594 - (16_636 - 841)}, prefix="K", ethnicity="Kinh")
    found = made(minority, majority, register(rest, prefix="R", ethnicity="Kinh"))
    table = found.table("1")
    assert {key: table.row(key).cells["households"] for key in poor} == poor
    assert table.row("poor").cells["households"] == 17_435
    assert table.row("total").cells["households"] == 79_677
    assert rates(found, "poor", "near_poor") == ["21.88", "11.82"]
    groups = found.table("12")
    shares = {row.label.vi: groups.said(row, groups.columns[1], ROUNDED, "en") for row in groups.rows}
    assert shares["Dân tộc: Tày"] == "95.42"


def test_ninh_thuan_2019() -> None:
    districts = (2_638, 2_456, 2_601, 1_434, 1_203, 584, 1_009)
    poor = [
        register({"poor_by_income": count}, prefix=f"{place}-", district=f"Huyện {place}")
        for place, count in enumerate(districts)
    ]
    rest = {"near_poor": 14_176, "average": 176_822 - 11_925 - 14_176}
    found = made(*poor, register(rest, prefix="R", district="Huyện 0"))
    by_district = found.table("1.1")
    assert [row.cells["poor"] for row in by_district.rows] == [*districts, 11_925]
    assert rates(found, "poor", "near_poor") == ["6.74", "8.02"]
    assert found.table("1").row("total").cells["households"] == 176_822


def test_ninh_binh_2017_printed_one_rate_that_its_counts_do_not_give() -> None:
    """Average living standard: 72,895 of 297,899, printed as 24.40 %; it is 24.47 %, or 24.46 % cut."""
    above = 297_899 - 13_455 - 18_160 - 72_895
    classes = {"poor_by_income": 13_455, "near_poor": 18_160, "average": 72_895, "above_average": above}
    assert rates(made(register(classes)), "poor", "near_poor", "average") == ["4.52", "6.10", "24.47"]
    assert rates(made(register(classes), rounding=CUT), "poor", "near_poor", "average") == ["4.51", "6.09", "24.46"]


def test_dong_nai_2020() -> None:
    """5,500 − 1,778 escaped − 245 died or moved + 241 new = 3,718 = 3,652 by income + 66 = 600 urban + 3,118 rural.

    A register without the households that are gone does not say why they are: they have a line of their own.
    """
    before = register({"poor_by_income": 5_500}, area="rural")
    stayed = 5_500 - 1_778 - 245
    parts = [
        register({"poor_by_income": 600}, area="urban"),
        register({"poor_by_income": stayed - 600 - 66, "poor_by_deprivation": 66}, start=600, area="rural"),
        register({"average": 1_778}, start=stayed, area="rural"),
        register({"poor_by_income": 241}, prefix="N", area="rural"),
    ]
    found = made(*parts, before=before)
    lines = {row.key: row.cells["households"] for row in found.table("2").rows}
    assert (lines["start"], lines["escaped_above"], lines["no_longer_registered"]) == (5_500, 1_778, 245)
    assert (lines["new_or_relapsed"], lines["end"]) == (241, 3_718)
    poor = found.table("1").row("poor").cells
    assert (poor["households"], poor["urban"], poor["rural"]) == (3_718, 600, 3_118)
    table = published({"by income": 3_652, "by deprivation": 66}, 3_718)
    assert printed(table, "by income", "by deprivation") == ["98.22", "1.78"]
    assert printed(published({"urban": 600, "rural": 3_118}, 3_718), "urban", "rural") == ["16.14", "83.86"]
    whole = wholes(3_718, Decimal("0.41"), ROUNDED)
    for each in (whole[0], whole[-1]):
        assert printed(published({"poor": 3_718}, 3_718, each), "poor") == ["0.41"]


@pytest.mark.parametrize(
    ("parts", "together"),
    [
        pytest.param((1_429_280, 213_209), 1_642_489, id="poor 2017, by income and by deprivation"),
        pytest.param((1_167_439, 136_562), 1_304_001, id="poor 2018, by income and by deprivation"),
        pytest.param((815_101, 771_235), 1_586_336, id="2023, poor and near-poor"),
        pytest.param((10_220, 6_568), 16_788, id="Kon Tum 2023, poor and near-poor"),
        pytest.param((311_981, 159_590), 471_571, id="poor districts 2023, poor and near-poor"),
        pytest.param((587_952, 129_779, 460_456, 195_795, 10_791, 201_563), 1_586_336, id="2023, by region"),
    ],
)
def test_parts_make_up_what_is_printed_together(parts: tuple[int, ...], together: int) -> None:
    names = {f"part {place}": count for place, count in enumerate(parts)}
    published(names, together)
    with pytest.raises(AnalysisError, match="a total is not the sum of its rows"):
        published(names, together + 1)


def test_2022_does_not_add_up_by_119() -> None:
    """The source prints 1,972,767 together; its own columns make 1,972,648, and a report refuses such a total."""
    parts = {"poor": 1_057_374, "near-poor": 915_274}
    with pytest.raises(AnalysisError, match=r"found 1972767; expected 1972648"):
        published(parts, 1_972_767)
    assert published(parts | {"unexplained": 119}, 1_972_767).row("together").cells["count"] == 1_972_767


@pytest.mark.parametrize(
    ("counts", "figures"),
    [
        pytest.param((2_338_569, 1_235_784), ("9.88", "5.22"), id="2015"),
        pytest.param((1_986_697, 1_306_928), ("8.23", "5.41"), id="2016"),
        pytest.param((1_304_001, 1_234_465), ("5.23", "4.95"), id="2018"),
        pytest.param((609_049, 850_202), ("2.23", "3.11"), id="2021"),
        pytest.param((1_057_374, 915_274), ("4.03", "3.49", "7.52"), id="2022"),
        pytest.param((815_101, 771_235), ("2.93", "2.78", "5.71"), id="2023"),
        pytest.param((10_220, 6_568), ("6.84", "4.39", "11.23"), id="Kon Tum 2023"),
        pytest.param((311_981, 159_590), ("31.72", "16.22", "47.94"), id="poor districts 2023"),
        pytest.param((1_258_997,), ("4.06",), id="2024, together"),
    ],
)
def test_printed_rates_are_of_one_total(counts: tuple[int, ...], figures: tuple[str, ...]) -> None:
    """The number of all households is not published: some number gives all the rates that stand side by side."""
    every = [*counts, sum(counts)][: len(figures)]
    admitted = [wholes(count, Decimal(figure), ROUNDED) for count, figure in zip(every, figures, strict=True)]
    shared = range(max(each.start for each in admitted), min(each.stop for each in admitted))
    assert shared
    names = [f"part {place}" for place in range(len(counts))]
    for whole in (shared[0], shared[-1]):
        table = published(dict(zip(names, counts, strict=True)), sum(counts), whole)
        assert tuple(printed(table, *names, "together")[: len(figures)]) == figures


def test_contents_are_taken_where_the_table_has_them() -> None:
    found = report(register({"near_poor": 2}), LAW, on=ON, contents=Contents(names=True))
    assert [table.number for table in found.tables] == ["1", "4–7", "14", "15"]
