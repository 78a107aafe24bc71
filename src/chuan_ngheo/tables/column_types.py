"""Columns that can be reckoned with: one type for each kind of fact, whatever type a frame holds it in.

Only what a type requires is changed, in a column beside it: narrow whole numbers are widened before they are
multiplied, whole numbers in a column of floats are taken for what they are, answers of 0 and 1 become truths.
A NaN is a null. The frame's own columns stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from chuan_ngheo.errors import Problem, TableError
from chuan_ngheo.household.facts import Kind
from chuan_ngheo.household.validity import EXPECTED
from chuan_ngheo.language import Text
from chuan_ngheo.tables.layout import ID, MEMBERS, Place
from chuan_ngheo.tables.step import OWN

KEY = f"{OWN}id"
"""The column of ids where the two tables have them in different types."""

_MOST_EXACT = 2**53
"""Up to here every whole number is a float of its own."""

_LEAST, _MOST = -(2**63), 2**63 - 1
"""What a whole number of 64 bits holds: far more than any fact may be."""


def prepared(frame: Any, places: Mapping[str, Place], table: str) -> tuple[Any, dict[str, str]]:
    """The frame with a column of the right type for each path, and the names of these columns.

    A column without a type, which holds nothing but nulls, gets the one it should have. Raises `TableError` for each
    column of a type that cannot hold its fact; ``table`` is the name of the table in what it says.
    """
    schema = frame.collect_schema()
    names: dict[str, str] = {}
    added: dict[str, nw.Expr] = {}
    problems: list[Problem] = []
    for path, place in places.items():
        dtype, column = schema[place.column], nw.col(place.column)
        if dtype == nw.Unknown and _holds_nothing(frame, column):
            if place.kind is Kind.CODES:
                continue
            converted: nw.Expr | None = nw.lit(None, dtype=_OF_NOTHING[place.kind])
        else:
            converted = _CONVERSIONS[place.kind](column, dtype)
        if converted is None:
            problems.append(Problem(f"{table}.{place.column}", _WRONG_TYPE, str(dtype), EXPECTED[place.kind]))
        elif converted is column:
            names[path] = place.column
        else:
            names[path] = f"{OWN}read_{place.column}"
            added[names[path]] = converted
    if problems:
        raise TableError(problems)
    return (frame.with_columns(**added) if added else frame), names


def with_keys(households: Any, members: Any) -> tuple[Any, Any, str]:
    """The two frames with a column of ids of one type, and its name.

    Raises `TableError` where the ids are of types that cannot be compared.
    """
    types = [frame.collect_schema()[ID] for frame in (households, members)]
    if types[0] == types[1] != nw.Unknown and _can_be_joined(households, members):
        return households, members, ID
    keys = [_key(dtype, types) for dtype in types]
    if keys[0] is None or keys[1] is None:
        raise TableError([Problem(f"{MEMBERS}.{ID}", _TWO_TYPES, str(types[1]), Text(str(types[0]), str(types[0])))])
    return households.with_columns(**{KEY: keys[0]}), members.with_columns(**{KEY: keys[1]}), KEY


def _can_be_joined(households: Any, members: Any) -> bool:
    """Whether the engine joins the ids as they stand: of PyArrow's types of text none is joined with another."""
    if households.implementation is not nw.Implementation.PYARROW:
        return True
    types = [frame.to_native().schema.field(ID).type for frame in (households, members)]
    return bool(types[0] == types[1]) and "view" not in str(types[0])


def _key(dtype: nw.dtypes.DType, types: Sequence[nw.dtypes.DType]) -> nw.Expr | None:
    """The ids of one table in a type that both have; None where there is none."""
    if all(each == nw.Unknown or each.is_numeric() for each in types):
        return nw.lit(None, dtype=nw.Int64) if dtype == nw.Unknown else whole_number(nw.col(ID), dtype)
    if all(each == nw.Unknown or _code(nw.col(ID), each) is not None for each in types):
        return nw.lit(None, dtype=nw.String) if dtype == nw.Unknown else nw.col(ID).cast(nw.String)
    return None


def _holds_nothing(frame: Any, column: nw.Expr) -> bool:
    """Whether the engine's own type of a column says that it is null throughout."""
    alone = frame.select(x=column).to_native()
    schema = alone.collect_schema() if hasattr(alone, "collect_schema") else alone.schema
    return any(word in str(schema).lower() for word in ("null", "void"))


def _truth(column: nw.Expr, dtype: nw.dtypes.DType) -> nw.Expr | None:
    if dtype == nw.Boolean:
        return column
    if dtype.is_numeric():
        return nw.when(column == 1).then(nw.lit(True)).otherwise(nw.when(column == 0).then(nw.lit(False)))
    return None


def whole_number(column: nw.Expr, dtype: nw.dtypes.DType) -> nw.Expr | None:
    """A column as whole numbers, null where it holds none; None for a type that is no number."""
    if dtype == nw.Int64:
        return column
    if dtype == nw.UInt64:  # PyArrow compares it with its own kind only
        return nw.when(column <= nw.lit(_MOST, dtype=nw.UInt64)).then(column).cast(nw.Int64)
    if dtype in {nw.Int128, nw.UInt128}:
        return nw.when((column >= _LEAST) & (column <= _MOST)).then(column).cast(nw.Int64)
    if dtype.is_integer():
        return column.cast(nw.Int64)
    if dtype.is_numeric():
        number = column.cast(nw.Float64) if dtype.is_float() else column
        bounded = nw.when((number > -_MOST_EXACT) & (number < _MOST_EXACT)).then(number)
        whole = bounded.floor().cast(nw.Int64)
        return nw.when(whole == bounded).then(whole)
    return None


def _number(column: nw.Expr, dtype: nw.dtypes.DType) -> nw.Expr | None:
    return column if dtype.is_numeric() else None


def _day(column: nw.Expr, dtype: nw.dtypes.DType) -> nw.Expr | None:
    if dtype == nw.Date:
        return column
    return column.cast(nw.Date) if isinstance(dtype, nw.Datetime) else None


def _code(column: nw.Expr, dtype: nw.dtypes.DType) -> nw.Expr | None:
    if dtype == nw.String:
        return column
    return column.cast(nw.String) if isinstance(dtype, nw.Categorical | nw.Enum) else None


def _codes(column: nw.Expr, dtype: nw.dtypes.DType) -> nw.Expr | None:
    if not isinstance(dtype, nw.List):
        return None
    if dtype.inner == nw.Unknown:  # every list is empty
        return column.cast(nw.List(nw.String))
    return column if dtype.inner == nw.String else None


_CONVERSIONS = {
    Kind.BOOLEAN: _truth,
    Kind.INTEGER: whole_number,
    Kind.DECIMAL: _number,
    Kind.DATE: _day,
    Kind.CODE: _code,
    Kind.CODES: _codes,
}

_OF_NOTHING: dict[Kind, Any] = {
    Kind.BOOLEAN: nw.Boolean,
    Kind.INTEGER: nw.Int64,
    Kind.DECIMAL: nw.Float64,
    Kind.DATE: nw.Date,
    Kind.CODE: nw.String,
}

_TWO_TYPES = Text("mã hộ ở hai bảng khác kiểu", "the household ids of the two tables are of different types")
_WRONG_TYPE = Text("kiểu cột không dùng được", "a column of this type cannot be read")
