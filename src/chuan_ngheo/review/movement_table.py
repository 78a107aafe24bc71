"""Movement as tables: the rows of the poor and of the near-poor, who is behind each, and the whole as text."""

from __future__ import annotations

from attrs import frozen

from chuan_ngheo.language import LANGUAGES, Language, Text, number
from chuan_ngheo.pages.parts import Row as PlainRow
from chuan_ngheo.pages.plain import plain_table
from chuan_ngheo.pages.shown import Shown
from chuan_ngheo.review.movement_lines import OF_THE_FORM, Line, Sign
from chuan_ngheo.review.register import Standing
from chuan_ngheo.review.succession import Family


@frozen
class Row:
    """One line: how many households and persons, and the ids of the households behind it, in order.

    ``persons`` is None where the size of one of these households is unknown. The lines of fewer and of more
    persons count no household: theirs stay on the list, and ``ids`` says which they are.
    """

    line: Line
    sign: Sign
    name: Text
    households: int
    persons: int | None
    ids: tuple[str, ...]


@frozen
class MovementTable:
    """The movement of one list between two registers.

    The start, less the decreases, plus the increases, is the end; the unchanged and the decreases are the
    start; the unchanged and the increases are the end. Persons of a household that stays are unchanged as far
    as it has them at both times; the rest stand in the line of fewer or of more persons.

    ``maybe_at_start`` and ``maybe_at_end`` are households which may be on the list but of which that is not
    known: start and end do not count them, and a household known at one time only stands in the line of
    those unknown at the other.
    """

    group: Standing
    rows: tuple[Row, ...]
    maybe_at_start: tuple[str, ...]
    maybe_at_end: tuple[str, ...]

    def __getitem__(self, line: Line) -> Row:
        return next(row for row in self.rows if row.line is line)

    @property
    def start(self) -> Row:
        """Those on the list at the start."""
        return self[Line.START]

    @property
    def end(self) -> Row:
        """Those on the list at the end."""
        return self[Line.END]

    @property
    def title(self) -> Text:
        """“Biến động hộ nghèo”."""
        return _TITLE.format(group=self.group.label)

    def say(self, language: Language = "vi") -> str:
        """The table as text. Lines that the forms do not have are left out where nobody is in them."""
        columns = [self.title[language], HOUSEHOLDS[language], PERSONS[language]]
        rows = (PlainRow(marked(row)[language], counts(row, language)) for row in self.told)
        return "\n".join([*plain_table(columns, rows), *(f"  {each[language]}" for each in self.remarks)])

    @property
    def told(self) -> tuple[Row, ...]:
        """The rows that are shown: those of the forms, and others where somebody is in them."""
        relapse_is_told = not self[Line.NEW_OR_RELAPSED].ids
        return tuple(
            row
            for row in self.rows
            if row.ids or row.line in OF_THE_FORM or (relapse_is_told and row.line in (Line.RELAPSED, Line.NEW))
        )

    @property
    def remarks(self) -> tuple[Text, ...]:
        """How many households may be on the list besides, at the start and at the end."""
        maybe = ((_MAYBE_START, self.maybe_at_start), (_MAYBE_END, self.maybe_at_end))
        return tuple(
            Text(*(text.format(count=number(len(ids), each), group=self.group.label)[each] for each in LANGUAGES))
            for text, ids in maybe
            if ids
        )

    def shown(self, language: Language = "vi") -> Shown:
        """In one language: a notebook shows it as HTML, ``str()`` is its text."""
        from chuan_ngheo.review.movement_page import table_fragment  # a reader of it

        return Shown(self.say(language), table_fragment(self, language))

    def _repr_html_(self) -> str:
        return self.shown().html()

    def __str__(self) -> str:
        return self.say()


@frozen
class Movement:
    """Both tables, and the families of households that split, merged or got a new id."""

    poor: MovementTable
    near_poor: MovementTable
    families: tuple[Family, ...]

    def say(self, language: Language = "vi") -> str:
        """Both tables as text, and the families below them."""
        parts = [self.poor.say(language), self.near_poor.say(language)]
        if self.families:
            parts.append("\n".join([FAMILIES[language], *(f"  {each}" for each in self.successions(language))]))
        return "\n\n".join(parts)

    def successions(self, language: Language = "vi") -> tuple[str, ...]:
        """The families in words, a line each."""
        return tuple(
            f"{', '.join(each.before)} → {', '.join(each.after)} ({each.succession.label[language]})"
            for each in self.families
        )

    def shown(self, language: Language = "vi") -> Shown:
        """In one language: a notebook shows it as HTML, ``str()`` is its text."""
        from chuan_ngheo.review.movement_page import movement_fragment  # a reader of it

        return Shown(self.say(language), movement_fragment(self, language))

    def _repr_html_(self) -> str:
        return self.shown().html()

    def __str__(self) -> str:
        return self.say()


def counts(row: Row, language: Language) -> tuple[str, str]:
    """Households and persons as the table has them; a question mark where the persons are not known."""
    households = "" if row.line in (Line.FEWER_PERSONS, Line.MORE_PERSONS) else number(row.households, language)
    return households, "?" if row.persons is None else number(row.persons, language)


def marked(row: Row) -> Text:
    """The name of a row after its sign."""
    return Text(_MARKS[row.sign] + row.name.vi, _MARKS[row.sign] + row.name.en)


_MARKS = {Sign.DECREASE: "− ", Sign.LEVEL: "  ", Sign.INCREASE: "+ "}
_TITLE = Text("Biến động {group}", "Movement of {group}")
HOUSEHOLDS = Text("Số hộ", "Households")
PERSONS = Text("Nhân khẩu", "Persons")
FAMILIES = Text("Tách, nhập, đổi mã hộ", "Splits, merges and new ids")
_MAYBE_START = Text(
    "Đầu kỳ chưa rõ có phải {group} không, không tính ở trên: {count} hộ",
    "Perhaps {group} at the start, not counted above: {count}",
)
_MAYBE_END = Text(
    "Cuối kỳ chưa rõ có phải {group} không, không tính ở trên: {count} hộ",
    "Perhaps {group} at the end, not counted above: {count}",
)
