"""Strategies and suites need Hypothesis and say which extra brings it; a law by itself does not."""

from types import ModuleType

import pytest

from chuan_ngheo.verification import laws, strategies
from tables.test_extras import run


def test_strategies_need_the_extra() -> None:
    said = run("cn.verification.strategies.households", ("hypothesis",))
    assert "MissingExtra: strategies.households needs an extra: pip install 'chuan-ngheo[testing]'" in said


def test_suites_need_the_extra_and_a_law_does_not() -> None:
    said = run(
        "from chuan_ngheo.verification import laws\n"
        "judge = laws.Judge.of(cn.standard('vn-2006'))\n"
        "laws.more_means_are_no_worse(cn.Household(area=cn.Area.RURAL), (0, 1), judge)\n"
        "laws.laws_of(cn.standard('vn-2006'))",
        ("hypothesis",),
    )
    assert "MissingExtra: laws.laws_of needs an extra: pip install 'chuan-ngheo[testing]'" in said


@pytest.mark.parametrize("folder", [strategies, laws])
def test_every_public_name_is_there(folder: ModuleType) -> None:
    assert [name for name in folder.__all__ if not hasattr(folder, name)] == []
