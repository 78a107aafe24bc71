"""Errors for the person who must mend them: where, what was found, what was expected, the nearest name.

Every error of this package is a `ChuanNgheoError` and carries *all* problems found, not the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import Any

from attrs import frozen

from chuan_ngheo.language import Language, Text


def legible(text: str) -> str:
    r"""The text with what nobody sees, and what a terminal would obey or no file can hold, as Python writes it.

    >>> print(legible("r\u200bural \x1b[2J"), legible("Nông thôn"))
    r\u200bural \x1b[2J Nông thôn
    """
    return text if text.isprintable() else "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


@frozen
class Problem:
    """One thing to mend.

    ``where`` is a place in a file (``vn-2016.yaml:12:5``) or a field path (``members[2].age``). It and what was
    ``found`` may hold text of any origin, and are said `legible`.
    """

    where: str
    message: Text
    found: str | None = None
    expected: Text | None = None
    nearest: str | None = None

    def say(self, language: Language = "en") -> str:
        """The whole problem as one line, its place first."""
        return f"{legible(self.where)}: {self.reason(language)}" if self.where else self.reason(language)

    def reason(self, language: Language = "en") -> str:
        """The problem without its place."""
        words = [self.message[language]]
        if self.found is not None:
            words.append(_FOUND[language].format(legible(self.found)))
        if self.expected is not None:
            words.append(_EXPECTED[language].format(self.expected[language]))
        if self.nearest is not None:
            words.append(_NEAREST[language].format(self.nearest))
        return "; ".join(words)


_FOUND = Text(vi="gặp {}", en="found {}")
_EXPECTED = Text(vi="cần {}", en="expected {}")
_NEAREST = Text(vi="có phải “{}”?", en="did you mean “{}”?")


_MOST_SHOWN = 60
_MOST_COMPARED = 2000
_MOST_LISTED = 40
MOST_PROBLEMS = 1000
"""So many problems one error tells; what has more is mended in more than one go."""


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The valid name that looks most like this one, if any does; not looked for among more than anybody lists.

    >>> nearest_name("aria", ["area", "region"])
    'area'
    """
    names = list(islice(known, _MOST_COMPARED + 1))
    if len(name) > _MOST_SHOWN or len(names) > _MOST_COMPARED:
        return None
    matches = get_close_matches(name, names, n=1, cutoff=0.5)
    return matches[0] if matches else None


def listed(names: Iterable[str]) -> Text:
    """Names as an error lists them: the first of them, where there are very many.

    >>> listed(["area", "region"]).en
    'area, region'
    """
    shown = list(islice(names, _MOST_LISTED + 1))
    words = ", ".join(map(shortened, shown[:_MOST_LISTED])) + (", …" if len(shown) > _MOST_LISTED else "")
    return Text(words, words)


def shortened(text: str) -> str:
    """What was found, as an error message shows it."""
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


_AND_MORE = Problem("", Text("còn nhiều chỗ khác; hãy sửa những chỗ trên trước", "and more; mend these first"))


class ChuanNgheoError(ValueError):
    """Base of all errors here; ``problems`` lists everything that is wrong, ``say`` puts it into words.

    Where that is more than `MOST_PROBLEMS`, the last of them says so.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        first = tuple(islice(problems, MOST_PROBLEMS + 1))
        self.problems: tuple[Problem, ...] = first if len(first) <= MOST_PROBLEMS else (*first[:-1], _AND_MORE)
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
