"""The cases of every shipped standard notice every mutant of it that says anything else of anybody."""

import pytest

from chuan_ngheo import standard
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification.cases import cases_of, cases_text, read_cases
from chuan_ngheo.verification.mutants import MutationReport, mutation_report

REPORTS: dict[str, MutationReport] = {}


def report(standard_id: str) -> MutationReport:
    if standard_id not in REPORTS:
        REPORTS[standard_id] = mutation_report(standard(standard_id))
    return REPORTS[standard_id]


@pytest.mark.parametrize("standard_id", standard_files())
def test_no_mutant_goes_unnoticed(standard_id: str) -> None:
    found = report(standard_id)
    assert found.failing == ()
    assert found.unnoticed == (), found.text("en")
    assert found.passed
    assert found.noticed


@pytest.mark.parametrize("standard_id", ["vn-2022", "vn-57-2016", "vn-sg-2021"])
def test_what_is_equivalent_is_so_by_the_law_of_the_rules(standard_id: str) -> None:
    """An age that the next bracket takes as well; the contrary of “unknown”; what an earlier class has taken."""
    expected = {
        "vn-2022": {"3 <= age <= 6", "3 <= age < 7", "6 <= age <= 12", "6 <= age < 13"},
        "vn-57-2016": {"not unknown"},
        "vn-sg-2021": {"deprivations >= 2", "means >= poverty"},
    }
    assert {each.after for each in report(standard_id).equivalent} == expected[standard_id]


@pytest.mark.parametrize("standard_id", ["vn-2001", "vn-57-2016", "vn-sg-2019"])
def test_cases_written_for_what_is_unnoticed_notice_it(standard_id: str) -> None:
    """From no case at all to cases that notice all, without a person."""
    law = standard(standard_id)
    nothing = mutation_report(law, read_cases(f"standard: {standard_id}\ndate: {law.start}\ntopics: []"))
    assert nothing.noticed == ()
    again = mutation_report(law, read_cases(cases_text(nothing.new_cases())))
    assert again.passed
    assert again.equivalent == nothing.equivalent
    assert {each.after for each in again.equivalent} == {each.after for each in report(standard_id).equivalent}


def test_without_its_boundary_cases_a_line_goes_unnoticed() -> None:
    text = cases_text(cases_of("vn-2006").written).replace("260_000", "250_000").replace("260_001", "270_000")
    found = mutation_report(standard("vn-2006"), read_cases(text, "mine.cases.yaml"))
    assert not found.passed
    assert [(each.mutant.before, each.mutant.after) for each in found.unnoticed] == [
        ("260000", "259999"),
        ("260000", "260001"),
    ]
    assert [each.difference.household.income_per_head for each in found.unnoticed] == [260_000, 260_001]


def test_a_case_that_does_not_hold_notices_nothing() -> None:
    text = cases_text(cases_of("vn-2006").written).replace("class: not_poor", "class: poor")
    found = mutation_report(standard("vn-2006"), read_cases(text, "mine.cases.yaml"))
    assert {each.case.name.en for each in found.failing} >= {"Rural, 200,001 VND", "Urban, 260,001 VND"}
    assert not {each.by.where for each in found.noticed} & {each.where for each in found.failing}
    assert ("260000", "260001") in {(each.mutant.before, each.mutant.after) for each in found.unnoticed}
