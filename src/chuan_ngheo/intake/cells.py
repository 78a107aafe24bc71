"""One cell's text → the value of a fact, or the reason why it cannot be read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chuan_ngheo.errors import Problem
from chuan_ngheo.household.facts import MEMBER_FACTS, Fact, Kind
from chuan_ngheo.household.validity import EXPECTED, fact_problems
from chuan_ngheo.intake.calendar_dates import birth, calendar_date
from chuan_ngheo.intake.headings import BETWEEN_CODES, Headings
from chuan_ngheo.intake.numerals import exact_decimal, whole_number
from chuan_ngheo.intake.wording import Wordlist, folded
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.structuring import Unreadable

Value = bool | int | Decimal | date | CodeList | frozenset[CodeList]

_NO_ANSWER = Text("không phải “có” hay “không”", "neither yes nor no")
_NOT_LISTED = Text("không có trong danh mục", "not in the code list")
_LIST_OF_NOTHING = Text("danh sách không có gì", "a list of nothing")
_YES_OR_NO = Text("có hoặc không", "yes or no")


def read_cell(text: str, fact: Fact, headings: Headings) -> Value | None:
    """The value of ``fact`` that a cell says; ``None`` when it says nothing or that nobody knows.

    Raises `Unreadable` for words and numbers that are not such a value, and for impossible values.
    """
    cell = text.strip()
    if headings.leaves_unknown(cell):
        return None
    value = _value(cell, fact, headings)
    _check(fact, value)
    return value


def read_birth(text: str, headings: Headings) -> date | int | None:
    """A date of birth or a year of birth, whichever the cell says; ``None`` when unknown.

    Columns of either name take both: lists mix them, and a year of four digits cannot be mistaken.
    Raises `Unreadable` as `read_cell` does.
    """
    cell = text.strip()
    if headings.leaves_unknown(cell):
        return None
    born = birth(cell)
    _check(MEMBER_FACTS["birth_year"], born.year if isinstance(born, date) else born)
    return born


def read_answer(text: str, headings: Headings) -> bool | None:
    """Yes or no; ``None`` when unknown. Raises `Unreadable` for any other word."""
    cell = text.strip()
    if headings.leaves_unknown(cell):
        return None
    answer = headings.answers.meaning(cell)
    if answer is None:
        raise Unreadable(Problem("", _NO_ANSWER, expected=_YES_OR_NO))
    return answer


def _value(cell: str, fact: Fact, headings: Headings) -> Value | None:
    match fact.kind:
        case Kind.BOOLEAN:
            return read_answer(cell, headings)
        case Kind.INTEGER:
            return whole_number(cell)
        case Kind.DECIMAL:
            return exact_decimal(cell)
        case Kind.DATE:
            return calendar_date(cell)
        case Kind.CODE:
            return _code(cell, headings.codes[fact.name])
        case _:  # a set of codes
            return _codes(cell, headings.codes[fact.name], headings.nothing)


def _code(word: str, words: Wordlist[CodeList]) -> CodeList:
    code = words.meaning(word)
    if code is None:
        nearest = words.nearest(word)
        labels = [code.label for code in dict.fromkeys(words.meanings.values())]
        listed = Text(" | ".join(label.vi for label in labels), " | ".join(label.en for label in labels))
        raise Unreadable(Problem("", _NOT_LISTED, expected=None if nearest else listed, nearest=nearest))
    return code


def _codes(cell: str, words: Wordlist[CodeList], nothing: frozenset[str]) -> frozenset[CodeList]:
    """A list in one cell. It is the whole list: what is not on it is not owned."""
    if folded(cell) in nothing:
        return frozenset()
    parts = (part.strip() for part in BETWEEN_CODES.split(cell))
    found = frozenset(_code(part, words) for part in parts if part)
    if not found:
        raise Unreadable(Problem("", _LIST_OF_NOTHING, expected=EXPECTED[Kind.CODES]))
    return found


def _check(fact: Fact, value: object) -> None:
    """The bounds of the fact, so that an impossible value is told at its cell."""
    for problem in fact_problems(fact, value, fact.name):
        raise Unreadable(problem)
