"""The strategies keep their word, under every standard: nothing impossible, nothing lost, everything filled in."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.classification.findings import truths_of
from chuan_ngheo.household.codes import Education
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.people import people
from chuan_ngheo.standards.registry import standard, standards
from chuan_ngheo.verification.strategies.surveyed import fill_in, households, with_findings, with_points

LAWS = st.sampled_from([law.id for law in standards()])
DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31)) | st.sampled_from([date(2020, 2, 29), date(2020, 12, 31)])
BIRTH_IN_OTHER_WORDS = ("age", "birth_year")


@given(law_id=LAWS, data=st.data(), on=DAYS)
def test_of_a_complete_household_everything_is_known(law_id: str, data: st.DataObject, on: date) -> None:
    law = standard(law_id)
    household = data.draw(households(law, on, complete=True))
    vocational = {Education.ELEMENTARY_VOCATIONAL, Education.INTERMEDIATE_VOCATIONAL}
    if not vocational & {member.education for member in household.members or ()}:
        assert None not in truths_of(household, law, on)
    unset = {name for name in HOUSEHOLD_FACTS if getattr(household, name) is None}
    assert unset <= {"income_per_head", "income_points", "deprivation_points"}
    for member in household.members or ():
        assert {name for name in MEMBER_FACTS if getattr(member, name) is None} <= {*BIRTH_IN_OTHER_WORDS}


@given(law_id=LAWS, data=st.data(), on=DAYS)
def test_filling_in_changes_nothing_that_was_known(law_id: str, data: st.DataObject, on: date) -> None:
    law = standard(law_id)
    household = data.draw(households(law, on))
    household = data.draw(st.just(household) | with_findings(household, law, on))
    filled = data.draw(fill_in(household, law, on))
    truths_of(filled, law, on)
    for name in HOUSEHOLD_FACTS:
        if name != "devices":
            assert getattr(household, name) in (None, getattr(filled, name))
    assert (household.devices or frozenset()) <= (filled.devices or frozenset())
    assert household.findings.items() <= filled.findings.items()
    assert filled.members is not None
    assert filled.size == len(filled.members)
    for member, more in zip(household.members or (), filled.members, strict=False):
        known = {name: getattr(member, name) for name in MEMBER_FACTS if getattr(member, name) is not None}
        assert evolve(more, **known) == more
        assert more.birth_date is not None
    assert len(people(filled, on)) == filled.size


@given(law_id=LAWS, data=st.data(), on=DAYS)
def test_what_the_survey_adds_contradicts_nothing(law_id: str, data: st.DataObject, on: date) -> None:
    law = standard(law_id)
    household = data.draw(households(law, on))
    derived = law.profile(household, on)
    if None in derived:
        truths_of(data.draw(with_findings(household, law, on)), law, on)
    if law.decision.points_each is not None or law.decision.point_cuts is not None:
        scored = data.draw(with_points(household, law, on))
        assert scored.deprivation_points is not None
        depth = law.decision.depth_of_points(scored.deprivation_points)
        assert depth is not None
        assert law.decision.point_cuts or derived.count(True) <= depth <= derived.count(True) + derived.count(None)
