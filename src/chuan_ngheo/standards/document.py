"""A standard file as it is written: the shape that the reader accepts, names and rules still text.

One attribute here is one key of the YAML; what is required, what may be left out and what each value
may be is read off these classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, fields, frozen
from cattrs import Converter
from cattrs.gen import override

from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Citation, Dimension, LegalDocument, Means, Status
from chuan_ngheo.structuring import record_hook, strict_converter


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
    status: Status
    name: Text
    citation: tuple[Citation, ...]
    when: str | None = None
    otherwise: bool = False


@frozen
class DesignationEntry:
    name: Text
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
    notes: tuple[Text, ...] = ()


def file_converter() -> Converter:
    """The strict converter for standard files."""
    converter = strict_converter()
    converter.register_structure_hook_func(lambda target: target == tuple[Citation, ...], _citations(converter))
    renamed = {each.name: override(rename=each.metadata["key"]) for each in fields(Period)}
    converter.register_structure_hook(Period, record_hook(Period, converter, **renamed))
    return converter


def _citations(converter: Converter) -> Any:
    """One citation, or a list of them."""

    def structure(value: object, _: Any) -> tuple[Citation, ...]:
        if isinstance(value, list):
            return tuple(converter.structure(value, list[Citation]))
        return (converter.structure(value, Citation),)

    return structure
