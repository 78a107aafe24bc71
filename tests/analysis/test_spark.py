"""Measures of a Spark table are those of the same table in Polars. Runs where PySpark and a Java runtime are."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analysis.drawn import Drawn, cases
from chuan_ngheo.analysis import measure

pytest.importorskip("pyspark", reason="Spark is tried where the extra is installed: pip install 'chuan-ngheo[spark]'")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java runtime"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

from tables.test_spark import in_spark, spark  # noqa: E402 - it skips where there is no Spark

__all__ = ["spark"]


@settings(
    max_examples=5,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=cases(unknown=True, least=1), weight=st.sampled_from([None, "size"]))
def test_measures_of_a_spark_table(spark: Any, tmp_path: Path, case: Drawn, weight: str | None) -> None:
    asked: dict[str, Any] = {"weights": case.weights, "cutoffs": [case.cutoff], "by": ["area"], "weight": weight}
    expected = measure(case.table, **asked)
    found = measure(in_spark(spark, tmp_path, "table", case.table), **asked)
    assert (found.estimates, found.left_out) == (expected.estimates, expected.left_out)
