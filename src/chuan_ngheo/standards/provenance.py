"""What each value of a standard rests on: document, article and mark, one row a value and citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import Text
from chuan_ngheo.standards.citation import Citation, LegalDocument
from chuan_ngheo.standards.model import Line, Standard


@frozen
class CitedValue:
    """One citation of one value; ``path`` is the value's place in the standard's file."""

    path: str
    name: Text
    value: str
    """The value as the standard states it: amounts by area, or the rule."""
    citation: Citation
    document: LegalDocument


def provenance(standard: Standard) -> tuple[CitedValue, ...]:
    """Every value of the standard with every citation it has, in the order of the file.

    >>> from chuan_ngheo.standards.registry import standard
    >>> row = provenance(standard("vn-2016"))[1]
    >>> row.path, row.value, row.citation.provenance.value
    ('means.income.lines.poverty', 'urban 900000, rural 700000', 'verified')
    """
    return tuple(
        CitedValue(path, name, value, citation, standard.documents[citation.document])
        for path, name, value, citations in _values(standard)
        for citation in citations
    )


def _values(standard: Standard) -> Iterator[tuple[str, Text, str, tuple[Citation, ...]]]:
    means, written = standard.means, standard.written
    decides = Text("đơn vị quyết định", "the unit that decides")
    yield "means.decides", decides, str(means.decides), means.citation
    yield from _lines("means.income.lines", means.income.lines)
    if means.points is not None:
        yield from _lines("means.points.lines", means.points.lines)
    if written.deprivation is not None:
        each = Text("điểm mỗi chỉ số", "points of each indicator")
        yield "deprivation.points", each, str(written.deprivation.points), written.deprivation.citation
    for indicator_id, indicator in written.indicators.items():
        rule = indicator.deprived_when or "–"
        yield f"indicators.{indicator_id}", indicator.name, rule, indicator.citation
    for class_id, entry in written.classes.items():
        yield f"classes.{class_id}", entry.name, entry.when or "otherwise", entry.citation
    for designation_id, designation in written.designations.items():
        yield f"designations.{designation_id}", designation.name, designation.when, designation.citation
    if written.covers is not None:
        covers = Text("đối tượng áp dụng", "whom it covers")
        yield "covers", covers, written.covers.when, written.covers.citation


def _lines(path: str, lines: Mapping[str, Line]) -> Iterator[tuple[str, Text, str, tuple[Citation, ...]]]:
    for line_id, line in lines.items():
        areas = [area for area in Area if area is not Area.RURAL_MOUNTAIN or line.rural_mountain is not None]
        amounts = ", ".join(f"{area} {line.amount(area)}" for area in areas)
        yield f"{path}.{line_id}", line.name, amounts, line.citation
