"""What every reader promises of every input."""

from collections.abc import Callable
from typing import TypeVar

from chuan_ngheo.errors import ChuanNgheoError, HouseholdError

Value = TypeVar("Value")

_LONGEST = 6_000
"""More letters than any one problem needs to be told, its place aside."""


def read(reader: Callable[[], Value], errors: type[ChuanNgheoError]) -> Value | None:
    """What a reader gives; None where it refuses as it should: with problems that say where, in both languages."""
    try:
        return reader()
    except errors as error:
        problems = error.problems
    assert problems, "refused without a reason"
    for problem in problems:
        assert problem.where or errors is HouseholdError or problem is problems[-1], problem
        assert problem.say("vi") != problem.say("en"), problem
        assert len(problem.reason("vi")) + len(problem.reason("en")) < _LONGEST, problem
    return None
