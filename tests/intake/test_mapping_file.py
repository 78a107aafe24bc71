"""The mapping file: the shipped one is sound, an office's own is read strictly, every problem at its place."""

from pathlib import Path

import pytest

from chuan_ngheo.errors import InputFileError
from chuan_ngheo.household.codes import Area, Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.intake.headings import Headings
from chuan_ngheo.intake.mapping_file import read_headings, shipped_headings
from chuan_ngheo.intake.wording import folded


def mapping(folder: Path, text: str | bytes) -> Headings:
    file = folder / "office.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_headings(file)


def refused(folder: Path, text: str | bytes) -> str:
    with pytest.raises(InputFileError) as refusal:
        mapping(folder, text)
    for problem in refusal.value.problems:
        assert problem.where.startswith("office.yaml")
        assert problem.message["vi"] != problem.message["en"]
    return refusal.value.say("en")


def test_no_word_of_a_code_list_means_two_codes() -> None:
    """The package's own words: a label that two codes share would be read as the first."""
    for fact in (HOUSEHOLD_FACTS | MEMBER_FACTS).values():
        for code in fact.codes or ():
            for word in (str(code), code.label.vi, code.label.en):
                assert shipped_headings().codes[fact.name].meaning(word) == code


def test_no_word_means_both_a_value_and_unknown() -> None:
    shipped = shipped_headings()
    values = set(shipped.answers.meanings) | {word for words in shipped.codes.values() for word in words.meanings}
    assert not values & shipped.unknown
    assert not shipped.nothing & set(shipped.codes["devices"].meanings)
    assert {"không rõ", "kxđ", "?", "na", "n/a", "null", "không biết"} <= shipped.unknown


def test_an_office_replaces_headings_words_and_labels(tmp_path: Path) -> None:
    office = mapping(
        tmp_path,
        """
households: {area: [Địa bàn], has_radio: [Cái đài], finding_water: [Thiếu nước]}
members: {insured: [Thẻ]}
labels: {hamlet: [Xóm nhỏ]}
kept: [Cột lạ]
answers: {affirmed: [ừ], denied: [hổng], unknown: ["", "hổng biết", "99"]}
words: {area: {urban: [phố]}, devices: {radio: [đài], none: [trắng]}}
""",
    )
    assert office.households.path("địa bàn") == office.households.path("khu vực") == "area"
    assert office.households.path("cái đài") == "devices.radio"
    assert office.households.path("thiếu nước") == "findings.water"
    assert office.households.path("hamlet") == office.households.path("xóm nhỏ") == "labels.hamlet"
    assert office.households.path("TT/NT") is None, "a heading of the shipped mapping"
    assert office.members.path("thẻ") == "insured"
    assert office.members.path("xóm nhỏ") == office.members.path("cột lạ") == ""
    assert [office.answers.meaning(word) for word in ("ừ", "hổng", "có", "no", "x")] == [True, False, True, False, None]
    assert office.leaves_unknown("99")
    assert office.leaves_unknown("")
    assert not office.leaves_unknown("không rõ")
    assert office.codes["area"].meaning("PHỐ") is Area.URBAN
    assert office.codes["devices"].meaning("đài") is Device.RADIO
    assert {folded("trắng"), "none"} == office.nothing


def test_an_empty_part_leaves_the_package_s_own_words(tmp_path: Path) -> None:
    office = mapping(tmp_path, "labels: {}")
    assert office.households.path("nguồn nước sinh hoạt") == "water_source"
    assert office.codes["area"].meaning("nông thôn") is Area.RURAL


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("households: {aria: [x]}", "office.yaml:1:14: no column has this name; found aria; did you mean “area”?"),
        ("members: {area: [x]}", "office.yaml:1:11: no column has this name; found area"),
        ("members: {finding_x: [x]}", "office.yaml:1:11: no column has this name; found finding_x"),
        ("household: {}", "office.yaml:1:1: unknown key; found household; did you mean “households”?"),
        ("words: {aera: {}}", "office.yaml:1:9: unknown key; found aera; did you mean “area”?"),
        ("words: {area: {urbane: [x]}}", "office.yaml:1:16: unknown key; found urbane; did you mean “urban”?"),
        ("words: {area: {none: [x]}}", "office.yaml:1:16: unknown key; found none"),
        ("answers: {maybe: [x]}", "office.yaml:1:11: unknown key; found maybe"),
        ("households: {area: [A], region: [a]}", "office.yaml:1:34: stands for something else already"),
        ("households: {area: [A, a]}", "office.yaml:1:24: stands for something else already, or is listed twice"),
        ("households: {area: [vùng]}", "office.yaml:1:21: stands for something else already"),
        ("labels: {area: [x]}", "office.yaml:1:10: stands for something else already"),
        ("labels: {Xã: [x]}", "office.yaml:1:10: the name of a label is made of lower-case letters"),
        ("kept: [khu vực]", "office.yaml:1:8: stands for something else already"),
        ("households: {area: [' ']}", "office.yaml:1:21: stands for something else already"),
        ("answers: {affirmed: [x], denied: [X]}", "office.yaml:1:35: stands for something else already"),
        ("answers: {unknown: [có]}", "office.yaml:1:21: stands for something else already"),
        ("answers: {unknown: [none]}", "this word is a code's and also means that nobody knows; found none"),
        ("words: {area: {urban: [xã], rural: [xã]}}", "office.yaml:1:37: stands for something else already"),
        ("words: {devices: {radio: ['đài, loa']}}", "a word of a list cannot hold one of the marks"),
        ("households: {area: Địa bàn}", "office.yaml:1:20: wrong structure; found 'Địa bàn'; expected a list"),
        ("households: {area: [[x]]}", "office.yaml:1:21: wrong structure; found ['x']; expected text in quotes"),
        ("households: [area]", "office.yaml:1:13: wrong structure; found ['area']; expected lines of the form"),
        ("answers: {affirmed: [1]}", "office.yaml:1:22: wrong structure; found 1; expected text in quotes"),
        ("answers: {affirmed: [yes]}", "office.yaml:1:22: "),
        ("- households", "office.yaml:1:1: wrong structure"),
        ("kept: [a]\nkept: [b]", "office.yaml:2:1: duplicate key"),
        ("kept: &a [x]", "office.yaml:1:7: anchors and aliases"),
        ("kept: !!python/object/apply:os.getcwd []", "office.yaml:1:7: tags are not used here"),
        ("kept: [", ": not YAML: "),
        ("", "office.yaml: the file is empty"),
        ("\ncó: \xff".encode("latin-1"), "office.yaml:2: the file is not UTF-8"),
    ],
)
def test_a_mapping_is_read_strictly(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert said in refused(tmp_path, text)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path, "households: {aria: [x]}\nwords: {area: {urbane: []}}\nkept: [khu vực]\n")
    assert [line.split(": ")[0] for line in said.splitlines()] == [
        "office.yaml:1:14",
        "office.yaml:3:8",
        "office.yaml:2:16",
    ]


@pytest.mark.parametrize("text", ["a: " * 100_000, "[" * 100_000, "kept: [" + "x, " * 400_000 + "]"])
def test_a_hostile_mapping_ends_in_an_error(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text)


def test_a_mapping_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"office\.yaml: the file cannot be opened"):
        read_headings(tmp_path / "office.yaml")
