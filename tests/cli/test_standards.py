"""``standards``: which there are, one of them in words, and the schema of their files."""

import json

import pytest

import chuan_ngheo as cn
from chuan_ngheo.cli.arguments import parser
from chuan_ngheo.explanation.citations import cite
from chuan_ngheo.explanation.law.description import Kind
from chuan_ngheo.language import number
from chuan_ngheo.standards.schema import standard_schema


def squeezed(text: str) -> str:
    """The words of a table whose cells may be broken: cells follow each other line by line."""
    return " ".join(text.split())


@pytest.mark.parametrize(("lang", "start"), [("vi", "01/01/2016"), ("en", "2016-01-01")])
def test_all_standards_stand_in_the_list_by_start(folder, monkeypatch, lang: str, start: str) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    ran = folder.run("standards", "--lang", lang)
    assert ran.status == 0
    shown = ran.out.splitlines()[3:]
    assert [line.split()[0] for line in shown] == [each.id for each in cn.standards()]
    for each, line in zip(cn.standards(), shown, strict=True):
        assert each.name[lang] in line
        assert each.place in line.split()
    (vn_2016,) = [line for line in shown if line.startswith("vn-2016 ")]
    assert start in vn_2016


@pytest.mark.parametrize(("lang", "mark"), [("vi", "(chuẩn tạm)"), ("en", "(provisional)")])
def test_a_provisional_one_is_marked(folder, monkeypatch, lang: str, mark: str) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    marked = [line.split()[0] for line in folder.run("standards", "--lang", lang).out.splitlines() if mark in line]
    assert marked == [each.id for each in cn.standards() if each.provisional]
    assert "vn-2027" in marked


def test_those_of_one_place(folder) -> None:
    ran = folder.run("standards", "--place", "VN-SG")
    assert [line.split()[0] for line in ran.out.splitlines() if line.startswith("vn-")] == ["vn-sg-2019", "vn-sg-2021"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "không có chuẩn nào của nơi này; gặp VN-SX;"), ("en", "no standard of this place; found VN-SX;")],
)
def test_a_place_without_one(folder, lang: str, said: str) -> None:
    ran = folder.run("standards", "--place", "VN-SX", "--lang", lang)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert "“VN-SG”?" in ran.err


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("each", cn.standards(), ids=lambda each: each.id)
def test_one_standard_is_shown_whole(folder, monkeypatch, each: cn.Standard, lang: str) -> None:
    """Every line with its amounts, every indicator and class with its name and law, every note."""
    monkeypatch.setenv("COLUMNS", "2000")
    ran = folder.run("standards", each.id, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    shown = ran.out.splitlines()
    for line in each.means.income.lines.values():
        (row,) = [text for text in shown if text.startswith(f"{line.name[lang]} ")][:1]
        assert all(number(line.amount(area), lang) in row for area in each.decision.areas)
    for named in (*each.indicators, *each.classes, *each.designations):
        assert any(text.startswith(named.name[lang]) and cite(named.citation, each, lang) in text for text in shown)
    assert all(f"• {note[lang]}" in ran.out for note in each.notes)
    described = each.describe(lang)
    assert all(f"• {line}" in ran.out for line in (*described.unknown, *described.differences))
    (documents,) = described.of(Kind.DOCUMENTS)
    assert all(any(text.startswith(entry.name) for text in shown) for entry in documents.entries)
    marked = {entry.name for section in described.sections for entry in section.entries if entry.differs}
    assert all(any(text.startswith(f"{name} ≠ ") for text in shown) for name in marked)


def test_a_standard_from_a_file_of_your_own_is_shown_as_it_is_written(folder) -> None:
    folder.write(
        "own.yaml",
        "id: own\nextends: vn-2016\nname: {vi: Thử, en: '[red]Own[/red] :car:'}\nplace: VN-XX\n"
        "in_force: {from: 2020-01-01, to: 2020-12-31}\n"
        "classes: {near_poor: {name: {vi: hộ cận nghèo, en: '[/b] near :car:'}}}\n",
    )
    ran = folder.run("standards", "own.yaml", "--lang", "en")
    assert ran.status == 0
    assert ran.out.splitlines()[0] == "[red]Own[/red] :car: (own)"
    assert "[/b] near :car:" in ran.out


@pytest.mark.parametrize("name", ["vn-2015", "none.yaml"])
def test_one_that_is_not_there(folder, name: str) -> None:
    ran = folder.run("standards", name)
    assert (ran.status, ran.out) == (2, "")
    assert name in ran.err


def test_the_schema_is_json_that_editors_understand(folder) -> None:
    ran = folder.run("standards", "--schema")
    assert (ran.status, ran.err) == (0, "")
    schema = json.loads(ran.out)
    assert schema == standard_schema()
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"if", "then", "else", "$defs"} <= set(schema)
    assert {"id", "name", "place", "in_force", "means", "classes"} <= set(schema["else"]["required"])


def test_the_schema_is_the_same_where_the_terminal_has_no_vietnamese_letters(folder) -> None:
    ran = folder.process("standards", "--schema", PYTHONIOENCODING="ascii", program="sys.modules['rich'] = None")
    assert json.loads(ran.out) == standard_schema()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("asked", [["standards"], ["standards", "vn-2022"], ["standards", "vn-2027", "--lang", "en"]])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(folder, monkeypatch, width: int, asked) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    narrow = folder.run(*asked).out
    assert max(map(len, narrow.splitlines())) <= width
    monkeypatch.setenv("COLUMNS", "2000")
    wide = folder.run(*asked).out
    letters = [sorted(character for character in text if character.isalnum()) for text in (narrow, wide)]
    assert letters[0] == letters[1]


def test_its_language_is_vietnamese_unless_said() -> None:
    assert parser().parse_args(["standards"]).lang == "vi"
