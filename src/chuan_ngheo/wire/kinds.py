"""Which kinds of document there are, and of which kind a value or a document is."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.household.validity import shown
from chuan_ngheo.language import Text
from chuan_ngheo.rooms import missing_extra
from chuan_ngheo.wire.errors import WireError
from chuan_ngheo.wire.kind import Kind

VERSION = 1
"""The version of the documents that this library writes; it reads this one and all before it."""

PREFIX = "chuan-ngheo/"

_PLACES = {
    "household": ("chuan_ngheo.wire.household", "HOUSEHOLD"),
    "request": ("chuan_ngheo.wire.household", "REQUEST"),
    "classification": ("chuan_ngheo.wire.classification", "CLASSIFICATION"),
    "movement": ("chuan_ngheo.wire.movement", "MOVEMENT"),
    "error": ("chuan_ngheo.wire.rejection", "ERROR"),
    "comparison": ("chuan_ngheo.verification.comparison.recorded", "COMPARISON"),
}
"""Comparisons live some floors above, in the other wheel: their kind is looked up when somebody asks for it."""

_WRITTEN_FROM = {
    "Household": "household",
    "Request": "request",
    "Classification": "classification",
    "RecordedClassification": "classification",
    "Movement": "movement",
    "Rejection": "error",
    "Comparison": "comparison",
    "RecordedComparison": "comparison",
}

KINDS = tuple(_PLACES)
"""The names of all kinds of document."""


def kind_named(name: str) -> Kind:
    """The kind of that name. Raises `WireError`, which names the nearest, and `MissingExtra`."""
    if name not in _PLACES:
        raise WireError([Problem("", _NO_KIND, shown(name), _listed(KINDS), nearest_name(str(name), KINDS))])
    module, kind = _PLACES[name]
    try:
        found: Kind = getattr(import_module(module), kind)
    except ModuleNotFoundError as missing:
        if not (missing.name or "").startswith("chuan_ngheo.verification"):
            raise
        raise missing_extra("wire", name, "verification") from missing
    return found


def kind_of_value(value: object) -> Kind:
    """The kind of document that a value is written as. Raises `WireError` for one that no document is made of."""
    name = _WRITTEN_FROM.get(type(value).__name__)
    kind = None if name is None else kind_named(name)
    if kind is None or not isinstance(value, kind.made_from):
        found = type(value).__name__
        raise WireError([Problem("", _NO_DOCUMENT, found, _listed(_WRITTEN_FROM), nearest_name(found, _WRITTEN_FROM))])
    return kind


def format_of(value: object) -> str:
    """The format of the document that a value is written as; of any other value, the name of its type."""
    found = type(value).__name__
    return PREFIX + _WRITTEN_FROM[found] if found in _WRITTEN_FROM else found


def kind_of_document(document: Mapping[str, Any]) -> Kind:
    """The kind that a document says it is. Raises `WireError` for none, another, and a version newer than this."""
    problems: list[Problem] = []
    name = document.get("format")
    known = [PREFIX + each for each in KINDS]
    if name not in known:
        nearest = nearest_name(name, known) if isinstance(name, str) else None
        problems.append(
            Problem("$.format", _NO_FORMAT)
            if name is None
            else Problem("$.format", _NO_KIND, shown(name), _listed(known), nearest)
        )
    version = document.get("version")
    if version is None:
        problems.append(Problem("$.version", _NO_VERSION, expected=_readable()))
    elif type(version) is not int or version < 1:
        problems.append(Problem("$.version", _OTHER_VERSION, shown(version), _readable()))
    elif version > VERSION:
        problems.append(Problem("$.version", _NEWER, shown(version), _readable()))
    if problems:
        raise WireError(problems)
    return kind_named(str(name).removeprefix(PREFIX))


def _readable() -> Text:
    return Text(str(VERSION), str(VERSION)) if VERSION == 1 else Text(f"từ 1 đến {VERSION}", f"1 to {VERSION}")


def _listed(names: Any) -> Text:
    return Text(", ".join(names), ", ".join(names))


_NO_KIND = Text("không có loại tài liệu này", "no such kind of document")
_NO_FORMAT = Text("thiếu loại tài liệu (format)", "the document does not say its format")
_NO_VERSION = Text("thiếu phiên bản (version)", "the document does not say its version")
_OTHER_VERSION = Text("không có phiên bản này", "no such version")
_NEWER = Text(
    "tài liệu do phiên bản mới hơn của thư viện ghi; hãy cập nhật thư viện",
    "written by a newer version of this library; update it to read this",
)
_NO_DOCUMENT = Text("không thể ghi giá trị này thành tài liệu", "no document is made of such a value")
