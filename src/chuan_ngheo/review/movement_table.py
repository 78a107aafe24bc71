"""Movement as tables: the rows of the poor and of the near-poor, who is behind each, and the whole as text."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from chuan_ngheo.language import Language, Text, number
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
        told = not self[Line.NEW_OR_RELAPSED].ids
        shown = [
            row
            for row in self.rows
            if row.ids or row.line in OF_THE_FORM or (told and row.line in (Line.RELAPSED, Line.NEW))
        ]
        cells = [(self.title[language], _HOUSEHOLDS[language], _PERSONS[language])]
        cells += [(_MARKS[row.sign] + row.name[language], *_counts(row, language)) for row in shown]
        widths = [max(len(row[column]) for row in cells) for column in range(3)]
        said = [f"{a:<{widths[0]}}  {b:>{widths[1]}}  {c:>{widths[2]}}" for a, b, c in cells]
        said.insert(1, "─" * len(said[0]))
        for text, ids in ((_MAYBE_START, self.maybe_at_start), (_MAYBE_END, self.maybe_at_end)):
            if ids:
                said.append(text.format(count=number(len(ids), language), group=self.group.label)[language])
        return "\n".join(said)

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
            parts.append("\n".join(self._families(language)))
        return "\n\n".join(parts)

    def _families(self, language: Language) -> Iterator[str]:
        yield _FAMILIES[language]
        for each in self.families:
            yield f"  {', '.join(each.before)} → {', '.join(each.after)} ({each.succession.label[language]})"

    def __str__(self) -> str:
        return self.say()


def _counts(row: Row, language: Language) -> tuple[str, str]:
    households = "" if row.line in (Line.FEWER_PERSONS, Line.MORE_PERSONS) else number(row.households, language)
    return households, "?" if row.persons is None else number(row.persons, language)


_MARKS = {Sign.DECREASE: "− ", Sign.LEVEL: "  ", Sign.INCREASE: "+ "}
_TITLE = Text("Biến động {group}", "Movement of {group}")
_HOUSEHOLDS = Text("Số hộ", "Households")
_PERSONS = Text("Nhân khẩu", "Persons")
_FAMILIES = Text("Tách, nhập, đổi mã hộ", "Splits, merges and new ids")
_MAYBE_START = Text(
    "  Đầu kỳ chưa rõ có phải {group} không, không tính ở trên: {count} hộ",
    "  Perhaps {group} at the start, not counted above: {count}",
)
_MAYBE_END = Text(
    "  Cuối kỳ chưa rõ có phải {group} không, không tính ở trên: {count} hộ",
    "  Perhaps {group} at the end, not counted above: {count}",
)
