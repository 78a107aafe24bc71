"""Ribbons of a flow add up to the lists at both ends, whatever happened between."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import assume, given

from analysis.plots.pictured import carried
from chuan_ngheo.analysis import AnalysisError
from chuan_ngheo.analysis.plots import flow
from chuan_ngheo.analysis.plots.passages_of_lists import Spot, streams
from chuan_ngheo.analysis.plots.ribbons import Block, Flow, laid_out
from chuan_ngheo.review import Entry, Line, Movement, movement
from chuan_ngheo.standards.status import Status
from review.registers import Years, years


def moved(drawn: Years) -> Movement:
    return movement(drawn.before, drawn.after, drawn.history)


def households(blocks: Sequence[Block], spot: Spot) -> int:
    return sum(block.households for block in blocks if block.spot is spot)


@given(years(sized=False))
def test_blocks_are_the_lists(drawn: Years) -> None:
    found = moved(drawn)
    flowing = laid_out(streams(found), 1, 1)
    for table, spot in ((found.poor, Spot.POOR), (found.near_poor, Spot.NEAR_POOR)):
        assert households(flowing.starts, spot) == table.start.households
        assert households(flowing.ends, spot) == table.end.households


@given(years(sized=False))
def test_every_line_is_drawn_once(drawn: Years) -> None:
    found = moved(drawn)
    between = {Line.ESCAPED_TO_NEAR_POOR, Line.NEAR_POOR_BECOME_POOR}  # they stand in both tables
    tables = (found.near_poor, found.poor)
    rows = {(row.line, row.line in between or table.group): row.households for table in tables for row in table.rows}
    there = [line for (line, _), count in rows.items() if count and line not in (Line.START, Line.END)]
    assert sorted(each.line for each in streams(found)) == sorted(there)
    total = sum(count for (line, _), count in rows.items() if line not in (Line.START, Line.END))
    assert sum(each.households for each in streams(found)) == total


@given(years(sized=False))
def test_ribbons_tile_their_blocks(drawn: Years) -> None:
    flowing = laid_out(streams(moved(drawn)), 0.5, 2)
    for blocks, end in ((flowing.starts, False), (flowing.ends, True)):
        for block in blocks:
            top = block.top
            for edge, count in _pieces(flowing, block, end=end):
                assert edge == top
                top += count
            assert top == block.bottom
        for above, below in itertools.pairwise(blocks):
            assert below.top - above.bottom > 0.499
            assert below.middle - above.middle > 1.999


def _pieces(flowing: Flow, block: Block, *, end: bool) -> list[tuple[float, int]]:
    return sorted(
        (ribbon.right if end else ribbon.left, ribbon.stream.households)
        for ribbon in flowing.ribbons
        if (ribbon.stream.end if end else ribbon.stream.start) is block.spot
    )


@given(years(sized=False))
def test_a_ribbon_is_as_thick_as_its_line_all_the_way(drawn: Years) -> None:
    found = moved(drawn)
    assume(streams(found))
    values = list(carried(flow(found)))
    outline = [each for each in values if "ribbon" in each]
    blocks = [each for each in values if "side" in each]
    scale = (blocks[0]["y2"] - blocks[0]["y"]) / blocks[0]["households"]
    for each in outline:
        assert each["y2"] - each["y"] == pytest.approx(scale * each["households"], rel=1e-9)
    ribbons = {each["ribbon"]: each for each in outline}.values()
    for block in blocks:
        own = [each["households"] for each in ribbons if each[block["side"]] == block["spot"]]
        assert sum(own) == block["households"]


def test_a_movement_of_nobody_is_refused() -> None:
    with pytest.raises(AnalysisError, match="no household on either list"):
        flow(movement([Entry("A", Status.AVERAGE, 3)], []))


def test_who_may_be_on_a_list_is_said() -> None:
    found = movement([Entry("A", Status.POOR, 3), Entry("B", None, 2)], [Entry("A", Status.POOR, 3)])
    subtitle = " ".join(flow(found, language="en").to_dict()["title"]["subtitle"])
    assert "at one end or both: 1." in subtitle
