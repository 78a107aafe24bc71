"""What members answered, gathered by household and put beside its row, in the order of the households.

Polars takes a maximum of each grade for dear. There the grades of a member are one number, two bits each, of which one
aggregation is enough: the bits that any member has. A household some of whose members are certain and some are
unknown has both bits, which is more than either, and so is read as certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

import narwhals.stable.v2 as nw

from chuan_ngheo.tables.people import LISTED
from chuan_ngheo.tables.step import OWN

_ROW = f"{OWN}row"
_TOGETHER = 7
"""How many grades are one number: of 16 bits, one of which is the sign."""


def with_answers(households: Any, answers: Any, key: str, greatest: Sequence[str], sums: Sequence[str]) -> Any:
    """Each household with the greatest and the sum of what its members answered in these columns."""
    if households.implementation is nw.Implementation.POLARS:
        return nw.from_native(_in_polars(households.to_native(), answers.to_native(), key, greatest, sums))
    gathered = answers.group_by(key).agg(
        **{name: nw.col(name).max() for name in greatest},
        **{name: nw.col(name).sum() for name in sums},
        **{LISTED: nw.len()},
    )
    if households.implementation is nw.Implementation.PYARROW:
        return _in_pyarrow(households, gathered, key)
    return households.join(gathered, on=key, how="left")


def with_row_numbers(frame: Any) -> Any:
    """A frame of PyArrow with what keeps the order of its rows."""
    return frame.with_row_index(_ROW)


def _in_pyarrow(households: Any, gathered: Any, key: str) -> Any:
    """Its join takes no column without a type, and keeps no order."""
    answers = households.select(key, _ROW).join(gathered, on=key, how="left").sort(_ROW).drop(key, _ROW)
    return nw.concat([households, answers], how="horizontal")


def _in_polars(households: Any, answers: Any, key: str, greatest: Sequence[str], sums: Sequence[str]) -> Any:
    import polars as pl

    numbers: dict[str, Any] = {}
    grades: dict[str, Any] = {}
    for start in range(0, len(greatest), _TOGETHER):
        number, names = f"{OWN}grades_{start}", greatest[start : start + _TOGETHER]
        numbers[number] = reduce(add, [pl.col(name).cast(pl.Int16) * 4**place for place, name in enumerate(names)])
        grades |= {name: pl.col(number) // 4**place % 4 for place, name in enumerate(names)}
    gathered = (
        answers.select(key, *sums, **numbers)
        .group_by(key)
        .agg(
            **{number: pl.col(number).bitwise_or() for number in numbers},
            **{name: pl.col(name).sum() for name in sums},
            **{LISTED: pl.len()},
        )
    )
    return households.join(gathered, on=key, how="left", maintain_order="left").with_columns(**grades)
