"""What the statements look like: readable by each dialect's grammar, and without truths where there are none."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from chuan_ngheo import Standard, standard
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.tables import to_sql
from tables.sql.databases import DIALECTS

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")

LAWS = standards()
ON = date(2020, 11, 20)
SNAPSHOTS = Path(__file__).parent / "snapshots"
PREDICATES = (exp.Predicate, exp.Connector, exp.Not, exp.Boolean)


def statement(law: Standard, dialect: str) -> exp.Expr:
    return sqlglot.parse_one(to_sql(law, dialect, on=ON), read=dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_its_own_grammar_reads_it(law: Standard, dialect: str) -> None:
    made = statement(law, dialect)
    assert isinstance(made, exp.Create)
    assert (made.kind, made.this.name) == ("VIEW", "poverty_status")


def truths_as_values(tree: exp.Expr) -> Iterator[exp.Expr]:
    """Every condition that stands where only a value can: in a list, as an argument, behind THEN, in a comparison."""
    for node in tree.walk():
        if isinstance(node, exp.Boolean) or (isinstance(node, PREDICATES) and not stands_as_condition(node)):
            yield node


def stands_as_condition(node: exp.Expr) -> bool:
    parent = node.parent
    while isinstance(parent, exp.Paren | exp.Not | exp.And | exp.Or):
        node, parent = parent, parent.parent
    if isinstance(parent, exp.If):
        return node.arg_key == "this" and parent.parent is not None and parent.parent.this is None
    return isinstance(parent, exp.Where | exp.Join)


@pytest.mark.parametrize("dialect", ["tsql", "oracle"])
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_no_truth_is_a_value_where_there_are_none(law: Standard, dialect: str) -> None:
    assert [each.sql(dialect) for each in truths_as_values(statement(law, dialect))] == []


def test_elsewhere_they_are() -> None:
    """Or else the test above looks at nothing."""
    assert list(truths_as_values(statement(standard("vn-2016"), "postgres")))
    planted = "SELECT a > 1 AS b, COALESCE(c = 1, d), CASE WHEN e = 1 THEN f = 2 END, CASE WHEN g > 1 THEN 1 END FROM t"
    found = {each.sql() for each in truths_as_values(sqlglot.parse_one(planted, read="tsql"))}
    assert found == {"a > 1", "c = 1", "f = 2"}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_only_what_exists_is_read(dialect: str) -> None:
    """No step names a column of a later one, and none is left over that nothing reads."""
    made = statement(standard("vn-2022"), dialect)
    steps = [each.alias for each in made.find_all(exp.CTE)]
    tables = {each.name for each in made.find_all(exp.Table)} - {"poverty_status"}
    assert tables == {"households", "members", *steps}


def test_a_word_of_the_database_is_quoted() -> None:
    assert 'households."SIZE"' in to_sql(standard("vn-2016"), "oracle", on=ON)
    assert "households.size" in to_sql(standard("vn-2016"), "postgres", on=ON)
    made = to_sql(standard("vn-2016"), "postgres", on=ON, households="register.order", members="Người", view="user")
    assert 'FROM register."order" AS households' in made
    assert 'FROM "Người"' in made
    assert 'CREATE VIEW "user" AS' in made


def test_a_name_cannot_break_out_of_its_quotes() -> None:
    made = to_sql(standard("vn-2016"), "postgres", on=ON, households='x"; DROP TABLE y; --')
    assert 'FROM "x""; DROP TABLE y; --" AS households' in made


def test_it_says_what_it_is_of() -> None:
    law = standard("vn-2016")
    first, second, third, *_ = to_sql(law, on=ON).splitlines()
    assert first == f"-- {law.name.vi} (vn-2016), tuổi tính đến 2020-11-20"
    assert second == f"-- {law.name.en} (vn-2016), ages on 2020-11-20"
    assert third == f"-- digest {law.digest}"


def test_the_view_is_the_one_committed() -> None:
    """To write it anew: ``UPDATE_SNAPSHOTS=1 pytest tests/tables/sql/test_dialects.py``."""
    file = SNAPSHOTS / "vn-2016.postgres.sql"
    made = to_sql(standard("vn-2016"), "postgres", on=ON) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8")
