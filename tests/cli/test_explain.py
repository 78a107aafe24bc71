"""``explain``: why one household is in its class, as text and as a page."""

from html.parser import HTMLParser

import pytest

import chuan_ngheo as cn
from chuan_ngheo.intake.register import read_register

VOID = {"meta", "br", "hr", "img", "link"}


class Page(HTMLParser):
    """What a browser would build: every element closed in order, and the text of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.words: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        tag = self.open[-1] if self.open else ""
        self.words[tag] = self.words.get(tag, "") + data


def library(village, household: str, lang: str) -> cn.Explanation:
    """The explanation of a household of the village as the library gives it."""
    on = cn.standard("vn-2016").start.replace(year=2020, month=11, day=20)
    register = read_register(village.path / "households.csv", village.path / "members.csv", on=on)
    (found,) = [row.household for row in register.rows if row.household and row.household.id == household]
    return cn.classify(found, cn.standard("vn-2016"), on=on).explain(lang)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("household", ["H1", "H2", "H3"])
def test_it_is_the_explanation_of_the_library(village, household: str, lang: str) -> None:
    ran = village.explain(household, "--members", "members.csv", lang=lang)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{library(village, household, lang).text()}\n"
    assert village.files() == {"households.csv", "members.csv"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_holds_the_same_words_and_is_well_formed(village, lang: str) -> None:
    ran = village.explain("H2", "--members", "members.csv", "--html", lang=lang)
    explanation = library(village, "H2", lang)
    assert ran.status == 0
    assert ran.out.startswith(f'<!doctype html>\n<html lang="{lang}">')
    assert explanation.html() in ran.out
    page = Page(ran.out)
    assert {"html", "head", "meta", "title", "body", "section"} <= page.seen
    assert page.words["title"] == explanation.title


@pytest.mark.parametrize("hostile", ["</title><script>alert(1)</script>", "<b>&amp;\"'", "]]>--><img src=x>", "{body}"])
def test_an_id_is_text_in_a_page_whatever_it_looks_like(folder, hostile: str) -> None:
    folder.table("households.csv", [["Mã hộ", "Khu vực"], [hostile, "nông thôn"]])
    ran = folder.explain(hostile, "--html")
    page = Page(ran.out)
    assert not page.seen & {"script", "b", "img"}
    assert page.words["title"] == page.words["h3"]
    assert hostile in page.words["title"]


def test_a_page_is_in_utf_8_as_it_says_whatever_the_terminal_writes(village) -> None:
    asked = ("explain", "households.csv", "--on", "2020-11-20", "--household", "H1", "--html")
    ran = village.process(*asked, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.status == 0
    assert "Hộ H1: chưa xác định" in ran.out or "Hộ H1: hộ nghèo" in ran.out
    assert '<meta charset="utf-8">' in ran.out


def test_an_id_is_found_however_it_is_typed(folder) -> None:
    folder.write("households.csv", "Mã hộ,Khu vực\n Hộ 1 ,nông thôn\n")
    for typed in ("Hộ 1", " Hộ 1", "Hô\u0323 1"):
        assert folder.explain(typed).status == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "households.csv: không có hộ nào mang mã này; gặp H9; có phải “H3”?\n"),
        ("en", "households.csv: no household has this id; found H9; did you mean “H3”?\n"),
    ],
)
def test_an_id_that_no_household_has(village, lang: str, said: str) -> None:
    ran = village.explain("H9", lang=lang)
    assert (ran.status, ran.out, ran.err) == (2, "", said)


def test_a_household_that_was_rejected_says_all_that_is_wrong_with_it(folder) -> None:
    folder.write(
        "households.csv",
        "Mã hộ,Khu vực,Nhà tiêu,finding_toilet\nH1,biển,hố,\nH2,nông thôn,không có,không\nH3,xã\nH4,xã,,\n",
    )
    folder.classify()
    for household, row in (("H1", "2"), ("H2", "3")):
        rejects = [each for each in folder.records("result.rejected.csv") if each["row"] == row]
        assert folder.explain(household).err.splitlines() == [
            f"households.csv:{row}: {each['column']} “{each['value']}”: {each['reason']}" for each in rejects
        ]
    assert "finding_toilet “không”: the finding contradicts the facts; expected true\n" in folder.explain("H2").err
    assert folder.explain("H3").err.startswith("households.csv:4: the row has 2 cells, the table 4 columns")
    assert [folder.explain(each).status for each in ("H1", "H2", "H3", "H4")] == [2, 2, 2, 0]


def test_of_two_households_with_one_id_the_first_is_explained(folder) -> None:
    folder.write("households.csv", "Mã hộ,Khu vực,Thu nhập cả hộ,size\nH1,xã,1.000.000,2\nH1,xã,9.000.000,1\n")
    assert "1,000,000 VND ÷ 2 persons" in folder.explain("H1").out


def test_what_a_terminal_would_obey_is_shown_instead(folder) -> None:
    folder.table(
        "households.csv", [["Mã hộ", "Khu vực"], ["H1\x1b[2J\x07", "biển\x1b]0;x\x07\u202e"], ["H2\x1b[2J", ""]]
    )
    refused, explained = folder.explain("H1\x1b[2J\x07"), folder.explain("H2\x1b[2J")
    assert (refused.status, explained.status) == (2, 0)
    assert not {"\x1b", "\x07", "\u202e"} & set(refused.err + explained.out)
    assert "biển\ufffd]0;x\ufffd\ufffd" in refused.err


def test_it_needs_no_extra(village) -> None:
    blocked = "sys.modules['rich'] = None"
    asked = ("explain", "households.csv", "--on", "2020-11-20", "--household", "H1")
    ran = village.process(*asked, program=blocked)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Hộ H1")
