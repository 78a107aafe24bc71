"""Files of forms are read strictly: each planted fault is told at its own line and column, in both languages."""

from pathlib import Path

import pytest

from chuan_ngheo.errors import StandardError
from chuan_ngheo.scorecards import Scorecard, load_scorecard, read_scorecard
from scorecards.planting import planted

FORM = """\
id: test-form
name: {vi: Phiếu thử, en: A test form}
partial: false
documents:
  paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}
citation: {document: paper, provenance: unverified}
columns:
  delta: {name: {vi: đồng bằng, en: delta}, area: rural, region: red_river_delta}
  town: {name: {vi: thành thị, en: town}, area: urban}
answers:
  boats: {kind: number, question: {vi: Mấy thuyền?, en: How many boats?}}
groups:
  boats:
    name: {vi: thuyền, en: boats}
    counts: highest
    no_points_when: size > 9
    rows:
      one: {name: {vi: một, en: one}, when: boats == 1, points: {delta: 5, town: 0}}
      more: {name: {vi: nhiều, en: more}, when: boats >= 2, points: {delta: 10, town: null}}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(StandardError) as refusal:
        read_scorecard(text, "form.yaml")
    for problem in refusal.value.problems:
        assert problem.message.vi != problem.message.en
    return refusal.value.say("en").splitlines()


def test_a_sound_file_is_read() -> None:
    card = read_scorecard(FORM, "form.yaml")
    assert [each.id for each in card.groups[0].rows] == ["one", "more"]
    assert card.group("boats").rows[1].points == {"delta": 10, "town": None}
    assert card.group("boats").rows[0].citation == card.citation
    assert card.questions[0].question.vi == "Mấy thuyền?"
    assert repr(card) == "<Scorecard test-form: A test form>"


NOT_A_NAME = "a name with no meaning here"
UNDEFINED = "a name that the file does not define"
NO_CODE = "not a code of the list"
MISSING = "required field missing; found counts"
TWICE = "¦town: {name: {vi: đồng ruộng, en: fields}, area: rural}"


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("delta: 5,", "delta: ¦-5,", "points are never negative; found -5"),
        ("points: {delta: 5, town: 0}", "points: ¦{delta: 5}", "no points for a column; found town; expected points"),
        ("town: 0}", "town: 0, ¦twon: 1}", f"{UNDEFINED}; found twon; expected delta, town; did you mean “town”?"),
        ("delta: 5,", "delta: ¦5.5,", "decimal numbers are not used here; found 5.5"),
        ("delta: 5,", "delta: ¦five,", "wrong type of value; found 'five'; expected a whole number"),
        ("boats == 1", "¦boat == 1", f"{NOT_A_NAME}; found boat; did you mean “boats”?"),
        ("boats >= 2", "¦boats", "not a condition; found boats"),
        ("size > 9", "size > ¦any", f"{NOT_A_NAME}; found any"),
        ("counts: highest", "counts: ¦sum", f"{NO_CODE}; found 'sum'; expected highest"),
        ("name: {vi: thuyền, en: boats}\n    counts: highest\n", "¦name: {vi: thuyền, en: boats}\n", MISSING),
        ("kind: number", "kind: ¦nubmer", f"{NO_CODE}; found 'nubmer'; expected yes_no, number; did you mean"),
        ("answers:\n  boats:", "answers:\n  ¦size:", "this name is taken; found size"),
        ("answers:\n  boats:", "answers:\n  ¦members:", "this name is taken; found members"),
        ("answers:\n  boats:", "answers:\n  ¦Boats:", "not a valid id; found Boats; expected lower-case letters"),
        ("document: paper", "document: ¦papre", f"{UNDEFINED}; found papre; expected paper; did you mean “paper”?"),
        ("area: urban", "area: ¦urabn", f"{NO_CODE}; found 'urabn'"),
        ("town: {name: {vi: thành thị, en: town}, area: urban}", TWICE, "two columns for the same place; found town"),
        ("id: test-form", "id: ¦Test form", "not a valid id; found Test form"),
        ("partial: false", "partial: ¦no", "YAML may take this word for true, false or null; found no"),
        ("id: test-form", "id: test-form\n¦parital: true", "unknown field; found parital"),
        ("      one:", "      one: 1\n      ¦one:", "duplicate key; found one"),
    ],
)
def test_a_planted_fault(written: str, instead: str, told: str) -> None:
    text, where = planted(FORM, written, instead, "form.yaml")
    assert problems(text)[0].startswith(f"{where}: {told}")


def test_every_fault_is_told_at_once() -> None:
    text = FORM.replace("delta: 5,", "delta: -5,").replace("boats >= 2", "boots >= 2").replace("paper, prov", "p, prov")
    said = problems(text)
    assert [each.split(":")[1] for each in said] == ["6", "18", "19"]


def test_without_a_region_a_column_is_the_whole_area_s() -> None:
    assert read_scorecard(FORM.replace(", region: red_river_delta", "")).columns[0].region is None


def test_a_group_without_rows_is_a_partial_one() -> None:
    head = FORM[: FORM.index("    rows:")]
    assert problems(head + "    rows: {}\n") == ["form.yaml:17:11: no rows; if unknown, say “partial: true”"]
    card = read_scorecard(head + "    partial: true\n    rows: {}\n")
    assert card.groups[0].partial


def test_a_card_without_columns_is_none() -> None:
    columns = FORM[FORM.index("columns:") : FORM.index("answers:")]
    text = (
        FORM.replace(columns, "columns: {}\n")
        .replace("{delta: 5, town: 0}", "{}")
        .replace("{delta: 10, town: null}", "{}")
    )
    assert problems(text) == ["form.yaml:7:10: at least one column is needed"]


@pytest.mark.parametrize("text", ["- 1", "5", "text"])
def test_what_is_no_mapping_is_no_form(text: str) -> None:
    assert problems(text)[0].startswith("form.yaml:1:1: wrong type of value")


def test_a_row_and_a_group_may_cite_for_themselves() -> None:
    own = ", citation: {document: paper, provenance: verified}}"
    text = FORM.replace("town: 0}}", "town: 0}" + own).replace(
        "    counts: highest\n", "    counts: highest\n    citation: {document: paper, provenance: secondary}\n"
    )
    one, more = read_scorecard(text).groups[0].rows
    assert [each.citation[0].provenance.value for each in (one, more)] == ["verified", "secondary"]


def load(folder: Path, content: bytes) -> Scorecard:
    file = folder / "office.yaml"
    file.write_bytes(content)
    return load_scorecard(file)


def test_an_office_loads_its_own_file(tmp_path: Path) -> None:
    assert load(tmp_path, FORM.encode()) == read_scorecard(FORM)
    assert load(tmp_path, b"\xef\xbb\xbf" + FORM.encode()) == read_scorecard(FORM)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (FORM.encode().replace("Phiếu".encode(), b"Phi\xff"), "office.yaml:2:1: the file is not UTF-8; found 0xff"),
        (b"# " + b"x" * 1_000_000, "office.yaml: the file is too large; expected at most 1000000 bytes"),
        (b"a: [", "office.yaml:2:1: not YAML"),
        (b"", "office.yaml: the file is empty"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(StandardError) as refusal:
        load(tmp_path, content)
    assert refusal.value.say("en").startswith(told)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_scorecard(tmp_path / "nowhere.yaml")
