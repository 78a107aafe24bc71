"""`measure`: a table, weights and cutoffs in; every measure, for the whole and for each group, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Literal, get_args

from narwhals.stable.v2.typing import IntoFrame

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.estimates import Sample
from chuan_ngheo.analysis.identification import ByClass, identifications
from chuan_ngheo.analysis.levels import levels_of
from chuan_ngheo.analysis.measures import Measures
from chuan_ngheo.analysis.observed import Wanted, found_indicators, observed
from chuan_ngheo.analysis.ratios import ratios
from chuan_ngheo.analysis.sampling_error import SinglePsu, designed, student
from chuan_ngheo.analysis.study import Study, complete_rows, identified
from chuan_ngheo.analysis.weighting import Weighting, Weights, counted, counting_weights, weighting
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard

Columns = str | Sequence[str]
Missing = Literal["exclude", "bounds"]
"""What becomes of rows of which something is unknown."""


def measure(  # noqa: PLR0913, PLR0917 - weights, cutoffs, groups and sample design are what a deprivation analysis is
    frame: IntoFrame,
    weights: Weights | None = None,
    cutoffs: Sequence[Fraction | int | str] = (),
    by: Columns | Sequence[Columns] = (),
    weight: str | None = None,
    strata: Columns | None = None,
    psu: Columns | None = None,
    *,
    classes: Sequence[str | Collection[str]] = (),
    standard: Standard | None = None,
    missing: Missing = "exclude",
    level: float = 0.95,
    single_psu: SinglePsu = "refuse",
) -> Measures:
    """Measures of multidimensional poverty, exact, for the whole and by group.

    ``frame`` is a table of any engine that narwhals supports, a row a household or a person, or what
    `tables.patterns` made of one: an indicator is a column ``deprived_<name>`` or ``<name>``, true or false, or 1 or
    0. Somebody is poor

    - with at least one of ``cutoffs``, shares of all ``weights`` (dimension → indicator → fraction; without weights
      every indicator of the standard, or of the table, weighs the same), k of n indicators being ``Fraction(k, n)``;
    - by the law itself: ``classes`` names statuses, or class ids of the standard, one or several together each time
      (``[Status.POOR, ["poor", "near_poor"]]``), found in the columns ``status``, ``class_id`` and ``possible``.

    ``by`` names columns to group by, or several to take together. ``weight`` names a column of weights: persons of
    a household, survey weights. With ``psu`` (and ``strata``) estimates of a sample get standard errors and
    intervals of that ``level``; a sampling unit alone in its stratum is refused unless ``single_psu`` says that it
    adds nothing (``certainty``) or is compared with the mean of all (``centered``). A register is no sample and has
    no such error.

    Rows of which something is unknown (a finding, or the class where classes are asked for) are left out and
    counted in ``left_out``; with ``missing="bounds"`` each estimate also has the ``lowest`` and the ``highest`` value
    over every way of filling them in. Unknown is never counted as not deprived.

    Raises `AnalysisError` with everything that is wrong with the arguments, then with the table.

    >>> import polars as pl
    >>> findings = {"water": [1, 1, 0, 0], "school": [1, 0, 0, 1], "sick": [1, 1, 0, None]}
    >>> table = pl.DataFrame({**findings, "size": [5, 3, 4, 2]})
    >>> weights = {"all": dict.fromkeys(findings, Fraction(1, 3))}
    >>> found = measure(table, weights, [Fraction(2, 3)], weight="size")
    >>> [str(found.get(each).value) for each in ("H", "A", "M0")]
    ['2/3', '7/8', '7/12']
    >>> [(each.reason, each.units) for each in found.left_out]
    [('sick', 1), ('any', 1)]
    """
    ways = identifications(cutoffs, classes, standard)
    own = _weighting(weights, standard, found_indicators(frame))
    levels, of_strata, of_psu = levels_of(by), _columns(strata), _columns(psu)
    if problems := [*_problems(missing, of_strata, of_psu)]:
        raise AnalysisError(problems)
    if not own.indicators and (cutoffs or not ways):
        raise AnalysisError([Problem("frame", _NOTHING)])
    keys = [*(column for each in levels for column in each.columns), *of_strata, *of_psu]
    by_class = any(isinstance(way, ByClass) for way in ways)
    seen = observed(frame, Wanted(tuple(dict.fromkeys(keys)), own.indicators, weight, by_class))
    rows = identified(seen.rows, ways, own, standard)
    complete, sample = complete_rows(rows, len(own.indicators), len(ways)), None
    if of_psu:
        complete, design = designed(complete, of_strata, of_psu, single_psu)
        sample = Sample(design, student(level, design.degrees))
    study = Study(ways, own, ratios(ways, own), levels, seen.parts_of_one, sample)
    found = study.measures(complete, study.left_out(rows, seen.without_weight))
    return study.with_bounds(found, rows) if missing == "bounds" else found


def _columns(columns: Columns | None) -> tuple[str, ...]:
    return () if columns is None else (columns,) if isinstance(columns, str) else tuple(columns)


def _problems(missing: str, strata: Sequence[str], psu: Sequence[str]) -> Iterator[Problem]:
    if missing not in get_args(Missing):
        yield Problem("missing", _NO_SUCH_WAY, found=missing, nearest=nearest_name(missing, get_args(Missing)))
    if strata and not psu:
        yield Problem("psu", _NEEDS_PSU)


def _weighting(weights: Weights | None, standard: Standard | None, found: Sequence[str]) -> Weighting:
    if weights is not None:
        return weighting(weights)
    return counted(found) if standard is None or not standard.indicators else weighting(counting_weights(standard))


_NOTHING = Text(
    "không có gì để đo: bảng không có cột deprived_… và không hỏi loại hộ nào",
    "nothing to measure: the table has no column deprived_…, and no class is asked for",
)
_NO_SUCH_WAY = Text("không có cách này", "there is no such way")
_NEEDS_PSU = Text(
    "có tầng thì cần đơn vị mẫu (psu); mỗi dòng một đơn vị thì nêu cột mã",
    "strata need sampling units (psu); where each row is one, name the column of ids",
)
