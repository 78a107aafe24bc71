"""A scored form's file → `Scorecard`: strict, with every problem at its file, line and column."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations
from os import PathLike

from attrs import fields

from chuan_ngheo.errors import listed
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE, Scope
from chuan_ngheo.scorecards.columns import both_hold
from chuan_ngheo.scorecards.document import GroupEntry, RowEntry, ScorecardFile
from chuan_ngheo.scorecards.model import Column, Question, Row, RowGroup, Scorecard
from chuan_ngheo.scorecards.yaml_file import Checks, open_source, structured
from chuan_ngheo.standards.document import file_converter
from chuan_ngheo.standards.yaml_source import Source, read_source
from chuan_ngheo.structuring import Path

_NAMES_WITH_A_MEANING = frozenset(
    {"means", "unknown", *INDICATOR_SCOPE.names(), *HOUSEHOLD_FACTS, *MEMBER_FACTS}
    | {each.name for each in fields(Household)}
    | {str(code) for fact in (HOUSEHOLD_FACTS | MEMBER_FACTS).values() for code in fact.codes or ()}
)
"""What no question of a form may be called."""


def load_scorecard(path: str | PathLike[str]) -> Scorecard:
    """The scored form in a YAML file: an office's own table, whole or partial.

    Points are whole numbers and never negative. Raises `StandardError` with every problem as
    ``file:line:column``; `OSError` where the file cannot be opened.
    """
    return _scorecard(open_source(path))


def read_scorecard(text: str, name: str = "<text>") -> Scorecard:
    '''The scored form that ``text`` states; ``name`` stands for the file in error messages.

    Raises `StandardError` with every problem as ``name:line:column``.

    >>> card = read_scorecard("""
    ... id: walls
    ... name: {vi: Phiếu thử, en: A test form}
    ... partial: false
    ... documents: {paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}}
    ... citation: {document: paper, provenance: unverified}
    ... columns: {everywhere: {name: {vi: nông thôn, en: rural}, area: rural}}
    ... groups:
    ...   walls:
    ...     name: {vi: tường, en: walls}
    ...     counts: highest
    ...     rows:
    ...       durable: {name: {vi: bền chắc, en: durable}, when: wall_durable, points: {everywhere: 5}}
    ... """)
    >>> card.groups[0].rows[0].points["everywhere"]
    5
    '''
    return _scorecard(read_source(text, name))


def _scorecard(source: Source) -> Scorecard:
    written = structured(source, ScorecardFile, file_converter())
    checks = Checks(source)
    checks.file_id(written.id)
    checks.citations(written, written.documents)
    checks.ids(("answers",), written.answers, _NAMES_WITH_A_MEANING)
    checks.ids(("groups",), written.groups)
    columns = tuple(Column(each, entry.name, entry.area, entry.region) for each, entry in written.columns.items())
    _check_columns(checks, columns)
    questions = tuple(Question(each, entry.question, entry.kind) for each, entry in written.answers.items())
    asked = {each.id: each.fact for each in questions}
    scope = Scope(facts={**asked, **INDICATOR_SCOPE.facts}, member_facts=INDICATOR_SCOPE.member_facts)
    groups = tuple(
        RowGroup(
            id=group_id,
            name=entry.name,
            rows=tuple(_rows(checks, written, scope, group_id, entry)),
            citation=entry.citation or written.citation,
            counts=entry.counts,
            no_points_when=checks.rule(entry.no_points_when, scope, ("groups", group_id, "no_points_when")),
            partial=entry.partial,
        )
        for group_id, entry in written.groups.items()
    )
    checks.refuse()
    return Scorecard(
        id=written.id,
        name=written.name,
        documents=written.documents,
        citation=written.citation,
        columns=columns,
        questions=questions,
        groups=groups,
        partial=written.partial,
        notes=written.notes,
    )


def _rows(checks: Checks, written: ScorecardFile, scope: Scope, group_id: str, group: GroupEntry) -> Iterator[Row]:
    checks.ids(("groups", group_id, "rows"), group.rows)
    if not group.rows and not group.partial:
        checks.note(("groups", group_id, "rows"), _NO_ROWS)
    for row_id, entry in group.rows.items():
        path = ("groups", group_id, "rows", row_id)
        _check_points(checks, entry, written.columns, (*path, "points"))
        when = checks.rule(entry.when, scope, (*path, "when"))
        if when is not None:
            citation = entry.citation or group.citation or written.citation
            yield Row(row_id, entry.name, when, entry.points, citation)


def _check_points(checks: Checks, entry: RowEntry, columns: Collection[str], path: Path) -> None:
    for column, points in entry.points.items():
        checks.known(column, columns, (*path, column), is_key=True)
        if points is not None and points < 0:
            checks.note((*path, column), _NEGATIVE, str(points))
    absent = [each for each in columns if each not in entry.points]
    if absent:
        checks.note(path, _NO_POINTS, listed(absent).en, _POINTS_OR_NULL)


def _check_columns(checks: Checks, columns: tuple[Column, ...]) -> None:
    checks.ids(("columns",), [each.id for each in columns])
    if not columns:
        checks.note(("columns",), _NO_COLUMNS)
    for first, second in combinations(columns, 2):
        if both_hold(first, second):
            checks.note(("columns", second.id), _SAME_PLACE, second.id, Text(first.id, first.id), is_key=True)


_NO_ROWS = Text(
    "nhóm không có dòng nào; nếu chưa biết, ghi “partial: true”", "no rows; if unknown, say “partial: true”"
)
_NO_COLUMNS = Text("cần ít nhất một cột", "at least one column is needed")
_NO_POINTS = Text("thiếu điểm của cột", "no points for a column")
_POINTS_OR_NULL = Text("số điểm, hoặc null nếu chưa biết", "points, or null where they are not known")
_NEGATIVE = Text("điểm không bao giờ âm", "points are never negative")
_SAME_PLACE = Text("hai cột cho cùng một nơi", "two columns for the same place")
