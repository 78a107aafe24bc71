"""The standards that the laws are tried under, each on a day on which it is in force; and cheap households.

What concerns classes is tried with sketches under every standard; what concerns facts, with whole households
under the standards that have thresholds of their own.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import pytest
from attrs import evolve, frozen

from chuan_ngheo import Standard
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.verification.laws import Judge

_PROVISIONAL = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")


@frozen
class Applied:
    """A standard and the day on which households are classified by it."""

    standard: Standard
    on: date

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """As a failing law shows it: not the whole standard."""
        printer.text(f"{self.standard.id} on {self.on}")


@cache
def judge_of(applied: Applied) -> Judge:
    """This library, as the laws try it on that day."""
    return Judge.of(applied.standard, applied.on)


def parameters(shipped: Iterable[Standard]) -> list[object]:
    """Standard ids for a fixture; a provisional standard may say that it is."""
    return [pytest.param(each.id, marks=_PROVISIONAL if each.provisional else (), id=each.id) for each in shipped]


def applied_of(standard_id: str) -> Applied:
    """On 20 November of the second year, when the yearly review is under way."""
    each = standard(standard_id)
    return Applied(each, date(each.start.year + 1, 11, 20))


def by_findings_alone(applied: Applied) -> Applied:
    """The same standard with every finding left to the survey."""
    written = applied.standard.written
    indicators = {name: evolve(each, deprived_when=None) for name, each in written.indicators.items()}
    return Applied(assemble(evolve(written, indicators=indicators)), applied.on)
