"""Two standards say the same only where nothing tells them apart, and what tells them apart can be read."""

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
