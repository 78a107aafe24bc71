"""What would settle an undetermined class: the smallest sets of facts, whatever they turn out to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product

from chuan_ngheo.classification.findings import named_truths
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.decision import Limit

Facts = frozenset[str]

AreaBands = tuple[tuple[Area, Sequence[int]], ...]

AREA, MEANS, FINDINGS = "area", "means", "findings"


def missing_facts(result: Classification) -> tuple[Facts, ...]:
    """Sets of unset facts, by field path, any one of which settles the class whatever its facts turn out to be.

    Only the smallest sets are given; () when the class is settled, or when no unset fact would settle it.
    Where no known question would decide a finding, the set names the finding itself (``findings.<indicator>``);
    the form's total of deprivation points is asked only where no finding at all is known. Answers are taken to
    agree with what is known: an income that contradicts the form's points would settle nothing.
    """
    if result.is_determined:
        return ()
    open_axes = [axis for axis, is_open in _open(result).items() if is_open]
    every = chain.from_iterable(combinations(open_axes, length) for length in range(1, len(open_axes) + 1))
    settling: list[frozenset[str]] = []
    for axes in map(frozenset, every):
        if not any(smaller <= axes for smaller in settling) and _settles(result, axes):
            settling.append(axes)
    sets = {facts for axes in settling for facts in _fact_sets(result, axes)}
    fewest = min(map(len, sets), default=0)
    return tuple(sorted((facts for facts in sets if len(facts) == fewest), key=_in_order))


def _in_order(facts: Facts) -> list[tuple[int, str]]:
    """As the form asks: the household's facts in their order, then the rest."""
    form = list(HOUSEHOLD_FACTS)
    return sorted((form.index(path) if path in form else len(form), path) for path in facts)


def _open(result: Classification) -> dict[str, bool]:
    return {
        AREA: len(result.placements) > 1,
        MEANS: any(placement.bands[0] < placement.bands[1] for placement in result.placements),
        FINDINGS: result.depth[0] < result.depth[1] or None in result.truths,
    }


def _settles(result: Classification, known: frozenset[str]) -> bool:
    """Whether the class is decided once these are known, whatever they turn out to be."""
    table = result.standard.decision
    return all(
        len(table.possible_in(dict(areas), depths, named)) <= 1
        for areas, depths, named in product(
            _band_choices(result, known), _depth_choices(result, known), _finding_choices(result, known)
        )
    )


def _band_choices(result: Classification, known: frozenset[str]) -> Iterator[AreaBands]:
    """The bands still open, by area: one area once that is known, one band in each once the means are."""
    spans = {each.area: range(each.bands[0], each.bands[1] + 1) for each in result.placements}
    for areas in [[area] for area in spans] if AREA in known else [list(spans)]:
        if MEANS not in known:
            yield tuple((area, spans[area]) for area in areas)
            continue
        for bands in _bands_of_one_household({area: result.standard.decision.limits[area] for area in areas}):
            if all(band in spans[area] for area, band in bands.items()):
                yield tuple((area, (band,)) for area, band in bands.items())


def _bands_of_one_household(limits: Mapping[Area, Sequence[Limit]]) -> Iterator[dict[Area, int]]:
    """The bands in which the same means lie in each area, as income and, where it has all the lines, as points."""
    scales: list[Callable[[Limit], int | None]] = [lambda limit: limit.income]
    if all(limit.points is not None for own in limits.values() for limit in own):
        scales.append(lambda limit: limit.points)
    yield dict.fromkeys(limits, 0)
    for amount in scales:
        passed = {area: [(amount(limit), limit.cut.inclusive) for limit in own] for area, own in limits.items()}
        for reached in sorted(set().union(*passed.values())):
            yield {area: bisect_right(own, reached) for area, own in passed.items()}


def _depth_choices(result: Classification, known: frozenset[str]) -> list[range]:
    low, high = result.depth
    return [range(depth, depth + 1) for depth in range(low, high + 1)] if FINDINGS in known else [range(low, high + 1)]


def _finding_choices(result: Classification, known: frozenset[str]) -> list[tuple[Truth, ...]]:
    named = named_truths(result.standard, result.truths)
    if FINDINGS not in known:
        return [named]
    return list(product(*([(False, True) if found is None else (found,) for found in named])))


def _fact_sets(result: Classification, axes: frozenset[str]) -> Iterator[Facts]:
    alternatives = [_ALTERNATIVES[axis](result) for axis in sorted(axes)]
    for choice in product(*alternatives):
        yield frozenset[str]().union(*choice)


def _means_facts(result: Classification) -> list[Facts]:
    household, standard = result.household, result.standard
    if result.disagreement:
        return []  # both units are known: no unset fact is left to ask for
    if household.monthly_income is not None:
        return [frozenset({"size"})]
    size = frozenset({"size"}) if household.size is None else frozenset()
    sets = [frozenset({"monthly_income"}) | size, frozenset({"income_per_head"})]
    points = standard.means.points
    if points is not None and household.income_points is None and set(points.lines) == set(standard.means.income.lines):
        sets.append(frozenset({"income_points"}))
    return sets


def _finding_facts(result: Classification) -> list[Facts]:
    table = result.standard.decision
    if table.point_cuts is not None:
        return [frozenset({"deprivation_points"})]
    unknown = [finding for finding in result.findings.values() if finding.deprived is None]
    sets = [frozenset[str]().union(*(finding.missing for finding in unknown))]
    if len(unknown) == table.indicators and table.points_each is not None and not table.findings:
        sets.append(frozenset({"deprivation_points"}))
    return sets


_ALTERNATIVES = {AREA: lambda _: [frozenset({"area"})], MEANS: _means_facts, FINDINGS: _finding_facts}
