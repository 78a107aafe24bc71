"""Measures to draw, and what a chart carries."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

import polars as pl
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import chuan_ngheo as cn
from analysis.drawn import INDICATORS, tables
from chuan_ngheo.analysis import Measures, measure
from chuan_ngheo.language import Text
from chuan_ngheo.verification.strategies.drawing import drawn

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
WEIGHTS = {"home": dict.fromkeys(INDICATORS[:2], 1), "care": dict.fromkeys(INDICATORS[2:], 1)}
NAMES = {
    **{name: Text(f"chỉ số {name}", f"indicator {name}") for name in INDICATORS},
    "home": Text("nhà cửa", "the home"),
    "care": Text("chăm sóc", "care"),
}


@drawn
def frames(draw: DrawFn) -> pl.DataFrame:
    """Measures of some table, here and there without a value."""
    table = draw(tables(least=1))
    frame = measure(table, WEIGHTS, [QUARTER, HALF, 1], by=["area", "place"], weight="size").frame
    places = st.sets(st.integers(0, frame.height - 1), max_size=6)
    unknown = pl.int_range(pl.len()).is_in(draw(st.just(set()) | places))
    return frame.with_columns(b=pl.when(unknown).then(None).otherwise("b"))


@cache
def of_vn_2016(regions: int = 6) -> Measures:
    """Households of some regions or provinces, deprived by a pattern, poor by their class or by cutoffs."""
    standard = cn.standard("vn-2016")
    codes = (
        [*map(str, cn.Region)] if regions == len(cn.Region) else [f"Tỉnh Ẩn Đậu {each:02}" for each in range(regions)]
    )
    households = []
    for number in range(40 * regions):
        region, bits = number % regions, (number * 2654435761) >> 7
        findings = {
            f"deprived_{each.id}": (bits >> (2 * place)) % (3 + region % 3) == 0
            for place, each in enumerate(standard.indicators)
        }
        depth = sum(findings.values())
        status = "poor" if depth > 3 else "near_poor" if depth > 2 else "average"
        households.append(
            findings | {"region": codes[region], "status": status, "size": 1 + bits % 5, "psu": number % 97}
        )
    table = pl.DataFrame(households).with_columns(class_id=pl.lit(None, pl.String), possible=pl.lit(None, pl.String))
    cutoffs = [Fraction(each, 10) for each in (1, 2, 3, 5)]
    return measure(
        table,
        cutoffs=cutoffs,
        by=["region"],
        weight="size",
        psu="psu",
        classes=["poor", "near_poor"],
        standard=standard,
        single_psu="certainty",
    )


def carried(chart: Any) -> Iterator[dict[str, Any]]:
    """Every row of data in the chart."""
    for values in chart.to_dict(validate=False)["datasets"].values():
        yield from values


def subtitle(chart: Any) -> str:
    return " ".join(chart.to_dict()["title"].get("subtitle", ()))
