"""A household that shows a passage: as few facts as decide it, and classified again before it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve, frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.common_ground import CommonGround, goes_by_totals
from chuan_ngheo.verification.comparison.standing import Standing


@frozen
class Witness:
    """A household with all that either standard asks; ``before`` and ``after`` are it with what each of them asks.

    A standard is told the findings on its own indicators, and the total of points if it goes by totals.
    """

    household: Household
    before: Household
    after: Household


@frozen
class Spot:
    """One cell: area, an income in it, depth by each standard, and the named findings."""

    area: Area
    income: Fraction
    depths: tuple[int, int]
    findings: Mapping[str, bool]


def witness_of(spot: Spot, ground: CommonGround, standings: tuple[Standing, Standing]) -> Witness:
    """The household of a cell, deprived in as few indicators as may be. Raises as `classified_witness` does."""
    return classified_witness(spot, ground, standings)[0]


def classified_witness(
    spot: Spot, ground: CommonGround, standings: tuple[Standing, Standing]
) -> tuple[Witness, tuple[Classification, ...]]:
    """The household of a cell, and what the ordinary path says of it under each standard.

    Raises `AssertionError` where `classify` says another class than the decision tables: a fault of this library.
    """
    per_head, total, persons = means_of(spot.income / ground.months)
    household = Household(
        area=spot.area,
        income_per_head=per_head,
        monthly_income=total,
        size=persons,
        findings=_findings(spot, ground),
        deprivation_points=ground.least_total(spot.depths),
    )
    told = [told_to(each, household) for each in ground.both]
    results = tuple(
        classify(asked, evolve(standard, provisional=False), on=standard.start)  # the comparison says it once
        for standard, asked in zip(ground.both, told, strict=True)
    )
    for standard, asked, result, standing in zip(ground.both, told, results, standings, strict=True):
        if result.possible != standing.class_ids:
            raise AssertionError(f"{asked} is {result.possible} under {standard.id}, not {standing.class_ids}")
    return Witness(household, *told), results


def told_to(standard: Standard, household: Household) -> Household:
    """The household with the findings, and the total of points, that a standard asks for."""
    indicators = {each.id for each in standard.indicators}
    return evolve(
        household,
        findings={each: found for each, found in household.findings.items() if each in indicators},
        deprivation_points=household.deprivation_points if goes_by_totals(standard) else None,
    )


def means_of(a_month: Fraction) -> tuple[int | None, int | None, int | None]:
    """Income per head; where that is not whole, the income of the smallest household that has it, and its size."""
    persons = a_month.denominator
    return (a_month.numerator, None, None) if persons == 1 else (None, a_month.numerator, persons)


def _findings(spot: Spot, ground: CommonGround) -> dict[str, bool]:
    in_both = ground.deprived_in_both(spot.depths, spot.findings)
    assert in_both is not None
    shared = ground.unnamed(ground.before) & ground.unnamed(ground.after)
    found: dict[str, bool] = {}
    for standard, depth in zip(ground.both, spot.depths, strict=True):
        ids = [each.id for each in standard.indicators]
        by_itself = depth - in_both - sum(spot.findings.get(each, False) for each in ids)
        left = {True: in_both, False: by_itself}
        for each in ids:
            if each in spot.findings:
                found[each] = spot.findings[each]
            elif each not in found:
                found[each] = left[each in shared] > 0
                left[each in shared] -= 1
    return found
