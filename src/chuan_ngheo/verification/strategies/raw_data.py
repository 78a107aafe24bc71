"""Records as other programs write them: households as plain data, and mappings that are no household at all."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import asdict
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.strategies.boundaries import boundary_households
from chuan_ngheo.verification.strategies.drawing import drawn
from chuan_ngheo.verification.strategies.surveyed import households as surveyed


def as_plain(value: Any) -> Any:
    """What JSON can hold of a household."""
    if isinstance(value, Mapping):
        return {key: as_plain(each) for key, each in value.items()}
    if isinstance(value, frozenset | tuple):
        return [as_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal | date) else value


_NAMES = st.sampled_from([*HOUSEHOLD_FACTS, *MEMBER_FACTS, "id", "labels", "findings", "members", "devices_unknown"])
_WORDS = st.sampled_from(["rural", "urban", "none", "radio", "2005-01-01", "45.5", "toilet", "", "false"])
_PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3000),
    st.floats(),
    _WORDS,
    st.dates(),
    st.decimals(),
    st.sampled_from(Area),
)
_KEYS = _NAMES | st.sampled_from(["aria", "sizes", "x"])
garbage: SearchStrategy[Any] = st.recursive(
    _PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4)
)
"""Anything that a program may hand over in place of a value."""

_NO_HOUSEHOLDS = st.dictionaries(_NAMES | st.just("aria"), garbage, max_size=6) | st.builds(
    lambda record, members: {**record, "members": members},
    st.dictionaries(_NAMES, _PLAIN, max_size=3),
    st.lists(st.dictionaries(_NAMES, _PLAIN, max_size=3) | _PLAIN, max_size=3),
)


def records(standard: Standard, on: date | None = None) -> SearchStrategy[dict[str, Any]]:
    """Mappings for `chuan_ngheo.read_household`: some are households, some nearly, and some nothing of the kind."""
    good = boundary_households(standard, on).map(_record) | surveyed(standard, on).map(_record)
    return good | _spoilt(good) | _NO_HOUSEHOLDS


def _record(household: Household) -> dict[str, Any]:
    stated = as_plain(asdict(household))
    return {name: value for name, value in stated.items() if value is not None}


@drawn
def _spoilt(draw: DrawFn, good: SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """A household with one value, or one name, that is none."""
    record = draw(good)
    name = draw(_KEYS)
    return {**record, name: draw(garbage)}
