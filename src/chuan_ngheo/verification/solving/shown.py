"""A household that the solver found, as the ordinary path takes it: with as few facts as will do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.common_ground import goes_by_totals
from chuan_ngheo.verification.solving.fewest_facts import with_fewest_facts
from chuan_ngheo.verification.solving.lawful import Lawful
from chuan_ngheo.verification.solving.solver import Values


@frozen
class Shown:
    """The facts of a household, and what the survey found on the indicators that they do not decide, by standard.

    One indicator id may be another question under another standard, so each standard has findings of its own.
    """

    facts: Household
    standards: tuple[Standard, ...]
    findings: tuple[Mapping[str, bool], ...]

    def told(self) -> tuple[Household, ...]:
        """The household as each standard asks for it."""
        return tuple(
            evolve(
                self.facts,
                findings=found,
                deprivation_points=self.facts.deprivation_points if goes_by_totals(standard) else None,
            )
            for standard, found in zip(self.standards, self.findings, strict=True)
        )


def shown(values: Values, laws: Sequence[Lawful]) -> Shown:
    """The household with these values; every fact is known.

    Raises `AssertionError` where an indicator comes out otherwise than by its compiled rule: a fault of this library.
    """
    world = laws[0].world
    facts = world.household(values)
    if any(goes_by_totals(law.standard) for law in laws):
        total = HOUSEHOLD_FACTS["deprivation_points"]
        facts = evolve(facts, deprivation_points=values.number(world.home.amount(total)))
    return Shown(facts, tuple(law.standard for law in laws), tuple(_findings(law, values, facts) for law in laws))


def _findings(law: Lawful, values: Values, facts: Household) -> dict[str, bool]:
    """What is told beside the facts: findings without a rule, and those that a vocational diploma leaves open."""
    left_open: dict[str, bool] = {}
    derived = law.standard.profile(facts, law.world.on)
    for indicator, truth in zip(law.standard.indicators, derived, strict=True):
        found = values.holds(law.findings[indicator.id])
        if truth is None:
            left_open[indicator.id] = found
        elif truth is not found:
            raise AssertionError(f"{indicator.id} of {law.standard.id} is {truth}, not {found}: {facts}")
    return left_open


def smallest(found: Shown, holds: Callable[[Shown], bool]) -> Shown:
    """The household without every fact and finding that may be left out while ``holds`` stays true.

    What is then left unsaid does not matter: knowing more never undoes what is certain.
    """
    facts = with_fewest_facts(found.facts, lambda each: _still(evolve(found, facts=each), holds))
    found = evolve(found, facts=facts)
    for simpler in _in_other_words(found):
        found = simpler if _still(simpler, holds) else found
    places = range(len(found.findings))
    is_one = all(each == found.findings[0] for each in found.findings)
    for sides in [list(places)] if is_one else [[place] for place in places]:
        for indicator in found.findings[sides[0]]:
            fewer = _without_finding(found, sides, indicator)
            found = fewer if _still(fewer, holds) else found
    return found


def _still(candidate: Shown, holds: Callable[[Shown], bool]) -> bool:
    try:
        return holds(candidate)
    except HouseholdError:  # what is left contradicts a finding
        return False


def _in_other_words(found: Shown) -> Iterator[Shown]:
    """Income per head in place of the whole, where it is a whole number of đồng."""
    total, size = found.facts.monthly_income, found.facts.size
    if total is not None and size is not None and total % size == 0:
        per_head = evolve(found.facts, monthly_income=None, income_per_head=total // size)
        yield evolve(found, facts=per_head)
        if per_head.members is None:
            yield evolve(found, facts=evolve(per_head, size=None))


def _without_finding(found: Shown, sides: Sequence[int], indicator: str) -> Shown:
    """The household without a finding, as these standards are told of it."""
    findings = [
        {each: value for each, value in own.items() if side not in sides or each != indicator}
        for side, own in enumerate(found.findings)
    ]
    return evolve(found, findings=tuple(findings))
