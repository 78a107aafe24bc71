"""Nothing of an extra is imported before it is needed; one that is missing says which to install."""

import pytest

import chuan_ngheo as cn
from chuan_ngheo import analysis
from tables.test_extras import run

TABLE = "import polars as pl; table = pl.DataFrame({'x': [1, 0], 'id': [1, 2]}); "


@pytest.mark.parametrize("absent", ["narwhals", "polars"])
@pytest.mark.parametrize("name", ["measure", "change", "association", "robustness", "income_poverty", "decompose"])
def test_measures_need_tables(absent: str, name: str) -> None:
    said = run(f"cn.analysis.{name}", (absent,))
    assert f"MissingExtra: analysis.{name} needs an extra: pip install 'chuan-ngheo[tables]'" in said


def test_survey_errors_need_an_extra_and_measures_without_them_do_not() -> None:
    without = run(
        TABLE + "print(cn.analysis.measure(table, cutoffs=[1], weights={'a': {'x': 1}}).get('H').value)", ("scipy",)
    )
    assert without.strip() == "1/2"
    said = run(TABLE + "cn.analysis.measure(table, cutoffs=[1], weights={'a': {'x': 1}}, psu='id')", ("scipy",))
    assert "MissingExtra: survey errors need an extra: pip install 'chuan-ngheo[survey]'" in said


def test_importing_loads_no_frame() -> None:
    program = "cn.analysis.AnalysisError; print({'polars', 'narwhals', 'scipy', 'altair'} & set(sys.modules))"
    assert run(program).strip() == "set()"


def test_every_public_name_is_there() -> None:
    for name in analysis.__all__:
        value = getattr(cn.analysis, name)
        assert getattr(value, "__name__", name) == name
    with pytest.raises(AttributeError, match="no attribute 'mesure'"):
        _ = analysis.mesure  # type: ignore[attr-defined]
