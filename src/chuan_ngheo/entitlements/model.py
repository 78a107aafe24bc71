"""Benefits that hang on the class: who has them, how much, from which day, by which law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.standards.citation import Citation, LegalDocument


@frozen
class Quantity:
    """A benefit in kind: so many of a unit."""

    amount: int
    unit: Text


@frozen
class InForce:
    """First and last day of which the table speaks; without ``end`` no last day is known.

    Before the first day the table is silent: another law may have applied.
    """

    start: date = field(metadata={"key": "from"})
    end: date | None = field(default=None, metadata={"key": "to"})
    citation: tuple[Citation, ...] = ()

    def holds(self, on: date) -> bool:
        """Whether the table speaks of this day."""
        return self.start <= on and (self.end is None or on <= self.end)


@frozen
class CallerFact:
    """A yes/no fact that neither the survey nor the standard knows, and the caller may.

    Where the standard certainly denies its ``designation``, the answer is no, and a yes contradicts it.
    """

    id: str
    question: Text
    designation: str | None = None

    @property
    def fact(self) -> Fact:
        """The answer as conditions name it."""
        return Fact(self.id, Kind.BOOLEAN, self.question)


@frozen(repr=False)
class Beneficiaries:
    """One group that has a benefit. ``share`` is None where the law's share is not known or there is none.

    ``at_least`` where the law sets a floor. ``citation`` speaks for the share, and for the days where ``in_force``
    cites nothing itself; ``restated`` is a later text that says the same, and from when on it may be the law.
    """

    id: str
    name: Text
    when: Condition
    in_force: InForce
    citation: tuple[Citation, ...]
    share: Fraction | None = None
    at_least: bool = False
    quantity: Quantity | None = None
    restated: InForce | None = None

    def law(self, on: date) -> tuple[Citation, ...]:
        """The citations that speak for the group on a day."""
        later = self.restated.citation if self.restated is not None and self.restated.holds(on) else ()
        return (*self.citation, *later)

    def __repr__(self) -> str:
        return f"<Beneficiaries {self.id}: {self.name.en}>"


@frozen(repr=False)
class Benefit:
    """One benefit and the groups that have it; somebody in several groups has the highest share."""

    id: str
    name: Text
    groups: tuple[Beneficiaries, ...]

    def group(self, group_id: str) -> Beneficiaries:
        """The group of that id; `KeyError` for another."""
        return {each.id: each for each in self.groups}[group_id]

    def __repr__(self) -> str:
        return f"<Benefit {self.id}: {self.name.en}>"


@frozen(repr=False)
class BenefitTable:
    """Benefits that hang on the class under a standard of ``place``, checked.

    ``indicators`` and ``designations`` are those of standards that conditions name.
    """

    id: str
    name: Text
    place: str
    documents: Mapping[str, LegalDocument]
    indicators: Mapping[str, Text]
    designations: Mapping[str, Text]
    facts: tuple[CallerFact, ...]
    benefits: tuple[Benefit, ...]
    notes: tuple[Text, ...] = ()

    def benefit(self, benefit_id: str) -> Benefit:
        """The benefit of that id; `KeyError` for another."""
        return {each.id: each for each in self.benefits}[benefit_id]

    def __repr__(self) -> str:
        return f"<BenefitTable {self.id}: {self.name.en}>"
