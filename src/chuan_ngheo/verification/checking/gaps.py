"""Households without a class: where the last class of a file does not take the rest.

The reader refuses such a file. Here a class is put after its last one, and whoever falls into it has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.errors import HouseholdError, StandardError
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.document import ClassEntry, StandardFile
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind
from chuan_ngheo.verification.comparison.common_ground import CommonGround
from chuan_ngheo.verification.comparison.transition import Transition
from chuan_ngheo.verification.comparison.transitions import compared
from chuan_ngheo.verification.comparison.wording import Wording

ALL_HAVE_A_CLASS = Text("mỗi ô có một loại hộ", "every cell has a class")
ALL_HAVE_CLASSES = Text(
    "mỗi ô có một loại hộ, hoặc những loại mà phần quy định chưa biết còn để ngỏ",
    "every cell has a class, or the classes that unknown rules leave open",
)


@frozen
class Completed:
    """A file's standard with a class more, after its own last one ``last``, for the households that have none."""

    standard: Standard
    last: str
    rest: str


def completed(written: StandardFile, source: Source) -> Completed | None:
    """The standard of a file whose only fault is that its last class does not take the rest.

    None where something else is wrong with it too, or where nobody is left without a class.
    """
    last = next(reversed(list(written.classes)), None)
    if last is None or written.classes[last].otherwise:
        return None
    rest = "no_class"
    while rest in written.classes:
        rest += "_"
    entry = ClassEntry((Status.ABOVE_AVERAGE,), _NO_CLASS, citation=(), otherwise=True)
    try:
        standard = assemble(evolve(written, classes={**written.classes, rest: entry}), source)
    except StandardError:
        return None
    found = Completed(standard, last, rest)
    return found if any(rest in cell.possible for cell in CellSpace(standard).cells) else None


def left_out(found: Completed, space: CellSpace, places: Places) -> Iterator[Remark]:
    """The households without a class, as boxes of cells, each with one that shows it."""
    ground = CommonGround(space.found, space.found)
    vi, en = Wording(ground, "vi"), Wording(ground, "en")
    for each in compared(ground).transitions:
        if found.rest in each.before.class_ids:
            message = _NOBODYS if each.before.is_determined else _PERHAPS_NOBODYS
            household = _confirmed(each, found.standard)
            yield Remark(
                RemarkKind.GAP,
                Gravity.FAULT,
                places.of_key("classes", found.last),
                message.format(last=found.last, box=Text(vi.box(each), en.box(each))),
                household=household,
                example=space.say(household),
            )


def _confirmed(gap: Transition, standard: Standard) -> Household | None:
    """The witness, where the definitions of the indicators allow it: the ordinary path gives it no class either."""
    household = gap.witness.household
    try:
        result = classify(household, evolve(standard, provisional=False), on=standard.start)
    except HouseholdError:
        return None
    assert result.possible == gap.before.class_ids
    return household


_NO_CLASS = Text("hộ không thuộc loại nào", "without a class")
_NOBODYS = Text(
    "sót hộ: loại cuối “{last}” không nhận phần còn lại, nên không loại nào nhận {box}",
    "a gap: the last class “{last}” does not take the rest, so that no class takes {box}",
)
_PERHAPS_NOBODYS = Text(
    "có thể sót hộ: loại cuối “{last}” không nhận phần còn lại, và phần quy định chưa biết có thể để ngoài {box}",
    "perhaps a gap: the last class “{last}” does not take the rest, and unknown rules may leave out {box}",
)
