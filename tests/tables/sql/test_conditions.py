"""Truths that hold, fail and are stored: tried over every way that three unknowns may turn out."""

from itertools import product
from typing import Any, cast

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from sqlglot import exp

from chuan_ngheo.tables.sql.algebra import SqlAlgebra
from chuan_ngheo.tables.sql.conditions import Conditions
from chuan_ngheo.tables.sql.connectives import Sql, opposite
from chuan_ngheo.tables.sql.dialects import SqlDialect

TRUTHS, NUMBERS = SqlAlgebra(SqlDialect("duckdb")), SqlAlgebra(SqlDialect("tsql"))
ROWS = list(product((True, False, None), repeat=3))

Recipe = tuple[Any, ...]


def recipes() -> SearchStrategy[Recipe]:
    """How to make any truth of the columns a, b and c."""
    plain = st.sampled_from([("truth", "a"), ("truth", "b"), ("truth", "c"), ("unknown",), ("always",), ("never",)])

    def more(inner: SearchStrategy[Recipe]) -> SearchStrategy[Recipe]:
        one = st.tuples(st.sampled_from(["negation", "certainly", "possibly", "between"]), inner)
        several = st.sampled_from(["conjunction", "disjunction", "first_truth"])
        return one | st.tuples(several, inner, inner) | st.tuples(st.just("choice"), inner, inner, inner)

    return st.recursive(plain, more, max_leaves=8)


def made(algebra: SqlAlgebra, recipe: Recipe) -> Sql:
    kind, *parts = recipe
    if kind == "truth":
        return algebra.truth(parts[0])
    if kind in ("always", "never"):
        one = algebra.literal(1)
        return algebra.comparison("==" if kind == "always" else "!=", one, one)
    operands = [made(algebra, part) for part in parts]
    if kind in ("conjunction", "disjunction", "first_truth"):
        return cast(Sql, getattr(algebra, kind)(operands))
    if kind == "between":
        return algebra.between(algebra.certainly(operands[0]), algebra.possibly(operands[0]))
    if kind == "choice":
        return algebra.choice(algebra.certainly(operands[0]), *operands[1:])
    return cast(Sql, getattr(algebra, kind)(*operands))


def over_all_rows(expressions: list[Sql], kind: str) -> list[tuple[object, ...]]:
    values = ", ".join(str(row).replace("None", "NULL") for row in ROWS)
    if kind == "INTEGER":
        values = values.replace("True", "1").replace("False", "0")
    selected = ", ".join(each.copy().sql("duckdb") for each in expressions)
    typed = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name in "abc")
    query = f"WITH rows AS (SELECT {typed} FROM (VALUES {values}) AS v(a, b, c)) SELECT {selected} FROM rows"
    return duckdb.connect().execute(query).fetchall()


@given(recipe=recipes())
def test_every_reading_of_a_truth_agrees(recipe: Recipe) -> None:
    truth, number = made(TRUTHS, recipe), made(NUMBERS, recipe)
    with_truths, without = Conditions(True), Conditions(False)
    meant = [row[0] for row in over_all_rows([truth], "BOOLEAN")]
    read = over_all_rows([with_truths.holds(truth), with_truths.fails(truth), opposite(truth)], "BOOLEAN")
    assert [row[0] is True for row in read] == [each is True for each in meant]
    assert [row[1] is True for row in read] == [each is False for each in meant]
    assert [row[2] for row in read] == [None if each is None else not each for each in meant]
    numbers = over_all_rows([without.holds(number), without.fails(number), without.stored(number)], "INTEGER")
    assert [row[0] is True for row in numbers] == [each is True for each in meant]
    assert [row[1] is True for row in numbers] == [each is False for each in meant]
    assert [row[2] for row in numbers] == [None if each is None else int(each) for each in meant]


@pytest.mark.parametrize(
    ("truth", "said"),
    [
        (TRUTHS.negation(TRUTHS.comparison("<", TRUTHS.column("x"), TRUTHS.literal(3))), "x >= 3"),
        (TRUTHS.conjunction([exp.true(), TRUTHS.truth("a"), TRUTHS.truth("a")]), "a"),
        (TRUTHS.disjunction([TRUTHS.truth("a"), TRUTHS.disjunction([TRUTHS.truth("b"), exp.false()])]), "a OR b"),
        (TRUTHS.certainly(TRUTHS.is_known(TRUTHS.column("x"))), "x IS NOT NULL"),
        (TRUTHS.negation(TRUTHS.certainly(TRUTHS.truth("a"))), "a IS NOT TRUE"),
    ],
)
def test_it_is_written_short(truth: Sql, said: str) -> None:
    assert truth.sql("postgres") == said
