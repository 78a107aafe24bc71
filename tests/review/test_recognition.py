"""Proposed until recognised: what may be recognised of whom, what stands against it, and the register it makes."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.classification.classify import classify, classify_points
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.review import (
    Decision,
    Entry,
    Proposal,
    Recognised,
    ReviewError,
    Standing,
    VillageMeeting,
    entry,
    propose,
    recognise,
    refuse,
    regime,
)
from chuan_ngheo.standards.registry import standard, standards
from chuan_ngheo.standards.status import Status

ON, LATER = date(2020, 11, 20), date(2020, 12, 10)
CHAIR = "Chủ tịch UBND xã Ví Dụ"
TT_17, QD_24 = regime("tt-17-2016"), regime("qd-24-2021")
INCOMES = {Standing.POOR: 2_000_000, Standing.NEAR_POOR: 3_600_000, Standing.NEITHER: 5_200_000}
"""Of four persons in the countryside, none of them deprived in anything."""


def classified(found: Standing, household_id: str | None = "H-1") -> Classification:
    findings = {each.id: False for each in standard("vn-2016").indicators}
    income = INCOMES[found]
    household = Household(id=household_id, area=Area.RURAL, monthly_income=income, size=4, findings=findings)
    return classify(household, standard("vn-2016"), on=ON)


def undetermined() -> Classification:
    """Near-poor, or poor by deprivation: that hangs on the toilet."""
    two = ("housing_quality", "housing_area")
    findings = {each.id: each.id in two for each in standard("vn-2016").indicators if each.id != "toilet"}
    household = Household(id="H-1", area=Area.RURAL, monthly_income=3_600_000, size=4, findings=findings)
    return classify(household, standard("vn-2016"), on=ON)


def proposed(found: Standing, listed: Standing) -> Proposal:
    return propose(classified(found), TT_17, listed=listed)


@pytest.mark.parametrize(
    ("listed", "found", "kinds"),
    [
        (Standing.POOR, Standing.POOR, ["hộ nghèo"]),
        (Standing.POOR, Standing.NEAR_POOR, ["hộ cận nghèo", "hộ thoát nghèo"]),
        (Standing.POOR, Standing.NEITHER, ["hộ thoát nghèo"]),
        (Standing.NEAR_POOR, Standing.POOR, ["hộ nghèo"]),
        (Standing.NEAR_POOR, Standing.NEAR_POOR, ["hộ cận nghèo"]),
        (Standing.NEAR_POOR, Standing.NEITHER, ["hộ thoát cận nghèo"]),
        (Standing.NEITHER, Standing.POOR, ["hộ nghèo"]),
        (Standing.NEITHER, Standing.NEAR_POOR, ["hộ cận nghèo"]),
        (Standing.NEITHER, Standing.NEITHER, []),
    ],
)
def test_what_is_proposed_of_whom(listed: Standing, found: Standing, kinds: list[str]) -> None:
    proposal = proposed(found, listed)
    assert [kind.label.vi for kind in proposal.kinds] == kinds
    assert proposal.household_id == "H-1"


@given(st.sampled_from(Standing), st.sampled_from(Standing))
def test_a_decision_puts_the_household_where_it_was_found_or_leaves_it_where_it_was(
    listed: Standing, found: Standing
) -> None:
    proposal = proposed(found, listed)
    refused = refuse(proposal, on=LATER, office=CHAIR, reasons=["thu nhập chưa được xác minh"])
    assert refused.standing is refused.entry().standing is listed
    assert (refused.kinds, refused.reasons) == ((), ("thu nhập chưa được xác minh",))
    if proposal.kinds:
        decision = recognise(proposal, on=LATER, office=CHAIR)
        assert decision.standing is decision.entry().standing is found
        assert (decision.on, decision.office, decision.reasons) == (LATER, CHAIR, ())
        assert decision.entry().persons == 4
        assert decision.entry().status is proposal.result.status


def test_an_open_class_cannot_be_recognised_and_the_error_names_what_is_missing() -> None:
    with pytest.raises(ReviewError) as refusal:
        propose(undetermined(), TT_17, listed=Standing.POOR)
    assert refusal.value.say("en") == "H-1: the class is open: nothing to recognise yet; it takes: toilet"
    assert refusal.value.say("vi") == "H-1: chưa xác định loại hộ nên chưa công nhận được; cần biết: nhà tiêu"


def test_an_open_class_that_does_not_matter_does_not_stand_in_the_way() -> None:
    """By points alone an income above the minimum is average or more: off the list of the poor in either case."""
    result = classify_points(standard("vn-2016"), area="rural", income_points=155, deprivation_points=40)
    assert not result.is_determined
    assert propose(result, TT_17, listed=Standing.POOR).kinds == (Recognised.ESCAPED_POOR,)


def test_an_unknown_list_stands_in_the_way_only_where_it_matters() -> None:
    assert propose(classified(Standing.POOR), TT_17).kinds == (Recognised.POOR,)
    with pytest.raises(ReviewError, match=r"^H-1: it is not known which list the household is on"):
        propose(classified(Standing.NEAR_POOR), TT_17)
    with pytest.raises(ReviewError) as refusal:
        propose(undetermined(), TT_17)
    assert len(refusal.value.problems) == 2


def test_what_the_regime_does_not_recognise_is_not_proposed() -> None:
    strict = evolve(TT_17, recognises={Recognised.POOR: TT_17.recognises[Recognised.POOR]})
    assert propose(classified(Standing.POOR), strict).kinds == (Recognised.POOR,)
    with pytest.raises(ReviewError, match="does not recognise a near-poor household"):
        propose(classified(Standing.NEAR_POOR), strict, listed=Standing.NEITHER)


def test_the_standard_has_to_speak_of_the_household() -> None:
    local = next(each for each in standards() if each.covers is not None)
    result = classify(Household(id="H-1", area=Area.RURAL, monthly_income=400_000, size=4), local, on=local.start)
    assert result.covered is not True
    with pytest.raises(ReviewError, match="does not cover the household, or may not"):
        propose(result, TT_17, listed=Standing.POOR)
    assert entry(result) == Entry("H-1", None, 4)


def test_nothing_proposed_is_nothing_to_recognise() -> None:
    with pytest.raises(ReviewError, match="there is nothing to recognise"):
        recognise(proposed(Standing.NEITHER, Standing.NEITHER), on=LATER, office=CHAIR)


def test_everything_that_stands_against_a_decision_is_told() -> None:
    proposal = propose(classified(Standing.NEITHER), QD_24, listed=Standing.NEITHER)
    with pytest.raises(ReviewError) as refusal:
        recognise(proposal, on=date(2020, 11, 19), office=" ")
    assert [problem.where for problem in refusal.value.problems] == ["on", "office", "H-1", "meeting"]
    with pytest.raises(ReviewError) as refusal:
        refuse(proposal, on=date(2020, 11, 19), office="", reasons=[])
    assert [problem.where for problem in refusal.value.problems] == ["on", "office", "reasons"]


@pytest.mark.parametrize("reasons", [[], "", " ", ["a", " "]])
def test_a_refusal_gives_its_reasons_in_writing(reasons: object) -> None:
    with pytest.raises(ReviewError, match="the reasons are given in writing"):
        refuse(proposed(Standing.POOR, Standing.NEITHER), on=LATER, office=CHAIR, reasons=reasons)


@given(st.integers(1, 10**20), st.integers(0, 10**20))
def test_half_of_those_present_have_to_agree(present: int, agreed: int) -> None:
    agreed %= present + 1
    proposal = propose(classified(Standing.POOR), QD_24, listed=Standing.NEITHER)
    meeting = VillageMeeting(present, agreed)
    if 2 * agreed >= present:
        assert recognise(proposal, on=LATER, office=CHAIR, meeting=meeting).meeting is meeting
    else:
        with pytest.raises(ReviewError, match=r"the village meeting did not agree.*at least 50 % of those present"):
            recognise(proposal, on=LATER, office=CHAIR, meeting=meeting)
        assert refuse(proposal, on=LATER, office=CHAIR, reasons="họp dân", meeting=meeting).meeting is meeting


@pytest.mark.parametrize("times", [1, 10**12])
def test_just_half_is_enough_and_one_vote_less_is_not(times: int) -> None:
    proposal = propose(classified(Standing.POOR), QD_24)
    half = VillageMeeting(2 * times, times)
    assert recognise(proposal, on=ON, office=CHAIR, meeting=half).kinds == proposal.kinds
    with pytest.raises(ReviewError, match=f"held again; found {times - 1}/{2 * times}"):
        recognise(proposal, on=ON, office=CHAIR, meeting=VillageMeeting(2 * times, times - 1))


def test_a_meeting_is_asked_for_where_the_law_says_its_share() -> None:
    with pytest.raises(ReviewError, match="the result of the village meeting is missing"):
        recognise(propose(classified(Standing.POOR), QD_24), on=LATER, office=CHAIR)
    assert recognise(propose(classified(Standing.POOR), TT_17), on=LATER, office=CHAIR).meeting is None
    no_majority = VillageMeeting(present=10, agreed=1)
    assert recognise(propose(classified(Standing.POOR), TT_17), on=LATER, office=CHAIR, meeting=no_majority).kinds


@pytest.mark.parametrize(("present", "agreed"), [(0, 0), (10, 11), (10, -1), (10.0, 5), (10, True)])
def test_counts_that_no_meeting_has(present: int, agreed: int) -> None:
    with pytest.raises(ReviewError, match="no meeting has these counts"):
        VillageMeeting(present, agreed)


def test_what_is_known_of_the_status_stays_known_in_the_register() -> None:
    by_points = classify_points(standard("vn-2016"), area="rural", income_points=155, deprivation_points=40)
    with pytest.raises(ReviewError, match="the household has no id"):
        entry(by_points)
    unlisted = refuse(propose(classified(Standing.POOR), TT_17), on=LATER, office=CHAIR, reasons="nhầm hộ").entry()
    assert unlisted == Entry("H-1", None, 4)
    kept = refuse(proposed(Standing.NEITHER, Standing.POOR), on=LATER, office=CHAIR, reasons="nhầm hộ").entry()
    assert kept == Entry("H-1", Status.POOR, 4)
    off = refuse(proposed(Standing.POOR, Standing.NEITHER), on=LATER, office=CHAIR, reasons="nhầm hộ").entry()
    assert off == Entry("H-1", None, 4, possible={Status.AVERAGE, Status.ABOVE_AVERAGE})


def test_a_decision_is_for_one_household_with_an_id() -> None:
    decision = recognise(propose(classified(Standing.POOR, None), TT_17), on=LATER, office=CHAIR)
    assert isinstance(decision, Decision)
    with pytest.raises(ReviewError, match="the household has no id"):
        decision.entry()
