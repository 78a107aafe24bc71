"""The laws of a standard as tests: one class of them, in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from attrs import frozen
from hypothesis import given
from hypothesis.strategies import SearchStrategy, deferred

from chuan_ngheo.errors import ChuanNgheoError, Problem, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.laws.exactness import BOUNDARIES, SCALE, boundaries_are_exact, scale_does_not_matter
from chuan_ngheo.verification.laws.examples import (
    decided_households,
    filled_households,
    on_lines,
    whole_households,
    with_an_indicator,
    with_two_incomes,
)
from chuan_ngheo.verification.laws.judge import Classifier, Judge, LawBroken
from chuan_ngheo.verification.laws.monotony import (
    DEPRIVATIONS,
    MEANS,
    fewer_deprivations_are_no_worse,
    more_means_are_no_worse,
)
from chuan_ngheo.verification.laws.neighbours import GENEROUS, is_local, local_is_as_generous
from chuan_ngheo.verification.laws.single_class import (
    CONSERVATIVE,
    ONE_CLASS,
    one_class,
    unknown_facts_are_conservative,
)

_T = TypeVar("_T")


@frozen
class Law:
    """A law: what it says, how it is tried, and of which standards it speaks."""

    name: str
    words: Text
    test_of: Callable[[Judge], Callable[[], None]]
    """The test of a judge; called, it raises `LawBroken` where the law does not hold."""
    speaks_of: Callable[[Standard], bool]


def laws_of(
    standard: Standard,
    on: date | None = None,
    *,
    classifier: Classifier | None = None,
    but: Mapping[str, str] | None = None,
) -> type[object]:
    """A class of tests, one for each law, that pytest collects under a name that begins with ``Test``.

    ``classifier`` is a program that is tried in place of this library's `classify`: a household and a day → the ids of
    the classes possible. ``but`` names laws that the standard rightly does not keep, each with the reason; such a test
    passes only while the law is indeed broken. Ages are counted at ``on``, the standard's first day unless said.

    Raises `ChuanNgheoError` for a law in ``but`` that there is not.

    >>> from chuan_ngheo.standards.registry import standard
    >>> TestStandard = laws_of(standard("vn-2016"))
    >>> for name in sorted(vars(TestStandard)):
    ...     if name.startswith("test"):
    ...         print(name)
    test_boundaries_are_exact
    test_fewer_deprivations_are_no_worse
    test_more_means_are_no_worse
    test_one_class
    test_scale_does_not_matter
    test_unknown_facts_are_conservative
    """
    excused = but or {}
    names = [law.name for law in LAWS]
    expected = Text(", ".join(names), ", ".join(names))
    unknown = [each for each in excused if each not in names]
    if unknown:
        raise ChuanNgheoError(Problem("but", _NO_LAW, each, expected, nearest_name(each, names)) for each in unknown)
    judge = Judge.of(standard, on, classifier)
    tests = {f"test_{law.name}": _test(law, judge, excused.get(law.name)) for law in LAWS if law.speaks_of(standard)}
    return type("Laws", (), {"__doc__": f"The laws of {standard.id}.", **tests})


def _test(law: Law, judge: Judge, reason: str | None) -> Any:
    """One test, as a method that needs no instance."""
    holds = law.test_of(judge)

    def is_broken() -> None:
        try:
            holds()
        except LawBroken:
            return
        raise AssertionError(f"{judge.standard.id}: {law.words.en}: holds, although {reason}")

    test = holds if reason is None else is_broken
    test.__name__ = test.__qualname__ = f"test_{law.name}"
    test.__doc__ = f"{law.words.en}. {law.words.vi}."
    return staticmethod(test)


def _for_all(examples: Callable[[Judge], SearchStrategy[_T]], check: Callable[[_T, Judge], None]) -> Any:
    """Tries a law on examples, and shows the smallest that breaks it."""

    def test_of(judge: Judge) -> Callable[[], None]:
        @given(drawn=deferred(lambda: examples(judge)))  # when it is run: thresholds are gone through then
        def holds(drawn: _T) -> None:
            check(drawn, judge)

        return holds

    return test_of


def _beside_the_nation(judge: Judge) -> Callable[[], None]:
    """The standards are compared, whoever classifies by them."""

    def holds() -> None:
        local_is_as_generous(judge.standard)

    return holds


def _any_standard(_: Standard) -> bool:
    return True


LAWS = (
    Law("one_class", ONE_CLASS, _for_all(decided_households, one_class), _any_standard),
    Law(
        "unknown_facts_are_conservative",
        CONSERVATIVE,
        _for_all(filled_households, lambda drawn, judge: unknown_facts_are_conservative(*drawn, judge)),
        _any_standard,
    ),
    Law(
        "more_means_are_no_worse",
        MEANS,
        _for_all(with_two_incomes, lambda drawn, judge: more_means_are_no_worse(*drawn, judge)),
        _any_standard,
    ),
    Law(
        "fewer_deprivations_are_no_worse",
        DEPRIVATIONS,
        _for_all(with_an_indicator, lambda drawn, judge: fewer_deprivations_are_no_worse(*drawn, judge)),
        lambda standard: bool(standard.indicators),
    ),
    Law("boundaries_are_exact", BOUNDARIES, _for_all(on_lines, boundaries_are_exact), _any_standard),
    Law("scale_does_not_matter", SCALE, _for_all(whole_households, scale_does_not_matter), _any_standard),
    Law("local_is_as_generous", GENEROUS, _beside_the_nation, is_local),
)
"""Every law there is, in the order in which they are told."""

_NO_LAW = Text("không có luật này", "no such law")
