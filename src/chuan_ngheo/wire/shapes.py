"""Typed values ↔ plain data through cattrs: how each type stands in a document, in both directions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields, has
from cattrs import BaseValidationError, Converter
from cattrs.gen import make_dict_unstructure_fn, override

from chuan_ngheo.errors import ChuanNgheoError, Problem, nearest_name
from chuan_ngheo.household.model import Household
from chuan_ngheo.household.validity import shown
from chuan_ngheo.language import Text
from chuan_ngheo.review.movement_lines import Line, Sign
from chuan_ngheo.structuring import Unreadable, failures, record_hook, strict_converter
from chuan_ngheo.wire.errors import WireError, told
from chuan_ngheo.wire.record import structured_household


def read_as(model: type, data: Any) -> Any:
    """The value of an attrs class that plain data stand for. Raises `WireError` with everything that is wrong."""
    try:
        return _reader().structure(data, model)
    except (BaseValidationError, ChuanNgheoError, Unreadable) as error:
        raise WireError(told(failures(error))) from None


def written(value: object) -> Any:
    """A value as plain data: what is unset is left out, codes and days are text, and so is what is no whole number.

    >>> written(Household(floor_area=Decimal("30.50"), size=4, labels={"xã": "Bản Một"}))
    {'size': 4, 'floor_area': '30.50', 'labels': {'xã': 'Bản Một'}}
    """
    return _writer().unstructure(value)


def key_of(attribute: Any) -> str:
    """What an attribute is called in a document."""
    return str(attribute.metadata.get("key", attribute.name))


def is_required(attribute: Any, cls: type) -> bool:
    """Whether an attribute stands in every document: one that has no default, and is not unknown at times."""
    return attribute.default is NOTHING and type(None) not in get_args(get_type_hints(cls)[attribute.name])


def _renamed(cls: type) -> dict[str, Any]:
    return {each.name: override(rename=key_of(each)) for each in fields(cls) if key_of(each) != each.name}


@cache
def _reader() -> Converter:
    converter = strict_converter()
    converter.register_structure_hook_factory(has, lambda cls: _record(cls, converter))
    converter.register_structure_hook(Household, lambda value, _: structured_household(value))
    for names in (Line, Sign):
        converter.register_structure_hook(names, _one_of)
    return converter


def _record(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
    """How an attrs class is read: what is absent and may be unknown is unknown."""
    read = record_hook(cls, converter, **_renamed(cls))
    stated = [each for each in fields(cls) if each.default is NOTHING]
    unset = dict.fromkeys(key_of(each) for each in stated if not is_required(each, cls))
    return lambda value, target: read({**unset, **value} if isinstance(value, Mapping) else value, target)


def _one_of(value: object, names: type[Enum]) -> Enum:
    for each in names:
        if each.value == value and not isinstance(value, bool):
            return each
    known = [str(each.value) for each in names]
    nearest = nearest_name(value, known) if isinstance(value, str) else None
    raise Unreadable(Problem("", _NONE_OF_THEM, shown(value), Text(", ".join(known), ", ".join(known)), nearest))


_NONE_OF_THEM = Text("không phải một trong các giá trị ở đây", "none of the values that stand here")


@cache
def _writer() -> Converter:
    converter = Converter()
    converter.register_unstructure_hook_factory(has, lambda cls: _in_order(cls, converter))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Decimal, _digits)
    converter.register_unstructure_hook_func(_is(frozenset), lambda codes: [str(each) for each in _listed(codes)])
    converter.register_unstructure_hook_func(
        _is(tuple), lambda several: [converter.unstructure(each) for each in several]
    )
    return converter


def _in_order(cls: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    """How an attrs class is written: what is not its default, in the order of the class."""
    plain: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
        cls, converter, _cattrs_omit_if_default=True, **_renamed(cls)
    )
    keys = [key_of(each) for each in fields(cls)]

    def write(value: Any) -> dict[str, Any]:
        data = plain(value)
        return {key: data[key] for key in keys if data.get(key) is not None}

    return write


def _is(collection: type) -> Callable[[Any], bool]:
    return lambda target: target is collection or get_origin(target) is collection


def _listed(codes: frozenset[Any]) -> list[Any]:
    """The codes in the order of their list."""
    return [code for kind in {type(each) for each in codes} for code in kind if code in codes]


def _digits(number: Decimal) -> str:
    """All digits, as they are written, and no exponent; there is no zero below zero."""
    return f"{number or number.copy_abs():f}"
