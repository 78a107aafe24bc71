"""A household on a scored form → its points, group by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from chuan_ngheo.household.model import Household
from chuan_ngheo.rules.evaluate import HouseholdFacts, truth
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.rules.trace import grounds
from chuan_ngheo.scorecards.answers import Answer, with_answers
from chuan_ngheo.scorecards.columns import chosen_columns, possible_columns
from chuan_ngheo.scorecards.model import Column, RowGroup, Scorecard
from chuan_ngheo.scorecards.score import GroupScore, Score, Span


def score(
    card: Scorecard,
    household: Household,
    *,
    on: date,
    answers: Mapping[str, Answer] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Score:
    """The points of a household on a form; ages are counted at ``on``.

    ``answers`` are those to the form's own questions, by id; what is left out is unknown. ``columns`` names, for
    single row groups, the column of another region or area whose points are used instead of the household's own;
    the result repeats the choice.

    Raises `HouseholdError` for births after ``on``, for answers and columns that the form does not have, for
    a wrong kind of answer, and where the form has no column for the household's area and region.

    >>> from chuan_ngheo.household.codes import Area
    >>> from chuan_ngheo.scorecards.reader import read_scorecard
    >>> card = read_scorecard('''
    ... id: pension
    ... name: {vi: Phiếu thử, en: A test form}
    ... partial: false
    ... documents: {paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}}
    ... citation: {document: paper, provenance: unverified}
    ... columns: {all: {name: {vi: nông thôn, en: rural}, area: rural}}
    ... answers: {pensioners: {kind: number, question: {vi: Mấy người có lương hưu?, en: How many pensioners?}}}
    ... groups:
    ...   pension:
    ...     name: {vi: lương hưu, en: pension}
    ...     counts: highest
    ...     rows:
    ...       one: {name: {vi: 1 người, en: one}, when: pensioners == 1, points: {all: 5}}
    ...       more: {name: {vi: từ 2 người, en: two or more}, when: pensioners >= 2, points: {all: 15}}
    ... ''')
    >>> household, day = Household(area=Area.RURAL), date.fromisoformat("2020-11-20")
    >>> score(card, household, on=day, answers={"pensioners": 2}).total
    15
    >>> unknown = score(card, household, on=day)
    >>> unknown.lower, unknown.upper, unknown.missing
    (0, 15, ('answers.pensioners',))
    """
    asked = with_answers(household, card.questions, answers or {})
    chosen = chosen_columns(card, columns or {})
    open_columns = possible_columns(card, household)
    groups = tuple(_group_score(card, group, open_columns, chosen.get(group.id), asked, on) for group in card.groups)
    unset = tuple(name for name in ("area", "region") if getattr(household, name) is None)
    return Score(card, on, open_columns, unset, groups)


def _group_score(
    card: Scorecard,
    group: RowGroup,
    open_columns: tuple[Column, ...],
    chosen: Column | None,
    asked: Household,
    on: date,
) -> GroupScore:
    facts = HouseholdFacts(asked, on)
    columns = open_columns if chosen is None else (chosen,)
    withheld = False if group.no_points_when is None else truth(group.no_points_when, facts)
    truths = tuple(truth(row.when, facts) for row in group.rows)
    spans = tuple(_span(group, column, truths, withheld) for column in columns)
    questions = {each.id for each in card.questions}
    paths = [
        f"answers.{ground.path}" if ground.path in questions else ground.path
        for condition in _open_conditions(group, columns, spans, truths, withheld)
        for ground in grounds(condition, asked, on)
        if ground.state != "known"
    ]
    return GroupScore(group, columns, spans, truths, withheld, chosen is not None, tuple(dict.fromkeys(paths)))


def _span(group: RowGroup, column: Column, truths: tuple[Truth, ...], withheld: Truth) -> Span:
    """Fewest and most points in one column: the highest row that applies counts."""
    if withheld:
        return (0, 0)
    points = [row.points[column.id] for row in group.rows]
    applying = [each for each, found in zip(points, truths, strict=True) if found]
    possible = [each for each, found in zip(points, truths, strict=True) if found is not False]
    known = [each for each in possible if each is not None]
    low = 0 if withheld is None else max((each for each in applying if each is not None), default=0)
    high = None if group.partial or len(known) < len(possible) else max(known, default=0)
    return (low, high)


def _open_conditions(
    group: RowGroup, columns: tuple[Column, ...], spans: tuple[Span, ...], truths: tuple[Truth, ...], withheld: Truth
) -> Iterator[Condition]:
    """The conditions whose truth could still change the points."""
    if withheld or all(low == high for low, high in spans):
        return
    if withheld is None and group.no_points_when is not None:
        yield group.no_points_when
    for row, found in zip(group.rows, truths, strict=True):
        points = [(row.points[column.id], low) for column, (low, _) in zip(columns, spans, strict=True)]
        if found is None and any(each is None or each > low for each, low in points):
            yield row.when
