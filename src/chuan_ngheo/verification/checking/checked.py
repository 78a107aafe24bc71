"""The check of one standard, over all its cells: what is wrong with it, and what is proved of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.resources.abc import Traversable
from os import PathLike
from typing import Any

from attrs import frozen

from chuan_ngheo.errors import StandardError
from chuan_ngheo.language import Language, Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import source_of_file, source_of_shipped, source_of_text, standard_of, structured
from chuan_ngheo.standards.registry import standard as known_standard
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.verification.checking.area_order import NO_AREAS_SWAPPED, swapped_areas
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.citations import ALL_CITED, loosely_cited, uncited
from chuan_ngheo.verification.checking.class_rules import ALL_REACHED, NO_OVERLAP, overlaps, unreachable
from chuan_ngheo.verification.checking.effects import (
    INDICATORS_MATTER,
    LINES_MATTER,
    idle_indicators,
    idle_thresholds,
)
from chuan_ngheo.verification.checking.gaps import ALL_HAVE_A_CLASS, ALL_HAVE_CLASSES, Completed, completed, left_out
from chuan_ngheo.verification.checking.names import IN_BOTH_LANGUAGES, one_language
from chuan_ngheo.verification.checking.periods import NO_DAY_IN_DOUBT, days_in_doubt, late_beginnings
from chuan_ngheo.verification.checking.points_in_step import POINTS_IN_STEP, points_out_of_step
from chuan_ngheo.verification.checking.remark import Places, Remark, RemarkKind

_CHECKS: tuple[tuple[Callable[[CellSpace, Places], Iterator[Remark]], Text | None], ...] = (
    (overlaps, NO_OVERLAP),
    (unreachable, ALL_REACHED),
    (idle_indicators, INDICATORS_MATTER),
    (idle_thresholds, LINES_MATTER),
    (points_out_of_step, POINTS_IN_STEP),
    (swapped_areas, NO_AREAS_SWAPPED),
    (one_language, IN_BOTH_LANGUAGES),
    (days_in_doubt, NO_DAY_IN_DOUBT),
    (late_beginnings, None),
    (uncited, ALL_CITED),
    (loosely_cited, None),
)
"""Each with what is shown where it finds nothing."""


@frozen
class Check:
    """What can be said of one standard with certainty, because all its cells were gone through.

    ``remarks`` are faults and notices, the faults first; ``proved`` is what was shown to hold; ``cells`` is how many
    cells there are: area × band of means × deprivations × the findings that class rules name.
    Where a file has a gap, ``standard`` is it with one class more, ``no_class``, for those who have none.
    """

    standard: Standard
    remarks: tuple[Remark, ...]
    proved: tuple[Text, ...]
    cells: int

    @property
    def faults(self) -> tuple[Remark, ...]:
        """The remarks that have to be mended."""
        return tuple(each for each in self.remarks if each.is_fault)

    @property
    def notices(self) -> tuple[Remark, ...]:
        """The remarks that somebody should look at."""
        return tuple(each for each in self.remarks if not each.is_fault)

    @property
    def has_gap(self) -> bool:
        """Whether the last class does not take the rest, so that ``standard`` is not what the file states."""
        return any(each.kind is RemarkKind.GAP for each in self.remarks)

    @property
    def is_sound(self) -> bool:
        """Whether there is no fault."""
        return not self.faults

    def text(self, language: Language = "vi", width: int | None = None) -> str:
        """The check in words, its lines at most ``width`` wide where that is given."""
        from chuan_ngheo.verification.checking.text import check_in_words  # a reader of checks

        return check_in_words(self, language, width)

    def json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; its layout is that of the number ``format``."""
        from chuan_ngheo.verification.checking.plain_data import check_data  # a reader of checks

        return check_data(self)

    def __str__(self) -> str:
        return self.text()


def check(standard: Standard, source: Source | None = None) -> Check:
    """Check a standard on every cell: classes, indicators and lines; and its names, dates and citations.

    ``source`` is the standard's file, for places as ``file:line:column``; without one a known standard is looked up,
    and any other has its remarks at the path of a field. Dates are checked beside the known standards of its place.

    >>> from chuan_ngheo.standards.registry import standard
    >>> result = check(standard("vn-2022"))
    >>> result.is_sound, result.cells
    (True, 78)
    """
    return _checked(standard, source or _source_of(standard), None)


def check_file(path: str | PathLike[str]) -> Check:
    """Check a standard file of your own. One that only lacks a last class for the rest is told who has no class.

    Raises `StandardError` where anything else keeps it from being read; `OSError` where it cannot be opened.
    """
    return check_source(source_of_file(path))


def check_text(text: str, name: str = "<text>", beside: Mapping[str, Traversable] | None = None) -> Check:
    """As `check_file`, of a text; ``name`` stands for the file, ``beside`` are files that it may extend.

    >>> from chuan_ngheo.standards.shipped import standard_files
    >>> text = standard_files()["vn-2006"].read_text(encoding="utf-8")
    >>> result = check_text(text.replace("otherwise: true", "when: means > poverty and deprivations > 0"), "draft.yaml")
    >>> fault = result.faults[0]
    >>> fault.kind.value, fault.where
    ('gap', 'draft.yaml:38:3')
    >>> fault.household.income_per_head > 0
    True
    """
    return check_source(source_of_text(text, name, beside))


def check_source(source: Source) -> Check:
    """As `check_file`, of a file that has been read."""
    try:
        return check(standard_of(source), source)
    except StandardError:
        found = completed(structured(source), source)
        if found is None:
            raise
        return _checked(found.standard, source, found)


def _source_of(standard: Standard) -> Source | None:
    """The file of a known standard; not that of a copy which has kept the id."""
    if standard.id not in standard_files() or known_standard(standard.id) != standard:
        return None
    return source_of_shipped(standard.id)


def _checked(standard: Standard, source: Source | None, with_gap: Completed | None) -> Check:
    space, places = CellSpace(standard, None if with_gap is None else with_gap.rest), Places(source)
    is_determined = all(cell.class_id is not None for cell in space.cells)
    remarks: list[Remark] = [] if with_gap is None else list(left_out(with_gap, space, places))
    proved = [] if with_gap is not None else [ALL_HAVE_A_CLASS if is_determined else ALL_HAVE_CLASSES]
    for find, shown in _CHECKS:
        found = list(find(space, places))
        remarks += found
        if shown is not None and not found:
            proved.append(shown)
    ordered = sorted(remarks, key=lambda each: not each.is_fault)
    return Check(standard, tuple(ordered), tuple(proved), len(space.cells))
