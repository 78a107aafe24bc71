"""Before anything is timed: everything that is timed gives the same answer, row by row, on some households."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb
import polars as pl
from polars.testing import assert_frame_equal

from chuan_ngheo.tables import classify
from country import by_hand
from country.people import ON
from country.runs import VN_2016, ours, scan

RESULTS = ["status", "class_id", "possible", "deprivations", *by_hand.DEPRIVED]
SAMPLE = 20_000
LEFT_OPEN = 0.1


def check(folder: Path) -> None:
    """Refuse to measure rules that differ."""
    decided = scan(folder, "decided").head(SAMPLE).collect()
    expected = by_hand.decided(decided.lazy()).collect()
    _same(ours(decided.lazy()).collect(), expected)
    _same(by_hand.three_valued(decided.lazy()).collect(), expected)
    some_open = _with_gaps(decided)
    _same(ours(some_open.lazy()).collect(), by_hand.three_valued(some_open.lazy()).collect())
    households = scan(folder, "households").head(SAMPLE)
    members = scan(folder, "members").filter(pl.col("household_id") <= SAMPLE)
    by_answers = by_hand.raw(households, members).collect()
    _same(ours(households, members).collect(), by_answers)
    with duckdb.connect() as connection:
        for name, frame in (("decided", decided), ("households", households), ("members", members)):
            path = folder / f"sample_{name}.parquet"
            frame.lazy().sink_parquet(path)
            connection.execute(f"CREATE TABLE {name} AS FROM read_parquet('{path}')")
            path.unlink()
        tables = connection.table("decided"), connection.table("households"), connection.table("members")
        _same(classify(tables[0], VN_2016, on=ON).pl(), expected)
        _same(connection.sql(by_hand.decided_in_sql("decided")).pl(), expected)
        _same(classify(tables[1], VN_2016, tables[2], on=ON).pl(), by_answers)
    if find_spec("openfisca_core"):
        from country import openfisca_rule as rule

        for way in (rule.by_index, rule.by_where):
            found = rule.classified(rule.system(way), rule.inputs(decided))
            for name in ("class_id", "status"):
                assert found[name].decode_to_str().tolist() == expected[name].to_list()


def _same(found: pl.DataFrame, expected: pl.DataFrame) -> None:
    columns = ["household_id", *RESULTS]
    left, right = (frame.select(columns).sort("household_id") for frame in (found, expected))
    assert_frame_equal(left, right, check_dtypes=False)


def _with_gaps(decided: pl.DataFrame) -> pl.DataFrame:
    """The same with every tenth finding or so left open."""
    return decided.with_columns(
        pl.when(pl.int_range(pl.len()).hash(seed) % 1000 >= LEFT_OPEN * 1000).then(f"finding_{each}").name.keep()
        for seed, each in enumerate(by_hand.INDICATORS)
    )
