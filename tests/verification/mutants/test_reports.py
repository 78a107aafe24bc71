"""A report on mutants in words and as plain data."""

import json

import pytest

from chuan_ngheo import standard
from chuan_ngheo.language import LANGUAGES
from chuan_ngheo.verification.cases import cases_of, cases_text, read_cases
from chuan_ngheo.verification.mutants import mutation_report

TEXT = cases_text(cases_of("vn-57-2016").written)
WEAKER = TEXT.replace("1_600_001", "1_700_000").replace("income_per_head: 1_600_000", "income_per_head: 1_590_000")
"""No case on or just above the near-poverty line of rural areas, and one that does not hold."""
REPORT = mutation_report(standard("vn-57-2016"), read_cases(WEAKER, "mine.cases.yaml"))


def test_the_text_says_all_in_both_languages() -> None:
    vi, en = (REPORT.text(language) for language in LANGUAGES)
    assert str(REPORT) == vi
    assert "28 biến thể" in vi
    assert "28 mutants" in en
    for said, each in ((vi, "vi"), (en, "en")):
        assert f"mine.cases.yaml:{line_of('1_590_000')}:" in said
        for mutant in (*REPORT.equivalent, *(one.mutant for one in REPORT.unnoticed)):
            assert f"{mutant.where}: {mutant.kind.label[each]}: {mutant.before} → {mutant.after}" in said
    assert "would notice (2016-01-01): " in en
    assert "sẽ phát hiện (01/01/2016): " in vi
    assert "Noticed by no case" in en
    assert "Không trường hợp nào phát hiện" in vi


def line_of(words: str) -> int:
    """The line of the case that a line of it stands in."""
    lines = WEAKER.splitlines()
    found = next(place for place, line in enumerate(lines) if words in line)
    return 1 + max(place for place, line in enumerate(lines[:found]) if line.lstrip().startswith("- name"))


@pytest.mark.parametrize("width", [50, 80])
def test_no_line_is_wider_than_asked_but_for_a_long_word(width: int) -> None:
    for language in LANGUAGES:
        assert all(len(line) <= width or " " not in line.strip() for line in REPORT.text(language, width).splitlines())


def test_the_data_is_plain_and_counts_add_up() -> None:
    data = json.loads(json.dumps(REPORT.json()))
    counts = data["counts"]
    assert data["format"] == 1
    assert data["standard"]["id"] == "vn-57-2016"
    for each in ("noticed", "equivalent", "unnoticed"):
        assert len(data[each]) == counts[each]
    assert counts["total"] == counts["noticed"] + counts["equivalent"] + counts["unnoticed"] == REPORT.total
    assert len(data["failing"]) == 1
    assert all(each["by"].startswith("mine.cases.yaml:") for each in data["noticed"])
    shown = data["unnoticed"][0]["shown_by"]
    assert set(shown) == {"on", "household", "form", "words"}
    assert shown["household"] == {"area": "rural", "income_per_head": 1_600_001}
    assert shown["words"]["en"] == "rural, 1,600,001 VND/person/month"
