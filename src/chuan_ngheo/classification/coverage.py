"""Whether a standard speaks of a household at all: some are for residents of some standing only."""

from __future__ import annotations

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.rules.evaluate import HouseholdFacts, truth
from chuan_ngheo.rules.logic import Truth


def covered(result: Classification) -> Truth:
    """True where the standard is for everybody in its place; else what its condition says of the household."""
    coverage = result.standard.covers
    if coverage is None:
        return True
    return truth(coverage.when, HouseholdFacts(result.household, result.on or result.standard.start))
