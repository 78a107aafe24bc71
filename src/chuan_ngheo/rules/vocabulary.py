"""Which names a rule may use where: the scopes of the rule language."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.language import Text

UNKNOWN = "unknown"
"""In a class rule: the place of a condition that nobody here knows."""


@frozen
class Scope:
    """The names valid at one place of a standard file.

    ``facts`` by name; ``member_facts`` are valid inside ``any_member(…)`` and ``count_members(…)``;
    ``lines`` are the standard's lines of means, comparable only with ``means``.
    """

    facts: Mapping[str, Fact]
    member_facts: Mapping[str, Fact] = field(factory=dict)
    lines: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """Every word with a meaning here."""
        means = ["means", *self.lines, UNKNOWN] if self.lines else []
        functions = ["any_member", "count_members"] if self.member_facts else []
        return [*self.facts, *means, *functions]

    def inside_member(self) -> Scope:
        """The scope of a condition on one member: that member's facts alone."""
        return Scope(facts=self.member_facts)


INDICATOR_SCOPE = Scope(
    facts=HOUSEHOLD_FACTS,
    member_facts={name: fact for name, fact in MEMBER_FACTS.items() if fact.kind is not Kind.DATE},
)
"""An indicator's ``deprived_when``: facts of the household and, through the two functions, of its members."""

DEPRIVATIONS = Fact(
    "deprivations", Kind.INTEGER, Text("số chỉ số thiếu hụt", "number of deprived indicators"), maximum=1000
)
"""The number of indicators in which the household is deprived: a name for class rules."""

DEPRIVATION_POINTS = HOUSEHOLD_FACTS["deprivation_points"]


def finding_fact(indicator: str, label: Text) -> Fact:
    """An indicator's finding as a name for class rules: ``deprived_<indicator>``, as its column is called."""
    return Fact(
        f"deprived_{indicator}",
        Kind.BOOLEAN,
        label,
        affirmed=Text(f"thiếu hụt {label.vi}", f"deprived in {label.en}"),
        denied=Text(f"không thiếu hụt {label.vi}", f"not deprived in {label.en}"),
    )


def class_scope(lines: tuple[str, ...], indicators: Mapping[str, Text]) -> Scope:
    """A class rule: ``means`` against the standard's lines, ``deprivations``, ``deprivation_points``, each finding."""
    findings = [finding_fact(indicator, label) for indicator, label in indicators.items()]
    return Scope(facts={fact.name: fact for fact in (DEPRIVATIONS, DEPRIVATION_POINTS, *findings)}, lines=lines)


def designation_scope(classes: Scope, status: Fact) -> Scope:
    """A designation: what a class rule may name, the ``status`` itself, and the facts."""
    return Scope(
        facts={**HOUSEHOLD_FACTS, **classes.facts, status.name: status},
        member_facts=INDICATOR_SCOPE.member_facts,
        lines=classes.lines,
    )
