"""Measures of deprivation, what follows from them, reports and pictures."""

from datetime import date
from fractions import Fraction
from typing import assert_type

import polars as pl

import chuan_ngheo as cn
from chuan_ngheo import Status, Text, analysis
from chuan_ngheo.analysis import plots, reports

DAY = date(2020, 12, 15)
LAW = cn.standard("vn-2016")


def measured(table: pl.DataFrame) -> None:
    found = analysis.measure(
        table,
        {"water": {"toilet": Fraction(1, 2), "water_source": Fraction(1, 2)}},
        [Fraction(1, 3), "1/2", 1],
        ["area", ("area", "region")],
        "weight",
        strata="stratum",
        psu=["commune", "village"],
        classes=[Status.POOR, "near_poor", ["poor", "near_poor"]],
        standard=LAW,
        missing="bounds",
        single_psu="centered",
    )
    assert_type(found, analysis.Measures)
    estimate = found.get("H")
    assert_type(estimate, analysis.Estimate)
    assert_type(estimate.value, Fraction | None)
    assert_type(estimate.lowest, Fraction | None)
    assert_type(estimate.error, analysis.SamplingError | None)
    assert_type(found.left_out, tuple[analysis.LeftOut, ...])
    assert_type(found.frame, pl.DataFrame)
    analysis.measure([{"toilet": True}])  # type: ignore[arg-type]
    analysis.measure(table, cutoffs=[0.33])  # type: ignore[list-item]
    analysis.measure(table, {"water": {"toilet": 0.5}})  # type: ignore[dict-item]
    analysis.measure(table, {"toilet": Fraction(1)})  # type: ignore[dict-item]
    analysis.measure(table, missing="zero")  # type: ignore[arg-type]
    analysis.measure(table, single_psu="drop")  # type: ignore[arg-type]
    analysis.measure(table, classes=[1])  # type: ignore[list-item]
    estimate.value + 1  # type: ignore[operator]

    assert_type(analysis.change(found, found, years=4), analysis.Changes)
    assert_type(analysis.decompose(found, "area"), analysis.Whole)
    assert_type(analysis.robustness({"equal": found}, "area"), analysis.Robustness)
    assert_type(analysis.association(table), analysis.Associations)
    assert_type(analysis.income_poverty(table, 700_000, at_the_line="not_poor"), analysis.IncomePovertyOfGroups)
    analysis.change(found, table)  # type: ignore[arg-type]
    analysis.robustness([found], "area")  # type: ignore[arg-type]
    analysis.income_poverty(table, 700_000, at_the_line="near_poor")  # type: ignore[arg-type]


def reported(table: pl.DataFrame, before: pl.LazyFrame) -> None:
    made = analysis.report(table, LAW, on=DAY, before=before)
    assert_type(made, reports.Report)
    assert_type(analysis.report(table, LAW, on=DAY, before=reports.Earlier(before, history=[])), reports.Report)
    assert_type(made.table("1").row("poor"), reports.Row)
    analysis.report(table, LAW)  # type: ignore[call-arg]
    analysis.report("result.csv", LAW, on=DAY)  # type: ignore[arg-type]
    analysis.report(table, LAW, on=DAY, before="result.csv")  # type: ignore[arg-type]


def drawn(found: analysis.Measures) -> None:
    picture = plots.Picture.of(plots.profile(found, LAW, language="en"))
    assert_type((picture.title, picture.svg(), picture.png()), tuple[Text | str, str, bytes])
    assert_type(plots.Picture.of(plots.ranks(found.frame, "area")), plots.Picture)
    plots.profile([found], LAW)  # type: ignore[arg-type]
    plots.profile(found, "vn-2016")  # type: ignore[arg-type]
    plots.profile(found, LAW, language="fr")  # type: ignore[arg-type]
