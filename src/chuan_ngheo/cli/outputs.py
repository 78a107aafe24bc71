"""The files that are written: checked beforehand, and each of them whole or not at all."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from shutil import copymode, rmtree
from tempfile import mkdtemp

from chuan_ngheo.cli.asked import input_files
from chuan_ngheo.errors import ChuanNgheoError, Problem
from chuan_ngheo.language import Text

_NO_FOLDER = Text("không có thư mục này", "no such folder")
_NOT_A_FILE = Text("đã có, nhưng không phải một tệp", "exists, but is not a file")
_IS_INPUT = Text(
    "sẽ ghi đè lên tệp đầu vào này; hãy đặt tên khác cho kết quả",
    "would overwrite this input file; give the result another name",
)

_TABLES = (".csv", ".parquet", ".xlsx")
_NO_TABLES = (".doc", ".docx", ".htm", ".html", ".json", ".ndjson", ".ods", ".odt", ".pdf", ".xls", ".xml")
"""Names of files for other programs than those that open a table; any other name is that of a CSV file."""
_NO_TABLE = Text(
    "kết quả là một bảng, không ghi vào tệp loại này được", "the result is a table, not a file of this kind"
)
_KINDS = Text("một tệp .csv, .parquet hoặc .xlsx", "a .csv, .parquet or .xlsx file")


def output_files(asked: Namespace) -> tuple[Path, Path]:
    """The result and, beside it, the file of rejects: ``result.csv`` (or another table) and ``result.rejected.csv``.

    Raises `ChuanNgheoError` where there is no such folder, where one of the two is something else than a file,
    and where one of them is an input, by whatever name.
    """
    result: Path = asked.output
    stem = result.stem if result.suffix.lower() in _TABLES else result.name
    outputs = (result, result.with_name(f"{stem}.rejected.csv"))
    check_outputs(outputs, input_files(asked))
    return outputs


def check_is_table(result: Path) -> None:
    """Raise `ChuanNgheoError` for a file that would be no table by its name."""
    if result.suffix.lower() in _NO_TABLES:
        raise ChuanNgheoError([Problem(str(result), _NO_TABLE, found=result.suffix, expected=_KINDS)])


def check_outputs(outputs: Iterable[Path], inputs: Sequence[Path]) -> None:
    """Raise `ChuanNgheoError` where one of these files cannot be written, or is an input."""
    problems = [problem for output in outputs for problem in _problems(output, inputs)]
    if problems:
        raise ChuanNgheoError(problems)


def _problems(output: Path, inputs: Iterable[Path]) -> Iterator[Problem]:
    place = _real(output)
    if not place.parent.is_dir():
        yield Problem(str(output), _NO_FOLDER, found=str(place.parent))
    elif place.exists() and not place.is_file():
        yield Problem(str(output), _NOT_A_FILE)
    for each in inputs:
        if place.exists() and each.exists() and place.samefile(each):
            yield Problem(str(output), _IS_INPUT, found=str(each))


def _real(path: Path) -> Path:
    """Where a path leads, links followed; a link that leads nowhere or in a circle is no error here."""
    return Path(os.path.realpath(path))


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """A folder of one's own on the disk of ``path`` for the work in between; whatever happens, it does not stay."""
    place = _real(path)
    try:
        folder = Path(mkdtemp(prefix=".", suffix=".part", dir=place.parent))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A new file to write in place of ``path``, which it becomes at the end; if the work fails, all is as before.

    A link stays and the file it leads to is replaced; permissions stay as they are. Raises `OSError` naming
    ``path`` where it cannot be written.
    """
    place = _real(path)
    draft = place.with_name(f".{token_hex(8)}.part{place.suffix}")
    try:
        yield draft
        if place.exists():
            copymode(place, draft)
        draft.replace(place)
    except OSError as error:
        file = str(path) if error.filename in (None, str(draft)) else error.filename
        raise OSError(error.errno, error.strerror, file) from error
    finally:
        draft.unlink(missing_ok=True)
