"""The shape of a table of benefits, one attribute a key; rules and names are still text."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, fields, frozen
from cattrs import Converter
from cattrs.gen import override

from chuan_ngheo.entitlements.model import InForce, Quantity
from chuan_ngheo.language import Text
from chuan_ngheo.standards.citation import Citation, LegalDocument
from chuan_ngheo.standards.document import file_converter
from chuan_ngheo.structuring import record_hook


@frozen
class FactEntry:
    question: Text
    designation: str | None = None


@frozen
class GroupEntry:
    name: Text
    when: str
    in_force: InForce
    citation: tuple[Citation, ...]
    percent: int | None = None
    at_least: bool = False
    quantity: Quantity | None = None
    restated: InForce | None = None


@frozen
class BenefitEntry:
    name: Text
    groups: Mapping[str, GroupEntry]


@frozen
class BenefitFile:
    """A table of benefits as it is written; the keys of the mappings are the ids.

    ``classes``, ``indicators`` and ``designations`` name what conditions may ask of a standard.
    """

    id: str
    name: Text
    place: str
    documents: Mapping[str, LegalDocument]
    benefits: Mapping[str, BenefitEntry]
    classes: Mapping[str, Text] = field(factory=dict)
    indicators: Mapping[str, Text] = field(factory=dict)
    designations: Mapping[str, Text] = field(factory=dict)
    facts: Mapping[str, FactEntry] = field(factory=dict)
    notes: tuple[Text, ...] = ()


KEYS = {each.name: each.metadata["key"] for each in fields(InForce) if each.metadata}
"""The keys of attributes that bear another name."""


def benefit_converter() -> Converter:
    """The strict converter for tables of benefits."""
    converter = file_converter()
    renamed = {name: override(rename=key) for name, key in KEYS.items()}
    converter.register_structure_hook(InForce, record_hook(InForce, converter, **renamed))
    return converter
