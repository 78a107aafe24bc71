"""``chuan-ngheo report``: the tables that a review sends, from the file that ``classify`` wrote."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import asked_standard, named_standard
from chuan_ngheo.cli.interruption import interruptible
from chuan_ngheo.cli.outputs import check_outputs, folder_beside, whole_file
from chuan_ngheo.errors import ChuanNgheoError, MissingExtra, Problem
from chuan_ngheo.intake.mapping_file import read_headings, shipped_headings
from chuan_ngheo.intake.register import Rejected
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.review.rates import Rounding

if TYPE_CHECKING:
    from rich.console import RenderableType

    from chuan_ngheo.analysis.reports.report_tables import Picture, Report, ReportTable
    from chuan_ngheo.analysis.reports.result_file import ResultTable

_MOST_TOLD = 10
_PAGES, _BOOK, _WORDS = (".html", ".htm"), ".xlsx", ".txt"


def run(asked: Namespace) -> int:
    """Make the report, print or write it; 0 only when every row was read."""
    language: Language = asked.lang
    inputs = [each for each in (asked.result, asked.before, *asked.history, asked.headings) if each is not None]
    _check_output(asked.output, inputs)
    with interruptible(), TemporaryDirectory(prefix="chuan-ngheo-") as folder:
        result, earlier = _read(asked, Path(folder))
        made = _made(asked, result, earlier)
        if asked.output is None:
            _show(made, language)
        else:
            _write(made, result, asked.output, language)
            streams.say(_WRITTEN[language].format(file=asked.output))
        return _told([result, *earlier], language)


def _check_output(output: Path | None, inputs: Sequence[Path]) -> None:
    """Raise `ChuanNgheoError` for a place that cannot be written, and for a kind of file that a report is not."""
    if output is None or output.is_dir():
        return
    if output.suffix and output.suffix.lower() not in (*_PAGES, _BOOK, _WORDS):
        raise ChuanNgheoError([Problem(str(output), _NO_SUCH_KIND, found=output.suffix, expected=_KINDS)])
    check_outputs([output], inputs)


def _read(asked: Namespace, folder: Path) -> tuple[ResultTable, list[ResultTable]]:
    """The result, and those of the earlier reviews, the last one first."""
    from chuan_ngheo.analysis.reports.result_file import ResultReader

    headings = shipped_headings() if asked.headings is None else read_headings(asked.headings)
    standard = asked_standard(asked)
    earlier = standard if asked.before_standard is None else named_standard(asked.before_standard)
    now = ResultReader(standard, headings, asked.by, asked.encoding)
    then = ResultReader(earlier, headings, (), asked.encoding, findings=False)
    paths = [*([] if asked.before is None else [asked.before]), *asked.history]
    result = now.read(asked.result, folder / "result")
    return result, [then.read(path, folder / f"earlier-{place}") for place, path in enumerate(paths)]


def _made(asked: Namespace, result: ResultTable, earlier: Sequence[ResultTable]) -> Report:
    from chuan_ngheo.analysis.reports.contents import Contents
    from chuan_ngheo.analysis.reports.making import report
    from chuan_ngheo.analysis.reports.registers import Earlier

    before = None
    if asked.before is not None:
        law = None if asked.before_standard is None else named_standard(asked.before_standard)
        history = [each.frame for each in earlier[1:]] if asked.history else None
        before = Earlier(earlier[0].frame, law, history)
    return report(
        result.frame,
        asked_standard(asked),
        on=asked.on,
        before=before,
        contents=Contents(place=asked.place, units=result.by or None, names=asked.names),
        rounding=next(each for each in Rounding if each == asked.rounding),
    )


def _show(report: Report, language: Language) -> None:
    """The tables on the terminal, as wide as it is."""
    from chuan_ngheo.analysis.reports.text import under
    from chuan_ngheo.cli import terminal  # the extra is asked for by the commands that need it

    parts: list[RenderableType] = [report.title[language].upper(), under(report)[language]]
    for table in report.tables:
        parts += ["", _table(table, report, language), *(f"  {note[language]}" for note in table.notes)]
    terminal.show(*parts, "", *(f"* {note[language]}" for note in report.notes))


def _table(table: ReportTable, report: Report, language: Language) -> RenderableType:
    from chuan_ngheo.analysis.reports.report_tables import Kind
    from chuan_ngheo.analysis.reports.text import heading
    from chuan_ngheo.cli import terminal

    columns = [table.first[language], *(column.title[language] for column in table.columns)]
    rows = [
        [
            "  " * row.level + row.label[language],
            *(table.said(row, column, report.rounding, language) for column in table.columns),
        ]
        for row in table.rows
    ]
    is_list = any(column.kind is Kind.WORDS for column in table.columns)
    has_total = bool(table.rows) and table.rows[-1].is_total
    start = len(columns) if is_list else 1
    return terminal.table(heading(table)[language], columns, rows, numbers_from=start, has_total=has_total)


def _write(report: Report, result: ResultTable, path: Path, language: Language) -> None:
    """The report as the kind of file that its name says; a folder of CSV files otherwise."""
    from chuan_ngheo.analysis.reports.csv_tables import write_csv
    from chuan_ngheo.analysis.reports.workbook import write_workbook

    kind = "" if path.is_dir() else path.suffix.lower()
    if kind in _PAGES:
        page = report.html(language, _pictures(report, result, language))
        with whole_file(path) as draft:
            draft.write_text(page, encoding="utf-8", newline="\n")
    elif kind == _BOOK:
        with whole_file(path) as draft:
            write_workbook(report, draft, language)
    elif kind == _WORDS:
        with whole_file(path) as draft:
            draft.write_text(report.text(language) + "\n", encoding="utf-8", newline="\n")
    else:
        with folder_beside(path) as folder:
            files = write_csv(report, folder, language)
            path.mkdir(exist_ok=True)
            for file in files:
                file.replace(path / file.name)


def _pictures(report: Report, result: ResultTable, language: Language) -> Sequence[Picture]:
    """The pictures of the page; none, and a word about it, where the extra is not installed."""
    from chuan_ngheo.analysis.reports.grouping import UNITS

    units = result.by or [each for each in UNITS if each in result.labels]
    try:
        from chuan_ngheo.analysis.reports.illustrations import pictures

        return pictures(report, result.frame, language, units)
    except MissingExtra:
        streams.complain(_NO_PICTURES[language])
        return ()


def _told(tables: Sequence[ResultTable], language: Language) -> int:
    """Say which rows are not counted."""
    if not any(table.rejected for table in tables):
        return 0
    rows = len({(each.file, each.row) for each in _rejected(tables)})
    lines = [_LEFT_OUT[language].format(count=number(rows, language))]
    for each in islice(_rejected(tables), _MOST_TOLD):
        place = f"{each.file}:{each.row}" + (f" {each.column}" if each.column else "")
        lines.append(f"  {place} “{each.value}”: {each.reason[language]}")
    streams.complain("\n".join(lines))
    return 1


def _rejected(tables: Sequence[ResultTable]) -> Iterator[Rejected]:
    for table in tables:
        yield from (found.rejected for found in table.rejected)


_WRITTEN = Text("Báo cáo: {file}", "Report: {file}")
_LEFT_OUT = Text(
    "Số dòng không đọc được nên không tính: {count}. Cụ thể:", "Rows that cannot be read and are not counted: {count}"
)
_NO_PICTURES = Text(
    "Không có hình vẽ: cần thêm gói, pip install 'chuan-ngheo[plots]'",
    "Without pictures: they need an extra, pip install 'chuan-ngheo[plots]'",
)
_NO_SUCH_KIND = Text("không có báo cáo dạng này", "a report is no such file")
_KINDS = Text(".html, .xlsx, .txt hoặc tên một thư mục", ".html, .xlsx, .txt, or the name of a folder")
