"""What a standard file may get wrong beyond its shape: ids, dates, names that nothing defines, lines, classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeVar

from attrs import fields, has

from chuan_ngheo.errors import Problem, listed, nearest_name, shortened
from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import LANGUAGES, Text
from chuan_ngheo.rules.expression import facts_named
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS, DEPRIVATIONS, INDICATOR_SCOPE, class_scope
from chuan_ngheo.standards.citation import Citation
from chuan_ngheo.standards.document import StandardFile
from chuan_ngheo.standards.model import HouseholdClass, Line
from chuan_ngheo.standards.status import STATUS_FACT
from chuan_ngheo.structuring import Failure, Path

_ID = re.compile(r"[a-z][a-z0-9_]*")
_STANDARD_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_LINES: Path = ("means", "income", "lines")
_T = TypeVar("_T")


def faults(written: StandardFile) -> Iterator[Failure]:
    """Everything wrong with the file that can be seen before its rules are read, each with its path."""
    checks = (_ids, _texts, _period, _names, _amounts, _scores, _order, _rest)
    return chain.from_iterable(check(written) for check in checks)


def areas_of(written: StandardFile) -> list[Area]:
    """The areas that the file tells apart: mountains only where a line of income or of points names them."""
    points = written.means.points.lines.values() if written.means.points else ()
    lines = chain(written.means.income.lines.values(), points)
    mountain = [Area.RURAL_MOUNTAIN] if any(line.rural_mountain is not None for line in lines) else []
    return [Area.URBAN, Area.RURAL, *mountain]


def points_each(written: StandardFile) -> int | None:
    """What every indicator scores on the form; None where they differ or the form is not known."""
    default = written.deprivation.points if written.deprivation else None
    scored = {default if entry.points is None else entry.points for entry in written.indicators.values()}
    return scored.pop() if len(scored) == 1 else None


def points_named(written: StandardFile, classes: Iterable[HouseholdClass]) -> Iterator[Failure]:
    """Class rules can name a total of points where every indicator scores the same, or where none is listed.

    Where none is listed, nothing can be counted besides.
    """
    named = {each.id: facts_named(each.when) for each in classes if each.when is not None}
    if not written.indicators and any(DEPRIVATION_POINTS in facts for facts in named.values()):
        for class_id, facts in named.items():
            if DEPRIVATIONS in facts:
                yield _fault(
                    ("classes", class_id, "when"),
                    Text(
                        "chuẩn không liệt kê chỉ số mà tính theo tổng điểm, nên không đếm được số chỉ số thiếu hụt",
                        "no indicator is listed and the total of points decides, so deprivations cannot be counted",
                    ),
                    found=DEPRIVATIONS.name,
                )
    if not written.indicators or points_each(written) is not None:
        return
    for class_id, facts in named.items():
        if DEPRIVATION_POINTS in facts:
            yield _fault(
                ("classes", class_id, "when"),
                Text(
                    "các chỉ số không cùng số điểm, nên chỉ đếm được số chỉ số thiếu hụt (deprivations)",
                    "the indicators do not all score the same, so only deprivations can be counted",
                ),
                found=DEPRIVATION_POINTS.name,
            )


def _ids(written: StandardFile) -> Iterator[Failure]:
    if not _STANDARD_ID.fullmatch(written.id):
        yield _fault(("id",), _NOT_AN_ID, found=written.id, expected=_STANDARD_ID_SHAPE)
    if not _PLACE.fullmatch(written.place):
        expected = Text("VN, hoặc mã tỉnh theo ISO 3166-2", "VN, or the ISO 3166-2 code of a province")
        yield _fault(("place",), _NOT_AN_ID, found=written.place, expected=expected)
    for path, ids in (
        (("indicators",), written.indicators),
        (("classes",), written.classes),
        (("designations",), written.designations),
        (("dimensions",), written.dimensions),
        (_LINES, written.means.income.lines),
    ):
        for each in ids:
            if not _ID.fullmatch(each):
                yield _fault((*path, each), _NOT_AN_ID, found=each, expected=_ID_SHAPE, is_key=True)
    reserved = {*class_scope((), {}).facts, STATUS_FACT.name, "means", *INDICATOR_SCOPE.names()}
    for each in sorted(reserved & set(written.means.income.lines)):
        yield _fault((*_LINES, each), Text("tên đã có nghĩa khác", "this name is taken"), found=each, is_key=True)


def _texts(written: StandardFile) -> Iterator[Failure]:
    """Whatever has a name has it in both languages."""
    for path, text in instances(written, Text, ()):
        for language in LANGUAGES:
            if not text[language].strip():
                yield _fault((*path, language), Text("thiếu chữ", "no words"))


def _period(written: StandardFile) -> Iterator[Failure]:
    period = written.in_force
    if period.end < period.start:
        yield _fault(("in_force", "to"), Text("kết thúc trước khi bắt đầu", "ends before it begins"), str(period.end))


def _names(written: StandardFile) -> Iterator[Failure]:
    """Documents, dimensions and lines that nothing in the file defines."""
    for path, citation in instances(written, Citation, ()):
        yield from _known(citation.document, written.documents, (*path, "document"))
    for indicator_id, entry in written.indicators.items():
        yield from _known(entry.dimension, written.dimensions, ("indicators", indicator_id, "dimension"))
    for name in written.means.points.lines if written.means.points else ():
        yield from _known(name, written.means.income.lines, ("means", "points", "lines", name), is_key=True)


def _amounts(written: StandardFile) -> Iterator[Failure]:
    for path, line in instances(written, Line, ()):
        for area in areas_of(written):
            if line.amount(area) <= 0:
                above_zero = Text("mức chuẩn phải lớn hơn 0", "a line is above zero")
                yield _fault((*path, str(area)), above_zero, found=str(line.amount(area)))


def _scores(written: StandardFile) -> Iterator[Failure]:
    """What is counted in steps has steps of at least one: months of income, points of an indicator."""
    steps: list[tuple[Path, int | None]] = [(("means", "income", "months"), written.means.income.months)]
    steps += [(("indicators", each, "points"), entry.points) for each, entry in written.indicators.items()]
    if written.deprivation is not None:
        steps.append((("deprivation", "points"), written.deprivation.points))
    for path, step in steps:
        if step is not None and step < 1:
            yield _fault(path, Text("phải lớn hơn 0", "has to be above zero"), found=str(step))


def _order(written: StandardFile) -> Iterator[Failure]:
    """Lines of points have to stand in the order of the incomes that they stand for."""
    income, points = written.means.income, written.means.points
    if points is None:
        return
    for area in areas_of(written):
        scored = {name: line.amount(area) for name, line in points.lines.items() if name in income.lines}
        by_income = sorted(scored, key=lambda name: income.lines[name].amount(area))
        if by_income != sorted(scored, key=lambda name: scored[name]):
            label = area.label
            yield _fault(
                ("means", "points", "lines"),
                Text(
                    f"thứ tự điểm khác thứ tự thu nhập ({label.vi})",
                    f"the points are not in the order of the incomes ({label.en})",
                ),
            )


def _rest(written: StandardFile) -> Iterator[Failure]:
    """Every household has a class: the last one takes the rest, and only the last."""
    if not written.classes:
        yield _fault(("classes",), Text("cần ít nhất một loại hộ", "at least one class is needed"))
    for position, (class_id, entry) in enumerate(written.classes.items(), start=1):
        if entry.otherwise != (entry.when is None):
            yield _fault(
                ("classes", class_id),
                Text("một loại hộ cần “when”, hoặc “otherwise: true”", "a class needs “when”, or “otherwise: true”"),
                is_key=True,
            )
        elif entry.otherwise != (position == len(written.classes)):
            yield _fault(
                ("classes", class_id),
                Text(
                    "loại hộ cuối cùng, và chỉ loại đó, là “otherwise: true”: nếu không sẽ sót hộ",
                    "the last class, and only the last, is “otherwise: true”: else some household has no class",
                ),
                is_key=True,
            )


def _known(name: str, known: Mapping[str, object], path: Path, is_key: bool = False) -> Iterator[Failure]:
    if name not in known:
        undefined = Text("tên không có trong tệp này", "a name that the file does not define")
        problem = Problem("", undefined, shortened(name), listed(known), nearest_name(name, known))
        yield Failure(path, problem, is_key)


def _fault(
    path: Path, message: Text, found: str | None = None, expected: Text | None = None, is_key: bool = False
) -> Failure:
    return Failure(path, Problem("", message, None if found is None else shortened(found), expected), is_key)


def instances(node: Any, cls: type[_T], path: Path) -> Iterator[tuple[Path, _T]]:
    """Every instance of a class inside attrs values, mappings and tuples, with its path in the file."""
    if isinstance(node, cls):
        yield path, node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from instances(value, cls, (*path, key))
    elif isinstance(node, tuple):
        for index, value in enumerate(node):
            yield from instances(value, cls, (*path, index))
    elif has(type(node)):
        for attribute in fields(type(node)):
            yield from instances(getattr(node, attribute.name), cls, (*path, attribute.name))


_NOT_AN_ID = Text("tên không hợp lệ", "not a valid id")
_STANDARD_ID_SHAPE = Text("chữ thường không dấu, số và gạch nối", "lower-case letters, digits and hyphens")
_ID_SHAPE = Text("chữ thường không dấu, số và gạch dưới", "lower-case letters, digits and underscores")
