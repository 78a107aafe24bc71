"""What would change the class: the fewest deprivations and the nearest line of means that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from chuan_ngheo.classification.means import Bands, bands_by_unit, points_bands, reconciled
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.explanation.section import ARROW, Line, Section
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.standards.decision import Limit
from chuan_ngheo.standards.model import HouseholdClass, Unit

_HEADING = Text("Điều gì làm thay đổi kết quả", "What would change it")
_FEWER = Text("bớt {count} chỉ số thiếu hụt → {name}", "{number} fewer → {name}")
_MORE = Text("thêm {count} chỉ số thiếu hụt → {name}", "{number} more → {name}")
_AT_MOST = Text("thiếu hụt không quá {count} chỉ số → {name}", "deprived in at most {count} → {name}")
_AT_LEAST = Text("thiếu hụt từ {count} chỉ số → {name}", "deprived in at least {count} → {name}")
_OR = Text(" hoặc ", " or ")
_ENGLISH_COUNT = {1: "one deprivation", 2: "two deprivations", 3: "three deprivations"}
_TO = {
    ("above", True): Text("{what} trên {amount} → {name}", "{what} above {amount} → {name}"),
    ("above", False): Text("{what} từ {amount} trở lên → {name}", "{what} of {amount} or more → {name}"),
    ("below", True): Text("{what} từ {amount} trở xuống → {name}", "{what} of {amount} or less → {name}"),
    ("below", False): Text("{what} dưới {amount} → {name}", "{what} below {amount} → {name}"),
}


Direction = Literal["above", "below"]


@frozen
class Change:
    """One way into another class, or into one of several.

    ``kind`` is ``deprivations`` (then ``amount`` is the number of them that is in the other class) or ``means``
    (then it is the line to be passed, in ``unit``; ``inclusive`` when the line itself belongs below).
    """

    kind: Literal["deprivations", "means"]
    direction: Direction
    amount: int
    classes: tuple[HouseholdClass, ...]
    unit: Unit | None = None
    inclusive: bool = True


def changes(result: Classification) -> tuple[Change, ...]:
    """The smallest changes, one at a time, that certainly move a determined household to another class.

    Empty for an undetermined one, and where class rules name single findings or the area is not known.
    """
    table = result.standard.decision
    if not result.is_determined or table.findings or len(result.placements) > 1:
        return ()
    by_deprivations = _by_deprivations(result) if table.point_cuts is None else ()
    return (*by_deprivations, *_by_means(result))


def _other_classes(result: Classification, bands: Bands, depths: Iterable[int]) -> tuple[HouseholdClass, ...]:
    """The classes of all these cells; none where the household's own is among them."""
    area = result.placements[0].area
    found = result.standard.decision.possible_in({area: range(bands[0], bands[1] + 1)}, depths)
    return () if result.class_id in found else tuple(each for each in result.standard.classes if each.id in found)


def _by_deprivations(result: Classification) -> Iterator[Change]:
    low, high = result.depth
    bands = result.placements[0].bands
    ways: tuple[tuple[Direction, range], ...] = (
        ("below", range(low - 1, -1, -1)),
        ("above", range(high + 1, result.standard.decision.indicators + 1)),
    )
    for direction, counts in ways:
        for count in counts:
            if classes := _other_classes(result, bands, [count]):
                yield Change("deprivations", direction, count, classes)
                break


def _by_means(result: Classification) -> Iterator[Change]:
    placement = result.placements[0]
    limits = result.standard.decision.limits[placement.area]
    lowest, highest = placement.bands
    ways: tuple[tuple[Direction, range], ...] = (
        ("above", range(highest, len(limits))),
        ("below", range(lowest - 1, -1, -1)),
    )
    depths = range(result.depth[0], result.depth[1] + 1)
    for direction, places in ways:
        for limit in (limits[each] for each in places):
            unit, amount = _line_to_pass(limit, result)
            bands = _bands_beyond(limit, unit, direction, result)
            if amount is not None and (classes := _other_classes(result, bands, depths)):
                yield Change("means", direction, amount, classes, unit, limit.cut.inclusive)
                break


def _line_to_pass(limit: Limit, result: Classification) -> tuple[Unit, int | None]:
    """The line in the unit that decides; in income, where that is known too, if there is no line of points."""
    household = result.household
    if result.placements[0].decided_by is Unit.POINTS and limit.points is not None:
        return Unit.POINTS, limit.points
    is_known = household.monthly_income is not None or household.income_per_head is not None
    return Unit.INCOME, limit.income if is_known else None


def _bands_beyond(limit: Limit, unit: Unit, direction: Direction, result: Classification) -> Bands:
    """The bands just past the line in one unit, as far as the other unit leaves them open."""
    area, standard = result.placements[0].area, result.standard
    limits = standard.decision.limits[area]
    income, points = bands_by_unit(result.household, standard, area)
    if unit is Unit.POINTS and limit.points is not None:
        nearest = limit.points if limit.cut.inclusive else limit.points - 1
        points = points_bands(nearest + (direction == "above"), limits)
    else:
        income = (limits.index(limit) + (direction == "above"),) * 2
    return reconciled(income, points, standard, area).bands


def changes_section(result: Classification, language: Language) -> Section:
    """One line for each change, with the class it leads to."""
    return Section(
        _HEADING[language], tuple(Line(_said(each, result, language), mark=ARROW) for each in changes(result))
    )


def _said(change: Change, result: Classification, language: Language) -> str:
    name = _OR[language].join(each.name[language] for each in change.classes)
    if change.kind == "deprivations":
        return _deprivations_said(change, name, result.deprivations, language)
    means = result.standard.means
    amount = number(change.amount, language)
    if change.unit is Unit.POINTS and means.points is not None:
        what = means.points.unit[language]
    else:
        what, amount = Unit.INCOME.label[language], f"{amount} {means.income.unit[language]}"
    return _TO[change.direction, change.inclusive][language].format(what=what, amount=amount, name=name)


def _deprivations_said(change: Change, name: str, now: int | None, language: Language) -> str:
    """Counted from what the household has now; as a number to reach while that is open."""
    fewer = change.direction == "below"
    if now is None:
        return (_AT_MOST if fewer else _AT_LEAST)[language].format(count=change.amount, name=name)
    count = abs(change.amount - now)
    written = _ENGLISH_COUNT.get(count, f"{count} deprivations")
    return (_FEWER if fewer else _MORE)[language].format(count=count, number=written, name=name)
