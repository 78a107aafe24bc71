"""Classify the households of a country on a Spark cluster, Parquet in and Parquet out.

    spark-submit --py-files chuan_ngheo_with_dependencies.zip classify_country.py \
        --households hdfs:///survey/households --members hdfs:///survey/members \
        --standard vn-2022 --on 2026-11-20 --result hdfs:///survey/classified

The tables have the columns of chuan_ngheo's layout (docs/how-to/tables.md). Nothing is collected on the driver: the
plan is made there, the executors run it as plain Spark expressions and need no Python package of ours.
"""

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any

import chuan_ngheo as cn


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Classify households on Spark.")
    parser.add_argument("--households", required=True, help="Parquet, one row a household")
    parser.add_argument("--members", help="Parquet, one row a person")
    parser.add_argument("--standard", required=True, help="id of a standard, or the path of its YAML file")
    parser.add_argument("--on", required=True, type=date.fromisoformat, help="the day at which ages are counted")
    parser.add_argument("--result", required=True, help="where the classified households go")
    parser.add_argument("--problems", help="where everything goes that is wrong with the tables")
    return parser.parse_args(given)


def run(spark: Any, asked: argparse.Namespace) -> None:
    """Read, classify and write; the result is overwritten."""
    is_file = asked.standard.endswith((".yaml", ".yml"))
    standard = cn.load_standard(asked.standard) if is_file else cn.standard(asked.standard)
    households = spark.read.parquet(asked.households)
    members = spark.read.parquet(asked.members) if asked.members else None
    classified = cn.tables.classify(households, standard, members, on=asked.on)
    classified.write.mode("overwrite").parquet(asked.result)
    if asked.problems:
        found = cn.tables.problems(households, standard, members, on=asked.on)
        found.write.mode("overwrite").parquet(asked.problems)


def main() -> None:
    """Run on the session that spark-submit gives."""
    from pyspark.sql import SparkSession

    asked = arguments()
    spark = SparkSession.builder.appName("chuan_ngheo").getOrCreate()
    try:
        run(spark, asked)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
