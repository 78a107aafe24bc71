"""Cases made of households are read back as they were written, and hold."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Household, Member, Text, standard
from chuan_ngheo.household.form import ScoredForm
from chuan_ngheo.standards.citation import Citation, Provenance, Subject
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification import Comparison, Transition, compare
from chuan_ngheo.verification.cases import (
    TO_BE_READ,
    Case,
    Example,
    Form,
    Reach,
    Topic,
    Verdict,
    WrittenCases,
    cases_of,
    cases_text,
    moved_examples,
    proposed_cases,
    read_cases,
    run_case_file,
)
from chuan_ngheo.verification.cases.naming import name_of
from chuan_ngheo.verification.strategies.drawing import drawn
from chuan_ngheo.verification.strategies.surveyed import households, with_points

LAWS = [each.id for each in standards()]
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TEXTS = st.builds(Text, WORDS, WORDS)
NAMES = st.text("abyesno_019-", min_size=1, max_size=6)


@drawn
def examples(draw, law):
    on = draw(st.sampled_from([law.start, law.end, date(2020, 11, 20), date(2023, 2, 28)]))
    if draw(st.integers(0, 4)) == 0:
        totals = st.none() | st.integers(0, 200)
        return Example(on, form=draw(st.none() | st.builds(ScoredForm, st.sampled_from(Area), totals, totals)))
    household = draw(households(law, on))
    if law.decision.points_each is not None or law.decision.point_cuts is not None:
        household = draw(st.just(household) | with_points(household, law, on))
    labels = st.dictionaries(WORDS, WORDS, max_size=2)
    return Example(on, evolve(household, id=draw(st.none() | WORDS), labels=draw(labels)))


@drawn
def laws_and_examples(draw):
    law = standard(draw(st.sampled_from(LAWS)))
    return law, draw(st.lists(examples(law), max_size=3))


@given(laws_and_examples())
def test_proposed_cases_are_read_back_and_hold(drawn_together) -> None:
    law, shown = drawn_together
    proposed = proposed_cases(law, shown)
    file = read_cases(cases_text(proposed, TO_BE_READ), "proposed.cases.yaml")
    assert file.written == proposed
    assert all(outcome.passed for outcome in run_case_file(file, law))
    assert cases_text(file.written) == cases_text(proposed)


citations = st.builds(
    Citation,
    document=NAMES,
    provenance=st.sampled_from(Provenance),
    article=st.none() | WORDS,
    words=st.none() | WORDS,
    reading=st.none() | TEXTS,
    about=st.none() | st.sampled_from(Subject),
    area=st.none() | st.sampled_from(Area),
)
cases = st.builds(
    Case,
    name=TEXTS,
    form=st.none() | st.builds(Form, st.sampled_from(Area), st.none() | st.integers(0, 10**5)),
    on=st.none() | st.dates(),
    deprived=st.none() | st.integers(0, 10**6),
    deprived_in=st.none() | st.lists(NAMES).map(tuple),
    class_id=st.none() | NAMES,
    possible=st.none() | st.lists(NAMES).map(tuple),
    findings=st.dictionaries(NAMES, st.sampled_from(Verdict)),
    designations=st.none() | st.lists(NAMES).map(tuple),
    coverage=st.none() | st.sampled_from(Reach),
    in_force=st.booleans(),
)
topics = st.builds(
    Topic, TEXTS, st.lists(citations, min_size=1, max_size=3).map(tuple), st.lists(cases, max_size=3).map(tuple)
)


@given(st.builds(WrittenCases, NAMES, st.dates(), st.lists(topics, max_size=3).map(tuple), st.none() | NAMES))
def test_whatever_cases_there_may_be_are_read_back(written: WrittenCases) -> None:
    assert read_cases(cases_text(written)).written == written


@pytest.mark.parametrize("standard_id", LAWS)
def test_the_shipped_cases_are_read_back(standard_id: str) -> None:
    file = cases_of(standard_id)
    assert file is not None
    assert read_cases(cases_text(file.written)).written == file.written


def test_a_proposed_case_says_what_the_standard_says_and_cites_it() -> None:
    law = standard("vn-2022")
    household = Household(area=Area.RURAL, income_per_head=1_500_001, members=[Member(age=6, insured=False)])
    (topic,) = proposed_cases(law, [Example(date(2023, 11, 20), household)] * 2).topics
    (case,) = topic.cases
    assert topic.citation == law.household_class("average").citation
    assert case.name == Text(
        "Nông thôn, 1.500.001 đồng/người/tháng, 1 người; người 1: 6 tuổi, không có BHYT",
        "Rural, 1,500,001 VND/person/month, 1 person; person 1: 6 years, has no health insurance",
    )
    assert case.class_id == "average"
    assert case.designations == ()
    deprived = {each for each, verdict in case.findings.items() if verdict is Verdict.DEPRIVED}
    assert deprived == {"health_insurance", "dependents"}
    assert Verdict.UNKNOWN not in case.findings.values()


def test_what_the_facts_leave_open_is_written_as_open() -> None:
    law = standard("vn-57-2016")
    household = Household(area=Area.RURAL, income_per_head=1_600_000)
    (topic,) = proposed_cases(law, [Example(law.start, household)]).topics
    assert topic.cases[0].possible == ("poor", "near_poor", "not_poor")
    assert topic.cases[0].class_id is None
    assert {each.document for each in topic.citation} == {"nq-47-2015"}


def test_days_and_coverage_make_cases_too() -> None:
    law = standard("vn-sg-2019")
    temporary = Household(residence_months=6)
    written = proposed_cases(law, [Example(date(2021, 1, 1)), Example(law.start), Example(law.start, temporary)])
    days, open_class = written.topics
    assert [case.in_force for case in days.cases] == [False, True]
    assert [case.coverage for case in open_class.cases] == [Reach.UNKNOWN]


def test_what_the_standard_refuses_makes_no_case() -> None:
    law = standard("vn-2016")
    refused = Example(law.start, form=ScoredForm(Area.RURAL, 100, 33))
    assert proposed_cases(law, [refused]).topics == ()


def test_witnesses_of_a_comparison_make_cases_of_the_standard_that_comes_after() -> None:
    before, after = standard("vn-2022"), standard("vn-39-2022")
    comparison = compare(before, after)
    written = proposed_cases(after, moved_examples(comparison))
    cases_made = [case for topic in written.topics for case in topic.cases]
    told = [each.witness.after for each in by_class(comparison)]
    assert [case.household for case in cases_made] == [evolve(each, findings={}) for each in told]
    deprived = [{name for name, found in each.findings.items() if found} for each in told]
    assert [set(case.deprived_in) for case in cases_made] == deprived
    text = cases_text(written, TO_BE_READ)
    assert text.startswith(f"# {TO_BE_READ.vi}\n# {TO_BE_READ.en}\nstandard: vn-39-2022\n")
    assert all(outcome.passed for outcome in run_case_file(read_cases(text), after))


def by_class(comparison: Comparison) -> list[Transition]:
    """What is moved, class by class as each is first met."""
    met = list(dict.fromkeys(each.after.id for each in comparison.moved))
    return sorted(comparison.moved, key=lambda each: met.index(each.after.id))


@pytest.mark.parametrize(
    ("example", "vi", "en"),
    [
        (Example(date(2022, 1, 1)), "ngày 01/01/2022", "on 2022-01-01"),
        (Example(date(2022, 1, 1), Household()), "chưa biết gì", "nothing known"),
        (
            Example(date(2022, 1, 1), form=ScoredForm(Area.RURAL, 140, None)),
            "nông thôn, điểm B1 140, chưa chấm điểm B2",
            "rural, B1 points 140, B2 points not scored",
        ),
        (
            Example(date(2022, 1, 1), Household(findings={"toilet": True, "telecom": False, "nutrition": True})),
            "thiếu hụt nhà tiêu hợp vệ sinh, dinh dưỡng",
            "deprived in hygienic toilet, nutrition",
        ),
        (
            Example(date(2022, 1, 1), Household(area=Area.URBAN, findings={"toilet": False})),
            "thành thị; không thiếu hụt chỉ số nào",
            "urban; deprived in no indicator",
        ),
    ],
)
def test_what_a_case_is_called(example: Example, vi: str, en: str) -> None:
    assert name_of(example, standard("vn-2022")) == Text(vi, en)
