"""Two standards say the same only where nothing tells them apart, and what tells them apart can be read."""

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Household, Member, classify, standard
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.verification.mutants import mutants_of
from chuan_ngheo.verification.mutants.replacing import replaced
from chuan_ngheo.verification.solving.equivalence import difference
from chuan_ngheo.verification.solving.fewest_facts import with_fewest_facts
from chuan_ngheo.verification.strategies.surveyed import households

CITY = standard("vn-sg-2019")
NATIONAL = standard("vn-2016")
LINE = ("means", "income", "lines", "poverty", "urban")


def test_a_line_by_the_year_one_dong_higher_is_difference() -> None:
    """A difference that only a household of many persons can show."""
    higher = assemble(replaced(CITY.written, LINE, 28_000_001))
    shown = difference(CITY, higher)
    assert shown is not None
    assert shown.household is not None
    assert shown.household.size == 12
    one, other = (classify(shown.household, each, on=shown.on).possible for each in (CITY, higher))
    assert one != other


def test_the_same_standard_is_not_difference() -> None:
    assert difference(CITY, CITY) is None
    assert difference(NATIONAL, assemble(evolve(NATIONAL.written, notes=()))) is None


FOUND = {each.where: each for each in mutants_of(NATIONAL).mutants if each.path[0] == "indicators"}


@given(st.sampled_from(sorted(FOUND)))
def test_what_is_shown_states_no_fact_without_need(where: str) -> None:
    mutant = FOUND[where]
    shown = difference(NATIONAL, mutant.standard)
    assert shown is not None
    household = shown.household
    assert household is not None
    truths = [each.profile(household, shown.on) for each in (NATIONAL, mutant.standard)]
    indicator = [each.id for each in NATIONAL.indicators].index(mutant.path[1])
    assert {truths[0][indicator], truths[1][indicator]} == {True, False}
    assert household.monthly_income is household.income_per_head is household.area is None
    assert household.members is None or len(household.members) == 1


@given(households(NATIONAL, NATIONAL.start), st.sampled_from([each.name for each in fields(Household)]))
def test_nothing_more_can_be_left_out(household: Household, name: str) -> None:
    given_value = getattr(household, name)
    smaller = with_fewest_facts(household, lambda each: getattr(each, name) == given_value)
    assert getattr(smaller, name) == given_value
    for other in ("monthly_income", "toilet", "income_points", "hears_loudspeaker"):
        assert other == name or getattr(smaller, other) is None


def test_what_would_contradict_the_other_facts_is_not_left_out() -> None:
    """Two persons share this income: it is not that of one."""
    two = Household(monthly_income=2_000_000, income_per_head=1_000_000, members=[Member(), Member()])
    smaller = with_fewest_facts(two, lambda each: each.members is not None and each.monthly_income is not None)
    assert smaller == Household(monthly_income=2_000_000, members=[Member(), Member()])


def test_a_rule_that_turns_on_a_year_of_birth_is_tried_in_every_year() -> None:
    """Nobody born after 2002 is fifteen on the first day of the standard; years later some are."""
    path = ("indicators", "adult_education", "deprived_when")
    rule = NATIONAL.written.indicators["adult_education"].deprived_when
    assert rule is not None
    shorter = rule.replace("birth_year >= 1986", "1986 <= birth_year <= 2002")
    assert shorter != rule
    shown = difference(NATIONAL, assemble(replaced(NATIONAL.written, path, shorter)))
    assert shown is not None
    assert shown.on.year > 2017


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("count_members(age < 16) >= 5", "count_members(age < 16) >= 6"),
        ("size >= 5", "size > 5"),
        ("size > 8", "size > 9"),
        ("5 * count_members(disabled) > 4 * size", "9 * count_members(disabled) > 7 * size"),
    ],
)
def test_rules_that_count_persons_are_tried_on_enough_of_them(one: str, other: str) -> None:
    path = ("indicators", "health_services", "deprived_when")
    laws = [assemble(replaced(NATIONAL.written, path, each)) for each in (one, other)]
    for before, after in (laws, laws[::-1]):
        shown = difference(before, after)
        assert shown is not None
        assert shown.household is not None
        truths = [each.profile(shown.household, shown.on)[0] for each in laws]
        assert set(truths) == {True, False}


def test_a_year_in_either_rule_is_tried_in_every_year() -> None:
    rule = "any_member(age >= 15 and education == none)"
    path = ("indicators", "adult_education", "deprived_when")
    bare = evolve(NATIONAL.written, designations={})
    laws = [
        assemble(replaced(bare, path, each)) for each in (rule, rule.replace("none)", "none and birth_year <= 2002)"))
    ]
    assert difference(*laws) is not None
    assert difference(*laws[::-1]) is not None


@given(st.sampled_from(["means <= poverty or deprivations >= 9", "means <= minimum and deprivations >= 2"]))
def test_the_household_is_moved_for_certain_where_findings_are_the_survey_s(rule: str) -> None:
    """Without rules for indicators, the household is told the same findings under both."""
    bare = {name: evolve(each, deprived_when=None) for name, each in NATIONAL.written.indicators.items()}
    before = assemble(evolve(NATIONAL.written, indicators=bare))
    after = assemble(replaced(before.written, ("classes", "poor_by_deprivation", "when"), rule))
    shown = difference(before, after)
    assert shown is not None
    assert shown.household is not None
    results = [classify(shown.household, each, on=shown.on) for each in (before, after)]
    assert None not in {each.class_id for each in results}
    assert results[0].class_id != results[1].class_id
