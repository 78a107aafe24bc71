"""The document ``comparison``: what `Comparison.json` gives, typed, to be read where its standards are gone."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from chuan_ngheo import __version__
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.standards.status import Status
from chuan_ngheo.verification.comparison.comparison import Comparison
from chuan_ngheo.verification.comparison.plain_data import comparison_data
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.wire.classification import StandardReference
from chuan_ngheo.wire.kind import Kind
from chuan_ngheo.wire.shapes import read_as


@frozen
class RecordedStanding:
    """The classes and statuses possible."""

    classes: tuple[str, ...]
    statuses: tuple[Status, ...]
    name: Text


@frozen
class PassageCount:
    """How many cells pass from one standing to another."""

    before: RecordedStanding
    after: RecordedStanding
    change: Change
    cells: int


@frozen
class IncomeRange:
    """Least and greatest whole number of đồng per person and period; ``rule`` says it exactly."""

    first: int
    rule: str
    last: int | None = None


@frozen
class DepthRange:
    """So many deprived indicators, or so high a total of points, as ``of`` says."""

    low: int
    of: str
    high: int | None = None


@frozen
class DepthsOfBoth:
    """As the first and as the second standard counts; absent: any number."""

    before: DepthRange | None = None
    after: DepthRange | None = None


@frozen
class RecordedWitness:
    """A household of the box."""

    household: Household
    words: Text


@frozen
class RecordedTransition:
    """A box of cells that pass from one standing to another."""

    change: Change
    before: str
    after: str
    areas: tuple[Area, ...]
    income: IncomeRange
    deprivations: DepthsOfBoth
    findings: Mapping[str, bool] = field(hash=False)
    cells: int
    words: Text
    witness: RecordedWitness


@frozen
class RecordedComparison:
    """What becomes of every household when one standard takes the place of another, as it was recorded."""

    library_version: str
    before: StandardReference
    after: StandardReference
    areas: tuple[Area, ...]
    unit: Text
    warnings: tuple[Text, ...]
    notes: tuple[Text, ...]
    matrix: tuple[PassageCount, ...]
    transitions: tuple[RecordedTransition, ...]


def recorded(comparison: Comparison) -> RecordedComparison:
    """The record of a comparison."""
    data = {key: value for key, value in comparison_data(comparison).items() if key not in ("format", "kind")}
    record: RecordedComparison = read_as(RecordedComparison, {"library_version": __version__, **data})
    return record


COMPARISON = Kind(
    "comparison",
    Text("so sánh hai chuẩn trên mọi ô", "two standards compared on every cell"),
    RecordedComparison,
    (Comparison, RecordedComparison),
    content_of=lambda value: recorded(value) if isinstance(value, Comparison) else value,
)
