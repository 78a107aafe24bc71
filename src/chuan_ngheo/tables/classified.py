"""Tables of households and members → the same tables with each household's class."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.column_types import prepared, with_keys
from chuan_ngheo.tables.frames import Opened, added, check_engines, column_names, given_back, opened
from chuan_ngheo.tables.gathering import with_answers
from chuan_ngheo.tables.layout import (
    HOUSEHOLDS,
    ID,
    MEMBERS,
    check_ids,
    columns_of,
    household_places,
    member_places,
)
from chuan_ngheo.tables.narwhals_algebra import NarwhalsAlgebra
from chuan_ngheo.tables.plan import Plan, plan
from chuan_ngheo.tables.step import Step


def classify(households: IntoFrameT, standard: Standard, members: IntoFrame | None = None, *, on: date) -> IntoFrameT:
    """The households with their class under a standard; ages are counted at ``on``.

    Any frame that narwhals supports, eager (pandas, Polars, PyArrow) or lazy (Polars, DuckDB, PySpark, Ibis); the
    same kind comes back, and what is lazy stays lazy. ``households`` has a row each, its columns named as the facts
    (money in đồng a month, floor area in m²), ``finding_<indicator>`` for what the survey decided, and devices in a
    column of lists, ``devices``, or in one each, ``has_<device>``; ``members``, of the same engine, a row a person
    with ``household_id``. A column that is not there, a null and a NaN are unknown, and so is a value that cannot be
    (`problems` lists those). A household without members in the table has members of whom nothing is known.

    Returned are all columns of the households, rows × (columns + results), and

    - ``status`` and ``class_id``, null while undetermined (``status`` is set when all possible classes share it),
    - ``possible``, only while undetermined: the classes still possible, ``a|b``, worst off first,
    - ``deprivations``, a whole number, null while open, and ``deprived_<indicator>``, true, false or null,
    - ``covered``, where the standard is not for everybody in its place, and ``disagreement``, where both income and
      form points are columns and the standard has lines for both.

    All of these but the findings are null for a household whose facts contradict each other. Rows keep their order
    where the frame has one. A provisional standard says so with a `ProvisionalStandardWarning`.

    Raises `TableError` for columns of a type that cannot hold their fact, for findings of indicators that the
    standard does not have, for columns named like a result, and where ids are missing.

    >>> import polars as pl
    >>> from chuan_ngheo.standards.registry import standard
    >>> households = pl.DataFrame({"area": ["rural", "rural"], "income_per_head": [700_000, 800_000]})
    >>> classify(households, standard("vn-2016"), on=date(2020, 11, 20)).select("class_id", "possible").rows()
    [('poor_by_income', None), (None, 'poor_by_deprivation|near_poor')]
    """
    if standard.provisional:
        standard.warn_if_provisional()
    classified = placed(households, standard, members, on)
    native: IntoFrameT = given_back(classified.source, classified.frame, classified.steps.results)
    return native


@frozen
class Placed:
    """The households with every column of the plan, those on the way included."""

    source: Opened
    frame: Any
    steps: Plan[nw.Expr]
    names: dict[str, str]
    """The column of each path that was read."""
    people: Any
    """The members with every column of the plan; None without members."""
    member_names: dict[str, str]


def placed(households: Any, standard: Standard, members: Any, on: date) -> Placed:
    """All that is found about the households, before anything is dropped. Raises `TableError`."""
    columns = column_names(households, HOUSEHOLDS)
    places = household_places(columns, standard)
    source = opened(households, HOUSEHOLDS, {ID, *columns_of(places)})
    frame, names = prepared(source.frame, places, HOUSEHOLDS)
    people, member_names = None, dict[str, str]()
    if members is not None:
        member_columns = column_names(members, MEMBERS)
        check_ids(columns, member_columns)
        member_facts = member_places(member_columns)
        opened_members = opened(members, MEMBERS, {ID, *columns_of(member_facts)})
        check_engines(source, opened_members)
        people, member_names = prepared(opened_members.frame, member_facts, MEMBERS)
    steps = plan(NarwhalsAlgebra(source.engine), standard, on, names, None if people is None else member_names)
    if people is not None:
        frame, people, key = with_keys(frame, _taken(people, steps.members))
        frame = with_answers(frame, people, key, steps.greatest, steps.sums)
    return Placed(source, _taken(frame, steps.households), steps, names, people, member_names)


def _taken(frame: Any, steps: tuple[Step[nw.Expr], ...]) -> Any:
    for step in steps:
        frame = added(frame, step)
    return frame
