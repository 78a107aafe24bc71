"""StandardFile → Standard: rules parsed, names resolved, everything checked, all of it prepared."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from attrs import evolve, fields, has
from cattrs import Converter

from chuan_ngheo.errors import Problem, RuleError, StandardError, nearest_name
from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import Text
from chuan_ngheo.rules.compiled import compile_profile
from chuan_ngheo.rules.expression import Condition, facts_named
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS, INDICATOR_SCOPE, Scope, class_scope, designation_scope
from chuan_ngheo.standards.cells import compile_decision
from chuan_ngheo.standards.document import StandardFile
from chuan_ngheo.standards.model import (
    STATUS_FACT,
    Citation,
    Coverage,
    Designation,
    HouseholdClass,
    Indicator,
    Line,
    Standard,
)
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.structuring import Path, field_path

_ID = re.compile(r"[a-z][a-z0-9_]*")
_STANDARD_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_T = TypeVar("_T")


def assemble(written: StandardFile, source: Source | None = None) -> Standard:
    """The standard that a file states, ready to classify.

    Raises `StandardError` with every problem, at its place in ``source`` (or at its field path without one).
    """
    return _Assembly(written, source).standard()


def digest(written: StandardFile) -> str:
    """SHA-256 of a standard's content: the same for every way of laying the file out.

    The order of the classes is content. What a file leaves out does not count, so that an attribute which
    files may state in future changes no digest of today.
    """
    plain = Converter(omit_if_default=True).unstructure(written)
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, default=str).encode()).hexdigest()


class _Assembly:
    def __init__(self, written: StandardFile, source: Source | None) -> None:
        self.written = written
        self.source = source
        self.problems: list[Problem] = []

    def standard(self) -> Standard:
        written = self.written
        self._check_ids()
        self._check_period()
        self._check_citations()
        self._check_lines()
        self._check_otherwise()
        indicators = tuple(self._indicators())
        classes_scope = self._class_scope()
        classes = tuple(self._classes(classes_scope))
        designations = tuple(self._designations(designation_scope(classes_scope, STATUS_FACT)))
        covers = self._coverage()
        self._check_points_named(classes)
        if self.problems:
            raise StandardError(self.problems)
        return Standard(
            id=written.id,
            name=written.name,
            place=written.place,
            start=written.in_force.start,
            end=written.in_force.end,
            documents=written.documents,
            means=written.means,
            dimensions=written.dimensions,
            indicators=indicators,
            classes=classes,
            designations=designations,
            covers=covers,
            provisional=written.provisional,
            notes=written.notes,
            digest=digest(written),
            written=written,
            decision=compile_decision(
                written.means, [each.id for each in indicators], self._points_each(), classes, self._areas()
            ),
            profile=compile_profile([each.deprived_when for each in indicators]),
        )

    # parts -----------------------------------------------------------------------------------

    def _indicators(self) -> Iterator[Indicator]:
        default = self.written.deprivation.points if self.written.deprivation else None
        for indicator_id, entry in self.written.indicators.items():
            path = ("indicators", indicator_id)
            self._check_known(entry.dimension, self.written.dimensions, (*path, "dimension"))
            yield Indicator(
                id=indicator_id,
                dimension=entry.dimension,
                name=entry.name,
                citation=entry.citation,
                deprived_when=self._rule(entry.deprived_when, INDICATOR_SCOPE, (*path, "deprived_when")),
                points=default if entry.points is None else entry.points,
            )

    def _class_scope(self) -> Scope:
        names = {each: entry.name for each, entry in self.written.indicators.items()}
        return class_scope(tuple(self.written.means.income.lines), names)

    def _classes(self, scope: Scope) -> Iterator[HouseholdClass]:
        for class_id, entry in self.written.classes.items():
            when = self._rule(entry.when, scope, ("classes", class_id, "when"))
            yield HouseholdClass(class_id, entry.status, entry.name, entry.citation, when)

    def _designations(self, scope: Scope) -> Iterator[Designation]:
        for designation_id, entry in self.written.designations.items():
            when = self._rule(entry.when, scope, ("designations", designation_id, "when"))
            if when is not None:
                yield Designation(designation_id, entry.name, when, entry.citation, entry.start)

    def _coverage(self) -> Coverage | None:
        entry = self.written.covers
        when = None if entry is None else self._rule(entry.when, INDICATOR_SCOPE, ("covers", "when"))
        return None if entry is None or when is None else Coverage(when, entry.citation)

    def _rule(self, text: str | None, scope: Scope, path: Path) -> Condition | None:
        if text is None:
            return None
        try:
            return parse(text, scope)
        except RuleError as error:
            self.problems += [evolve(problem, where=self._inside(path, problem.where)) for problem in error.problems]
            return None

    def _areas(self) -> list[Area]:
        lines = self.written.means.income.lines.values()
        mountain = [Area.RURAL_MOUNTAIN] if any(line.rural_mountain is not None for line in lines) else []
        return [Area.URBAN, Area.RURAL, *mountain]

    def _points_each(self) -> int | None:
        scored = {entry.points for entry in self.written.indicators.values() if entry.points is not None}
        default = {self.written.deprivation.points} if self.written.deprivation else set()
        each = scored or default
        return each.pop() if len(each) == 1 else None

    # checks ----------------------------------------------------------------------------------

    def _check_ids(self) -> None:
        written = self.written
        if not _STANDARD_ID.fullmatch(written.id):
            self._note(("id",), _NOT_AN_ID, found=written.id, expected=Text("ví dụ vn-2016", "for example vn-2016"))
        lines = ("means", "income", "lines")
        for path, ids in (
            (("indicators",), written.indicators),
            (("classes",), written.classes),
            (("designations",), written.designations),
            (("dimensions",), written.dimensions),
            (lines, written.means.income.lines),
        ):
            for each in ids:
                if not _ID.fullmatch(each):
                    self._note((*path, each), _NOT_AN_ID, found=each, expected=_ID_SHAPE, is_key=True)
        reserved = {*class_scope((), {}).facts, STATUS_FACT.name, "means", *INDICATOR_SCOPE.names()}
        for each in sorted(reserved & set(written.means.income.lines)):
            self._note((*lines, each), Text("tên đã có nghĩa khác", "this name is taken"), found=each, is_key=True)

    def _check_period(self) -> None:
        period = self.written.in_force
        if period.end < period.start:
            self._note(("in_force", "to"), Text("kết thúc trước khi bắt đầu", "ends before it begins"), str(period.end))

    def _check_citations(self) -> None:
        for path, citation in _instances(self.written, Citation, ()):
            self._check_known(citation.document, self.written.documents, (*path, "document"))

    def _check_lines(self) -> None:
        means = self.written.means
        for path, line in _instances(self.written, Line, ()):
            for area in self._areas():
                if line.amount(area) <= 0:
                    self._note(
                        (*path, str(area)),
                        Text("mức chuẩn phải lớn hơn 0", "a line is above zero"),
                        str(line.amount(area)),
                    )
        if means.points is None:
            return
        for name in means.points.lines:
            self._check_known(name, means.income.lines, ("means", "points", "lines", name))
        for area in self._areas():
            scored = {n: line.amount(area) for n, line in means.points.lines.items() if n in means.income.lines}
            by_income = sorted(scored, key=lambda name: means.income.lines[name].amount(area))
            if by_income != sorted(scored, key=lambda name: scored[name]):
                self._note(
                    ("means", "points", "lines"),
                    Text(
                        f"thứ tự điểm khác thứ tự thu nhập ({area.label.vi})",
                        f"the points are not in the order of the incomes ({area.label.en})",
                    ),
                )

    def _check_otherwise(self) -> None:
        classes = self.written.classes
        for position, (class_id, entry) in enumerate(classes.items(), start=1):
            last = position == len(classes)
            if entry.otherwise != (entry.when is None):
                self._note(
                    ("classes", class_id),
                    Text(
                        "một loại hộ cần “when”, hoặc “otherwise: true”", "a class needs “when”, or “otherwise: true”"
                    ),
                    is_key=True,
                )
            elif entry.otherwise != last:
                self._note(
                    ("classes", class_id),
                    Text(
                        "loại hộ cuối cùng, và chỉ loại đó, là “otherwise: true”: nếu không sẽ sót hộ",
                        "the last class, and only the last, is “otherwise: true”: else some household has no class",
                    ),
                    is_key=True,
                )
        if not classes:
            self._note(("classes",), Text("cần ít nhất một loại hộ", "at least one class is needed"))

    def _check_points_named(self, classes: Iterable[HouseholdClass]) -> None:
        """Rules can name a total of points where every indicator scores the same, or where none is listed."""
        if not self.written.indicators or self._points_each() is not None:
            return
        for each in classes:
            if each.when is not None and DEPRIVATION_POINTS in facts_named(each.when):
                self._note(
                    ("classes", each.id, "when"),
                    Text(
                        "các chỉ số không cùng số điểm, nên chỉ đếm được số chỉ số thiếu hụt (deprivations)",
                        "the indicators do not all score the same, so only deprivations can be counted",
                    ),
                    found=DEPRIVATION_POINTS.name,
                )

    def _check_known(self, name: str, known: Mapping[str, object], path: Path) -> None:
        if name not in known:
            self._note(
                path,
                Text("tên không có trong tệp này", "a name that the file does not define"),
                found=name,
                expected=Text(", ".join(known), ", ".join(known)),
                nearest=nearest_name(name, list(known)),
            )

    # places ----------------------------------------------------------------------------------

    def _note(
        self,
        path: Path,
        message: Text,
        found: str | None = None,
        expected: Text | None = None,
        nearest: str | None = None,
        is_key: bool = False,
    ) -> None:
        where = self.source.where(path, is_key) if self.source else field_path(path)
        self.problems.append(Problem(where, message, found, expected, nearest))

    def _inside(self, path: Path, where: str) -> str:
        if self.source is None:
            return f"{field_path(path)}:{where}"
        line, column = (int(number) for number in where.split(":"))
        return self.source.inside(path, line, column)


def _instances(node: Any, cls: type[_T], path: Path) -> Iterator[tuple[Path, _T]]:
    """Every instance of a class inside attrs values, mappings and tuples, with its path in the file."""
    if isinstance(node, cls):
        yield path, node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _instances(value, cls, (*path, key))
    elif isinstance(node, tuple):
        for index, value in enumerate(node):
            yield from _instances(value, cls, (*path, index))
    elif has(type(node)):
        for attribute in fields(type(node)):
            yield from _instances(getattr(node, attribute.name), cls, (*path, attribute.name))


_NOT_AN_ID = Text("tên không hợp lệ", "not a valid id")
_ID_SHAPE = Text("chữ thường không dấu, số và gạch dưới", "lower-case letters, digits and underscores")
