"""The notebooks run, and what they show is what the library finds on other paths."""

import importlib.util
import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path
from types import ModuleType

import nbformat
import polars as pl
import pytest

import chuan_ngheo as cn
from notebooks.executed import EXAMPLES, NOTEBOOKS, BrokenNotebook, executed, read, run

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.ProvisionalStandardWarning")
DOCUMENT = EXAMPLES.parent / "docs" / "notebooks.md"


@pytest.fixture(scope="module")
def province() -> ModuleType:
    path = EXAMPLES / "notebooks" / "province.py"
    spec = importlib.util.spec_from_file_location("province_of_the_notebooks", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cells_of(html: str) -> list[list[str]]:
    """The cells of every row of every table."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL)
    return [
        [unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in rows
    ]


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS == ["commune_review", "one_household", "province_profile", "what_2027_changes"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_kept_without_outputs_and_is_told_of(name: str) -> None:
    notebook = read(name)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell for cell in code if cell.outputs or cell.execution_count is not None]
    assert f"{name}.ipynb" in DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_speaks_both_languages(name: str) -> None:
    for cell in read(name).cells:
        if cell.cell_type == "markdown":
            assert re.search(r"[ăâđêôơưáàảãạếềểộốồứừựịọ]", cell.source), cell.source
            assert re.search(r"\b(the|a|of|it|what|who|how|in|one|every|asked|too)\b", cell.source, re.IGNORECASE)


def test_a_cell_that_fails_is_told(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell("import sys; print(sys.executable)"), nbformat.v4.new_code_cell("assert 1 == 2")]
    with pytest.raises(BrokenNotebook, match=r"(?s)assert 1 == 2.*AssertionError"):
        run(nbformat.v4.new_notebook(cells=cells), tmp_path)


def test_one_household(tmp_path: Path) -> None:
    told, english, result, explained, verdict, still_open, missing, settled, years = executed(
        "one_household", tmp_path
    )[:9]
    assert "3.400.000 đồng/tháng" in told
    assert "3,400,000 VND/month" in english
    assert "Hộ VD-01: hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản" in result
    assert "850,000 VND/person/month" in explained
    assert verdict.strip() == "poor poor_by_deprivation (3, 7)"
    assert still_open.strip() == "None ('poor_by_deprivation', 'near_poor')"
    assert "Possibly poor by deprivation of basic social services or near-poor" in missing
    assert settled.strip() == "near_poor"
    assert years.split("\n")[:4] == [
        "2008 vn-2006 not_poor",
        "2013 vn-2011 not_poor",
        "2018 vn-2016 poor_by_deprivation | near_poor",
        "2023 vn-2022 poor | near_poor",
    ]


def test_the_review_of_a_commune(tmp_path: Path) -> None:
    summary, broken, to_ask, still_open, facts, report, moved, _ = executed("commune_review", tmp_path)[1:]
    place = tmp_path / "examples" / "notebooks"
    kept = {path.name for path in (EXAMPLES / "notebooks").iterdir()}
    assert {path.name for path in place.iterdir()} - kept == {"result.parquet"}  # so that it can be run again
    result = pl.read_parquet(place / "result.parquet")
    of_class = Counter(result["class_id"].to_list())
    for row in (
        ("poor by income", of_class["poor_by_income"]),
        ("near-poor", of_class["near_poor"]),
        ("undetermined", of_class[None]),
    ):
        assert re.search(rf"^{row[0]} +{row[1]} ", summary, re.MULTILINE), row
    assert "7 of 22 households read, 34 things to mend" in broken
    assert f"{of_class[None]} of 400" in to_ask
    assert "Hộ VD-0023: chưa xác định" in still_open
    assert "Bản Mẫu Một" in facts
    poor = result.filter(pl.col("status") == "poor")
    assert ["Poor", str(len(poor)), "22.50"] in [row[:3] for row in cells_of(report)]
    assert "Table 1.1" in report
    assert ["Hộ nghèo đầu kỳ", str(len(poor)), "376"] in cells_of(moved)
    assert ["− Giảm khác (chết, chuyển đi)", "1", "3"] in cells_of(moved)
    assert ["Hộ nghèo cuối kỳ", "86", "358"] in cells_of(moved)


def test_the_profile_of_a_province(tmp_path: Path, province: ModuleType) -> None:
    found, parts = executed("province_profile", tmp_path)[1:3]
    law = cn.standard("vn-2022")
    findings = [pl.col(f"finding_{each.id}") for each in law.indicators]
    known = province.households().drop_nulls([f"finding_{each.id}" for each in law.indicators])
    counted = known.with_columns(lacks=pl.sum_horizontal(each.cast(int) for each in findings))
    poor = counted.filter(pl.col("lacks") >= 4)
    everybody, burden = counted["weight"].sum(), (poor["weight"] * poor["lacks"]).sum()
    figures = 100 * poor["weight"].sum() / everybody, 100 * burden / 12 / poor["weight"].sum(), burden / 12 / everybody
    shown = next(row for row in cells_of(found) if row[:1] == ["All"])
    assert [cell.split(" (")[0] for cell in shown[1:4]] == [
        f"{figures[0]:.1f}",
        f"{figures[1]:.1f}",
        f"{figures[2]:.3f}",
    ]
    assert shown[4:] == [f"{len(counted)}", f"{everybody:,}"]
    assert all(re.fullmatch(r"[\d.]+ \([\d.]+\)", cell) for cell in shown[1:4])
    of_mountains = poor.filter(pl.col("district") == "Huyện Núi Cao")
    share = 100 * (of_mountains["weight"] * of_mountains["lacks"]).sum() / burden
    assert f"'Huyện Núi Cao': '{share:.1f}%'" in parts


def test_what_2027_changes(tmp_path: Path, province: ModuleType) -> None:
    first, comparison, cells, facts, moved, changes = executed("what_2027_changes", tmp_path)
    assert "provisional: True" in first
    assert ["near-poor", "2", "14", "·"] in cells_of(comparison)
    assert sum(map(int, re.findall(r": (\d+)", cells))) == 296
    assert "8 trên 12 cách chuyển loại có thể xảy ra, 4 đã chứng minh là không thể" in facts
    kinds = Counter(kind(row) for row in province.households().iter_rows(named=True))
    rows = {row[0]: row[1] for row in cells_of(moved) if len(row) == 4}
    assert rows["To a poorer status"] == str(kinds["worse"])
    assert rows["No change"] == str(kinds["none"])
    assert rows["May change or not"] == str(kinds["open"])
    assert all(re.search(rf"{change}.*{count}", changes) for change, count in kinds.items())


def kind(row: dict) -> str:
    """What 2027 makes of a household of the province, one classification at a time."""
    statuses = []
    for law in (cn.standard("vn-2022"), cn.standard("vn-2027")):
        own = {f"finding_{each.id}": each.id for each in law.indicators}
        household = cn.Household(
            area=cn.Area(row["area"]),
            size=row["size"],
            income_per_head=row["income_per_head"],
            findings={indicator: row[column] for column, indicator in own.items()},
        )
        statuses.append(cn.classify(household, law, on=date(2027, 1, 1)))
    before, after = statuses
    if not (before.is_determined and after.is_determined) or after.status is None:
        return "open"
    assert before.status is not None
    ranks = [list(cn.Status).index(each.status) for each in (before, after)]
    return "none" if ranks[0] == ranks[1] else "worse" if ranks[0] > ranks[1] else "better"
