"""What would settle an undetermined class: the smallest sets of facts, whatever they turn out to be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

from chuan_ngheo.classification.result import Classification

Facts = frozenset[str]

AREA, MEANS, FINDINGS = "area", "means", "findings"


def missing_facts(result: Classification) -> tuple[Facts, ...]:
    """Sets of unset facts, by field path, any one of which settles the class whatever its facts turn out to be.

    Only the smallest sets are given; () when the class is settled, or when no unset fact would settle it.
    Where no known question would decide a finding, the set names the finding itself (``findings.<indicator>``).
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
    return tuple(sorted((facts for facts in sets if len(facts) == fewest), key=sorted))


def _open(result: Classification) -> dict[str, bool]:
    return {
        AREA: len(result.placements) > 1,
        MEANS: any(placement.bands[0] < placement.bands[1] for placement in result.placements),
        FINDINGS: result.deprivation_range[0] < result.deprivation_range[1] or None in result.truths,
    }


def _settles(result: Classification, known: frozenset[str]) -> bool:
    """Whether the class is decided once these are known, whatever they turn out to be."""
    table = result.standard.decision
    places = [(each.area, each.bands) for each in result.placements]
    low, high = result.deprivation_range
    by_area = [[place] for place in places] if AREA in known else [places]
    counts = [(count, count) for count in range(low, high + 1)] if FINDINGS in known else [(low, high)]
    for area_choice, depth in product(by_area, counts):
        for bands in _band_choices(area_choice, MEANS in known):
            by_combination = [
                {
                    cell.possible[0]
                    for area, own in bands
                    for band in own
                    for row in table.outcomes[area][band][depth[0] : depth[1] + 1]
                    for cell in (row if FINDINGS not in known else row[column : column + 1])
                    if cell is not None
                }
                for column in range(2 ** len(table.findings) if FINDINGS in known else 1)
            ]
            if any(len(classes) > 1 for classes in by_combination):
                return False
    return True


def _band_choices(places: list, is_known: bool) -> Iterator[list]:  # type: ignore[type-arg]
    """The bands still open, by area: one band each once the means are known."""
    spans = [[(area, range(low, high + 1))] for area, (low, high) in places]
    if not is_known:
        yield [span for (span,) in spans]
        return
    yield from (list(choice) for choice in product(*([(area, (band,)) for band in own] for ((area, own),) in spans)))


def _fact_sets(result: Classification, axes: frozenset[str]) -> Iterator[Facts]:
    alternatives = [_ALTERNATIVES[axis](result) for axis in sorted(axes)]
    for choice in product(*alternatives):
        yield frozenset().union(*choice)


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
    unknown = [finding for finding in result.findings.values() if finding.deprived is None]
    sets = [frozenset().union(*(finding.missing for finding in unknown))]
    if len(unknown) == len(result.standard.indicators) and result.standard.decision.points_each is not None:
        sets.append(frozenset({"deprivation_points"}))
    return sets


_ALTERNATIVES = {AREA: lambda _: [frozenset({"area"})], MEANS: _means_facts, FINDINGS: _finding_facts}
