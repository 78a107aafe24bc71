"""Labels do not lie on each other; colours can be told apart; every text is there in both languages."""

import pkgutil
import string
from importlib import import_module
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.analysis import plots
from chuan_ngheo.analysis.plots.label_places import Box, Place, box_of, placed
from chuan_ngheo.analysis.plots.palette import DISTINCT, OF_STATUS, of_dimension, shades, text_on
from chuan_ngheo.analysis.plots.sheet import balanced, wrapped
from chuan_ngheo.language import Text

PLACES = st.builds(Place, st.floats(0, 300), st.floats(0, 200), st.sampled_from(["left", "center", "right"]))
GROUND = Box(0, 0, 300, 200)


@given(st.lists(st.tuples(st.text("abĐệ", min_size=1, max_size=12), st.lists(PLACES, max_size=4)), max_size=12))
def test_labels_lie_apart_and_on_the_ground(labels: list[tuple[str, list[Place]]]) -> None:
    found = placed(labels, ground=GROUND)
    boxes = [
        box_of(text, place.x, place.y, place.align) for (text, _), place in zip(labels, found, strict=True) if place
    ]
    assert all(box.within(GROUND) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(place is None or place in places for (_, places), place in zip(labels, found, strict=True))


@given(st.text("ab ệ", max_size=60), st.integers(8, 40))
def test_balanced_lines_are_the_same_words_in_as_few_lines(text: str, letters: int) -> None:
    assert " ".join(balanced(text, letters)).split() == text.split()
    assert len(balanced(text, letters)) == len(wrapped(text, letters))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_on_a_colour_can_be_read() -> None:
    grounds = [*DISTINCT, *OF_STATUS.values(), *(tone for place in range(8) for tone in shades(of_dimension(place), 4))]
    assert min(contrast(ground, text_on(ground)) for ground in grounds) > 3


def test_colours_are_distinct() -> None:
    assert len({of_dimension(place) for place in range(8)}) == 8
    assert len(set(DISTINCT)) == len(DISTINCT)
    assert len(set(shades(DISTINCT[0], 5))) == 5


MODULES = [each.name for each in pkgutil.iter_modules(plots.__path__)]


@pytest.mark.parametrize("module", MODULES)
def test_texts_are_in_both_languages_with_the_same_places(module: str) -> None:
    found = vars(import_module(f"{plots.__name__}.{module}"))
    texts = [each for each in found.values() if isinstance(each, Text)]
    texts += [
        text for each in found.values() if isinstance(each, dict) for text in each.values() if isinstance(text, Text)
    ]
    for text in texts:
        assert text.vi
        assert text.en
        assert places(text.vi) == places(text.en)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
