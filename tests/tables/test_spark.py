"""Spark says what the scalar path says. Runs where PySpark (the extra ``spark``) and a Java runtime are installed."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from chuan_ngheo import Household, standard, standards, tables
from tables.cells import households_of_cells
from tables.drawn import accepted, surveyed
from tables.laid_out import expected, tables_of

pytest.importorskip("pyspark", reason="Spark is tried where the extra is installed: pip install 'chuan-ngheo[spark]'")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java runtime"),
    pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning", "ignore::ResourceWarning"),
]

EXAMPLE = Path(__file__).parents[2] / "examples" / "spark" / "classify_country.py"


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings_of_one_machine = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
    }
    builder = SparkSession.builder.master("local[2]").appName("tests")
    for name, value in settings_of_one_machine.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("FATAL")
    yield session
    session.stop()


def in_spark(spark: Any, folder: Path, name: str, frame: pl.DataFrame) -> Any:
    frame.write_parquet(folder / f"{name}.parquet")
    return spark.read.parquet(str(folder / f"{name}.parquet"))


def back(frame: Any) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(frame.toArrow()))


def difference(spark: Any, folder: Path, drawn: list[Household], law_id: str, on: date) -> list[Any]:
    law = standard(law_id)
    kept, results = accepted(drawn, law, on)
    one, other = tables_of(kept, law)
    classified = tables.classify(
        in_spark(spark, folder, "households", one), law, in_spark(spark, folder, "members", other), on=on
    )
    wanted = expected(results, law)
    rows = back(classified).sort("household_id").select(list(wanted[0])).to_dicts()
    return [
        (column, row[column], right[column], household)
        for row, right, household in zip(rows, wanted, kept, strict=True)
        for column in right
        if row[column] != right[column]
    ]


@pytest.mark.parametrize("law_id", [each.id for each in standards()])
def test_on_every_cell(spark: Any, tmp_path: Path, law_id: str) -> None:
    law = standard(law_id)
    assert difference(spark, tmp_path, households_of_cells(law), law_id, law.start) == []


@pytest.mark.parametrize("law_id", ["vn-2016", "vn-2022"])
def test_on_any_households(spark: Any, tmp_path: Path, law_id: str) -> None:
    law = standard(law_id)
    on = date(law.start.year + 1, 11, 20)
    drawn: list[Household] = []

    @settings(max_examples=250, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
    @given(surveyed(law, on))
    def draw(household: Household) -> None:
        drawn.append(household)

    draw()
    assert difference(spark, tmp_path, drawn, law_id, on) == []


def test_nan_is_no_number_and_no_answer(spark: Any, tmp_path: Path) -> None:
    nan = float("nan")
    frame = pl.DataFrame(
        {"area": ["rural"] * 3, "income_per_head": [700_000.0, nan, 800_000.5], "finding_toilet": [1.0, 0.0, nan]}
    )
    result = back(tables.classify(in_spark(spark, tmp_path, "nan", frame), standard("vn-2016"), on=date(2020, 11, 20)))
    assert result["class_id"].to_list() == ["poor_by_income", None, None]
    assert result["deprived_toilet"].to_list() == [True, False, None]


def test_problems_and_patterns(spark: Any, tmp_path: Path) -> None:
    law, on = standard("vn-2016"), date(2020, 11, 20)
    households = pl.DataFrame({"household_id": [1, 2, 2], "area": ["rural", "rual", None], "size": [0, 1, 2]})
    members = pl.DataFrame({"household_id": [1, 9], "insured": [False, True], "age": [40, 200]})
    local = tables.problems(households, law, members, on=on)
    in_two = [in_spark(spark, tmp_path, name, each) for name, each in (("hh", households), ("mm", members))]
    found = back(tables.problems(in_two[0], law, in_two[1], on=on))
    assert sorted(found.fill_null("").rows()) == sorted(local.fill_null("").rows())
    counted = back(tables.patterns(tables.classify(in_two[0], law, in_two[1], on=on), by=["area"], persons="size"))
    assert counted["households"].sum() == households.height


def test_the_example_for_a_cluster(spark: Any, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("classify_country", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    households = pl.DataFrame(
        {"household_id": [1, 2], "area": ["rural", "urban"], "income_per_head": [700_000, 900_001]}
    )
    members = pl.DataFrame({"household_id": [1, 1, 3], "insured": [True, False, None], "age": [40, 12, 1]})
    households.write_parquet(tmp_path / "households.parquet")
    members.write_parquet(tmp_path / "members.parquet")
    paths = {name: str(tmp_path / f"{name}.parquet") for name in ("households", "members", "result", "problems")}
    options = [word for name, path in paths.items() for word in (f"--{name}", path)]
    example.run(spark, example.arguments([*options, "--standard", "vn-2016", "--on", "2020-11-20"]))
    result = back(spark.read.parquet(paths["result"])).sort("household_id")
    local = tables.classify(households, standard("vn-2016"), members, on=date(2020, 11, 20))
    assert result.rows() == local.sort("household_id").rows()
    assert set(back(spark.read.parquet(paths["problems"]))["problem"]) == {"without_members", "without_household"}
