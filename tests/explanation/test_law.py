"""A standard in words: the plane is the decision table, marks are true, nothing is markup, renderings agree."""

import copy
import pickle
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from chuan_ngheo.explanation.law.description import Description, Kind
from chuan_ngheo.explanation.law.plane import Plane, planes
from chuan_ngheo.explanation.law.standard import describe
from chuan_ngheo.language import LANGUAGES, Language, number
from chuan_ngheo.standards.decision import combinations_of
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import load_standard, read_standard
from chuan_ngheo.standards.registry import standard, standards
from strategies.planting import VN_2016

LAWS = pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
CHILD = """
id: own
extends: vn-2022
name: {vi: Thử, en: Own}
place: VN-XX
in_force: {from: 2024-01-01, to: 2025-12-31}
"""


def depths_of(plane: Plane) -> list[int]:
    """The first depth of each column; they are runs without a gap, but may begin after none."""
    starts = []
    for words, count in plane.columns:
        starts.append(int(words.replace(" or more", "").split("–")[0]))
        if plane.depth == "indicators deprived":
            assert count == int(words.split("–")[-1]) - starts[-1] + 1
    return starts


def blocks_by_place(plane: Plane) -> dict[tuple[int, int], tuple[str, ...]]:
    """The classes of each row and column; every place belongs to one block."""
    places = [
        ((block.row + down, block.column + right), tuple(each.id for each in block.possible))
        for block in plane.blocks
        for down in range(block.rows)
        for right in range(block.columns)
    ]
    assert len(places) == len(dict(places)) == len(plane.bands) * max(1, len(plane.columns))
    return dict(places)


@LAWS
def test_the_plane_says_of_every_cell_what_the_table_says(law: Standard) -> None:
    table, drawn = law.decision, planes(law, "en")
    seen = Counter[str]()
    for area in table.areas:
        for found in combinations_of(table.findings):
            named = [
                f"{'' if deprived else 'not '}deprived in {law.indicator(each).name.en}"
                for each, deprived in zip(table.findings, found, strict=True)
            ]
            (plane,) = [
                each
                for each in drawn
                if area.label.en in each.name.split(", ")[0].split(" and ") and each.name.split(", ")[1:] == named
            ]
            places, top = blocks_by_place(plane), len(plane.bands) - 1
            starts = [0] if not plane.columns else depths_of(plane)
            for cell in table.cells():
                if (cell.area, cell.findings) != (area, found):
                    continue
                depth = cell.depth if table.point_cuts is None else [0, *table.point_cuts][cell.depth]
                column = max(place for place, start in enumerate(starts) if start <= depth)
                assert places[top - cell.band, column] == cell.possible, (plane.name, cell)
                seen[plane.name] += 1
    assert sorted(seen) == sorted(plane.name for plane in drawn)


@LAWS
def test_bands_and_points_of_a_plane_are_the_limits(law: Standard) -> None:
    for area in law.decision.areas:
        (plane, *_) = [each for each in planes(law, "en") if area.label.en in each.name.split(", ")[0].split(" and ")]
        limits = law.decision.limits[area]
        for place, limit in enumerate(limits):
            below, above = plane.bands[len(limits) - place].income, plane.bands[len(limits) - place - 1].income
            amount = number(limit.income, "en")
            assert below[-1] in (f"{'≤' if limit.cut.inclusive else '<'} {amount}", f"= {amount}")
            assert above[0] in (f"{'>' if limit.cut.inclusive else '≥'} {amount}", f"= {amount}")
        assert sum(span.rows for span in plane.spans) in (0, len(limits) + 1)
        points = [limit.points for limit in limits if limit.points is not None]
        assert [span.points[-1] for span in plane.spans[1:]] == [f"≤ {each}" for each in reversed(points)]


class Grid(HTMLParser):
    """The width of each row of each table, cells that reach down from above counted; what is shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tables: list[list[Counter[int]]] = []
        self.words: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spans = {name: int(value or 0) for name, value in attrs if name in ("rowspan", "colspan")}
        if tag != "br":
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
            self.row = -1
            self.widths = Counter[int]()
        elif tag == "tr":
            self.row += 1
        elif tag in ("td", "th"):
            for down in range(spans.get("rowspan", 1)):
                self.widths[self.row + down] += spans.get("colspan", 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "table":
            assert sorted(self.widths) == list(range(self.row + 1))
            assert len(set(self.widths.values())) == 1

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
@LAWS
def test_a_notebook_shows_lines_indicators_and_classes(law: Standard, language: Language) -> None:
    """Tables without a hole, every tag closed, every line and name there; by itself in Vietnamese."""
    page = describe(law, language).compact().html()
    shown = "\n".join(Grid(page).words)
    for line in law.means.income.lines.values():
        assert all(number(line.amount(area), language) in shown for area in law.decision.areas)
    assert all(each.name[language] in shown for each in (*law.indicators, *law.classes))
    assert law._repr_html_() == law.describe("vi").compact().html()
    assert describe(law, language)._repr_html_() == describe(law, language).html() != page


@pytest.mark.parametrize("language", LANGUAGES)
@LAWS
def test_text_and_html_say_the_same(law: Standard, language: Language) -> None:
    described = describe(law, language)
    shown, text = "".join(Grid(described.html()).words), str(described)
    for section in described.sections:
        for entry in section.entries:
            assert all(part in shown and part in text for part in (entry.name, *entry.cells, entry.law))
    for line in (*described.unknown, *described.notes, *described.warnings, *described.differences):
        assert line in shown
        assert line in text


def differing(described: Description, kind: Kind) -> list[str]:
    return [entry.name for section in described.of(kind) for entry in section.entries if entry.differs]


def test_what_differs_from_what_it_extends_is_marked_and_nothing_else() -> None:
    base = standard("vn-2022")
    same = describe(read_standard(CHILD), "en")
    assert same.base == base.id
    assert [differing(same, kind) for kind in Kind] == [[]] * len(Kind)
    changed = describe(
        read_standard(
            CHILD
            + "means: {income: {lines: {poverty: {rural: 1_500_001}}}, points: null}\n"
            + "indicators: {toilet: null, housing_area: {deprived_when: floor_area < 9 * size}}\n"
            + "classes: {poor: {when: means <= poverty and deprivations >= 4}}\n"
        ),
        "en",
    )
    assert differing(changed, Kind.LINES) == ["income poverty line"]
    assert differing(changed, Kind.INDICATORS) == ["housing area per head"]
    assert differing(changed, Kind.CLASSES) == ["poor"]
    (taken,) = changed.differences
    assert "hygienic toilet" in taken
    assert "A points (form B1)" in taken
    for rendered in (changed.text(), changed.markdown(), "".join(Grid(changed.html()).words)):
        assert "ncome poverty line ≠" in rendered
        assert "≠ = differs from vn-2022." in rendered


def test_a_citation_alone_makes_no_difference() -> None:
    cited = CHILD + "classes: {poor: {citation: {document: nd-07-2021, provenance: secondary}}}\n"
    described = describe(read_standard(cited), "en")
    assert differing(described, Kind.CLASSES) == []
    assert described.marks != describe(standard("vn-2022"), "en").marks


def test_what_it_extends_may_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(CHILD, encoding="utf-8")
    second = tmp_path / "second.yaml"
    second.write_text(CHILD.replace("id: own", "id: second").replace("vn-2022", "own"), encoding="utf-8")
    law = load_standard(second)
    assert law.extends == "own"
    described = describe(law, "en")
    assert described.base is None
    assert ("Extends", "own") in described.facts


def test_what_a_standard_extends_is_kept_and_is_no_content() -> None:
    law = standard("vn-39-2022")
    assert {copy.deepcopy(law).extends, pickle.loads(pickle.dumps(law)).extends, law.extends} == {"vn-2022"}
    assert standard("vn-2022").extends is None


@LAWS
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_whose_number_is_not_known_goes_by_its_title(law: Standard, language: Language) -> None:
    unnumbered = [document.title[language] for document in law.documents.values() if document.number is None]
    said = describe(law, language)
    begins = {"vi": "Số của văn bản chưa biết: ", "en": "Number of the document not known: "}[language]
    expected = [f"{begins}{', '.join(unnumbered)}."] if unnumbered else []
    assert [sentence for sentence in said.unknown if sentence.startswith(begins)] == expected
    cited = [citation.law for section in said.sections for each in section.entries for citation in each.cited]
    assert all(words.startswith(tuple(each.reference[language] for each in law.documents.values())) for words in cited)
    assert all(title in cited for title in unnumbered)


def test_nothing_in_a_name_is_markup() -> None:
    hostile = "<script>x</script> | `a` [b](c) *d* &lt; \\\\ $e$"
    law = read_standard(VN_2016.replace("en: near-poor}", f'en: "{hostile}"}}', 1))
    described = describe(law, "en")
    said = hostile.replace("\\\\", "\\")
    assert law.household_class("near_poor").name.en == said
    assert said in "".join(Grid(described.html()).words)
    assert "<script" not in described.html()
    headings = [line for line in described.markdown().splitlines() if line.startswith("### 3. ")]
    assert headings == ["### 3. \\<script\\>x\\</script\\> \\| \\`a\\` \\[b\\](c) \\*d\\* \\&lt; \\\\ \\$e\\$"]
