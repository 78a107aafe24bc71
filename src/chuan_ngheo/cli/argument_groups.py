"""Groups of arguments that several commands share: a register, the standard, the options, the forms of a result."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from chuan_ngheo.intake.calendar_dates import calendar_date
from chuan_ngheo.language import LANGUAGES
from chuan_ngheo.structuring import Unreadable

Commands = argparse._SubParsersAction

HOUSEHOLDS = "bảng hộ (.csv, .parquet, .xlsx) / the table of households"
ON = "ngày xét, để tính tuổi (2020-11-20 hoặc 20/11/2020) / the day at which ages are counted"


def command_of(
    commands: Commands[argparse.ArgumentParser], name: str, run: Callable[[argparse.Namespace], int], words: str
) -> argparse.ArgumentParser:
    """The parser of one command, which ``run`` carries out."""
    command = commands.add_parser(name, help=words, description=words, add_help=False, allow_abbrev=False)
    command.set_defaults(run=run)
    return command


def group(command: argparse.ArgumentParser, title: str) -> argparse._ArgumentGroup:
    """A titled group of arguments."""
    return command.add_argument_group(title)


def add_register(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """The arguments that every command over a register of households shares; the group of its tables."""
    tables = group(command, "bảng / tables")
    tables.add_argument("households", type=Path, metavar="HOUSEHOLDS", help=HOUSEHOLDS)
    add_reading(tables)
    add_law(command)
    return tables


def add_reading(tables: argparse._ArgumentGroup) -> None:
    """The arguments that say how a register is read."""
    tables.add_argument("--members", type=Path, help="bảng thành viên (như trên) / the table of members (likewise)")
    tables.add_argument("--headings", type=Path, help="tệp ánh xạ tên cột riêng / a mapping file of your own")
    tables.add_argument("--encoding", help="bảng mã của tệp nếu không phải UTF-8 / if the files are not UTF-8")
    tables.add_argument(
        "--keep", action="append", default=[], metavar="HEADING", help="giữ nguyên cột này / keep this column as it is"
    )


def add_law(command: argparse.ArgumentParser) -> None:
    """The day, and the standard where it is not the national one of that day."""
    law = group(command, "chuẩn / standard")
    law.add_argument("--on", type=day_of, required=True, metavar="DATE", help=ON)
    law.add_argument(
        "--standard",
        metavar="ID|FILE",
        help="mã chuẩn hoặc tệp YAML; mặc định: chuẩn quốc gia có hiệu lực vào ngày xét"
        " / a standard's id or YAML file; by default the national one in force",
    )


def add_options(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """The language, and help; the group that they stand in."""
    options = group(command, "tùy chọn / options")
    options.add_argument("--lang", choices=LANGUAGES, default="vi", help="ngôn ngữ (mặc định: vi) / language")
    add_help(options)
    return options


def add_forms(options: argparse._ArgumentGroup) -> None:
    """In which form, and where to, a result is given."""
    form = options.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help="viết thành trang HTML / as an HTML page")
    form.add_argument("--json", action="store_true", help="viết thành JSON / as JSON")
    options.add_argument("-o", "--output", type=Path, metavar="FILE", help="ghi vào tệp này / write to this file")


def add_help(options: argparse._ArgumentGroup) -> None:
    """How to ask for help."""
    options.add_argument("-h", "--help", action="help", help="xem hướng dẫn này / show this help")


def day_of(text: str) -> date:
    """A day as it may be written. Raises `argparse.ArgumentTypeError` for what is none, in both languages."""
    try:
        return calendar_date(text)
    except Unreadable as error:
        reasons = f"{error.problem.reason('vi')} / {error.problem.reason('en')}"
        raise argparse.ArgumentTypeError(f"“{text}”: {reasons}") from None
