"""The standards that explanations are made under."""

import pytest

from chuan_ngheo.standards.registry import standards
from classification.applied import Applied, applied_of, parameters


@pytest.fixture(scope="session", params=parameters(standards()))
def applied(request: pytest.FixtureRequest) -> Applied:
    """Every standard."""
    return applied_of(request.param)


@pytest.fixture(scope="session", params=["vn-2016", "vn-2022"])
def surveyed(request: pytest.FixtureRequest) -> Applied:
    """The standards with thresholds of their own for every indicator, and with points of a form."""
    return applied_of(request.param)
