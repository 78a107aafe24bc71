"""What a hostile file could make grow without bound: names compared, names listed, problems told, cells, bases."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from chuan_ngheo import errors
from chuan_ngheo.errors import MOST_PROBLEMS, ChuanNgheoError, Problem, StandardError, listed, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.scorecards.reader import read_scorecard
from chuan_ngheo.standards import cells, yaml_source
from chuan_ngheo.standards.reader import MOST_BASES, load_standard, read_standard
from chuan_ngheo.verification.cases.files import load_cases
from chuan_ngheo.verification.cases.reading import read_cases
from strategies.planting import VN_2016, planted, problems_of

MANY = 4_000
NAME = "{vi: ô, en: x}"


def _documents(count: int) -> str:
    return "".join(f"  d{n}: {{title: {NAME}, number: x, issued: 2016-01-01}}\n" for n in range(count))


def _cited(count: int) -> str:
    """A standard that defines very many documents and cites as many others."""
    indicators = "".join(
        f"  i{n}: {{dimension: d, name: {NAME}, citation: {{document: e{n}, provenance: unverified}}, "
        "deprived_when: wall_durable}\n"
        for n in range(count)
    )
    text = planted("indicators:\n", "indicators:\n" + indicators)
    return text.replace("documents:\n", "documents:\n" + _documents(count), 1)


def _scorecard(count: int) -> str:
    columns = "".join(f"  c{n}: {{name: {NAME}, area: rural}}\n" for n in range(count))
    rows = "".join(f"      r{n}: {{name: {NAME}, when: wall_durable, points: {{x: 5}}}}\n" for n in range(count))
    return (
        f"id: own\nname: {NAME}\ndocuments: {{p: {{title: {NAME}}}}}\n"
        "citation: {document: p, provenance: unverified}\n"
        f"columns:\n{columns}groups:\n  g:\n    name: {NAME}\n    counts: highest\n    rows:\n{rows}"
    )


def _ruled(count: int) -> str:
    """A standard with very many lines, and rules that name as many others."""
    lines = "".join(f"      l{n}: {{rural: 1, urban: 1}}\n" for n in range(count))
    rules = "".join(
        f"  c{n}: {{status: poor, name: {NAME}, when: means <= m{n}, "
        "citation: {document: qd-59-2015, provenance: unverified}}\n"
        for n in range(count)
    )
    return planted("classes:\n", "classes:\n" + rules, planted("    lines:\n", "    lines:\n" + lines))


@pytest.mark.parametrize(
    ("read", "text"),
    [(read_standard, _cited), (read_scorecard, _scorecard), (read_standard, _ruled)],
    ids=["names that nothing defines", "columns without points", "lines that nothing defines"],
)
def test_names_that_nothing_defines_cost_no_more_than_they_are(
    read: Callable[[str], object], text: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the pairs of names compared nor the letters of the message grow as the square of the file."""
    compared = 0
    close_matches = errors.get_close_matches

    def counting(word: str, names: list[str], **more: float) -> list[str]:
        nonlocal compared
        compared += len(names)
        return close_matches(word, names, **more)

    monkeypatch.setattr(errors, "get_close_matches", counting)
    written = text(MANY)
    with pytest.raises(StandardError) as refused:
        read(written)
    assert compared < 2000 * MOST_PROBLEMS
    assert len(refused.value.problems) <= MOST_PROBLEMS + 1
    assert len(str(refused.value)) < 10 * len(written)


def test_an_error_tells_so_many_problems_and_that_there_are_more() -> None:
    asked = 0

    def endless():
        nonlocal asked
        while True:
            asked += 1
            yield Problem("x", Text("sai", "wrong"))

    error = ChuanNgheoError(endless())
    assert asked == MOST_PROBLEMS + 1
    assert len(error.problems) == MOST_PROBLEMS + 1
    assert error.say("en").endswith("\nand more; mend these first")
    assert ChuanNgheoError(error.problems).problems == error.problems
    assert len(ChuanNgheoError([error.problems[0]] * MOST_PROBLEMS).problems) == MOST_PROBLEMS


def test_problems_of_yaml_are_told_up_to_a_number() -> None:
    with pytest.raises(StandardError) as refused:
        yaml_source.read_source("- no\n" * 100_000, "x.yaml")
    assert len(refused.value.problems) == MOST_PROBLEMS + 1


def test_names_are_listed_up_to_a_number_and_a_length() -> None:
    assert listed(f"n{n}" for n in range(10**9)).en.endswith("n39, …")
    assert len(listed(["x" * 10**6]).en) <= 60
    assert listed(["a", "b"]).vi == "a, b"
    assert nearest_name("n1" + "x" * 10**6, ["n1"]) is None
    assert nearest_name("n1x", [f"n{n}" for n in range(5000)]) is None
    assert nearest_name("n1x", ["n1", "b"]) == "n1"


def test_cells_that_would_double_with_each_indicator_are_counted_before_they_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cells, "_outcome", lambda *_: pytest.fail("a cell was looked at"))
    more = [f"own_{n}" for n in range(30)]
    entry = (
        f"{{dimension: health, name: {NAME}, citation: {{document: qd-59-2015, provenance: unverified}}, "
        "deprived_when: wall_durable}"
    )
    indicators = "".join(f"  {each}: {entry}\n" for each in more)
    text = planted("indicators:\n", "indicators:\n" + indicators)
    rule = " or ".join(f"deprived_{each}" for each in more)
    text = planted("when: means <= minimum and deprivations >= 3", f"when: means <= minimum and ({rule})", text)
    (problem,) = problems_of(text)
    assert problem.message.en.startswith("the rules part households into too many cases")
    assert problem.where.startswith("x.yaml:")


@pytest.mark.parametrize("word", ["[a]", "{a: b}", "5", "no-such"])
def test_what_cannot_be_extended_is_told_at_its_place(word: str) -> None:
    (problem,) = problems_of(f"id: own\nextends: {word}\n")
    assert (problem.where, problem.message.en) == ("x.yaml:2:10", "no such standard to extend")


def test_a_base_that_is_no_standard_is_told_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("- a\n")
    (tmp_path / "own.yaml").write_text("id: own\nextends: base\n")
    with pytest.raises(StandardError, match=r"^base\.yaml:1:1: not a standard"):
        load_standard(tmp_path / "own.yaml")


def test_standards_extend_each_other_so_many_times(tmp_path: Path) -> None:
    for n in range(400):
        (tmp_path / f"c{n}.yaml").write_text(f"id: c{n}\nextends: c{n + 1}\n")
    with pytest.raises(StandardError, match=f"more than {MOST_BASES} standards"):
        load_standard(tmp_path / "c0.yaml")


def test_a_case_file_is_not_read_beyond_its_greatest_size_nor_sought_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "large.cases.yaml").write_bytes(b"# x\n" * 300_000)
    with pytest.raises(StandardError, match="too large"):
        load_cases(tmp_path / "large.cases.yaml")
    outside, inside = tmp_path / "outside.yaml", tmp_path / "folder" / "own.cases.yaml"
    outside.write_text(VN_2016.replace("id: vn-2016", "id: outside"))
    inside.parent.mkdir()
    for name in ("../outside", "x" * 5000):
        inside.write_text(f"standard: {name}\nextends: vn-2016\ndate: 2020-11-20\ntopics: []\n")
        assert read_cases(inside.read_text()).written.standard == name
        with pytest.raises(LookupError, match="no such standard"):
            load_cases(inside)


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize("escape", [r"\ud800", r"\udfff", r"\U00110000", r"\UFFFFFFFF"])
@pytest.mark.parametrize("text", ['name: "{}"', '"{}": x'])
def test_an_escape_that_writes_no_letter(text: str, escape: str, loader: object, monkeypatch) -> None:
    monkeypatch.setattr(yaml_source, "_Loader", loader)
    with pytest.raises(StandardError) as refused:
        yaml_source.read_source(text.format(escape), "x.yaml")
    assert all(problem.where.startswith("x.yaml") for problem in refused.value.problems)
