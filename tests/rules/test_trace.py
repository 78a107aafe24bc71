"""What a truth rests on: enough to decide it again, or all that has to be asked."""

from collections.abc import Sequence
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.household.codes import Attending, Device, Education, Employment
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.rules.evaluate import HouseholdFacts, truth
from chuan_ngheo.rules.expression import (
    And,
    AnyMember,
    Comparison,
    Condition,
    CountMembers,
    MeansComparison,
    Not,
    Or,
    Unknown,
    walk,
)
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.trace import Ground, grounds
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.verification.strategies.surveyed import fill_in, households
from strategies.expressions import conditions

VN_2016, VN_2022 = standard("vn-2016"), standard("vn-2022")
ON = date(2020, 11, 20)
BIRTH = ("birth_date", "birth_year", "age")


def decide(condition: Condition, household: Household) -> bool | None:
    return truth(condition, HouseholdFacts(household, ON))


def names(found: Sequence[Ground], member: int | None) -> set[str]:
    own = {ground.fact.name for ground in found if ground.member == member}
    return own | set(BIRTH) if own & set(BIRTH) else own


def stripped(household: Household, found: Sequence[Ground]) -> Household:
    """The household of which only the grounds are known, with more members than were listed."""
    listed = [
        Member(**{name: getattr(member, name) for name in names(found, index)})
        for index, member in enumerate(household.members or ())
    ]
    own = {name: getattr(household, name) for name in names(found, None)}
    if "devices" in own:
        own["devices_unknown"] = household.devices_unknown
    if {"monthly_income", "income_per_head"} - set(own):  # the two say of which size the household is
        own.setdefault("size", len(listed) + 2)
    return Household(**{**own, "members": listed or None})


def rests_on_absence(node: Condition, household: Household) -> bool:
    """Whether the truth needs that nobody else is there: members none of whom …, or how many there are."""
    match node:
        case Not(inner):
            return rests_on_absence(inner, household)
        case And(operands) | Or(operands):
            deciding = [each for each in operands if decide(each, household) is decide(node, household)]
            return any(rests_on_absence(each, household) for each in deciding)
        case AnyMember():
            return decide(node, household) is False
        case Comparison():
            return any(isinstance(part, CountMembers) for part in walk(node))
        case _:
            return False


@given(conditions(VN_2016, ON), st.data())
def test_the_grounds_alone_decide_a_truth_again(condition: Condition, data: st.DataObject) -> None:
    household = data.draw(households(VN_2016, ON), label="household")
    outcome, found = decide(condition, household), grounds(condition, household, ON)
    if outcome is not None:
        assert {ground.state for ground in found} <= {"known"}
        if not rests_on_absence(condition, household):
            assert decide(condition, stripped(household, found)) is outcome


@pytest.mark.parametrize("law", [VN_2016, VN_2022], ids=lambda law: law.id)
@given(data=st.data())
def test_the_grounds_alone_prove_a_deprivation_of_the_law(law, data: st.DataObject) -> None:
    household = data.draw(households(law, ON, complete=True), label="household")
    for indicator, deprived in zip(law.indicators, law.profile(household, ON), strict=True):
        if deprived and not isinstance(indicator.deprived_when, Not):
            found = grounds(indicator.deprived_when, household, ON)
            assert decide(indicator.deprived_when, stripped(household, found)) is True, indicator.id


@given(conditions(VN_2016, ON), st.data())
def test_a_truth_that_is_open_names_what_leaves_it_open(condition: Condition, data: st.DataObject) -> None:
    household = data.draw(households(VN_2016, ON), label="household")
    if decide(condition, household) is None:
        assert {ground.state for ground in grounds(condition, household, ON)} & {"unset", "inconclusive"}


@given(conditions(VN_2016, ON), st.data())
def test_answers_to_all_that_is_unset_decide(condition: Condition, data: st.DataObject) -> None:
    """… unless an answer says too little itself, such as a vocational diploma."""
    household = data.draw(households(VN_2016, ON), label="household")
    if decide(condition, household) is not None:
        return
    found = grounds(condition, household, ON)
    filled = evolve(data.draw(fill_in(household, VN_2016, ON), label="filled in"), deprivation_points=30)
    answered = answer([ground for ground in found if ground.state == "unset"], household, filled)
    if decide(condition, answered) is None:
        assert "inconclusive" in {ground.state for ground in grounds(condition, answered, ON)}
        assert Education.ELEMENTARY_VOCATIONAL in educations(answered) or (
            Education.INTERMEDIATE_VOCATIONAL in educations(answered)
        )


def answer(asked: Sequence[Ground], household: Household, filled: Household) -> Household:
    """The household with the answers that ``filled`` gives to what was asked."""
    assert filled.members is not None
    own = {ground.fact.name for ground in asked if ground.member is None}
    listed = [
        evolve(member, **{ground.fact.name: getattr(filled.members[index], ground.fact.name) for ground in asked
                          if ground.member == index})
        for index, member in enumerate(household.members or ())
    ]  # fmt: skip
    answers = {name: getattr(filled, name) for name in own - {"members"}}
    if "devices" in own:
        answers["devices_unknown"] = frozenset()
    if "members" in own:
        answers["size"], listed = filled.size, [*listed, *filled.members[len(listed) :]]
    return evolve(household, **answers, members=listed or None)


def educations(household: Household) -> set[Education | None]:
    return {member.education for member in household.members or ()}


@given(conditions(VN_2016, ON), st.data())
def test_each_ground_says_where_it_stands_and_what_was_answered(condition: Condition, data: st.DataObject) -> None:
    household = data.draw(households(VN_2016, ON), label="household")
    found = grounds(condition, household, ON)
    assert len({(ground.path, ground.state) for ground in found}) == len(found)
    for ground in found:
        if ground.path == "members":
            continue
        if ground.member is None:
            assert ground.path == ground.fact.name
            assert ground.value == getattr(household, ground.fact.name)
        else:
            assert ground.path == f"members[{ground.member}].{ground.fact.name}"
            assert household.members is not None
            assert ground.value == getattr(household.members[ground.member], ground.fact.name)


@pytest.mark.parametrize(
    ("rule", "household", "expected"),
    [
        (
            "size > 1 and wall_durable",
            Household(size=2, wall_durable=True),
            [("size", "known"), ("wall_durable", "known")],
        ),
        ("size > 1 and wall_durable", Household(size=1, wall_durable=True), [("size", "known")]),
        ("size > 1 or wall_durable", Household(size=1, wall_durable=True), [("wall_durable", "known")]),
        ("size > 1 and wall_durable", Household(size=2), [("wall_durable", "unset")]),
        ("size > 1 and wall_durable", Household(), [("size", "unset"), ("wall_durable", "unset")]),
        ("floor_area < 8 * size", Household(size=2), [("floor_area", "unset"), ("size", "known")]),
        ("any_member(age >= 6 and not insured)", Household(), [("members", "unset")]),
        ("any_member(age >= 6 and not insured)", Household(members=[Member(age=5)]), []),
        (
            "any_member(age >= 6 and not insured)",
            Household(members=[Member(age=5), Member(age=6, insured=False), Member()]),
            [("members[1].age", "known"), ("members[1].insured", "known")],
        ),
        (
            "any_member(age >= 6 and not insured)",
            Household(members=[Member(birth_year=2014, insured=False), Member(age=7)]),
            [("members[0].birth_date", "unset"), ("members[1].insured", "unset")],
        ),
        (
            "any_member(education >= lower_secondary)",
            Household(members=[Member(education=Education.ELEMENTARY_VOCATIONAL)]),
            [("members[0].education", "inconclusive")],
        ),
        (
            "2 * count_members(age < 16) > size",
            Household(members=[Member(age=3), Member(age=40)]),
            [("members[0].age", "known"), ("size", "known")],
        ),
        (
            "radio in devices",
            Household(devices=frozenset(), devices_unknown=frozenset([Device.RADIO])),
            [("devices", "unset")],
        ),
    ],
)
def test_what_it_rests_on(rule: str, household: Household, expected: list[tuple[str, str]]) -> None:
    found = grounds(parse(rule, INDICATOR_SCOPE), household, ON)
    assert [(ground.path, ground.state) for ground in found] == expected


@pytest.mark.parametrize("rule", [MeansComparison("<=", "poverty"), Unknown(), Not(Unknown())])
def test_what_a_standard_decides_is_unknown_of_the_household_and_rests_on_no_fact(rule: Condition) -> None:
    assert decide(rule, Household(size=2)) is None
    assert grounds(rule, Household(size=2), ON) == ()


def test_what_is_true_at_either_age_rests_on_the_facts_of_both() -> None:
    """Five or six years old, and in no school: deprived either way, by what is known."""
    child = Member(birth_year=2014, attending=Attending.NONE, employment=Employment.STUDENT)
    rule = parse(
        "any_member((3 <= age < 6 and attending == none) or (6 <= age < 12 and attending in {none, preschool}))",
        INDICATOR_SCOPE,
    )
    found = grounds(rule, Household(members=[child]), date(2020, 6, 1))
    assert [(ground.path, ground.state, ground.ages) for ground in found] == [
        ("members[0].age", "known", (5, 6)),
        ("members[0].attending", "known", (5, 6)),
    ]


def test_an_age_that_leaves_the_year_open_asks_for_the_day_of_birth() -> None:
    """34 years old on that day: born in 1985 or in 1986, on either side of the year that the rule names."""
    rule = standard("vn-2016").indicator("adult_education").deprived_when
    member = Member(age=34, education=Education.NONE, attending=Attending.NONE)
    (ground,) = [
        each for each in grounds(rule, Household(members=[member]), date(2020, 11, 20)) if each.state == "unset"
    ]
    assert ground.path == "members[0].birth_date"
