"""`to_sql`: a standard as the definition of a view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from chuan_ngheo.errors import Problem, TableError, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.layout import HOUSEHOLDS, MEMBERS, household_places, member_places
from chuan_ngheo.tables.plan import plan
from chuan_ngheo.tables.sql.algebra import SqlAlgebra
from chuan_ngheo.tables.sql.asked import asked, counts_ages
from chuan_ngheo.tables.sql.dialects import DIALECTS, Name, SqlDialect
from chuan_ngheo.tables.sql.lines import laid_out
from chuan_ngheo.tables.sql.view import Source, ViewWriter

if TYPE_CHECKING:
    from chuan_ngheo.tables.plan import Plan
    from chuan_ngheo.tables.sql.connectives import Sql


def to_sql(  # noqa: PLR0913 - each says one thing about the database
    standard: Standard,
    dialect: Name = "postgres",
    *,
    on: date | None = None,
    households: str = "households",
    members: str | None = "members",
    columns: Sequence[str] | None = None,
    member_columns: Sequence[str] | None = None,
    view: str = "poverty_status",
) -> str:
    """The statement that creates a view of every household's class under a standard; ages are counted at ``on``.

    ``dialect`` is one of ``postgres``, ``mysql`` (8 or later), ``sqlite``, ``duckdb``, ``tsql`` and ``oracle`` (12.2
    or later). ``households`` and ``members`` are two tables (a schema may stand before the name:
    ``register.households``), laid out as for `chuan_ngheo.tables.classify`: a row a household, its columns named as
    the facts, ``finding_<indicator>`` for what the survey decided and ``has_<device>`` for each device; a row a
    person; ``household_id`` in both. ``columns`` and ``member_columns`` say which columns there are, besides the id;
    unless said, these are all that the standard reads. ``members=None``: no person is listed.

    - Money is whole đồng a month, floor area m², points and ages whole numbers, all in columns of numbers.
    - Yes/no is a column of booleans, or of 0 and 1 where the dialect has none. Codes are lower-case text.
    - Dates are dates; in SQLite text, ``2020-11-20``.
    - Null is unknown, and so is a value that cannot be: a size of 0, a code of no list, a yes/no of 2.

    The view has a row for each row of households: ``household_id`` and ``columns`` as they are, then the results of
    `chuan_ngheo.tables.classify`: ``status``, ``class_id``, ``possible``, ``deprivations``,
    ``deprived_<indicator>`` (null while unknown) and so on. Needs the extra ``sql``.

    Raises `TableError`, with everything that is wrong, for a dialect or a column that there is not, for a table that
    is called like a step of the view, and where the standard counts ages and ``on`` is not given: nobody's age is
    guessed. Raises `MissingExtra` where sqlglot is not installed.

    >>> from chuan_ngheo.standards.registry import standard
    >>> import sqlite3
    >>> register = sqlite3.connect(":memory:")
    >>> _ = register.execute("CREATE TABLE households (household_id TEXT, area TEXT, income_per_head INTEGER)")
    >>> _ = register.execute("INSERT INTO households VALUES ('A', 'rural', 700000), ('B', 'rural', 800000)")
    >>> law = standard("vn-2016")
    >>> _ = register.execute(to_sql(law, "sqlite", members=None, columns=["area", "income_per_head"]))
    >>> register.execute("SELECT household_id, class_id, possible FROM poverty_status").fetchall()
    [('A', 'poor_by_income', None), ('B', None, 'poor_by_deprivation|near_poor')]
    """
    if standard.provisional:
        standard.warn_if_provisional()
    columns_asked, problems = asked(standard, columns, member_columns, members is not None)
    if dialect not in DIALECTS:
        problems.append(Problem("dialect", _NO_DIALECT, found=dialect, nearest=nearest_name(dialect, DIALECTS)))
    if on is None and members is not None and counts_ages(standard):
        problems.append(Problem("on", _NO_DATE.format(id=standard.id)))
    if problems:
        raise TableError(problems)
    spoken = SqlDialect(dialect)
    writer = ViewWriter(
        spoken,
        Source(households, household_places(columns_asked.households, standard)),
        None if members is None else Source(members, member_places(columns_asked.members or ())),
    )
    steps: Plan[Sql] = plan(
        SqlAlgebra(spoken),
        standard,
        standard.start if on is None else on,
        writer.households.names(spoken),
        None if writer.members is None else writer.members.names(spoken),
    )
    problems += _taken_names(writer, steps)
    if problems:
        raise TableError(problems)
    statement = writer.view(view, steps).copy().sql(spoken.name, pretty=True, max_text_width=100)
    return f"{_heading(standard, on)}\n{laid_out(statement)}"


def _taken_names(writer: ViewWriter, steps: Plan[Sql]) -> Iterator[Problem]:
    names = writer.step_names(steps)
    for where, source in ((HOUSEHOLDS, writer.households), (MEMBERS, writer.members)):
        if source is not None and source.table.lower() in names:
            yield Problem(where, _TAKEN, found=source.table)


def _heading(standard: Standard, on: date | None) -> str:
    """What the view is of, for whoever finds it in a script."""
    ages = Text("", "") if on is None else _AGES.format(on=on.isoformat())
    said = [f"{standard.name[language]} ({standard.id}){ages[language]}" for language in ("vi", "en")]
    return "\n".join(f"-- {' '.join(line.split())}" for line in (*said, f"digest {standard.digest}"))


_AGES = Text(vi=", tuổi tính đến {on}", en=", ages on {on}")
_NO_DIALECT = Text("không viết được phương ngữ SQL này", "there is no such dialect of SQL")
_NO_DATE = Text(
    "chuẩn {id} tính theo tuổi: cho biết ngày tính tuổi, ví dụ on=date(2020, 11, 20)",
    "{id} counts ages: say at which day, such as on=date(2020, 11, 20)",
)
_TAKEN = Text(
    "bảng trùng tên một bước của khung nhìn: đặt tên lược đồ ở trước, ví dụ public.households_read",
    "the table is called like a step of the view: put its schema before the name, as in public.households_read",
)
