"""``chuan-ngheo classify``: a commune's two files in; a result file, a summary and the rejects out."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import asked_headings, asked_register, asked_standard
from chuan_ngheo.cli.classified import Classified, classified
from chuan_ngheo.cli.outputs import output_files, whole_file
from chuan_ngheo.cli.result_file import check_columns, write_result
from chuan_ngheo.intake.register import Register
from chuan_ngheo.intake.rejects import write_rejects
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.standards.model import Standard

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


def run(asked: Namespace) -> int:
    """Classify, write, and sum up; 0 only when every row was read."""
    from chuan_ngheo.cli import summary, terminal  # the extra is asked for by the commands that need it

    language: Language = asked.lang
    result, rejects = output_files(asked)
    standard, headings = asked_standard(asked), asked_headings(asked)
    tables = [table for table in (asked.households, asked.members) if table is not None]
    is_long = sum(table.stat().st_size for table in tables if table.is_file()) > _LONG
    reading = _READING[language].format(files=", ".join(table.name for table in tables))
    with terminal.busy(reading, shown=is_long):
        register = asked_register(asked, headings, standard)
    check_columns(asked.households.name, register.headings, standard)
    rows = terminal.with_progress(register.rows, _CLASSIFYING[language], shown=is_long)
    done = classified(register, rows, standard, asked.on, headings, asked.households.name)
    with terminal.busy(_WRITING[language].format(file=result.name), shown=is_long):
        _write(result, rejects, register, done, standard, language)
        tables_of_results = summary.summary(done.rows, standard, language)
    terminal.show(*tables_of_results)
    streams.say("\n".join(_said(done, result, rejects, language)))
    return 1 if done.rejected else 0


def _write(
    result: Path, rejects: Path, register: Register, done: Classified, standard: Standard, language: Language
) -> None:
    """Write both files, or neither; where nothing is rejected, the rejects of an earlier run are removed."""
    with whole_file(result) as draft:
        write_result(draft, register.headings, done.rows, standard, language)
        if done.rejected:
            with whole_file(rejects) as draft_of_rejects:
                write_rejects(draft_of_rejects, done.rejected, language)
    if not done.rejected:
        rejects.unlink(missing_ok=True)


def _said(done: Classified, result: Path, rejects: Path, language: Language) -> list[str]:
    households = _counted(len(done.rows), _ONE_HOUSEHOLD, _HOUSEHOLDS, language)
    lines = [_WRITTEN[language].format(file=result, households=households)]
    if done.rejected:
        rows = _counted(len({(each.file, each.row) for each in done.rejected}), _ONE_ROW, _ROWS, language)
        things = _counted(len(done.rejected), _ONE_THING, _THINGS, language)
        lines.append(_REJECTED[language].format(rows=rows, things=things, file=rejects))
    return lines


def _counted(count: int, one: Text, many: Text, language: Language) -> str:
    return one[language] if count == 1 else many[language].format(count=number(count, language))
