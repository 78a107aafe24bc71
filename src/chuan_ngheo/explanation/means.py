"""The household's means against the lines, with numbers."""

from __future__ import annotations

from chuan_ngheo.classification.means import Placement
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.explanation.citations import cite
from chuan_ngheo.explanation.section import UNKNOWN, Line, Section
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.standards.decision import Limit
from chuan_ngheo.standards.model import Line as StandardLine
from chuan_ngheo.standards.model import Unit

_HEADING = Text("Mức sống", "Means")
_INCOME = Text(
    "thu nhập {total} đồng{period} ÷ {size} người {sign} {per_head} {unit}",
    "income {total} VND{period} ÷ {size} {persons} {sign} {per_head} {unit}",
)
_PERIOD = Text(" × {months} tháng", " × {months} months")
_TOTAL_ONLY = Text("thu nhập {total} đồng, chưa biết số nhân khẩu", "income {total} VND, household size unknown")
_PER_HEAD = Text("thu nhập {per_head} {unit}", "income {per_head} {unit}")
_POINTS = Text("{points} {unit}", "{points} {unit}")
_UNKNOWN = Text("chưa biết thu nhập", "income unknown")
_ABOVE = {
    True: Text("trên {amount} ({line})", "above {amount} ({line})"),
    False: Text("từ {amount} ({line})", "at least {amount} ({line})"),
}
_UP_TO = {
    True: Text("không quá {amount} ({line})", "at most {amount} ({line})"),
    False: Text("dưới {amount} ({line})", "below {amount} ({line})"),
}
_OPEN = Text("chưa phân định được quanh {line}", "undecided about the {line}")
_DISAGREE = Text(
    "thu nhập và điểm của phiếu không khớp nhau; chuẩn này lấy {unit}",
    "income and the form's points disagree; this standard goes by {unit}",
)


def means_section(result: Classification, language: Language) -> Section:
    """One line for each area the household may be in, and a warning where income and points disagree."""
    lines = []
    for placement in result.placements:
        household = result.household
        stated = stated_means(household, result, placement, language)
        against = _against(placement, result, language)
        words = f"{stated}: {', '.join(against)}" if against else stated
        lines.append(Line(words, _cited(placement, result, language), mark="•" if placement.decided_by else UNKNOWN))
        if placement.disagree and placement.decided_by is not None:
            decides = placement.decided_by.label[language]
            citation = cite(result.standard.means.citation, result.standard, language)
            lines.append(Line(_DISAGREE[language].format(unit=decides), citation, mark="!"))
    return Section(_HEADING[language], tuple(lines))


def stated_means(household: Household, result: Classification, placement: Placement, language: Language) -> str:
    """The means as they were given, in the unit that decided; in both where the other one decided with it."""
    means = result.standard.means
    income = _income_said(household, result, language)
    if placement.decided_by is not Unit.POINTS or means.points is None or household.income_points is None:
        return income or _UNKNOWN[language]
    points = _POINTS[language].format(points=household.income_points, unit=means.points.unit[language])
    return points if income is None or placement.disagree else f"{points}, {income}"


def _income_said(household: Household, result: Classification, language: Language) -> str | None:
    means = result.standard.means.income
    unit, months = means.unit[language], means.months
    total, size, per_head = household.monthly_income, household.size, household.income_per_head
    if total is not None and size is not None:
        rounded = (2 * total * months + size) // (2 * size)
        return _INCOME[language].format(
            total=number(total, language),
            period="" if months == 1 else _PERIOD[language].format(months=months),
            size=size,
            persons="person" if size == 1 else "persons",
            sign="=" if rounded * size == total * months else "≈",
            per_head=number(rounded, language),
            unit=unit,
        )
    if per_head is not None:
        return _PER_HEAD[language].format(per_head=number(per_head * months, language), unit=unit)
    return None if total is None else _TOTAL_ONLY[language].format(total=number(total, language))


def _against(placement: Placement, result: Classification, language: Language) -> list[str]:
    """The limits just below and just above the household's bands."""
    if placement.decided_by is None:
        return [placement.area.label[language]]
    limits = result.standard.decision.limits[placement.area]
    low, high = placement.bands
    words = []
    if low > 0:
        words.append(_bound(_ABOVE, limits[low - 1], placement, result, language))
    if high < len(limits):
        words.append(_bound(_UP_TO, limits[high], placement, result, language))
    words += [_OPEN[language].format(line=_line(limit, result).name[language]) for limit in limits[low:high]]
    words.append(placement.area.label[language])
    return words


def _bound(
    texts: dict[bool, Text], limit: Limit, placement: Placement, result: Classification, language: Language
) -> str:
    by_points = placement.decided_by is Unit.POINTS
    amount = limit.points if by_points and limit.points is not None else limit.income
    said = number(amount, language)
    if by_points and limit.points is None:
        said = f"{said} {result.standard.means.income.unit[language]}"
    return texts[limit.cut.inclusive][language].format(amount=said, line=_line(limit, result).name[language])


def _line(limit: Limit, result: Classification) -> StandardLine:
    return result.standard.means.income.lines[limit.cut.line]


def _cited(placement: Placement, result: Classification, language: Language) -> str:
    """The citations of the lines that the household was held against."""
    if placement.decided_by is None:
        return ""
    means = result.standard.means
    limits = result.standard.decision.limits[placement.area]
    low, high = placement.bands
    near = [*limits[max(low - 1, 0) : low], *limits[high : high + 1]]
    lines = means.points.lines if placement.decided_by is Unit.POINTS and means.points else means.income.lines
    cited = [lines.get(limit.cut.line, means.income.lines[limit.cut.line]) for limit in near]
    return cite([citation for line in cited for citation in line.citation], result.standard, language, placement.area)
