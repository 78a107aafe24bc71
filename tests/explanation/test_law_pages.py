"""The committed pages of docs/law/ say what the standards' files say; `python docs/law_pages.py` writes them anew."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from chuan_ngheo.explanation.law.markdown import plain
from chuan_ngheo.language import LANGUAGES, Language
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standards

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
@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_nothing_that_the_law_says_is_left_out(law: Standard, language: Language) -> None:
    """Every amount, name, rule as written, decisive word, reading and note of the file stands on its page."""
    page = PAGES[f"{'vi/' if language == 'vi' else ''}{law.id}.md"].casefold()
    said = [note[language] for note in law.notes]
    for row in law.provenance():
        citation = row.citation
        said += [citation.words or "", citation.reading[language] if citation.reading else "", row.document.number]
    said += [each.name[language] for each in (*law.indicators, *law.classes, *law.designations)]
    assert [each for each in said if plain(each).casefold() not in page] == []
    rules = [each for entry in law.written.indicators.values() if (each := entry.deprived_when) is not None] + [
        each for entry in law.written.classes.values() if (each := entry.when) is not None
    ]
    assert [each for each in rules if f"```text\n{' '.join(each.split())}\n```".casefold() not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_links_every_page(language: Language) -> None:
    place = "vi/" if language == "vi" else ""
    linked = re.findall(r"\]\(([\w-]+\.md)\)", PAGES[f"{place}index.md"])
    assert sorted(f"{place}{each}" for each in linked) == sorted(
        path for path in PAGES if path.startswith("vi/") is (language == "vi") and "index" not in path
    )
