"""Case files are read strictly, and what comes out otherwise than expected is told in both languages."""

from pathlib import Path

import pytest
from attrs import evolve

from chuan_ngheo import ChuanNgheoError, StandardError, standard
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.verification.cases import CaseOutcome, run_cases

HEAD = """\
standard: vn-2016
date: 2020-11-20
topics:
  - name: {vi: chủ đề, en: topic}
    citation: {document: qd-59-2015, provenance: verified}
    cases:
"""


def run(place: Path, *cases: str, head: str = HEAD) -> tuple[CaseOutcome, ...]:
    file = place / "mine.cases.yaml"
    file.write_text(head + "".join(f"      - {case}\n" for case in cases), encoding="utf-8")
    return run_cases(file)


def problems(place: Path, *cases: str, head: str = HEAD) -> list[str]:
    with pytest.raises(StandardError) as refused:
        run(place, *cases, head=head)
    return [problem.say("en") for problem in refused.value.problems]


def case(rest: str) -> str:
    return f"{{name: {{vi: một, en: one}}, {rest}}}"


def test_an_expectation_met(tmp_path: Path) -> None:
    (outcome,) = run(tmp_path, case("household: {area: rural, income_per_head: 700_000}, class: poor_by_income"))
    assert outcome.passed
    assert outcome.where == "mine.cases.yaml:7:9"
    assert outcome.topic.name.vi == "chủ đề"


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        (
            "household: {area: rural, income_per_head: 700_001}, deprived: 0, class: poor_by_income",
            "loại hộ: cần poor_by_income, gặp near_poor",
            "class: expected poor_by_income, found near_poor",
        ),
        (
            "household: {area: rural, income_per_head: 800_000}, class: near_poor",
            "loại hộ: cần near_poor, gặp near_poor | poor_by_deprivation",
            "class: expected near_poor, found near_poor | poor_by_deprivation",
        ),
        (
            "form: {area: rural, income_points: 151, deprivation_points: 0}, possible: [near_poor, average]",
            "loại hộ: cần average | near_poor, gặp above_average | average",
            "class: expected average | near_poor, found above_average | average",
        ),
        (
            "household: {members: [{age: 6, insured: false}]}, findings: {health_insurance: not_deprived}",
            "bảo hiểm y tế: cần không thiếu hụt, gặp thiếu hụt",
            "health insurance: expected not deprived, found deprived",
        ),
        (
            "household: {toilet: septic}, findings: {water_source: deprived}",
            "nguồn nước sinh hoạt: cần thiếu hụt, gặp chưa xác định",
            "water source: expected deprived, found unknown",
        ),
        (
            "household: {area: rural, income_per_head: 2_000_000}, deprived: 3, designations: []",
            "đồng thời: cần không có, gặp deprived_above_minimum",
            "designations: expected none, found deprived_above_minimum",
        ),
        (
            "date: 2022-01-01, household: {area: rural, income_per_head: 700_000}, class: poor_by_income",
            "chuẩn không có hiệu lực vào 01/01/2022",
            "the standard is not in force on 2022-01-01",
        ),
        (
            "household: {area: rural}, deprived_in: [toilet], findings: {toilet: deprived, telecom: deprived}",
            "sử dụng dịch vụ viễn thông: cần thiếu hụt, gặp không thiếu hụt",
            "telecommunication services: expected deprived, found not deprived",
        ),
        (
            "household: {residence: temporary}, coverage: not_covered",
            "đối tượng áp dụng: cần không thuộc đối tượng, gặp thuộc đối tượng",
            "coverage: expected not covered, found covered",
        ),
        ("in_force: false", "chuẩn có hiệu lực vào 20/11/2020", "the standard is in force on 2020-11-20"),
        (
            "household: {members: [{birth_year: 2021}]}, class: near_poor",
            "members[0].birth_year: sinh sau ngày xét (20/11/2020); gặp 2021",
            "members[0].birth_year: born after the date of classification (2020-11-20); found 2021",
        ),
    ],
)
def test_a_difference_is_told(tmp_path: Path, written: str, vi: str, en: str) -> None:
    (outcome,) = run(tmp_path, case(written))
    assert [(failure.vi, failure.en) for failure in outcome.failures] == [(vi, en)]
    assert not outcome.passed


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("class: poor_by_incme", "found poor_by_incme"),
        ("possible: [near_poor, averag]", "did you mean “average”"),
        ("findings: {toilets: deprived}", "did you mean “toilet”"),
        ("findings: {toilet: true}", "not a code of the list"),
        ("designations: [average_land]", "did you mean “average_land_or_sea”"),
        ("household: {area: rurl}, class: near_poor", "did you mean “rural”"),
        ("household: {size: 0}, class: near_poor", "impossible value"),
        ("household: {floor_area: 31.99}, class: near_poor", "decimal numbers are not used here"),
        ("class: near_poor, clas: near_poor", "did you mean “class”"),
        ("deprived: 11, class: near_poor", "“deprived” is from 0 to 10"),
        ("household: {findings: {toilet: true}}, deprived: 1, class: near_poor", "name them"),
        ("deprived_in: [toilets], class: near_poor", "did you mean “toilet”"),
        ("deprived_in: [toilet], deprived: 1, class: near_poor", "in place of all other findings"),
        ("household: {findings: {toilet: true}}, deprived_in: [], class: near_poor", "in place of all other findings"),
        ("form: {area: rural}, deprived_in: [toilet], class: near_poor", "in place of all other findings"),
        ("coverage: yes, class: near_poor", "YAML may take this word for true, false or null"),
        (
            "form: {area: rural, income_points: 1, deprivation_points: 0}, findings: {toilet: deprived}",
            "a form has totals and no findings",
        ),
        (
            "household: {}, form: {area: rural, income_points: 1, deprivation_points: 0}, class: near_poor",
            "“household” or “form”, not both",
        ),
        ("class: near_poor, possible: [near_poor, average]", "“class” or “possible”, not both"),
        ("household: {area: rural}", "nothing is expected of this case"),
    ],
)
def test_what_is_no_case_is_refused_at_its_place(tmp_path: Path, written: str, problem: str) -> None:
    (said,) = problems(tmp_path, case(written))
    assert said.startswith("mine.cases.yaml:7:")
    assert problem in said


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    said = problems(
        tmp_path,
        case("class: rich"),
        case("deprived: 99, class: near_poor"),
        head=HEAD.replace("qd-59-2015", "qd-95-2015"),
    )
    assert [each.split(":")[1] for each in said] == ["5", "7", "8"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("standard: vn-2061\ndate: 2020-11-20\ntopics: []", "no such standard; found vn-2061"),
        ("standard: vn-2016\ndate: 2020-11-20\ntopics: none", "wrong type of value; found 'none'; expected a list"),
        ("standard: vn-2016\ntopics: []", "required field missing"),
        ("[vn-2016]", "expected a mapping"),
        ("standard: vn-2016\nstandard: vn-2016", "duplicate key"),
        ("", "the file is empty"),
    ],
)
def test_a_file_that_holds_no_cases_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "mine.cases.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ChuanNgheoError) as refused:
        run_cases(file)
    assert problem in refused.value.say("en")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.cases.yaml"
    file.write_bytes(HEAD.encode("utf-16"))
    with pytest.raises(StandardError, match="the file is not UTF-8"):
        run_cases(file)


def test_another_standard_can_be_tried_with_the_same_cases(tmp_path: Path) -> None:
    """As one tries a change to a rule: what it moves is told."""
    written = standard("vn-2016").written
    line = evolve(written.means.income.lines["poverty"], rural=699_999)
    income = evolve(written.means.income, lines={**written.means.income.lines, "poverty": line})
    changed = assemble(evolve(written, means=evolve(written.means, income=income)))
    run(tmp_path, case("household: {area: rural, income_per_head: 700_000}, deprived: 0, class: poor_by_income"))
    (outcome,) = run_cases(tmp_path / "mine.cases.yaml", changed)
    assert [failure.en for failure in outcome.failures] == ["class: expected poor_by_income, found near_poor"]
