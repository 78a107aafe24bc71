"""What a report is made of: tables of exact counts, rates of them, totals that say what they are totals of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.pages.shown import Shown
from chuan_ngheo.review.movement_table import Movement
from chuan_ngheo.review.rates import Rounding, rate, say_rate
from chuan_ngheo.standards.model import Standard

Cell = int | str | Text | None
"""A count, words, or words in both languages; None where nobody knows."""


class Kind(Enum):
    """What a column holds."""

    COUNT = "count"
    RATE = "rate"
    WORDS = "words"


@frozen
class Column:
    """A column.

    A rate is that of the column ``part``: over ``over``, another column of the row, or over the row ``base``, in the
    same column.
    """

    key: str
    title: Text
    kind: Kind = Kind.COUNT
    part: str = ""
    over: str = ""
    base: str = ""


@frozen
class Row:
    """A row: its label, its cells by column, and, for a total, the rows that it is the sum of."""

    key: str
    label: Text
    cells: Mapping[str, Cell]
    level: int = 0
    sum_of: tuple[str, ...] = ()

    @property
    def is_total(self) -> bool:
        """Whether the row is a sum of others."""
        return bool(self.sum_of)


@frozen
class ReportTable:
    """One table of a report; ``number`` is that of the official form where there is one.

    Every total is checked to be the sum of its rows when the table is made: `AnalysisError` otherwise.
    """

    number: str
    title: Text
    first: Text
    """The heading above the labels of the rows."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Text, ...] = ()
    of: ReportTable | None = field(default=None, repr=False)
    """The table that has the counts of rates, where they are not in this one; its rows have the same keys."""
    _by_key: Mapping[str, Row] = field(init=False, repr=False, eq=False)

    @_by_key.default
    def _rows_by_key(self) -> Mapping[str, Row]:
        return {row.key: row for row in self.rows}

    def __attrs_post_init__(self) -> None:
        if problems := [*self._sums()]:
            raise AnalysisError(problems)

    def row(self, key: str) -> Row:
        """The row of that key; `KeyError` for another."""
        return self._by_key[key]

    def _sums(self) -> Iterator[Problem]:
        rows = self._by_key
        for row in self.rows:
            for column in self.columns:
                if row.sum_of and column.kind is Kind.COUNT:
                    parts = [rows[key].cells.get(column.key) for key in row.sum_of]
                    whole = row.cells.get(column.key)
                    if None not in parts and whole is not None and whole != sum(map(_int, parts)):
                        where = f"{self.number}.{row.key}.{column.key}"
                        wanted = str(sum(map(_int, parts)))
                        yield Problem(where, _NO_SUM, found=str(whole), expected=Text(wanted, wanted))

    def part_and_whole(self, row: Row, column: Column) -> tuple[int | None, int | None]:
        """The two counts of a rate; None where one is not known."""
        table = self if self.of is None else self.of
        own = table.row(row.key)
        whole = own.cells.get(column.over) if column.over else table.row(column.base).cells.get(column.part)
        part = own.cells.get(column.part)
        return (None if part is None else _int(part)), (None if whole is None else _int(whole))

    def value(self, row: Row, column: Column, rounding: Rounding) -> Cell | Decimal:
        """What stands in a cell: a count, words, a rate in per cent of two decimals; None for unknown or no whole."""
        if column.kind is not Kind.RATE:
            return row.cells.get(column.key)
        part, whole = self.part_and_whole(row, column)
        return None if part is None or whole is None else rate(part, whole, rounding)

    def said(self, row: Row, column: Column, rounding: Rounding, language: Language) -> str:
        """What stands in a cell, as it is printed; ``?`` for an unknown count, ``–`` where there is no whole."""
        if column.kind is Kind.RATE:
            part, whole = self.part_and_whole(row, column)
            return "?" if part is None or whole is None else say_rate(part, whole, rounding, language)
        value = row.cells.get(column.key)
        if value is None:
            return "?" if column.kind is Kind.COUNT else ""
        if isinstance(value, Text):
            return value[language]
        return number(value, language) if isinstance(value, int) else value


def _int(value: Cell) -> int:
    assert isinstance(value, int)
    return value


@frozen(repr=False)
class Report:
    """The tables of one review, and what their reader must know."""

    title: Text
    on: date
    standard: Standard
    rounding: Rounding
    tables: tuple[ReportTable, ...]
    notes: tuple[Text, ...]
    moved: Movement | None = None
    """The movement since the last review, with the ids behind each line."""
    place: str = ""
    """Of where the report is."""

    def table(self, table_number: str) -> ReportTable:
        """The table of that number. Raises `AnalysisError` for another."""
        for table in self.tables:
            if table.number == table_number:
                return table
        numbers = ", ".join(table.number for table in self.tables)
        raise AnalysisError([Problem("", _NO_TABLE, found=table_number, expected=Text(numbers, numbers))])

    def text(self, language: Language = "vi") -> str:
        """All tables as plain text, one below the other."""
        from chuan_ngheo.analysis.reports.text import report_text

        return report_text(self, language)

    def html(self, language: Language = "vi", pictures: Sequence[Picture] = ()) -> str:
        """One page that needs nothing else: the tables, and pictures above them."""
        from chuan_ngheo.analysis.reports.page import report_page

        return report_page(self, language, pictures)

    def shown(self, language: Language = "vi") -> Shown:
        """In one language: a notebook shows it as HTML, ``str()`` is its text."""
        from chuan_ngheo.analysis.reports.page import report_fragment

        return Shown(self.text(language), report_fragment(self, language))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Report: {self.standard.id}, {self.on:%Y-%m-%d}, tables {len(self.tables)}>"

    def _repr_html_(self) -> str:
        return self.shown().html()


@frozen
class Picture:
    """A picture for a page: its title, the SVG, and what it shows, in words."""

    title: Text
    svg: str
    description: Text


_NO_SUM = Text("tổng không bằng các dòng cộng lại", "a total is not the sum of its rows")
_NO_TABLE = Text("báo cáo không có bảng này", "the report has no such table")
