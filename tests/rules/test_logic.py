"""Kleene's three values, and the same truth as a pair of ordinary ones."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.rules.logic import Truth, agreed, all_of, any_of, certain, negation, possible

TRUTHS = (True, None, False)
truths = st.sampled_from(TRUTHS)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (True, True, True, True),
        (True, None, None, True),
        (True, False, False, True),
        (None, True, None, True),
        (None, None, None, None),
        (None, False, False, None),
        (False, True, False, True),
        (False, None, False, None),
        (False, False, False, False),
    ],
)
def test_kleenes_tables(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert all_of([left, right]) is both
    assert any_of([left, right]) is either


def test_negation() -> None:
    assert [negation(truth) for truth in TRUTHS] == [False, None, True]


def test_of_nothing() -> None:
    assert all_of([]) is True
    assert any_of([]) is False


@given(st.lists(truths))
def test_de_morgan(each: list[Truth]) -> None:
    assert negation(all_of(each)) is any_of(map(negation, each))


@given(st.lists(truths))
def test_each_connective_reads_any_iterable_once(each: list[Truth]) -> None:
    assert (all_of(iter(each)), any_of(iter(each))) == (all_of(each), any_of(each))


@given(st.lists(truths))
def test_a_truth_is_a_pair_of_ordinary_ones(each: list[Truth]) -> None:
    assert certain(all_of(each)) is all(map(certain, each))
    assert possible(all_of(each)) is all(map(possible, each))
    assert certain(any_of(each)) is any(map(certain, each))
    assert possible(any_of(each)) is any(map(possible, each))
    for truth in each:
        assert certain(negation(truth)) is not possible(truth)
        assert possible(negation(truth)) is not certain(truth)


@given(st.lists(truths, min_size=1, max_size=6))
def test_unknown_is_what_both_fillings_leave_open(each: list[Truth]) -> None:
    """With independent truths, Kleene's answer is exactly what all ways of deciding them have in common."""
    ways = product(*([truth] if truth is not None else [True, False] for truth in each))
    ways = [list(way) for way in ways]
    for connective, plain in ((all_of, all), (any_of, any)):
        outcomes = {plain(way) for way in ways}
        assert connective(each) is (outcomes.pop() if len(outcomes) == 1 else None)


@given(st.lists(truths, min_size=1))
def test_alternatives_agree_only_when_all_do(each: list[Truth]) -> None:
    assert agreed(each) is (each[0] if all(truth is each[0] for truth in each) else None)
