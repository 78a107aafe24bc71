"""A standard and those beside it: the national one over a province, and the one that follows on its last day."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import timedelta

from chuan_ngheo.errors import ProvisionalStandardWarning
from chuan_ngheo.language import Text, joined
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import NATIONAL, standards
from chuan_ngheo.verification.comparison.comparison import Comparison, compare
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.comparison.wording import Wording
from chuan_ngheo.verification.laws.judge import LawBroken

GENEROUS = Text(
    "chuẩn địa phương không để hộ nào khá hơn so với chuẩn quốc gia cùng thời gian",
    "a local standard puts nobody in a better-off class than the national one of the same days",
)


def is_local(standard: Standard) -> bool:
    """Whether it is the standard of a province or city."""
    return standard.place != NATIONAL


def local_is_as_generous(standard: Standard) -> None:
    """On every cell, nobody who is poor, near-poor or average nationally is better off in class by the local standard.

    Raises `LawBroken` with every box of households that are. That may be as the province means it: then both classes
    stand side by side (`chuan_ngheo.classify_all`), and the law is named among those that need not hold.
    """
    said = [text for comparison in _beside_national(standard) for text in _better(comparison)]
    if said:
        both = joined([Text(f"{standard.id}: {GENEROUS.vi}", f"{standard.id}: {GENEROUS.en}"), *said], "\n  ")
        raise LawBroken(f"{both.en}\n{both.vi}")


def _beside_national(local: Standard) -> Iterator[Comparison]:
    """The national standards in force on some of the same days, each compared with the local one."""
    for national in standards(NATIONAL):
        if national.start <= local.end and local.start <= national.end:
            yield _compared(national, local)


def _better(comparison: Comparison) -> Iterator[Text]:
    vi, en = Wording(comparison.ground, "vi"), Wording(comparison.ground, "en")
    for each in comparison.of(Change.BETTER):
        yield Text(f"{vi.passage(each)}: {vi.box(each)}", f"{en.passage(each)}: {en.box(each)}")


def change_at_its_end(standard: Standard) -> Comparison | None:
    """What changes on the day after the standard's last, for households whose facts stay the same: a report, no law.

    None where no standard of its place follows on that day.

    >>> from chuan_ngheo.standards.registry import standard
    >>> comparison = change_at_its_end(standard("vn-2016"))
    >>> comparison.after.id, len(comparison.of(Change.BETTER)) > 0
    ('vn-2022', True)
    >>> change_at_its_end(standard("vn-2027")) is None
    True
    """
    day = standard.end + timedelta(days=1)
    following = next((each for each in standards(standard.place) if each.in_force(day)), None)
    return None if following is None else _compared(standard, following)


def _compared(before: Standard, after: Standard) -> Comparison:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ProvisionalStandardWarning)  # the comparison says it itself
        return compare(before, after)
