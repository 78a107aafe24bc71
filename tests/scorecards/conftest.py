"""The two forms of the examples, and households to fill them in with."""

from datetime import date
from pathlib import Path

import pytest

from chuan_ngheo.scorecards import QuickScreen, Scorecard, load_quick_screen, load_scorecard

EXAMPLES = Path(__file__).parents[2] / "examples" / "scorecards"
DAY = date(2020, 11, 20)


@pytest.fixture(scope="session")
def form_03() -> Scorecard:
    return load_scorecard(EXAMPLES / "tt-02-2016-form-03.yaml")


@pytest.fixture(scope="session")
def form_a() -> QuickScreen:
    return load_quick_screen(EXAMPLES / "phieu-a.yaml")


@pytest.fixture(scope="session")
def day() -> date:
    """The day on which ages are counted."""
    return DAY
