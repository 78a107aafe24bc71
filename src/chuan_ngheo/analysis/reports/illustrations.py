"""The pictures of a report: what the poor are deprived in, how much each unit adds, how households moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.measures import Measures
from chuan_ngheo.analysis.measuring import measure
from chuan_ngheo.analysis.plots import Picture as Drawn
from chuan_ngheo.analysis.plots import contributions_of_dimensions, flow, headcount_intensity, profile
from chuan_ngheo.analysis.reports.report_tables import Picture, Report
from chuan_ngheo.language import Language, Text
from chuan_ngheo.standards.status import Status

_MOST_GROUPS = 80
"""More groups than this are no picture any more."""


def pictures(report: Report, classified: Any, language: Language, units: Sequence[str] = ()) -> tuple[Picture, ...]:
    """The pictures that there is something to draw for, of the same classified table as the report.

    The profile of the poor; contributions and the H–A plane of the groups of the first of ``units``, columns, that has
    several of them, by households; the movement, where the report has one. Raises `MissingExtra` without Altair and
    vl-convert.
    """
    found = None
    if report.standard.indicators:
        classes = [str(Status.POOR), str(Status.NEAR_POOR)]
        found = measure(classified, standard=report.standard, classes=classes, by=units)
    return tuple(
        Picture(Text(each.name, each.name), each.svg(), Text(each.description, each.description))
        for each in _drawn(report, found, language, units)
    )


def _drawn(report: Report, found: Measures | None, language: Language, units: Sequence[str]) -> Iterator[Drawn]:
    poor, law = str(Status.POOR), report.standard
    makers: list[Callable[[], Any]] = []
    if found is not None:
        makers.append(partial(profile, found, law, poor_by=poor, language=language))
        several = [unit for unit in units if 1 < len(found.named(unit)) <= _MOST_GROUPS]
        for unit in several[:1]:
            makers.append(partial(contributions_of_dimensions, found, law, unit, poor_by=poor, language=language))
            makers.append(partial(headcount_intensity, found, unit, poor_by=poor, language=language))
    if (moved := report.moved) is not None:
        makers.append(partial(flow, moved, language=language))
    yield from _those_that_can(makers)


def _those_that_can(makers: Sequence[Callable[[], Any]]) -> Iterator[Drawn]:
    """Each chart that there is somebody to draw for."""
    for make in makers:
        try:
            yield Drawn.of(make())
        except AnalysisError:  # nobody is poor, or nobody moved
            continue
