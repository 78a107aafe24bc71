"""Measures as tables: every figure is that of `get`, rounded; what is left out is said."""

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import chuan_ngheo as cn
from chuan_ngheo.analysis import measure
from chuan_ngheo.analysis.measure_tables import index, share
from chuan_ngheo.language import LANGUAGES, Language, Text
from pages.parsed import Parsed

NAMES = ("water", "toilet", "school")
WEIGHTS = {"home": {"water": 1, "toilet": 1}, "mind": {"school": 2}}
truths = st.sampled_from([True, False, None])
tables = st.lists(st.tuples(truths, truths, truths, st.sampled_from(["A", "urban", None])), min_size=1, max_size=8)


def frame(rows: list[tuple]) -> pl.DataFrame:
    types = {**dict.fromkeys(NAMES, pl.Boolean), "village": pl.String}
    return pl.DataFrame(rows, schema=types, orient="row")


@given(tables, st.sampled_from(LANGUAGES), st.booleans())
def test_the_tables_show_what_was_found(rows: list[tuple], language: Language, bounded: bool) -> None:
    found = measure(frame(rows), WEIGHTS, [Fraction(1, 2)], by=["village"], missing="bounds" if bounded else "exclude")
    shown = found.shown(language)
    cells = Parsed(shown.html()).cells
    for level, group in found.groups:
        for name, say in (("H", share), ("A", share), ("M0", index)):
            each = found.get(name, loa=level, subg=group)
            value = "–" if each.value is None else say(each.value, language)
            if each.lowest is not None and each.highest is not None:
                value += f" [{say(each.lowest, language)}–{say(each.highest, language)}]"
            assert value in cells
            assert value in shown.text()
    for name in NAMES:
        assert f"  {name}" in cells
        each = found.get("hd", indicator=name)
        assert each.value is None or any(cell.startswith(share(each.value, language)) for cell in cells)
    left_out = sum(None in row[:3] for row in rows)
    said = {"vi": f"Không tính {left_out} dòng", "en": f"left out because something is unknown: {left_out} "}[language]
    assert (said in shown.text()) == (said in "".join(Parsed(shown.html()).words)) == (left_out > 0)


@pytest.mark.parametrize("bounded", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_without_a_complete_row_is_named(language: Language, bounded: bool) -> None:
    rows = [(True, True, True, "A"), (None, True, True, "B"), (None, None, False, "urban"), (True, None, True, None)]
    missing = "bounds" if bounded else "exclude"
    found = measure(frame(rows), WEIGHTS, [Fraction(1, 2)], by=["village"], missing=missing)
    said = {"vi": "(village): B; Thành thị; Chưa rõ.", "en": "(village): B; Urban; Unknown."}[language]
    for words in (found.shown(language).text(), "".join(Parsed(found.shown(language).html()).words)):
        assert (said in words) != bounded  # with bounds it is in the table


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_stand_in_brackets(language: Language) -> None:
    rows = [(place % 3 == 0, place % 2 == 0, False, "A") for place in range(12)]
    table = frame(rows).with_columns(psu=pl.int_range(12), weight=pl.lit(2))
    found = measure(table, WEIGHTS, [Fraction(1, 4)], psu="psu", weight="weight")
    each = found.get("H")
    cell = f"{share(each.value, language)} ({share(Fraction(each.error.se), language)})"
    shown = found.shown(language)
    assert cell in Parsed(shown.html()).cells
    assert {"vi": "sai số chuẩn", "en": "standard error"}[language] in shown.text()
    assert "24" in Parsed(shown.html()).cells  # what twelve rows weigh


def test_names_are_those_of_the_standard_or_of_a_mapping() -> None:
    law = cn.standard("vn-2022")
    table = pl.DataFrame({f"deprived_{each.id}": [True, False] for each in law.indicators})
    table = table.with_columns(status=pl.lit("poor"), class_id=pl.lit("poor"), possible=pl.lit(None, pl.String))
    found = measure(table, classes=["poor"], standard=law)
    text = str(found.shown("en", law))
    assert "Poor by the law: poor\n" in text
    assert "hygienic toilet" in text
    assert "water and sanitation" in text
    assert "nhà tiêu hợp vệ sinh" in str(found.shown("vi", law))
    assert "my privy" in str(found.shown("en", {"toilet": Text("nhà xí", "my privy")}))


def test_nobody_counts_as_poor() -> None:
    text = str(measure(frame([(True, False, None, "A"), (True, True, False, "A")]), WEIGHTS).shown("en"))
    assert "Deprived (%)" in text
    assert "Headcount" not in text
    assert "100.0" in text


def test_a_short_repr() -> None:
    found = measure(frame([(True, False, True, "A")]), WEIGHTS, [Fraction(1, 2)])
    assert repr(found) == f"<Measures: groups 1, estimates {len(found.estimates)}>"
