"""Every explanation is whole: for any household, in both languages, as text and as HTML."""

import re
from html.parser import HTMLParser

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Classification, Explanation, Household, Provenance, classify, classify_points
from chuan_ngheo.explanation.missing import fact_name
from chuan_ngheo.explanation.section import DEPRIVED, FINE, UNKNOWN
from chuan_ngheo.language import LANGUAGES, Language
from chuan_ngheo.verification.strategies.surveyed import households, with_findings, with_points
from classification.applied import Applied
from classification.sketches import sketches

LANGUAGE = st.sampled_from(LANGUAGES)
LEAKS = re.compile(r"[{}]|\b[a-z]+_[a-z_]+\b|\bNone\b|\bTrue\b|\bFalse\b|members\[|findings\.|Text\(")
VIETNAMESE = re.compile("[À-ÖØ-öø-ɏ\u1ea0-\u1ef9]")
PLACES = re.compile("Hồ Chí Minh|Hà Nội|Đà Nẵng|Đồng Nai|Quảng Ninh|Bình Dương")
TAGS = {"style", "section", "h3", "h4", "ul", "li", "span", "p"}


def capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def lines_of(explanation: Explanation) -> list[str]:
    """Title, headings and statements, without the citations (which are names of documents)."""
    statements = [line.text for section in explanation.sections for line in section.lines]
    return [explanation.title, *(section.heading for section in explanation.sections), *statements]


def assert_is_clean(result: Classification, language: Language) -> None:
    explanation = result.explain(language)
    for line in lines_of(explanation):
        assert not LEAKS.search(line), line
        assert line.strip() == line != ""
        if language == "en":
            assert not VIETNAMESE.search(PLACES.sub("", line)), line
    assert str(explanation) == explanation.text()
    assert all(line in explanation.text() for line in lines_of(explanation))


@given(data=st.data(), language=LANGUAGE)
def test_nothing_of_the_machinery_shows(surveyed: Applied, data: st.DataObject, language: Language) -> None:
    plain = data.draw(households(surveyed.standard, surveyed.on))
    more = [each(plain, surveyed.standard, surveyed.on) for each in (with_findings, with_points)]
    household = data.draw(st.one_of(st.just(plain), *more))
    assert_is_clean(classify(household, surveyed.standard, on=surveyed.on), language)


@given(data=st.data(), language=LANGUAGE)
def test_nothing_of_it_shows_under_any_standard(applied: Applied, data: st.DataObject, language: Language) -> None:
    household = data.draw(sketches(applied.standard))
    assert_is_clean(classify(household, applied.standard, on=applied.on), language)


@given(
    language=LANGUAGE,
    area=st.sampled_from(Area),
    points=st.none() | st.integers(0, 200),
    deprived=st.none() | st.integers(0, 10),
)
def test_a_form_is_explained(
    surveyed: Applied, language: Language, area: Area, points: int | None, deprived: int | None
) -> None:
    totals = {"income_points": points, "deprivation_points": None if deprived is None else 10 * deprived}
    assert_is_clean(classify_points(surveyed.standard, area=area, **totals), language)


@given(data=st.data(), language=LANGUAGE)
def test_every_indicator_is_told_as_it_was_found(surveyed: Applied, data: st.DataObject, language: Language) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    result = classify(household, surveyed.standard, on=surveyed.on)
    lines = [line for section in result.explain(language).sections for line in section.lines]
    fine = ", ".join(each.indicator.name[language] for each in result.findings.values() if each.deprived is False)
    for finding in result.findings.values():
        if finding.deprived is not False:
            name, mark = capitalised(finding.indicator.name[language]), DEPRIVED if finding.deprived else UNKNOWN
            assert [line.mark for line in lines if line.text.startswith(f"{name}: ")] == [mark]
    assert [line.text.endswith(f": {fine}") for line in lines if line.mark == FINE] == ([True] if fine else [])


@given(data=st.data(), language=LANGUAGE)
def test_what_nobody_has_checked_is_marked(surveyed: Applied, data: st.DataObject, language: Language) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    result = classify(household, surveyed.standard, on=surveyed.on)
    explanation = result.explain(language)
    cited = {line.text: line.citation for section in explanation.sections for line in section.lines}
    for finding in result.findings.values():
        thresholds = [each.provenance for each in finding.indicator.citation if each.about != "name"]
        if finding.deprived:
            said = next(text for text in cited if text.startswith(f"{capitalised(finding.indicator.name[language])}: "))
            for provenance in set(thresholds) - {Provenance.VERIFIED}:
                assert f"⚠ {provenance.label[language]}" in cited[said]
    assert explanation.has_warnings is any("⚠" in citation for citation in cited.values())
    assert ("⚠ = " in explanation.text()) is explanation.has_warnings


@given(data=st.data(), language=LANGUAGE)
def test_what_is_missing_is_named_in_words(surveyed: Applied, data: st.DataObject, language: Language) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    result = classify(household, surveyed.standard, on=surveyed.on)
    text, found = result.explain(language).text(), result.findings
    for path in {path for facts in result.missing for path in facts}:
        assert fact_name(path, found, language) in text


class Checked(HTMLParser):
    """Refuses a tag that is not closed in its place, or that no explanation has; gathers the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= {"lang", "class"}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)


HOSTILE = st.sampled_from(["<script>alert(1)</script>", "</section>", '"><img onerror=x>', "a & b", "{id}", "<!--"])


@given(data=st.data(), language=LANGUAGE, household_id=HOSTILE | st.text())
def test_the_html_is_well_formed_whatever_the_household_is_called(
    surveyed: Applied, data: st.DataObject, language: Language, household_id: str
) -> None:
    household: Household = evolve(data.draw(households(surveyed.standard, surveyed.on)), id=household_id)
    explanation = classify(household, surveyed.standard, on=surveyed.on).explain(language)
    page = Checked()
    page.feed(explanation.html())
    page.close()
    assert page.open == []
    shown = "".join(page.words)
    assert all(line.replace("\r", "\n") in shown.replace("\r", "\n") for line in lines_of(explanation))
    assert household_id in explanation.title
