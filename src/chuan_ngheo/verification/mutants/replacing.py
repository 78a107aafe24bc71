"""A standard file with one value replaced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, fields

from chuan_ngheo.standards.document import StandardFile
from chuan_ngheo.structuring import Path


def replaced(written: StandardFile, path: Path, value: object) -> StandardFile:
    """The same with ``value`` at a path of the file. Raises `KeyError` where the path names nothing.

    >>> from datetime import date
    >>> from chuan_ngheo.standards.registry import standard
    >>> replaced(standard("vn-2016").written, ("in_force", "from"), date(2015, 12, 31)).in_force.start
    datetime.date(2015, 12, 31)
    """
    changed: StandardFile = _replaced(written, path, value)
    return changed


def _replaced(node: Any, path: Path, value: object) -> Any:
    """Through mappings by their keys, and through attrs values by the keys that stand for their attributes."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(node, Mapping):
        return {**node, step: _replaced(node[step], rest, value)}
    names = {each.metadata.get("key", each.name): each.name for each in fields(type(node))}
    return evolve(node, **{names[step]: _replaced(getattr(node, names[step]), rest, value)})
