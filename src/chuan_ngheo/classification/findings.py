"""The deprivation profile: each indicator deprived, not deprived or unknown, with the facts behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from attrs import frozen

from chuan_ngheo.errors import HouseholdError, Problem, nearest_name, shortened
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.rules.trace import Ground, grounds
from chuan_ngheo.standards.model import Indicator, Standard


class Source(StrEnum):
    """Who decided a finding."""

    SURVEY = "survey"
    FACTS = "facts"


@frozen
class Finding:
    """One indicator of one household.

    ``deprived`` is None while the facts leave it open. ``grounds`` are the facts that decided it (or leave
    it open); a finding of the survey's own has none.
    """

    indicator: Indicator
    deprived: Truth
    source: Source | None = None
    grounds: tuple[Ground, ...] = ()

    @property
    def missing(self) -> frozenset[str]:
        """The unset facts, by path, that would settle an open finding; empty for a decided one.

        Where an answer is given but does not say enough, that is the finding itself.
        """
        if self.deprived is not None:
            return frozenset()
        unset = frozenset(ground.path for ground in self.grounds if ground.state == "unset")
        is_inconclusive = any(ground.state == "inconclusive" for ground in self.grounds)
        return frozenset([self._itself]) if is_inconclusive or not unset else unset

    @property
    def _itself(self) -> str:
        return f"findings.{self.indicator.id}"


def findings(household: Household, standard: Standard, *, on: date) -> Mapping[str, Finding]:
    """The deprivation profile of a household under a standard, by indicator id; ages counted at ``on``.

    Raises `HouseholdError` for births after ``on``, for findings that contradict the facts, and for
    findings of indicators that the standard does not have.

    >>> from chuan_ngheo.standards.registry import standard
    >>> from chuan_ngheo.household.model import Member
    >>> household = Household(members=[Member(age=34, insured=False)])
    >>> profile = findings(household, standard("vn-2016"), on=date(2020, 11, 20))
    >>> profile["health_insurance"].deprived, profile["toilet"].deprived
    (True, None)
    """
    truths = truths_of(household, standard, on)
    return {
        indicator.id: _finding(indicator, deprived, household, on)
        for indicator, deprived in zip(standard.indicators, truths, strict=True)
    }


def _finding(indicator: Indicator, deprived: Truth, household: Household, on: date) -> Finding:
    if indicator.id in household.findings:
        return Finding(indicator, deprived, Source.SURVEY)
    if indicator.deprived_when is None:
        return Finding(indicator, deprived)
    source = Source.FACTS if deprived is not None else None
    return Finding(indicator, deprived, source, grounds(indicator.deprived_when, household, on))


def truths_of(household: Household, standard: Standard, on: date) -> tuple[Truth, ...]:
    """One truth per indicator, in the standard's order; the survey's own findings where the facts are silent.

    Raises `HouseholdError` as `findings` does.
    """
    derived = standard.profile(household, on)
    if not household.findings:
        return derived
    decided = household.findings
    known = {indicator.id: derived[place] for place, indicator in enumerate(standard.indicators)}
    problems = [
        _problem(indicator_id, found, known)
        for indicator_id, found in decided.items()
        if known.get(indicator_id, not found) not in (None, found)
    ]
    if problems:
        raise HouseholdError(problems)
    return tuple(decided.get(indicator_id, truth) for indicator_id, truth in known.items())


def named_truths(standard: Standard, truths: tuple[Truth, ...]) -> tuple[Truth, ...]:
    """The findings that the standard's class rules name, in the order of its decision table."""
    if not truths:
        return (None,) * len(standard.decision.findings)
    known = dict(zip((indicator.id for indicator in standard.indicators), truths, strict=True))
    return tuple(known[indicator_id] for indicator_id in standard.decision.findings)


def _problem(indicator_id: str, found: bool, known: Mapping[str, Truth]) -> Problem:
    where = f"findings.{indicator_id}"
    if indicator_id not in known:
        names = list(known)
        unknown = Text("chuẩn này không có chỉ số này", "this standard has no such indicator")
        expected = Text(", ".join(names), ", ".join(names))
        return Problem(where, unknown, shortened(indicator_id), expected, nearest_name(indicator_id, names))
    contradicts = Text("kết luận trái với các dữ kiện", "the finding contradicts the facts")
    return Problem(where, contradicts, str(found).lower(), Text(str(not found).lower(), str(not found).lower()))
