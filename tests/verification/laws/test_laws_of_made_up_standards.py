"""The laws hold of standards that nobody ever issued: their examples suit any standard, and the library keeps them."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chuan_ngheo import Standard
from chuan_ngheo.verification.laws import (
    Judge,
    boundaries_are_exact,
    fewer_deprivations_are_no_worse,
    more_means_are_no_worse,
    one_class,
    unknown_facts_are_conservative,
)
from chuan_ngheo.verification.laws.examples import (
    decided_households,
    filled_households,
    on_lines,
    with_an_indicator,
    with_two_incomes,
)
from chuan_ngheo.verification.strategies import standards

LAWS: list[tuple[Callable[..., None], Callable[[Judge], SearchStrategy[Any]]]] = [
    (one_class, decided_households),
    (boundaries_are_exact, on_lines),
    (unknown_facts_are_conservative, filled_households),
    (more_means_are_no_worse, with_two_incomes),
    (fewer_deprivations_are_no_worse, with_an_indicator),
]


@pytest.mark.parametrize(("law", "examples"), LAWS, ids=[law.__name__ for law, _ in LAWS])
@settings(max_examples=12)
@given(data=st.data(), made_up=standards())
def test_a_made_up_standard_keeps_its_laws(
    law: Callable[..., None],
    examples: Callable[[Judge], SearchStrategy[Any]],
    data: st.DataObject,
    made_up: Standard,
) -> None:
    judge = Judge.of(made_up)
    if made_up.indicators or examples is not with_an_indicator:
        for _ in range(5):
            drawn = data.draw(examples(judge))
            law(*(drawn if isinstance(drawn, tuple) else (drawn,)), judge)
