"""Faults planted in the text of a shipped standard, and where they then stand."""

from importlib.resources import files

import pytest

from chuan_ngheo.errors import Problem, StandardError
from chuan_ngheo.standards.reader import read_standard

VN_2016 = (files("chuan_ngheo.standards") / "national" / "vn-2016.yaml").read_text(encoding="utf-8")


def planted(old: str, new: str, text: str = VN_2016) -> str:
    """The text with ``old`` once made ``new``."""
    assert old in text, old
    return text.replace(old, new, 1)


def place(text: str, around: str, at: str = "") -> str:
    """Where ``at`` stands inside ``around``, which stands in the text."""
    start = text.index(around) + around.index(at)
    line_start = text.rfind("\n", 0, start) + 1
    return f"x.yaml:{text.count(chr(10), 0, start) + 1}:{start - line_start + 1}"


def problems_of(text: str) -> tuple[Problem, ...]:
    """What the reader says of a text that is no standard."""
    with pytest.raises(StandardError) as caught:
        read_standard(text, "x.yaml")
    for problem in caught.value.problems:
        assert problem.say("vi") != problem.say("en")
    return caught.value.problems
