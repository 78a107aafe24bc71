"""What a case file holds: topics of the law, and households with what is expected of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve, field, frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.form import ScoredForm
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.standards.citation import Citation
from chuan_ngheo.standards.yaml_source import Source


class Verdict(CodeList):
    """What is expected of one indicator."""

    DEPRIVED = "deprived", "thiếu hụt", "deprived"
    NOT_DEPRIVED = "not_deprived", "không thiếu hụt", "not deprived"
    UNKNOWN = "unknown", "chưa xác định", "unknown"


class Reach(CodeList):
    """Whether the standard speaks of the household at all."""

    COVERED = "covered", "thuộc đối tượng", "covered"
    NOT_COVERED = "not_covered", "không thuộc đối tượng", "not covered"
    UNKNOWN = "unknown", "chưa xác định", "unknown"


@frozen
class Form:
    """The totals of a scored form; what is left out was not scored."""

    area: Area
    income_points: int | None = None
    deprivation_points: int | None = None


@frozen
class Case:
    """One household and what is expected of it; what is None (or empty) is not looked at."""

    name: Text
    household: Household | None = None
    form: Form | None = None
    on: date | None = field(default=None, metadata={"key": "date"})
    deprived: int | None = None
    """So many indicators deprived, all others not."""
    deprived_in: tuple[str, ...] | None = None
    """These indicators deprived, all others not."""
    class_id: str | None = field(default=None, metadata={"key": "class"})
    possible: tuple[str, ...] | None = None
    findings: Mapping[str, Verdict] = field(factory=dict)
    designations: tuple[str, ...] | None = None
    coverage: Reach | None = None
    in_force: bool = True

    @property
    def classes(self) -> tuple[str, ...] | None:
        """The classes expected to be possible: the one, where one is expected."""
        return self.possible if self.class_id is None else (self.class_id,)

    @property
    def expects_something(self) -> bool:
        """Whether anything is looked at besides the days of force."""
        return bool(self.findings) or (self.classes, self.designations, self.coverage) != (None, None, None)

    @property
    def expects_findings_alone(self) -> bool:
        """Whether nothing but indicators is looked at: such a case holds under every standard that defines them so."""
        others = {self.deprived, self.deprived_in, self.classes, self.designations, self.coverage}
        return bool(self.findings) and self.in_force and others == {None}


@frozen
class Example:
    """What shows something: a household, a form, or (with neither) a day of force.

    ``on`` is the day of classification, or that on which a standard is in force and another, or it itself, is not.
    """

    on: date
    household: Household | None = None
    form: ScoredForm | None = None


@frozen
class Topic:
    """Cases that rest on the same place in the law."""

    name: Text
    citation: tuple[Citation, ...]
    cases: tuple[Case, ...]


@frozen
class WrittenCases:
    """A case file as it is written; ``extends`` names the standard whose cases of indicators are run here too."""

    standard: str
    on: date = field(metadata={"key": "date"})
    topics: tuple[Topic, ...]
    extends: str | None = None


@frozen
class PlacedCase:
    """A case ready to run: its topic, its day and its place in the file that states it."""

    topic: Topic
    case: Case
    on: date
    where: str
    is_inherited: bool = False
    """Taken over from the cases of another standard: then it is not asked whether this one is in force that day."""


@frozen
class CaseFile:
    """A case file that has been read once, to be run as often as one likes."""

    written: WrittenCases
    source: Source = field(repr=False)
    inherited: tuple[PlacedCase, ...] = ()
    """What `extends` brings."""

    @property
    def own(self) -> tuple[PlacedCase, ...]:
        """The cases that the file itself states, in its order."""
        return tuple(self._own())

    def _own(self) -> Iterator[PlacedCase]:
        for index, topic in enumerate(self.written.topics):
            for place, case in enumerate(topic.cases):
                where = self.source.where(("topics", index, "cases", place))
                yield PlacedCase(topic, case, case.on or self.written.on, where)

    @property
    def cases(self) -> tuple[PlacedCase, ...]:
        """All that is run: its own cases, then those taken over."""
        return (*self.own, *self.inherited)

    def about(self, indicators: frozenset[str]) -> tuple[PlacedCase, ...]:
        """The cases that expect findings alone, cut to these indicators, as another standard takes them over."""
        return tuple(
            evolve(placed, case=evolve(placed.case, findings=kept), is_inherited=True)
            for placed in self.cases
            if placed.case.expects_findings_alone
            and (kept := {each: found for each, found in placed.case.findings.items() if each in indicators})
        )
