"""Plain data → typed values through cattrs, strictly, with every failure told by its path.

Strict: a whole number is not a boolean, not a float and not text; an unknown key is an error.
Both records of households and standard files are read with one converter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args, get_origin

from attrs import evolve, fields, frozen, has
from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn

from chuan_ngheo.errors import ChuanNgheoError, Problem, legible, nearest_name, shortened
from chuan_ngheo.household.facts import Kind
from chuan_ngheo.household.validity import EXPECTED, shown, unknown_code
from chuan_ngheo.language import CodeList, Text

Path = tuple[str | int, ...]


class Unreadable(ValueError):
    """One value that cannot be read; the place is added on the way out."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.reason())
        self.problem = problem


@frozen
class Failure:
    """A problem and the path, from the root, of the value (or the key) that has it."""

    path: Path
    problem: Problem
    is_key: bool = False


def strict_converter() -> Converter:
    """A converter that refuses what it is not sure of.

    >>> strict_converter().structure("2020-11-20", date)
    datetime.date(2020, 11, 20)
    """
    converter = Converter(forbid_extra_keys=True)
    hooks: dict[type, Callable[[Any, Any], Any]] = {
        bool: _boolean,
        int: _integer,
        str: _text,
        date: _date,
        Decimal: _decimal,
        CodeList: _code,
    }
    for cls, hook in hooks.items():
        converter.register_structure_hook(cls, hook)
    converter.register_structure_hook_factory(has, lambda cls: record_hook(cls, converter))
    converter.register_structure_hook_func(_is_collection, lambda value, target: _list(value, target, converter))
    converter.register_structure_hook_func(_is_mapping, lambda value, target: _mapping(value, target, converter))
    return converter


def record_hook(cls: type, converter: Converter, **renamed: Any) -> Callable[[Any, Any], Any]:
    """How an attrs class is read from a mapping: no unknown key, and nothing that is no mapping."""
    structure: Callable[[Any, Any], Any] = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, **renamed
    )

    def read(value: object, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _wrong_type(value, Text("các mục có tên", "a mapping"))
        return structure(value, cls)

    return read


def _is_collection(target: Any) -> bool:
    return get_origin(target) in (tuple, frozenset)


def _is_mapping(target: Any) -> bool:
    return get_origin(target) is Mapping


def _list(value: object, target: Any, converter: Converter) -> Any:
    if not isinstance(value, list | tuple | set | frozenset):
        raise _wrong_type(value, Text("một danh sách", "a list"))
    items: Any = list[get_args(target)[0]]  # type: ignore[misc]  # a type made at run time
    return target(converter.structure(list(value), items))


def _mapping(value: object, target: Any, converter: Converter) -> Any:
    if not isinstance(value, Mapping):
        raise _wrong_type(value, Text("các mục có tên", "a mapping"))
    entries: Any = dict[get_args(target)]  # type: ignore[misc]  # a type made at run time
    return converter.structure(value, entries)


def _boolean(value: object, _: type[bool]) -> bool:
    if not isinstance(value, bool):
        raise _wrong_type(value, EXPECTED[Kind.BOOLEAN])
    return value


def _integer(value: object, _: type[int]) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong_type(value, EXPECTED[Kind.INTEGER])
    return value


def _text(value: object, _: type[str]) -> str:
    if not isinstance(value, str):
        raise _wrong_type(value, Text("chữ", "text"))
    return value


def _date(value: object, _: type[date]) -> date:
    """Year-month-day alone: the other forms of ISO 8601 (weeks, no dashes) are more likely a slip."""
    if isinstance(value, str) and _YEAR_MONTH_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _wrong_type(value, EXPECTED[Kind.DATE]) from None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _wrong_type(value, EXPECTED[Kind.DATE])
    return value


_YEAR_MONTH_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _decimal(value: object, _: type[Decimal]) -> Decimal:
    """A float is taken as it is written (45.5 is exactly 45.5): plain data formats know no decimals."""
    if isinstance(value, str) and not _PLAIN_DECIMAL.fullmatch(value):
        raise _wrong_type(value, EXPECTED[Kind.DECIMAL])
    if isinstance(value, int | float | str | Decimal) and not isinstance(value, bool):
        number = Decimal(repr(value) if isinstance(value, float) else value)
        if number.is_finite():
            return number
    raise _wrong_type(value, EXPECTED[Kind.DECIMAL])


_PLAIN_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _code(value: object, codes: type[CodeList]) -> CodeList:
    for code in codes:
        if code == value:
            return code
    raise Unreadable(unknown_code(value, codes))


def _wrong_type(value: object, expected: Text) -> Unreadable:
    return Unreadable(Problem("", _WRONG_TYPE, found=shown(value), expected=expected))


_WRONG_TYPE = Text("sai kiểu giá trị", "wrong type of value")


def failures(error: BaseException, path: Path = ()) -> Iterator[Failure]:
    """Every failure inside an error of cattrs, with its path."""
    match error:
        case ClassValidationError():
            with_notes, others = error.group_exceptions()
            keys = _keys(error.cl)
            for inner, note in with_notes:
                yield from failures(inner, (*path, keys.get(note.name, note.name)))
            for inner in others:
                yield from failures(inner, path)
        case IterableValidationError():
            with_indices, others = error.group_exceptions()
            for inner, index in with_indices:
                yield from failures(inner, (*path, index.index))
            for inner in others:
                yield from failures(inner, path)
        case ForbiddenExtraKeysError():
            known = list(_keys(error.cl).values())
            for key in sorted(error.extra_fields, key=_written):
                yield Failure((*path, key), _unknown_key(_written(key), known), is_key=True)
        case ChuanNgheoError():
            for problem in error.problems:
                yield Failure((*path, *split_path(problem.where)), evolve(problem, where=""))
        case Unreadable():
            yield Failure(path, error.problem)
        case KeyError():
            yield Failure(path, Problem("", Text("thiếu mục bắt buộc", "required field missing")), is_key=True)
        case _:
            yield Failure(path, Problem("", _WRONG_TYPE, found=shortened(str(error))))


def _keys(cls: type) -> dict[str, str]:
    """How a mapping calls each attribute of the class."""
    return {each.name: each.metadata.get("key", each.name) for each in fields(cls)}


def _written(key: Any) -> str:
    """A key as a message shows it; it may be no text, and even no number that Python writes out."""
    return key if isinstance(key, str) else shown(key)


def _unknown_key(key: str, known: list[str]) -> Problem:
    nearest = nearest_name(key, known)
    return Problem(
        "",
        Text("mục không có trong mẫu", "unknown field"),
        found=shortened(key),
        expected=None if nearest else Text(", ".join(known), ", ".join(known)),
        nearest=nearest,
    )


def field_path(path: Path) -> str:
    """A path as one writes it: ``members[2].age``.

    >>> field_path(("members", 2, "age"))
    'members[2].age'
    """
    words = "".join(f"[{_written(step)}]" if isinstance(step, int) else f".{_written(step)}" for step in path)
    return legible(words.removeprefix("."))


def split_path(written: str) -> Path:
    """The inverse of `field_path`.

    >>> split_path("members[2].age")
    ('members', 2, 'age')
    """
    steps = written.replace("[", ".").replace("]", "").split(".") if written else []
    return tuple(int(step) if _INDEX.fullmatch(step) else step for step in steps)


_INDEX = re.compile(r"[0-9]{1,9}")
