"""`missing`: sets of unset facts any of which settles the class, and no fewer do."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chuan_ngheo import (
    Area,
    Attending,
    Classification,
    Device,
    Education,
    Household,
    Member,
    Standard,
    classify,
    standard,
    standards,
)
from chuan_ngheo.classification.means import points_bands
from chuan_ngheo.classification.settling import _bands_of_one_household
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.structuring import split_path
from chuan_ngheo.verification.strategies.surveyed import fill_in, households
from classification.applied import Applied, by_findings_alone
from classification.sketches import fillings, sketches

VN_2016 = standard("vn-2016")


def told(household: Household, facts: frozenset[str], answers: Household, applied: Applied) -> Household:
    """The household with only these facts taken over from one that knows them."""
    members = [evolve(each) for each in household.members or ()]
    changes: dict[str, Any] = {}
    findings = dict(household.findings)
    for path in facts:
        match split_path(path):
            case ("members",):
                changes["members"] = answers.members
            case ("members", int(index), str(name)):
                assert answers.members is not None
                members[index] = evolve(members[index], **{name: getattr(answers.members[index], name)})
                changes.setdefault("members", members)
            case ("findings", str(indicator)):
                place = [each.id for each in applied.standard.indicators].index(indicator)
                found = applied.standard.profile(answers, applied.on)[place]
                findings[indicator] = answers.findings.get(indicator, bool(found))
            case ("deprivation_points",):
                scored = applied.standard.decision.points_each or 0
                changes["deprivation_points"] = scored * sum(answers.findings.values())
            case (str(name),):
                changes[name] = getattr(answers, name)
                if name == "devices":
                    changes["devices_unknown"] = frozenset()
    return evolve(household, **changes, findings=findings)


def is_inconclusive(result: Classification) -> bool:
    """Whether what is open is so because of answers that do not say enough, or of units that disagree."""
    unknown = [finding for finding in result.findings.values() if finding.deprived is None]
    return result.disagreement or any(finding.missing == {f"findings.{finding.indicator.id}"} for finding in unknown)


@given(data=st.data())
def test_each_set_settles_the_class_whatever_its_facts_turn_out_to_be(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    missing = classify(household, surveyed.standard, on=surveyed.on).missing
    assume(missing)
    facts = data.draw(st.sampled_from(missing) if missing else st.nothing())
    answers = data.draw(fill_in(household, surveyed.standard, surveyed.on))
    result = classify(told(household, facts, answers, surveyed), surveyed.standard, on=surveyed.on)
    assert result.is_determined or is_inconclusive(result)


@settings(max_examples=25)
@given(data=st.data())
def test_each_set_of_findings_settles_the_class(counting: Applied, data: st.DataObject) -> None:
    surveyed = by_findings_alone(counting)
    sketch = evolve(data.draw(sketches(surveyed.standard)), income_points=None)
    result = classify(sketch, surveyed.standard, on=surveyed.on)
    assert bool(result.missing) is not result.is_determined
    for facts, answers in product(result.missing, fillings(sketch, surveyed)):
        settled = classify(told(sketch, facts, answers, surveyed), surveyed.standard, on=surveyed.on)
        assert settled.is_determined, (facts, answers)


@settings(max_examples=25)
@given(data=st.data())
def test_no_set_can_spare_a_fact(counting: Applied, data: st.DataObject) -> None:
    """With any one of its facts left out, some answers to the others leave the class open."""
    surveyed = by_findings_alone(counting)
    sketch = evolve(data.draw(sketches(surveyed.standard)), income_points=None)
    for facts in classify(sketch, surveyed.standard, on=surveyed.on).missing:
        for spared in facts:
            rest = facts - {spared}
            assert any(
                not classify(told(sketch, rest, answers, surveyed), surveyed.standard, on=surveyed.on).is_determined
                for answers in fillings(sketch, surveyed)
            ), (facts, spared)


@given(data=st.data())
def test_a_settled_class_misses_nothing(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    result = classify(household, surveyed.standard, on=surveyed.on)
    assert not (result.is_determined and result.missing)


def missing_of(household: Household) -> list[set[str]]:
    return [set(facts) for facts in classify(household, VN_2016, on=date(2020, 11, 20)).missing]


def all_but(*indicators: str) -> dict[str, bool]:
    """Two indicators deprived that ask no members, and the rest not, except these."""
    return {each.id: each.id in ("water_source", "toilet") for each in VN_2016.indicators if each.id not in indicators}


BAND = {"area": Area.RURAL, "income_per_head": 800_000}
"""Between the poverty line and the minimum: the third deprivation decides."""


def test_the_facts_of_members_are_asked_by_their_place() -> None:
    members = [Member(age=40, insured=True), Member(age=34), Member(age=3)]
    household = Household(**BAND, members=members, findings=all_but("health_insurance"))
    assert missing_of(household) == [{"members[1].insured"}]


def test_a_birth_year_that_leaves_two_ages_asks_for_the_day() -> None:
    members = [Member(birth_year=2014, insured=False)]
    household = Household(**BAND, members=members, findings=all_but("health_insurance"))
    assert missing_of(household) == [{"members[0].birth_date"}]


def test_members_not_listed_are_asked_for() -> None:
    household = Household(**BAND, size=3, members=[Member(age=40, insured=True)], findings=all_but("health_insurance"))
    assert missing_of(household) == [{"members"}]


def test_the_facts_of_the_household_are_asked_by_name() -> None:
    assert missing_of(Household(**BAND, floor_area=Decimal(30), findings=all_but("housing_area"))) == [{"size"}]
    unasked = Household(**BAND, devices=frozenset(), hears_loudspeaker=False, findings=all_but("information_assets"))
    assert missing_of(evolve(unasked, devices_unknown=frozenset({Device.RADIO}))) == [{"devices"}]
    assert missing_of(Household(area=Area.RURAL, monthly_income=9_000_000, findings=all_but())) == [{"size"}]
    assert missing_of(Household(income_per_head=800_000, findings=all_but())) == [{"area"}]
    assert missing_of(Household(area=Area.RURAL, findings=all_but())) == [{"income_per_head"}]


def test_an_answer_that_says_too_little_asks_for_the_finding_itself() -> None:
    members = [Member(birth_year=2000, education=Education.ELEMENTARY_VOCATIONAL, attending=Attending.NONE)]
    household = Household(**BAND, members=members, findings=all_but("adult_education"))
    assert missing_of(household) == [{"findings.adult_education"}]


def test_where_nothing_is_known_of_deprivation_the_form_would_do() -> None:
    assert missing_of(Household(**BAND)) == [{"deprivation_points"}]


def test_points_that_contradict_the_income_leave_nothing_to_ask_for() -> None:
    household = Household(area=Area.RURAL, income_per_head=600_000, income_points=160)
    result = classify(household, VN_2016, on=date(2020, 11, 20))
    assert result.possible == ("average", "above_average")
    assert result.missing == ()


def with_every_line_on_the_form() -> Standard:
    """The standard of 2022, were there points for the average line too."""
    written = standard("vn-2022").written
    assert written.means.points is not None
    average = evolve(written.means.points.lines["poverty"], rural=200, urban=250)
    points = evolve(written.means.points, lines={**written.means.points.lines, "average": average})
    return assemble(evolve(written, means=evolve(written.means, points=points)))


def test_a_form_with_every_line_may_be_asked_in_place_of_an_income() -> None:
    whole_form = with_every_line_on_the_form()
    findings = {each.id: False for each in whole_form.indicators}
    rural = classify(Household(area=Area.RURAL, findings=findings), whole_form, on=date(2023, 11, 20))
    assert rural.missing == (frozenset({"income_per_head"}), frozenset({"income_points"}))
    anywhere = classify(Household(findings=findings), whole_form, on=date(2023, 11, 20))
    assert anywhere.missing == (frozenset({"area", "income_per_head"}), frozenset({"area", "income_points"}))


def test_where_one_area_is_settled_and_the_other_is_not_both_are_asked() -> None:
    """With 800,000 đồng a head a household is poor in a town at once, in the country by its deprivations alone."""
    assert missing_of(Household(income_per_head=800_000)) == [{"area", "deprivation_points"}]
    assert missing_of(Household(income_per_head=800_000, area=Area.URBAN)) == []


@pytest.mark.parametrize(
    ("law", "settles"),
    [
        ("vn-2001", {"area"}),
        ("vn-2016", {"area", "deprivation_points"}),
        ("vn-sg-2019", {"deprivation_points"}),
        ("vn-sg-2021", {f"findings.{each.id}" for each in standard("vn-sg-2021").indicators}),
    ],
)
def test_of_a_household_of_whom_nothing_is_known_all_is_asked_that_the_standard_looks_at(
    law: str, settles: set[str]
) -> None:
    """What its members earn together is as good as what each has, where one knows how many they are."""
    asked = standard(law)
    assert classify(Household(), asked, on=asked.start).missing == (frozenset({*settles, "income_per_head"}),)
    assert classify(Household(size=4), asked, on=asked.start).missing == (
        frozenset({*settles, "monthly_income"}),
        frozenset({*settles, "income_per_head"}),
    )
    earning = Household(monthly_income=9_000_000)
    assert classify(earning, asked, on=asked.start).missing == (frozenset({*settles, "size"}),)


@pytest.mark.parametrize("law", [each for each in standards() if not each.provisional], ids=lambda law: law.id)
def test_means_below_and_above_every_line_are_means_of_one_household(law: Standard) -> None:
    """What is asked of a household in either area is one amount, which may lie under all lines or over them."""
    bands = list(_bands_of_one_household(law.decision.limits))
    limits = law.decision.limits
    assert bands[0] == dict.fromkeys(limits, 0)
    assert {area: len(own) for area, own in limits.items()} in bands
    amounts = {limit.income + more for own in limits.values() for limit in own for more in (-1, 0, 1)}
    for amount in {0, *amounts}:
        lies = {
            area: sum(amount > limit.income or (amount == limit.income and not limit.cut.inclusive) for limit in own)
            for area, own in limits.items()
        }
        assert lies in bands, (amount, lies)


@pytest.mark.parametrize("law", [*standards(), with_every_line_on_the_form()])
def test_so_are_points_where_the_form_has_every_line(law: Standard) -> None:
    limits = law.decision.limits
    scored = {area: [limit.points for limit in own if limit.points is not None] for area, own in limits.items()}
    in_points = all(len(scored[area]) == len(own) for area, own in limits.items())
    bands = [tuple(each.items()) for each in _bands_of_one_household(limits)]
    for points in {mark + more for own in scored.values() for mark in own for more in (-1, 0, 1) if in_points}:
        assert tuple((area, points_bands(points, own)[0]) for area, own in limits.items()) in bands
    amounts = {(limit.income, limit.cut.inclusive) for own in limits.values() for limit in own}
    marks = {(limit.points, limit.cut.inclusive) for own in limits.values() for limit in own} if in_points else set()
    assert len(bands) == 1 + len(amounts) + len(marks)


def with_third_deprivation(rule: str) -> Standard:
    """The standard of 2016, were this what makes a household below the minimum poor by deprivation."""
    written = VN_2016.written
    poor = evolve(written.classes["poor_by_deprivation"], when=f"poverty < means <= minimum and ({rule})")
    return assemble(evolve(written, classes={**written.classes, "poor_by_deprivation": poor}))


TWO_OF_TEN = Household(**BAND, findings={"water_source": True, "toilet": True})


@pytest.mark.parametrize(
    ("rule", "settles"),
    [
        ("deprivations >= 3", True),
        ("deprivations >= 3 or (deprivations < 2 and unknown)", True),
        ("deprivations >= 3 or (deprivations == 2 and unknown)", False),
        ("deprivations >= 3 and not (deprivations == 9 and unknown)", False),
        ("deprivations >= 3 and not (deprivations == 10 and unknown)", False),
    ],
)
def test_findings_settle_a_class_where_the_law_is_known_of_each_number_that_they_may_come_to(
    rule: str, settles: bool
) -> None:
    """Two of ten are known: what the law says of fewer does not matter, what it says of nine and of ten does."""
    assert bool(classify(TWO_OF_TEN, with_third_deprivation(rule), on=date(2020, 11, 20)).missing) is settles


def test_a_finding_that_a_rule_names_is_asked_where_the_total_of_points_is_known() -> None:
    law = with_third_deprivation("deprivations >= 3 and deprived_toilet")
    household = Household(**BAND, deprivation_points=30)
    result = classify(household, law, on=date(2020, 11, 20))
    assert not result.is_determined
    assert [set(facts) for facts in result.missing] != []


@pytest.mark.parametrize(
    ("rule", "findings", "settles"),
    [
        ("deprivations >= 3 and not (deprived_toilet and unknown)", {}, False),
        ("deprivations >= 3 and not (not deprived_toilet and unknown)", {}, False),
        ("deprivations >= 3 and not (deprived_toilet and unknown)", {"toilet": False}, True),
        ("deprivations >= 3 and not (not deprived_toilet and unknown)", {"toilet": True}, True),
        ("deprivations >= 3 and deprived_toilet", {}, True),
    ],
)
def test_a_finding_that_a_rule_names_may_turn_out_either_way_until_it_is_known(
    rule: str, findings: dict[str, bool], settles: bool
) -> None:
    household = Household(**BAND, findings=findings)
    assert bool(classify(household, with_third_deprivation(rule), on=date(2020, 11, 20)).missing) is settles


def test_the_number_of_members_is_asked_once_for_their_room_and_for_their_income() -> None:
    household = Household(area=Area.RURAL, floor_area=Decimal(30), findings=all_but("housing_area"))
    assert missing_of(household) == [{"size", "monthly_income"}, {"size", "income_per_head"}]
