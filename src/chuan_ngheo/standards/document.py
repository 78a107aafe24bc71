"""A standard file as it is written: the shape that the reader accepts, names and rules still text.

One attribute here is one key of the YAML; what is required, what may be left out and what each value
may be is read off these classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from operator import eq
from typing import Any

from attrs import field, fields, frozen
from cattrs import Converter
from cattrs.gen import override

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text
from chuan_ngheo.standards.citation import Citation, LegalDocument
from chuan_ngheo.standards.model import Dimension, Means
from chuan_ngheo.standards.status import Status
from chuan_ngheo.structuring import Unreadable, record_hook, strict_converter


@frozen
class Period:
    """First and last day on which households are classified by the standard."""

    start: date = field(metadata={"key": "from"})
    end: date = field(metadata={"key": "to"})


@frozen
class Deprivation:
    """What every indicator scores on the form, unless it says otherwise."""

    points: int
    citation: tuple[Citation, ...]


@frozen
class IndicatorEntry:
    dimension: str
    name: Text
    citation: tuple[Citation, ...]
    deprived_when: str | None = None
    points: int | None = None


@frozen
class ClassEntry:
    status: tuple[Status, ...]
    name: Text
    citation: tuple[Citation, ...]
    when: str | None = None
    otherwise: bool = False


@frozen
class DesignationEntry:
    name: Text
    when: str
    citation: tuple[Citation, ...]
    start: date | None = field(default=None, metadata={"key": "from"})


@frozen
class CoverageEntry:
    when: str
    citation: tuple[Citation, ...]


@frozen
class StandardFile:
    """One standard file; the keys of the mappings are the ids."""

    id: str
    name: Text
    place: str
    in_force: Period
    documents: Mapping[str, LegalDocument]
    means: Means
    classes: Mapping[str, ClassEntry]
    dimensions: Mapping[str, Dimension] = field(factory=dict)
    indicators: Mapping[str, IndicatorEntry] = field(factory=dict)
    deprivation: Deprivation | None = None
    designations: Mapping[str, DesignationEntry] = field(factory=dict)
    covers: CoverageEntry | None = None
    provisional: bool = False
    notes: tuple[Text, ...] = ()


def file_converter() -> Converter:
    """The strict converter for standard files."""
    converter = strict_converter()
    for kind, several in ((Citation, tuple[Citation, ...]), (Status, tuple[Status, ...])):
        converter.register_structure_hook_func(partial(eq, several), partial(_one_or_more, converter, kind))
    for cls in (Period, DesignationEntry):
        renamed = {each.name: override(rename=each.metadata["key"]) for each in fields(cls) if each.metadata}
        converter.register_structure_hook(cls, record_hook(cls, converter, **renamed))
    return converter


def _one_or_more(converter: Converter, kind: type, value: object, _: Any) -> tuple[Any, ...]:
    """One of a kind, or a list of at least one."""
    if isinstance(value, list):
        if not value:
            raise Unreadable(Problem("", Text("danh sách trống", "an empty list"), expected=_AT_LEAST_ONE))
        return tuple(converter.structure(value, list[kind]))  # type: ignore[valid-type]  # a type made at run time
    return (converter.structure(value, kind),)


_AT_LEAST_ONE = Text("ít nhất một mục", "at least one entry")
