"""The columns that ``chuan-ngheo classify`` adds to a table, and what their cells may say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum

import polars as pl
from attrs import frozen

from chuan_ngheo.errors import nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import HouseholdClass, Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.tables.files.batches import SPACE

BAD = "#bad result"
"""The column that says whether some cell of the result cannot be read."""
_BETWEEN = "|"
_TRUE, _FALSE = "true", "false"


class Holds(Enum):
    """What the cells of a column hold."""

    WORD = "one of some words"
    WORDS = "some of some words"
    ANSWER = "true or false"


STATUS, CLASS, POSSIBLE, FINDING = "status", "class_id", "possible", "deprived_"


@frozen
class ResultColumn:
    """A column of a result. Any cell may be blank."""

    name: str
    holds: Holds
    words: tuple[str, ...] = ()
    statuses_of: Mapping[str, tuple[str, ...]] | None = None
    """Of the class: the statuses of each; a row whose status is none of them contradicts itself."""

    @property
    def path(self) -> str:
        """What headings are understood as."""
        return f"result.{self.name}"

    def fault(self, said: Mapping[str, str]) -> Text | None:
        """What is wrong with the cell of a row; ``said`` has the cells of a row by path."""
        text = said[self.path].strip(SPACE)
        found = text.split(_BETWEEN) if self.holds is Holds.WORDS else [text]
        if not text:
            return None
        if self.holds is Holds.ANSWER:
            return None if text.lower() in (_TRUE, _FALSE) else _NO_ANSWER
        for each in found:
            if each not in self.words:
                nearest = nearest_name(each, self.words)
                known = ", ".join(self.words)
                return (
                    _NO_WORD.format(words=known) if nearest is None else _NEAREST.format(words=known, nearest=nearest)
                )
        if self.statuses_of is not None:
            status, expected = said[f"result.{STATUS}"].strip(SPACE), self.statuses_of[text]
            if status not in expected and status in _EVERY_STATUS:
                return _OTHER_STATUS.format(expected=expected[0], status=status)
        return None


def result_columns(standard: Standard, *, findings: bool = True) -> tuple[ResultColumn, ...]:
    """The columns of a result by a standard: status, class, classes still possible, and its findings."""
    classes = tuple(each.id for each in standard.classes)
    statuses_of = {each.id: _written(each) for each in standard.classes}
    found = [
        ResultColumn(STATUS, Holds.WORD, tuple(str(status) for status in Status)),
        ResultColumn(CLASS, Holds.WORD, classes, statuses_of),
        ResultColumn(POSSIBLE, Holds.WORDS, classes),
    ]
    if findings:
        found += [ResultColumn(f"{FINDING}{each.id}", Holds.ANSWER) for each in standard.indicators]
    return tuple(found)


def _written(each: HouseholdClass) -> tuple[str, ...]:
    """What the column of statuses says of a class: its status, or nothing where it may have several."""
    statuses = tuple(str(status) for status in each.statuses)
    return statuses if len(statuses) == 1 else ("", *statuses)


def read_words(
    columns: Sequence[ResultColumn], texts: Mapping[str, pl.Expr], truths: Mapping[str, pl.Expr]
) -> list[pl.Expr]:
    """The columns of a result from their texts, by path: words, or truths; and `BAD`. ``truths`` are such already."""
    read = []
    bad = []
    for each in columns:
        if each.path in truths:
            read.append(truths[each.path].alias(each.name))
            continue
        text = texts[each.path].str.strip_chars(SPACE)
        text = pl.when(text != "").then(text)
        if each.holds is Holds.ANSWER:
            low = text.str.to_lowercase()
            bad.append(~low.is_in([_TRUE, _FALSE]))
            read.append((low == _TRUE).alias(each.name))
            continue
        if each.holds is Holds.WORDS:
            word = f"(?:{'|'.join(map(re.escape, each.words))})"
            bad.append(~text.str.contains(rf"^{word}(?:\|{word})*$"))
        else:
            bad.append(~text.is_in(list(each.words)))
        if each.statuses_of is not None:
            status = texts[f"result.{STATUS}"].str.strip_chars(SPACE)
            bad += [(text == name) & ~status.is_in(list(named)) for name, named in each.statuses_of.items()]
        read.append(text.alias(each.name))
    return [*read, pl.any_horizontal(pl.lit(False), *(each.fill_null(False) for each in bad)).alias(BAD)]


_EVERY_STATUS = ("", *(str(status) for status in Status))
_NO_ANSWER = Text("cần true hoặc false", "expected true or false")
_NO_WORD = Text("không hiểu; cần một trong: {words}", "not understood; expected one of {words}")
_NEAREST = Text(
    "không hiểu; cần một trong: {words}; có phải “{nearest}”?",
    "not understood; expected one of {words}; did you mean “{nearest}”?",
)
_OTHER_STATUS = Text(
    "loại hộ này có status “{expected}”, nhưng cột status ghi “{status}”",
    "the status of this class is “{expected}”, but the column status says “{status}”",
)
