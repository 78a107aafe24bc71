"""A whole and its parts: M0 of published headcounts, and the part that each group has in a national figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.levels import WHOLE
from chuan_ngheo.analysis.measures import Measures
from chuan_ngheo.analysis.weighting import Weights, weighting
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text

Exact = Fraction | int | Decimal | float
"""A published figure, taken for exactly what it says."""


@frozen
class Composed:
    """What censored headcounts and weights make: M0, each contribution, and with the headcount the intensity."""

    adjusted_headcount: Fraction
    intensity: Fraction | None
    contributions: Mapping[str, Fraction]
    """By indicator, each its weight × censored headcount; they add up to M0."""
    dimensions: Mapping[str, Fraction]

    def share(self, name: str) -> Fraction | None:
        """The part of M0 that an indicator or a dimension makes; None where M0 is zero."""
        own = self.contributions.get(name, self.dimensions.get(name))
        if own is None:
            nearest = nearest_name(name, [*self.contributions, *self.dimensions])
            raise AnalysisError([Problem("name", _NO_PART, found=name, nearest=nearest)])
        return own / self.adjusted_headcount if self.adjusted_headcount else None


def compose(weights: Weights, censored: Mapping[str, Exact], headcount: Exact | None = None) -> Composed:
    """The measures that published censored headcounts imply; shares, not per cent.

    Raises `AnalysisError` for weights that cannot be, and for an indicator that stands in one of the two alone.

    >>> weights = {"a": {"x": Fraction(1, 2)}, "b": {"y": Fraction(1, 2)}}
    >>> made = compose(weights, {"x": Decimal("0.2"), "y": Decimal("0.1")}, Decimal("0.25"))
    >>> made.adjusted_headcount, made.intensity, made.share("x")
    (Fraction(3, 20), Fraction(3, 5), Fraction(2, 3))
    """
    weights_of = weighting(weights)
    problems = [Problem("censored", _NOT_WEIGHED, found=name) for name in censored if name not in weights_of.indicators]
    problems += [Problem("censored", _NOT_GIVEN, found=name) for name in weights_of.indicators if name not in censored]
    if problems:
        raise AnalysisError(problems)
    made = {name: weights_of.weight(name) * Fraction(censored[name]) for name in weights_of.indicators}
    whole = sum(made.values(), Fraction(0))
    dimensions = {
        name: sum((made[weights_of.indicators[place]] for place in own), Fraction(0))
        for name, own in weights_of.by_dimension().items()
    }
    poor = None if headcount is None else Fraction(headcount)
    return Composed(whole, whole / poor if poor else None, made, dimensions)


@frozen
class Part:
    """A group in a whole: its share of the population, its own value, and the part of the whole that comes of it."""

    name: str | None
    share: Fraction
    value: Fraction
    contribution: Fraction | None
    """``share × value ÷ whole``; None where the whole is zero."""


@frozen
class Whole:
    """A value of all, made of the groups': the sum of ``share × value``."""

    value: Fraction
    parts: tuple[Part, ...]


def combine(groups: Iterable[tuple[str | None, Exact, Exact]]) -> Whole:
    """The whole of groups, each (name, size or share, value); sizes count by what they are of their sum.

    >>> whole = combine([("urban", 3, Decimal("0.1")), ("rural", 7, Decimal("0.3"))])
    >>> whole.value, [str(part.contribution) for part in whole.parts]
    (Fraction(6, 25), ['1/8', '7/8'])
    """
    sized = [(name, Fraction(size), Fraction(value)) for name, size, value in groups]
    total = sum((size for _, size, _ in sized), Fraction(0))
    if not total:
        raise AnalysisError([Problem("groups", _NOBODY)])
    value = sum((size * own for _, size, own in sized), Fraction(0)) / total
    parts = tuple(
        Part(name, size / total, own, size * own / total / value if value else None) for name, size, own in sized
    )
    return Whole(value, parts)


def decompose(
    measures: Measures,
    loa: str,
    measure: str = "M0",
    *,
    k: Fraction | None = None,
    classes: str | None = None,
    indicator: str | None = None,
) -> Whole:
    """A measure of all as the sum of what each group of a level adds; by population, so not for A and ``pctb``.

    The sum is exactly the measure of the whole: this is checked each time. Raises `AnalysisError` for measures that
    are no means over the population, and for levels and estimates that are not there.
    """
    if measure not in _OF_POPULATION:
        raise AnalysisError(
            [Problem("measure", _NO_MEAN, found=measure, nearest=nearest_name(measure, _OF_POPULATION))]
        )
    found = [
        measures.get(measure, k=k, classes=classes, indicator=indicator, loa=loa, subg=group)
        for group in measures.named(loa)
    ]
    whole = combine((each.group, each.weight, each.value or Fraction(0)) for each in found if each.weight)
    stated = measures.get(measure, k=k, classes=classes, indicator=indicator, loa=WHOLE).value
    if whole.value != stated:
        raise AnalysisError(
            [Problem(loa, _DO_NOT_ADD_UP, found=str(whole.value), expected=Text(str(stated), str(stated)))]
        )
    return whole


_OF_POPULATION = ("H", "M0", "hd", "hdk", "actb")
_NOT_WEIGHED = Text("chỉ số không có trọng số", "an indicator without a weight")
_NOT_GIVEN = Text("thiếu tỷ lệ của chỉ số", "the headcount of an indicator is missing")
_NO_PART = Text("không có chỉ số hay chiều này", "neither an indicator nor a dimension")
_NOBODY = Text("các nhóm không có ai", "the groups have nobody in them")
_NO_MEAN = Text("không phải trung bình của dân số", "not a mean over the population")
_DO_NOT_ADD_UP = Text("các nhóm không cộng lại thành toàn bộ", "the groups do not add up to the whole")
