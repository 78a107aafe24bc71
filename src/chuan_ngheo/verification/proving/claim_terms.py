"""A claim as a condition on unknowns: whether it certainly holds, and whether it may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from attrs import frozen

from chuan_ngheo.household.facts import Fact
from chuan_ngheo.rules.expression import Comparison, Operator, facts_named
from chuan_ngheo.rules.logic import Side
from chuan_ngheo.standards.status import STATUS_FACT
from chuan_ngheo.verification.proving.claim_facts import Chosen, choices
from chuan_ngheo.verification.proving.claims import CLASS, INCOME_PER_HEAD, Claim, Said
from chuan_ngheo.verification.solving.lawful import Lawful
from chuan_ngheo.verification.solving.solver import Term, all_hold, any_holds, constant, how_many, negation
from chuan_ngheo.verification.solving.terms import Reading


def certainly(claim: Claim, laws: Sequence[Lawful]) -> Term:
    """Where the condition holds in every class that is possible."""
    return all_hold(
        any_holds([*(negation(each) for each in possible), holds])
        for possible, holds in _readings(claim, laws, "certain")
    )


def possibly(claim: Claim, laws: Sequence[Lawful]) -> Term:
    """Where the condition holds in some class that is possible."""
    return any_holds(all_hold([*possible, holds]) for possible, holds in _readings(claim, laws, "possible"))


def _readings(claim: Claim, laws: Sequence[Lawful], side: Side) -> list[tuple[list[Term], Term]]:
    """For each class and status under each standard: that they are possible, and that the condition holds in them."""
    spans = [choices(law.standard, list(law.classes)) for law in laws]
    world = laws[0].world
    return [
        (
            [law.classes[class_id] for law, (class_id, _) in zip(laws, chosen, strict=True)],
            ClaimReading(world, world.home, laws, claim.names, chosen).condition(claim.condition, side),
        )
        for chosen in product(*spans)
    ]


@frozen(eq=False)
class ClaimReading(Reading):
    """The condition of a claim, were the household in these classes."""

    laws: Sequence[Lawful]
    names: Mapping[str, Said]
    chosen: tuple[Chosen, ...]

    def against(self, symbol: Operator, line: str) -> Term:
        return self.laws[0].against(symbol, line)

    def flag(self, fact: Fact) -> Term:
        said = self.names.get(fact.name)
        if said is None:
            return super().flag(fact)
        return self.laws[said.law].findings[said.what.removeprefix("deprived_")]

    def code(self, fact: Fact) -> Term:
        said = self.names.get(fact.name)
        if said is None:
            return super().code(fact)
        class_id, status = self.chosen[said.law]
        assert said.what in (CLASS, STATUS_FACT.name)
        return constant(list(self.laws[said.law].classes).index(class_id) if said.what == CLASS else status.rank)

    def amount(self, fact: Fact, scale: int) -> Term:
        said = self.names.get(fact.name)
        if said is not None:
            return how_many(self.laws[said.law].findings.values(), scale)
        if fact is INCOME_PER_HEAD:
            return self.world.income() * (scale // self.world.size)
        return super().amount(fact, scale)

    def scale(self, node: Comparison) -> int:
        """Income per head is a quotient: both sides are multiplied by the number of persons."""
        return super().scale(node) * (self.world.size if INCOME_PER_HEAD in facts_named(node) else 1)
