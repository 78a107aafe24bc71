"""What people read: text, page and plain data say the same, in both languages, escaped and within the width."""

import json
import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

from chuan_ngheo import Language, Text, classify, read_household, standard
from chuan_ngheo.language import LANGUAGES
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification import Change, compare

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
TEXTS = Path(__file__).parent / "texts"
SOME = [("vn-2022", "vn-2027"), ("vn-2016", "vn-sg-2021"), ("vn-57-2016", "vn-sg-2019"), ("vn-2001", "vn-2006")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_the_one_committed(language: Language) -> None:
    """To write it anew: ``UPDATE_SNAPSHOTS=1 pytest tests/verification/comparison/test_forms.py``."""
    file = TEXTS / f"vn-2022-vn-2027.{language}.txt"
    said = compare(standard("vn-2022"), standard("vn-2027")).text(language, 100) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("pair", SOME, ids="→".join)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_and_no_word_is_lost(pair: tuple[str, str], language: Language, width: int) -> None:
    comparison = compare(standard(pair[0]), standard(pair[1]))
    narrow, wide = comparison.text(language, width), comparison.text(language, 100_000)
    assert max(map(len, narrow.splitlines())) <= width
    assert sorted(filter(str.isalnum, narrow)) == sorted(filter(str.isalnum, wide))


@pytest.mark.parametrize("language", LANGUAGES)
def test_boxes_are_said_as_lawyers_say_them(language: Language) -> None:
    said = compare(standard("vn-2022"), standard("vn-2027")).text(language)
    words = {
        "vi": "nông thôn, thu nhập 1.500.001–2.200.000 đồng/người/tháng, thiếu hụt từ 3 chỉ số trở lên theo vn-2027",
        "en": "rural, income 1,500,001–2,200,000 VND/person/month, deprived in 3 or more indicators by vn-2027",
    }
    assert words[language] in said


def test_where_both_count_the_same_nobody_is_named() -> None:
    said = compare(standard("vn-2022"), standard("vn-39-2022")).text("vi")
    assert "nông thôn, thu nhập 1.500.001–2.000.000 đồng/người/tháng, thiếu hụt từ 2 chỉ số trở lên\n" in said


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.links += [value for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("pair", SOME, ids="→".join)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_needs_nothing_else(pair: tuple[str, str], language: Language) -> None:
    comparison = compare(standard(pair[0]), standard(pair[1]))
    page, reader = comparison.html(language), _Reader()
    reader.feed(page)
    assert (reader.open, reader.links) == ([], [])
    assert "url(" not in page
    assert "prefers-color-scheme: dark" in page
    assert page.count("<tr>") - 1 - len(comparison.matrix.rows) - page.count('class="boxes"') == len(comparison.moved)


def test_names_are_escaped() -> None:
    law = standard("vn-2022")
    evil = Text("<script>alert(1)</script>", "<b>&amp;</b>")
    written = law.written
    poor = evolve(written.classes["poor"], name=evil)
    copy = assemble(evolve(written, name=evil, classes={**written.classes, "poor": poor}))
    for language in LANGUAGES:
        page = compare(copy, standard("vn-2027")).html(language)
        assert "<script>" not in page
        assert "<b>" not in page


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_plain_data_is_plain_and_its_households_can_be_read_again(law) -> None:
    comparison = compare(standard("vn-2022"), law)
    data = comparison.json()
    assert json.loads(json.dumps(data)) == data
    assert (data["format"], data["kind"]) == (1, "comparison")
    assert sum(each["cells"] for each in data["matrix"]) == sum(each["cells"] for each in data["transitions"])
    assert len(data["transitions"]) == len(comparison.transitions)
    for each, transition in zip(data["transitions"], comparison.transitions, strict=True):
        facts = each["witness"]["household"]
        own = {indicator.id for indicator in standard("vn-2022").indicators}
        findings = {name: found for name, found in facts.get("findings", {}).items() if name in own}
        told = {name: value for name, value in facts.items() if name != "deprivation_points"} | {"findings": findings}
        result = classify(read_household(told), standard("vn-2022"), on=standard("vn-2022").start)
        assert "|".join(result.possible) == each["before"] == transition.before.id


def test_coverage_and_provisional_standards_are_said() -> None:
    comparison = compare(standard("vn-sg-2019"), standard("vn-2027"))
    assert [each.en.split(" ")[0] for each in comparison.warnings] == ["vn-2027", "vn-sg-2019"]
    assert "permanent" in comparison.warnings[1].en
    assert all(each.vi != each.en for each in (*comparison.warnings, *comparison.notes))


def test_designations_that_differ_are_named_because_they_are_not_compared() -> None:
    """A class may stay while what hangs on it goes."""
    law = standard("vn-2022")
    (first, one), (second, other) = law.written.designations.items()
    copies = {
        "only vn-2022 (1) has": {second: other},
        "the two standards say otherwise of": {first: evolve(one, when=other.when), second: other},
    }
    for said, designations in copies.items():
        comparison = compare(law, assemble(evolve(law.written, designations=designations)))
        assert not comparison.moved
        assert [each.en for each in comparison.notes if "Designations" in each.en] == [
            f"Designations are not compared; {said}: {one.name.en}."
        ]
    assert not [each for each in compare(law, law).notes if "Designations" in each.en]


def test_provisional_standards_warn_once() -> None:
    with pytest.warns() as caught:
        compare(standard("vn-2027"), standard("vn-2027"))
    assert len(caught) == 1


def test_the_worse_come_first() -> None:
    comparison = compare(standard("vn-2022"), standard("vn-2027"))
    order = list(dict.fromkeys(each.change for each in comparison.moved))
    assert order == [each for each in Change if each in order]
    assert order[0] is Change.WORSE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_that_has_kept_its_id_is_told_from_the_original(language: Language) -> None:
    law = standard("vn-2022")
    fewer = {name: each for name, each in law.written.indicators.items() if name != "toilet"}
    copy = assemble(evolve(law.written, indicators=fewer, provisional=True))
    said = compare(law, copy).text(language)
    assert said.startswith("vn-2022 (1) → vn-2022 (2)\n")
    by = {"vi": "theo vn-2022 (1)", "en": "by vn-2022 (1)"}[language]
    assert by in said
    assert "! vn-2022 (2)" in said
    assert "vn-2022 (1)" in compare(law, copy).html(language)
    assert compare(law, law).text(language).startswith("vn-2022 → vn-2022\n")
