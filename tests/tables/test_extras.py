"""Nothing of an extra is imported before it is needed; one that is missing says which to install."""

import subprocess
import sys

import pytest

BLOCKING = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {absent}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
import chuan_ngheo as cn
from chuan_ngheo import tables
"""


def run(program: str, absent: tuple[str, ...] = ()) -> str:
    code = BLOCKING.format(absent=set(absent) or "()") + program
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("absent", "name", "extra"),
    [
        ("narwhals", "classify", "tables"),
        ("narwhals", "problems", "tables"),
        ("narwhals", "patterns", "tables"),
        ("sqlglot", "to_sql", "sql"),
    ],
)
def test_a_missing_extra_is_named(absent: str, name: str, extra: str) -> None:
    said = run(f"tables.{name}", (absent,))
    assert f"MissingExtra: tables.{name} needs an extra: pip install 'chuan-ngheo[{extra}]'" in said


def test_views_need_no_dataframes_and_dataframes_no_sql() -> None:
    view = "print(tables.to_sql(cn.standard('vn-2006'), 'sqlite', members=None, columns=['area', 'size'])[:2])"
    assert run(view, ("narwhals", "polars", "pandas", "pyarrow")).strip() == "--"
    frame = "import pyarrow as pa; from datetime import date"
    classify = "print(tables.classify(pa.table({'size': [1]}), cn.standard('vn-2006'), on=date(2007, 1, 1)).num_rows)"
    assert run(f"{frame}\n{classify}", ("sqlglot", "polars", "pandas", "duckdb")).strip() == "1"


def test_pandas_without_pyarrow_is_told_what_it_needs() -> None:
    frame = "import pandas as pd; from datetime import date"
    classify = "tables.classify(pd.DataFrame({'size': [1]}), cn.standard('vn-2006'), on=date(2007, 1, 1))"
    assert "MissingExtra: a pandas frame needs another package: pip install pyarrow" in run(
        f"{frame}\n{classify}", ("pyarrow",)
    )


def test_importing_the_package_imports_no_extra() -> None:
    extras = ["narwhals", "polars", "pandas", "pyarrow", "duckdb", "ibis", "sqlglot", "pyspark", "openpyxl", "rich"]
    loaded = f"print([each for each in {extras} if each in sys.modules])"
    assert run(f"tables.result_columns\n{loaded}").strip() == "[]"
