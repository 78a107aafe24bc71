"""Which case notices a mutant."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from chuan_ngheo.verification.cases.differing import differences
from chuan_ngheo.verification.cases.model import PlacedCase
from chuan_ngheo.verification.mutants.mutant import Mutant


@frozen
class Noticed:
    """A mutant and a case that fails under it; None where all hold."""

    mutant: Mutant
    by: PlacedCase | None


def noticed(mutants: Iterable[Mutant], cases: Iterable[PlacedCase]) -> tuple[Noticed, ...]:
    """For each mutant a case that fails under it. The cases are such as hold under the standard itself."""
    known = tuple(cases)
    return tuple(Noticed(each, _by(each, known)) for each in mutants)


def _by(mutant: Mutant, cases: tuple[PlacedCase, ...]) -> PlacedCase | None:
    """The first that fails; those that look at what was changed are tried first, for there are many mutants."""
    nearest_first = sorted(cases, key=lambda each: not _looks_at(each, mutant))
    return next((each for each in nearest_first if any(differences(each, mutant.standard))), None)


def _looks_at(placed: PlacedCase, mutant: Mutant) -> bool:
    case, part = placed.case, mutant.path[0]
    match part:
        case "indicators":
            return mutant.path[1] in case.findings
        case "designations":
            return case.designations is not None
        case "covers":
            return case.coverage is not None
        case "in_force":
            return not case.in_force or placed.on in (mutant.standard.start, mutant.standard.end)
        case _:
            return case.classes is not None and case.on is None
