"""In the test file of whoever writes a standard, one line is collected as a test for each law."""

import pytest

from chuan_ngheo import standard
from chuan_ngheo.verification.laws import LAWS, laws_of

TestCity = laws_of(standard("vn-sg-2021"), but={"local_is_as_generous": "the city goes by deprivations"})


def test_each_law_is_reported_by_its_own_name(request: pytest.FixtureRequest) -> None:
    module = request.node.getparent(pytest.Module)
    assert module is not None
    (suite,) = [each for each in module.collect() if isinstance(each, pytest.Class)]
    assert suite.name == "TestCity"
    assert [each.name for each in suite.collect()] == [f"test_{law.name}" for law in LAWS]


def test_a_law_says_what_it_says_in_both_languages() -> None:
    for law in LAWS:
        said = getattr(TestCity, f"test_{law.name}").__doc__
        assert law.words.en in said
        assert law.words.vi in said
