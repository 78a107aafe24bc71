"""What a standard says – a class, or the classes that stay possible – and what a passage from one to another is."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from chuan_ngheo.language import CodeList, Text, joined
from chuan_ngheo.standards.decision import combined
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status


class Change(CodeList):
    """What becomes of a household when one standard takes the place of another.

    ``OPEN``: the status may change or not, because one of the standards does not tell two statuses apart, or because
    its law is not known there.
    """

    WORSE = "worse", "sang loại nghèo hơn", "to a poorer status"
    BETTER = "better", "sang loại khá hơn", "to a better-off status"
    CLASS_ONLY = "class_only", "đổi loại nhưng vẫn cùng diện", "another class of the same status"
    OPEN = "open", "chưa rõ có đổi hay không", "may change or not"
    NONE = "none", "không đổi", "no change"


@frozen
class Standing:
    """The classes possible, in the standard's order: one, or several where the law, or a household, leaves it open."""

    class_ids: tuple[str, ...]
    statuses: tuple[Status, ...]
    """The statuses still possible, worst off first."""
    name: Text

    @classmethod
    def of(cls, class_ids: Collection[str], standard: Standard) -> Standing:
        """The standing of these classes of a standard."""
        classes = [each for each in standard.classes if each.id in class_ids]
        outcome = combined(classes)
        return cls(outcome.possible, outcome.statuses, _listed([each.name for each in classes]))

    @property
    def id(self) -> str:
        """The class, or ``poor|near_poor``."""
        return "|".join(self.class_ids)

    @property
    def is_determined(self) -> bool:
        """Whether it is one class."""
        return len(self.class_ids) == 1

    @property
    def status(self) -> Status | None:
        """The one status; None where it may be several."""
        return self.statuses[0] if len(self.statuses) == 1 else None


def change_between(before: Standing, after: Standing) -> Change:
    """What a passage from one standing to another is; the same answer of both standards is no change.

    >>> from chuan_ngheo.standards.registry import standard
    >>> vn_2022 = standard("vn-2022")
    >>> change_between(Standing.of(["average"], vn_2022), Standing.of(["poor"], vn_2022)).value
    'worse'
    """
    if before.statuses == after.statuses:
        if before.class_ids == after.class_ids:
            return Change.NONE
        settled = (before.is_determined and after.is_determined) or len(before.statuses) == 1
        return Change.CLASS_ONLY if settled else Change.OPEN
    if max(after.statuses) < min(before.statuses):
        return Change.WORSE
    return Change.BETTER if min(after.statuses) > max(before.statuses) else Change.OPEN


def _listed(names: list[Text]) -> Text:
    return Text(joined(names, " hoặc ").vi, joined(names, " or ").en)
