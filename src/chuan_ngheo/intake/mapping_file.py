"""A mapping file (`headings.yaml`, or an office's own) → `Headings`, strictly, every problem at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Generic, TypeVar

from attrs import define, field

from chuan_ngheo.errors import InputFileError, Problem, StandardError, nearest_name, shortened
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.intake.file_access import cannot_open
from chuan_ngheo.intake.headings import (
    BETWEEN_CODES,
    FINDING_PATTERN,
    KEPT,
    Headings,
    Pattern,
    TableHeadings,
    column_names,
    own_headings,
)
from chuan_ngheo.intake.wording import Wordlist, folded
from chuan_ngheo.language import LANGUAGES, CodeList, Text
from chuan_ngheo.standards.yaml_source import MOST_BYTES, Source, read_source
from chuan_ngheo.structuring import Path as Steps

Meaning = TypeVar("Meaning")
Words = list[tuple[str, Steps]]
"""Words of the file, each with its place in it."""

_PARTS = ("households", "members", "labels", "kept", "answers", "words")
_ANSWERS = {"affirmed": True, "denied": False, "unknown": None}
_OWN_ANSWERS = [("có", True), ("không", False), ("yes", True), ("no", False), ("true", True), ("false", False)]
_CODED = {name: fact for name, fact in (HOUSEHOLD_FACTS | MEMBER_FACTS).items() if fact.codes is not None}
_LABEL = re.compile(r"[a-z][a-z0-9_]*")
_NOTHING = "none"
"""Stands among the devices of the file for “none of them”."""


@cache
def shipped_headings() -> Headings:
    """The mapping that comes with the package: Vietnamese and English headings."""
    return _headings(files("chuan_ngheo.intake").joinpath("headings.yaml").read_bytes(), "headings.yaml")


def read_headings(path: Path) -> Headings:
    """An office's own mapping, in place of the shipped one.

    Facts and codes keep their own names and labels beside what the file lists. Raises `InputFileError`
    with every problem: an unknown fact or code, a heading or word listed for two things, anything but
    lists of text.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputFileError([Problem(path.name, cannot_open(error))]) from None
    return _headings(content, path.name)


def _headings(content: bytes, name: str) -> Headings:
    try:
        mapping = _MappingFile(read_source(content.decode("utf-8-sig"), name))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputFileError([Problem(f"{name}:{line}", _NOT_UTF8)]) from None
    except StandardError as error:
        raise InputFileError(error.problems) from None
    headings = mapping.headings()
    if mapping.problems:
        raise InputFileError(mapping.problems)
    return headings


@define
class _Claims(Generic[Meaning]):
    """Words and what each stands for, first the package's own, then those of the file."""

    pairs: list[tuple[str, Meaning]]
    meanings: dict[str, Meaning]
    listed: set[str] = field(factory=set)

    @classmethod
    def starting(cls, own: Iterable[tuple[str, Meaning]]) -> _Claims[Meaning]:
        pairs = list(own)
        return cls(pairs, {folded(word): meaning for word, meaning in pairs})

    def add(self, word: str, meaning: Meaning) -> bool:
        """Take a word for a meaning; not one that the file lists already, nor one that means something else."""
        key = folded(word)
        if not key or key in self.listed or self.meanings.setdefault(key, meaning) != meaning:
            return False
        self.listed.add(key)
        self.pairs.append((word, meaning))
        return True


@define
class _MappingFile:
    source: Source
    problems: list[Problem] = field(factory=list)

    def headings(self) -> Headings:
        self._mapping((), _PARTS)
        households = _Claims.starting(own_headings(HOUSEHOLD_FACTS))
        members = _Claims.starting(own_headings(MEMBER_FACTS))
        self._columns("households", HOUSEHOLD_FACTS, households, (FINDING_PATTERN,))
        self._columns("members", MEMBER_FACTS, members)
        self._labels(households)
        beside = [(word, KEPT) for word, path in households.pairs if path == KEPT or path.startswith("labels.")]
        answers, unknown = self._answers()
        self._mapping(("words",), _CODED)
        codes = {name: self._code_words(name, fact, unknown) for name, fact in _CODED.items()}
        return Headings(
            households=TableHeadings(Wordlist.of(households.pairs), (FINDING_PATTERN,)),
            members=TableHeadings(Wordlist.of([*members.pairs, *beside])),
            answers=answers,
            codes={name: Wordlist.of((word, code) for word, code in words if code) for name, words in codes.items()},
            unknown=unknown,
            nothing=frozenset(folded(word) for words in codes.values() for word, code in words if code is None),
        )

    def _columns(
        self, table: str, facts: Mapping[str, Fact], claims: _Claims[str], patterns: tuple[Pattern, ...] = ()
    ) -> None:
        paths = column_names(facts)
        names = TableHeadings(Wordlist.of(paths.items()), patterns)
        for name in self._mapping((table,)):
            path = names.path(name)
            if path is None:
                self._note((table, name), _NO_SUCH_FACT, name, paths)
            else:
                self._claim(claims, self._words((table, name)), path)

    def _labels(self, claims: _Claims[str]) -> None:
        """Labels, and columns that are only kept. A label's own name is a heading too."""
        for name in self._mapping(("labels",)):
            if not _LABEL.fullmatch(name):
                self._note(("labels", name), _NOT_A_LABEL, name)
                continue
            words = self._words(("labels", name))
            own: Words = [] if any(folded(word) == name for word, _ in words) else [(name, ("labels", name))]
            self._claim(claims, own + words, f"labels.{name}")
        self._claim(claims, self._words(("kept",)), KEPT)

    def _answers(self) -> tuple[Wordlist[bool], frozenset[str]]:
        claims: _Claims[bool | None] = _Claims.starting(_OWN_ANSWERS)
        for name in self._mapping(("answers",), _ANSWERS):
            words = [word for word in self._words(("answers", name)) if folded(word[0])]  # blank is unknown anyhow
            self._claim(claims, words, _ANSWERS[name])
        answers = Wordlist.of((word, meaning) for word, meaning in claims.pairs if meaning is not None)
        return answers, frozenset(folded(word) for word, meaning in claims.pairs if meaning is None)

    def _code_words(self, name: str, fact: Fact, unknown: frozenset[str]) -> list[tuple[str, CodeList | None]]:
        """The words of one code list; ``None`` is what “none of them” means in a list of codes."""
        assert fact.codes is not None
        codes: dict[str, CodeList | None] = {str(code): code for code in fact.codes}
        if fact.kind is Kind.CODES:
            codes[_NOTHING] = None
        claims = _Claims.starting(_own_words(codes))
        for code in self._mapping(("words", name), codes):
            words = self._words(("words", name, code))
            for word, steps in words:
                if fact.kind is Kind.CODES and BETWEEN_CODES.search(word):
                    self._note(steps, _HOLDS_SEPARATOR, word)
            self._claim(claims, words, codes[code])
        for word, _ in claims.pairs:
            if folded(word) in unknown:
                self._note(("answers", "unknown"), _UNKNOWN_TOO, word)
        return claims.pairs

    def _claim(self, claims: _Claims[Meaning], words: Words, meaning: Meaning) -> None:
        for word, steps in words:
            if not claims.add(word, meaning):
                self._note(steps, _TWO_MEANINGS, word)

    def _mapping(self, steps: Steps, known: Iterable[str] | None = None) -> list[str]:
        """The keys at one place of the file; with ``known``, only those may stand there."""
        found = self._at(steps)
        if found is None:
            return []
        if not isinstance(found, dict):
            self._note(steps, _WRONG_SHAPE, shortened(repr(found)), expected=_A_MAPPING)
            return []
        if known is None:
            return list(found)
        names = list(known)
        for key in found:
            if key not in names:
                self._note((*steps, key), _UNKNOWN_KEY, key, names)
        return [key for key in found if key in names]

    def _words(self, steps: Steps) -> Words:
        """The list of text at one place of the file."""
        found = self._at(steps)
        if found is None:
            return []
        if not isinstance(found, list):
            self._note(steps, _WRONG_SHAPE, shortened(repr(found)), expected=_A_LIST)
            return []
        for i, word in enumerate(found):
            if not isinstance(word, str):
                self._note((*steps, i), _WRONG_SHAPE, shortened(repr(word)), expected=_QUOTED_TEXT)
        return [(word, (*steps, i)) for i, word in enumerate(found) if isinstance(word, str)]

    def _at(self, steps: Steps) -> Any:
        found = self.source.data
        for step in steps:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    def _note(
        self, steps: Steps, message: Text, found: str, known: Iterable[str] = (), expected: Text | None = None
    ) -> None:
        is_key = bool(steps) and isinstance(steps[-1], str) and expected is None
        nearest = nearest_name(found, list(known))
        self.problems.append(Problem(self.source.where(steps, is_key), message, found, expected, nearest))


def _own_words(codes: Mapping[str, CodeList | None]) -> Iterator[tuple[str, CodeList | None]]:
    for name, code in codes.items():
        yield name, code
        if code is not None:
            yield from ((code.label[language], code) for language in LANGUAGES)


_NOT_UTF8 = Text("tệp không phải UTF-8", "the file is not UTF-8")
_NO_SUCH_FACT = Text("không có mục nào tên này", "no column has this name")
_UNKNOWN_KEY = Text("mục không có trong mẫu", "unknown key")
_NOT_A_LABEL = Text(
    "tên nhãn chỉ gồm chữ thường không dấu, số và dấu gạch dưới",
    "the name of a label is made of lower-case letters, digits and underscores",
)
_TWO_MEANINGS = Text("đã dùng cho mục khác, hoặc ghi hai lần", "stands for something else already, or is listed twice")
_UNKNOWN_TOO = Text(
    "từ này vừa là một mã vừa có nghĩa “không rõ”", "this word is a code's and also means that nobody knows"
)
_HOLDS_SEPARATOR = Text(
    "từ trong danh sách không được chứa dấu ; , |", "a word of a list cannot hold one of the marks ; , |"
)
_WRONG_SHAPE = Text("sai cấu trúc", "wrong structure")
_A_MAPPING = Text("các dòng dạng “tên: …”", "lines of the form “name: …”")
_A_LIST = Text("một danh sách dạng [chữ, chữ]", "a list of the form [word, word]")
_QUOTED_TEXT = Text("chữ trong ngoặc kép", "text in quotes")
