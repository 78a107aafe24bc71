"""What is timed: each function does one thing to a folder's tables and gives the seconds that it took.

Beside them it gives the seconds of the processors, which other work on the machine disturbs less.
Reading tables into memory, loading the standard and building OpenFisca's system are not timed; making our
expressions is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import polars as pl

from chuan_ngheo import standard
from chuan_ngheo.tables import classify
from country import by_hand
from country.people import ON

VN_2016 = standard("vn-2016")
Decided = Callable[[pl.LazyFrame], pl.LazyFrame]
Seconds = tuple[float, float]


def now() -> Seconds:
    return time.perf_counter(), time.process_time()


def since(start: Seconds) -> Seconds:
    end = now()
    return end[0] - start[0], end[1] - start[1]


def ours(households: pl.LazyFrame, members: pl.LazyFrame | None = None) -> pl.LazyFrame:
    return classify(households, VN_2016, members, on=ON)


def scan(folder: Path, table: str) -> pl.LazyFrame:
    return pl.scan_parquet(folder / table / "*.parquet")


def decided_to_file(rule: Decided, folder: Path, _: int) -> Seconds:
    start = now()
    rule(scan(folder, "decided")).sink_parquet(folder / "result.parquet", engine="streaming")
    return since(start)


def raw_to_file(rule: Callable[[pl.LazyFrame, pl.LazyFrame], pl.LazyFrame], folder: Path, _: int) -> Seconds:
    start = now()
    result = rule(scan(folder, "households"), scan(folder, "members"))
    result.sink_parquet(folder / "result.parquet", engine="streaming")
    return since(start)


def raw_in_duckdb(folder: Path, _: int) -> Seconds:
    """Ours on DuckDB, within 2 GB: what does not fit goes to the folder."""
    with duckdb.connect(
        config={"memory_limit": "2GB", "threads": 2, "temp_directory": str(folder / "spilled")}
    ) as connection:
        start = now()
        households, members = (
            connection.read_parquet(f"{folder}/{each}/*.parquet") for each in ("households", "members")
        )
        classify(households, VN_2016, members, on=ON).to_parquet(str(folder / "result.parquet"))
        return since(start)


def in_memory(folder: Path, count: int) -> pl.DataFrame:
    return scan(folder, "decided").head(count).collect().rechunk()


def decided_in_polars(rule: Decided, folder: Path, count: int) -> Seconds:
    households = in_memory(folder, count)
    start = now()
    result = rule(households.lazy()).collect()
    seconds = since(start)
    assert len(result) == count
    return seconds


def decided_in_duckdb(is_ours: bool, folder: Path, count: int) -> Seconds:
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE decided AS FROM read_parquet('{folder}/decided/*.parquet') LIMIT {count}")
        start = now()
        if is_ours:
            classify(connection.table("decided"), VN_2016, on=ON).create("result")
        else:
            connection.execute(f"CREATE TABLE result AS {by_hand.decided_in_sql('decided')}")
        return since(start)


def decided_in_openfisca(way: str, folder: Path, count: int) -> Seconds:
    from country import openfisca_rule as rule

    system, arrays = rule.system(getattr(rule, way)), rule.inputs(in_memory(folder, count))
    start = now()
    rule.classified(system, arrays)
    return since(start)


RUNS: dict[str, Callable[[Path, int], Seconds]] = {
    "decided": partial(decided_to_file, ours),
    "decided by hand": partial(decided_to_file, by_hand.decided),
    "decided by hand, three-valued": partial(decided_to_file, by_hand.three_valued),
    "raw": partial(raw_to_file, ours),
    "raw by hand": partial(raw_to_file, by_hand.raw),
    "raw in DuckDB": raw_in_duckdb,
    "memory in Polars": partial(decided_in_polars, ours),
    "memory in Polars by hand": partial(decided_in_polars, by_hand.decided),
    "memory in DuckDB": partial(decided_in_duckdb, True),
    "memory in DuckDB by hand": partial(decided_in_duckdb, False),
    "memory in OpenFisca": partial(decided_in_openfisca, "by_index"),
    "memory in OpenFisca, lines by numpy": partial(decided_in_openfisca, "by_where"),
}
