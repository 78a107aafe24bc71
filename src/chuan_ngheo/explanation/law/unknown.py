"""What a standard leaves open, and what it takes away from the one it extends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from chuan_ngheo.explanation.law.rules import SCORE_OF_EACH
from chuan_ngheo.language import Language, Text, capital
from chuan_ngheo.rules.expression import Unknown, walk
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status

_NO_DEFINITION = Text(
    "Ngưỡng của chỉ số chưa biết, nên kết luận của cuộc rà soát là dữ kiện: {names}.",
    "The threshold is not known, so the survey's own finding is the fact: {names}.",
)
_OPEN_RULE = Text(
    "Một phần điều kiện chưa biết, nên có hộ có thể thuộc hơn một loại: {names}.",
    "A part of the rule is not known, so that a household may be in more than one class: {names}.",
)
_NOT_TOLD_APART = Text(
    "{name}: chuẩn không phân biệt {statuses}.", "{name}: the standard does not tell apart {statuses}."
)
_NO_POINTS = Text(
    "Phiếu không có mức điểm cho: {names}; chỉ biết điểm thì các loại hộ hai bên mức đó đều có thể.",
    "The form has no line of points for: {names}; by points alone the classes on both sides of it stay possible.",
)
_NO_ARTICLE = Text(
    "{count} trên {all} dẫn chiếu chưa ghi điều khoản.", "{count} of {all} citations do not name the article."
)
_NO_NUMBER = Text("Số của văn bản chưa biết: {names}.", "Number of the document not known: {names}.")
_NO_DATE = Text("Ngày ban hành chưa biết: {names}.", "Day of issue not known: {names}.")
_WITHOUT = Text("Không có ở đây: {names}.", "Not here: {names}.")
_AND = Text(" và ", " and ")


def unknown(standard: Standard, language: Language) -> Iterator[str]:
    """One sentence for each thing that the file does not know.

    >>> from chuan_ngheo.standards.registry import standard
    >>> list(unknown(standard("vn-57-2016"), "en"))[0]
    'A part of the rule is not known, so that a household may be in more than one class: poor, near-poor.'
    """
    found = [each.name for each in standard.indicators if each.deprived_when is None]
    open_rules = [each.name for each in standard.classes if each.when is not None and _has_unknown(walk(each.when))]
    points = standard.means.points
    cut = {limit.cut.line for limits in standard.decision.limits.values() for limit in limits}
    lines = standard.means.income.lines
    unscored = [line.name for line_id, line in lines.items() if points and line_id in cut - set(points.lines)]
    documents = standard.documents.values()
    unnumbered = [document.reference for document in documents if document.number is None]
    undated = [document.reference for document in documents if document.issued is None]
    for text, names in ((_NO_DEFINITION, found), (_OPEN_RULE, open_rules), (_NO_POINTS, unscored)):
        if names:
            yield text[language].format(names=", ".join(name[language] for name in names))
    for each in standard.classes:
        if len(each.statuses) > 1:
            yield _NOT_TOLD_APART[language].format(
                name=capital(each.name[language]), statuses=_told(each.statuses, language)
            )
    for text, names in ((_NO_NUMBER, unnumbered), (_NO_DATE, undated)):
        if names:
            yield text[language].format(names=", ".join(name[language] for name in names))
    citations = [row.citation for row in standard.provenance()]
    without = sum(each.article is None for each in citations)
    if without:
        yield _NO_ARTICLE[language].format(count=without, all=len(citations))


def taken_away(standard: Standard, base: Standard, language: Language) -> Iterator[str]:
    """The lines, indicators, classes and designations that ``base`` has and this standard has not."""
    points = base.means.points
    was_scored = points is not None and standard.means.points is None
    names = [
        *_missing(base.means.income.lines, standard.means.income.lines, language),
        *([points.unit[language]] if points is not None and was_scored else []),
        *([SCORE_OF_EACH[language]] if base.written.deprivation and not standard.written.deprivation else []),
        *_missing(_named(base.indicators), _named(standard.indicators), language),
        *_missing(_named(base.classes), _named(standard.classes), language),
        *_missing(_named(base.designations), _named(standard.designations), language),
    ]
    if names:
        yield _WITHOUT[language].format(names=", ".join(names))


def _named(parts: Iterable[Any]) -> dict[str, Any]:
    return {each.id: each for each in parts}


def _missing(before: Mapping[str, Any], after: Mapping[str, Any], language: Language) -> list[str]:
    return [part.name[language] for part_id, part in before.items() if part_id not in after]


def _has_unknown(nodes: Iterable[object]) -> bool:
    return any(isinstance(node, Unknown) for node in nodes)


def _told(statuses: Iterable[Status], language: Language) -> str:
    return _AND[language].join(each.label[language] for each in statuses)
