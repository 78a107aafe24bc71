"""The cases beside the standards, each a test of its own; and what they must contain."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from chuan_ngheo import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.citation import Provenance
from chuan_ngheo.standards.model import Line, Standard
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification.cases import Case, CaseOutcome, Verdict, cases_of, run_case_file

IDS = list(standard_files())
FILES = {each: file for each in IDS if (file := cases_of(each)) is not None}
OUTCOMES = {each: run_case_file(file, standard(each)) for each, file in FILES.items()}


def cases_in(standard_id: str) -> list[Case]:
    return [placed.case for placed in FILES[standard_id].cases]


def test_every_standard_has_a_case_file() -> None:
    assert list(FILES) == IDS


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(outcome, id=f"{standard_id}: {outcome.topic.name.en}: {outcome.case.name.en}")
        for standard_id, outcomes in OUTCOMES.items()
        for outcome in outcomes
    ],
)
def test_case(outcome: CaseOutcome) -> None:
    assert outcome.failures == (), outcome.where


@pytest.mark.parametrize("standard_id", IDS)
def test_every_outcome_designation_and_verdict_is_expected_of_some_case(standard_id: str) -> None:
    tried, cases = standard(standard_id), cases_in(standard_id)
    expected = {frozenset(each.classes) for each in cases if each.classes}
    assert {frozenset(cell.possible) for cell in tried.decision.cells()} <= expected
    designated = {designation for each in cases for designation in each.designations or ()}
    assert designated == {each.id for each in tried.designations}
    for indicator in tried.indicators:
        verdicts = {each.findings.get(indicator.id) for each in cases}
        if indicator.deprived_when is not None:
            assert {Verdict.DEPRIVED, Verdict.NOT_DEPRIVED} <= verdicts, indicator.id


@pytest.mark.parametrize("standard_id", IDS)
def test_every_line_has_a_case_on_it_and_one_just_beside_it(standard_id: str) -> None:
    tried, cases = standard(standard_id), cases_in(standard_id)
    incomes = {pair for each in cases if each.household for pair in yearly(each.household, tried)}
    for area, amount in amounts(tried.means.income.lines.values(), tried):
        months = tried.means.income.months
        assert (area, Fraction(amount)) in incomes, (area, amount)
        beside = {own - amount for where, own in incomes if where is area and 0 < abs(own - amount) <= 1}
        assert beside, (area, amount, months)
    totals = {(each.form.area, each.form.income_points) for each in cases if each.form}
    for area, amount in amounts(tried.means.points.lines.values() if tried.means.points else (), tried):
        assert {(area, amount), (area, amount + 1)} <= totals


def yearly(household: Household, tried: Standard) -> Iterator[tuple[Area | None, Fraction]]:
    """The income per head over the standard's period."""
    months = tried.means.income.months
    if household.income_per_head is not None:
        yield household.area, Fraction(household.income_per_head * months)
    elif household.monthly_income is not None and household.size is not None:
        yield household.area, Fraction(household.monthly_income * months, household.size)


def amounts(lines: object, tried: Standard) -> Iterator[tuple[Area, int]]:
    for line in lines:
        assert isinstance(line, Line)
        for area in tried.decision.areas:
            yield area, line.amount(area)


@pytest.mark.parametrize("standard_id", IDS)
def test_the_first_and_last_day_and_the_days_beside_them_have_cases(standard_id: str) -> None:
    tried = standard(standard_id)
    days = {placed.on: placed.case.in_force for placed in FILES[standard_id].own}
    outside = sorted(day for day, is_in_force in days.items() if not is_in_force)
    assert days[tried.start]
    assert days[tried.end]
    assert [(tried.start - outside[0]).days, (outside[-1] - tried.end).days] == [1, 1]


STRENGTH = {Provenance.VERIFIED: 2, Provenance.SECONDARY: 1, Provenance.INFERRED: 0, Provenance.UNVERIFIED: 0}


@pytest.mark.parametrize("standard_id", IDS)
def test_no_case_claims_more_of_a_document_than_the_standard_does(standard_id: str) -> None:
    """Documents that no value of the standard rests on set its days of force; nothing else is claimed of them."""
    claimed: dict[str, int] = {}
    for value in standard(standard_id).provenance():
        mark = STRENGTH[value.citation.provenance]
        claimed[value.citation.document] = max(claimed.get(value.citation.document, 0), mark)
    for topic in FILES[standard_id].written.topics:
        for citation in topic.citation:
            assert STRENGTH[citation.provenance] <= claimed.get(citation.document, 2), topic.name.en


@pytest.mark.parametrize("standard_id", IDS)
def test_every_case_has_a_name_of_its_own_in_each_language(standard_id: str) -> None:
    for topic in FILES[standard_id].written.topics:
        for language in ("vi", "en"):
            names = [case.name[language] for case in topic.cases]
            assert len(set(names)) == len(names), topic.name.en
            assert all(name.strip() for name in names)
