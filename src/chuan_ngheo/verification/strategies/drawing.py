"""How the strategies are drawn: facts that may be unknown, and strategies that print short."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.household.facts import Fact, Kind

_P = ParamSpec("_P")
_T = TypeVar("_T")

Maybe = Callable[[SearchStrategy[Any]], SearchStrategy[Any]]
"""How often a fact is unknown."""


def drawn(function: Callable[Concatenate[DrawFn, _P], _T]) -> Callable[_P, SearchStrategy[_T]]:
    """Like `st.composite`, but a failing test does not print the whole standard for the strategy."""

    @wraps(function)
    def strategy(*args: _P.args, **kwargs: _P.kwargs) -> SearchStrategy[_T]:
        @wraps(function)
        def draws(draw: DrawFn) -> _T:
            return function(draw, *args, **kwargs)

        del draws.__wrapped__
        return st.composite(draws)()

    return strategy


def known(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Always a value."""
    return values


def mostly_known(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Unknown one time in eight."""
    return st.one_of(st.none(), *[values] * 7)


def rarely_known(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Unknown every second time."""
    return st.none() | values


def values_of(fact: Fact) -> SearchStrategy[Any]:
    """Every value of a yes/no or a coded fact; small values of a number."""
    if fact.kind is Kind.BOOLEAN:
        return st.booleans()
    if fact.kind is Kind.INTEGER:
        return st.integers(fact.minimum, fact.minimum + 12)
    assert fact.codes is not None
    each = st.sampled_from(fact.codes)
    return st.frozensets(each) if fact.kind is Kind.CODES else each
