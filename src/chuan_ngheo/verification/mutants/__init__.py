"""Mutants: a standard with one thing changed, and whether its own cases notice."""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.verification.mutants.making import Mutants, mutants_of
    from chuan_ngheo.verification.mutants.mutant import Mutant, MutantKind
    from chuan_ngheo.verification.mutants.noticing import Noticed, noticed
    from chuan_ngheo.verification.mutants.report import MutationReport, Unnoticed, mutation_report

__all__ = [
    "Mutant",
    "MutantKind",
    "Mutants",
    "MutationReport",
    "Noticed",
    "Unnoticed",
    "mutants_of",
    "mutation_report",
    "noticed",
]

_ROOMS = {
    "making": ("Mutants", "mutants_of"),
    "mutant": ("Mutant", "MutantKind"),
    "noticing": ("Noticed", "noticed"),
    "report": ("MutationReport", "Unnoticed", "mutation_report"),
}

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(__name__, _ROOMS, extras={"z3": "prove"})
