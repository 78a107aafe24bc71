"""The figures of the law, copied from the texts by hand: each stands in its standard, with the mark it has there."""

from collections.abc import Iterator

import pytest
from attrs import fields, has

from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import Number, walk
from chuan_ngheo.standards.citation import Citation, Provenance, Subject
from chuan_ngheo.standards.model import Standard, Unit
from chuan_ngheo.standards.registry import standard, standards

VERIFIED, SECONDARY = Provenance.VERIFIED, Provenance.SECONDARY
INFERRED, UNVERIFIED = Provenance.INFERRED, Provenance.UNVERIFIED

INCOME = {
    # standard: line → VND/person/month, rural and urban, and who has seen it in the text
    "vn-2016": {
        "poverty": (700_000, 900_000, VERIFIED),
        "minimum": (1_000_000, 1_300_000, VERIFIED),
        "average": (1_500_000, 1_950_000, SECONDARY),
    },
    "vn-2022": {
        "poverty": (1_500_000, 2_000_000, VERIFIED),
        "average": (2_250_000, 3_000_000, VERIFIED),
    },
}
POINTS = {
    "vn-2016": {"poverty": (120, 140, VERIFIED), "minimum": (150, 175, VERIFIED)},
    "vn-2022": {"poverty": (140, 175, VERIFIED)},
}
INDICATORS = {
    # standard: indicator → dimension, marks of its threshold, numbers in its threshold
    "vn-2016": {
        "health_services": ("health", {UNVERIFIED}, set()),
        "health_insurance": ("health", {UNVERIFIED}, {6}),
        "adult_education": ("education", {UNVERIFIED}, {15, 1986}),
        "child_schooling": ("education", {UNVERIFIED}, {5, 15}),
        "housing_quality": ("housing", {UNVERIFIED}, set()),
        "housing_area": ("housing", {UNVERIFIED}, {8}),
        "water_source": ("water_sanitation", {UNVERIFIED}, set()),
        "toilet": ("water_sanitation", {UNVERIFIED}, set()),
        "telecom": ("information", {UNVERIFIED}, set()),
        "information_assets": ("information", {UNVERIFIED}, set()),
    },
    "vn-2022": {
        "employment": ("employment", {SECONDARY}, set()),
        "dependents": ("employment", {SECONDARY}, {2, 16, 60}),
        "nutrition": ("health", {SECONDARY}, {16}),
        "health_insurance": ("health", {SECONDARY}, {6}),
        "adult_education": ("education", {SECONDARY, INFERRED}, {16, 18, 30}),
        "child_schooling": ("education", {SECONDARY, UNVERIFIED}, {3, 6, 12, 16}),
        "housing_quality": ("housing", {SECONDARY}, set()),
        "housing_area": ("housing", {SECONDARY}, {8}),
        "water_source": ("water_sanitation", {SECONDARY}, set()),
        "toilet": ("water_sanitation", {SECONDARY, UNVERIFIED}, set()),
        "telecom": ("information", {UNVERIFIED}, set()),
        "information_assets": ("information", {UNVERIFIED}, set()),
    },
}
CLASSES = {
    "vn-2016": {
        "poor_by_income": {VERIFIED},
        "poor_by_deprivation": {VERIFIED},
        "near_poor": {VERIFIED, SECONDARY, INFERRED},
        "average": {SECONDARY, UNVERIFIED},
        "above_average": {INFERRED},
    },
    "vn-2022": {
        "poor": {VERIFIED},
        "near_poor": {VERIFIED},
        "average": {VERIFIED},
        "above_average": {INFERRED},
    },
}
CUT_OFF = 3
POINTS_EACH = 10
both = pytest.mark.parametrize("law", [standard("vn-2016"), standard("vn-2022")], ids=lambda law: law.id)


def marks(citations: tuple[Citation, ...]) -> set[Provenance]:
    return {citation.provenance for citation in citations}


@both
def test_the_lines_of_income(law: Standard) -> None:
    lines = law.means.income.lines
    assert law.means.income.months == 1
    assert {name: (line.rural, line.urban) for name, line in lines.items()} == {
        name: figures[:2] for name, figures in INCOME[law.id].items()
    }
    assert {name: marks(line.citation) for name, line in lines.items()} == {
        name: {figures[2]} for name, figures in INCOME[law.id].items()
    }
    assert all(line.amount(Area.RURAL_MOUNTAIN) == line.rural for line in lines.values())


@both
def test_the_lines_of_points(law: Standard) -> None:
    assert law.means.points is not None
    assert {
        name: (line.rural, line.urban, *marks(line.citation)) for name, line in law.means.points.lines.items()
    } == POINTS[law.id]
    assert {indicator.points for indicator in law.indicators} == {law.decision.points_each} == {POINTS_EACH}


def test_the_unit_that_decides() -> None:
    """2016: income is what the form estimates. 2022: the lines are in income."""
    assert standard("vn-2016").means.decides is Unit.POINTS
    assert standard("vn-2022").means.decides is Unit.INCOME


@both
def test_the_indicators_with_their_dimensions_and_thresholds(law: Standard) -> None:
    expected = INDICATORS[law.id]
    assert [indicator.id for indicator in law.indicators] == list(expected)
    assert list(law.dimensions) == list(dict.fromkeys(dimension for dimension, _, _ in expected.values()))
    for indicator in law.indicators:
        dimension, threshold, numbers = expected[indicator.id]
        named = [citation for citation in indicator.citation if citation.about is Subject.NAME]
        others = tuple(citation for citation in indicator.citation if citation.about is Subject.THRESHOLD)
        assert len(named) + len(others) == len(indicator.citation)
        assert indicator.dimension == dimension
        assert marks(tuple(named)) == {VERIFIED}
        assert marks(others) == threshold, indicator.id
        assert indicator.deprived_when is not None
        assert {node.value for node in walk(indicator.deprived_when) if isinstance(node, Number)} == numbers


@both
def test_the_classes_and_the_cut_off(law: Standard) -> None:
    assert {each.id: marks(each.citation) for each in law.classes} == CLASSES[law.id]
    counted = [node.value for each in law.classes for node in walk(each.when or Number(0)) if isinstance(node, Number)]
    assert counted == [CUT_OFF, 0]  # and nothing to count for the rest


def test_the_documents() -> None:
    assert set(standard("vn-2016").documents) == {
        "qd-59-2015", "qd-1614-2015", "tt-02-2016", "tt-17-2016", "tt-14-2018", "nd-07-2021",
    }  # fmt: skip
    assert standard("vn-2016").documents["qd-59-2015"].issued.isoformat() == "2015-11-19"
    assert standard("vn-2016").documents["tt-14-2018"].effective.isoformat() == "2018-11-10"
    assert standard("vn-2022").documents["nd-07-2021"].effective.isoformat() == "2021-03-15"


# every standard -----------------------------------------------------------------------------------


def parts(node: object, path: str = "") -> Iterator[tuple[str, object]]:
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from parts(value, f"{path}.{key}")
    elif isinstance(node, tuple):
        for index, value in enumerate(node):
            yield from parts(value, f"{path}[{index}]")
    elif has(type(node)):
        for attribute in fields(type(node)):
            yield from parts(getattr(node, attribute.name), f"{path}.{attribute.name}")


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_every_name_is_said_in_two_languages(law: Standard) -> None:
    texts = [(path, part) for path, part in parts(law.written) if isinstance(part, Text)]
    assert len(texts) > 5
    for path, text in texts:
        assert text.vi.strip(), path
        assert text.en.strip(), path
        assert text.vi != text.en, path


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_every_citation_leads_to_a_document_that_is_cited(law: Standard) -> None:
    cited = [part for _, part in parts(law.written) if isinstance(part, Citation)]
    assert {citation.document for citation in cited} <= set(law.documents)
    assert all(document.number != "" and document.title.vi for document in law.documents.values())
    for cited_part in (*law.means.income.lines.values(), *law.indicators, *law.classes, *law.designations):
        assert cited_part.citation
