"""A standard as the library uses it: lines, indicators, classes, each with its citation."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from datetime import date
from inspect import currentframe
from itertools import takewhile
from traceback import walk_stack
from types import FrameType
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from chuan_ngheo.errors import ProvisionalStandardWarning
from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import CodeList, Language, Text
from chuan_ngheo.rules.compiled import Profile
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.standards.citation import Citation, LegalDocument
from chuan_ngheo.standards.status import Status

if TYPE_CHECKING:
    from chuan_ngheo.explanation.law.description import Description
    from chuan_ngheo.standards.decision import DecisionTable
    from chuan_ngheo.standards.document import StandardFile
    from chuan_ngheo.standards.provenance import CitedValue


class Unit(CodeList):
    """The two units in which means are measured."""

    INCOME = "income", "thu nhập", "income"
    POINTS = "points", "điểm", "points"


@frozen
class Line:
    """A line of means: per-area amounts in VND per person and period, or in points."""

    name: Text
    citation: tuple[Citation, ...]
    rural: int
    urban: int
    rural_mountain: int | None = None

    def amount(self, area: Area) -> int:
        """The line in one area; mountains and islands are rural unless the line names them."""
        if area is Area.URBAN:
            return self.urban
        if area is Area.RURAL_MOUNTAIN and self.rural_mountain is not None:
            return self.rural_mountain
        return self.rural


@frozen
class Income:
    """Measured income: lines in VND per person and period; a period of ``months`` months."""

    unit: Text
    lines: Mapping[str, Line]
    months: int = 1


@frozen
class Points:
    """Means as the form scores them. A line of income without a line of points stays undecided by points."""

    unit: Text
    lines: Mapping[str, Line]


@frozen
class Means:
    """What a household lives on, in one unit or two; ``decides`` says which prevails where both are known."""

    income: Income
    points: Points | None = None
    decides: Unit = Unit.INCOME
    citation: tuple[Citation, ...] = ()


@frozen
class Dimension:
    """A dimension of deprivation; its indicators name it."""

    name: Text


@frozen
class Indicator:
    """One deprivation. Without ``deprived_when`` the survey's own finding is the fact."""

    id: str
    dimension: str
    name: Text
    citation: tuple[Citation, ...]
    deprived_when: Condition | None = None
    points: int | None = None
    """What the indicator scores on the form, when the standard has a form."""


@frozen
class HouseholdClass:
    """One class of a standard: the first whose rule holds is the household's; ``when`` is None for the rest.

    ``statuses`` has more than one element where the standard does not tell them apart: one without an average
    class has a class that may be of average living standard or above.
    """

    id: str
    statuses: tuple[Status, ...]
    name: Text
    citation: tuple[Citation, ...]
    when: Condition | None = None

    @property
    def status(self) -> Status | None:
        """The one status of the class; None where it may be several."""
        return self.statuses[0] if len(self.statuses) == 1 else None


@frozen
class Designation:
    """Something else the law calls a household, hung on its class; not exclusive. In force from ``start`` on."""

    id: str
    name: Text
    when: Condition
    citation: tuple[Citation, ...]
    start: date | None = None


@frozen
class Coverage:
    """Whom a standard speaks of at all, where it is not everybody in its place."""

    when: Condition
    citation: tuple[Citation, ...]


PROVISIONAL = Text(
    "{id} là chuẩn tạm: một phần quy định chưa biết; kết quả có thể thay đổi",
    "{id} is provisional: a part of its rules is not known yet, and results may change",
)


@frozen(repr=False)
class Standard:
    """A poverty standard, checked and prepared.

    Two standards are equal when their content is (``digest``); notes and layout of the file count, comments do not.
    """

    id: str = field(eq=False)
    name: Text = field(eq=False)
    place: str = field(eq=False)
    start: date = field(eq=False)
    end: date = field(eq=False)
    documents: Mapping[str, LegalDocument] = field(eq=False)
    means: Means = field(eq=False)
    dimensions: Mapping[str, Dimension] = field(eq=False)
    indicators: tuple[Indicator, ...] = field(eq=False)
    classes: tuple[HouseholdClass, ...] = field(eq=False)
    designations: tuple[Designation, ...] = field(eq=False)
    covers: Coverage | None = field(eq=False)
    provisional: bool = field(eq=False)
    notes: tuple[Text, ...] = field(eq=False)
    digest: str
    written: StandardFile = field(eq=False)
    """The file's content, from which the rest was made."""
    decision: DecisionTable = field(eq=False)
    """The class rules, compiled to every cell."""
    profile: Profile = field(eq=False)
    """The indicators, compiled: a household at a date → one truth per indicator, in order."""
    extends: str | None = field(default=None, eq=False)
    """The id of the standard whose file it states its differences from; None where it stands by itself."""

    def __repr__(self) -> str:
        return f"<Standard {self.id}: {self.name.en}, {self.start} – {self.end}>"

    def __reduce__(self) -> tuple[Any, ...]:
        from chuan_ngheo.standards.assemble import assemble  # the way back: assemble makes standards

        return assemble, (self.written, None, self.extends)

    def provenance(self) -> tuple[CitedValue, ...]:
        """Every value with its document, article and mark, in the order of the file."""
        from chuan_ngheo.standards.provenance import provenance  # reads a standard; made on demand

        return provenance(self)

    def describe(self, language: Language = "vi") -> Description:
        """The standard as its file states it, in words: lines, indicators, classes, each with its law.

        ``str()`` of it is text; ``markdown()`` and ``html()`` make pages; a notebook shows it as it is.

        >>> from chuan_ngheo.standards.registry import standard
        >>> print(standard("vn-2001").describe("en").text().splitlines()[8])
          • poverty line: urban: 150,000; rural: 100,000; rural mountain or island: 80,000  [1143/2000/QĐ-LĐTBXH]
        """
        from chuan_ngheo.explanation.law.standard import describe  # a standard can be asked to explain itself

        return describe(self, language)

    def _repr_html_(self) -> str:
        return self.describe().compact().html()

    def warn_if_provisional(self) -> None:
        """Emit `ProvisionalStandardWarning`, every time, at the line outside the library that led here."""
        if self.provisional:
            frames = takewhile(_is_ours, walk_stack(currentframe()))
            level = 1 + sum(1 for _ in frames)
            warnings.warn(PROVISIONAL.format(id=self.id)["en"], ProvisionalStandardWarning, stacklevel=level)

    def in_force(self, on: date) -> bool:
        """Whether a household is classified by this standard at that date."""
        return self.start <= on <= self.end

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator of that id; `KeyError` for another."""
        return {indicator.id: indicator for indicator in self.indicators}[indicator_id]

    def household_class(self, class_id: str) -> HouseholdClass:
        """The class of that id; `KeyError` for another."""
        return {each.id: each for each in self.classes}[class_id]


def _is_ours(frame: tuple[FrameType, int]) -> bool:
    """Whether a frame of the stack is the library's own."""
    return str(frame[0].f_globals.get("__name__")).startswith("chuan_ngheo.")
