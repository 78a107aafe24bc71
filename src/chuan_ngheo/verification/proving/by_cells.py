"""Claims about cells: a household of every cell, by the ordinary path; and the same question to the solver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.common_ground import Band, CommonGround, Situation
from chuan_ngheo.verification.comparison.standing import Standing
from chuan_ngheo.verification.comparison.witness import Spot, Witness, classified_witness
from chuan_ngheo.verification.proving.claim_facts import truth_of
from chuan_ngheo.verification.proving.claims import Claim
from chuan_ngheo.verification.proving.proof import Counterexample, Verdict


@frozen
class CellsAnswer:
    """The verdict over all cells, how many these are, and a household of the first cell that speaks against it."""

    verdict: Verdict
    cells: int
    counterexample: Counterexample | None


def by_cells(claim: Claim) -> CellsAnswer:
    """Evaluate the claim on a household of every cell that its standards, and it, tell apart."""
    first, last = claim.standards[0], claim.standards[-1]
    cells, shown, verdict = 0, None, Verdict.PROVED
    ground = CommonGround(first, last, claim.incomes, claim.indicators)
    for witness, results in _households(ground, claim):
        cells += 1
        own = results[: len(claim.standards)]
        holds = truth_of(claim, witness.household, own)
        if verdict is Verdict.REFUTED or holds is False or (holds is None and verdict is Verdict.OPEN):
            continue
        verdict = Verdict.OPEN if holds is None else Verdict.REFUTED
        told = (witness.before, witness.after)[: len(own)]
        standings = tuple(Standing.of(result.possible, result.standard) for result in own)
        shown = Counterexample(witness.household, told, standings)
    return CellsAnswer(verdict, cells, shown)


def _households(ground: CommonGround, claim: Claim) -> Iterator[tuple[Witness, tuple[Classification, ...]]]:
    """A household of each cell, and what both standards say of it."""
    situations = list(ground.situations())
    for area in Area if claim.names_area else ground.areas:
        for band in ground.bands(area):
            if band.incomes.is_empty:
                continue
            for situation in situations:
                for depths in situation.depths:
                    yield _household(ground, area, band, situation, depths)


def _household(
    ground: CommonGround, area: Area, band: Band, situation: Situation, depths: tuple[int, int]
) -> tuple[Witness, tuple[Classification, ...]]:
    found = dict(zip(ground.named, situation.findings, strict=True))
    before, after = (
        _standing(standard, area, number, depth, found)
        for standard, number, depth in zip(ground.both, band.bands, depths, strict=True)
    )
    return classified_witness(Spot(area, band.incomes.roundest(), depths, found), ground, (before, after))


def _standing(standard: Standard, area: Area, band: int, depth: int, found: Mapping[str, bool]) -> Standing:
    outcome = standard.decision.at(area, band, depth, found)
    assert outcome is not None
    return Standing.of(outcome.possible, standard)
