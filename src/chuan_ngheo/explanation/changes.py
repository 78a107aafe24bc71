"""What would change the class: the fewest deprivations and the nearest line of means that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

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
    """One way into another class.

    ``kind`` is ``deprivations`` (then ``amount`` is the number of them that is in the other class) or ``means``
    (then it is the line to be passed, in ``unit``; ``inclusive`` when the line itself belongs below).
    """

    kind: Literal["deprivations", "means"]
    direction: Direction
    amount: int
    household_class: HouseholdClass
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


def _class_in(result: Classification, bands: Iterable[int], counts: Iterable[int]) -> HouseholdClass | None:
    """The other class that all these cells share; None where they differ or it is the household's own."""
    found = result.standard.decision.possible_in({result.placements[0].area: bands}, counts)
    if len(found) != 1 or found == {result.class_id}:
        return None
    return result.standard.household_class(next(iter(found)))


def _by_deprivations(result: Classification) -> Iterator[Change]:
    low, high = result.depth
    lowest, highest = result.placements[0].bands
    bands = range(lowest, highest + 1)
    ways: tuple[tuple[Direction, range], ...] = (
        ("below", range(low - 1, -1, -1)),
        ("above", range(high + 1, result.standard.decision.indicators + 1)),
    )
    for direction, counts in ways:
        for count in counts:
            moved = _class_in(result, bands, [count])
            if moved is not None:
                yield Change("deprivations", direction, count, moved)
                break


def _by_means(result: Classification) -> Iterator[Change]:
    placement = result.placements[0]
    if placement.decided_by is None:
        return
    limits = result.standard.decision.limits[placement.area]
    low, high = result.depth
    lowest, highest = placement.bands
    ways: tuple[tuple[Direction, list[tuple[int, Limit]]], ...] = (
        ("above", [(band, limits[band - 1]) for band in range(highest + 1, len(limits) + 1)]),
        ("below", [(band, limits[band]) for band in range(lowest - 1, -1, -1)]),
    )
    for direction, steps in ways:
        for band, limit in steps:
            moved = _class_in(result, [band], range(low, high + 1))
            amount = limit.points if placement.decided_by is Unit.POINTS else limit.income
            if moved is not None and amount is not None:
                yield Change("means", direction, amount, moved, placement.decided_by, limit.cut.inclusive)
                break


def changes_section(result: Classification, language: Language) -> Section:
    """One line for each change, with the class it leads to."""
    return Section(
        _HEADING[language], tuple(Line(_said(each, result, language), mark=ARROW) for each in changes(result))
    )


def _said(change: Change, result: Classification, language: Language) -> str:
    name = change.household_class.name[language]
    if change.kind == "deprivations":
        return _deprivations_said(change, result.deprivations, language)
    means = result.standard.means
    amount = number(change.amount, language)
    if change.unit is Unit.POINTS and means.points is not None:
        what = means.points.unit[language]
    else:
        what, amount = Unit.INCOME.label[language], f"{amount} {means.income.unit[language]}"
    return _TO[change.direction, change.inclusive][language].format(what=what, amount=amount, name=name)


def _deprivations_said(change: Change, now: int | None, language: Language) -> str:
    """Counted from what the household has now; as a number to reach while that is open."""
    name, fewer = change.household_class.name[language], change.direction == "below"
    if now is None:
        return (_AT_MOST if fewer else _AT_LEAST)[language].format(count=change.amount, name=name)
    count = abs(change.amount - now)
    written = _ENGLISH_COUNT.get(count, f"{count} deprivations")
    return (_FEWER if fewer else _MORE)[language].format(count=count, number=written, name=name)
