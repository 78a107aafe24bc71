"""What could not be read, as a table to send back to whoever filled in the form."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from chuan_ngheo.intake.register import Rejected
from chuan_ngheo.language import Language, Text

HEADINGS = (
    Text("tệp", "file"),
    Text("dòng", "row"),
    Text("cột", "column"),
    Text("giá trị", "value"),
    Text("lý do", "reason"),
)
_FORMULA = re.compile(r"[=@\t\r\n\uff1d\uff0b\uff0d\uff20]|[-+](?![0-9][0-9.,]*\Z)")


def write_rejects(path: Path, rejected: Iterable[Rejected], language: Language = "vi") -> None:
    """Write one row for each rejected cell or row: file, row, column, value and reason, in ``language``.

    The file is CSV in UTF-8 with a byte order mark, as spreadsheets expect it. A text that a spreadsheet
    would take for a formula gets an apostrophe before it. Raises `OSError` where it cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading[language] for heading in HEADINGS)
        for thing in rejected:
            words = (thing.file, str(thing.row), thing.column, thing.value, thing.reason[language])
            writer.writerow(map(harmless, words))


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula; a number stays one.

    >>> harmless("=1+1"), harmless("-"), harmless("-500000"), harmless("+84,5")
    ("'=1+1", "'-", '-500000', '+84,5')
    """
    return f"'{text}" if _FORMULA.match(text) else text
