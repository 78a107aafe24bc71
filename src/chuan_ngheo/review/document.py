"""The rules of review of some years, as their file states them: rounds, terms, reports, who is in, what is recognised.

One attribute here is one key of the YAML, as with standards. What a legal text does not state, or what is not
known of it, is left out of the file and is ``None`` or absent here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.standards.citation import Citation, LegalDocument
from chuan_ngheo.standards.document import Period


class ScopeReason(CodeList):
    """Why a household is reviewed."""

    LISTED_POOR = "listed_poor", "đang trong danh sách hộ nghèo", "now on the list of poor households"
    LISTED_NEAR_POOR = (
        "listed_near_poor",
        "đang trong danh sách hộ cận nghèo",
        "now on the list of near-poor households",
    )
    REQUESTED = "requested", "có đề nghị được rà soát", "has asked for a review"
    AT_RISK = "at_risk", "được phát hiện có nguy cơ nghèo", "found at risk of poverty"
    AVERAGE_LAND_OR_SEA = (
        "average_land_or_sea",
        "làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp và có thể có mức sống trung bình",
        "makes its living in agriculture, forestry, fishery or salt-making and may be of average living standard",
    )


class Recognised(CodeList):
    """What the chairman of the commune recognises."""

    POOR = "poor", "hộ nghèo", "poor household"
    NEAR_POOR = "near_poor", "hộ cận nghèo", "near-poor household"
    ESCAPED_POOR = "escaped_poor", "hộ thoát nghèo", "household escaped from poverty"
    ESCAPED_NEAR_POOR = "escaped_near_poor", "hộ thoát cận nghèo", "household escaped from near-poverty"


class DayUnit(CodeList):
    """In what a term is counted."""

    WORKING_DAYS = "working_days", "ngày làm việc", "working days"
    DAYS = "days", "ngày", "days"


@frozen
class MonthDay:
    """A day of every year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """The day in one year.

        >>> MonthDay(9, 1).in_year(2020)
        datetime.date(2020, 9, 1)
        """
        return date(year, self.month, self.day)


@frozen
class Window:
    """First and last day, of every year."""

    start: MonthDay = field(metadata={"key": "from"})
    end: MonthDay = field(metadata={"key": "to"})


@frozen
class PeriodicReview:
    """The yearly review (rà soát định kỳ): the days within which every locality holds it."""

    window: Window
    citation: tuple[Citation, ...]


@frozen
class RegularReview:
    """The review between (rà soát thường xuyên).

    With ``monthly_from_day`` it is held every month from that day on; otherwise at any time outside the
    periodic review. When it is decided is one of the regime's terms.
    """

    citation: tuple[Citation, ...]
    monthly_from_day: int | None = None


@frozen
class Term:
    """So many days, counted from an event that the caller dates."""

    name: Text
    count: int
    unit: DayUnit
    counted_from: Text
    citation: tuple[Citation, ...]

    @property
    def length(self) -> Text:
        """The term in words: “7 ngày làm việc”."""
        return Text("{count} {unit}", "{count} {unit}").format(count=self.count, unit=self.unit.label)


@frozen
class ReportRule:
    """A report to the level above, due every year before a day, or every month by a day.

    With neither, the report is due every month and its day is not known.
    """

    name: Text
    citation: tuple[Citation, ...]
    before: MonthDay | None = None
    by_day: int | None = None


@frozen
class MeetingRule:
    """The village meeting (họp dân) carries a result when so many per cent of those present agree."""

    at_least_percent: int
    citation: tuple[Citation, ...]


@frozen
class Rule:
    """That something is so, and where the law says it."""

    citation: tuple[Citation, ...]


@frozen
class Regime:
    """The rules by which households are reviewed over some years, under the standards it names."""

    id: str
    name: Text
    place: str
    standards: tuple[str, ...]
    in_force: Period
    documents: Mapping[str, LegalDocument]
    periodic: PeriodicReview
    regular: RegularReview
    scope: Mapping[ScopeReason, Rule]
    recognises: Mapping[Recognised, Rule]
    terms: Mapping[str, Term] = field(factory=dict)
    reports: Mapping[str, ReportRule] = field(factory=dict)
    village_meeting: MeetingRule | None = None
    written_refusal: Rule | None = None
    notes: tuple[Text, ...] = ()

    def holds(self, on: date) -> bool:
        """Whether households are reviewed by these rules on that day."""
        return self.in_force.start <= on <= self.in_force.end
