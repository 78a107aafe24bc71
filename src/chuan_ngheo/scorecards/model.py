"""A scored form: groups of rows, points by column, and the questions that only the form asks."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from chuan_ngheo.household.codes import Area, Region
from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.standards.citation import Citation, LegalDocument


class AnswerKind(CodeList):
    """What an answer to one of the form's own questions is."""

    YES_NO = "yes_no", "có hoặc không", "yes or no"
    NUMBER = "number", "một số", "a number"


class Counts(CodeList):
    """What counts where several rows of a group apply."""

    HIGHEST = "highest", "dòng có điểm cao nhất", "the row with the most points"


@frozen
class Question:
    """Something that the form asks and the vocabulary of facts does not know."""

    id: str
    question: Text
    kind: AnswerKind

    @property
    def fact(self) -> Fact:
        """The answer as conditions of the form name it."""
        kind = Kind.BOOLEAN if self.kind is AnswerKind.YES_NO else Kind.INTEGER
        return Fact(self.id, kind, self.question)


@frozen
class Column:
    """Whose points a column holds: one area, and one region of it or all."""

    id: str
    name: Text
    area: Area
    region: Region | None = None


@frozen
class Row:
    """One row of the form. ``points`` by column id, whole and never negative; None where they are not known."""

    id: str
    name: Text
    when: Condition
    points: Mapping[str, int | None]
    citation: tuple[Citation, ...]


@frozen
class RowGroup:
    """Rows of which one counts. A ``partial`` group has rows on paper that are not known here."""

    id: str
    name: Text
    rows: tuple[Row, ...]
    citation: tuple[Citation, ...]
    counts: Counts = Counts.HIGHEST
    no_points_when: Condition | None = None
    partial: bool = False


@frozen(repr=False)
class Scorecard:
    """A scored form, checked. A ``partial`` card lacks row groups that are on paper: its totals have no upper bound.

    Where neither a row nor its group cites anything, the card's own ``citation`` speaks for the points.
    """

    id: str
    name: Text
    documents: Mapping[str, LegalDocument]
    citation: tuple[Citation, ...]
    columns: tuple[Column, ...]
    questions: tuple[Question, ...]
    groups: tuple[RowGroup, ...]
    partial: bool = False
    notes: tuple[Text, ...] = ()

    def group(self, group_id: str) -> RowGroup:
        """The row group of that id; `KeyError` for another."""
        return {each.id: each for each in self.groups}[group_id]

    def column(self, column_id: str) -> Column:
        """The column of that id; `KeyError` for another."""
        return {each.id: each for each in self.columns}[column_id]

    def __repr__(self) -> str:
        return f"<Scorecard {self.id}: {self.name.en}>"
