"""The time in which a standard is in force, beside the other standards of its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import evolve

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import NATIONAL, standards
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind
from chuan_ngheo.verification.comparison.comparison import compare
from chuan_ngheo.verification.comparison.wording import Wording

NO_DAY_IN_DOUBT = Text(
    "không ngày nào có hai chuẩn của nơi này, và không ngày nào sót giữa chuẩn này với chuẩn liền trước, liền sau",
    "no day has two standards of this place, and none is left out between this one and those next to it",
)
_ONE_DAY = timedelta(days=1)


def days_in_doubt(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Days with two standards of the place, and days with none between this one and the next.

    Where a province has no standard the national one holds, so that there a hole is a notice.
    """
    law = space.standard
    others = [each for each in standards(law.place) if each.id != law.id]
    yield from _overlaps(law, others, places)
    yield from _holes(law, others, places)


def _overlaps(law: Standard, others: Sequence[Standard], places: Places) -> Iterator[Remark]:
    for other in others:
        first, last = max(law.start, other.start), min(law.end, other.end)
        if first > last:
            continue
        household, example = _differing(law, other)
        is_for_all = law.covers is None and other.covers is None
        yield Remark(
            RemarkKind.DATES,
            Gravity.FAULT if is_for_all else Gravity.NOTICE,
            places.of("in_force", "from" if law.start >= other.start else "to"),
            _TWO.format(first=first, last=last, other=other.id),
            household=household,
            example=example,
            on=first,
        )


def _differing(law: Standard, other: Standard) -> tuple[Household | None, Text | None]:
    """A household that the two standards classify differently, with what each says; none where they never do."""
    try:
        comparison = compare(evolve(law, provisional=False), evolve(other, provisional=False))
    except HouseholdError:  # definitions that exclude the findings that would show it
        return None, None
    if not comparison.moved:
        return None, None
    move = comparison.moved[0]
    vi, en = (Wording(comparison.ground, language) for language in ("vi", "en"))
    household = move.witness.household
    classes = _CLASSES.format(before=move.before.name, after=move.after.name, id=law.id, other=other.id)
    return household, Text(f"{vi.household(household)} ({classes.vi})", f"{en.household(household)} ({classes.en})")


def _holes(law: Standard, others: Sequence[Standard], places: Places) -> Iterator[Remark]:
    """Days without a standard between this one and the nearest before and after it."""
    gravity = Gravity.FAULT if law.place == NATIONAL else Gravity.NOTICE
    if any(each.start < law.start for each in others):
        last = max(each.end for each in others if each.start < law.start)
        if (law.start - last).days > 1:
            yield _hole(places.of("in_force", "from"), gravity, last + _ONE_DAY, law.start - _ONE_DAY)
    if any(each.end > law.end for each in others):
        following = min(each.start for each in others if each.end > law.end)
        if (following - law.end).days > 1:
            yield _hole(places.of("in_force", "to"), gravity, law.end + _ONE_DAY, following - _ONE_DAY)


def _hole(where: str, gravity: Gravity, first: date, last: date) -> Remark:
    message = _NONE.format(first=first, last=last)
    return Remark(RemarkKind.DATES, gravity, where, message, on=first)


def late_beginnings(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Designations that begin only when the standard is over, and a standard that begins before any law it names."""
    law = space.standard
    for each in law.designations:
        if each.start is not None and each.start > law.end:
            where = places.of("designations", each.id, "from")
            message = _NEVER_IN_FORCE.format(id=each.id, start=each.start, end=law.end)
            yield Remark(RemarkKind.DATES, Gravity.FAULT, where, message, on=each.start)
    known = [each.effective or each.issued for each in law.documents.values()]
    days = [each for each in known if each is not None]
    if days and len(days) == len(known) and min(days) > law.start:
        message = _LATER_LAW.format(start=law.start, earliest=min(days))
        yield Remark(RemarkKind.DATES, Gravity.NOTICE, places.of("in_force", "from"), message, on=law.start)


_TWO = Text(
    "từ {first} đến {last} nơi này có hai chuẩn: chuẩn này và {other}",
    "from {first} to {last} the place has two standards: this one and {other}",
)
_CLASSES = Text("{before} theo {id}, {after} theo {other}", "{before} by {id}, {after} by {other}")
_NONE = Text("từ {first} đến {last} nơi này không có chuẩn nào", "from {first} to {last} the place has no standard")
_NEVER_IN_FORCE = Text(
    "“{id}” có từ {start}, sau khi chuẩn hết hiệu lực ({end})",
    "“{id}” begins on {start}, after the standard has ended ({end})",
)
_LATER_LAW = Text(
    "chuẩn áp dụng từ {start}, trước văn bản sớm nhất được nêu ({earliest})",
    "in force from {start}, before the earliest document that is named ({earliest})",
)
