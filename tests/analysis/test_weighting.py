"""Weights and cutoffs: exact, whole parts; everything wrong is said at once."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chuan_ngheo as cn
from analysis.drawn import Nested, attainable, nested_weights
from chuan_ngheo.analysis import AnalysisError, counting_weights, equal_weights
from chuan_ngheo.analysis.weighting import cutoffs_of, weighting


@given(weights=nested_weights())
def test_parts_are_to_their_total_as_weights_are_to_theirs(weights: Nested) -> None:
    own = weighting(weights)
    given_weights = {name: Fraction(each) for inner in weights.values() for name, each in inner.items()}
    total = sum(given_weights.values())
    assert {name: own.weight(name) for name in own.indicators} == {
        name: each / total for name, each in given_weights.items()
    }
    assert all(isinstance(part, int) for part in own.parts)


@given(weights=nested_weights(), data=st.data())
def test_exactly_the_cutoff_is_enough_and_a_hair_less_is_not(weights: Nested, data: st.DataObject) -> None:
    own, at = weighting(weights), data.draw(st.sampled_from(attainable(weights)))
    parts = at * own.total
    assert parts.denominator == 1
    assert own.fewest(at) == parts
    assert own.fewest(at + Fraction(1, 10**12)) == parts + 1


@pytest.mark.parametrize("standard", [each for each in cn.standards() if each.indicators], ids=lambda each: each.id)
def test_weights_of_standards_add_up(standard: cn.Standard) -> None:
    for weights in (equal_weights(standard), counting_weights(standard)):
        assert sum(sum(inner.values()) for inner in weights.values()) == 1
        assert [name for inner in weights.values() for name in inner] == sorted(
            (each.id for each in standard.indicators),
            key=lambda name: [*weights].index(standard.indicator(name).dimension),
        )
    assert len({sum(inner.values()) for inner in equal_weights(standard).values()}) == 1


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({}, "there is no indicator"),
        ({"a": {}}, "there is no indicator"),
        ([("a", 1)], "a mapping {dimension"),
        ({"a": 1}, "a mapping {dimension"),
        ({"a": {"x": 0.5, "y": 0.5}}, "weights.a.x: not an exact number; found 0.5; expected a fraction"),
        ({"a": {"x": True}}, "not an exact number; found True"),
        ({"a": {"x": Fraction(1, 2)}, "b": {"y": Fraction(1, 3)}}, "must add up to 1; found 5/6"),
        ({"a": {"x": 0}}, "must add up to 1; found 0"),
        ({"a": {"x": -1, "y": 2}}, "weights.a.x: a weight cannot be negative"),
        ({"a": {"x": 1}, "b": {"x": 1}}, "weights.x: the indicator stands in two dimensions"),
    ],
)
def test_weights_that_cannot_be(weights: Any, said: str) -> None:
    with pytest.raises(AnalysisError) as refused:
        weighting(weights)
    assert said in str(refused.value)


def test_every_wrong_cutoff_is_named() -> None:
    with pytest.raises(AnalysisError) as refused:
        cutoffs_of([Fraction(1, 3), 0.33, 0, 2, "a third", "1/3", "1/0", True])
    assert [problem.where for problem in refused.value.problems] == [
        f"cutoffs[{place}]" for place in (1, 2, 3, 4, 6, 7)
    ]
    assert cutoffs_of(["1/3", Fraction(1, 3), "0.5"]) == (Fraction(1, 3), Fraction(1, 2))
