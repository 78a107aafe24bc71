"""What notebooks show: whole, in both languages, on any ground, and nothing in it is obeyed."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import polars as pl
import pytest
from attrs import evolve

import chuan_ngheo as cn
from chuan_ngheo import analysis, review
from chuan_ngheo.language import LANGUAGES, Language, Text
from chuan_ngheo.pages.parts import Row, figures_table, heading, listing, paragraph, shown_table, stacked
from chuan_ngheo.pages.style import CLASS, PARTS
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.verification import compare, compare_facts, compare_population, verify
from pages.parsed import Parsed

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)></td></section><!-- {0} {x} & \" ' %s"
VN_2016, ON = cn.standard("vn-2016"), date(2020, 11, 20)
ELEMENTS = {
    "section", "article", "nav", "ol", "a", "style", "div", "span", "p", "br", "ul", "li", "h1", "h3", "h4", "h5", "b",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
}  # fmt: skip
ATTRIBUTES = {"lang", "class", "scope", "title", "id", "href", "aria-label"}


def evil_law(law_id: str) -> cn.Standard:
    evil = Text(HOSTILE, HOSTILE)
    written = cn.standard(law_id).written
    classes = {name: evolve(each, name=evil) for name, each in written.classes.items()}
    return assemble(evolve(written, name=evil, classes=classes))


def household() -> cn.Household:
    members = [cn.Member(birth_year=1990), cn.Member(insured=False)]
    return cn.Household(id=HOSTILE, labels={HOSTILE: HOSTILE}, findings={HOSTILE: True}, members=members, size=3)


def explanation() -> Any:
    means = cn.Household(id=HOSTILE, area=cn.Area.RURAL, income_per_head=900_000)
    return cn.classify(means, evil_law("vn-2016"), on=ON)


def movement() -> Any:
    entry, poor = review.Entry, cn.Status.POOR
    before = [entry(HOSTILE, poor, 3), entry("B", poor), entry("C", None, 2)]
    return review.movement(before, [entry(f"{HOSTILE}2", poor, 2, [HOSTILE]), entry("B", None), entry("C", poor, 2)])


def measures() -> Any:
    table = pl.DataFrame({HOSTILE: [True, True, False, None], "b": [True, False, False, False], "by": [HOSTILE] * 4})
    weights = {f"dimension {HOSTILE}": {HOSTILE: 1, "b": 1}}
    return analysis.measure(table, weights, [Fraction(1, 2)], by=["by"], missing="bounds")


def population() -> Any:
    table = pl.DataFrame({"area": ["rural"] * 2, "income_per_head": [900_000, None], "size": 4, "by": [HOSTILE, None]})
    return compare_population(table, VN_2016, evil_law("vn-2022"), on=ON, by=["by"])


def report() -> Any:
    table = pl.DataFrame({"area": ["rural"], "income_per_head": [1], "size": [4], "village": [HOSTILE]})
    return analysis.report(cn.tables.classify(table, VN_2016, on=ON), VN_2016, on=ON)


SHOWN: dict[str, Callable[[], Any]] = {
    "household": household,
    "explanation": explanation,
    "movement": movement,
    "movement of the poor": lambda: movement().poor,
    "measures": measures,
    "comparison": lambda: compare(VN_2016, evil_law("vn-2022")),
    "population": population,
    "facts": lambda: compare_facts(VN_2016, evil_law("vn-2022"), members=1),
    "verification": lambda: verify("vn-2006"),
    "report": report,
}


@cache
def subject(name: str) -> Any:
    return SHOWN[name]()


def fragment(name: str, language: Language) -> str:
    own = subject(name)
    return own.explain(language).html() if name == "explanation" else own.shown(language).html()


in_both = pytest.mark.parametrize("language", LANGUAGES)
each_one = pytest.mark.parametrize("name", SHOWN)


@in_both
@each_one
def test_nothing_in_it_is_obeyed(name: str, language: Language) -> None:
    html = re.sub(r"<svg.*?</svg>", "", fragment(name, language), flags=re.DOTALL)
    read = Parsed(html)
    assert read.tags <= ELEMENTS
    assert {attribute for attribute, _ in read.attributes} <= ATTRIBUTES
    assert [
        value for attribute, value in read.attributes if attribute == "href" and not (value or "").startswith("#")
    ] == []
    if name not in ("verification", "movement of the poor"):  # which name nobody
        assert "<script>alert(1)</script>" in "".join(read.words)


@each_one
def test_a_notebook_shows_it_in_vietnamese(name: str) -> None:
    own = subject(name)
    assert own._repr_html_() == fragment(name, "vi") != fragment(name, "en")
    assert 'lang="vi"' in fragment(name, "vi").split(">")[0]
    assert 'lang="en"' in fragment(name, "en").split(">")[0]


@in_both
@pytest.mark.parametrize("name", [each for each in SHOWN if each != "explanation"])
def test_printed_it_is_text(name: str, language: Language) -> None:
    shown = subject(name).shown(language)
    assert str(shown) == repr(shown) == shown.text()
    assert shown._repr_html_() == shown.html()
    assert not re.search(r"<(table|section|article|style|p)\b", shown.text())
    if name != "household":  # whose `str` names nobody
        assert str(subject(name)) == subject(name).shown("vi").text()


@each_one
def test_its_style_is_for_it_alone_and_it_has_no_ground_of_its_own(name: str) -> None:
    for style in Parsed(fragment(name, "vi")).styles:
        for selectors, rules in rules_of(style):
            for selector in re.split(r",(?![^(]*\))", selectors):
                assert selector.strip().startswith((f".{CLASS}", "@page")), selector
                if not re.search(r"figure > div$", selector.strip()):
                    ground = re.search(r"background(?:-color)?: *([^;]+)", rules)
                    assert ground is None or ground[1].startswith(("none", "var(--")), (selector, ground)
                assert not re.search(r"(?<![-\w])color: *#", rules), selector


def rules_of(style: str) -> list[tuple[str, str]]:
    """Selectors and declarations, also of those inside of ``@media``."""
    inner = re.sub(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", r"\1", style)
    return re.findall(r"([^{}]+)\{([^{}]*)\}", inner)


def test_the_parts_take_text_for_text() -> None:
    html = "".join([
        figures_table([HOSTILE], [Row(HOSTILE, [HOSTILE])]), heading(HOSTILE), paragraph(HOSTILE), listing([HOSTILE]),
        stacked([HOSTILE, HOSTILE]), shown_table([Text(HOSTILE, HOSTILE)], [], "vi"),
    ])  # fmt: skip
    read = Parsed(html)
    assert read.tags <= ELEMENTS | {"h2"}
    assert "".join(read.words).count(HOSTILE) == 9


def test_the_style_is_read() -> None:
    found = rules_of(PARTS)
    assert len(found) > 50
    assert any("min-width: 0" in rules for _, rules in found)


def test_a_page_is_on_light_and_on_dark_ground() -> None:
    page = compare(VN_2016, cn.standard("vn-2022")).html("en")
    assert "prefers-color-scheme: dark" in page
    assert page.count(PARTS) == 1
    assert f'<body class="{CLASS}">' in page
