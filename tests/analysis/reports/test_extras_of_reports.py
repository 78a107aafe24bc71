"""What a report needs is asked for when it is needed, and by name."""

import pytest

from chuan_ngheo.analysis import reports
from tables.test_extras import run


@pytest.mark.parametrize("absent", ["narwhals", "polars"])
@pytest.mark.parametrize("name", ["report", "Contents", "write_workbook", "ResultReader"])
def test_reports_need_tables(absent: str, name: str) -> None:
    said = run(f"cn.analysis.reports.{name}", (absent,))
    assert "MissingExtra" in said
    assert "pip install 'chuan-ngheo[tables]'" in said


def test_a_workbook_needs_its_own() -> None:
    program = (
        "import datetime, pathlib, polars as pl; law = cn.standard('vn-2016'); day = datetime.date(2020, 11, 20); "
        "table = cn.tables.classify(pl.DataFrame({'income_per_head': [1]}), law, on=day); "
        "made = cn.analysis.reports.report(table, law, on=day); print(len(made.html())); "
        "cn.analysis.reports.write_workbook(made, pathlib.Path('report.xlsx'))"
    )
    said = run(program, ("openpyxl",))
    assert "MissingExtra" in said
    assert "pip install 'chuan-ngheo[excel]'" in said


def test_every_public_name_is_there() -> None:
    for name in reports.__all__:
        assert getattr(reports, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'rapport'"):
        _ = reports.rapport
