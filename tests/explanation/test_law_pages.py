"""The committed pages of docs/law/ say what the standards' files say; `python docs/law_pages.py` writes them anew."""

import re
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from chuan_ngheo.entitlements.reader import benefit_table
from chuan_ngheo.explanation.law.markdown import plain
from chuan_ngheo.language import LANGUAGES, Language, day
from chuan_ngheo.review.registry import regimes
from chuan_ngheo.standards.model import Standard

DOCS = Path(__file__).parents[2] / "docs"
SPEC = spec_from_file_location("law_pages", DOCS / "law_pages.py")
assert SPEC is not None
assert SPEC.loader is not None
law_pages = module_from_spec(SPEC)
SPEC.loader.exec_module(law_pages)
PAGES: dict[str, str] = law_pages.pages()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_current(path: str) -> None:
    assert (DOCS / "law" / path).read_text(encoding="utf-8") == PAGES[path], "run `python docs/law_pages.py`"


def test_there_is_no_other_page() -> None:
    assert {str(file.relative_to(DOCS / "law")) for file in (DOCS / "law").rglob("*.md")} == set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("law", law_pages.shipped(), ids=lambda law: law.id)
def test_nothing_that_the_law_says_is_left_out(law: Standard, language: Language) -> None:
    """Every amount, name, rule as written, decisive word, reading and note of the file stands on its page."""
    page = PAGES[f"{'vi/' if language == 'vi' else ''}{law.id}.md"].casefold()
    said = [note[language] for note in law.notes]
    for row in law.provenance():
        citation = row.citation
        said += [
            citation.words or "",
            citation.reading[language] if citation.reading else "",
            row.document.reference[language],
        ]
    said += [each.name[language] for each in (*law.indicators, *law.classes, *law.designations)]
    assert [each for each in said if plain(each).casefold() not in page] == []
    rules = [each for entry in law.written.indicators.values() if (each := entry.deprived_when) is not None] + [
        each for entry in law.written.classes.values() if (each := entry.when) is not None
    ]
    assert [each for each in rules if f"```text\n{' '.join(each.split())}\n```".casefold() not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_a_benefit_and_every_rule_of_a_review_stands_on_its_page(language: Language) -> None:
    place = "vi/" if language == "vi" else ""
    table = benefit_table()
    page = PAGES[f"{place}{table.id}.md"].casefold()
    for benefit in table.benefits:
        section = page.split(f"\n## {plain(benefit.name[language]).casefold()}\n")[1].split("\n## ")[0]
        groups = section.split("\n### ")[1:]
        names = [plain(each.name[language]).casefold() for each in benefit.groups]
        assert [group.split("\n")[0] for group in groups] == names
        for said, each in zip(groups, benefit.groups, strict=True):
            assert each.share is None or f" {each.share * 100} %" in said
            assert day(each.in_force.start, language) in said
            assert said.count("\n- ") == len([*each.law(date.max), *each.in_force.citation])
    for rules in regimes():
        page = PAGES[f"{place}{rules.id}.md"].casefold()
        names = [each.name[language] for each in (*rules.terms.values(), *rules.reports.values())]
        names += [each.label[language] for each in (*rules.scope, *rules.recognises)]
        assert [each for each in names if f"\n### {plain(each).casefold()}\n" not in page] == []
        assert all(each.length[language].casefold() in page for each in rules.terms.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_links_every_page(language: Language) -> None:
    place = "vi/" if language == "vi" else ""
    linked = re.findall(r"\]\(([\w-]+\.md)\)", PAGES[f"{place}index.md"])
    assert sorted(f"{place}{each}" for each in linked) == sorted(
        path for path in PAGES if path.startswith("vi/") is (language == "vi") and "index" not in path
    )
