"""The rounds of one year as dates: the periodic review, narrowed by a locality's plan, and the regular ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.language import day as written
from chuan_ngheo.review.document import Regime
from chuan_ngheo.review.errors import RegimeNotFound, ReviewError
from chuan_ngheo.review.registry import known_periods, regimes
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.citation import Citation

_DAY = timedelta(days=1)


class RoundKind(CodeList):
    """The two kinds of review."""

    PERIODIC = "periodic", "rà soát định kỳ", "periodic review"
    REGULAR = "regular", "rà soát thường xuyên", "regular review"


@frozen
class Plan:
    """The plan by which a locality holds the periodic review of a year: first and last day, inclusive."""

    place: str
    instrument: str
    start: date
    end: date


@frozen
class Round:
    """One review as dates. ``end`` is None where the law names no last day; ``plan`` where no plan narrowed it."""

    kind: RoundKind
    start: date
    end: date | None
    citation: tuple[Citation, ...]
    plan: Plan | None = None

    def includes(self, on: date) -> Truth:
        """Whether the review is held on that day; unknown after the start of one that has no last day."""
        if on < self.start:
            return False
        return None if self.end is None else on <= self.end


@frozen
class Report:
    """A report of the year: due ``before`` a day, or ``by`` a day and on it; one of the two is set."""

    id: str
    name: Text
    citation: tuple[Citation, ...]
    before: date | None = None
    by: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which the report is in time."""
        if self.before is not None:
            return self.before - _DAY
        assert self.by is not None
        return self.by


@frozen
class ReviewYear:
    """The rounds and the dated reports of one year, in order, under one set of rules."""

    year: int
    regime: Regime
    periodic: Round
    regular: tuple[Round, ...]
    reports: tuple[Report, ...]


def rounds(year: int, *, standard_id: str | None = None, plan: Plan | None = None) -> ReviewYear:
    """The rounds of a year by the shipped rules (those of a standard, where one is named).

    Raises `RegimeNotFound` for a year, or a standard in a year, whose rules are not known; `ReviewError` for
    a plan outside the periodic review. Law: Circular 17/2016/TT-BLĐTBXH as amended by Circular
    14/2018/TT-BLĐTBXH; Decision 24/2021/QĐ-TTg.

    >>> review = rounds(2020, plan=Plan("Quan Hóa", "237/KH-UBND", date(2020, 11, 20), date(2020, 12, 30)))
    >>> review.regime.id, str(review.periodic.start), str(review.periodic.end)
    ('tt-17-2016', '2020-11-20', '2020-12-30')
    """
    under = [each for each in regimes() if standard_id in (None, *each.standards)]
    for each in under:
        if _has_review(each, year):
            return rounds_under(each, year, plan)
    if not under:
        message = Text("không rõ quy trình rà soát theo chuẩn này", "no rules of review are known for this standard")
        standards = [standard for each in regimes() for standard in each.standards]
        expected = Text(", ".join(standards), ", ".join(standards))
        raise RegimeNotFound([Problem("", message, standard_id, expected, nearest_name(str(standard_id), standards))])
    raise RegimeNotFound([Problem("", _NO_RULES, str(year), known_periods(under))])


def rounds_under(regime: Regime, year: int, plan: Plan | None = None) -> ReviewYear:
    """The rounds of a year by given rules, such as those of a file of your own.

    Where the rules name no days for the regular review, it is held on the days of the year outside the
    periodic review as the plan narrows it (that a plan leaves more days to the regular review is inferred).

    Raises `RegimeNotFound` where the rules do not hold for the periodic review of the year; `ReviewError` for a
    plan that is not within it.
    """
    if not _has_review(regime, year):
        raise RegimeNotFound([Problem("", _NO_RULES, str(year), known_periods([regime]))])
    window = regime.periodic.window
    start, end = window.start.in_year(year), window.end.in_year(year)
    if plan is not None:
        _check_plan(plan, start, end)
        start, end = plan.start, plan.end
    return ReviewYear(
        year=year,
        regime=regime,
        periodic=Round(RoundKind.PERIODIC, start, end, regime.periodic.citation, plan),
        regular=tuple(_regular(regime, year, start, end)),
        reports=tuple(sorted(_reports(regime, year), key=lambda report: (report.last_day, report.id))),
    )


def _has_review(regime: Regime, year: int) -> bool:
    window = regime.periodic.window
    return date.min.year <= year <= date.max.year and all(
        regime.holds(day.in_year(year)) for day in (window.start, window.end)
    )


def _check_plan(plan: Plan, start: date, end: date) -> None:
    if start <= plan.start <= plan.end <= end:
        return
    period = Text(
        f"từ {written(plan.start, 'vi')} đến {written(plan.end, 'vi')}",
        f"{written(plan.start, 'en')} to {written(plan.end, 'en')}",
    )
    expected = Text(
        f"trong khoảng {written(start, 'vi')} – {written(end, 'vi')}",
        f"within {written(start, 'en')} – {written(end, 'en')}",
    )
    message = _PLAN_REVERSED if plan.end < plan.start else _PLAN_OUTSIDE
    problem = Problem(
        "plan",
        message.format(instrument=plan.instrument, place=plan.place, period=period),
        expected=expected,
    )
    raise ReviewError([problem])


def _regular(regime: Regime, year: int, start: date, end: date) -> Iterator[Round]:
    """Those within the days on which the rules hold."""
    citation, day = regime.regular.citation, regime.regular.monthly_from_day
    if day is not None:
        for each in _monthly(regime, year, day):
            yield Round(RoundKind.REGULAR, each, None, citation)
        return
    first, last = max(date(year, 1, 1), regime.in_force.start), min(date(year, 12, 31), regime.in_force.end)
    if first < start:
        yield Round(RoundKind.REGULAR, first, start - _DAY, citation)
    if end < last:
        yield Round(RoundKind.REGULAR, end + _DAY, last, citation)


def _reports(regime: Regime, year: int) -> Iterator[Report]:
    """Those whose day is known."""
    for report_id, rule in regime.reports.items():
        if rule.before is not None:
            yield Report(report_id, rule.name, rule.citation, before=rule.before.in_year(year))
        elif rule.by_day is not None:
            for day in _monthly(regime, year, rule.by_day):
                yield Report(report_id, rule.name, rule.citation, by=day)


def _monthly(regime: Regime, year: int, day: int) -> Iterator[date]:
    for month in range(1, 13):
        if regime.holds(date(year, month, day)):
            yield date(year, month, day)


_NO_RULES = Text("không rõ quy trình rà soát của năm này", "no rules of review are known for this year")
_PLAN_OUTSIDE = Text(
    "kế hoạch {instrument} ({place}), {period}, nằm ngoài thời gian rà soát định kỳ theo luật",
    "plan {instrument} ({place}), {period}, is outside the periodic review of the law",
)
_PLAN_REVERSED = Text(
    "kế hoạch {instrument} ({place}), {period}, kết thúc trước khi bắt đầu",
    "plan {instrument} ({place}), {period}, ends before it begins",
)
