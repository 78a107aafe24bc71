"""Where a standard is likely wrong: the single changes of it under which cases that fail would hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.verification.cases.differing import differences
from chuan_ngheo.verification.cases.model import PlacedCase
from chuan_ngheo.verification.mutants.making import mutants_of
from chuan_ngheo.verification.mutants.mutant import Mutant

_MOST = 3
"""So many changes that would do the same are told."""


@frozen
class Repair:
    """One change of the standard under which these cases hold that fail now, and no other fails."""

    mutant: Mutant
    mends: tuple[PlacedCase, ...]


def repairs(standard: Standard, cases: Iterable[PlacedCase], source: Source | None = None) -> tuple[Repair, ...]:
    """The changes that mend most of the failing cases, then those that mend most of what is left, and so on.

    >>> from chuan_ngheo.standards.reader import read_standard
    >>> from chuan_ngheo.standards.shipped import standard_files
    >>> from chuan_ngheo.verification.cases.files import cases_of
    >>> text = standard_files()["vn-2006"].read_text(encoding="utf-8")
    >>> copy = read_standard(text.replace("rural: 200_000", "rural: 200_001"), "copy.yaml")
    >>> (repair,) = repairs(copy, cases_of("vn-2006").cases)
    >>> repair.mutant.path[-1], repair.mutant.before, repair.mutant.after
    ('rural', '200001', '200000')
    """
    known = tuple(cases)
    failing = [each for each in known if any(differences(each, standard))]
    if not failing:
        return ()
    holding = [each for each in known if each not in failing]
    tried = [Repair(each, _mended(failing, each)) for each in mutants_of(standard, source).mutants]
    return tuple(_chosen([each for each in tried if each.mends and _breaks_nothing(each, holding)], failing))


def _mended(failing: Iterable[PlacedCase], mutant: Mutant) -> tuple[PlacedCase, ...]:
    return tuple(each for each in failing if not any(differences(each, mutant.standard)))


def _breaks_nothing(repair: Repair, holding: Iterable[PlacedCase]) -> bool:
    return not any(any(differences(each, repair.mutant.standard)) for each in holding)


def _chosen(found: list[Repair], failing: list[PlacedCase]) -> Iterator[Repair]:
    left = list(failing)
    while left:
        counts = [sum(each in left for each in repair.mends) for repair in found]
        most = max(counts, default=0)
        if not most:
            return
        best = [repair for repair, count in zip(found, counts, strict=True) if count == most][:_MOST]
        yield from best
        left = [each for each in left if each not in best[0].mends]
