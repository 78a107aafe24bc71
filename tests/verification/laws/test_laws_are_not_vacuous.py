"""Each law is broken by a standard, or by a classifier, that is made to break it, and the message says by whom."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import Phase, settings

from chuan_ngheo import Area, Household, Standard, classify, standard
from chuan_ngheo.errors import ChuanNgheoError
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.verification.laws import Judge, LawBroken, laws_of, more_means_are_no_worse, one_class
from strategies.planting import VN_2016, planted

settings.register_profile("first found", settings.get_profile("usual"), phases=[Phase.generate], max_examples=400)
LAW = standard("vn-2016")
RICH_ARE_POOR = planted("    when: means <= poverty\n", "    when: means >= poverty\n", VN_2016)
FEW_ARE_POOR = planted("minimum and deprivations >= 3", "minimum and deprivations <= 3", VN_2016)


@pytest.fixture(autouse=True)
def _without_shrinking() -> Iterator[None]:
    """The first household that breaks a law will do."""
    usual = settings.get_current_profile_name()
    settings.load_profile("first found")
    yield
    settings.load_profile(usual)


def copy(text: str) -> Standard:
    return read_standard(text, "copy.yaml")


def own(household: Household, on: date) -> Sequence[str]:
    return classify(household, LAW, on=on).possible


def guesses(household: Household, on: date) -> Sequence[str]:
    """Takes what is unknown for “not deprived”."""
    found = classify(household, LAW, on=on)
    decided = {each: bool(finding.deprived) for each, finding in found.findings.items()}
    guessed = Household(
        area=household.area,
        size=household.size,
        monthly_income=household.monthly_income,
        income_per_head=household.income_per_head,
        findings=decided,
    )
    return classify(guessed, LAW, on=on).possible


def rounds(household: Household, on: date) -> Sequence[str]:
    """Divides the income and rounds it."""
    if household.monthly_income is None or household.size is None:
        return own(household, on)
    per_head = round(household.monthly_income / household.size)
    return own(evolve(household, monthly_income=None, income_per_head=per_head), on)


def by_heads(household: Household, on: date) -> Sequence[str]:
    """Large households are another matter."""
    return ["above_average"] if (household.size or 0) > 5 else own(household, on)


def never_sure(household: Household, on: date) -> Sequence[str]:
    return [*own(household, on), "above_average"]


def rich(household: Household, on: date) -> Sequence[str]:
    return ["rich"]


BREAKING: list[tuple[str, dict[str, Any]]] = [
    ("more_means_are_no_worse", {"standard": copy(RICH_ARE_POOR)}),
    ("fewer_deprivations_are_no_worse", {"standard": copy(FEW_ARE_POOR)}),
    ("one_class", {"standard": LAW, "classifier": never_sure}),
    ("unknown_facts_are_conservative", {"standard": LAW, "classifier": guesses}),
    ("boundaries_are_exact", {"standard": LAW, "classifier": rounds}),
    ("scale_does_not_matter", {"standard": LAW, "classifier": by_heads}),
    ("local_is_as_generous", {"standard": standard("vn-sg-2021")}),
]


@pytest.mark.parametrize(("law", "planted_as"), BREAKING, ids=[each[0] for each in BREAKING])
def test_a_law_that_is_broken_is_told(law: str, planted_as: dict[str, Any]) -> None:
    suite: Any = laws_of(**planted_as)
    with pytest.raises(LawBroken) as caught:
        getattr(suite, f"test_{law}")()
    told = str(caught.value)
    assert planted_as["standard"].id in told
    excused: Any = laws_of(**planted_as, but={law: "it is planted"})
    getattr(excused, f"test_{law}")()


def test_an_excuse_for_what_holds_is_no_excuse() -> None:
    suite: Any = laws_of(standard("vn-hn-2016"), but={"local_is_as_generous": "nobody knows"})
    with pytest.raises(AssertionError, match="holds, although nobody knows"):
        suite.test_local_is_as_generous()


def test_a_law_that_there_is_not_is_told_with_the_nearest() -> None:
    with pytest.raises(ChuanNgheoError, match="did you mean “one_class”"):
        laws_of(LAW, but={"one_clas": "x"})


def test_a_broken_law_names_the_households_and_what_is_said_of_them() -> None:
    judge = Judge.of(copy(RICH_ARE_POOR))
    with pytest.raises(LawBroken) as caught:
        more_means_are_no_worse(Household(area=Area.RURAL), (0, 5_000_000), judge)
    assert "5,000,000 VND/person/month ⇒ poor_by_income" in str(caught.value)
    assert "5.000.000 đồng/người/tháng ⇒ poor_by_income" in str(caught.value)


def test_a_classifier_may_name_no_class_that_there_is_not() -> None:
    judge = Judge.of(LAW, classifier=rich)
    with pytest.raises(LawBroken, match="every household has a class of the standard"):
        one_class(Household(), judge)
