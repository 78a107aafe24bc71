"""Values that documents are made of, and documents spoilt in one place, as Hypothesis draws them."""

import copy
from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo import Classification, Household, classify, classify_points, standard, wire
from chuan_ngheo.household.codes import Area
from chuan_ngheo.review import Movement, movement
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.strategies import households
from chuan_ngheo.verification.strategies.drawing import drawn
from review.registers import years

LAWS = [standard(each) for each in ("vn-2016", "vn-2022", "vn-sg-2021", "vn-2006")]
laws = st.sampled_from(LAWS)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)


@drawn
def any_household(draw: DrawFn) -> Household:
    """A household of any standard, with labels, and an area as exact as one may write it."""
    found = draw(laws.flatmap(households))
    size = draw(st.none() | st.decimals(0, 100_000, allow_nan=False, allow_infinity=False))
    labels = draw(st.dictionaries(TEXTS, TEXTS, max_size=2))
    return evolve(found, labels=labels, floor_area=found.floor_area if size is None else size)


@drawn
def results(draw: DrawFn, law: Standard) -> Classification:
    """A household or, one time in four, the totals of a form under a standard."""
    if draw(st.integers(0, 3)):
        return classify(draw(households(law)), law, on=law.start)
    points = st.none() | st.integers(0, 300)
    return classify_points(law, area=draw(st.sampled_from(Area)), income_points=draw(points))


@drawn
def movements(draw: DrawFn) -> Movement:
    """The movement between two registers."""
    found = draw(years(sized=False))
    return movement(found.before, found.after, found.history)


def values() -> SearchStrategy[Any]:
    """Anything that is read back as what it was."""
    requests = st.builds(
        wire.Request, any_household(), st.none() | st.dates(), st.none() | st.sampled_from(["vn-2016", "vn-2022"])
    )
    lines = st.sampled_from(['{"aria": 1}', "", "[]", '{"members": [{"age": 1.5, "x": null}]}', "{"])
    errors = lines.map(lambda line: wire.answer(line, wire.Law(date(2020, 11, 20)), number=1))
    return any_household() | requests | laws.flatmap(results).map(wire.recorded) | movements() | errors


_WORDS = st.sampled_from(["", "rural", "x", "2020-02-30", "2020-11-20", "1e3", "45.5", "-1", "vn-2016"])
_PLAIN = st.none() | st.booleans() | st.integers(-3, 10**16) | st.sampled_from([0.5, 3.0, -1e300]) | _WORDS
GARBAGE = _PLAIN | st.lists(_PLAIN, max_size=2) | st.dictionaries(_WORDS, _PLAIN, max_size=2)
_KEYS = st.sampled_from(["aria", "size", "members", "format", "version", "on", "household", "form", "result", ""])


@drawn
def spoilt(draw: DrawFn, documents: SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """A document in which one value is another, or gone, or one key too many."""
    document = copy.deepcopy(draw(documents))
    node: Any = document
    while True:
        places = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not places:
            break
        place = draw(st.sampled_from(places))
        if not isinstance(node[place], dict | list) or not node[place] or not draw(st.integers(0, 3)):
            break
        node = node[place]
    action = draw(st.sampled_from(["change", "remove", "add"]))
    if isinstance(node, list):
        node.append(draw(GARBAGE)) if action == "add" or not node else node.__setitem__(place, draw(GARBAGE))
    elif action == "add" or not node:
        node[draw(_KEYS)] = draw(GARBAGE)
    elif action == "remove":
        del node[place]
    else:
        node[place] = draw(GARBAGE)
    return document
