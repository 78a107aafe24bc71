"""What a changed copy of a standard states otherwise, value by value, and a household that each change moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, fields, frozen, has

from chuan_ngheo.errors import StandardError
from chuan_ngheo.language import Text
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.structuring import Path, field_path
from chuan_ngheo.verification.cases.differing import differences
from chuan_ngheo.verification.cases.model import Example, PlacedCase
from chuan_ngheo.verification.cases.proposing import proposed_cases
from chuan_ngheo.verification.comparison.comparison import compare
from chuan_ngheo.verification.mutants.replacing import replaced
from chuan_ngheo.verification.solving.equivalence import difference

_WORDING = ("id", "name", "documents", "notes", "dimensions", "citation", "unit")
"""Keys whose values say who, where and why, and can move no household."""


@frozen
class ChangedValue:
    """One value that a copy states otherwise; ``moves`` is a household, form or day that this change alone moves.

    ``says`` is what becomes of it: what is expected by the first standard, what is found by the changed one. Without
    ``moves`` the change alone moves nobody; it ``stands_alone`` where the first standard with it is a standard at all.
    """

    path: str
    where: str
    before: str
    after: str
    moves: Example | None = None
    says: tuple[Text, ...] = ()
    stands_alone: bool = True


def changed_values(reference: Standard, copy: Standard, source: Source | None = None) -> tuple[ChangedValue, ...]:
    """Every value of ``copy`` that is another in ``reference``, those of wording alone left out.

    ``source`` gives the places in the file of the copy. Needs the extra ``prove``.

    >>> from chuan_ngheo.standards.registry import standard
    >>> from chuan_ngheo.standards.reader import read_standard
    >>> from chuan_ngheo.standards.shipped import standard_files
    >>> text = standard_files()["vn-2006"].read_text(encoding="utf-8")
    >>> copy = read_standard(text.replace("rural: 200_000", "rural: 200_001"), "copy.yaml")
    >>> (change,) = changed_values(standard("vn-2006"), copy)
    >>> change.path, change.after, change.moves.household.income_per_head
    ('means.income.lines.poverty.rural', '200001', 200001)
    """
    return tuple(
        _changed(path, before, after, reference, source)
        for path, before, after in _leaves(reference.written, copy.written, ())
        if not set(path) & set(_WORDING)
    )


def _changed(path: Path, before: object, after: object, reference: Standard, source: Source | None) -> ChangedValue:
    where = field_path(path) if source is None else source.where(path)
    said = (field_path(path), where, _said(before, after), _said(after, before))
    try:
        alone = assemble(replaced(reference.written, path, after))
    except StandardError:
        return ChangedValue(*said, stands_alone=False)
    if _parts(reference) != _parts(alone):
        return _of_other_parts(ChangedValue(*said), reference, alone)
    moves = difference(reference, alone)
    if moves is None:
        return ChangedValue(*said)
    return ChangedValue(*said, moves, _says(moves, reference, alone))


def _parts(standard: Standard) -> list[list[str]]:
    """What is asked of a household and what may come of it, by id."""
    return [[each.id for each in part] for part in (standard.indicators, standard.classes)]


def _of_other_parts(changed: ChangedValue, reference: Standard, alone: Standard) -> ChangedValue:
    """A change of indicators or classes as such: whom it moves is seen in the cells."""
    moved = compare(reference, evolve(alone, provisional=False)).moved
    if not moved:
        return changed
    first = moved[0]
    becomes = _BECOMES.format(before=first.before.name, after=first.after.name)
    return evolve(changed, moves=Example(reference.start, household=first.witness.household), says=(becomes,))


def _says(moves: Example, reference: Standard, alone: Standard) -> tuple[Text, ...]:
    """The case that the household makes under the first standard, run under the changed one."""
    written = proposed_cases(reference, [moves])
    placed = [
        PlacedCase(topic, case, case.on or written.on, where="") for topic in written.topics for case in topic.cases
    ]
    return tuple(text for each in placed for text in differences(each, alone))


def _leaves(before: Any, after: Any, path: Path) -> Iterator[tuple[Path, Any, Any]]:
    """The places at which two values differ, as deep as both have them, each with what stands there."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        if list(before) != list(after):
            yield path, before, {key: before.get(key, value) for key, value in after.items()}
        for key in before:
            if key in after:
                yield from _leaves(before[key], after[key], (*path, key))
    elif has(type(before)) and type(before) is type(after):
        for each in fields(type(before)):
            key = each.metadata.get("key", each.name)
            yield from _leaves(getattr(before, each.name), getattr(after, each.name), (*path, key))
    elif before != after:
        yield path, before, after


def _said(value: object, other: object) -> str:
    """A value in short: of a mapping, the entries that the other has not, or else their order."""
    if has(type(value)):
        return "…"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if not isinstance(value, Mapping):
        return "–" if value is None else " ".join(str(value).split())
    theirs = other if isinstance(other, Mapping) else {}
    alone = [key for key in value if key not in theirs]
    return ", ".join(alone or ([] if set(value) != set(theirs) else list(value))) or "–"


_BECOMES = Text("loại hộ: {before} → {after}", "class: {before} → {after}")
