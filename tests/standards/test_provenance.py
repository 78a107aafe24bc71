"""Every value of every standard can be traced to a document and a mark."""

from collections import Counter

import pytest

from chuan_ngheo.standards.citation import Provenance
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standard, standards


@pytest.mark.parametrize("each", standards(), ids=lambda each: each.id)
def test_every_value_has_a_source(each: Standard) -> None:
    paths = {source.path for source in each.provenance()}
    points = each.means.points.lines if each.means.points else {}
    expected = {
        *(f"means.income.lines.{line}" for line in each.means.income.lines),
        *(f"means.points.lines.{line}" for line in points),
        *(f"indicators.{indicator.id}" for indicator in each.indicators),
        *(f"classes.{each_class.id}" for each_class in each.classes),
        *(f"designations.{designation.id}" for designation in each.designations),
    }
    assert expected <= paths
    assert paths - expected <= {"means.decides", "deprivation.points", "covers"}


def test_the_marks_are_those_of_the_law_file() -> None:
    marks = {
        (source.path, source.citation.area): source.citation.provenance
        for source in standard("vn-2016").provenance()
        if source.citation.about is None
    }
    assert marks["means.income.lines.poverty", None] is Provenance.VERIFIED
    assert marks["classes.near_poor", "rural"] is not Provenance.VERIFIED  # the last: by points, inferred
    assert marks["classes.near_poor", "urban"] is Provenance.SECONDARY
    counted = Counter(source.citation.provenance for source in standard("vn-hn-2016").provenance())
    # of the nation's own: the indicators' names, and what each scores on the form
    assert counted[Provenance.VERIFIED] == len(standard("vn-hn-2016").indicators) + 1


def test_a_value_is_shown_as_the_file_states_it() -> None:
    values = {source.path: source.value for source in standard("vn-2001").provenance()}
    assert values["means.income.lines.poverty"] == "urban 150000, rural 100000, rural_mountain 80000"
    assert values["classes.poor"] == "means < poverty"
    assert values["classes.not_poor"] == "otherwise"


def test_what_has_no_name_in_the_file_has_one_in_both_languages() -> None:
    named = {source.path: (source.name.vi, source.name.en, source.value) for source in standard("vn-2016").provenance()}
    assert named["means.decides"] == ("đơn vị quyết định", "the unit that decides", "points")
    assert named["deprivation.points"] == ("điểm mỗi chỉ số", "points of each indicator", "10")
    covered = next(law for law in standards() if law.covers is not None)
    assert covered.written.covers is not None
    rows = [source for source in covered.provenance() if source.path == "covers"]
    assert [(row.name.vi, row.name.en, row.value) for row in rows] == [
        ("đối tượng áp dụng", "whom it covers", covered.written.covers.when)
    ] * len(covered.written.covers.citation)
    assert rows


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_each_row_is_a_value_of_the_file_with_one_of_its_citations(law: Standard) -> None:
    """Rows stand in the order of the file, and each document is the one that its citation names."""
    written = law.written
    entries = {
        **{f"means.income.lines.{name}": (line.name, line.citation) for name, line in law.means.income.lines.items()},
        **{f"indicators.{name}": (entry.name, entry.citation) for name, entry in written.indicators.items()},
        **{f"classes.{name}": (entry.name, entry.citation) for name, entry in written.classes.items()},
        **{f"designations.{name}": (entry.name, entry.citation) for name, entry in written.designations.items()},
    }
    rows = [row for row in law.provenance() if row.path in entries]
    assert [(row.path, row.name, row.citation) for row in rows] == [
        (path, name, citation) for path, (name, citations) in entries.items() for citation in citations
    ]
    assert all(row.document is law.documents[row.citation.document] for row in law.provenance())
    rules = {f"indicators.{name}": entry.deprived_when or "–" for name, entry in written.indicators.items()}
    rules |= {f"classes.{name}": entry.when or "otherwise" for name, entry in written.classes.items()}
    rules |= {f"designations.{name}": entry.when for name, entry in written.designations.items()}
    assert {row.path: row.value for row in rows if row.path in rules}.items() <= rules.items()
