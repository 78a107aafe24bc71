"""``chuan-ngheo verify``, and ``compare --facts``: what they print, what they write, how they end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chuan_ngheo import standard
from chuan_ngheo.cli import main
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification.cases.running import run_cases
from strategies.planting import VN_2016, planted


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    """A copy of the standard of 2016 whose rural line is one đồng too high."""
    file = tmp_path / "draft.yaml"
    file.write_text(planted("rural: 700_000", "rural: 700_001", VN_2016), encoding="utf-8")
    return file


def test_a_standard_that_is_right_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "vn-2006", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("vn-2006.yaml: PASSED\n")


@pytest.mark.parametrize("form", [[], ["--html"]])
def test_that_a_standard_is_provisional_or_not_for_everybody_is_said(
    form: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "vn-2027", *form]) == 0
    assert " là chuẩn tạm: một phần quy định chưa biết" in capsys.readouterr().out
    assert main(["verify", "vn-sg-2019", "--lang", "en", *form]) == 0
    assert " is only for households with: residence is permanent" in capsys.readouterr().out


def test_a_slip_is_told_with_its_place_and_ends_with_1(slip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(slip)]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("draft.yaml: CHƯA ĐẠT\n")
    assert "draft.yaml:73:16: means.income.lines.poverty.rural: 700000 → 700001" in " ".join(said.out.split())
    assert not said.err


def test_a_file_that_is_no_standard_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text(planted("means <= poverty", "means <= povert", VN_2016), encoding="utf-8")
    assert main(["verify", str(file), "--lang", "en"]) == 2
    assert "did you mean “poverty”?" in capsys.readouterr().err
    assert main(["verify", "vn-2061", "--lang", "en"]) == 2
    assert "did you mean “vn-2016”?" in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "nowhere.yaml")]) == 2
    assert "nowhere.yaml" in capsys.readouterr().err


def test_each_form_goes_to_a_file(slip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, data = tmp_path / "page.html", tmp_path / "data.json"
    assert main(["verify", str(slip), "--html", "-o", str(page)]) == 1
    assert main(["verify", str(slip), "--json", "-o", str(data)]) == 1
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(data.read_text(encoding="utf-8"))["passed"] is False
    assert main(["verify", str(slip), "-o", str(slip)]) == 2, "the standard itself is not written over"
    assert slip.read_text(encoding="utf-8").startswith("# Chuẩn nghèo")
    capsys.readouterr()


def test_new_cases_say_what_the_original_says(slip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "new.cases.yaml"
    assert main(["verify", str(slip), "--json", "--new-cases", str(written)]) == 1
    said = capsys.readouterr()
    json.loads(said.out)
    assert str(written) in said.err
    assert all(outcome.passed for outcome in run_cases(written, standard("vn-2016")))
    assert main(["verify", "vn-2006", "--new-cases", str(tmp_path / "none.yaml"), "--lang", "en"]) == 0
    assert "no new case" in capsys.readouterr().err
    assert not (tmp_path / "none.yaml").exists()


@pytest.mark.parametrize("option", ["--new-cases", "-o"])
def test_the_cases_beside_the_standard_are_not_written_over(
    slip: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    by_hand = slip.with_name("draft.cases.yaml")
    by_hand.write_text(standard_files()["vn-2016"].with_name("vn-2016.cases.yaml").read_text("utf-8"), encoding="utf-8")
    before = by_hand.read_bytes()
    assert main(["verify", str(slip), option, str(by_hand), "--lang", "en"]) == 2
    assert "would overwrite this input file" in capsys.readouterr().err
    assert by_hand.read_bytes() == before


def test_against_another_standard(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "vn-13-2023", "--against", "vn-2022", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "\nAgainst vn-2022\n" in said
    assert "means.income.lines.poverty.rural: 1500000 →" in " ".join(said.split())


def test_a_comparison_over_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "vn-2016", "vn-2022", "--facts", "--up-to", "2", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Every household of up to 2 persons" in said
    assert "\nProved impossible\n" in said
    assert main(["compare", "vn-2016", "vn-2022", "--facts", "--up-to", "1", "--on", "2021-11-20", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["on"], data["members"]) == ("2021-11-20", 1)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--up-to", "2"], "--up-to"),
        (["--facts", "--households", "x.csv", "--on", "2021-11-20"], "--facts"),
        (["--on", "2021-11-20"], "--on"),
        (["--facts", "--up-to", "0"], "--up-to"),
    ],
)
def test_arguments_that_do_not_go_together(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "vn-2016", "vn-2022", *arguments]) == 2
    assert capsys.readouterr().err.startswith(named)


def test_without_the_solver_all_else_is_told(slip: Path, tmp_path: Path) -> None:
    """In a process of its own: what is loaded here stays loaded."""
    program = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('z3', 'hypothesis', 'polars', 'narwhals')))\n"
        "from chuan_ngheo.cli import main\n"
        f"print(main(['verify', 'vn-2006', '--lang', 'en']), main(['verify', {str(slip)!r}, '--lang', 'en']))\n"
        "print(main(['compare', 'vn-2006', 'vn-2011', '--facts', '--lang', 'en']))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert "vn-2006.yaml: PASSED" in ran.stdout
    assert "Against vn-2016\n  this needs an extra: pip install 'chuan-ngheo[prove]'" in ran.stdout
    assert ran.stdout.splitlines()[-2:] == ["0 1", "2"]
    assert "chuan-ngheo[prove]" in ran.stderr
