"""StandardFile → Standard: checked, rules parsed, and all of it prepared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from itertools import islice

from attrs import evolve
from cattrs import Converter

from chuan_ngheo.errors import MOST_PROBLEMS, Problem, RuleError, StandardError
from chuan_ngheo.rules.compiled import compile_profile
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE, Scope, class_scope, designation_scope
from chuan_ngheo.standards.cells import compile_decision
from chuan_ngheo.standards.checks import areas_of, faults, points_each, points_named
from chuan_ngheo.standards.decision import DecisionTable
from chuan_ngheo.standards.document import StandardFile
from chuan_ngheo.standards.model import Coverage, Designation, HouseholdClass, Indicator, Standard
from chuan_ngheo.standards.status import STATUS_FACT
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.structuring import Failure, Path, field_path, split_path


def assemble(written: StandardFile, source: Source | None = None, extends: str | None = None) -> Standard:
    """The standard that a file states, ready to classify.

    ``extends`` is the id of what it was laid over, where no source says it.

    Raises `StandardError` with every problem, at its place in ``source`` (or at its field path without one).
    """
    return _Assembly(written, source, extends if source is None else source.extends).standard()


def digest(written: StandardFile) -> str:
    """SHA-256 of a standard's content: the same for every way of laying the file out.

    The order of the classes is content. What a file leaves out does not count, so that an attribute which
    files may state in future changes no digest of today.
    """
    plain = _plain().unstructure(written)
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, default=str).encode()).hexdigest()


@cache
def _plain() -> Converter:
    """What writes a file's content out; made once, for making it is most of the work."""
    return Converter(omit_if_default=True)


class _Assembly:
    """The parts of a standard, made one by one while problems are collected."""

    def __init__(self, written: StandardFile, source: Source | None, extends: str | None) -> None:
        self.written = written
        self.source = source
        self.extends = extends
        self.problems: list[Problem] = [self._placed(fault) for fault in islice(faults(written), MOST_PROBLEMS + 1)]

    def standard(self) -> Standard:
        written = self.written
        indicators = tuple(self._indicators())
        scope = class_scope(
            tuple(written.means.income.lines), {each: entry.name for each, entry in written.indicators.items()}
        )
        classes = tuple(self._classes(scope))
        designations = tuple(self._designations(designation_scope(scope, STATUS_FACT)))
        covers = self._coverage()
        self.problems += [self._placed(fault) for fault in points_named(written, classes)]
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
            decision=self._decision(indicators, classes, designations),
            profile=compile_profile([each.deprived_when for each in indicators]),
            extends=self.extends,
        )

    def _decision(
        self,
        indicators: tuple[Indicator, ...],
        classes: tuple[HouseholdClass, ...],
        designations: tuple[Designation, ...],
    ) -> DecisionTable:
        written, when = self.written, [each.when for each in designations]
        ids = [each.id for each in indicators]
        try:
            return compile_decision(written.means, ids, points_each(written), classes, areas_of(written), when)
        except StandardError as error:
            faults = (Failure(split_path(each.where), each, is_key=True) for each in error.problems)
            raise StandardError(map(self._placed, faults)) from None

    def _indicators(self) -> Iterator[Indicator]:
        default = self.written.deprivation.points if self.written.deprivation else None
        for indicator_id, entry in self.written.indicators.items():
            rule = self._rule(entry.deprived_when, INDICATOR_SCOPE, ("indicators", indicator_id, "deprived_when"))
            yield Indicator(
                id=indicator_id,
                dimension=entry.dimension,
                name=entry.name,
                citation=entry.citation,
                deprived_when=rule,
                points=default if entry.points is None else entry.points,
            )

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
        if text is None or len(self.problems) > MOST_PROBLEMS:
            return None
        try:
            return parse(text, scope)
        except RuleError as error:
            self.problems += [evolve(problem, where=self._inside(path, problem.where)) for problem in error.problems]
            return None

    def _placed(self, fault: Failure) -> Problem:
        where = self.source.where(fault.path, fault.is_key) if self.source else field_path(fault.path)
        return evolve(fault.problem, where=where)

    def _inside(self, path: Path, where: str) -> str:
        if self.source is None:
            return f"{field_path(path)}:{where}"
        line, column = (int(number) for number in where.split(":"))
        return self.source.inside(path, line, column)
