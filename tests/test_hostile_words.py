"""Pages, pictures and tables in which every name, id and label is an attack: data stays data."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from attrs import evolve, fields, has

import chuan_ngheo as cn
from analysis.reports.reported import LABELS, frame, standing
from chuan_ngheo.analysis.reports import Contents, report
from chuan_ngheo.analysis.reports.illustrations import pictures
from chuan_ngheo.language import Text
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification import compare, compare_facts, compare_population, verify

ON = date(2020, 11, 20)
WORDS = [
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "</style></title></svg><img src=x onerror=alert(1)>",
    "<!-- ]]> &lt;b&gt; {{x}} --><a href=javascript:alert(1)>",
    "\x1b]0;x\x07\x00<b\x0b>",
]
_OF_LINES = ("tspan", "text", "span", "br")
_MEANT = str.maketrans(dict.fromkeys("<>&\"'=/!-:;()[]{}\x1b\x07\x00\x0b", "x"))


class _Skeleton(HTMLParser):
    """What of a page is no text: its elements and their attributes, comments and declarations."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.others: Counter[str] = Counter()
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag, tuple(name for name, _ in attrs)] += 1
        self.texts += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.others[f"comment {data}"] += 1

    def handle_decl(self, decl: str) -> None:
        self.others[decl] += 1

    def unknown_decl(self, data: str) -> None:
        self.others[data] += 1

    def handle_pi(self, data: str) -> None:
        self.others[data] += 1

    @property
    def kinds(self) -> set[tuple[str, tuple[str, ...]]]:
        """The elements with their attributes; a drawing has more or fewer of one kind, by the length of its words."""
        return set(self.elements)

    @property
    def count(self) -> Counter[str]:
        """How many of each element there are, but for the parts of lines."""
        counts: Counter[str] = Counter()
        for (tag, _), count in self.elements.items():
            counts[tag] += count * (tag not in _OF_LINES)
        return counts


def renamed(node: Any, word: str) -> Any:
    """The same, with the word for each name."""
    if isinstance(node, Text):
        return Text(word, word)
    if isinstance(node, dict):
        return {key: renamed(value, word) for key, value in node.items()}
    if isinstance(node, tuple):
        return tuple(renamed(each, word) for each in node)
    if has(type(node)):
        return evolve(node, **{each.name: renamed(getattr(node, each.name), word) for each in fields(type(node))})
    return node


def law(standard_id: str, word: str) -> Standard:
    """A standard in which every name of anything is the word."""
    return assemble(renamed(cn.standard(standard_id).written, word))


def an_explanation(word: str) -> str:
    household = cn.Household(
        id=word, area=cn.Area.RURAL, size=2, labels={word: word}, members=(cn.Member(age=7), cn.Member(insured=False))
    )
    return cn.classify(household, law("vn-2016", word), on=ON).explain("vi").html()


def a_report(word: str) -> str:
    standard = law("vn-2016", word)
    rows = [
        {"household_id": f"{word}{place}", "size": 3, "land_or_sea_livelihood": None}
        | dict.fromkeys(LABELS, f"{word}{place % 2}")
        | {"area": "rural"}
        | standing(standard, [["poor_by_income"], ["near_poor"]][place % 2])
        | {f"deprived_{each.id}": place > 1 for each in standard.indicators}
        for place in range(4)
    ]
    classified, before = frame(rows, standard), frame(list(reversed(rows)), standard)
    made = report(classified, standard, on=ON, before=before, contents=Contents(names=True, place=word))
    drawn = pictures(made, classified, "en")
    assert drawn[1:]
    return made.html("en", pictures=drawn)


def a_comparison(word: str) -> str:
    return compare(law("vn-2016", word), law("vn-2022", word)).html("en")


def a_population(word: str) -> str:
    households = pl.DataFrame(
        {
            "household_id": [word, "b", "c"],
            word: [word, word, "x"],
            "area": ["rural", "urban", "rural"],
            "monthly_income": [900_000, 9_000_000, 1_600_000],
            "size": [1, 1, 1],
        }
    )
    moved = compare_population(households, law("vn-2016", word), law("vn-2022", word), on=ON, by=[word])
    return moved.html("en")


def what_is_possible(word: str) -> str:
    return compare_facts(law("vn-2006", word), law("vn-2011", word)).html("en")


def a_verification(word: str) -> str:
    text = (files("chuan_ngheo.standards") / "national" / "vn-2006.yaml").read_text(encoding="utf-8")
    said = json.dumps(word)
    text = re.sub(r"\{vi: .*?, en: .*?\}(?=[,}\n])", lambda _: f"{{vi: {said}, en: {said}}}", text)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / (word.translate({0: " ", ord("/"): " "}) + ".yaml")
        file.write_text(text.replace("id: vn-2006", "id: own"), encoding="utf-8")
        return verify(file, against=cn.standard("vn-2011")).html("en")


PAGES = [(page, word) for page in (an_explanation, a_comparison, a_verification) for word in WORDS]
PAGES += [(page, "".join(WORDS)) for page in (a_report, a_population, what_is_possible)]  # which take longer
_UNLIKE = re.compile(r"[^a-z]")


@pytest.mark.parametrize(("page", "word"), PAGES)
def test_no_element_and_no_attribute_comes_from_data(page: Callable[[str], str], word: str) -> None:
    """The elements of a page are those of the same page with words that mean nothing to a browser."""
    found, meant = _Skeleton(page(word)), _Skeleton(page(word.translate(_MEANT)))
    assert found.kinds == meant.kinds
    assert found.count == meant.count or page is a_verification  # what it has to say of names depends on them
    assert found.others == meant.others
    assert _UNLIKE.sub("", word) in _UNLIKE.sub("", "".join(found.texts)), "the words are shown"
