"""Class rules that get in each other's way: two that both hold, and one that is left nobody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from chuan_ngheo.language import Text, joined
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.decision import Cell
from chuan_ngheo.standards.model import HouseholdClass
from chuan_ngheo.verification.checking.cell_space import CellSpace, by_area
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind

ALL_REACHED = Text(
    "mỗi loại hộ đều có hộ, ở mọi khu vực mà chuẩn phân biệt",
    "every class has households in every area that the standard tells apart",
)
NO_OVERLAP = Text(
    "hai loại khác diện không bao giờ cùng nhận một hộ, trừ khi ở khu vực đó luật này bao trùm luật kia",
    "no two classes of different status claim the same household, unless one rule contains the other in that area",
)


def overlaps(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Two classes of different status that both hold in some cell of an area, and neither contains the other there.

    A ladder – “at most the poverty line” before “at most the minimum” – is how the law is written, and nested.
    Where the poorer class comes first, the household gets the class that helps it more, and somebody should look at
    it; where it comes last, the milder class takes households from it, which is a fault.
    """
    ruled = [each for each in space.standard.classes if each.when is not None]
    truths = {each.id: space.truths(each.when) for each in ruled}
    for first, second in combinations(ruled, 2):
        if first.statuses == second.statuses:
            continue
        one, other = truths[first.id], truths[second.id]
        areas = set(by_area(space.cells, partial(_crosses, one, other)))
        shared = [cell for cell in space.cells if cell.area in areas and one[cell] and other[cell]]
        if shared:
            household = space.first(shared)
            yield Remark(
                RemarkKind.OVERLAP,
                Gravity.NOTICE if min(first.statuses) < min(second.statuses) else Gravity.FAULT,
                places.of("classes", second.id, "when"),
                _OVERLAP.format(first=first.id, second=second.id, areas=space.areas(areas)),
                beside=(places.of("classes", first.id, "when"),),
                household=household,
                example=space.say(household),
            )


def _crosses(one: dict[Cell, Truth], other: dict[Cell, Truth], cells: list[Cell]) -> bool:
    pairs = {(one[cell], other[cell]) for cell in cells}
    return {(True, True), (True, False), (False, True)} <= pairs


def unreachable(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Classes that no cell decides, or none of an area; with a household that its own rule would put there."""
    for each in space.standard.classes:
        areas = set(by_area(space.cells, partial(_lack, each.id)))
        if areas and each.id != space.added:
            yield _unreachable(each, [cell for cell in space.cells if cell.area in areas], space, places)


def _lack(class_id: str, cells: list[Cell]) -> bool:
    return all(class_id not in cell.possible for cell in cells)


def _unreachable(each: HouseholdClass, cells: list[Cell], space: CellSpace, places: Places) -> Remark:
    truths = space.truths(each.when)
    own = [cell for cell in cells if truths[cell]] or [cell for cell in cells if truths[cell] is None]
    takers = {class_id for cell in own for class_id in cell.possible}
    before = [other for other in space.standard.classes if other.id in takers]
    household = space.first(own)
    message = _TAKEN if own else _HOLDS_NOWHERE
    ids = [Text(f"“{other.id}”", f"“{other.id}”") for other in before]
    areas = space.areas(cell.area for cell in cells)
    return Remark(
        RemarkKind.UNREACHABLE,
        Gravity.FAULT,
        places.of_key("classes", each.id),
        message.format(id=each.id, areas=areas, before=joined(ids, ", ")),
        beside=tuple(places.of_key("classes", other.id) for other in before),
        household=household,
        example=space.say(household),
    )


_OVERLAP = Text(
    "luật của “{first}” và của “{second}” cùng đúng với một số hộ{areas}, mà không luật nào bao trùm luật kia: "
    "chỉ thứ tự viết quyết định, và “{first}” được xét trước",
    "the rules of “{first}” and of “{second}” both hold for some households{areas} and neither contains the other: "
    "only the order in which they are written decides, and “{first}” comes first",
)
_TAKEN = Text(
    "không hộ nào{areas} thuộc loại “{id}”: loại đứng trước đã nhận hết ({before})",
    "no household{areas} is in the class “{id}”: the classes before it take them all ({before})",
)
_HOLDS_NOWHERE = Text(
    "không hộ nào{areas} thuộc loại “{id}”: luật của loại này không đúng với hộ nào",
    "no household{areas} is in the class “{id}”: its own rule holds for none",
)
