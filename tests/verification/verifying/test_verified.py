"""What a verification says of standards that are as they should be, of copies, and in each form."""

import json
from pathlib import Path

import pytest

from chuan_ngheo import standard
from chuan_ngheo.errors import StandardNotFound
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification.cases.running import run_cases
from chuan_ngheo.verification.cases.writing import cases_text
from chuan_ngheo.verification.verifying.changed_values import changed_values
from chuan_ngheo.verification.verifying.verified import verify
from strategies.planting import VN_2016, planted


def one_case(law_id: str) -> str:
    """Cases of a standard that is like that of 2006: one, on the rural line."""
    return f"""
standard: {law_id}
date: 2008-01-01
topics:
  - name: {{vi: "Chuẩn", en: "Line"}}
    citation: {{document: qd-170-2005, provenance: verified}}
    cases:
      - name: {{vi: "200.000 đồng", en: "200,000 VND"}}
        household: {{area: rural, income_per_head: 200_000}}
        class: poor
"""


@pytest.mark.parametrize("law_id", [each.id for each in standards()])
def test_every_shipped_standard_passes(law_id: str) -> None:
    found = verify(law_id)
    assert found.passed
    assert found.outcomes, "it has cases, and they were run"
    assert not found.changed
    assert found.check.cells == len(list(standard(law_id).decision.cells()))


def test_a_copy_of_other_words_and_layout_states_nothing_otherwise(tmp_path: Path) -> None:
    text = VN_2016.replace("en: near-poor}", "en: nearly poor}").replace("rural: 700_000", "rural: 700000   # the line")
    file = tmp_path / "copy.yaml"
    file.write_text(text, encoding="utf-8")
    found = verify(file)
    assert found.passed
    assert found.reference == standard("vn-2016")
    assert not found.changed
    assert "no other value" in found.text("en")


def test_every_difference_of_two_standards_is_told_once() -> None:
    """Applied one after another they make the copy: nothing is left out."""
    changes = changed_values(standard("vn-2016"), standard("vn-hn-2016"))
    lines = {each.path for each in changes if ".income.lines." in each.path}
    assert lines == {
        f"means.income.lines.{line}.{area}" for line in ("poverty", "minimum", "average") for area in ("rural", "urban")
    }
    assert {each.path for each in changes} - lines >= {"means.decides", "means.points"}
    assert len({each.path for each in changes}) == len(changes)
    assert not changed_values(standard("vn-2016"), standard("vn-2016"))


def test_an_entry_added_or_gone_stands_whole_and_an_order_counts() -> None:
    law = standard("vn-2022")
    (by_name,) = [each for each in changed_values(law, standard("vn-2027")) if each.path == "indicators"]
    assert (by_name.before, by_name.after) == ("information_assets", "waste_treatment")
    assert by_name.stands_alone


def test_households_that_were_shown_become_cases_that_hold(tmp_path: Path) -> None:
    """Written from a faulty copy, they say what the original says; the copy does not hold them."""
    file = tmp_path / "vn-2016.yaml"
    file.write_text(planted("rural: 700_000", "rural: 700_500", VN_2016), encoding="utf-8")
    found = verify(file)
    written = tmp_path / "new.cases.yaml"
    written.write_text(cases_text(found.new_cases()), encoding="utf-8")
    assert all(each.passed for each in run_cases(written, standard("vn-2016")))
    assert not all(each.passed for each in run_cases(written, found.standard))


def test_each_form_says_the_same(tmp_path: Path) -> None:
    file = tmp_path / "copy.yaml"
    file.write_text(planted("rural: 700_000", "rural: 700_001", VN_2016), encoding="utf-8")
    found = verify(file, mutants=True)
    texts = [found.text("vi", 80), found.text("en", 80)]
    assert texts[0] != texts[1]
    assert all(len(line) <= 80 for text in texts for line in text.splitlines())
    pages = [found.html("vi"), found.html("en")]
    data = json.loads(json.dumps(found.json()))
    for each in found.failed:
        assert each.where in texts[0]
        assert each.where in pages[0].replace('<span class="id">', "").replace("</span>", "")
    assert [each["where"] for each in data["cases"]["failed"]] == [each.where for each in found.failed]
    assert data["changed"][0]["moves"]["household"]["income_per_head"] == 700_001
    assert data["mutants"]["counts"]["total"] == found.mutants.total if found.mutants else 0


def test_an_id_that_nobody_knows_is_told_with_the_nearest() -> None:
    with pytest.raises(StandardNotFound, match="did you mean “vn-2016”"):
        verify("vn-2061")


def test_a_standard_of_ones_own_has_the_cases_beside_it(tmp_path: Path) -> None:
    text = standard_files()["vn-2006"].read_text(encoding="utf-8").replace("id: vn-2006", "id: my-2006")
    (tmp_path / "my-2006.yaml").write_text(text, encoding="utf-8")
    assert verify(tmp_path / "my-2006.yaml").outcomes is None
    (tmp_path / "my-2006.cases.yaml").write_text(one_case("my-2006"), encoding="utf-8")
    found = verify(tmp_path / "my-2006.yaml")
    assert found.outcomes is not None
    assert [each.passed for each in found.outcomes] == [True]
    assert found.reference is None
    against = verify(tmp_path / "my-2006.yaml", against=standard("vn-2006"))
    assert against.reference == standard("vn-2006") or not against.changed


def test_cases_that_notice_little_do_not_pass_with_mutants(tmp_path: Path) -> None:
    file = tmp_path / "few.cases.yaml"
    file.write_text(one_case("vn-2006"), encoding="utf-8")
    assert verify("vn-2006", cases=file).passed
    tried = verify("vn-2006", cases=file, mutants=True)
    assert tried.mutants is not None
    assert tried.mutants.unnoticed
    assert not tried.passed
