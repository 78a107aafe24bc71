"""``chuan-ngheo explain``: why one household of a register is in its class."""

from __future__ import annotations

import sys
import unicodedata
from argparse import Namespace
from io import TextIOWrapper

from attrs import evolve

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import asked_headings, asked_register, asked_standard
from chuan_ngheo.errors import HouseholdError, InputFileError, Problem, nearest_name
from chuan_ngheo.intake.classified import classified
from chuan_ngheo.intake.headings import ID, Headings
from chuan_ngheo.intake.register import Register, RegisterRow, Rejected
from chuan_ngheo.language import Text
from chuan_ngheo.pages.page import whole
from chuan_ngheo.standards.model import Standard

_CELL = Text("{column} “{value}”: {reason}", "{column} “{value}”: {reason}")
_NOT_FOUND = Text("không có hộ nào mang mã này", "no household has this id")


def run(asked: Namespace) -> int:
    """Print the explanation; 0 when the household was found and read."""
    standard, headings = asked_standard(asked), asked_headings(asked)
    register = asked_register(asked, headings, standard)
    explanation = _result(asked, register, standard, headings).explain(asked.lang)
    if asked.html:
        page = whole(explanation.title, [explanation.html()], asked.lang)
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="xmlcharrefreplace")  # as the page says of itself
        streams.say(page)
    elif sys.stdout.isatty():
        streams.say(streams.fitted(explanation.text()))
    else:
        streams.say(explanation.text())
    return 0


def _result(asked: Namespace, register: Register, standard: Standard, headings: Headings) -> Classification:
    """The household's result.

    Raises `InputFileError` where no row has its id, and `HouseholdError`, with all that is wrong, where the row
    was rejected.
    """
    row = _row(asked, register, headings)
    file = asked.households.name
    rejected = tuple(each for each in register.rejected if (each.file, each.row) == (file, row.row))
    done = classified(evolve(register, rejected=rejected), [row], standard, asked.on, headings, file)
    if not done.rows:
        raise HouseholdError(map(_problem, done.rejected))
    return done.rows[0].result


def _row(asked: Namespace, register: Register, headings: Headings) -> RegisterRow:
    """The first row with the id: a later one with the same id is no household."""
    column = [headings.households.path(heading) for heading in register.headings].index(ID)
    rows = {row.cells[column].strip(): row for row in reversed(register.rows) if column < len(row.cells)}
    wanted = unicodedata.normalize("NFC", asked.household).strip()
    if wanted not in rows:
        nearest = nearest_name(wanted, rows)
        raise InputFileError([Problem(asked.households.name, _NOT_FOUND, found=asked.household, nearest=nearest)])
    return rows[wanted]


def _problem(rejected: Rejected) -> Problem:
    where, reason = f"{rejected.file}:{rejected.row}", rejected.reason
    if not rejected.column:
        return Problem(where, reason)
    return Problem(where, _CELL.format(column=rejected.column, value=rejected.value, reason=reason))
