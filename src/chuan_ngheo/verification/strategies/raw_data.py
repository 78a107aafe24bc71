"""Records as other programs write them: households as plain data, and mappings that are no household at all."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS


def as_plain(value: Any) -> Any:
    """What JSON can hold of a household."""
    if isinstance(value, Mapping):
        return {key: as_plain(each) for key, each in value.items()}
    if isinstance(value, frozenset | tuple):
        return [as_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal | date) else value


names = st.sampled_from([*HOUSEHOLD_FACTS, *MEMBER_FACTS, "id", "labels", "findings", "members", "devices_unknown"])
words = st.sampled_from(["rural", "urban", "none", "radio", "2005-01-01", "45.5", "toilet", "", "false"])
plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3000),
    st.floats(),
    words,
    st.dates(),
    st.decimals(),
    st.sampled_from(Area),
)
keys = names | st.sampled_from(["aria", "sizes", "x"])
garbage = st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4))
records = st.dictionaries(names | st.just("aria"), garbage, max_size=6) | st.builds(
    lambda record, members: {**record, "members": members},
    st.dictionaries(names, plain, max_size=3),
    st.lists(st.dictionaries(names, plain, max_size=3) | plain, max_size=3),
)
