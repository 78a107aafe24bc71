"""A standard that states only what differs from another: the two files' data laid over each other.

Collections (lines, indicators, classes, documents …) are merged entry by entry and ``null`` takes an entry
away; a name, a citation or a period is replaced as a whole. What makes a standard itself — id, name, place,
dates — and its notes are never inherited.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chuan_ngheo.errors import Problem, StandardError, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.standards.yaml_source import Place, Source
from chuan_ngheo.structuring import Path

EXTENDS = "extends"
OWN = ("id", "name", "place", "in_force", "notes", "provisional", "covers", "designations")
"""What a standard never takes over from another."""
WHOLE = ("name", "title", "citation", "in_force", "unit", "status")
"""What is replaced as one, not merged."""


def extended(child: Source, base: Source) -> Source:
    """The data of ``child`` over that of ``base``, each value with its own file's place.

    Raises `StandardError` where ``child`` takes away what ``base`` does not have.
    """
    inherited = {key: value for key, value in base.data.items() if key not in OWN}
    own = {key: value for key, value in child.data.items() if key != EXTENDS}
    problems: list[Problem] = []
    data = _merged(inherited, own, (), child, problems)
    if problems:
        raise StandardError(problems)
    return Source(
        child.name,
        data,
        values=_places(base.values, child.values),
        keys=_places(base.keys, child.keys),
        plain=frozenset(path for path in base.plain if path not in child.values) | child.plain,
        extends=child.data.get(EXTENDS),
    )


def _merged(base: Any, own: Any, path: Path, child: Source, problems: list[Problem]) -> Any:
    if not isinstance(base, Mapping) or not isinstance(own, Mapping) or (path and path[-1] in WHOLE):
        return own
    merged = dict(base)
    for key, value in own.items():
        if value is not None:
            merged[key] = _merged(base[key], value, (*path, key), child, problems) if key in base else value
        elif key in base:
            del merged[key]
        else:
            problems.append(_nothing_to_take(key, list(base), child.where((*path, key), is_key=True)))
    order = own if set(merged) <= set(own) else merged
    return {key: merged[key] for key in order if key in merged}


def _nothing_to_take(key: str, known: list[str], where: str) -> Problem:
    message = Text("không có gì để bỏ đi", "nothing of this name to take away")
    return Problem(where, message, found=key, nearest=nearest_name(key, known))


def _places(base: Mapping[Path, Place], own: Mapping[Path, Place]) -> dict[Path, Place]:
    """The child's places before those of the base, but for what the child takes over no part of."""
    replaced = {(key,) for key in OWN} | {path for path in own if path and path[-1] in WHOLE}
    kept = {
        path: place
        for path, place in base.items()
        if not any(path[:length] in replaced for length in range(1, len(path) + 1))
    }
    return {**kept, **own}
