"""Laws: what is learnt later takes nothing certain away and brings nothing excluded back; the highest share counts."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.classification.designations import designations
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.entitlements import Entitlement, Standing, benefit_table, entitlements
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.verification.strategies.surveyed import fill_in, households

CERTAIN, POSSIBLE, NONE, NOT_KNOWN = Standing
FACTS = [each.id for each in benefit_table().facts]
KNOWN = st.fixed_dictionaries(dict.fromkeys(FACTS, st.booleans()))
MAYBE = st.fixed_dictionaries(dict.fromkeys(FACTS, st.sampled_from([True, False, None])))
LAWS = pytest.mark.parametrize(
    ("law", "day", "asked"),
    [
        pytest.param(standard("vn-2016"), date(2020, 11, 20), date(2020, 12, 31), id="vn-2016"),
        pytest.param(standard("vn-2022"), date(2024, 11, 20), date(2025, 3, 1), id="vn-2022"),
    ],
)
Answers = dict[str, bool | None]


def agreeing(result: Classification, asked: date, facts: Answers) -> tuple[Entitlement, ...] | None:
    """The entitlements; None where a fact contradicts the standard."""
    try:
        return entitlements(result, asked, **facts)
    except HouseholdError:
        return None


def pairs(
    data: st.DataObject, law: Standard, day: date, asked: date, facts: Answers, told: dict[str, bool]
) -> list[tuple[Entitlement, Entitlement]]:
    """Each benefit of a household, and of one that agrees with it and of which everything is known."""
    household = data.draw(households(law, day))
    filled = data.draw(fill_in(household, law, day))
    learnt: Answers = {name: told[name] if answer is None else answer for name, answer in facts.items()}
    before = agreeing(classify(household, law, on=day), asked, facts)
    after = agreeing(classify(filled, law, on=day), asked, learnt)
    assume(after is not None)
    assert before is not None, "what contradicts little contradicts all the more"
    return list(zip(before, after or (), strict=True))


@LAWS
@given(data=st.data(), facts=MAYBE, told=KNOWN)
def test_what_is_certain_holds_in_every_way_of_filling_in(
    law: Standard, day: date, asked: date, data: st.DataObject, facts: Answers, told: dict[str, bool]
) -> None:
    for before, after in pairs(data, law, day, asked, facts, told):
        assert (before.standing is NOT_KNOWN) == (after.standing is NOT_KNOWN)
        if before.standing is CERTAIN:
            assert after.standing is CERTAIN
            assert before.quantity in (None, after.quantity)
            assert all(each in before.groups for each in after.deciding)
        if before.standing is NONE:
            assert after.standing is NONE
        if before.share is not None:
            assert after.share is not None
            assert before.share <= after.share
        if after.share is not None:
            assert after.share <= max(before.share or 0, before.up_to or 0)


@LAWS
@given(data=st.data(), facts=MAYBE, told=KNOWN)
def test_without_anything_missing_nothing_changes(
    law: Standard, day: date, asked: date, data: st.DataObject, facts: Answers, told: dict[str, bool]
) -> None:
    for before, after in pairs(data, law, day, asked, facts, told):
        if not before.missing and len(before.deciding) <= 1 and before.standing is not POSSIBLE:
            assert (before.standing, before.share, before.at_least) == (after.standing, after.share, after.at_least)


@LAWS
@given(data=st.data(), facts=MAYBE)
def test_a_fact_that_is_not_missing_makes_no_difference(
    law: Standard, day: date, asked: date, data: st.DataObject, facts: Answers
) -> None:
    result = classify(data.draw(households(law, day)), law, on=day)
    # a fact that hangs on the class also tells possible classes apart
    bound = {each.id for each in benefit_table().facts if each.designation and result.class_id is None}
    for place, before in enumerate(agreeing(result, asked, facts) or ()):
        for name in [
            name for name, answer in facts.items() if answer is None and name not in bound | {*before.missing}
        ]:
            for told in (True, False):
                after = agreeing(result, asked, {**facts, name: told})
                assert after is not None or told
                assert after is None or gives(after[place]) == gives(before)


@LAWS
@given(data=st.data(), facts=MAYBE)
def test_what_is_open_says_what_is_missing(
    law: Standard, day: date, asked: date, data: st.DataObject, facts: Answers
) -> None:
    result = classify(data.draw(households(law, day)), law, on=day)
    for each in agreeing(result, asked, facts) or ():
        is_open = each.standing is POSSIBLE or each.up_to is not None
        # where two units of means disagree, no unset fact is left that would settle the class
        assert bool(each.missing) or not is_open or (result.class_id is None and not result.missing)
        assert is_open or not each.missing
        assert all(text.vi and text.en for text in each.missing.values())


@LAWS
@given(data=st.data(), facts=MAYBE)
def test_every_line_says_the_benefit_and_how_the_household_stands(
    law: Standard, day: date, asked: date, data: st.DataObject, facts: Answers
) -> None:
    for each in agreeing(classify(data.draw(households(law, day)), law, on=day), asked, facts) or ():
        for language in ("vi", "en"):
            line = each.say(language)  # type: ignore[arg-type]  # both are languages
            assert line.startswith(each.benefit.name[language] + ": ")  # type: ignore[index]
            assert "{" not in line
            for group in each.deciding or each.groups:
                assert group.name[language] in line  # type: ignore[index]
            for citation in each.citation:
                assert benefit_table().documents[citation.document].number in line


def gives(entitlement: Entitlement) -> object:
    each = entitlement
    return each.standing, each.share, each.at_least, each.up_to, each.quantity


# the groups in plain words ---------------------------------------------------------------------

FULL, MOST, SOME = (Fraction(1), False), (Fraction(7, 10), True), (Fraction(3, 10), True)


def premiums(result: Classification, asked: date, facts: dict[str, bool]) -> list[tuple[Fraction, bool]]:
    """Every share of the premium that a household known in full has, written out by hand."""
    deprived = result.findings["health_insurance"].deprived
    poor_in_one_way = result.class_id == "poor_by_deprivation"
    held = [
        (result.class_id == "poor_by_income", FULL),
        (poor_in_one_way and deprived, FULL),
        (poor_in_one_way and not deprived, MOST),
        (result.status is Status.NEAR_POOR, MOST),
        (result.status is Status.NEAR_POOR and facts["poor_commune"], FULL),
        (bool(designations(result)["average_land_or_sea"]), SOME),
        (result.status is Status.POOR and asked >= date(2022, 1, 1), FULL),
    ]
    return [share for holds, share in held if holds]


def complete(data: st.DataObject, law: Standard, day: date) -> Household:
    household: Household = data.draw(households(law, day, complete=True))
    findings: dict[str, Any] = {
        each.id: False for each, found in zip(law.indicators, law.profile(household, day), strict=True) if found is None
    }
    return evolve(household, findings=findings)


@LAWS
@given(data=st.data(), facts=KNOWN)
def test_the_highest_share_counts(
    law: Standard, day: date, asked: date, data: st.DataObject, facts: dict[str, bool]
) -> None:
    result = classify(complete(data, law, day), law, on=day)
    facts["low_income_worker"] &= agreeing(result, asked, {**facts}) is not None
    premium, _, electricity, _ = entitlements(result, asked, **facts)
    if result.class_id is None:
        return
    held = premiums(result, asked, facts)
    if not held:
        assert (premium.standing, premium.share) == (NONE, None)
    else:
        assert premium.standing is CERTAIN
        assert (premium.share, premium.at_least) == max(held)
    assert (electricity.standing is CERTAIN) == (result.status is Status.POOR)
    assert electricity.standing in (CERTAIN, NONE)
