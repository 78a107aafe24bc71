"""The shape of a form's file, one attribute a key; rules and names are still text."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from chuan_ngheo.household.codes import Area, Region
from chuan_ngheo.language import Text
from chuan_ngheo.scorecards.model import AnswerKind, Counts
from chuan_ngheo.standards.citation import Citation, LegalDocument


@frozen
class ColumnEntry:
    name: Text
    area: Area
    region: Region | None = None


@frozen
class QuestionEntry:
    kind: AnswerKind
    question: Text


@frozen
class RowEntry:
    name: Text
    when: str
    points: Mapping[str, int | None]
    citation: tuple[Citation, ...] = ()


@frozen
class GroupEntry:
    name: Text
    counts: Counts
    rows: Mapping[str, RowEntry]
    no_points_when: str | None = None
    partial: bool = False
    citation: tuple[Citation, ...] = ()


@frozen
class ScorecardFile:
    """A scored form as it is written; the keys of the mappings are the ids."""

    id: str
    name: Text
    partial: bool
    documents: Mapping[str, LegalDocument]
    citation: tuple[Citation, ...]
    columns: Mapping[str, ColumnEntry]
    groups: Mapping[str, GroupEntry]
    answers: Mapping[str, QuestionEntry] = field(factory=dict)
    notes: tuple[Text, ...] = ()


@frozen
class ItemEntry:
    question: Text
    when: str | None = None
    citation: tuple[Citation, ...] = ()


@frozen
class QuickScreenFile:
    """A quick screen as it is written."""

    id: str
    name: Text
    partial: bool
    documents: Mapping[str, LegalDocument]
    citation: tuple[Citation, ...]
    items_on_form: int
    threshold: int
    items: Mapping[str, ItemEntry]
    notes: tuple[Text, ...] = ()
