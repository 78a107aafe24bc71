"""Standards that nobody ever issued and the reader accepts: lines, points, indicators and classes of every shape."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.document import StandardFile, file_converter
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.verification.strategies.drawing import drawn

_LINES = ("poverty", "minimum", "average")
_RULES = (
    "any_member(age >= {a} and not insured)",
    "any_member({a} <= age < {b} and attending == none)",
    "any_member(birth_year >= 1986 and not education >= lower_secondary)",
    "2 * count_members(age < {a} or disabled) > size",
    "count_members(untreated_illness) >= {n}",
    "floor_area < {n} * size",
    "toilet not in {{septic, pour_flush}}",
    "housing_grade == simple or (not wall_durable and not roof_durable)",
    "not (television in devices or radio in devices) and not hears_loudspeaker",
    "not any_member(internet)",
)


def standards() -> SearchStrategy[Standard]:
    """A standard with one to three lines, up to five indicators, with points or without, by month or by year.

    Its classes go from the worst off to the rest, by means and by deprivations counted or named; a part of a rule may
    be unknown. It is assembled as a file is.
    """
    return _files().map(lambda data: assemble(file_converter().structure(data, StandardFile)))


@drawn
def _files(draw: DrawFn) -> dict[str, Any]:
    """What the file of such a standard holds."""
    names = _LINES[: draw(st.integers(1, len(_LINES)))]
    indicators = draw(st.lists(_indicators(), max_size=5))
    has_points = draw(st.booleans())
    means: dict[str, Any] = {
        "income": {
            "unit": _text("đồng", "VND"),
            "months": draw(st.sampled_from([1, 12])),
            "lines": draw(_lines(names, 400, 50_000)),
        }
    }
    if has_points:
        scored = names[: draw(st.integers(1, len(names)))]
        means |= {"points": {"unit": _text("điểm", "points"), "lines": draw(_lines(scored, 60, 5))}}
        means |= {"decides": draw(st.sampled_from(["income", "points"]))}
    return {
        "id": "made-up",
        "name": _text("chuẩn thử", "a standard for tests"),
        "place": "VN",
        "in_force": {"from": "2020-01-01", "to": "2024-12-31"},
        "documents": {"doc": {"number": "1/QĐ", "title": _text("văn bản", "document")}},
        "means": means,
        "dimensions": {"all": {"name": _text("tất cả", "all")}},
        "indicators": {f"indicator_{place}": each for place, each in enumerate(indicators)},
        "deprivation": {"points": 10, "citation": _CITATION} if draw(st.booleans()) else None,
        "classes": draw(_classes(names, len(indicators))),
    }


@drawn
def _lines(draw: DrawFn, names: tuple[str, ...], most: int, step: int) -> dict[str, Any]:
    """Lines that rise in every area, in whole steps; the mountains may have their own."""
    areas = ["rural", "urban", *(["rural_mountain"] if draw(st.booleans()) else [])]
    rising = st.lists(st.integers(1, most), min_size=len(names), max_size=len(names), unique=True).map(sorted)
    amounts = {area: draw(rising) for area in areas}
    return {
        name: {
            "name": _text(name, name),
            "citation": _CITATION,
            **{area: own[place] * step for area, own in amounts.items()},
        }
        for place, name in enumerate(names)
    }


@drawn
def _indicators(draw: DrawFn) -> dict[str, Any]:
    youngest = draw(st.integers(1, 30))
    older, number = youngest + draw(st.integers(1, 30)), draw(st.integers(1, 12))
    rule = draw(st.none() | st.sampled_from(_RULES))
    return {
        "dimension": "all",
        "name": _text("chỉ số", "indicator"),
        "citation": _CITATION,
        "deprived_when": None if rule is None else rule.format(a=youngest, b=older, n=number),
    }


@drawn
def _classes(draw: DrawFn, names: tuple[str, ...], indicators: int) -> dict[str, Any]:
    """A class for each line, some of them in two: with so many deprivations or more, and the rest."""
    rules = []
    for name in names:
        compared = draw(st.sampled_from(["<", "<="]))
        beside = draw(st.sampled_from(_also(indicators)))
        if beside:
            rules.append(f"means {compared} {name} and {beside}")
        if not beside or draw(st.booleans()):
            rules.append(f"means {compared} {name}")
    statuses = sorted(draw(st.lists(st.sampled_from(Status), min_size=len(rules) + 1, max_size=len(rules) + 1)))
    whens = [{"when": rule} for rule in rules] + [{"otherwise": True}]
    return {
        f"class_{place}": {"status": str(status), "name": _text(f"loại {place}", f"class {place}"), **when}
        | {"citation": _CITATION}
        for place, (status, when) in enumerate(zip(statuses, whens, strict=True))
    }


def _also(indicators: int) -> list[str]:
    """What a class may ask besides means."""
    counted = [f"deprivations >= {count}" for count in range(1, indicators + 1)]
    named = [f"deprived_indicator_{place}" for place in range(indicators)]
    return ["", *counted, *named, "unknown", "not unknown"]


def _text(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


_CITATION = {"document": "doc", "provenance": "unverified"}
