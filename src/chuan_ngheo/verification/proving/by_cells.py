"""Claims about cells: a household of every cell, by the ordinary path; and the same question to the solver."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.decision import combinations_of
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.common_ground import Band, CommonGround, Situation
from chuan_ngheo.verification.comparison.standing import Standing
from chuan_ngheo.verification.comparison.witness import Spot, Witness, witness_of
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
                    witness = _witness(ground, area, band, situation, depths)
                    yield witness, _results(ground, witness)


def _witness(ground: CommonGround, area: Area, band: Band, situation: Situation, depths: tuple[int, int]) -> Witness:
    found = dict(zip(ground.named, situation.findings, strict=True))
    standings = tuple(
        _standing(standard, area, number, depth, [found[each] for each in standard.decision.findings])
        for standard, number, depth in zip(ground.both, band.bands, depths, strict=True)
    )
    assert len(standings) == len(ground.both)
    return witness_of(Spot(area, band.incomes.roundest(), depths, found), ground, (standings[0], standings[1]))


def _standing(standard: Standard, area: Area, band: int, depth: int, findings: list[bool]) -> Standing:
    table = standard.decision
    outcome = table.outcomes[table.area_of(area)][band][depth][combinations_of(table.findings).index(tuple(findings))]
    assert outcome is not None
    return Standing.of(outcome.possible, standard)


def _results(ground: CommonGround, witness: Witness) -> tuple[Classification, ...]:
    return tuple(
        classify(household, standard, on=standard.start)
        for household, standard in zip((witness.before, witness.after), ground.both, strict=True)
    )
