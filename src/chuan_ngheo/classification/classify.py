"""Household + standard + date → class: findings counted, means placed, the cell looked up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chuan_ngheo.classification.findings import named_truths, truths_of
from chuan_ngheo.classification.means import Placement, placements, points_bands
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.form import scored_form
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.decision import Outcome
from chuan_ngheo.standards.model import Standard, Unit
from chuan_ngheo.standards.registry import NATIONAL, standard_in_force, standards


def classify(household: Household, standard: Standard, *, on: date) -> Classification:
    """The class of a household under a standard; ages are counted at ``on``.

    Unknown facts never turn into zero or “no”: where they matter, the result is undetermined and holds the
    classes still possible. Any standard may be asked about any date. A provisional standard says so every
    time, with a `ProvisionalStandardWarning`.

    Raises `HouseholdError` for births after ``on``, for findings that contradict the facts, and for
    deprivation points that no combination of findings gives.

    >>> from chuan_ngheo.standards.registry import standard
    >>> household = Household(area=Area.RURAL, monthly_income=2_800_000, size=4)
    >>> classify(household, standard("vn-2016"), on=date(2020, 11, 20)).class_id
    'poor_by_income'
    """
    standard.warn_if_provisional()
    truths = truths_of(household, standard, on)
    lowest = truths.count(True)
    depth = (lowest, lowest + truths.count(None)) if standard.decision.point_cuts is None else standard.decision.span
    if household.deprivation_points is not None:
        depth = _by_points(household.deprivation_points, depth, standard)
    placed = tuple(placements(household, standard))
    return Classification(standard, on, household, _look_up(standard, placed, depth, truths), placed, depth, truths)


def classify_all(household: Household, on: date, place: str = NATIONAL) -> Mapping[str, Classification]:
    """The national class of a household and, beside it, the one by the standard of its province or city.

    By place: ``VN`` first, then ``place`` (ISO 3166-2) where a standard of its own is in force on that day and
    speaks of the household, or may. Raises `StandardNotFound` where no national standard is in force, and
    `HouseholdError` as `classify` does.

    >>> household = Household(area=Area.RURAL, income_per_head=1_000_000)
    >>> classes = classify_all(household, date(2016, 6, 1), "VN-DN")
    >>> {where: result.class_id for where, result in classes.items()}
    {'VN': None, 'VN-DN': 'poor'}
    """
    national = standard_in_force(on)
    own = [each for each in standards(place) if each.in_force(on) and each is not national]
    results = [classify(household, each, on=on) for each in (national, *own)]
    return {result.standard.place: result for result in results if result.covered is not False}


def classify_points(
    standard: Standard,
    *,
    area: Area | str,
    income_points: int | None = None,
    deprivation_points: int | None = None,
) -> Classification:
    """The class by the totals of a scored form: B1 (income) and B2 (deprivation) points.

    Raises `HouseholdError` for an unknown area and for totals that are not points of the form.

    >>> from chuan_ngheo.standards.registry import standard
    >>> classify_points(standard("vn-2016"), area="rural", income_points=125, deprivation_points=30).class_id
    'poor_by_deprivation'
    """
    standard.warn_if_provisional()
    form = scored_form(area, income_points, deprivation_points)
    table = standard.decision
    depth = table.span if deprivation_points is None else _by_points(deprivation_points, None, standard)
    own = table.area_of(form.area)
    limits = table.limits[own]
    bands, unit = (0, len(limits)), None
    if income_points is not None and standard.means.points is not None:
        bands, unit = points_bands(income_points, limits), Unit.POINTS
    placed = (Placement(own, bands, unit, False),)
    return Classification(standard, None, form, _look_up(standard, placed, depth), placed, depth)


def _look_up(
    standard: Standard, placed: tuple[Placement, ...], depth: tuple[int, int], truths: tuple[Truth, ...] = ()
) -> Outcome:
    table, (fewest, most) = standard.decision, depth
    if len(placed) == 1 and not table.findings:
        area, (low, high), _, _ = placed[0]
        if low == high and fewest == most and (settled := table.outcomes[area][low][fewest][0]):
            return settled
    bands = {area: range(low, high + 1) for area, (low, high), _, _ in placed}
    return table.outcome(bands, depth, named_truths(standard, truths))


def _by_points(points: int, known: tuple[int, int] | None, standard: Standard) -> tuple[int, int]:
    """The depth that a total of points stands for, if the findings (where there are any) admit it."""
    table = standard.decision
    fewest, most = known or table.span
    found = table.depth_of_points(points)
    if found is not None and fewest <= found <= most:
        return (found, found)
    each = table.points_each
    if each is None:
        return (fewest, most)
    possible = ", ".join(str(each * count) for count in range(fewest, most + 1))
    raise HouseholdError(
        [
            Problem(
                "deprivation_points",
                Text("không khớp với các chỉ số thiếu hụt", "no combination of the findings gives this total"),
                found=str(points),
                expected=Text(possible, possible),
            )
        ]
    )
