"""Every shipped standard keeps every law, but one of one city, which that city's rules break."""

from typing import Any

import pytest

from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification.laws import change_at_its_end, laws_of

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
BUT = {
    "vn-sg-2021": {
        "local_is_as_generous": "the city goes by deprivations: who has one or none is on no list, however poor"
    }
}
"""What a standard rightly does not keep."""
SUITES = {law.id: laws_of(law, but=BUT.get(law.id)) for law in standards()}
TESTS = [(law, name) for law, suite in SUITES.items() for name in vars(suite) if name.startswith("test")]


@pytest.mark.parametrize(("law", "name"), TESTS)
def test_a_shipped_standard_keeps_its_laws(law: str, name: str) -> None:
    suite: Any = SUITES[law]
    getattr(suite, name)()


def test_each_standard_is_followed_by_the_next_of_its_place() -> None:
    following = {law.id: change_at_its_end(law) for law in standards()}
    assert {law: each.after.id for law, each in following.items() if each is not None} == {
        "vn-2001": "vn-2006",
        "vn-2006": "vn-2011",
        "vn-2011": "vn-2016",
        "vn-2016": "vn-2022",
        "vn-2022": "vn-2027",
        "vn-sg-2019": "vn-sg-2021",
    }
