"""YAML text → plain data and the place of every value.

Whatever YAML may silently turn into something else is refused: duplicate keys, anchors, tags, `no`,
`010`, `1:30`, `1.500`.

The text is read event by event, so neither size nor nesting can run away; nothing is ever constructed
but mappings, lists, text, whole numbers, dates, true, false and null.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from attrs import field, frozen

from chuan_ngheo.errors import MOST_PROBLEMS, Problem, StandardError, shortened
from chuan_ngheo.language import Text
from chuan_ngheo.standards.yaml_scalars import plain_value, surprise_in
from chuan_ngheo.standards.yaml_syntax import not_yaml
from chuan_ngheo.structuring import Path

MOST_BYTES = 1_000_000
MOST_NESTING = 20

_NO_TEXT = yaml.reader.Reader.NON_PRINTABLE
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@frozen
class Place:
    """A file, and a line and a column in it, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class Source:
    """The data of one file; ``values`` and ``keys`` give the place of each path."""

    name: str
    data: Any
    values: dict[Path, Place] = field(eq=False)
    keys: dict[Path, Place] = field(eq=False)
    plain: frozenset[Path] = field(eq=False)
    """Paths of one-line texts written without quotes: columns inside them can be counted."""
    extends: str | None = None
    """The id of the standard that the data is laid over, if any."""

    def where(self, path: Path, is_key: bool = False) -> str:
        """``file:line:column`` of a value, or of what stands nearest above it."""
        written = self._written(path)
        while written and written not in self.values:
            is_key, written = False, written[:-1]
        places = self.keys if is_key and written in self.keys else self.values
        return str(places[written])

    def _written(self, path: Path) -> Path:
        """The path in the file, where a list of one may be written as that one."""
        written: Path = ()
        for step in path:
            if step != 0 or (*written, step) in self.values:
                written = (*written, step)
        return written

    def inside(self, path: Path, line: int, column: int) -> str:
        """``file:line:column`` of a place inside a text (both from 1), where it can be counted."""
        place = self.values[path]
        if line == 1 and path in self.plain:
            return str(Place(place.file, place.line, place.column + column - 1))
        return self.where(path)


def read_source(text: str, name: str) -> Source:
    """The plain data that ``text`` holds.

    Raises `StandardError`, with every problem at its ``name:line:column``.

    >>> read_source("lines: {rural: 700_000}", "x.yaml").data
    {'lines': {'rural': 700000}}
    """
    if len(text.encode(errors="surrogatepass")) > MOST_BYTES:
        raise StandardError([Problem(name, Text("tệp quá lớn", "the file is too large"), found=f"{len(text)}")])
    if odd := _NO_TEXT.search(text):
        raise StandardError([_no_text(odd, name)])
    return _read(text, name, _Loader)


def _read(text: str, name: str, loader: Any) -> Source:
    reader = _Reader(name)
    try:
        data = reader.document(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        if loader is not yaml.SafeLoader and "nesting depth" in str(error):
            return _read(text, name, yaml.SafeLoader)  # libyaml looks far ahead, and gives up before it is read
        raise StandardError([*reader.problems, _syntax_problem(error, text, name)]) from None
    except (yaml.YAMLError, ValueError, OverflowError):  # without libyaml: an escape beyond the last letter of Unicode
        raise StandardError([*reader.problems, Problem(name, _ODD)]) from None
    if reader.problems:
        raise StandardError(reader.problems)
    return Source(name, data, reader.values, reader.keys, frozenset(reader.plain))


def _no_text(odd: re.Match[str], name: str) -> Problem:
    """What neither parser of PyYAML takes, and only one of them gives a place."""
    lines = re.split(r"\r\n|\r|\n", odd.string[: odd.start()])
    return Problem(str(Place(name, len(lines), len(lines[-1]) + 1)), _ODD, found=ascii(odd.group()))


_ODD = Text("ký tự không phải chữ", "a character that is no text")


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """What the parser stopped at, and why."""
    mark = error.problem_mark
    assert mark is not None
    lines = _LINE_END.split(text)
    rest = lines[mark.line][mark.column :].rstrip() if mark.line < len(lines) else ""  # the text ends too soon
    message = not_yaml(error.problem, rest)
    return Problem(str(Place(name, mark.line + 1, mark.column + 1)), message, found=shortened(rest) or None)


class _Stop(yaml.YAMLError):
    """Reading further would be unsafe; the problem has been noted."""


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.plain: set[Path] = set()

    def document(self, events: Iterator[yaml.Event]) -> Any:
        try:
            return self._document(events)
        except _Stop:
            return None

    def _document(self, events: Iterator[yaml.Event]) -> Any:
        next(events)  # the stream's start
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            self.problems.append(Problem(self.name, Text("tệp trống", "the file is empty")))
            return None
        data = self._node(next(events), events, ())
        next(events)  # the document's end
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._note(event, Text("nhiều tài liệu trong một tệp", "more than one document in the file"))
        return data

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        self.values[path] = self._place(event)
        if len(path) > MOST_NESTING:
            self._note(event, Text("lồng quá sâu", "nested too deeply"))
            raise _Stop
        self._refuse_marks(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event, path)

    def _refuse_marks(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None):
            self._note(event, Text("không dùng neo và bí danh", "anchors and aliases are not used here"))
        if tag := getattr(event, "tag", None):
            self._note(event, Text("không dùng thẻ kiểu", "tags are not used here"), found=tag)

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._note(event, Text("tên mục phải là chữ", "a key must be text"))
                raise _Stop
            self._refuse_marks(event)
            self._refuse_odd(event)
            key = event.value
            if _is_plain(event) and (surprise := surprise_in(key)):
                self._note(event, surprise[0], found=key, expected=surprise[1])
            if key in mapping:
                self._note(event, Text("tên mục bị lặp", "duplicate key"), found=key)
            self.keys[(*path, key)] = self._place(event)
            mapping[key] = self._node(next(events), events, (*path, key))
        return mapping

    def _sequence(self, events: Iterator[yaml.Event], path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> Any:
        if not _is_plain(event):
            self._refuse_odd(event)
            return event.value
        if _is_on_one_line(event):
            self.plain.add(path)
        if surprise := surprise_in(event.value):
            self._note(event, surprise[0], found=event.value, expected=surprise[1])
            return None
        return plain_value(event.value)

    def _note(self, event: yaml.Event, message: Text, found: str | None = None, expected: Text | None = None) -> None:
        shown = None if found is None else shortened(found)
        self.problems.append(Problem(str(self._place(event)), message, shown, expected))
        if len(self.problems) > MOST_PROBLEMS:
            raise _Stop

    def _refuse_odd(self, event: yaml.ScalarEvent) -> None:
        """An escape may write what no text can hold (not every parser of YAML refuses it)."""
        if odd := _SURROGATE.search(event.value):
            self._note(event, _ODD, found=ascii(odd.group()))

    def _place(self, event: Any) -> Place:
        return Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)


def _is_plain(event: yaml.ScalarEvent) -> bool:
    """Written without quotes (the two parsers of PyYAML tell it differently)."""
    return not event.style


def _is_on_one_line(event: Any) -> bool:
    return bool(event.start_mark.line == event.end_mark.line)
