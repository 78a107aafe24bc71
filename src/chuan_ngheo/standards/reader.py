"""A standard file → `Standard`: strict, with every problem at its file, line and column."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path as FilePath

from cattrs import BaseValidationError

from chuan_ngheo.errors import Problem, StandardError, nearest_name, shortened
from chuan_ngheo.household.validity import shown
from chuan_ngheo.language import Text
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.document import StandardFile, file_converter
from chuan_ngheo.standards.extending import EXTENDS, extended
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.shipped import in_folder, standard_files
from chuan_ngheo.standards.yaml_source import MOST_BYTES, Place, Source, read_source
from chuan_ngheo.structuring import failures

MOST_BASES = 20
"""So many standards may stand behind one another."""


def load_standard(path: str | PathLike[str]) -> Standard:
    """The standard in a YAML file of your own. It may extend a known standard, or one beside it in its folder.

    Raises `StandardError` with every problem as ``file:line:column``; `OSError` where the file cannot be opened.
    """
    return standard_of(source_of_file(path))


def load_standards(folder: str | PathLike[str]) -> tuple[Standard, ...]:
    """Every standard in a folder, by id: all ``*.yaml`` but ``*.cases.yaml``. Raises as `load_standard` does."""
    return tuple(load_standard(FilePath(folder) / f"{each}.yaml") for each in sorted(in_folder(FilePath(folder))))


def read_standard(text: str, name: str = "<text>", beside: Mapping[str, Traversable] | None = None) -> Standard:
    """The standard that ``text`` states; ``name`` stands for the file in error messages.

    ``beside`` are files, by id, that it may extend besides the known standards.
    Raises `StandardError` with every problem as ``name:line:column``.
    """
    return standard_of(source_of_text(text, name, beside))


def standard_of(source: Source) -> Standard:
    """The standard that a source states. Raises `StandardError` with every problem at its place in the source."""
    return assemble(structured(source), source)


def source_of_file(path: str | PathLike[str]) -> Source:
    """The data of a standard file, laid over what it extends, with the place of every value.

    Raises `StandardError` where it cannot be read as YAML or extends nothing known; `OSError` where it cannot be
    opened. That it is a standard is only seen by `standard_of`.
    """
    file = FilePath(path)
    return source_of_text(text_of(file), file.name, beside=in_folder(file.parent))


def source_of_text(text: str, name: str = "<text>", beside: Mapping[str, Traversable] | None = None) -> Source:
    """As `source_of_file`, of a text; ``name`` stands for the file, ``beside`` are files that it may extend."""
    return _with_base(read_source(text, name), {**(beside or {}), **standard_files()}, ())


def source_of_shipped(standard_id: str) -> Source:
    """As `source_of_file`, of a known standard by its id. Raises `KeyError` for an id that is not known.

    >>> source_of_shipped("vn-2022").where(("in_force", "from"))
    'vn-2022.yaml:8:18'
    """
    file = standard_files()[standard_id]
    return source_of_text(text_of(file), file.name)


def _with_base(source: Source, known: Mapping[str, Traversable], seen: tuple[str, ...]) -> Source:
    """The source laid over what it extends, if anything."""
    base_id = source.data.get(EXTENDS) if isinstance(source.data, Mapping) else None
    if base_id is None:
        return source
    if not isinstance(base_id, str) or base_id not in known or base_id in seen or len(seen) == MOST_BASES:
        why = _CIRCLE if base_id in seen else _TOO_MANY_BASES if len(seen) == MOST_BASES else _NO_BASE
        found = base_id if isinstance(base_id, str) else repr(base_id)
        nearest = nearest_name(found, known)
        raise StandardError([Problem(source.where((EXTENDS,)), why, found=shortened(found), nearest=nearest)])
    file = known[base_id]
    base = _with_base(read_source(text_of(file), file.name), known, (*seen, base_id))
    if not isinstance(base.data, Mapping):
        structured(base)
    return extended(source, base)


def text_of(file: Traversable) -> str:
    """The text of a file.

    Raises `StandardError` for one that is too large or not UTF-8, `OSError` for one that cannot be opened.
    """
    with file.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        too_large = Text("tệp quá lớn cho một chuẩn", "the file is too large for a standard")
        limit = Text(f"nhiều nhất {MOST_BYTES} byte", f"at most {MOST_BYTES} bytes")
        raise StandardError([Problem(file.name, too_large, expected=limit)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        not_utf8 = Text("tệp không phải UTF-8", "the file is not UTF-8")
        lines = error.object[: error.start].decode().split("\n")
        place = Place(file.name, len(lines), len(lines[-1]) + 1)
        found = f"0x{error.object[error.start]:02x}"
        raise StandardError([Problem(str(place), not_utf8, found)]) from None


_NO_BASE = Text("không có chuẩn để dựa vào", "no such standard to extend")
_TOO_MANY_BASES = Text(
    f"chuỗi dựa vào nhau dài quá {MOST_BASES} chuẩn", f"more than {MOST_BASES} standards that extend one another"
)
_CIRCLE = Text("các chuẩn dựa vào nhau thành vòng", "standards that extend each other in a circle")


def structured(source: Source) -> StandardFile:
    """What a source says, as the values of a standard file. Raises `StandardError` where a value is of no such kind."""
    try:
        return _converter().structure(source.data, StandardFile)
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
        raise StandardError([Problem(source.where(()), not_a_mapping, shown(source.data), expected)]) from error


_converter = cache(file_converter)


def _name(path: tuple[str | int, ...], is_key: bool) -> str | None:
    return str(path[-1]) if is_key and path else None
