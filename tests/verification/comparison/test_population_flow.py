"""The picture of a population: blocks and ribbons are its counts, and every name is there and has room."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from analysis.plots.pictured import carried, subtitle
from chuan_ngheo import Standard, Text, standard
from chuan_ngheo.analysis import AnalysisError
from chuan_ngheo.analysis.plots.palette import OF_STATUS
from chuan_ngheo.language import LANGUAGES, Language
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification import PopulationComparison, Standing, compare_population
from chuan_ngheo.verification.comparison.population import CONTRADICTORY, Count, Moved, in_order
from chuan_ngheo.verification.strategies.drawing import drawn
from tables.test_extras import run

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
LAWS = standards()
ON = date(2021, 11, 20)
WORDS = st.text("aệ -", min_size=1, max_size=90).map(str.strip).filter(bool)


def standings(law: Standard) -> st.SearchStrategy[Standing]:
    classes = st.sets(st.sampled_from([each.id for each in law.classes]), min_size=1)
    return st.just(CONTRADICTORY) | classes.map(lambda found: Standing.of(found, law))


@drawn
def renamed(draw: DrawFn) -> Standard:
    """A standard, its classes under names of any length."""
    law = draw(st.sampled_from(LAWS))
    names = draw(st.lists(st.builds(Text, WORDS, WORDS), min_size=len(law.classes), max_size=len(law.classes)))
    classes = [evolve(each, name=name) for each, name in zip(law.classes, names, strict=True)]
    return evolve(law, classes=type(law.classes)(classes))


@drawn
def populations(draw: DrawFn) -> PopulationComparison:
    """Somebody at least, in one group or several."""
    laws = renamed() | st.sampled_from(LAWS)
    before, after = draw(laws), draw(laws)
    counts = st.builds(Count, st.integers(1, 30) | st.integers(1, 30_000_000), st.integers(0, 99))
    groups = st.sampled_from([("A",), ("B",), (None,)])
    rows = st.builds(Moved, groups, standings(before), standings(after), counts)
    found = draw(st.lists(rows, min_size=1, max_size=12, unique_by=lambda row: (row.group, row.before, row.after)))
    return PopulationComparison(before, after, ON, ("village",), in_order(found, before, after))


def chart(moved: PopulationComparison, language: Language = "vi") -> Any:
    return moved.picture(language).chart


def ribbons(data: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in data if "ribbon" in each]


def blocks(data: list[dict[str, Any]], side: str) -> list[dict[str, Any]]:
    return [each for each in data if each.get("side") == side]


def counted(moved: PopulationComparison) -> Counter[tuple[str, str]]:
    """The households by the spots they are drawn at, from the frame."""
    found: Counter[tuple[str, str]] = Counter()
    for row in moved.frame.iter_rows(named=True):
        ends = [
            row[f"{side}_class"] or ("undetermined" if row[f"{side}_possible"] else "contradictory")
            for side in ("before", "after")
        ]
        found[ends[0], ends[1]] += row["households"]
    return found


@settings(max_examples=25)
@given(populations())
def test_ribbons_are_the_passages_and_blocks_the_classes(moved: PopulationComparison) -> None:
    data = list(carried(chart(moved)))
    expected = counted(moved)
    each_once = {each["ribbon"]: each for each in ribbons(data)}.values()
    assert Counter({(each["start"], each["end"]): each["households"] for each in each_once}) == expected
    assert len(each_once) == len(expected)
    for place, side in enumerate(("start", "end")):
        of_side: Counter[str] = Counter()
        for ends, count in expected.items():
            of_side[ends[place]] += count
        assert Counter({each["spot"]: each["households"] for each in blocks(data, side)}) == of_side
        assert sum(of_side.values()) == moved.total.households
        assert sum(each["y2"] - each["y"] for each in blocks(data, side)) == pytest.approx(340)
    scale = 340 / moved.total.households
    for each in [*ribbons(data), *blocks(data, "start"), *blocks(data, "end")]:
        assert each["y2"] - each["y"] == pytest.approx(scale * each["households"], rel=1e-6, abs=1e-9)


def test_nobody_is_invisible_among_millions() -> None:
    """What is thinner than a hair is drawn as one; what can be seen is not."""
    law = standard("vn-2022")
    poor, average = (Standing.of([each], law) for each in ("poor", "average"))
    rows = [
        Moved((), poor, average, Count(1)),
        Moved((), average, average, Count(20_000_000)),
        Moved((), average, CONTRADICTORY, Count(2_000_000)),
    ]
    data = list(carried(chart(PopulationComparison(law, law, ON, (), in_order(rows, law, law)))))
    number = next(each["ribbon"] for each in ribbons(data) if each["start"] == "poor")
    assert {each["hairline"] for each in data if "hairline" in each} == {str(number), "start poor"}
    fewer = [evolve(each, count=Count(each.count.households % 999 + 1)) for each in rows]
    data = list(carried(chart(PopulationComparison(law, law, ON, (), in_order(fewer, law, law)))))
    assert not any("hairline" in each for each in data)


def labels(written: dict[str, Any]) -> Iterator[list[tuple[float, list[str]]]]:
    """Left and right, the names beside the blocks: where the first line stands, and the lines."""
    for layer in written["layer"]:
        values = written["datasets"][layer["data"]["name"]]
        if layer["mark"].get("lineHeight"):
            yield [(each["y"], each["said"].split("\n")) for each in values]


@settings(max_examples=25)
@given(populations(), st.sampled_from(LANGUAGES))
def test_names_are_whole_and_lie_apart(moved: PopulationComparison, language: Language) -> None:
    written = chart(moved, language).to_dict(validate=False)
    expected = [
        [each.name[language].split() for each in standings] for standings in (moved.summary.rows, moved.summary.columns)
    ]
    sides = list(labels(written))
    for side, names in zip(sides, expected, strict=True):
        assert [" ".join(lines[:-1]).lower().split() for _, lines in side] == [
            " ".join(name).lower().split() for name in names
        ]
        for (top, lines), (below, _) in pairwise(side):
            assert below - top >= 14 * len(lines) - 1e-6
    heads = [layer["encoding"]["y"]["value"] for layer in written["layer"] if _is_heading(layer)]
    assert len(heads) == 2
    assert max(heads) <= min(side[0][0] for side in sides) - 7 + 1e-6


def _is_heading(layer: dict[str, Any]) -> bool:
    return layer["mark"].get("fontWeight") == "bold"


def test_colours_are_those_of_the_status() -> None:
    """What is undetermined or contradictory has a colour of its own; several statuses lie between theirs."""
    before, after = standard("vn-2016"), standard("vn-2022")
    classes = [Standing.of([each.id], before) for each in before.classes]
    rows = [Moved((), each, Standing.of(["poor"], after), Count(1)) for each in [*classes, CONTRADICTORY]]
    rows.append(Moved((), Standing.of([each.id for each in before.classes], before), CONTRADICTORY, Count(1)))
    found = chart(PopulationComparison(before, after, ON, (), in_order(rows, before, after)))
    colours = {each["spot"]: each["colour"] for each in blocks(list(carried(found)), "start")}
    assert {each.id: colours[each.id] for each in classes} == {
        each.id: OF_STATUS[each.status] for each in classes if each.status is not None
    }
    assert len(set(colours.values())) == len({each.status for each in classes}) + 2
    old = Standing.of(["not_poor"], standard("vn-2001"))
    assert len(old.statuses) > 1
    mixed = PopulationComparison(standard("vn-2001"), after, ON, (), (Moved((), old, CONTRADICTORY, Count(1)),))
    (block,) = blocks(list(carried(chart(mixed))), "start")
    assert block["colour"] not in {*OF_STATUS.values(), *colours.values()}


@pytest.fixture(scope="module")
def moved() -> PopulationComparison:
    findings = {f"finding_{each.id}": [False] * 5 for each in standard("vn-2022").indicators}
    village = pl.DataFrame(
        {
            "area": ["rural"] * 5,
            "income_per_head": [900_000, 1_200_000, 1_700_000, 5_000_000, None],
            "size": [4, 3, 5, 2, 1],
        }
    )
    return compare_population(
        village.with_columns(**{name: pl.Series(found) for name, found in findings.items()}),
        standard("vn-2016"),
        standard("vn-2022"),
        on=ON,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_picture_is_the_same_bytes(moved: PopulationComparison, language: Language) -> None:
    one, other = moved.picture(language), moved.picture(language)
    assert one.svg() == other.svg()
    assert one.png(1) == other.png(1)
    assert one.language == language


def test_title_notes_and_names_are_in_both_languages(moved: PopulationComparison) -> None:
    assert moved.picture("vi").name == "Hộ theo loại: từ vn-2016 sang vn-2022"
    assert moved.picture("en").name == "Households by class: from vn-2016 to vn-2022"
    vi, en = (moved.picture(language) for language in LANGUAGES)
    assert "Số hộ: 5. Màu của dải: loại theo vn-2016. Tuổi tính đến ngày 20/11/2021." in subtitle(vi.chart)
    assert "Households: 5. Ribbons: coloured by vn-2016. Ages are counted at 2021-11-20." in subtitle(en.chart)
    assert "Chuẩn nghèo đa chiều 2022–2025" in subtitle(vi.chart)
    assert "chưa xác định" in vi.description
    assert "undetermined" in en.description
    shared = {*re.findall(r">([^<>]+)<", vi.svg())} & {*re.findall(r">([^<>]+)<", en.svg())}
    assert {each for each in shared if re.search(r"[a-zà-ỹđ]{2,}", each)} == {"vn-2016", "vn-2022"}


def test_of_a_copy_either_side_says_which(moved: PopulationComparison) -> None:
    law = evolve(moved.before, name=Text("Bản sao", "A copy"), digest="of another content")
    copy = evolve(moved, after=law)
    assert "vn-2016 (1): " in subtitle(chart(copy, "en"))
    assert "vn-2016 (2): A copy" in subtitle(chart(copy, "en"))
    assert ">vn-2016 (2)<" in copy.picture().svg()


def test_nobody_is_no_picture_but_a_page(moved: PopulationComparison) -> None:
    nobody = evolve(moved, rows=())
    with pytest.raises(AnalysisError, match="there is no household") as caught:
        nobody.picture()
    assert "không có hộ nào" in caught.value.say("vi")
    assert "<svg" not in nobody.html()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.links += [value for name, value in attrs if name in ("src", "href", "xlink:href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_the_picture_and_needs_nothing_else(moved: PopulationComparison, language: Language) -> None:
    page, reader = moved.html(language), _Reader()
    reader.feed(page)
    assert (reader.open, reader.links) == ([], [])
    assert page.count("<svg") == 1
    assert moved.picture(language).svg() in page


@pytest.mark.parametrize("absent", ["altair", "vl_convert"])
def test_without_the_extra_the_page_is_made_and_a_picture_asks_for_it(absent: str) -> None:
    program = (
        "import polars, datetime; from chuan_ngheo.verification import compare_population; "
        "one = polars.DataFrame({'area': ['rural'], 'income_per_head': [900000]}); "
        "laws = cn.standard('vn-2016'), cn.standard('vn-2022'); "
        "moved = compare_population(one, *laws, on=datetime.date(2021, 11, 1)); "
        "page = moved.html(); print('<table' in page, '<svg' in page); moved.picture()"
    )
    said = run(program, (absent,))
    assert said.startswith("True False")
    assert "MissingExtra: plots.Picture needs an extra: pip install 'chuan-ngheo[plots]'" in said
