"""What the command line understands."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from chuan_ngheo import __version__
from chuan_ngheo.cli import classify, compare, explain, report, standards
from chuan_ngheo.intake.calendar_dates import calendar_date
from chuan_ngheo.language import LANGUAGES
from chuan_ngheo.review.rates import Rounding
from chuan_ngheo.structuring import Unreadable

_Commands = argparse._SubParsersAction

_HOUSEHOLDS = "bảng hộ (.csv, .parquet, .xlsx) / the table of households"
_ON = "ngày xét, để tính tuổi (2020-11-20 hoặc 20/11/2020) / the day at which ages are counted"


def parser() -> argparse.ArgumentParser:
    """The parser of ``chuan-ngheo``; each command sets ``run``, a function of the parsed arguments."""
    top = argparse.ArgumentParser(
        prog="chuan-ngheo",
        description="Chuẩn nghèo Việt Nam: xếp loại và giải thích. / Vietnamese poverty standards: classify, explain.",
        add_help=False,
        allow_abbrev=False,
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND", title="lệnh / commands")
    _add_classify(commands)
    _add_explain(commands)
    _add_standards(commands)
    _add_compare(commands)
    _add_report(commands)
    more = _group(top, "tùy chọn / options")
    more.add_argument("--version", action="version", version=__version__, help="phiên bản / the version")
    _add_help(more)
    return top


def _add_classify(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "classify", classify.run, "xếp loại các hộ trong một bảng / classify the households of a table"
    )
    tables = _add_register(command)
    tables.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="RESULT",
        help="bảng kết quả (.csv, .parquet hoặc .xlsx); dòng bị trả lại ghi vào RESULT.rejected.csv"
        " / the result; rejected rows go to RESULT.rejected.csv",
    )
    tables.add_argument(
        "--no-missing",
        dest="missing",
        action="store_false",
        help="để trống cột missing (điều cần hỏi thêm ở từng hộ chưa xác định): nhanh hơn nhiều với bảng rất lớn"
        " / leave the column “missing” blank: much faster where very many households are open",
    )
    _add_options(command)


def _add_explain(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(commands, "explain", explain.run, "giải thích kết quả của một hộ / explain one household")
    tables = _add_register(command)
    tables.add_argument("--household", required=True, metavar="ID", help="mã hộ / the household's id")
    options = _add_options(command)
    options.add_argument("--html", action="store_true", help="viết thành trang HTML / as an HTML page")


def _add_standards(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "standards", standards.run, "các chuẩn có sẵn, hoặc một chuẩn / the standards, or one of them"
    )
    what = _group(command, "chuẩn / standards")
    what.add_argument("standard", nargs="?", metavar="ID|FILE", help="xem một chuẩn / show one standard")
    what.add_argument("--place", metavar="CODE", help="VN, hoặc mã tỉnh ISO 3166-2 / VN or a province")
    what.add_argument("--schema", action="store_true", help="JSON Schema của tệp chuẩn / the schema of their files")
    _add_options(command)


def _add_report(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "report", report.run, "các biểu báo cáo của cuộc rà soát / the report tables of a review"
    )
    tables = _group(command, "bảng / tables")
    tables.add_argument(
        "result", type=Path, metavar="RESULT", help="tệp mà lệnh classify đã ghi / the file that classify has written"
    )
    tables.add_argument(
        "--before",
        type=Path,
        metavar="RESULT",
        help="kết quả kỳ trước, để lập biểu biến động / the last review's result",
    )
    tables.add_argument(
        "--history",
        type=Path,
        action="append",
        default=[],
        metavar="RESULT",
        help="kết quả các năm trước nữa, để tách tái nghèo và phát sinh / earlier results, to tell the relapsed apart",
    )
    tables.add_argument(
        "--before-standard", metavar="ID|FILE", help="chuẩn của kỳ trước, nếu khác / its standard, if another"
    )
    tables.add_argument(
        "--by",
        action="append",
        default=[],
        metavar="HEADING",
        help="chia theo cột này (mặc định: tỉnh, huyện, xã, thôn nếu có) / by this column (default: units there are)",
    )
    tables.add_argument("--headings", type=Path, help="tệp ánh xạ tên cột riêng / a mapping file of your own")
    tables.add_argument("--encoding", help="bảng mã của tệp nếu không phải UTF-8 / if the files are not UTF-8")
    _add_law(command)
    what = _group(command, "báo cáo / report")
    what.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="trang .html, sổ tính .xlsx, tệp .txt, hoặc thư mục cho các tệp CSV; không nêu thì in ra màn hình"
        " / a page, a workbook, a text, or a folder for CSV files; by default it is printed",
    )
    what.add_argument(
        "--rounding",
        choices=[str(each) for each in Rounding],
        default=str(Rounding.HALF_UP),
        help="làm tròn (mặc định) hoặc cắt bỏ phần lẻ của tỷ lệ / how rates are rounded",
    )
    what.add_argument("--place", default="", help="tên nơi báo cáo, ghi dưới tiêu đề / of where, said under the title")
    what.add_argument("--names", action="store_true", help="kèm danh sách hộ / with the lists of households")
    _add_options(command)


def _add_compare(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "compare", compare.run, "hai chuẩn khác nhau ở đâu, với hộ nào / what changes between two standards"
    )
    law = _group(command, "chuẩn / standards")
    for name, words in (("before", "chuẩn thứ nhất / the first"), ("after", "chuẩn thứ hai / the second")):
        law.add_argument(name, metavar="ID|FILE", help=f"{words}: mã chuẩn hoặc tệp YAML / an id or a YAML file")
    tables = _group(command, "trên một bảng hộ / over a table of households")
    tables.add_argument("--households", type=Path, metavar="FILE", help=_HOUSEHOLDS)
    _add_reading(tables)
    tables.add_argument("--on", type=_day, metavar="DATE", help=_ON)
    tables.add_argument(
        "--by", action="append", default=[], metavar="HEADING", help="đếm theo cột này / count by this column"
    )
    options = _add_options(command)
    form = options.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help="viết thành trang HTML / as an HTML page")
    form.add_argument("--json", action="store_true", help="viết thành JSON / as JSON")
    options.add_argument("-o", "--output", type=Path, metavar="FILE", help="ghi vào tệp này / write to this file")


def _command(
    commands: _Commands[argparse.ArgumentParser], name: str, run: Callable[[argparse.Namespace], int], words: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words, add_help=False, allow_abbrev=False)
    command.set_defaults(run=run)
    return command


def _group(command: argparse.ArgumentParser, title: str) -> argparse._ArgumentGroup:
    return command.add_argument_group(title)


def _add_register(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """The arguments that every command over a register of households shares; the group of its tables."""
    tables = _group(command, "bảng / tables")
    tables.add_argument("households", type=Path, metavar="HOUSEHOLDS", help=_HOUSEHOLDS)
    _add_reading(tables)
    _add_law(command)
    return tables


def _add_reading(tables: argparse._ArgumentGroup) -> None:
    """The arguments that say how a register is read."""
    tables.add_argument("--members", type=Path, help="bảng thành viên (như trên) / the table of members (likewise)")
    tables.add_argument("--headings", type=Path, help="tệp ánh xạ tên cột riêng / a mapping file of your own")
    tables.add_argument("--encoding", help="bảng mã của tệp nếu không phải UTF-8 / if the files are not UTF-8")
    tables.add_argument(
        "--keep", action="append", default=[], metavar="HEADING", help="giữ nguyên cột này / keep this column as it is"
    )


def _add_law(command: argparse.ArgumentParser) -> None:
    law = _group(command, "chuẩn / standard")
    law.add_argument("--on", type=_day, required=True, metavar="DATE", help=_ON)
    law.add_argument(
        "--standard",
        metavar="ID|FILE",
        help="mã chuẩn hoặc tệp YAML; mặc định: chuẩn quốc gia có hiệu lực vào ngày xét"
        " / a standard's id or YAML file; by default the national one in force",
    )


def _add_options(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    options = _group(command, "tùy chọn / options")
    options.add_argument("--lang", choices=LANGUAGES, default="vi", help="ngôn ngữ (mặc định: vi) / language")
    _add_help(options)
    return options


def _add_help(options: argparse._ArgumentGroup) -> None:
    options.add_argument("-h", "--help", action="help", help="xem hướng dẫn này / show this help")


def _day(text: str) -> date:
    try:
        return calendar_date(text)
    except Unreadable as error:
        reasons = f"{error.problem.reason('vi')} / {error.problem.reason('en')}"
        raise argparse.ArgumentTypeError(f"“{text}”: {reasons}") from None
