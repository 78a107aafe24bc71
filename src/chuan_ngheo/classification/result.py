"""The result of a classification: the class or the classes still possible, and everything behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from chuan_ngheo import __version__
from chuan_ngheo.classification.findings import Finding, findings
from chuan_ngheo.classification.means import Placement
from chuan_ngheo.household.form import ScoredForm
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Language
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.decision import Outcome
from chuan_ngheo.standards.model import HouseholdClass, Standard
from chuan_ngheo.standards.status import Status

if TYPE_CHECKING:
    from chuan_ngheo.explanation.explanation import Explanation


@frozen(repr=False, slots=False)
class Classification:
    """What a standard says of a household.

    ``status`` and ``class_id`` are None while undetermined (``status`` is set when all possible classes
    share it); ``possible`` lists the class ids still possible, worst off first.
    """

    standard: Standard
    on: date | None
    subject: Household | ScoredForm
    outcome: Outcome = field(repr=False)
    placements: tuple[Placement, ...]
    """The bands of means, one for each area the household may be in."""
    depth: tuple[int, int]
    """Least and greatest depth of deprivation, as rows of the decision table."""
    truths: tuple[Truth, ...] = ()
    """One truth per indicator, in the standard's order; empty when only points were given."""
    library_version: str = field(default=__version__, eq=False)
    """The version of this library that classified: a result that was kept still says which it was."""

    @property
    def household(self) -> Household:
        """The household that was classified."""
        return self.subject if isinstance(self.subject, Household) else self.subject.household()

    @property
    def status(self) -> Status | None:
        return self.outcome.status

    @property
    def class_id(self) -> str | None:
        return self.outcome.class_id

    @property
    def possible(self) -> tuple[str, ...]:
        return self.outcome.possible

    @property
    def is_determined(self) -> bool:
        """Whether the class, and not only a set of classes, is known."""
        return self.outcome.class_id is not None

    @property
    def household_class(self) -> HouseholdClass | None:
        """The class itself, with its name and citation."""
        return None if self.class_id is None else self.standard.household_class(self.class_id)

    @property
    def possible_statuses(self) -> tuple[Status, ...]:
        """The statuses still possible, worst off first."""
        return self.outcome.statuses

    @property
    def deprivation_range(self) -> tuple[int, int]:
        """Fewest and most indicators in which the household is deprived."""
        return self.depth if self.standard.decision.point_cuts is None else (0, self.standard.decision.indicators)

    @property
    def deprivations(self) -> int | None:
        """The number of indicators in which the household is deprived; None while that is open."""
        low, high = self.deprivation_range
        return low if low == high else None

    @property
    def covered(self) -> Truth:
        """Whether the standard speaks of this household at all; None while a fact that decides it is unset."""
        from chuan_ngheo.classification.coverage import covered  # reads a result; made on demand

        return covered(self)

    @property
    def disagreement(self) -> bool:
        """Whether measured income and the form's points place the household in different bands."""
        return any(placement.disagree for placement in self.placements)

    @property
    def findings(self) -> Mapping[str, Finding]:
        """Each indicator's finding with its grounds, by indicator id."""
        if self.on is None or not self.truths:
            return {indicator.id: Finding(indicator, None) for indicator in self.standard.indicators}
        return findings(self.household, self.standard, on=self.on)

    @property
    def missing(self) -> tuple[frozenset[str], ...]:
        """The smallest sets of unset facts (by field path) any of which would settle the class; () when settled."""
        from chuan_ngheo.classification.settling import missing_facts  # reads a result; made on demand

        return missing_facts(self)

    @property
    def designations(self) -> tuple[str, ...]:
        """Ids of the designations that certainly hold; see `chuan_ngheo.classification.designations`."""
        from chuan_ngheo.classification.designations import designations  # reads a result; made on demand

        return tuple(each for each, holds in designations(self).items() if holds)

    @property
    def standard_id(self) -> str:
        return self.standard.id

    @property
    def standard_digest(self) -> str:
        return self.standard.digest

    def explain(self, language: Language = "vi") -> Explanation:
        """Why, in words: ``str()`` of it is text, and a notebook shows it as HTML."""
        from chuan_ngheo.explanation.explanation import explain  # a reader of results, one floor up

        return explain(self, language)

    def __repr__(self) -> str:
        said = self.class_id or f"undetermined: {' | '.join(self.possible)}"
        return f"<Classification {said} under {self.standard.id}>"

    def _repr_html_(self) -> str:
        return self.explain("vi").html()
