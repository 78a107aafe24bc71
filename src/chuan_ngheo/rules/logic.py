"""Three-valued truth after Kleene: ``True``, ``False`` and ``None`` for unknown.

A truth is also a pair of ordinary ones: *certain* (true however the unknown facts turn out) and
*possible* (true for some way they may turn out). Compiled readers carry the pair; both views agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Truth = bool | None

Side = Literal["certain", "possible"]
"""One half of the pair."""

OTHER: dict[Side, Side] = {"certain": "possible", "possible": "certain"}
"""The half that a “not” asks for."""


def negation(truth: Truth) -> Truth:
    """Unknown stays unknown."""
    return None if truth is None else not truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """False as soon as one is false; true only when every one is.

    >>> all_of([None, False]), all_of([None, True]), all_of([])
    (False, None, True)
    """
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def any_of(truths: Iterable[Truth]) -> Truth:
    """True as soon as one is true; false only when every one is.

    >>> any_of([None, True]), any_of([None, False]), any_of([])
    (True, None, False)
    """
    result: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            result = None
    return result


def agreed(truths: Iterable[Truth]) -> Truth:
    """The truth that all alternatives share; unknown where they differ or one is unknown.

    >>> agreed([True, True]), agreed([True, False])
    (True, None)
    """
    distinct = set(truths)
    return distinct.pop() if len(distinct) == 1 else None


def certain(truth: Truth) -> bool:
    """True however the unknown facts turn out."""
    return truth is True


def possible(truth: Truth) -> bool:
    """True for at least one way the unknown facts may turn out."""
    return truth is not False
