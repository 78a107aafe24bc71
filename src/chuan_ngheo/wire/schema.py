"""JSON Schema of each kind of document, read off the classes that documents are read into and the facts' vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import Attribute, define, field, fields, has

from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.wire import kind as kinds_of_document
from chuan_ngheo.wire.kinds import PREFIX, VERSION, kind_named
from chuan_ngheo.wire.shapes import is_required, key_of

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DIGITS = "^-?[0-9]+(\\.[0-9]+)?$"
_FACTS: Mapping[type, Mapping[str, Fact]] = {Household: HOUSEHOLD_FACTS, Member: MEMBER_FACTS}


def json_schema(kind: str) -> Schema:
    """The schema (draft 2020-12) of a kind of document, as plain data; the kinds are `KINDS`.

    What is written validates against it; what does not is refused by `structure`. Some things no schema can say, and
    `structure` or `replay` tells them: facts that contradict each other, a movement that does not add up.
    Raises `WireError` for another kind, and `MissingExtra` for ``comparison`` where the extra is not installed.

    >>> schema = json_schema("household")
    >>> schema["$defs"]["Household"]["properties"]["monthly_income"]
    ... # doctest: +NORMALIZE_WHITESPACE
    {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 1000000000000000,
     'description': 'thu nhập cả hộ (đồng/tháng) / household income (VND/month)'}
    """
    asked = kind_named(kind)
    definitions = _Definitions()
    content = definitions.record(asked.content)
    envelope = {
        "format": {"const": PREFIX + asked.name},
        "version": {"type": "integer", "const": VERSION},
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:{PREFIX.rstrip('/')}:{asked.name}:{VERSION}",
        "title": f"{PREFIX}{asked.name}",
        **content,
        "description": _in_both(asked.title),
        "properties": {**envelope, **content["properties"]},
        "required": [*envelope, *content["required"]],
        **_one_of(asked),
        "$defs": dict(sorted(definitions.made.items())),
    }


def _one_of(asked: kinds_of_document.Kind) -> Schema:
    """Of groups of fields, one is there and the first field of each other is not."""
    if not asked.one_of:
        return {}
    alternatives = []
    for group in asked.one_of:
        others = [other[0] for other in asked.one_of if other != group]
        given: Schema = {each: {"not": {"type": "null"}} for each in group}
        alternatives.append(
            {"required": list(group), "properties": {**given, **{each: {"type": "null"} for each in others}}}
        )
    return {"oneOf": alternatives}


@define
class _Definitions:
    """The schemas of classes and code lists, each under its name."""

    made: dict[str, Schema] = field(factory=dict)

    def record(self, cls: type) -> Schema:
        """The schema of an attrs class: no other keys, and those without a default required."""
        hints = get_type_hints(cls)
        facts = _FACTS.get(cls, {})
        properties = {
            key_of(each): self.fact(facts[each.name]) if each.name in facts else self.attribute(each, hints, cls)
            for each in fields(cls)
            if each.init
        }
        return {
            "type": "object",
            "description": _first_line(cls),
            "properties": properties,
            "required": [key_of(each) for each in fields(cls) if is_required(each, cls)],
            "additionalProperties": False,
        }

    def attribute(self, attribute: Attribute[Any], hints: Mapping[str, Any], cls: type) -> Schema:
        schema = self.of(hints[attribute.name])
        if cls is not Household or attribute.default is None:
            return schema
        if attribute.name == "findings":  # where each finding, too, may be unknown
            schema = {"type": "object", "additionalProperties": {"type": ["boolean", "null"]}}
        return {"anyOf": [schema, {"type": "null"}]}

    def fact(self, fact: Fact) -> Schema:
        """A fact with its bounds, said in both languages; null is unknown, as absence is."""
        bounds = {"minimum": fact.minimum, "maximum": fact.maximum} if fact.maximum is not None else {}
        unknown: Schema = {"type": "null"}
        match fact.kind:
            case Kind.BOOLEAN:
                schema: Schema = {"type": ["boolean", "null"]}
            case Kind.INTEGER:
                schema = {"type": ["integer", "null"], **bounds}
            case Kind.DECIMAL:
                schema = {"anyOf": [{"type": "string", "pattern": _DIGITS}, {"type": "number", **bounds}, unknown]}
            case Kind.DATE:
                schema = {**_DAY, "type": ["string", "null"]}
            case Kind.CODE:
                schema = {"anyOf": [self.of(fact.codes), unknown]}
            case Kind.CODES:
                schema = {"anyOf": [{"type": "array", "items": self.of(fact.codes)}, unknown]}
        unit = {"vi": f" ({fact.unit.vi})", "en": f" ({fact.unit.en})"} if fact.unit else {"vi": "", "en": ""}
        return {**schema, "description": f"{fact.label.vi}{unit['vi']} / {fact.label.en}{unit['en']}"}

    def of(self, kind: Any) -> Schema:
        """The schema of a type."""
        origin = get_origin(kind)
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(each) for each in get_args(kind)]}
        if origin is Mapping:
            return {"type": "object", "additionalProperties": self.of(get_args(kind)[1])}
        if origin in (tuple, frozenset):
            return {"type": "array", "items": self.of(get_args(kind)[0])}
        if has(kind):
            return self._named(kind, self.record)
        if issubclass(kind, Enum):
            return self._named(kind, _names)
        return dict(_PLAIN[kind])

    def _named(self, cls: type, make: Any) -> Schema:
        if cls.__name__ not in self.made:
            self.made[cls.__name__] = {}  # the name is taken before its parts are looked at
            self.made[cls.__name__] = make(cls)
        return {"$ref": f"#/$defs/{cls.__name__}"}


def _names(cls: type[Enum]) -> Schema:
    schema: Schema = {"enum": [each.value for each in cls], "description": _first_line(cls)}
    if issubclass(cls, CodeList):
        schema["description"] = "; ".join(f"{each.value}: {_in_both(each.label)}" for each in cls)
    return schema


def _first_line(cls: type) -> str:
    return (cls.__doc__ or "").split("\n", maxsplit=1)[0]


def _in_both(text: Text) -> str:
    return f"{text.vi} / {text.en}"


_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: _DAY,
    type(None): {"type": "null"},
}
