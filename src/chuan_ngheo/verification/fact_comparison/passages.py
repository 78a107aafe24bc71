"""Which passages between classes some household makes, over all households of so many members, and which none does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from attrs import evolve, frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.common_ground import CommonGround
from chuan_ngheo.verification.comparison.standing import Change, Standing, change_between
from chuan_ngheo.verification.comparison.witness import Witness, means_of
from chuan_ngheo.verification.solving.lawful import Lawful, Possible, standings_of
from chuan_ngheo.verification.solving.search import Search
from chuan_ngheo.verification.solving.shown import Shown, smallest
from chuan_ngheo.verification.solving.solver import Term, all_hold

Passage = tuple[Possible, Possible]


@frozen
class FactPassage:
    """A passage from one standing to another. Without ``witness`` it is proved that there is no such household.

    The witness has few members, and only facts that matter: whatever else is true of it, it passes so.
    """

    before: Standing
    after: Standing
    witness: Witness | None

    @property
    def is_possible(self) -> bool:
        """Whether some household passes so."""
        return self.witness is not None

    @property
    def change(self) -> Change:
        """What the passage is."""
        return change_between(self.before, self.after)


def passages(before: Standard, after: Standard, search: Search) -> tuple[FactPassage, ...]:
    """Every passage between two standings, in the order of the classes.

    Raises `AssertionError` where the solver and the ordinary path disagree: a fault of this library.
    """
    ground = CommonGround(before, after)
    witnesses = dict(_witnesses(ground, search))
    return tuple(
        FactPassage(Standing.of(one, before), Standing.of(other, after), witnesses.get((one, other)))
        for one, other in _every(before, after)
    )


def _every(before: Standard, after: Standard) -> list[Passage]:
    return [(one, other) for one in standings_of(before) for other in standings_of(after)]


def _witnesses(ground: CommonGround, search: Search) -> Iterator[tuple[Passage, Witness]]:
    """A household for each passage that is possible."""
    for passage, found in search.answers(_every(*ground.both), _passing):
        yield passage, _witness(found, passage, ground, search.on)


def _passing(laws: Sequence[Lawful], passage: Passage) -> Term:
    return all_hold(law.standing(possible) for law, possible in zip(laws, passage, strict=True))


def _witness(found: Shown, passage: Passage, ground: CommonGround, on: date) -> Witness:
    """The household with fewest facts and a round income, classified again."""
    passes = partial(_passes, passage=passage, on=on)
    if not passes(found):
        raise AssertionError(f"{found} does not pass from {passage[0]} to {passage[1]}")
    rounder = _with_round_income(found, ground)
    fewest = smallest(rounder if passes(rounder) else found, passes)
    before, after = fewest.told()
    return Witness(evolve(fewest.facts, findings={**before.findings, **after.findings}), before, after)


def _passes(found: Shown, passage: Passage, on: date) -> bool:
    """Whether the ordinary path gives these classes; where the law leaves several, in one cell."""
    try:
        results = [
            classify(household, evolve(standard, provisional=False), on=on)  # the comparison says it once
            for household, standard in zip(found.told(), found.standards, strict=True)
        ]
    except HouseholdError:
        return False
    return all(
        result.possible == possible and (len(possible) == 1 or _is_one_cell(result))
        for result, possible in zip(results, passage, strict=True)
    )


def _is_one_cell(result: Classification) -> bool:
    ends: Sequence[tuple[int, int]] = [result.depth, *(each.bands for each in result.placements)]
    return len(result.placements) == 1 and all(low == high for low, high in ends)


def _with_round_income(found: Shown, ground: CommonGround) -> Shown:
    """The household with an income that is easily read, on the same side of every line."""
    area, total, size = found.facts.area, found.facts.monthly_income, found.facts.size
    assert area is not None
    assert total is not None
    assert size is not None
    own = area if area in ground.areas else ground.before.decision.area_of(area)
    band = next(each for each in ground.bands(own) if Fraction(total, size) * ground.months in each.incomes)
    per_head, whole, persons = means_of(band.incomes.roundest() / ground.months)
    if per_head is None:
        assert whole is not None
        assert persons is not None
        shared, rest = divmod(size, persons)
        income = None if rest else whole * shared
    else:
        income = per_head * size
    return found if income is None else evolve(found, facts=evolve(found.facts, monthly_income=income))
