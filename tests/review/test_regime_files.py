"""Files of review rules are read strictly: every mistake at its file, line and column."""

from importlib.resources import files
from pathlib import Path

import pytest

from chuan_ngheo.review import DayUnit, Recognised, ReviewError, ScopeReason, load_regime, regimes
from chuan_ngheo.review.reader import read_regime
from chuan_ngheo.standards.citation import Citation

SMALLEST = """
id: test
name: {vi: Quy trình thử, en: Test rules}
place: VN-XX
standards: [village-test]
in_force: {from: 2021-01-01, to: 2021-12-31}
documents: {paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}}
periodic:
  window: {from: {month: 10, day: 1}, to: {month: 11, day: 30}}
  citation: {document: paper, provenance: secondary}
regular: {monthly_from_day: 10, citation: [{document: paper, provenance: secondary}]}
scope: {requested: {citation: {document: paper, provenance: secondary}}}
recognises: {poor: {citation: {document: paper, provenance: secondary}}}
terms:
  answer:
    name: {vi: trả lời, en: answer}
    count: 5
    unit: working_days
    counted_from: {vi: ngày nhận, en: receipt}
    citation: {document: paper, provenance: secondary}
reports:
  yearly:
    name: {vi: báo cáo, en: report}
    before: {month: 12, day: 1}
    citation: {document: paper, provenance: secondary}
village_meeting: {at_least_percent: 66, citation: {document: paper, provenance: secondary}}
"""


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "test.yaml"
    file.write_text(SMALLEST, encoding="utf-8-sig")
    read = load_regime(file)
    assert read == read_regime(SMALLEST)
    assert list(read.scope) == [ScopeReason.REQUESTED]
    assert list(read.recognises) == [Recognised.POOR]
    assert read.terms["answer"].unit is DayUnit.WORKING_DAYS
    assert read.terms["answer"].length["vi"] == "5 ngày làm việc"
    assert read.village_meeting.at_least_percent == 66
    assert read.written_refusal is None


@pytest.mark.parametrize(
    ("right", "wrong", "marked", "said"),
    [
        ("place: VN-XX", "placed: VN-XX", "placed", "unknown field; found placed; did you mean “place”?"),
        ("id: test", "id: 7", "7", "wrong type of value; found 7; expected text"),
        ("id: test\n", "", "name:", "required field missing; found id"),
        ("count: 5", "count: 0", "0\n", "a term is one day at least; found 0"),
        ("count: 5", "count: 05", "05", "YAML takes this for another base; found 05"),
        ("unit: working_days", "unit: weeks", "weeks", "not a code of the list; found 'weeks'"),
        ("month: 10", "month: 13", "{month: 13", "not a day that every year or month has; found 1/13"),
        ("10, day: 1}", "2, day: 29}", "{month: 2", "not a day that every year or month has; found 29/2"),
        ("month: 10", "month: 12", "{month: 11", "ends before it begins; found 30/11"),
        ("day: 10,", "day: 29,", "29", "not a day that every year or month has; found 29"),
        ("before: {month: 12, day: 1}", "by_day: 29", "29", "not a day that every year or month has; found 29"),
        ("    before: {", "    by_day: 5\n    before: {", "yearly", "one of the two only: before or by_day"),
        ("percent: 66", "percent: 101", "101", "a share is from 1 to 100 per cent; found 101"),
        ("to: 2021-12-31", "to: 2020-12-31", "2020-12-31", "ends before it begins; found 2020-12-31"),
        ("[village-test]", "[]", "[]", "at least one standard is needed"),
        (
            "requested: {citation: {document: paper",
            "requested: {citation: {document: papers",
            "papers",
            "a document that the file does not define; found papers; did you mean “paper”?",
        ),
        (
            "citation: [{document: paper",
            "citation: [{document: paper, provenance: secondary}, {document: pager",
            "pager",
            "a document that the file does not define; found pager; did you mean “paper”?",
        ),
        ("[{document: paper", "[{document: pager", "pager", "a document that the file does not define; found pager"),
        ("day: 10,", "day: 0,", "0, citation", "not a day that every year or month has; found 0"),
        ("percent: 66", "percent: 0", "0, citation: {", "a share is from 1 to 100 per cent; found 0"),
        ("{month: 12, day: 1}", "{month: 0, day: 1}", "{month: 0", "not a day that every year or month has; found 1/0"),
        (
            "{month: 12, day: 1}",
            "{month: 12, day: 0}",
            "{month: 12",
            "not a day that every year or month has; found 0/12",
        ),
        (
            "{month: 12, day: 1}",
            "{month: 11, day: 31}",
            "{month: 11, day: 31",
            "not a day that every year or month has",
        ),
        ("before: {month: 12, day: 1}", "by_day: 0", "0\n", "not a day that every year or month has; found 0"),
        ("{requested: ", "{asked: ", "{citation: {", "not a code of the list; found 'asked'"),
        ("secondary", "sure", "sure", "not a code of the list; found 'sure'"),
    ],
)
def test_a_mistake_is_told_at_its_place(right: str, wrong: str, marked: str, said: str) -> None:
    assert right in SMALLEST
    text = SMALLEST.replace(right, wrong, 1)
    before = text[: text.index(marked)]
    place = f"test.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    with pytest.raises(ReviewError) as refusal:
        read_regime(text, "test.yaml")
    assert [line for line in refusal.value.say("en").splitlines() if line.startswith(f"{place}: {said}")]
    for problem in refusal.value.problems:
        assert problem.message["vi"] != problem.message["en"]


@pytest.mark.parametrize(
    ("right", "widest"),
    [
        ("count: 5", "count: 1"),
        ("percent: 66", "percent: 1"),
        ("percent: 66", "percent: 100"),
        ("day: 10,", "day: 1,"),
        ("day: 10,", "day: 28,"),
        ("before: {month: 12, day: 1}", "by_day: 1"),
        ("before: {month: 12, day: 1}", "by_day: 28"),
        ("before: {month: 12, day: 1}", "before: {month: 2, day: 28}"),
        ("{month: 11, day: 30}", "{month: 12, day: 31}"),
        ("{month: 11, day: 30}", "{month: 10, day: 1}"),
        ("{month: 10, day: 1}", "{month: 1, day: 1}"),
        ("to: 2021-12-31", "to: 2021-01-01"),
    ],
)
def test_what_is_just_possible_is_read(right: str, widest: str) -> None:
    assert right in SMALLEST
    assert read_regime(SMALLEST.replace(right, widest, 1)) != read_regime(SMALLEST)


def test_mistakes_are_told_together() -> None:
    text = SMALLEST.replace("count: 5", "count: 0").replace("percent: 66", "percent: 0")
    with pytest.raises(ReviewError) as refusal:
        read_regime(text, "test.yaml")
    assert [problem.found for problem in refusal.value.problems] == ["0", "0"]
    assert len({problem.where for problem in refusal.value.problems}) == 2


@pytest.mark.parametrize("text", ["- 1", "text", "null"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(ReviewError, match=r"x\.yaml:1:1: not the rules of a review"):
        read_regime(text, "x.yaml")


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"id: a\nname: \xff")
    with pytest.raises(ReviewError, match=r"x\.yaml:2:1: the file is not UTF-8"):
        load_regime(file)
    file.write_bytes(b"#" * 1_000_001)
    with pytest.raises(ReviewError, match=r"x\.yaml: the file is too large"):
        load_regime(file)


def test_a_shipped_file_has_the_name_of_its_id_and_cites_every_document_that_it_defines() -> None:
    shipped = {file.name for file in (files("chuan_ngheo.review") / "regimes").iterdir()}
    assert shipped == {f"{each.id}.yaml" for each in regimes()}
    for each in regimes():
        assert {citation.document for citation in citations(each)} == set(each.documents)


def citations(node: object) -> list[Citation]:
    if isinstance(node, Citation):
        return [node]
    values = node if isinstance(node, tuple) else node.values() if isinstance(node, dict) else []
    if hasattr(node, "__attrs_attrs__"):
        values = [getattr(node, each.name) for each in node.__attrs_attrs__]
    return [citation for value in values for citation in citations(value)]
