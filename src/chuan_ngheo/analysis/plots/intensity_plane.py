"""The plane of H and A: how many are poor and how poor they are, a point for each group, curves of the same M0."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Any

import altair as alt

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.levels import WHOLE
from chuan_ngheo.analysis.plots.burden_plane import Plane, Point
from chuan_ngheo.analysis.plots.figures import per_cent
from chuan_ngheo.analysis.plots.label_places import Align, Box, Place, placed
from chuan_ngheo.analysis.plots.measured import Plotted, PoorBy, Table, Way, table
from chuan_ngheo.analysis.plots.names import Groups, group_name, left_off
from chuan_ngheo.analysis.plots.palette import GROUND, INK, OF_STATUS, QUIET
from chuan_ngheo.analysis.plots.sheet import Words, layered, on_sheet, rows
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Language, Text, joined
from chuan_ngheo.standards.status import Status


def headcount_intensity(
    measures: Plotted,
    loa: str = WHOLE,
    *,
    poor_by: PoorBy = None,
    groups: Groups = None,
    language: Language = "vi",
) -> alt.LayerChart:
    """Each group of a level by its headcount H and its intensity A; the larger the point, the larger the population.

    The square stands for all. On a curve M0 = H × A is the same everywhere. A group in which nobody is poor has no
    intensity: the note names it. Names are written where they have room, those of large groups first.
    Raises `AnalysisError` where there is nothing to draw.
    """
    found = table(measures)
    way = found.way(poor_by)
    whole, _ = _points(found, way, WHOLE)
    drawn, unknown = _points(found, way, loa) if loa != WHOLE else ([], [])
    if not whole + drawn:
        raise AnalysisError([Problem("measures", _NOTHING)])
    plane = Plane.around([*whole, *drawn])
    largest = max((point.weight for point in drawn), default=0.0)
    points = [plane.shown(point, largest, of_all=False) for point in drawn]
    points += [plane.shown(point, largest, of_all=True) for point in whole]
    curves = plane.curves()
    _label(points, plane, groups, language)
    unnamed = sum(not point["name"] for point in points)
    notes = [way.sentence, _HOW if drawn else _HOW_ALONE]
    notes += [_UNNAMED.format(count=str(unnamed))] if unnamed else []
    notes += left_off([group_name(each, groups) for each in unknown], _NOBODY)
    said = [
        _SAID.format(group=group_name(each.group, groups), h=per_cent(each.h), a=per_cent(each.a))
        for each in [*whole, *drawn]
    ]
    words = Words(_TITLE, [*notes, *found.note], joined([_TITLE, joined(said)], ". "))
    chart = layered([*_ground(plane, curves, language), *_marks(points, plane)], plane.width, plane.height)
    return on_sheet(chart, words, language, width=plane.width + 100)


def _points(found: Table, way: Way, level: str) -> tuple[list[Point], list[str | None]]:
    """The groups of a level, the largest first, and those without an intensity."""
    own = found.at(level).of(way, level)
    heads = {row.group: row for row in own.select("H")}
    intensities = {row.group: row.value for row in own.select("A")}
    points, unknown = [], []
    for group, row in heads.items():
        a = intensities.get(group)
        if row.value is None or a is None:
            unknown.append(group)
        else:
            points.append(Point(group, row.value, a, row.weight))
    return sorted(points, key=lambda point: -point.weight), unknown


def _ground(plane: Plane, curves: list[dict[str, Any]], language: Language) -> Iterator[alt.Chart]:
    x = alt.X("H:Q", title=_H[language], axis=_axis(plane.right), scale=alt.Scale(domain=[0, plane.right], nice=False))
    y = alt.Y("A:Q", title=_A[language], axis=_axis(1), scale=alt.Scale(domain=[plane.low, plane.high], nice=False))
    chart = alt.Chart(rows(curves))
    yield chart.mark_line(color=QUIET, strokeWidth=1, strokeDash=[2, 3], opacity=0.7, clip=True).encode(
        x=x, y=y, detail="M0:N"
    )
    ends: dict[float, dict[str, Any]] = {}
    for each in curves:
        ends[each["M0"]] = each | {"said": f"M0 = {_short(each['M0'])[language]}"}
    yield (
        alt.Chart(rows(ends.values()))
        .mark_text(color=QUIET, fontSize=10, align="left", baseline="bottom", dx=2, dy=-2, angle=0)
        .encode(x=x, y=y, text="said:N")
    )


def _axis(most: float) -> alt.Axis:
    """Shares in per cent, with as many decimals as steps of a part of the largest need."""
    decimals = sum(most < coarse for coarse in _COARSE)
    return alt.Axis(format=f".{decimals}%", tickCount=7)


def _short(m0: float) -> Text:
    written = f"{m0:.10f}".rstrip("0")
    return Text(written.replace(".", ","), written)


def _label(points: list[dict[str, Any]], plane: Plane, groups: Groups, language: Language) -> None:
    """Give each point the name that has room beside it, the one of all first, then those of large groups."""
    order = sorted(points, key=lambda point: (not point["all"], -point["w"]))
    taken = []
    for point in points:
        radius = sqrt(point["size"]) / 2
        taken.append(Box(point["x"] - radius, point["y"] - radius, point["x"] + radius, point["y"] + radius))
    labels = [(group_name(point["group"], groups)[language], _around(point)) for point in order]
    ground = Box(2, 2, plane.width + 110, plane.height - 2)
    for point, (name, _), place in zip(order, labels, placed(labels, taken, ground), strict=True):
        point["name"] = name if place else ""
        point["label_x"], point["label_y"] = (place.x, place.y) if place else (0, 0)
        point["align"] = place.align if place else "left"
        point["far"] = place is not None and place not in _near(point)


def _around(point: dict[str, Any]) -> list[Place]:
    """Where the name may stand: close by, or farther off and tied to the point."""
    x, y, away = point["x"], point["y"], sqrt(point["size"]) / 2 + 16
    if point["size"] < _LARGE and not point["all"]:
        return _near(point)
    far = [
        Place(x + right * away, y + down * away, align) for right, align in _SIDES for down in (-0.9, 0.9, -1.6, 1.6)
    ]
    return [*_near(point), *far]


def _near(point: dict[str, Any]) -> list[Place]:
    gap = sqrt(point["size"]) / 2 + 3
    x, y = point["x"], point["y"]
    return [
        Place(x + gap, y, "left"),
        Place(x - gap, y, "right"),
        Place(x, y - gap - 6),
        Place(x, y + gap + 6),
        *(Place(x + side * gap * 0.7, y + up * (gap * 0.7 + 5), align) for side, align in _SIDES for up in (-1, 1)),
    ]


def _marks(points: list[dict[str, Any]], plane: Plane) -> Iterator[alt.Chart]:
    x = alt.X("H:Q", scale=alt.Scale(domain=[0, plane.right], nice=False))
    y = alt.Y("A:Q", scale=alt.Scale(domain=[plane.low, plane.high], nice=False))
    ties = [
        {"tie": number, "label_x": at_x, "label_y": at_y}
        for number, point in enumerate(points)
        if point["far"]
        for at_x, at_y in ((point["x"], point["y"]), (point["label_x"], point["label_y"]))
    ]
    pixels = {"x": alt.X("label_x:Q", scale=None, axis=None), "y": alt.Y("label_y:Q", scale=None, axis=None)}
    if ties:
        yield alt.Chart(rows(ties)).mark_line(color=QUIET, strokeWidth=0.7).encode(**pixels, detail="tie:N")
    for of_all, shape, colour, opacity in (
        (False, "circle", OF_STATUS[Status.ABOVE_AVERAGE], 0.75),
        (True, "square", INK, 1),
    ):
        own = alt.Chart(rows(point for point in points if point["all"] is of_all))
        yield own.mark_point(
            filled=True, shape=shape, color=colour, opacity=opacity, stroke=GROUND, strokeWidth=1
        ).encode(x=x, y=y, size=alt.Size("size:Q", scale=None, legend=None))
    for align in ("left", "center", "right"):
        own = alt.Chart(rows(point for point in points if point["name"] and point["align"] == align))
        yield own.mark_text(align=align).encode(**pixels, text="name:N")


_LARGE = 250.0
"""Points from this size on, in square pixels, may be tied to a name farther off."""
_SIDES: tuple[tuple[int, Align], ...] = ((1, "left"), (-1, "right"))
_COARSE = (0.05, 0.005)
"""Below each of these one more decimal is wanted."""

_TITLE = Text("Tỷ lệ nghèo (H) và cường độ nghèo (A)", "Headcount (H) and intensity (A) of poverty")
_H = Text("H: tỷ lệ nghèo đa chiều", "H: share of the poor")
_A = Text(
    "A: cường độ nghèo, mức thiếu hụt bình quân của người nghèo", "A: intensity, the average deprivation of the poor"
)
_HOW = Text(
    "Điểm càng to, dân số càng đông; ô vuông là chung. Trên mỗi đường chấm, M0 = H × A bằng nhau.",
    "The larger a point, the larger the population; the square is all. Along a dotted curve M0 = H × A is the same.",
)
_HOW_ALONE = Text("Trên mỗi đường chấm, M0 = H × A bằng nhau.", "Along a dotted curve M0 = H × A is the same.")
_UNNAMED = Text("{count} điểm không đủ chỗ ghi tên.", "Points without room for their names: {count}.")
_NOBODY = Text("Không có ai nghèo, nên không có A: {names}.", "Nobody is poor, so there is no A: {names}.")
_SAID = Text("{group}: H {h}, A {a}", "{group}: H {h}, A {a}")
_NOTHING = Text("không có H và A nào để vẽ", "there are no H and A to draw")
