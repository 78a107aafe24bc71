"""Classified tables → registers, so that a movement can be told: only households that may be on a list are taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from attrs import evolve, frozen
from narwhals.stable.v2.typing import IntoFrame

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.reports.counted import collected
from chuan_ngheo.analysis.reports.grouping import Key
from chuan_ngheo.analysis.reports.sizes import with_sizes
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.review.movement import movement
from chuan_ngheo.review.movement_table import Movement
from chuan_ngheo.review.register import Entry, Leaving
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.tables.column_types import whole_number
from chuan_ngheo.tables.files.background import carried_out
from chuan_ngheo.tables.frames import lazy

ID = "household_id"
_STATUSES = {str(status): status for status in Status}
_ON_LISTS = frozenset({Status.POOR, Status.NEAR_POOR})
_CLASS = ("status", "class_id", "possible")


@frozen
class Earlier:
    """The last review: its classified table, the standard that it was classified by, and those of the years before.

    Without ``standard`` it is the report's own. ``history`` holds classified tables of earlier years; with them, if
    only an empty list, newly poor households are told from those that have relapsed.
    """

    frame: IntoFrame
    standard: Standard | None = None
    history: Sequence[IntoFrame] | None = None


@frozen
class Listed:
    """A household of a register, and what it is grouped by."""

    entry: Entry
    labels: Key


@frozen
class Pair:
    """Two registers: every household that is, or may be, on a list in either of them."""

    labels: tuple[str, ...]
    """What households are grouped by: the columns that both tables have."""
    before: Sequence[Listed]
    after: Sequence[Listed]
    history: Sequence[Mapping[str, Entry]] | None

    def moved(self) -> Movement:
        """The movement of all."""
        return self._movement([each.entry for each in self.before], [each.entry for each in self.after])

    def by(self, labels: Sequence[str]) -> dict[Key, Movement]:
        """The movement of each group.

        A household that is in another group at the other time has moved: out of the one, into the other. So start,
        decreases, increases and end add up in each group.
        """
        places = [self.labels.index(label) for label in labels]
        was, now = (
            {each.entry.id: tuple(each.labels[place] for place in places) for each in register}
            for register in (self.before, self.after)
        )
        groups: dict[Key, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for each in self.before:
            household_id = each.entry.id
            group = was[household_id]
            groups[group][0].append(each.entry)
            if now.get(household_id, group) != group:
                groups[group][1].append(Entry(household_id, left=Leaving.MOVED_AWAY))
        for each in self.after:
            group = now[each.entry.id]
            came = was.get(each.entry.id, group) != group
            groups[group][1].append(evolve(each.entry, moved_in=True) if came else each.entry)
        return {group: self._movement(*registers) for group, registers in groups.items()}

    def _movement(self, before: Sequence[Entry], after: Sequence[Entry]) -> Movement:
        if self.history is None:
            return movement(before, after)
        ids = [each.id for each in after]
        return movement(before, after, [[year[each] for each in ids if each in year] for year in self.history])


def pair_of(earlier: Earlier, after: Any, standard: Standard, labels: Sequence[str], persons: str | None) -> Pair:
    """The households of two classified tables with `ID` that may be poor or near-poor in one of them.

    Raises `AnalysisError` for columns that are not there, rows without an id, and ids that stand twice.
    """
    laws = (earlier.standard or standard, standard)
    frames = (earlier.frame, after)
    had = _names(earlier.frame)
    both = tuple(label for label in labels if label in had)
    sizes = (persons if persons in had else None, persons)
    tables = [
        _Table.of(frame, name, both, size) for frame, name, size in zip(frames, ("before", "frame"), sizes, strict=True)
    ]
    listed = pl.concat(
        [carried_out(table.rows.filter(_perhaps(law)).select(ID)) for table, law in zip(tables, laws, strict=True)]
    ).unique()
    kept = [carried_out(table.rows.join(listed.lazy(), on=ID, how="semi", nulls_equal=True)) for table in tables]
    if problems := [each for rows, table in zip(kept, tables, strict=True) for each in _bad_ids(rows, table.name)]:
        raise AnalysisError(problems)
    one, other = (_listed(rows, law, both) for rows, law in zip(kept, laws, strict=True))
    return Pair(both, one, other, _history(earlier, laws[0], other))


def _history(earlier: Earlier, standard: Standard, after: Sequence[Listed]) -> Sequence[Mapping[str, Entry]] | None:
    if earlier.history is None:
        return None
    ids = pl.LazyFrame({ID: [each.entry.id for each in after]}, schema={ID: pl.String})
    years = []
    for place, frame in enumerate(earlier.history):
        table = _Table.of(frame, f"history[{place}]", (), None)
        rows = carried_out(table.rows.join(ids, on=ID, how="semi"))
        if problems := _bad_ids(rows, table.name):
            raise AnalysisError(problems)
        years.append({each.entry.id: each.entry for each in _listed(rows, standard, ())})
    return years


@frozen
class _Table:
    """The columns of a classified table that a register is made of; ``#size`` is null where no column says it."""

    name: str
    rows: pl.LazyFrame

    @classmethod
    def of(cls, frame: Any, name: str, labels: Sequence[str], persons: str | None) -> _Table:
        names = _names(frame)
        wanted = list(dict.fromkeys([ID, *_CLASS, *labels, *([persons] if persons else [])]))
        problems = [
            Problem(name, _NO_COLUMN, found=each, nearest=nearest_name(each, names))
            for each in wanted
            if each not in names
        ]
        if problems:
            raise AnalysisError(problems)
        chosen = lazy(nw.from_native(frame).select(*wanted).to_native())
        chosen = with_ids(chosen if persons is None else with_sizes(chosen, persons, name))
        native = chosen.to_native()
        rows = native if isinstance(native, pl.LazyFrame) else collected(chosen).lazy()
        size = pl.lit(None, dtype=pl.Int64) if persons is None else pl.col(persons).cast(pl.Int64)
        return cls(name, rows.select(ID, *_CLASS, *labels, size.alias(_SIZE)))


_SIZE = "#size"


def with_ids(frame: Any) -> Any:
    """The narwhals frame with its ids as texts: 12 and 12.0, as pandas calls it where an id is missing, are one id."""
    dtype, own = frame.collect_schema()[ID], nw.col(ID)
    text = own.cast(nw.String)
    whole = None if dtype.is_integer() else whole_number(own, dtype)
    return frame.with_columns(
        **{ID: text if whole is None else nw.coalesce(whole.cast(nw.String), _no_nan(own, dtype))}
    )


def _no_nan(column: nw.Expr, dtype: nw.dtypes.DType) -> nw.Expr:
    known = nw.when(~column.is_nan()).then(column) if dtype.is_float() else column
    return known.cast(nw.String)


def _names(frame: Any) -> list[str]:
    return list(nw.from_native(frame).collect_schema().names())


def _perhaps(standard: Standard) -> pl.Expr:
    """Whether a household may be poor or near-poor."""
    neither = [each.id for each in standard.classes if _ON_LISTS.isdisjoint(each.statuses)]
    status = pl.col("status").cast(pl.String)
    is_open = status.is_null() & ~pl.col("class_id").cast(pl.String).is_in(neither).fill_null(False)
    return is_open | status.is_in([str(each) for each in _ON_LISTS])


def _bad_ids(rows: pl.DataFrame, name: str) -> list[Problem]:
    problems = []
    if unknown := rows[ID].null_count():
        problems.append(Problem(f"{name}.{ID}", _NO_ID, found=str(unknown)))
    twice = rows[ID].drop_nulls()
    twice = twice.filter(twice.is_duplicated()).unique().sort()
    problems += [Problem(f"{name}.{ID}", _TWICE, found=each) for each in twice]
    return problems


def _listed(rows: pl.DataFrame, standard: Standard, labels: Sequence[str]) -> list[Listed]:
    statuses = {each.id: frozenset(each.statuses) for each in standard.classes}
    every = frozenset(Status)
    found = []
    texts = rows.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))
    for household_id, status, class_id, possible, *own, size in texts.select(ID, *_CLASS, *labels, _SIZE).iter_rows():
        if status is not None:
            entry = Entry(household_id, _STATUSES[status], size)
        else:
            classes = [class_id] if class_id else (possible or "").split("|")
            still = frozenset[Status]().union(*(statuses.get(each, every) for each in classes))
            entry = Entry(household_id, None, size, possible=still)
        found.append(Listed(entry, tuple(own)))
    return found


_NO_COLUMN = Text("không có cột này", "there is no such column")
_NO_ID = Text("có dòng không có mã hộ", "rows without the id of a household")
_TWICE = Text("mã hộ này có nhiều hơn một lần", "the id stands more than once")
