"""Who is poor: by a cutoff of weighted deprivations, or by the class that the law gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.weighting import cutoffs_of
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status

_STATUSES = {str(status): status for status in Status}


@cache
def _per_cent(share: Fraction) -> float:
    return float(100 * share)


@frozen
class ByCutoff:
    """Poor with at least this share of all weighted deprivations (Alkire–Foster)."""

    cutoff: Fraction

    @property
    def k(self) -> float:
        """The cutoff in per cent."""
        return _per_cent(self.cutoff)

    def __str__(self) -> str:
        return f"k = {self.cutoff}"


@frozen
class ByClass:
    """Poor by the standard's own rule, income and deprivations together: a household of one of these classes.

    ``names`` are statuses (``poor``) or class ids of one standard (``poor_by_income``).
    """

    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """The names in one word: ``poor|near_poor``."""
        return "|".join(self.names)

    def __str__(self) -> str:
        return self.label

    def holds(self, place: Place, standard: Standard | None) -> bool | None:
        """Whether a household of that class is poor; None where its class is open and the answer hangs on it.

        Without the standard nobody can say which statuses a class may have: only a status that is set tells then.
        """
        by_status = set(self.names) <= set(_STATUSES)
        if by_status and place.status is not None:
            return place.status in self.names
        statuses = {} if standard is None else {each.id: set(map(str, each.statuses)) for each in standard.classes}
        answers = set[bool | None]()
        for class_id in place.classes:
            if not by_status:
                answers.add(class_id in self.names)
            elif class_id not in statuses or (
                statuses[class_id] & set(self.names) and statuses[class_id] - set(self.names)
            ):
                answers.add(None)
            else:
                answers.add(statuses[class_id] <= set(self.names))
        return answers.pop() if len(answers) == 1 else None


@frozen
class Place:
    """Where a standard puts a household, as a classified table says it."""

    status: str | None
    class_id: str | None
    possible: str | None

    @property
    def classes(self) -> tuple[str, ...]:
        """The class, or those still possible; none where nothing is known."""
        if self.class_id is not None:
            return (self.class_id,)
        return tuple(self.possible.split("|")) if self.possible else ()


Identification = ByCutoff | ByClass


def identifications(
    cutoffs: Sequence[Any], classes: Sequence[str | Collection[str]], standard: Standard | None
) -> tuple[Identification, ...]:
    """Every way of being poor that was asked for, cutoffs first. Raises `AnalysisError`."""
    return (*map(ByCutoff, cutoffs_of(cutoffs)), *classes_of(classes, standard))


def classes_of(classes: Sequence[str | Collection[str]], standard: Standard | None) -> tuple[ByClass, ...]:
    """Each way of being poor by class: a name (``"poor"``), or several that count together.

    Raises `AnalysisError` for names that are neither a status nor, where the standard is given, a class of it.

    >>> classes_of([Status.POOR, ["poor", "near_poor"]], None)
    (ByClass(names=('poor',)), ByClass(names=('poor', 'near_poor')))
    """
    read: dict[ByClass, None] = {}
    problems: list[Problem] = []
    for place, each in enumerate(classes):
        names = tuple(dict.fromkeys([str(each)] if isinstance(each, str) else map(str, each)))
        problems += _unknown(f"classes[{place}]", names, standard)
        read[ByClass(names)] = None
    if problems:
        raise AnalysisError(problems)
    return tuple(read)


def _unknown(where: str, names: Collection[str], standard: Standard | None) -> Iterator[Problem]:
    if not names:
        yield Problem(where, _NO_NAME)
    statuses = [name for name in names if name in _STATUSES]
    others = [name for name in names if name not in _STATUSES]
    if standard is not None:
        known = [each.id for each in standard.classes]
        for name in others:
            if name not in known:
                yield Problem(where, _NO_CLASS, found=name, nearest=nearest_name(name, [*_STATUSES, *known]))
    if statuses and [name for name in others if standard is None or name not in statuses]:
        yield Problem(where, _MIXED, found=", ".join(names))


_NO_NAME = Text("cần ít nhất một loại hộ", "at least one class is needed")
_NO_CLASS = Text("không phải một loại hộ", "neither a status nor a class of the standard")
_MIXED = Text(
    "chỉ dùng tên loại hộ chung, hoặc chỉ dùng mã loại hộ của chuẩn", "either statuses or class ids, not both together"
)
