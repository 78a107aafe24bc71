"""Totals and rates as formulas of a spreadsheet, over the cells that the counts stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Self

from attrs import frozen

from chuan_ngheo.analysis.reports.report_tables import Column, ReportTable, Row
from chuan_ngheo.analysis.reports.sheets import FIRST_ROW
from chuan_ngheo.review.rates import Rounding

NO_WHOLE = "–"
_LETTERS = 26


@frozen
class Places:
    """Where the cells of a table stand: the number of each row, the letter of each column."""

    sheet: str
    rows: Mapping[str, int]
    columns: Mapping[str, str]

    @classmethod
    def of(cls, table: ReportTable, sheet: str) -> Self:
        """The places on a sheet; labels are in its first column."""
        return cls(
            sheet,
            {row.key: FIRST_ROW + place for place, row in enumerate(table.rows)},
            {column.key: letter(place) for place, column in enumerate(table.columns, start=2)},
        )

    def cell(self, row: str, column: str, *, elsewhere: bool = False) -> str:
        """The address of a cell, with its sheet where the formula is on another."""
        place = f"{self.columns[column]}{self.rows[row]}"
        return f"'{self.sheet}'!{place}" if elsewhere else place


def sum_formula(places: Places, rows: Sequence[str], column: str) -> str:
    """The sum of some rows of a column; rows that follow each other are one range.

    >>> places = Places("Biểu 1", {"a": 5, "b": 6, "c": 8, "d": 9}, {"households": "B"})
    >>> sum_formula(places, ["a", "b", "d"], "households")
    '=SUM(B5:B6,B9)'
    """
    name = places.columns[column]
    return f"=SUM({','.join(_ranges(name, sorted(places.rows[row] for row in rows)))})"


def _ranges(column: str, numbers: Sequence[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        found = [number for _, number in run]
        yield f"{column}{found[0]}" if len(found) == 1 else f"{column}{found[0]}:{column}{found[-1]}"


def rate_formula(rounding: Rounding, table: ReportTable, row: Row, column: Column, places: Mapping[str, Places]) -> str:
    """A rate in per cent with two decimals from its two counts, reckoned in whole numbers up to the last division.

    A rounding of the quotient would depend on how a spreadsheet stores it. Nothing is lost below 10¹¹ households.
    """
    counts = table if table.of is None else table.of
    where, away = places[counts.number], counts is not table
    part = where.cell(row.key, column.part, elsewhere=away)
    whole = where.cell(*((row.key, column.over) if column.over else (column.base, column.part)), elsewhere=away)
    exact = (
        f"INT((20000*{part}+{whole})/(2*{whole}))/100"
        if rounding is Rounding.HALF_UP
        else f"INT(10000*{part}/{whole})/100"
    )
    return f'=IF({whole}=0,"{NO_WHOLE}",{exact})'


def letter(place: int) -> str:
    """The letters of a column of a sheet, the first being 1.

    >>> letter(1), letter(26), letter(27), letter(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    rest, last = divmod(place - 1, _LETTERS)
    return (letter(rest) if rest else "") + chr(ord("A") + last)
