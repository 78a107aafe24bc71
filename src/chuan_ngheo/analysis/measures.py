"""Measures of multidimensional poverty: every estimate of a table, and the long frame that shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.estimates import Estimate, Sample
from chuan_ngheo.analysis.identification import ByClass, ByCutoff
from chuan_ngheo.analysis.levels import WHOLE
from chuan_ngheo.analysis.ratios import Ratio
from chuan_ngheo.analysis.totals import Group
from chuan_ngheo.analysis.weighting import Weighting
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Language, Text
from chuan_ngheo.pages.shown import Shown

if TYPE_CHECKING:
    from chuan_ngheo.analysis.measure_tables import Names

COLUMNS: dict[str, Any] = {
    "measure": pl.String,
    "k": pl.Float64,
    "poor_by": pl.String,
    "classes": pl.String,
    "loa": pl.String,
    "subg": pl.String,
    "dimension": pl.String,
    "indicator": pl.String,
    "b": pl.Float64,
    "se": pl.Float64,
    "ll": pl.Float64,
    "ul": pl.Float64,
    "lowest": pl.Float64,
    "highest": pl.Float64,
    "n": pl.Int64,
    "w": pl.Float64,
}


@frozen
class LeftOut:
    """Rows of a group that are not in its estimates: ``reason`` is what is unknown of them.

    The reason is an indicator, ``class`` or ``weight``; ``any`` counts each row once. Rows without a weight are
    counted for the whole alone.
    """

    level: str
    group: str | None
    reason: str
    units: int
    weight: Fraction | None


@frozen(eq=False, repr=False)
class Measures:
    """The estimates of a table. ``frame`` shows them, `get` finds one, ``left_out`` says what they leave out."""

    estimates: tuple[Estimate, ...]
    left_out: tuple[LeftOut, ...]
    weighting: Weighting
    ratios: tuple[Ratio, ...]
    groups: Mapping[tuple[str, str | None], Group]
    """The totals behind the estimates, by level and group."""
    sample: Sample | None

    @cached_property
    def frame(self) -> pl.DataFrame:
        """A row for each estimate, in the layout of ``mpitb``.

        ``measure``; ``k`` in per cent; ``poor_by`` (``cutoff`` or ``class``) and ``classes``; ``loa`` and ``subg``,
        the level of analysis and the group in it; ``dimension`` and ``indicator``; ``b``, the estimate as a share;
        ``se``, ``ll`` and ``ul``; ``lowest`` and ``highest`` over what is unknown; ``n`` rows with a weight of ``w``.
        """
        return pl.DataFrame([_row(each) for each in self.estimates], schema=COLUMNS, orient="row")

    def get(  # noqa: PLR0913 - a row is found by its columns
        self,
        measure: str,
        *,
        k: Fraction | None = None,
        classes: str | None = None,
        indicator: str | None = None,
        dimension: str | None = None,
        loa: str = WHOLE,
        subg: str | None = WHOLE,
    ) -> Estimate:
        """The one estimate that answers to this; ``k`` is a share, ``classes`` as in the frame.

        What is not named may be anything, as long as a single estimate is meant (a dimension's own contribution is
        meant only where the dimension is named without an indicator). Raises `AnalysisError` for none or several.
        """
        found = [
            each
            for each in self._of_group[loa, subg, measure]
            if (k is None or (isinstance(each.way, ByCutoff) and each.way.cutoff == k))
            and (classes is None or each.classes == classes)
            and each.indicator == indicator
            and (dimension is None or each.dimension == dimension)
        ]
        if len(found) != 1:
            raise AnalysisError([Problem("", _NONE if not found else _SEVERAL, found=f"{measure}, {loa}, {subg}")])
        return found[0]

    def shown(self, language: Language = "vi", names: Names = None) -> Shown:
        """As tables in one language: a notebook shows them as HTML, ``str()`` is their text.

        H, A and M0 by group for each way of being poor, then what is lacked, for the whole; `frame` has the rest.
        ``names`` is the standard, or id → name.
        """
        from chuan_ngheo.analysis.measure_tables import shown  # a reader of it

        return shown(self, language, names)

    def __repr__(self) -> str:
        return f"<Measures: groups {len(self.groups)}, estimates {len(self.estimates)}>"

    def __str__(self) -> str:
        return self.shown().text()

    def _repr_html_(self) -> str:
        return self.shown().html()

    @cached_property
    def _of_group(self) -> Mapping[tuple[str, str | None, str], list[Estimate]]:
        found: defaultdict[tuple[str, str | None, str], list[Estimate]] = defaultdict(list)
        for each in self.estimates:
            found[each.level, each.group, each.measure].append(each)
        return found

    def named(self, loa: str) -> tuple[str | None, ...]:
        """The groups of a level, in order. Raises `AnalysisError` for a level that was not asked for."""
        groups = tuple(group for level, group in self.groups if level == loa)
        if not groups:
            levels = dict.fromkeys(level for level, _ in self.groups)
            raise AnalysisError([Problem("loa", _NO_LEVEL, found=loa, nearest=nearest_name(loa, levels))])
        return groups


def described(each: Estimate) -> tuple[Any, ...]:
    """What an estimate is of: the columns of the frame from ``measure`` to ``indicator``."""
    poor_by = _POOR_BY.get(type(each.way))
    return each.measure, each.k, poor_by, each.classes, each.level, each.group, each.dimension, each.indicator


def _row(each: Estimate) -> tuple[Any, ...]:
    error = each.error
    return (
        *described(each),
        _shown(each.value),
        None if error is None else error.se,
        None if error is None else error.low,
        None if error is None else error.high,
        _shown(each.lowest),
        _shown(each.highest),
        each.units,
        float(each.weight),
    )


def _shown(share: Fraction | None) -> float | None:
    return None if share is None else float(share)


_POOR_BY: dict[type, str] = {ByCutoff: "cutoff", ByClass: "class"}
_NONE = Text("không có ước lượng này", "there is no such estimate")
_SEVERAL = Text("có nhiều ước lượng như vậy", "several estimates answer to this: name k or classes too")
_NO_LEVEL = Text("không phân tích theo cấp này", "the analysis has no such level")
