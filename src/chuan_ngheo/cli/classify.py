"""``chuan-ngheo classify``: tables of households and members in; a result, a summary and the rejects out.

With ``--format ndjson`` it is JSON, line by line (`chuan_ngheo.cli.ndjson`).
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from chuan_ngheo.cli import ndjson, streams
from chuan_ngheo.cli.asked import asked_headings, asked_standard
from chuan_ngheo.cli.interruption import interruptible
from chuan_ngheo.cli.outputs import check_is_table, folder_beside, output_files, whole_file
from chuan_ngheo.intake.rejects import write_rejects
from chuan_ngheo.language import Language, Text, number

if TYPE_CHECKING:
    from chuan_ngheo.tables.files.classified_files import Files, Watch
    from chuan_ngheo.tables.files.tally import Tally

_LONG = 1_000_000
"""Tables of so many bytes take a while: what is being done is shown."""

_READING = Text("Đang đọc {files} …", "Reading {files} …")
_CLASSIFYING = Text("Đang xếp loại", "Classifying")
_WRITING = Text("Đang ghi {file} …", "Writing {file} …")
_WRITTEN = Text("Kết quả: {file} ({households})", "Result: {file} ({households})")
_REJECTED = Text("Bị trả lại: {rows} ({things}), xem {file}", "Rejected: {rows} ({things}), see {file}")
_ONE_HOUSEHOLD, _HOUSEHOLDS = Text("1 hộ", "1 household"), Text("{count} hộ", "{count} households")
_ONE_ROW, _ROWS = Text("1 dòng", "1 row"), Text("{count} dòng", "{count} rows")
_ONE_THING, _THINGS = Text("1 chỗ cần sửa", "1 thing to mend"), Text("{count} chỗ cần sửa", "{count} things to mend")


NDJSON = "ndjson"
FORMATS = ("table", NDJSON)


def run(asked: Namespace) -> int:
    """Classify, write, and sum up; 0 only when every row was read."""
    if asked.format == NDJSON:
        if others := [f"--{name}" for name in _OF_TABLES if getattr(asked, name)]:
            asked.refuse(_ONLY_FOR_TABLES.format(", ".join(others)))
        return ndjson.run(asked)
    if missing := [name for name, value in (("HOUSEHOLDS", asked.households), ("-o", asked.output)) if value is None]:
        asked.refuse(_NEEDED.format(", ".join(missing)))
    return _classify_tables(asked)


_OF_TABLES = ("members", "headings", "encoding", "keep")
_ONLY_FOR_TABLES = "chỉ dùng cho bảng / for tables only: {}"
_NEEDED = "còn thiếu / the following arguments are required: {}"


def _classify_tables(asked: Namespace) -> int:
    from chuan_ngheo.cli import terminal  # the extra is asked for by the commands that need it
    from chuan_ngheo.cli.summary import summary
    from chuan_ngheo.tables.files.classified_files import Doing, Files

    language: Language = asked.lang
    check_is_table(asked.output)
    result, rejects = output_files(asked)
    files = Files(
        asked.households,
        asked.members,
        asked_standard(asked),
        asked.on,
        asked_headings(asked),
        language,
        encoding=asked.encoding,
        says_missing=asked.missing,
    )
    tables = [table for table in (asked.households, asked.members) if table is not None]
    is_long = sum(table.stat().st_size for table in tables if table.is_file()) > _LONG
    doing = {
        Doing.READING: _READING[language].format(files=", ".join(table.name for table in tables)),
        Doing.CLASSIFYING: _CLASSIFYING[language],
        Doing.WRITING: _WRITING[language].format(file=result.name),
    }
    with (
        interruptible() as interruption,
        terminal.progress(language, shown=is_long) as tell,
        folder_beside(result) as folder,
    ):

        def watch(what: Doing, rows: int, share: float | None) -> None:
            interruption.check()
            tell(doing[what], rows, share)

        done = _write(files, result, rejects, folder, watch)
    terminal.show(*summary(done.tally, asked.on, language))
    streams.say("\n".join(_said(done, result, rejects, language)))
    return 1 if done.rows else 0


@frozen
class Written:
    """What was written: the counts of the result, and how many rows and things are rejected."""

    tally: Tally
    rows: int
    things: int


def _write(files: Files, result: Path, rejects: Path, folder: Path, watch: Watch) -> Written:
    """Write both files, or neither; where nothing is rejected, the rejects of an earlier run are removed."""
    from chuan_ngheo.tables.files.classified_files import classify_files

    with whole_file(result) as draft:
        outcome = classify_files(files, draft, folder, watch)
        rows, things = outcome.rejected.counts()
        if rows:
            with whole_file(rejects) as draft_of_rejects:
                write_rejects(draft_of_rejects, outcome.rejected, files.language)
    if not rows:
        rejects.unlink(missing_ok=True)
    return Written(outcome.tally, rows, things)


def _said(done: Written, result: Path, rejects: Path, language: Language) -> list[str]:
    households = _counted(done.tally.count, _ONE_HOUSEHOLD, _HOUSEHOLDS, language)
    lines = [_WRITTEN[language].format(file=result, households=households)]
    if done.rows:
        rows = _counted(done.rows, _ONE_ROW, _ROWS, language)
        things = _counted(done.things, _ONE_THING, _THINGS, language)
        lines.append(_REJECTED[language].format(rows=rows, things=things, file=rejects))
    return lines


def _counted(count: int, one: Text, many: Text, language: Language) -> str:
    return one[language] if count == 1 else many[language].format(count=number(count, language))
