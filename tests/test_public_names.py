"""The public names are those committed in ``tests/snapshots/api``: a change of them is a change of these files.

To write them anew after a change that is meant: ``UPDATE_SNAPSHOTS=1 pytest tests/test_public_names.py``.
"""

import os
from collections.abc import Callable, Mapping
from datetime import date
from difflib import unified_diff
from enum import StrEnum
from functools import cache
from pathlib import Path

import attrs
import pytest

import chuan_ngheo
from chuan_ngheo.errors import ChuanNgheoError
from public_names import HANDED_OUT, listing, listings, origins, public_packages

SNAPSHOTS = Path(__file__).parent / "snapshots" / "api"
CHANGED = """The public names have changed. Where that is meant, write them anew with

    UPDATE_SNAPSHOTS=1 python3 -m pytest tests/test_public_names.py

and say it in CHANGELOG.md; docs/explanation/stability.md says how a name goes away."""


@cache
def now() -> Mapping[str, str]:
    return listings()


def test_the_public_names_are_the_ones_committed() -> None:
    if os.environ.get("UPDATE_SNAPSHOTS"):
        for file in SNAPSHOTS.glob("*.txt"):
            file.unlink()
        for name, text in now().items():
            (SNAPSHOTS / f"{name}.txt").write_text(text, encoding="utf-8")
    committed = {file.stem: file.read_text(encoding="utf-8") for file in SNAPSHOTS.glob("*.txt")}
    changes: list[str] = []
    for name in sorted(now().keys() | committed.keys()):
        before, after = (each.get(name, "").splitlines() for each in (committed, now()))
        changes += unified_diff(before, after, f"{name}, committed", f"{name}, now", lineterm="")
    if changes:
        pytest.fail("\n".join([CHANGED, "", *changes]), pytrace=False)


def test_nothing_public_is_of_any_type() -> None:
    """A result of which a type checker knows nothing; `Any` inside a result is JSON."""
    untyped = [f"{name}: {line}" for name, text in now().items() for line in text.splitlines() if "-> Any" in line]
    assert untyped == []


def test_type_checkers_know_every_public_folder() -> None:
    """It is imported for them in `chuan_ngheo`: otherwise they refuse it there."""
    _, imported = origins("chuan_ngheo")
    assert [folder for folder in chuan_ngheo._FOLDERS if imported.get(folder) != "chuan_ngheo"] == []


def test_no_public_function_takes_just_any_arguments() -> None:
    """`functools.cache` hides the parameters of a function from type checkers: its wrapper takes anything."""
    names = [(package, name) for package in public_packages() for name in package.__all__]
    assert [name for package, name in names if hasattr(getattr(package, name), "cache_info")] == []


def test_every_public_folder_is_listed() -> None:
    assert {"chuan_ngheo", "chuan_ngheo.review", "chuan_ngheo.analysis.plots", HANDED_OUT} <= now().keys()
    assert "frozen chuan_ngheo.standards.model.Indicator" in now()[HANDED_OUT]


class Colour(StrEnum):
    RED = "red"


@attrs.frozen
class Painted:
    name: "str"
    colour: "Colour | None" = None
    sides: "tuple[str, ...]" = attrs.field(factory=tuple, kw_only=True)
    size: "int" = attrs.field(init=False, default=1)

    @property
    def surface(self) -> "int":
        return self.size

    @classmethod
    def of(cls, names: "list[str]") -> "Painted":
        return cls(names[0])


class CannotBePainted(ChuanNgheoError, LookupError):
    pass


def paint(thing: "Painted", /, *colours: "Colour", thick: "bool" = False, **more: "str") -> "date":
    return date(2020, 1, len(colours) + thick + len(more) + thing.size)


def lasting(*, until: date, of: Callable[[date], str] | None = None) -> Painted:
    return Painted(of(until) if of else str(until))


def test_what_a_caller_sees_is_shown() -> None:
    named = (Colour, Painted, CannotBePainted, paint, lasting)
    assert listing({each.__name__: each for each in named}).splitlines() == [
        "enum Colour(StrEnum)",
        "    RED = 'red'",
        "",
        "frozen Painted",
        "    name: str",
        "    colour: Colour | None = None",
        "    sides: tuple[str, ...] = tuple()  [by name only]",
        "    size: int = 1  [not given]",
        "    @classmethod def of(names: list[str]) -> Painted",
        "    surface -> int",
        "",
        "class CannotBePainted(ChuanNgheoError, LookupError)",
        "",
        "def paint",
        "    thing: Painted",
        "    /",
        "    *colours: Colour",
        "    thick: bool = False",
        "    **more: str",
        "    -> date",
        "",
        "def lasting",
        "    *",
        "    until: date",
        "    of: Callable[[date], str] | None = None",
        "    -> Painted",
    ]
