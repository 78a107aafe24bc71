"""A truth is decided only where every way of filling in the unknown facts gives it; then it stays."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations_with_replacement, product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.household.codes import Device, Education, Toilet
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.rules.evaluate import HouseholdFacts, compare, truth
from chuan_ngheo.rules.expression import (
    MIRRORED,
    OPPOSITE,
    Amount,
    And,
    AnyMember,
    Comparison,
    Condition,
    CountMembers,
    Flag,
    Not,
    Number,
    OneOf,
    Or,
)
from chuan_ngheo.rules.logic import negation
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.verification.strategies.surveyed import fill_in, households
from strategies.expressions import conditions

VN_2016 = standard("vn-2016")
ON = date(2020, 11, 20)


def decide(condition: Condition | str, household: Household, on: date = ON) -> bool | None:
    tree = parse(condition, INDICATOR_SCOPE) if isinstance(condition, str) else condition
    return truth(tree, HouseholdFacts(household, on))


# sound: what is decided stays decided -----------------------------------------------------------


@given(data=st.data(), on=st.dates(date(2015, 1, 1), date(2027, 12, 31)))
def test_a_decided_truth_survives_every_filling_in(data: st.DataObject, on: date) -> None:
    condition = data.draw(conditions(VN_2016, on), label="condition")
    household = data.draw(households(VN_2016, on), label="household")
    decided = decide(condition, household, on)
    filled = data.draw(fill_in(household, VN_2016, on), label="filled in")
    if decided is not None:
        assert decide(condition, filled, on) is decided


# exact: what is open can really turn out either way ----------------------------------------------

HOUSEHOLD_FLAGS = ("wall_durable", "roof_durable", "hears_loudspeaker")
ANY_FLAGS = ("insured", "disabled", "internet")
COUNT_FLAGS = ("malnourished", "labour_contract")
HYGIENIC = OneOf(HOUSEHOLD_FACTS["toilet"], (Toilet.SEPTIC, Toilet.VIP))


@st.composite
def joined(draw: st.DrawFn, leaves: Sequence[Condition]) -> Condition:
    """All the leaves in one condition, each once."""
    nodes = draw(st.permutations(leaves))
    while len(nodes) > 1:
        pair = (nodes.pop(), nodes.pop())
        node = draw(st.sampled_from([And, Or]))(pair)
        nodes.insert(0, Not(node) if draw(st.booleans()) else node)
    return nodes[0]


@st.composite
def read_once(draw: st.DrawFn) -> Condition:
    counted = CountMembers(draw(joined([Flag(MEMBER_FACTS[name]) for name in COUNT_FLAGS])))
    operator = draw(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
    return draw(
        joined(
            [
                *(Flag(HOUSEHOLD_FACTS[name]) for name in HOUSEHOLD_FLAGS),
                HYGIENIC,
                AnyMember(draw(joined([Flag(MEMBER_FACTS[name]) for name in ANY_FLAGS]))),
                Comparison(operator, counted, Number(draw(st.integers(0, 2)))),
            ]
        )
    )


def answers(names: Sequence[str]) -> dict[str, st.SearchStrategy[bool | None]]:
    return {name: st.sampled_from([False, True, False, True, None]) for name in names}


surveyed = st.builds(
    Household,
    members=st.lists(st.builds(Member, **answers([*ANY_FLAGS, *COUNT_FLAGS])), min_size=1, max_size=2),
    toilet=st.sampled_from([None, Toilet.VIP, Toilet.NONE]),
    **answers(HOUSEHOLD_FLAGS),
)


def every_filling(household: Household) -> Iterator[Household]:
    def of(subject: Household | Member, names: Sequence[str]) -> list[dict[str, object]]:
        unset = [name for name in names if getattr(subject, name) is None]
        return [dict(zip(unset, values, strict=True)) for values in product([False, True], repeat=len(unset))]

    listed = household.members or ()
    toilets = [Toilet.VIP, Toilet.NONE] if household.toilet is None else [household.toilet]
    by_member = [of(member, [*ANY_FLAGS, *COUNT_FLAGS]) for member in listed]
    for toilet, own, theirs in product(toilets, of(household, HOUSEHOLD_FLAGS), product(*by_member)):
        members = [evolve(member, **more) for member, more in zip(listed, theirs, strict=True)]
        yield evolve(household, members=members, toilet=toilet, **own)


@given(read_once(), surveyed)
def test_where_no_fact_is_asked_twice_open_means_that_both_may_be(condition: Condition, household: Household) -> None:
    outcomes = {decide(condition, filled) for filled in every_filling(household)}
    assert decide(condition, household) is (outcomes.pop() if len(outcomes) == 1 else None)


BIRTHS = [Amount(MEMBER_FACTS["age"]), Amount(MEMBER_FACTS["birth_year"])]
numbers = st.sampled_from([13, 14, 15, 16, 2004, 2005, 2006]).map(Number)
about_births = st.recursive(
    st.builds(Comparison, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.sampled_from(BIRTHS), numbers),
    lambda inner: inner.map(Not) | st.tuples(inner, inner).map(And) | st.tuples(inner, inner).map(Or),
    max_leaves=5,
)


@given(
    condition=about_births,
    member=st.builds(Member, birth_year=st.sampled_from([2004, 2005, 2006]))
    | st.builds(Member, age=st.sampled_from([13, 14, 15, 16])),
    on=st.dates(date(2020, 1, 1), date(2020, 12, 31)) | st.sampled_from([date(2020, 1, 1), date(2020, 12, 31)]),
)
def test_a_year_or_an_age_alone_decides_where_all_its_days_agree(
    condition: Condition, member: Member, on: date
) -> None:
    days = (date(2003, 1, 1) + timedelta(days=day) for day in range(5 * 366))
    outcomes = {
        decide(AnyMember(condition), Household(members=[Member(birth_date=day)]), on)
        for day in days
        if (member.birth_year is None or day.year == member.birth_year)
        and (member.age is None or on.year - day.year - ((day.month, day.day) > (on.month, on.day)) == member.age)
    }
    said = decide(AnyMember(condition), Household(members=[member]), on)
    assert said is (outcomes.pop() if len(outcomes) == 1 else None)


# case by case -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "household", "expected"),
    [
        ("any_member(insured)", Household(), None),
        ("any_member(insured)", Household(size=2, members=[Member(insured=True)]), True),
        ("any_member(insured)", Household(size=2, members=[Member(insured=False)]), None),
        ("any_member(insured)", Household(members=[Member(insured=False)]), False),
        ("any_member(age >= 0)", Household(size=2), True),
        ("any_member(age >= 0)", Household(), True),
        ("any_member(age < 0)", Household(), False),
        ("any_member(age >= 1)", Household(), None),
        ("any_member(age < 1)", Household(), None),
        ("any_member(birth_year >= 0)", Household(), True),
        ("any_member(birth_year >= 1)", Household(), None),
        ("any_member(age >= 0 and insured)", Household(), None),
        ("any_member(age >= 0)", Household(size=1, members=[Member(insured=True)]), True),
        ("any_member(age < 0)", Household(size=1, members=[Member(insured=True)]), False),
        ("count_members(age >= 0) == 2", Household(size=2), True),
        ("count_members(insured) <= size", Household(size=2), True),
        ("count_members(insured) > 0", Household(size=2), None),
        ("count_members(insured) < 3", Household(size=2), True),
        ("count_members(insured) < 3", Household(), None),
        ("size >= 1", Household(), True),
        ("size > 1000", Household(), None),
        ("radio in devices", Household(), None),
        ("radio in devices", Household(devices=frozenset()), False),
        ("radio in devices", Household(devices=frozenset([Device.RADIO])), True),
        ("radio in devices", Household(devices=frozenset(), devices_unknown=frozenset([Device.RADIO])), None),
        ("tablet in devices", Household(devices=frozenset(), devices_unknown=frozenset([Device.RADIO])), False),
        ("wall_durable or not wall_durable", Household(), None),
    ],
)
def test_what_an_unknown_fact_leaves_open(rule: str, household: Household, expected: bool | None) -> None:
    assert decide(rule, household) is expected


GENERAL = ("none", "primary", "lower_secondary", "upper_secondary", "college", "university")


@pytest.mark.parametrize("step", GENERAL)
@pytest.mark.parametrize("level", GENERAL)
def test_the_general_ladder_of_education(level: str, step: str) -> None:
    household = Household(members=[Member(education=Education(level))])
    place, asked = GENERAL.index(level), GENERAL.index(step)
    assert decide(f"any_member(education >= {step})", household) is (place >= asked)
    assert decide(f"any_member(education > {step})", household) is (place > asked)
    assert decide(f"any_member(education <= {step})", household) is (place <= asked)
    assert decide(f"any_member(education < {step})", household) is (place < asked)


@pytest.mark.parametrize(
    ("level", "reached"),
    [
        # at least: none, primary, lower secondary, upper secondary, college, university
        ("elementary_vocational", (True, None, None, None, False, False)),
        ("intermediate_vocational", (True, True, True, None, False, False)),
    ],
)
def test_a_vocational_diploma_says_little_of_the_general_level(level: str, reached: tuple[bool | None, ...]) -> None:
    household = Household(members=[Member(education=Education(level))])
    assert tuple(decide(f"any_member(education >= {step})", household) for step in GENERAL) == reached
    assert decide(f"any_member(education == {level})", household) is True
    assert decide("any_member(education == lower_secondary)", household) is False


INTERVALS = list(combinations_with_replacement(range(-1, 3), 2))


@pytest.mark.parametrize("left", INTERVALS)
@pytest.mark.parametrize("right", INTERVALS)
def test_intervals_compare_as_all_their_numbers_do(left: tuple[int, int], right: tuple[int, int]) -> None:
    pairs = list(product(range(left[0], left[1] + 1), range(right[0], right[1] + 1)))
    each = {
        "<": {a < b for a, b in pairs},
        "<=": {a <= b for a, b in pairs},
        ">": {a > b for a, b in pairs},
        ">=": {a >= b for a, b in pairs},
        "==": {a == b for a, b in pairs},
        "!=": {a != b for a, b in pairs},
    }
    for operator, outcomes in each.items():
        said = compare(operator, left, right)
        assert said is (next(iter(outcomes)) if len(outcomes) == 1 else None)
        assert compare(OPPOSITE[operator], left, right) is negation(said)
        assert compare(MIRRORED[operator], right, left) is said
