"""A plan as one view: a common table expression for each step, and what the steps found at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen
from sqlglot import exp

from chuan_ngheo.household.facts import Kind
from chuan_ngheo.tables.layout import HOUSEHOLDS, ID, MEMBERS, Place
from chuan_ngheo.tables.people import LISTED
from chuan_ngheo.tables.plan import Plan
from chuan_ngheo.tables.sql.connectives import Sql
from chuan_ngheo.tables.sql.dialects import SqlDialect
from chuan_ngheo.tables.step import OWN, Step

_GATHERED = f"{MEMBERS}_gathered"


@frozen
class Source:
    """One table of the database: what it is called, and its columns by what they hold."""

    table: str
    places: Mapping[str, Place]

    def read(self, dialect: SqlDialect) -> dict[str, Sql]:
        """Columns to read in another way than they stand there, by the name that they then have."""
        read: dict[str, Sql] = {}
        for place in self.places.values():
            column = exp.Column(this=dialect.identifier(place.column))
            value = None
            if place.kind is Kind.BOOLEAN:
                value = dialect.read_truth(column)
            elif place.kind is Kind.DATE:
                value = dialect.read_day(column)
            if value is not None:
                read[f"{OWN}{place.column}"] = value
        return read

    def names(self, dialect: SqlDialect) -> dict[str, str]:
        """By path the column from which a plan reads it."""
        read = self.read(dialect)
        own = {path: place.column for path, place in self.places.items()}
        return own | {path: f"{OWN}{column}" for path, column in own.items() if f"{OWN}{column}" in read}


@frozen
class ViewWriter:
    """Writes plans over two tables, or over that of the households alone."""

    dialect: SqlDialect
    households: Source
    members: Source | None

    def view(self, name: str, plan: Plan[Sql]) -> exp.Create:
        """The statement that creates the view: each household's own columns, then the results."""
        steps = {**self._gathering(plan), **self._classifying(plan)}
        results = self._added(plan.households[-1])
        selected = [self._column(column) for column in (ID, *self._own)]
        selected += [results[column] if column in results else self._column(column) for column in plan.results]
        query = self._select(selected, list(steps)[-1])
        for step_name, step in steps.items():
            query = query.with_(step_name, as_=step, materialized=self.dialect.materializes or None)
        return exp.Create(this=self.dialect.table(name), kind="VIEW", expression=query)

    @property
    def _own(self) -> list[str]:
        return [place.column for place in self.households.places.values()]

    def step_names(self, plan: Plan[Sql]) -> list[str]:
        """What the steps are called within the view."""
        return [*self._gathering(plan), *self._classifying(plan)]

    # members -------------------------------------------------------------------------------------

    def _gathering(self, plan: Plan[Sql]) -> dict[str, exp.Select]:
        """Members read, their answers, and these gathered by household."""
        if self.members is None:
            return {}
        read = self.members.read(self.dialect)
        answered = plan.members[-1]
        before = [step for step in plan.members[:-1] if step.name != "read"]
        for step in plan.members[:-1]:
            read |= step.values if step.name == "read" else {}
        needed = {column for step in (*before, answered) for column in _columns_in(step)}
        own = [place.column for place in self.members.places.values() if place.column in needed]
        selected = [self._column(column) for column in (ID, *own)]
        selected += [self._named(column, value) for column, value in read.items() if column in needed]
        steps = {f"{MEMBERS}_read": exp.Select(expressions=selected).from_(self.dialect.table(self.members.table))}
        for step in before:
            steps[f"{MEMBERS}_{step.name}"] = self._next(step, list(steps)[-1])
        added = [self._column(ID), *self._added(answered).values()]
        steps[f"{MEMBERS}_{answered.name}"] = self._select(added, list(steps)[-1])
        steps[_GATHERED] = self._gathered(plan).from_(list(steps)[-1])
        return steps

    def _gathered(self, plan: Plan[Sql]) -> exp.Select:
        grouped: list[Sql] = [self._column(ID)]
        grouped += [self._named(name, exp.Max(this=self._column(name))) for name in plan.greatest]
        grouped += [self._named(name, exp.Sum(this=self._column(name))) for name in plan.sums]
        grouped.append(self._named(LISTED, exp.Count(this=exp.Star())))
        return exp.Select(expressions=grouped).group_by(self._column(ID))

    # households ----------------------------------------------------------------------------------

    def _classifying(self, plan: Plan[Sql]) -> dict[str, exp.Select]:
        """Households read, with what their members answered, and every step up to the last."""
        first, *rest = plan.households
        read = {**self.households.read(self.dialect), **first.values}
        table = self.dialect.table(self.households.table)
        selected: list[Sql] = [self._column(column, HOUSEHOLDS) for column in (ID, *self._own)]
        selected += [self._named(column, value) for column, value in read.items()]
        is_so_called = table == self.dialect.table(HOUSEHOLDS)
        query = exp.Select(expressions=selected).from_(
            table if is_so_called else exp.alias_(table, HOUSEHOLDS, table=True)
        )
        if self.members is not None:
            same = exp.EQ(this=self._column(ID, _GATHERED), expression=self._column(ID, HOUSEHOLDS))
            query = query.join(_GATHERED, on=same, join_type="left")
        steps = {f"{HOUSEHOLDS}_read": query}
        for step in rest[:-1]:
            if step.values or step.truths:
                steps[f"{HOUSEHOLDS}_{step.name}"] = self._next(step, list(steps)[-1])
        return steps

    def _next(self, step: Step[Sql], before: str) -> exp.Select:
        """All columns of the step before and those that this one adds."""
        everything = exp.Column(this=exp.Star(), table=exp.to_identifier(before))
        return self._select([everything, *self._added(step).values()], before)

    def _select(self, selected: list[Sql], before: str) -> exp.Select:
        query = exp.Select(expressions=selected).from_(before)
        hint = self.dialect.hint(before)
        return query if hint is None else query.hint(hint, dialect=self.dialect.name)

    def _added(self, step: Step[Sql]) -> dict[str, Sql]:
        """The columns of a step by name."""
        stored = self.dialect.conditions.stored
        truths = {
            name: self.dialect.unknown() if isinstance(truth, exp.Null) else stored(truth)
            for name, truth in step.truths.items()
        }
        return {name: self._named(name, value) for name, value in {**step.values, **truths}.items()}

    def _column(self, name: str, table: str | None = None) -> Sql:
        return exp.Column(this=self.dialect.identifier(name), table=None if table is None else exp.to_identifier(table))

    def _named(self, name: str, value: Sql) -> Sql:
        return exp.Alias(this=value, alias=self.dialect.identifier(name))


def _columns_in(step: Step[Sql]) -> Iterator[str]:
    """Names of the columns that a step reads, as they are spelled in the plan."""
    for value in (*step.values.values(), *step.truths.values()):
        for column in value.find_all(exp.Column):
            yield column.name.lower()
