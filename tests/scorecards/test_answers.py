"""Answers to a form's own questions: checked all at once, and never taken for a fact of the survey."""

from datetime import date

import pytest

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.scorecards import Scorecard, read_scorecard, score


def test_everything_wrong_with_the_answers_is_said_at_once(form_03: Scorecard, day: date) -> None:
    wrong = {"state_jobs": True, "pensioners": True, "other_nonfarm_job": 1, "state_job": None}
    with pytest.raises(HouseholdError) as refusal:
        score(form_03, Household(), on=day, answers=wrong)
    no_question, no_number, no_yes = refusal.value.say("en").splitlines()
    assert no_question.startswith("answers.state_jobs: the form asks nothing of this name; found state_jobs; expected")
    assert no_question.endswith("state_job, other_nonfarm_job, pensioners; did you mean “state_job”?")
    assert no_number == "answers.pensioners: wrong type of value; found True; expected a whole number"
    assert no_yes == "answers.other_nonfarm_job: wrong type of value; found 1; expected true or false"


def test_a_number_of_persons_is_not_negative(form_03: Scorecard, day: date) -> None:
    with pytest.raises(HouseholdError, match=r"answers\.pensioners: impossible value; found -1; expected at least 0"):
        score(form_03, Household(), on=day, answers={"pensioners": -1})


def test_births_after_the_day_are_refused(form_03: Scorecard, day: date) -> None:
    with pytest.raises(HouseholdError, match=r"members\[0\]\.birth_date: born after"):
        score(form_03, Household(members=[Member(birth_date=date(2021, 1, 1))]), on=day)


def test_an_answer_and_facts_in_one_comparison(day: date) -> None:
    card = read_scorecard(
        """
id: earners
name: {vi: Phiếu thử, en: A test form}
partial: false
documents: {paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}}
citation: {document: paper, provenance: unverified}
columns:
  rural: {name: {vi: nông thôn, en: rural}, area: rural}
  urban: {name: {vi: thành thị, en: urban}, area: urban}
answers: {earners: {kind: number, question: {vi: Mấy người có thu nhập?, en: How many earn?}}}
groups:
  earners:
    name: {vi: người có thu nhập, en: earners}
    counts: highest
    rows:
      many:
        name: {vi: hơn nửa, en: more than half}
        when: 2 * earners > size + count_members(age < 15)
        points: {rural: 10, urban: 10}
"""
    )
    nobody = score(card, Household(), on=day)
    assert (nobody.lower, nobody.upper) == (0, 10)
    assert nobody.missing == ("answers.earners", "size", "members")
    assert nobody.say("answers.earners").vi == "Mấy người có thu nhập?"
    assert nobody.say("size").en == "household size"
    couple = Household(members=[Member(age=30), Member(birth_year=2005)])
    assert score(card, couple, on=day, answers={"earners": 2}).total == 10
    open_age = score(card, couple, on=day, answers={"earners": 1})
    assert open_age.total == 0
    three = score(
        card, Household(members=[*(Member(age=30),) * 2, Member(birth_year=2005)]), on=day, answers={"earners": 2}
    )
    assert (three.total, three.missing) == (None, ("members[2].birth_date",))
