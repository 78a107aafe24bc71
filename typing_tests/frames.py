"""Tables of engines that have types: the kind of frame that comes in goes out."""

from datetime import date
from typing import assert_type

import duckdb
import polars as pl

import chuan_ngheo as cn

DAY = date(2020, 11, 20)
LAW = cn.standard("vn-2016")


def classified(eager: pl.DataFrame, lazy: pl.LazyFrame, relation: duckdb.DuckDBPyRelation) -> None:
    assert_type(cn.tables.classify(eager, LAW, on=DAY), pl.DataFrame)
    assert_type(cn.tables.classify(eager, LAW, eager, on=DAY), pl.DataFrame)
    assert_type(cn.tables.classify(eager, LAW, members=lazy, on=DAY), pl.DataFrame)
    assert_type(cn.tables.classify(lazy, LAW, on=DAY), pl.LazyFrame)
    assert_type(cn.tables.classify(relation, LAW, on=DAY), duckdb.DuckDBPyRelation)
    assert_type(cn.tables.patterns(lazy, by=["area"], persons="size", weight="w"), pl.LazyFrame)
    assert_type(cn.tables.problems(eager, LAW, members=eager, on=DAY, lang="en"), pl.DataFrame)
    assert_type(cn.tables.result_columns(LAW), tuple[str, ...])
    cn.tables.classify(lazy, LAW, on=DAY).height  # type: ignore[attr-defined]
    cn.tables.classify(eager, LAW)  # type: ignore[call-arg]
    cn.tables.classify(eager, LAW, DAY)  # type: ignore[call-arg, arg-type]
    cn.tables.classify("households.csv", LAW, on=DAY)  # type: ignore[type-var]
    cn.tables.classify([{"area": "rural"}], LAW, on=DAY)  # type: ignore[type-var]
    cn.tables.classify(eager["area"], LAW, on=DAY)  # type: ignore[type-var]
    cn.tables.classify(eager, LAW, "members.csv", on=DAY)  # type: ignore[arg-type]
    cn.tables.classify(eager, "vn-2016", on=DAY)  # type: ignore[arg-type]
    cn.tables.problems(eager, LAW, on=DAY, lang="fr")  # type: ignore[arg-type]
    cn.tables.patterns(eager, persons=["size"])  # type: ignore[arg-type]


def written() -> None:
    assert_type(cn.tables.to_sql(LAW, "sqlite", on=DAY, members=None, columns=["area"]), str)
    cn.tables.to_sql(LAW, "sqlight")  # type: ignore[arg-type]
    cn.tables.to_sql("vn-2016")  # type: ignore[arg-type]
    cn.tables.to_sql(LAW, "sqlite", DAY)  # type: ignore[call-arg]
