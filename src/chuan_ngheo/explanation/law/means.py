"""Lines of means as a section for each unit: amounts by area, and the citations of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chuan_ngheo.explanation.law.cited import cited, law_of
from chuan_ngheo.explanation.law.description import Entry, Kind, Section
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.standards.model import Income, Line, Points, Standard, Unit

_HEADING = Text("Mức sống: {unit}", "Means: {unit}")
_LINE = Text("Mức", "Line")
_PERIOD = Text("Mức tính cho {months} tháng.", "The lines are for {months} months.")
_DECIDING = Text("Cách tính mức sống", "The unit that decides")
_ONLY_INCOME = Text("Mức sống chỉ tính bằng thu nhập.", "Means are measured by income alone.")
_DECIDES = {
    Unit.INCOME: Text(
        "Khi biết cả thu nhập và điểm của phiếu, thu nhập quyết định.",
        "Where both income and the form's points are known, income decides.",
    ),
    Unit.POINTS: Text(
        "Khi biết cả thu nhập và điểm của phiếu, điểm quyết định.",
        "Where both income and the form's points are known, the points decide.",
    ),
}


def means_sections(standard: Standard, base: Standard | None, language: Language) -> Iterator[Section]:
    """Income first, then the form's points; each line beside the same line of ``base``."""
    income, points = standard.means.income, standard.means.points
    lead = (_PERIOD[language].format(months=income.months),) if income.months > 1 else ()
    yield _section(standard, income, None if base is None else base.means.income, lead, language)
    if points is not None:
        yield _section(standard, points, None if base is None else base.means.points, (), language)


def deciding_unit(standard: Standard, base: Standard | None, language: Language) -> Entry | None:
    """Which unit decides, where the standard has two or cites its choice."""
    means = standard.means
    if means.points is None and not means.citation:
        return None
    said = _ONLY_INCOME if means.points is None else _DECIDES[means.decides]
    return Entry(
        name=_DECIDING[language],
        cells=(said[language],),
        cited=cited(means.citation, standard.documents, language),
        law=law_of(means.citation, standard.documents, language),
        written=f"decides: {means.decides}",
        differs=base is not None and base.means.decides is not means.decides,
    )


def _section(
    standard: Standard,
    scale: Income | Points,
    before: Income | Points | None,
    lead: tuple[str, ...],
    language: Language,
) -> Section:
    areas = standard.decision.areas
    lines_before: Mapping[str, Line] = {} if before is None else before.lines
    entries = tuple(
        Entry(
            name=line.name[language],
            cells=tuple(number(line.amount(area), language) for area in areas),
            cited=cited(line.citation, standard.documents, language),
            law=law_of(line.citation, standard.documents, language),
            differs=before is not None and _amounts(line) != _amounts(lines_before.get(line_id)),
        )
        for line_id, line in scale.lines.items()
    )
    heading = _HEADING[language].format(unit=scale.unit[language])
    return Section(Kind.LINES, heading, (_LINE[language], *(area.label[language] for area in areas)), entries, lead)


def _amounts(line: Line | None) -> tuple[int | None, ...]:
    return () if line is None else (line.rural, line.urban, line.rural_mountain)
