"""A case file may take over the cases of indicators that another standard defines in the same words."""

from pathlib import Path

import pytest
from attrs import evolve

from chuan_ngheo import StandardError, StandardNotFound, standard
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.verification.cases import cases_beside, cases_of, load_cases, run_case_file, run_cases

HANOI = """\
id: vn-own
extends: vn-2016
name: {vi: một, en: one}
place: VN-HN
in_force: {from: 2016-01-01, to: 2021-12-31}
indicators:
  housing_area: {deprived_when: floor_area < 9 * size}
  toilet: {deprived_when: null}
"""
CASES = "standard: vn-own\nextends: vn-2016\ndate: 2020-11-20\ntopics: []\n"


def written(folder: Path, cases: str = CASES, law: str = HANOI) -> Path:
    (folder / "vn-own.yaml").write_text(law, encoding="utf-8")
    (folder / "vn-own.cases.yaml").write_text(cases, encoding="utf-8")
    return folder / "vn-own.cases.yaml"


def test_what_is_defined_otherwise_is_not_taken_over(tmp_path: Path) -> None:
    taken = {each for placed in load_cases(written(tmp_path)).inherited for each in placed.case.findings}
    base = standard("vn-2016")
    assert taken == {each.id for each in base.indicators} - {"housing_area", "toilet"}
    assert all(outcome.passed for outcome in run_cases(tmp_path / "vn-own.cases.yaml"))


def test_only_cases_of_findings_alone_are_taken_over(tmp_path: Path) -> None:
    inherited = load_cases(written(tmp_path)).inherited
    base = cases_of("vn-2016")
    assert base is not None
    alone = [each for each in base.own if each.case.expects_findings_alone]
    assert {each.where for each in inherited} < {each.where for each in alone}
    assert len(alone) < len(base.own)
    assert all(each.where.startswith("vn-2016.cases.yaml:") for each in inherited)


def test_a_case_taken_over_does_not_ask_whether_the_standard_is_in_force(tmp_path: Path) -> None:
    """Those of 2023 are run under a standard of 2027."""
    later, file = standard("vn-2027"), cases_of("vn-2027")
    assert file is not None
    assert file.inherited
    assert not any(later.in_force(each.on) for each in file.inherited)
    assert all(outcome.passed for outcome in run_case_file(file, later))


def test_a_changed_indicator_is_held_against_the_cases_taken_over() -> None:
    """What is taken over is told by the known standard and not by the copy that is tried."""
    law, file = standard("vn-39-2022"), cases_of("vn-39-2022")
    assert file is not None
    area = evolve(law.written.indicators["housing_area"], deprived_when="floor_area <= 8 * size")
    changed = assemble(evolve(law.written, indicators={**law.written.indicators, "housing_area": area}))
    failed = [outcome for outcome in run_case_file(file, changed) if not outcome.passed]
    assert [set(outcome.case.findings) for outcome in failed] == [{"housing_area"}]


def test_cases_pass_on_what_they_took_over(tmp_path: Path) -> None:
    written(tmp_path)
    third = HANOI.replace("id: vn-own\nextends: vn-2016", "id: vn-third\nextends: vn-own").split("indicators:")[0]
    (tmp_path / "vn-third.yaml").write_text(third, encoding="utf-8")
    own = "{name: {vi: một, en: one}, household: {floor_area: 9, size: 1}, findings: {housing_area: not_deprived}}"
    cited = "{document: qd-59-2015, provenance: secondary}"
    topics = f"topics: [{{name: {{vi: một, en: one}}, citation: {cited}, cases: [{own}]}}]"
    (tmp_path / "vn-own.cases.yaml").write_text(CASES.replace("topics: []", topics), encoding="utf-8")
    cases = CASES.replace("vn-own", "vn-third").replace("extends: vn-2016", "extends: vn-own")
    (tmp_path / "vn-third.cases.yaml").write_text(cases, encoding="utf-8")
    taken = load_cases(tmp_path / "vn-third.cases.yaml").inherited
    assert {each.where.split(":")[0] for each in taken} == {"vn-own.cases.yaml", "vn-2016.cases.yaml"}
    assert all(outcome.passed for outcome in run_cases(tmp_path / "vn-third.cases.yaml"))


@pytest.mark.parametrize(
    ("extends", "said"),
    [
        ("vn-2061", "vn-own.cases.yaml:2:10: no case file of this standard; found vn-2061; did you mean “vn-2016”?"),
        ("vn-own", "case files that extend each other in a circle"),
    ],
)
def test_what_cannot_be_taken_over_is_told_at_its_place(tmp_path: Path, extends: str, said: str) -> None:
    with pytest.raises(StandardError) as refused:
        load_cases(written(tmp_path, CASES.replace("extends: vn-2016", f"extends: {extends}")))
    assert said in refused.value.say("en")
    assert refused.value.problems[0].where == "vn-own.cases.yaml:2:10"


def test_the_cases_beside_a_file_of_ones_own(tmp_path: Path) -> None:
    file = written(tmp_path)
    assert cases_beside(tmp_path / "vn-own.yaml") == load_cases(file)
    file.unlink()
    assert cases_beside(tmp_path / "vn-own.yaml") is None


def test_a_standard_that_is_not_known_has_no_cases() -> None:
    with pytest.raises(StandardNotFound, match="did you mean “vn-2016”"):
        cases_of("vn-2061")
