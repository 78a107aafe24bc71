"""Errors for the person who must mend them: where, what was found, what was expected, the nearest name.

Every error of this package is a `ChuanNgheoError` and carries *all* problems found, not the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from attrs import frozen

from chuan_ngheo.language import Language, Text


@frozen
class Problem:
    """One thing to mend.

    ``where`` is a place in a file (``vn-2016.yaml:12:5``) or a field path (``members[2].age``).
    """

    where: str
    message: Text
    found: str | None = None
    expected: Text | None = None
    nearest: str | None = None

    def say(self, language: Language = "en") -> str:
        """The whole problem as one line, its place first."""
        return f"{self.where}: {self.reason(language)}" if self.where else self.reason(language)

    def reason(self, language: Language = "en") -> str:
        """The problem without its place."""
        words = [self.message[language]]
        if self.found is not None:
            words.append(_FOUND[language].format(self.found))
        if self.expected is not None:
            words.append(_EXPECTED[language].format(self.expected[language]))
        if self.nearest is not None:
            words.append(_NEAREST[language].format(self.nearest))
        return "; ".join(words)


_FOUND = Text(vi="gặp {}", en="found {}")
_EXPECTED = Text(vi="cần {}", en="expected {}")
_NEAREST = Text(vi="có phải “{}”?", en="did you mean “{}”?")


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The valid name that looks most like this one, if any does.

    >>> nearest_name("aria", ["area", "region"])
    'area'
    """
    matches = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return matches[0] if matches else None


_MOST_SHOWN = 60


def shortened(text: str) -> str:
    """What was found, as an error message shows it."""
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


class ChuanNgheoError(ValueError):
    """Base of all errors here; ``problems`` lists everything that is wrong, ``say`` puts it into words."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.say("en"))

    def say(self, language: Language = "en") -> str:
        """All problems, one line each."""
        return "\n".join(problem.say(language) for problem in self.problems)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)


class HouseholdError(ChuanNgheoError):
    """Facts of a household that cannot be read, are impossible, or contradict each other."""


class RuleError(ChuanNgheoError):
    """An expression that is not in the rule language; ``where`` is its ``line:column``."""


class StandardError(ChuanNgheoError):
    """A standard file that cannot be accepted; ``where`` is ``file:line:column``."""


class StandardNotFound(ChuanNgheoError, LookupError):
    """No standard has this id, or none is in force at this date and place; the nearest is named."""


class InputFileError(ChuanNgheoError):
    """A table of households or members that cannot be read at all."""


class TableError(ChuanNgheoError):
    """A table whose columns cannot be read — of the wrong type, missing, named like a result —, or a view of one."""


class MissingExtra(ChuanNgheoError, ImportError):
    """A part of the package needs an extra that is not installed; the message says which."""


class ProvisionalStandardWarning(UserWarning):
    """The standard is provisional: parts of the law it stands for are not known. Said at every classification.

    Turn it into an error with ``warnings.simplefilter("error", ProvisionalStandardWarning)``.
    """
