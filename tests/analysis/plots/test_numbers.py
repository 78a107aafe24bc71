"""What is drawn is what was measured, to the last bit; what is unknown is left out and said."""

import itertools
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given

import chuan_ngheo as cn
from analysis.plots.pictured import HALF, NAMES, WEIGHTS, carried, frames, of_vn_2016, subtitle
from chuan_ngheo.analysis import AnalysisError, robustness
from chuan_ngheo.analysis.plots import (
    contributions,
    contributions_of_dimensions,
    headcount_intensity,
    over_cutoffs,
    profile,
    ranks,
)
from chuan_ngheo.language import Text

KEY = ["subg", "indicator"]


def values(frame: pl.DataFrame, measure: str, loa: str, k: float | None = 50.0, **more: Any) -> dict[Any, float]:
    """By group and indicator, the values that are known."""
    own = frame.filter(measure=measure, loa=loa, **more).filter(pl.col("k").eq_missing(k), pl.col("b").is_not_null())
    return {(subg, indicator): b for subg, indicator, b in own.select(*KEY, "b").rows()}


def at_half(frame: pl.DataFrame, measure: str, loa: str) -> dict[Any, float]:
    return {subg: b for (subg, _), b in values(frame, measure, loa).items()}


def drawable(draws: Any) -> Any:
    """The chart; where there is nothing to draw, another example."""
    try:
        return draws()
    except AnalysisError:
        assume(False)


@given(frames())
def test_contributions_are_those_of_the_frame_and_fill_the_bar(frame: pl.DataFrame) -> None:
    parts = frame.filter(pl.col("indicator").is_not_null())
    expected = values(parts, "pctb", "area") | values(parts, "pctb", "nat")
    chart = drawable(lambda: contributions(frame, NAMES, "area", poor_by=HALF))
    pieces = [each for each in carried(chart) if "pctb" in each]
    assert {(each["group"], each["part"]): each["pctb"] for each in pieces} == expected
    for bar in {each["bar"] for each in pieces}:
        own = [each for each in pieces if each["bar"] == bar]
        assert own[0]["start"] == 0
        assert all(one["end"] == other["start"] for one, other in itertools.pairwise(own))
        if len(own) == len({indicator for _, indicator in expected}) and not frame["b"].null_count():
            assert own[-1]["end"] == pytest.approx(1, abs=1e-12)


@given(frames())
def test_dimensions_too(frame: pl.DataFrame) -> None:
    own = frame.filter(pl.col("indicator").is_null(), pl.col("dimension").is_not_null(), pl.col("b").is_not_null())
    own = own.filter(measure="pctb", k=50.0).filter(pl.col("loa").is_in(["nat", "area"]))
    chart = drawable(lambda: contributions_of_dimensions(frame, NAMES, "area", poor_by=HALF))
    pieces = {(each["group"], each["part"]): each["pctb"] for each in carried(chart) if "pctb" in each}
    assert pieces == {(subg, dimension): b for subg, dimension, b in own.select("subg", "dimension", "b").rows()}


@given(frames())
def test_the_profile_is_the_censored_headcount_of_each_poor_and_the_headcount_of_all(frame: pl.DataFrame) -> None:
    chart = drawable(lambda: profile(frame, NAMES, poor_by=HALF))
    drawn = [each for each in carried(chart) if "who" in each]
    head = at_half(frame, "H", "nat").get("nat")
    poor = {name: b / head for (_, name), b in values(frame, "hdk", "nat").items() if head}
    assert {each["indicator"]: each["share"] for each in drawn if each["who"] == "poor"} == poor
    everybody = {name: b for (_, name), b in values(frame, "hd", "nat", None).items()}
    assert {each["indicator"]: each["share"] for each in drawn if each["who"] == "all"} == everybody
    if head == 0:
        assert "Không có ai nghèo" in subtitle(chart)


@given(frames())
def test_points_lie_at_h_and_a(frame: pl.DataFrame) -> None:
    chart = drawable(lambda: headcount_intensity(frame, "area", poor_by=HALF))
    points = [each for each in carried(chart) if "group" in each]
    for loa in ("area", "nat"):
        heads, intensities = at_half(frame, "H", loa), at_half(frame, "A", loa)
        expected = {group: (heads[group], intensities[group]) for group in heads.keys() & intensities.keys()}
        assert {each["group"]: (each["H"], each["A"]) for each in points if each["all"] is (loa == "nat")} == expected
    unknown = {"rural": "Nông thôn", "urban": "Thành thị"}
    for group in frame.filter(loa="area")["subg"].unique():
        assert (unknown[group] in subtitle(chart)) is (group not in {each["group"] for each in points})


@given(frames())
def test_curves_go_through_every_value(frame: pl.DataFrame) -> None:
    chart = drawable(lambda: over_cutoffs(frame, "area"))
    own = frame.filter(measure="M0").filter(pl.col("loa").is_in(["nat", "area"]))
    expected = {(subg, k): b for subg, k, b in own.select("subg", "k", "b").rows()}
    drawn = {(each["group"], each["k"]): each["b"] for each in carried(chart)}
    assert {key: b for key, b in drawn.items() if b is not None} == {k: b for k, b in expected.items() if b is not None}


def test_ranks_are_those_of_the_robustness() -> None:
    measures = of_vn_2016()
    expected = {
        (group, ranking.setting.way.k): rank
        for ranking in robustness({"own": measures}, "region").rankings
        if hasattr(ranking.setting.way, "k")
        for group, rank in ranking.ranks.items()
    }
    drawn = {(each["group"], each["k"]): each["rank"] for each in carried(ranks(measures, "region")) if "group" in each}
    assert drawn == expected


@given(frames())
def test_a_group_without_a_value_has_no_rank_and_is_named(frame: pl.DataFrame) -> None:
    unknown = set(frame.filter(measure="M0", loa="area").filter(pl.col("b").is_null())["subg"])
    chart = drawable(lambda: ranks(frame, "area", groups={"rural": "Vùng quê", "urban": "Phố"}))
    assert not unknown & {each["group"] for each in carried(chart) if "group" in each}
    assert ("Vùng quê" in subtitle(chart)) is ("rural" in unknown)


def test_intervals_are_those_of_the_frame() -> None:
    measures = of_vn_2016()
    own = measures.frame.filter(measure="H", poor_by="cutoff").select("subg", "k", "b", "ll", "ul").rows()
    chart = over_cutoffs(measures, "region", measure="H")
    assert {(e["group"], e["k"], e["b"], e["ll"], e["ul"]) for e in carried(chart)} == set(own)
    assert "khoảng tin cậy" in subtitle(chart)


def test_many_groups_have_a_panel_each() -> None:
    measures = of_vn_2016(63)
    drawn = [each for each in carried(over_cutoffs(measures, "region")) if each["line"] == "own"]
    own = measures.frame.filter(measure="M0", poor_by="cutoff", loa="region").select("subg", "k", "b").rows()
    assert {(each["group"], each["k"], each["b"]) for each in drawn} == set(own)
    assert len({each["panel"] for each in drawn}) == 63


def test_classes_of_the_law_are_a_way_of_being_poor() -> None:
    measures, standard = of_vn_2016(), cn.standard("vn-2016")
    chart = profile(measures, standard, poor_by="poor")
    assert {each["who"] for each in carried(chart) if "who" in each} == {"poor", "near_poor", "all"}
    assert "hộ nghèo" in subtitle(chart)
    near = {each["indicator"]: each["share"] for each in carried(chart) if each.get("who") == "near_poor"}
    of_class = {"classes": "near_poor"}
    head = values(measures.frame, "H", "nat", None, **of_class)["nat", None]
    hdk = values(measures.frame, "hdk", "nat", None, **of_class)
    assert near == {indicator: b / head for (_, indicator), b in hdk.items()}
    assert headcount_intensity(measures, "region", poor_by="poor").to_dict()
    assert contributions(measures, standard, "region", poor_by="near_poor").to_dict()


def test_a_frame_of_other_software_needs_neither_dimensions_nor_classes() -> None:
    frame = of_vn_2016().frame.drop("dimension", "classes", "se", "ll", "ul", "lowest", "highest", "n")
    chart = contributions(frame, cn.standard("vn-2016"), "region", poor_by=Fraction(3, 10))
    colours = chart.to_dict()["layer"][0]["encoding"]["color"]["scale"]["range"]
    assert len(set(colours)) == len(cn.standard("vn-2016").indicators)


def test_a_class_without_a_name_and_a_group_without_one() -> None:
    frame = of_vn_2016().frame.filter(pl.col("classes").is_null() | (pl.col("classes") == "poor"))
    frame = frame.filter(pl.col("poor_by").is_null() | (pl.col("poor_by") == "class")).drop("classes")
    own = frame.with_columns(subg=pl.when(pl.col("subg") == "southeast").then(None).otherwise("subg"))
    chart = headcount_intensity(own, "region", poor_by="class", language="en")
    assert "Poor by the standard's own classes." in subtitle(chart)
    assert "Unknown" in {each.get("name") for each in carried(chart)}
    mine = contributions(own, {"toilet": Text("nhà tiêu", "toilet")}, "region", language="en")
    legend = mine.to_dict()["layer"][0]["encoding"]["color"]["legend"]["labelExpr"]
    assert '"toilet": "Toilet"' in legend
    assert '"water_source": "water_source"' in legend


def test_what_the_measures_leave_out_is_said() -> None:
    table = pl.DataFrame({"water": [1, 0, None], "toilet": [1, 1, 1], "school": [0, 0, 0], "clinic": [1, 0, 1]})
    measures = cn.analysis.measure(table, WEIGHTS, [HALF])
    assert "1 đơn vị thiếu dữ liệu" in subtitle(profile(measures, NAMES))
    assert "something is unknown of them: 1." in subtitle(over_cutoffs(measures, language="en"))
