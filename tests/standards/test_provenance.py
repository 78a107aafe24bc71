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
