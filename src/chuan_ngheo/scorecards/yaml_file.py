"""A file of the law that is not itself a standard (a scored form, a table of benefits), read as strictly as one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path as FilePath
from typing import Any, TypeVar

from attrs import define, evolve, field, fields, has
from cattrs import BaseValidationError, Converter

from chuan_ngheo.errors import (
    MOST_PROBLEMS,
    Problem,
    RuleError,
    StandardError,
    listed,
    nearest_name,
    shortened,
)
from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.vocabulary import Scope
from chuan_ngheo.standards.citation import Citation, LegalDocument
from chuan_ngheo.standards.yaml_source import MOST_BYTES, Source, read_source
from chuan_ngheo.structuring import Failure, Path, failures

_T = TypeVar("_T")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_FILE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def open_source(path: str | PathLike[str]) -> Source:
    """The plain data of a YAML file, with the place of every value.

    Raises `StandardError` with every problem as ``file:line:column``; `OSError` where the file cannot be opened.
    """
    file = FilePath(path)
    with file.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        limit = Text(f"nhiều nhất {MOST_BYTES} byte", f"at most {MOST_BYTES} bytes")
        raise StandardError([Problem(file.name, _TOO_LARGE, expected=limit)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise StandardError([Problem(f"{file.name}:{line}:1", _NOT_UTF8, f"0x{raw[error.start]:02x}")]) from None
    return read_source(text, file.name)


def structured(source: Source, shape: type[_T], converter: Converter, keys: Mapping[str, str] | None = None) -> _T:
    """The file's content as ``shape``; ``keys`` are the keys of attributes that bear another name.

    Raises `StandardError` with every key and value that does not fit, as ``file:line:column``.
    """
    try:
        return converter.structure(source.data, shape)
    except (BaseValidationError, ValueError) as error:
        raise StandardError(
            evolve(
                failure.problem,
                where=source.where(failure.path, failure.is_key),
                found=failure.problem.found or _key(failure, keys or {}),
            )
            for failure in failures(error)
        ) from None


def _key(failure: Failure, keys: Mapping[str, str]) -> str | None:
    if not failure.is_key or not failure.path:
        return None
    name = str(failure.path[-1])
    return keys.get(name, name)


@define
class Checks:
    """What is found wrong with a file beyond its shape; every problem is collected, none hides another."""

    source: Source
    problems: list[Problem] = field(factory=list)

    def note(
        self,
        path: Path,
        message: Text,
        found: str | None = None,
        expected: Text | None = None,
        names: Collection[str] = (),
        is_key: bool = False,
    ) -> None:
        """One problem at one place of the file; the nearest of ``names`` is offered.

        Raises `StandardError` once there are more than an error tells.
        """
        nearest = nearest_name(found, names) if found is not None else None
        self.problems.append(Problem(self.source.where(path, is_key), message, found, expected, nearest))
        if len(self.problems) > MOST_PROBLEMS:
            self.refuse()

    def rule(self, text: str | None, scope: Scope, path: Path) -> Condition | None:
        """The condition that a value of the file states; None where there is none, or a faulty one."""
        if text is None:
            return None
        try:
            return parse(text, scope)
        except RuleError as error:
            for problem in error.problems:
                line, column = (int(number) for number in problem.where.split(":"))
                self.problems.append(evolve(problem, where=self.source.inside(path, line, column)))
            if len(self.problems) > MOST_PROBLEMS:
                self.refuse()
            return None

    def file_id(self, name: str) -> None:
        """The file's own ``id`` is in lower case, with hyphens."""
        if not _FILE_ID.fullmatch(name):
            self.note(("id",), _NOT_AN_ID, name, _FILE_ID_SHAPE)

    def ids(self, path: Path, ids: Iterable[str], taken: Collection[str] = ()) -> None:
        """The keys at ``path`` are ids, and none has a meaning already."""
        for each in ids:
            if not _ID.fullmatch(each):
                self.note((*path, each), _NOT_AN_ID, each, _ID_SHAPE, is_key=True)
            elif each in taken:
                self.note((*path, each), _TAKEN, each, is_key=True)

    def known(self, name: str, known: Collection[str], path: Path, is_key: bool = False) -> None:
        """The name is one that the file defines."""
        if name not in known:
            self.note(path, _UNDEFINED, shortened(name), listed(known), known, is_key)

    def citations(self, written: Any, documents: Mapping[str, LegalDocument]) -> None:
        """Every citation anywhere in the file names one of its documents."""
        for path, citation in _citations(written, ()):
            in_list = (*path, "document")
            alone = (*path[:-1], "document")  # one citation may stand without the list
            self.known(citation.document, documents, in_list if in_list in self.source.values else alone)

    def refuse(self) -> None:
        """Raise `StandardError` with everything noted, if anything was."""
        if self.problems:
            raise StandardError(self.problems)


def _citations(node: Any, path: Path) -> Iterator[tuple[Path, Citation]]:
    if isinstance(node, Citation):
        yield path, node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _citations(value, (*path, key))
    elif isinstance(node, tuple):
        for index, value in enumerate(node):
            yield from _citations(value, (*path, index))
    elif has(type(node)):
        for attribute in fields(type(node)):
            yield from _citations(getattr(node, attribute.name), (*path, attribute.name))


_TOO_LARGE = Text("tệp quá lớn", "the file is too large")
_NOT_UTF8 = Text("tệp không phải UTF-8", "the file is not UTF-8")
_NOT_AN_ID = Text("tên không hợp lệ", "not a valid id")
_ID_SHAPE = Text("chữ thường không dấu, số và gạch dưới", "lower-case letters, digits and underscores")
_FILE_ID_SHAPE = Text("chữ thường không dấu, số và gạch nối", "lower-case letters, digits and hyphens")
_TAKEN = Text("tên đã có nghĩa khác", "this name is taken")
_UNDEFINED = Text("tên không có trong tệp này", "a name that the file does not define")
