"""The compiled reading of rules and the plain one are the same reading."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Device, Education, Toilet
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.rules.compiled import compile_profile
from chuan_ngheo.rules.evaluate import HouseholdFacts, truth
from chuan_ngheo.rules.expression import And, Condition, MeansComparison, Not, Unknown
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
from chuan_ngheo.standards.registry import standard, standards
from chuan_ngheo.verification.strategies.surveyed import fill_in, households
from strategies.expressions import conditions

VN_2016 = standard("vn-2016")
DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31)) | st.sampled_from([date(2020, 2, 29), date(2020, 12, 31)])


def plain(rules: Sequence[Condition | None], household: Household, on: date) -> tuple[bool | None, ...]:
    facts = HouseholdFacts(household, on)
    return tuple(None if rule is None else truth(rule, facts) for rule in rules)


@given(data=st.data(), on=DAYS)
def test_any_rules_over_any_household(data: st.DataObject, on: date) -> None:
    rules = data.draw(st.lists(conditions(VN_2016, on) | st.none(), min_size=1, max_size=3), label="rules")
    household = data.draw(households(VN_2016, on), label="household")
    assert compile_profile(rules)(household, on) == plain(rules, household, on)


@given(law_id=st.sampled_from([law.id for law in standards()]), data=st.data(), on=DAYS)
def test_the_rules_of_every_standard_over_any_household(law_id: str, data: st.DataObject, on: date) -> None:
    law = standard(law_id)
    rules = [indicator.deprived_when for indicator in law.indicators]
    household = data.draw(households(law, on), label="household")
    assert law.profile(household, on) == plain(rules, household, on)
    filled = data.draw(fill_in(household, law, on), label="filled in")
    assert law.profile(filled, on) == plain(rules, filled, on)


@given(data=st.data(), on=DAYS)
def test_a_rule_says_the_same_alone_and_among_others(data: st.DataObject, on: date) -> None:
    """What rules share is evaluated once: sharing must not change any of them."""
    rules = data.draw(st.lists(conditions(VN_2016, on), min_size=2, max_size=4), label="rules")
    rules += rules[:1]
    household = data.draw(households(VN_2016, on), label="household")
    alone = tuple(compile_profile([rule])(household, on)[0] for rule in rules)
    assert compile_profile(rules)(household, on) == alone


ASKED = [
    "any_member(age >= 0)",
    "any_member(age < 0)",
    "any_member(insured)",
    "any_member(insured) and wall_durable",
    "any_member(insured) or wall_durable",
    "any_member(age < 16 and birth_year >= 2004)",
    "any_member(age < 16 or age >= 16)",
    "any_member(age < 16 and age >= 16)",
    "count_members(age < 16 or age >= 16) == 1",
    "any_member(education >= lower_secondary)",
    "any_member(education in {none, primary})",
    "any_member(insured) and any_member(insured)",
    "count_members(insured) == 1 and count_members(insured) < 2",
    "toilet in {septic, vip}",
    "toilet != septic",
    "radio in devices",
    "radio in devices and not wall_durable",
    "floor_area < 8 * size",
    "size > 1 and size < 3",
]
COUNTED = [
    f"{quantity} {operator} {number}"
    for quantity in (
        "count_members(insured)",
        "count_members(age >= 0)",
        "count_members(age < 0)",
        "2 * count_members(age < 16)",
        "count_members(not insured and age < 16) * 2",
        "size - count_members(insured)",
        "count_members(insured) + count_members(age < 16)",
        "size - 1",
        "0 - size",
    )
    for operator, number in (("<", 2), ("<=", 1), (">", 1), (">=", 2), ("==", 2), ("!=", 1))
]
LISTED = [
    None,
    [Member(insured=True)],
    [Member(insured=True, age=3)],
    [Member(insured=False, age=15), Member()],
    [Member(insured=True, birth_year=2004), Member(insured=True, age=16, education=Education.PRIMARY)],
    [Member(insured=False, birth_year=2004, education=Education.ELEMENTARY_VOCATIONAL)],
]
"""Born in 2004: fifteen or sixteen years old on a day of 2020."""
HOUSEHOLDS = [
    Household(size=size, members=members, toilet=toilet, devices=devices, floor_area=Decimal(16), **more)
    for (size, members), (toilet, devices, more) in product(
        product([None, 2, 3], LISTED),
        [
            (None, None, {}),
            (Toilet.SEPTIC, frozenset(), {"devices_unknown": frozenset([Device.RADIO])}),
            (Toilet.NONE, frozenset([Device.RADIO]), {"wall_durable": True}),
            (Toilet.VIP, frozenset(), {"wall_durable": False}),
        ],
    )
]


@pytest.mark.parametrize("rule", ASKED + COUNTED)
def test_a_rule_over_households_of_whom_little_is_known(rule: str) -> None:
    tree, on = parse(rule, INDICATOR_SCOPE), date(2020, 6, 30)
    rules = [tree, Not(tree), And((tree, Not(tree)))]
    compiled = compile_profile(rules)
    for household in HOUSEHOLDS:
        assert compiled(household, on) == plain(rules, household, on), household


@pytest.mark.parametrize(
    "rule", ["education >= lower_secondary", "education < upper_secondary", "education <= primary"]
)
def test_each_rung_of_a_ladder_is_above_or_below_the_others(rule: str) -> None:
    rules = [parse(f"any_member({rule})", INDICATOR_SCOPE), parse(f"count_members({rule}) == 1", INDICATOR_SCOPE)]
    compiled, on = compile_profile(rules), date(2020, 6, 1)
    for education in Education:
        household = Household(size=1, members=[Member(education=education)])
        assert compiled(household, on) == plain(rules, household, on), household


def test_what_holds_at_every_age_that_is_possible_holds() -> None:
    """Born in 2004, somebody is 15 or 16 years old on a day of 2020: of neither age, but of one of them."""
    household, on = Household(size=1, members=[Member(birth_year=2004)]), date(2020, 6, 1)
    rules = ["any_member(age < 16 or age >= 16)", "any_member(age < 16 and age >= 16)", "any_member(age < 16)"]
    assert compile_profile([parse(rule, INDICATOR_SCOPE) for rule in rules])(household, on) == (True, False, None)


def test_both_refuse_a_birth_after_the_day() -> None:
    rule = parse("any_member(age >= 6)", INDICATOR_SCOPE)
    household = Household(members=[Member(age=3), Member(birth_date=date(2021, 1, 1))])
    for read in (
        lambda: compile_profile([rule])(household, date(2020, 12, 31)),
        lambda: plain([rule], household, date(2020, 12, 31)),
    ):
        with pytest.raises(HouseholdError, match=r"members\[1\].birth_date"):
            read()


def test_a_rule_that_asks_no_member_does_not_look_at_births() -> None:
    rule = parse("size > 1", INDICATOR_SCOPE)
    assert compile_profile([rule])(Household(size=2, members=[Member(birth_year=3000)]), date(2020, 12, 31)) == (True,)


@pytest.mark.parametrize("rule", [MeansComparison("<=", "poverty"), Unknown(), Not(Unknown())])
def test_what_a_standard_decides_is_no_rule_over_facts(rule: Condition) -> None:
    """The parser gives such rules to classes alone; to compile one here is a mistake of this library."""
    with pytest.raises(AssertionError, match=r"^only class rules name means or leave something unknown$"):
        compile_profile([rule])


def test_no_rules_give_no_truths() -> None:
    assert compile_profile([])(Household(), date(2020, 1, 1)) == ()
