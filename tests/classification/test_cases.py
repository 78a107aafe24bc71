"""The cases beside the standards, each a test of its own; and what they must contain."""

from pathlib import Path

import pytest

import chuan_ngheo.standards
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.verification.cases import CaseOutcome, Verdict, run_cases

FILES = sorted(Path(chuan_ngheo.standards.__file__).parent.glob("*/*.cases.yaml"))
OUTCOMES = {file.name.removesuffix(".cases.yaml"): run_cases(file) for file in FILES}


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


@pytest.mark.parametrize("standard_id", ["vn-2016", "vn-2022"])
def test_every_class_designation_and_verdict_is_expected_of_some_case(standard_id: str) -> None:
    tried, cases = standard(standard_id), [outcome.case for outcome in OUTCOMES[standard_id]]
    assert {each.id for each in tried.classes} <= {each.class_id for each in cases}
    designated = {designation for each in cases for designation in each.designations or ()}
    assert designated == {each.id for each in tried.designations}
    for indicator in tried.indicators:
        verdicts = {each.findings.get(indicator.id) for each in cases}
        assert {Verdict.DEPRIVED, Verdict.NOT_DEPRIVED} <= verdicts, indicator.id


@pytest.mark.parametrize("standard_id", ["vn-2016", "vn-2022"])
def test_every_line_has_a_case_on_it_and_one_beside_it(standard_id: str) -> None:
    tried, cases = standard(standard_id), [outcome.case for outcome in OUTCOMES[standard_id]]
    incomes = {(str(each.household.area), each.household.income_per_head) for each in cases if each.household}
    totals = {(str(each.form.area), each.form.income_points) for each in cases if each.form}
    assert tried.means.points is not None
    for found, lines in ((incomes, tried.means.income.lines), (totals, tried.means.points.lines)):
        for line in lines.values():
            for area, amount in (("rural", line.rural), ("urban", line.urban)):
                assert {(area, amount), (area, amount + 1)} <= found, (line.name.en, area)
