"""A standard file → `Standard`: strict, with every problem at its file, line and column."""

from __future__ import annotations

from os import PathLike
from pathlib import Path as FilePath

from cattrs import BaseValidationError

from chuan_ngheo.errors import Problem, StandardError
from chuan_ngheo.language import Text
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.document import StandardFile, file_converter
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.yaml_source import MOST_BYTES, Source, read_source
from chuan_ngheo.structuring import failures


def load_standard(path: str | PathLike[str]) -> Standard:
    """The standard in a YAML file of your own.

    Raises `StandardError` with every problem as ``file:line:column``; `OSError` where the file cannot be opened.
    """
    file = FilePath(path)
    with file.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        too_large = Text("tệp quá lớn cho một chuẩn", "the file is too large for a standard")
        limit = Text(f"nhiều nhất {MOST_BYTES} byte", f"at most {MOST_BYTES} bytes")
        raise StandardError([Problem(file.name, too_large, expected=limit)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        not_utf8 = Text("tệp không phải UTF-8", "the file is not UTF-8")
        place = raw.count(b"\n", 0, error.start) + 1
        raise StandardError([Problem(f"{file.name}:{place}:1", not_utf8, found=f"0x{raw[error.start]:02x}")]) from None
    return read_standard(text, file.name)


def read_standard(text: str, name: str = "<text>") -> Standard:
    """The standard that ``text`` states; ``name`` stands for the file in error messages.

    Raises `StandardError` with every problem as ``name:line:column``.
    """
    source = read_source(text, name)
    return assemble(_structured(source), source)


def _structured(source: Source) -> StandardFile:
    try:
        return file_converter().structure(source.data, StandardFile)
    except BaseValidationError as error:
        raise StandardError(
            Problem(
                source.where(failure.path, failure.is_key),
                failure.problem.message,
                failure.problem.found if failure.problem.found is not None else _name(failure.path, failure.is_key),
                failure.problem.expected,
                failure.problem.nearest,
            )
            for failure in failures(error)
        ) from None
    except Exception as error:  # a document that is no mapping at all
        not_a_mapping = Text("không phải một chuẩn", "not a standard")
        expected = Text("các mục id, name, place, in_force, …", "the keys id, name, place, in_force, …")
        raise StandardError([Problem(source.where(()), not_a_mapping, type(source.data).__name__, expected)]) from error


def _name(path: tuple[str | int, ...], is_key: bool) -> str | None:
    return str(path[-1]) if is_key and path else None
