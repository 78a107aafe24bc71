"""Each deprivation with the facts that caused it: “member 3 (34 years): has no health insurance”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from chuan_ngheo.classification.findings import Finding, Source
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.explanation.citations import cite
from chuan_ngheo.explanation.section import DEPRIVED, FINE, UNKNOWN, Line, Section
from chuan_ngheo.language import Language, Text, capital
from chuan_ngheo.rules.prose import say, say_value
from chuan_ngheo.rules.trace import Ground

_HEADING = Text("Thiếu hụt: {count}/{total} chỉ số", "Deprived in {count} of {total} indicators")
_RANGE = Text("{low} đến {high}", "{low} to {high}")
_BY_FORM = Text("{points} điểm B2 của phiếu", "{points} B2 points of the form")
_BY_SURVEY = Text("theo kết luận của cuộc rà soát", "as the survey found")
_FINE = Text("Không thiếu hụt: {names}", "Not deprived: {names}")
_NOT_KNOWN = Text("chưa đủ dữ kiện", "not enough facts")
_MEMBER = Text("thành viên thứ {number}", "member {number}")
_AGE = Text("{age} tuổi", "{age} years")
_OR = Text(" hoặc ", " or ")


def deprivations_section(result: Classification, found: Mapping[str, Finding], language: Language) -> Section:
    """One line for each indicator that is deprived or open; the others on one line."""
    low, high = result.deprivation_range
    count = str(low) if low == high else _RANGE[language].format(low=low, high=high)
    heading = _HEADING[language].format(count=count, total=len(found))
    if not found:
        return Section(heading, ())
    lines = []
    points = result.household.deprivation_points
    if points is not None:
        lines.append(Line(_BY_FORM[language].format(points=points)))
    if result.truths:
        lines += [_line(each, result, language) for each in found.values() if each.deprived is not False]
        fine = [each.indicator.name[language] for each in found.values() if each.deprived is False]
        if fine:
            lines.append(Line(_FINE[language].format(names=", ".join(fine)), mark=FINE))
    return Section(heading, tuple(lines))


def _line(finding: Finding, result: Classification, language: Language) -> Line:
    name = finding.indicator.name[language]
    words = f"{capital(name)}: {cause(finding, language)}"
    return Line(
        words,
        cite(finding.indicator.citation, result.standard, language),
        mark=DEPRIVED if finding.deprived else UNKNOWN,
    )


def cause(finding: Finding, language: Language) -> str:
    """What decided the finding (or leaves it open), in words."""
    if finding.source is Source.SURVEY:
        return _BY_SURVEY[language]
    if finding.grounds:
        return "; ".join(_grounds(finding.grounds, language))
    if finding.deprived is not None and finding.indicator.deprived_when is not None:
        return say(finding.indicator.deprived_when, language)
    return _NOT_KNOWN[language]


def _grounds(grounds: Sequence[Ground], language: Language) -> list[str]:
    """One phrase per member, then the household's own facts."""
    said = []
    for member, group in groupby(grounds, key=lambda ground: ground.member):
        own = list(group)
        told = [ground for ground in own if ground.fact.name not in ("age", "birth_year")]
        facts = ", ".join(say_value(ground.fact, ground.value, language) for ground in told)
        if member is None:
            said.append(facts)
        else:
            who = _who(member, own[0].ages, language)
            said.append(f"{who}: {facts}" if facts else who)
    return said


def _who(member: int, ages: tuple[int, int] | None, language: Language) -> str:
    who = _MEMBER[language].format(number=member + 1)
    if ages is None or ages[1] - ages[0] > 1:
        return who
    distinct = _OR[language].join(str(age) for age in sorted(set(ages)))
    return f"{who} ({_AGE[language].format(age=distinct)})"
