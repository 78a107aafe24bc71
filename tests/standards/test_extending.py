"""A standard that states only what differs: what it inherits, what it replaces, what it takes away."""

import pickle
from pathlib import Path

import pytest

from chuan_ngheo.errors import StandardError
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import load_standard, load_standards, read_standard, source_of_text, structured
from chuan_ngheo.standards.registry import standard
from strategies.planting import VN_2016, place

HEAD = """id: vi-du
extends: vn-2016
name: {vi: Thử, en: Test}
place: VN-XX
in_force: {from: 2016-01-01, to: 2021-12-31}
"""


def extending(more: str = "") -> Standard:
    return read_standard(HEAD + more, "vi-du.yaml")


def test_what_is_not_stated_is_inherited() -> None:
    child, base = extending(), standard("vn-2016")
    assert child.means == base.means
    assert child.indicators == base.indicators
    assert child.classes == base.classes
    assert list(child.decision.cells()) == list(base.decision.cells())


def test_what_makes_a_standard_itself_is_not_inherited() -> None:
    child, base = extending(), standard("vn-2016")
    assert base.notes
    assert base.designations
    assert (child.notes, child.designations, child.covers, child.provisional) == ((), (), None, False)
    assert child.digest != base.digest


@pytest.mark.parametrize("key", ["id", "name", "place", "in_force"])
def test_what_makes_a_standard_itself_has_to_be_stated(key: str) -> None:
    text = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(key))
    with pytest.raises(StandardError, match=f"^vi-du.yaml:1:1: required field missing; found {key}$"):
        read_standard(text, "vi-du.yaml")


def test_one_amount_changes_and_the_rest_of_the_line_stays() -> None:
    line = extending("means: {income: {lines: {poverty: {rural: 800_000}}}}\n").means.income.lines["poverty"]
    assert (line.rural, line.urban) == (800_000, standard("vn-2016").means.income.lines["poverty"].urban)
    assert line.citation == standard("vn-2016").means.income.lines["poverty"].citation


def test_a_citation_is_replaced_as_a_whole() -> None:
    child = extending(
        "documents: {xx: {number: 1, title: {vi: Một, en: One}}}\n".replace("number: 1", 'number: "1"')
        + "classes: {near_poor: {citation: {document: xx, provenance: secondary}}}\n"
    )
    (citation,) = child.household_class("near_poor").citation
    assert (citation.document, citation.words, citation.article) == ("xx", None, None)


def test_null_takes_an_entry_away() -> None:
    child = extending("means: {points: null}\nindicators: {toilet: null}\n")
    assert child.means.points is None
    assert len(child.indicators) == len(standard("vn-2016").indicators) - 1
    assert child.decision.indicators == len(child.indicators)


def test_nothing_can_be_taken_away_that_is_not_there() -> None:
    with pytest.raises(StandardError) as caught:
        extending("indicators:\n  toilett: null\n")
    assert str(caught.value) == (
        "vi-du.yaml:7:3: nothing of this name to take away; found toilett; did you mean “toilet”?"
    )


def test_all_classes_restated_come_in_the_order_stated() -> None:
    classes = ["near_poor", "poor_by_income", "poor_by_deprivation", "average", "above_average"]
    child = extending("classes:\n" + "".join(f"  {each}: {{}}\n" for each in classes))
    assert [each.id for each in child.classes] == classes


def test_a_mistake_is_told_in_the_file_that_has_it() -> None:
    with pytest.raises(StandardError) as caught:
        extending("classes:\n  near_poor:\n    when: means <= minimun\n")
    assert str(caught.value).startswith("vi-du.yaml:8:20: not a line of this standard; found minimun")
    assert "did you mean “minimum”?" in str(caught.value)


def test_an_inherited_rule_that_no_longer_fits_is_told_where_it_stands() -> None:
    with pytest.raises(StandardError) as caught:
        extending("means: {income: {lines: {average: null}}}\n")
    assert [problem.found for problem in caught.value.problems] == ["average"]
    assert [problem.where for problem in caught.value.problems] == [
        place(VN_2016, "when: means <= average", "average").replace("x.yaml", "vn-2016.yaml")
    ]


def test_what_is_restated_of_an_entry_moves_nothing_else_in_it() -> None:
    name = "classes: {average: {name: {vi: vừa, en: middling}}}\n"
    with pytest.raises(StandardError) as caught:
        extending(name + "means: {income: {lines: {average: null}}}\n")
    (problem,) = caught.value.problems
    assert problem.where == place(VN_2016, "when: means <= average", "average").replace("x.yaml", "vn-2016.yaml")


def test_a_rule_restated_is_told_where_it_is_restated() -> None:
    with pytest.raises(StandardError) as caught:
        extending('classes:\n  average: {when: "means <= averag"}\n')
    assert [problem.where for problem in caught.value.problems] == ["vi-du.yaml:7:19"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("classes: 5\n", "vi-du.yaml:6:10: wrong type of value; found 5; expected a mapping"),
        (
            "classes: {average: {when: {a: b}}}\n",
            "vi-du.yaml:6:27: wrong type of value; found {'a': 'b'}; expected text",
        ),
        ("classes:\n  average:\n    whem: means <= average\n", "vi-du.yaml:8:5: unknown field; found whem"),
    ],
)
def test_what_is_no_part_of_a_standard_is_told_in_the_file_that_has_it(more: str, told: str) -> None:
    with pytest.raises(StandardError) as caught:
        extending(more)
    assert any(problem.say("en").startswith(told) for problem in caught.value.problems), caught.value.problems


def test_a_source_goes_by_the_name_of_its_own_file() -> None:
    assert source_of_text(HEAD, "vi-du.yaml").name == "vi-du.yaml"
    assert source_of_text(HEAD).name == "<text>"


def test_the_base_has_to_exist() -> None:
    with pytest.raises(StandardError) as caught:
        read_standard(HEAD.replace("vn-2016", "vn-20166"), "vi-du.yaml")
    assert str(caught.value) == ("vi-du.yaml:2:10: no such standard to extend; found vn-20166; did you mean “vn-2016”?")


def test_standards_of_a_folder_may_extend_each_other(tmp_path: Path) -> None:
    (tmp_path / "a-1.yaml").write_text(HEAD.replace("vi-du", "a-1"), encoding="utf-8")
    (tmp_path / "b-1.yaml").write_text(
        HEAD.replace("vi-du", "b-1").replace("vn-2016", "a-1") + "means: {points: null}\n", encoding="utf-8"
    )
    (tmp_path / "b-1.cases.yaml").write_text("not a standard", encoding="utf-8")
    first, second = load_standards(tmp_path)
    assert (first.id, second.id) == ("a-1", "b-1")
    assert first.means.points is not None
    assert second.means.points is None


def test_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "a-1.yaml").write_text(HEAD.replace("vi-du", "a-1").replace("vn-2016", "b-1"), encoding="utf-8")
    (tmp_path / "b-1.yaml").write_text(HEAD.replace("vi-du", "b-1").replace("vn-2016", "a-1"), encoding="utf-8")
    with pytest.raises(StandardError, match="extend each other in a circle"):
        load_standard(tmp_path / "a-1.yaml")


def test_a_text_may_extend_what_is_given_beside_it(tmp_path: Path) -> None:
    """Known standards are not replaced by what lies beside."""
    base = tmp_path / "a-1.yaml"
    base.write_text(HEAD.replace("vi-du", "a-1") + "means: {points: null}\n", encoding="utf-8")
    child = HEAD.replace("vn-2016", "a-1")
    assert read_standard(child, beside={"a-1": base}).means.points is None
    assert source_of_text(child, beside={"a-1": base}).extends == "a-1"
    with pytest.raises(StandardError, match=r"^<text>:2:10: no such standard to extend; found a-1$"):
        read_standard(child)
    with pytest.raises(StandardError, match=r"^<text>:2:10: no such standard to extend; found a-1$"):
        source_of_text(child)
    assert read_standard(HEAD, beside={"vn-2016": base}).means.points is not None


def test_a_standard_knows_what_it_was_laid_over() -> None:
    """A copy does, too; one that is made without a file is told."""
    child = extending()
    assert (child.extends, standard("vn-2016").extends) == ("vn-2016", None)
    assert pickle.loads(pickle.dumps(child)).extends == "vn-2016"
    assert assemble(child.written, extends="vn-2011").extends == "vn-2011"
    assert assemble(child.written).extends is None
    source = source_of_text(HEAD)
    assert assemble(structured(source), source, extends="vn-2011").extends == "vn-2016"
