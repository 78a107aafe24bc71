"""``compare``: two standards as rules, and over a table of households."""

import json
from pathlib import Path

import pytest

import chuan_ngheo as cn
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification import compare

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
EXAMPLES = Path(__file__).parents[2] / "examples" / "commune"


def own_copy(folder, old: str, new: str) -> None:
    text = standard_files()["vn-2022"].read_text(encoding="utf-8")
    assert old in text
    folder.write("own.yaml", text.replace(old, new))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_two_ids_in_either_language(folder, lang: str) -> None:
    ran = folder.run("compare", "vn-2022", "vn-2027", "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == compare(cn.standard("vn-2022"), cn.standard("vn-2027")).text(lang, 100) + "\n"


def test_a_changed_copy_in_a_file(folder) -> None:
    own_copy(folder, "rural: 1_500_000", "rural: 1_500_001")
    ran = folder.run("compare", "vn-2022", "own.yaml", "--lang", "en")
    assert "rural, income exactly 1,500,001 VND/person/month, deprived in at most 2 indicators" in ran.out
    assert "urban" not in ran.out


def test_a_standard_beside_itself(folder) -> None:
    ran = folder.run("compare", "vn-2022", "vn-2022")
    assert ran.status == 0
    assert "Hai chuẩn xếp loại như nhau ở mọi ô." in ran.out


def test_as_data_and_as_a_page(folder) -> None:
    comparison = compare(cn.standard("vn-2022"), cn.standard("vn-2027"))
    assert json.loads(folder.run("compare", "vn-2022", "vn-2027", "--json").out) == comparison.json()
    assert folder.run("compare", "vn-2022", "vn-2027", "--html").out == comparison.html("vi") + "\n"
    assert folder.run("compare", "vn-2022", "vn-2027", "--html", "--json").status == 2


def test_where_the_terminal_has_no_vietnamese_letters_data_and_pages_have_them(folder) -> None:
    for form, name in (("--json", "hộ nghèo"), ("--html", "hộ nghèo")):
        assert name in folder.process("compare", "vn-2022", "vn-2027", form, PYTHONIOENCODING="ascii").out
    assert "ho ngheo" in folder.process("compare", "vn-2022", "vn-2027", PYTHONIOENCODING="ascii").out


def test_rules_are_compared_without_any_extra(folder) -> None:
    program = "for name in ('polars', 'narwhals', 'rich'): sys.modules[name] = None"
    ran = folder.process("compare", "vn-2022", "vn-2027", program=program)
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("form", [[], ["--html"], ["--json"]])
def test_into_a_file(folder, form: list[str]) -> None:
    ran = folder.run("compare", "vn-2022", "vn-2027", *form, "-o", "out.txt")
    assert (ran.status, ran.out) == (0, "Đã ghi: out.txt\n")
    assert (folder.path / "out.txt").read_text("utf-8").endswith("\n")
    assert folder.files() == {"out.txt"}


def test_no_input_is_written_over(folder) -> None:
    own_copy(folder, "rural: 1_500_000", "rural: 1_500_001")
    before = (folder.path / "own.yaml").read_bytes()
    for pair in (("vn-2022", "own.yaml"), ("own.yaml", "vn-2022")):
        ran = folder.run("compare", *pair, "-o", "own.yaml")
        assert ran.status == 2
        assert "own.yaml" in ran.err
    assert (folder.path / "own.yaml").read_bytes() == before


@pytest.mark.parametrize(("lang", "said"), [("vi", "không có chuẩn này"), ("en", "no such standard")])
def test_both_standards_that_are_not_there_are_named_with_the_nearest(folder, lang: str, said: str) -> None:
    ran = folder.run("compare", "vn-2106", "vn-2207", "--lang", lang)
    assert (ran.status, ran.out) == (2, "")
    assert [line.startswith(said) for line in ran.err.splitlines()] == [True, True]
    assert "“vn-2016”?" in ran.err
    assert "“vn-2027”?" in ran.err


@pytest.mark.parametrize(("lang", "said"), [("vi", "chỉ dùng cùng với"), ("en", "only together with")])
def test_arguments_of_tables_without_a_table_are_all_named(folder, lang: str, said: str) -> None:
    ran = folder.run("compare", "vn-2016", "vn-2022", "--by", "Thôn", "--on", "2021-11-01", "--lang", lang)
    assert ran.status == 2
    assert [line.split(":")[0] for line in ran.err.splitlines()] == ["--on", "--by"]
    assert said in ran.err


def test_a_table_needs_a_day(village) -> None:
    ran = village.run("compare", "vn-2016", "vn-2022", "--households", "households.csv", "--lang", "en")
    assert (ran.status, ran.err) == (2, "--on: is needed together with --households\n")


def over_village(village, *arguments: str, lang: str = "en"):
    tables = ("--households", "households.csv", "--members", "members.csv", "--on", "2021-11-20")
    return village.run("compare", "vn-2016", "vn-2022", *tables, "--lang", lang, *arguments)


def test_a_village_by_hamlet(village) -> None:
    ran = over_village(village, "--by", "Thôn", "--json")
    assert (ran.status, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert (data["format"], data["kind"], data["by"]) == (1, "population", ["Thôn"])
    assert (data["total"]["households"], data["total"]["persons"]) == (3, 4)
    assert {row["group"][0] for row in data["rows"]} == {"Bản Một", "Bản Hai"}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_the_example_commune_agrees_with_classify(folder, monkeypatch, lang: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    tables = [str(EXAMPLES / "households.csv"), "--members", str(EXAMPLES / "members.csv")]
    ran = folder.run("compare", "vn-2016", "vn-2022", "--households", *tables, "--on", "2021-11-20", "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= width
    data = json.loads(
        folder.run("compare", "vn-2016", "vn-2022", "--households", *tables, "--on", "2021-11-20", "--json").out
    )
    for side, law in (("before", "vn-2016"), ("after", "vn-2022")):
        folder.run("classify", *tables, "--on", "2021-11-20", "--standard", law, "-o", "result.csv")
        counts: dict[str, int] = {}
        for record in folder.records("result.csv"):
            key = record["class_id"] or record["possible"]
            counts[key] = counts.get(key, 0) + 1
        got: dict[str, int] = {}
        for row in data["rows"]:
            key = "|".join(row[side]["classes"])
            got[key] = got.get(key, 0) + row["households"]
        assert got == counts


def test_rejected_rows_are_counted_and_said(folder) -> None:
    tables = [str(EXAMPLES / "broken-households.csv"), "--members", str(EXAMPLES / "broken-members.csv")]
    asked = ("compare", "vn-2016", "vn-2022", "--households", *tables, "--on", "2021-11-20")
    for lang, said in (
        ("vi", "Bị trả lại, không tính ở trên: 27 dòng"),
        ("en", "Rejected and not counted above: rows 27"),
    ):
        ran = folder.run(*asked, "--lang", lang)
        assert ran.status == 1
        assert ran.err.startswith(said)
    assert json.loads(folder.run(*asked, "--json").out)["total"]["households"] == 8
    assert folder.files() == set()


def test_every_household_is_counted_or_rejected(folder) -> None:
    """What classify rejects as contradictory is counted apart here."""
    tables = [str(EXAMPLES / "broken-households.csv"), "--members", str(EXAMPLES / "broken-members.csv")]
    folder.run("classify", *tables, "--on", "2021-11-20", "--standard", "vn-2016", "-o", "result.csv")
    data = json.loads(
        folder.run("compare", "vn-2016", "vn-2016", "--households", *tables, "--on", "2021-11-20", "--json").out
    )
    read = sum(row["households"] for row in data["rows"] if row["before"]["classes"])
    assert read == len(folder.records("result.csv"))


def test_findings_of_either_standard_are_read(folder) -> None:
    """Those of the other one are not told; those of neither are refused, with the nearest."""
    folder.write("h.csv", "household_id,area,finding_waste_treatment,finding_information_assets\n1,rural,yes,no\n")
    asked = ("--households", "h.csv", "--on", "2027-01-01", "--lang", "en")
    assert folder.run("compare", "vn-2022", "vn-2027", *asked).status == 0
    folder.write("h.csv", "household_id,area,finding_tolet\n1,rural,yes\n")
    ran = folder.run("compare", "vn-2022", "vn-2027", *asked)
    assert ran.status == 2
    assert "finding_toilet" in ran.err


@pytest.mark.parametrize(("lang", "said"), [("vi", "bảng không có cột này"), ("en", "the table has no such heading")])
def test_a_heading_that_is_not_there(village, lang: str, said: str) -> None:
    ran = over_village(village, "--by", "Thon", "--by", "Khu vục", lang=lang)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count(said) == 2
    assert "“Thôn”?" in ran.err


def test_a_heading_of_your_own_can_be_counted_by_as_it_stands(village) -> None:
    """And one that the mapping knows still says what it says."""
    text = (village.path / "households.csv").read_text("utf-8").replace("Mã hộ,Thôn", "Mã hộ,Tổ công tác")
    village.write("households.csv", text)
    data = json.loads(over_village(village, "--by", "Tổ công tác", "--by", "Khu vực", "--json").out)
    assert {tuple(row["group"]) for row in data["rows"]} == {("Bản Một", "nông thôn"), ("Bản Hai", "thành thị")}
    by_nothing = json.loads(over_village(village, "--keep", "Tổ công tác", "--json").out)
    assert data["changes"] == by_nothing["changes"]


def test_tables_too_long_to_be_joined_at_once_are_counted_in_shares(folder, monkeypatch) -> None:
    tables = [str(EXAMPLES / "households.csv"), "--members", str(EXAMPLES / "members.csv")]
    asked = ("compare", "vn-2016", "vn-2022", "--households", *tables, "--on", "2021-11-20", "--by", "Thôn/bản")
    at_once = folder.run(*asked)
    monkeypatch.setattr("chuan_ngheo.tables.files.register_tables.MOST_AT_ONCE", 300)
    assert folder.run(*asked) == at_once


def test_parquet_gives_the_same(village) -> None:
    import polars as pl

    for name in ("households", "members"):
        pl.read_csv(village.path / f"{name}.csv", infer_schema=False).write_parquet(village.path / f"{name}.parquet")
    tables = ("--households", "households.parquet", "--members", "members.parquet", "--on", "2021-11-20")
    ran = village.run("compare", "vn-2016", "vn-2022", *tables, "--by", "Thôn", "--lang", "en")
    assert ran.out == over_village(village, "--by", "Thôn").out


def test_tables_without_their_extra_say_which(village) -> None:
    program = "sys.modules['polars'] = None"
    tables = ("--households", "households.csv", "--on", "2021-11-20")
    ran = village.process("compare", "vn-2016", "vn-2022", *tables, program=program)
    assert ran.status == 2
    assert "chuan-ngheo[tables]" in ran.err
