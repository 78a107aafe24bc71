"""A standard → its mutants: each thing changed, then read and assembled as any standard is."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from chuan_ngheo.errors import StandardError
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.document import StandardFile
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import source_of_shipped, structured
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.structuring import Path, field_path
from chuan_ngheo.verification.mutants.mutant import Change, Mutant
from chuan_ngheo.verification.mutants.replacing import replaced
from chuan_ngheo.verification.mutants.rewording import rewordings
from chuan_ngheo.verification.mutants.value_changes import value_changes


@frozen
class Mutants:
    """All mutants of a standard, in the order of its parts."""

    standard: Standard
    mutants: tuple[Mutant, ...]
    refused: int
    """Changes that the reader refuses: nobody can make them by mistake."""


def mutants_of(standard: Standard, source: Source | None = None) -> Mutants:
    """Every standard that is this one but for a single number, comparison, connective, code or day.

    ``source`` gives the places; without it they are those of the known standard of the same content, or else paths.

    >>> from chuan_ngheo.standards.registry import standard
    >>> found = mutants_of(standard("vn-2006"))
    >>> mutant = found.mutants[0]
    >>> mutant.where, mutant.before, mutant.after
    ('vn-2006.yaml:28:16', '260000', '259999')
    >>> len(found.mutants), found.refused
    (11, 0)
    """
    places = source or _known_source(standard)
    made: list[Mutant] = []
    refused = 0
    for change in changes_of(standard.written):
        try:
            changed = assemble(change.written)
        except StandardError:
            refused += 1
            continue
        where = _where(change, places)
        made.append(Mutant(change.kind, change.path, where, change.before, change.after, changed))
    return Mutants(standard, tuple(made), refused)


def changes_of(written: StandardFile) -> Iterator[Change]:
    """Every change of one thing, whether what it leaves is a standard or not."""
    yield from value_changes(written)
    for path, rule in _rules(written):
        for each in rewordings(rule):
            changed = replaced(written, path, each.text)
            yield Change(each.kind, path, each.before, each.after, changed, (each.line, each.column))


def _rules(written: StandardFile) -> Iterator[tuple[Path, str]]:
    for indicator_id, indicator in written.indicators.items():
        if indicator.deprived_when is not None:
            yield ("indicators", indicator_id, "deprived_when"), indicator.deprived_when
    for class_id, entry in written.classes.items():
        if entry.when is not None:
            yield ("classes", class_id, "when"), entry.when
    for designation_id, designation in written.designations.items():
        yield ("designations", designation_id, "when"), designation.when
    if written.covers is not None:
        yield ("covers", "when"), written.covers.when


def _known_source(standard: Standard) -> Source | None:
    """The file of the known standard, where it states just this."""
    if standard.id not in standard_files():
        return None
    source = source_of_shipped(standard.id)
    return source if structured(source) == standard.written else None


def _where(change: Change, source: Source | None) -> str:
    if source is None:
        return field_path(change.path)
    return source.where(change.path) if change.inside is None else source.inside(change.path, *change.inside)
