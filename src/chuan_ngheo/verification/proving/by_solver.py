"""Claims to the solver: over the cells, or over all households of so many members."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.verification.comparison.standing import Standing
from chuan_ngheo.verification.proving.claim_facts import truth_of
from chuan_ngheo.verification.proving.claim_terms import certainly, possibly
from chuan_ngheo.verification.proving.claims import Claim
from chuan_ngheo.verification.proving.proof import Counterexample, Verdict
from chuan_ngheo.verification.solving.lawful import Lawful, findings_as_such
from chuan_ngheo.verification.solving.search import Search
from chuan_ngheo.verification.solving.shown import Shown, smallest
from chuan_ngheo.verification.solving.solver import Solver, Term
from chuan_ngheo.verification.solving.world import CellWorld


def over_cells(claim: Claim) -> Verdict:
    """The verdict where a finding is what it is called: one indicator id is one finding for all standards."""
    world = CellWorld.on_day(claim.standards[0].start)
    laws = [Lawful(each, world, findings_as_such(each, world)) for each in claim.standards]
    solver = Solver()
    solver.always(world.conditions())
    if solver.values(certainly(claim, laws)) is not None:
        return Verdict.REFUTED
    return Verdict.PROVED if solver.values(possibly(claim, laws)) is None else Verdict.OPEN


def over_facts(claim: Claim, search: Search) -> tuple[Verdict, Counterexample | None]:
    """The verdict over every household of the search, with one that speaks against the claim."""
    for verdict, asked in ((Verdict.REFUTED, certainly), (Verdict.OPEN, possibly)):
        for _, found in search.answers([claim], partial(_asked, asked)):
            return verdict, _counterexample(found, claim, search)
    return Verdict.PROVED, None


def _asked(reading: object, laws: Sequence[Lawful], claim: Claim) -> Term:
    assert callable(reading)
    return reading(claim, laws)


def _counterexample(found: Shown, claim: Claim, search: Search) -> Counterexample:
    """The household with fewest facts of which the ordinary path says the same.

    Raises `AssertionError` where it says something else: a fault of this library.
    """
    holds = _truth(found, claim, search)
    if holds is False:
        raise AssertionError(f"{found} does not speak against {claim.words}")
    if holds:
        found = smallest(found, lambda each: _truth(each, claim, search) is True)
    results = [classify(told, law, on=search.on) for told, law in zip(found.told(), found.standards, strict=True)]
    standings = tuple(Standing.of(each.possible, each.standard) for each in results)
    return Counterexample(found.facts, found.told(), standings)


def _truth(found: Shown, claim: Claim, search: Search) -> bool | None:
    results = [classify(told, law, on=search.on) for told, law in zip(found.told(), found.standards, strict=True)]
    return truth_of(claim, found.facts, results)
