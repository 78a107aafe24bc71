"""Tables, weights and cutoffs to measure; cutoffs lie on the scores that people can have, and a hair beside them."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations

import polars as pl
from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from chuan_ngheo.analysis.weighting import weighting
from chuan_ngheo.verification.strategies.drawing import drawn

INDICATORS = ("water", "toilet", "school", "clinic")
_HAIR = Fraction(1, 10**9)

Nested = Mapping[str, Mapping[str, Fraction | int]]


@frozen
class Drawn:
    table: pl.DataFrame
    weights: Nested
    cutoff: Fraction

    @property
    def flat(self) -> dict[str, Fraction]:
        own = weighting(self.weights)
        return {name: own.weight(name) for name in own.indicators}


@drawn
def nested_weights(draw: DrawFn) -> Nested:
    """Two dimensions of two indicators: whole parts, or fractions that add up to 1."""
    parts = draw(st.lists(st.integers(0, 6), min_size=4, max_size=4).filter(any))
    total = sum(parts) if draw(st.booleans()) else None
    given = parts if total is None else [Fraction(each, total) for each in parts]
    return {
        "home": dict(zip(INDICATORS[:2], given[:2], strict=True)),
        "care": dict(zip(INDICATORS[2:], given[2:], strict=True)),
    }


def attainable(weights: Nested) -> list[Fraction]:
    """Every score that somebody can have, above zero."""
    own = weighting(weights)
    each = [own.weight(name) for name in own.indicators]
    sums = {sum(some, Fraction(0)) for count in range(1, 5) for some in combinations(each, count)}
    return sorted(total for total in sums if total > 0)


@drawn
def cutoffs(draw: DrawFn, weights: Nested) -> Fraction:
    at = draw(st.sampled_from(attainable(weights)))
    beside = draw(st.sampled_from([at, at, at + _HAIR, at - _HAIR]))
    return beside if 0 < beside <= 1 else at


@drawn
def tables(draw: DrawFn, *, unknown: bool = False, most: int = 12, least: int = 0) -> pl.DataFrame:
    findings = st.sampled_from([True, False, None]) if unknown else st.booleans()
    person = st.fixed_dictionaries(
        dict.fromkeys(INDICATORS, findings)
        | {"area": st.sampled_from(["rural", "urban"]), "place": st.sampled_from([1, 2, 30]), "size": st.integers(0, 9)}
    )
    types = {**dict.fromkeys(INDICATORS, pl.Boolean), "area": pl.String, "place": pl.Int64, "size": pl.Int64}
    return pl.DataFrame(draw(st.lists(person, min_size=least, max_size=most)), schema=types)


@drawn
def cases(draw: DrawFn, *, unknown: bool = False, most: int = 12, least: int = 0) -> Drawn:
    weights = draw(nested_weights())
    return Drawn(draw(tables(unknown=unknown, most=most, least=least)), weights, draw(cutoffs(weights)))
