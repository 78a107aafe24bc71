"""Movement between two registers: who escaped, who became poor, who came and went, and that it adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from attrs import frozen

from chuan_ngheo.review.errors import ReviewError
from chuan_ngheo.review.movement_lines import Line, line_name, lines
from chuan_ngheo.review.movement_table import Movement, MovementTable, Row
from chuan_ngheo.review.passages import Cause, Passage, Registers, duplicates
from chuan_ngheo.review.register import Entry, Standing
from chuan_ngheo.review.succession import families

_CROSSING = {
    (Standing.POOR, Standing.NEAR_POOR): Line.ESCAPED_TO_NEAR_POOR,
    (Standing.NEAR_POOR, Standing.POOR): Line.NEAR_POOR_BECOME_POOR,
}


def movement(
    before: Iterable[Entry], after: Iterable[Entry], history: Iterable[Iterable[Entry]] | None = None
) -> Movement:
    """What happened to the poor and to the near-poor between two registers, for households and for persons.

    A household is followed by its id, or by what ``after`` says of splits, merges and new ids. One that is in
    ``after`` alone was on no list before. One that is in ``before`` alone, without a word on why, has a line
    of its own: a register that names the reason, or lists every household, leaves that line empty.

    ``history`` holds the registers of earlier years. A household that was on neither list and is poor now has
    relapsed (tái nghèo) if one of them has it as poor, and is newly poor (phát sinh) if none may; without
    ``history``, or where a register leaves its status open, it is “new or relapsed”. A household that was
    near-poor at the start is in the line of near-poor that became poor, whatever its history. The near-poor
    likewise; that their relapse is measured by the lists of the near-poor is inferred.

    Raises `ReviewError` with every household that is twice in a register, and every predecessor, departure
    or arrival that the register at the start contradicts. Law: Circular 17/2016/TT-BLĐTBXH, Decision
    24/2021/QĐ-TTg (the forms on movement, by secondary sources).

    >>> from chuan_ngheo.standards.status import Status
    >>> before = [Entry("A", Status.POOR, 4), Entry("B", Status.POOR, 3), Entry("C", Status.AVERAGE, 5)]
    >>> after = [Entry("A", Status.POOR, 5), Entry("B", Status.NEAR_POOR, 3), Entry("C", Status.POOR, 5)]
    >>> table = movement(before, after, history=[]).poor
    >>> [(str(row.line), row.households, row.persons, row.ids) for row in table.rows if row.ids]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('start', 2, 7, ('A', 'B')), ('escaped_to_near_poor', 1, 3, ('B',)), ('new', 1, 5, ('C',)),
     ('more_persons', 0, 1, ('A',)), ('end', 2, 10, ('A', 'C')), ('unchanged', 1, 4, ('A',))]
    """
    listed = (tuple(before), tuple(after))
    years = None if history is None else tuple(tuple(register) for register in history)
    registers = Registers.of(*listed)
    problems = [
        *duplicates(listed[0], "before"),
        *duplicates(listed[1], "after"),
        *(each for place, year in enumerate(years or ()) for each in duplicates(year, f"history[{place}]")),
        *registers.contradictions(),
    ]
    if problems:
        raise ReviewError(problems)
    kin = families(registers.start, registers.end)
    passages = tuple(registers.passages(kin))
    earlier = None if years is None else _by_id(years)
    return Movement(
        poor=_table(passages, Standing.POOR, earlier),
        near_poor=_table(passages, Standing.NEAR_POOR, earlier),
        families=kin,
    )


@frozen
class _Step:
    """One household in one line."""

    line: Line
    id: str
    persons: int | None
    households: int = 1


_Earlier = Mapping[str, Sequence[Entry]]


def _by_id(years: Iterable[Iterable[Entry]]) -> _Earlier:
    found: dict[str, list[Entry]] = defaultdict(list)
    for each in chain.from_iterable(years):
        if each.left is None:
            found[each.id].append(each)
    return found


def _table(passages: Sequence[Passage], group: Standing, earlier: _Earlier | None) -> MovementTable:
    steps: dict[Line, list[_Step]] = defaultdict(list)
    for passage in passages:
        for step in _steps(passage, group, earlier):
            steps[step.line].append(step)
    return MovementTable(
        group=group,
        rows=tuple(
            Row(
                line=line,
                sign=sign,
                name=line_name(line, group),
                households=sum(step.households for step in steps[line]),
                persons=_sum([step.persons for step in steps[line]]),
                ids=tuple(sorted(step.id for step in steps[line])),
            )
            for line, sign in lines(group)
        ),
        maybe_at_start=_maybe((passage.start for passage in passages), group),
        maybe_at_end=_maybe((passage.end for passage in passages), group),
    )


def _maybe(entries: Iterable[Entry | None], group: Standing) -> tuple[str, ...]:
    return tuple(sorted(each.id for each in entries if each and each.may_be(group) and each.standing is not group))


def _sum(counts: Iterable[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def _steps(passage: Passage, group: Standing, earlier: _Earlier | None) -> Iterator[_Step]:
    """The lines that one household stands in: start or end or both, and what led from one to the other."""
    was = passage.start if passage.start and passage.start.standing is group else None
    now = passage.end if passage.end and passage.end.standing is group else None
    if was:
        yield _Step(Line.START, was.id, was.persons)
    if now:
        yield _Step(Line.END, now.id, now.persons)
    if was and now:
        yield from _stayed(was, now)
    elif was:
        yield _Step(_out(passage, group), was.id, was.persons)
    elif now:
        yield _Step(_in(passage, now, group, earlier), now.id, now.persons)


def _stayed(was: Entry, now: Entry) -> Iterator[_Step]:
    if was.persons is None or now.persons is None:
        yield _Step(Line.UNCHANGED, was.id, None)
        yield _Step(Line.FEWER_PERSONS, was.id, None, households=0)
        yield _Step(Line.MORE_PERSONS, was.id, None, households=0)
        return
    yield _Step(Line.UNCHANGED, was.id, min(was.persons, now.persons))
    if was.persons > now.persons:
        yield _Step(Line.FEWER_PERSONS, was.id, was.persons - now.persons, households=0)
    if was.persons < now.persons:
        yield _Step(Line.MORE_PERSONS, was.id, now.persons - was.persons, households=0)


def _out(passage: Passage, group: Standing) -> Line:
    """The line by which a household goes off the list."""
    if passage.end is None:
        if passage.cause is Cause.LEFT:
            return Line.OTHER_DECREASE
        return Line.NO_LONGER_REGISTERED if passage.cause is None else Line.ENDED_BY_SPLIT_OR_MERGE
    standing = passage.end.standing
    if standing is None:
        return Line.UNKNOWN_AT_END
    return _CROSSING.get((group, standing), Line.ESCAPED_ABOVE)


def _in(passage: Passage, now: Entry, group: Standing, earlier: _Earlier | None) -> Line:
    """The line by which a household comes onto the list."""
    if passage.cause is Cause.MOVED_IN:
        return Line.OTHER_INCREASE
    if passage.cause is Cause.SPLIT_OR_MERGED:
        return Line.FORMED_BY_SPLIT_OR_MERGE
    if passage.start is not None:
        standing = passage.start.standing
        if standing is None:
            return Line.UNKNOWN_AT_START
        if (standing, group) in _CROSSING:
            return _CROSSING[standing, group]
    if earlier is None:
        return Line.NEW_OR_RELAPSED
    ids = {now.id} if passage.start is None else {now.id, passage.start.id}
    records = [record for each in ids for record in earlier.get(each, ())]
    if any(record.standing is group for record in records):
        return Line.RELAPSED
    return Line.NEW_OR_RELAPSED if any(record.may_be(group) for record in records) else Line.NEW
