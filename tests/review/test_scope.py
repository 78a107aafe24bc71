"""Why a household is reviewed: every reason, and nothing guessed."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.review import Candidate, ReviewError, ScopeReason, Standing, regime, regimes, scope
from chuan_ngheo.rules.logic import Truth

TRUTHS = st.sampled_from([True, False, None])
CANDIDATES = st.builds(Candidate, st.just("H"), st.none() | st.sampled_from(Standing), TRUTHS, TRUTHS, TRUTHS, TRUTHS)
TT_17, QD_24 = regime("tt-17-2016"), regime("qd-24-2021")
NO = {"requested": False, "at_risk": False, "land_or_sea_livelihood": False, "may_be_average": False}


def reasons(candidate: Candidate) -> dict[str, Truth]:
    return {str(each.reason): each.holds for each in scope(candidate, TT_17).reasons}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"listed": Standing.POOR}, {"listed_poor": True}),
        ({"listed": Standing.NEAR_POOR}, {"listed_near_poor": True}),
        ({"requested": True}, {"requested": True}),
        ({"at_risk": True}, {"at_risk": True}),
        ({"land_or_sea_livelihood": True, "may_be_average": True}, {"average_land_or_sea": True}),
        ({"land_or_sea_livelihood": True}, {}),
        ({"may_be_average": True}, {}),
        ({}, {}),
    ],
)
def test_each_reason_by_itself(facts: dict[str, object], expected: dict[str, bool]) -> None:
    found = scope(Candidate("H", **{"listed": Standing.NEITHER, **NO, **facts}), TT_17)
    assert {str(each.reason): each.holds for each in found.reasons} == expected
    assert found.included is bool(expected)


def test_several_reasons_hold_at_once_and_others_stay_open() -> None:
    candidate = Candidate("H", Standing.POOR, requested=True, land_or_sea_livelihood=True)
    assert reasons(candidate) == {
        "listed_poor": True,
        "requested": True,
        "at_risk": None,
        "average_land_or_sea": None,
    }
    assert scope(candidate, TT_17).included is True


def test_nothing_known_is_maybe_for_every_reason() -> None:
    found = scope(Candidate("H"), TT_17)
    assert found.included is None
    assert reasons(Candidate("H")) == dict.fromkeys(map(str, ScopeReason))


@given(CANDIDATES)
def test_the_answer_holds_however_the_unknown_turns_out(candidate: Candidate) -> None:
    facts = ("requested", "at_risk", "land_or_sea_livelihood", "may_be_average")
    choices = [[value] if (value := getattr(candidate, fact)) is not None else [True, False] for fact in facts]
    lists = list(Standing) if candidate.listed is None else [candidate.listed]
    for each in regimes():
        found = {
            scope(Candidate("H", listed, *known), each).included for listed in lists for known in product(*choices)
        }
        included = scope(candidate, each).included
        assert included is None or found == {included}
        assert len(found) == 1 or included is None


def test_a_reason_that_the_regime_does_not_give_is_not_looked_at() -> None:
    at_risk = Candidate("H", Standing.NEITHER, **{**NO, "at_risk": True})
    assert (scope(at_risk, TT_17).included, scope(at_risk, QD_24).included) == (True, False)


def test_the_reasons_are_said_with_their_citations() -> None:
    found = scope(Candidate("H-1", Standing.POOR, False, None, False, False), TT_17)
    assert str(found) == (
        "Hộ H-1: được rà soát\n"
        "  – đang trong danh sách hộ nghèo [17/2016/TT-BLĐTBXH, ⚠ theo nguồn thứ cấp]\n"
        "  – có thể được phát hiện có nguy cơ nghèo [17/2016/TT-BLĐTBXH, ⚠ theo nguồn thứ cấp]"
    )
    assert scope(Candidate("H-2", Standing.NEITHER, True, False, False, False), QD_24).say("en") == (
        "Household H-2: is reviewed\n  – has asked for a review [24/2021/QĐ-TTg, ⚠ inferred]"
    )
    assert scope(Candidate("H-3", Standing.NEITHER, **NO), TT_17).say("en") == "Household H-3: is not reviewed"
    assert str(scope(Candidate("H-4"), QD_24)).startswith("Hộ H-4: chưa rõ có thuộc diện rà soát không\n")


@pytest.mark.parametrize("value", ["no", 0, 1, "", 1.0])
def test_what_is_no_truth_is_refused(value: object) -> None:
    with pytest.raises(ReviewError, match=r"requested: wrong type of value; found .*; expected True, False or None"):
        Candidate("H", requested=value)
