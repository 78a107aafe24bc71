"""What the command line understands."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from chuan_ngheo import __version__
from chuan_ngheo.cli import classify, explain, standards
from chuan_ngheo.language import LANGUAGES


def parser() -> argparse.ArgumentParser:
    """The parser of ``chuan-ngheo``; each command sets ``run``, a function of the parsed arguments."""
    top = argparse.ArgumentParser(
        prog="chuan-ngheo",
        description="Chuẩn nghèo Việt Nam: xếp loại và giải thích. / Vietnamese poverty standards: classify, explain.",
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _add_classify(commands)
    _add_explain(commands)
    _add_standards(commands)
    return top


_Commands = argparse._SubParsersAction


def _add_classify(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "classify", help="xếp loại các hộ trong một bảng / classify the households of a table"
    )
    _add_register(command)
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="RESULT",
        help="bảng kết quả (CSV); dòng lỗi ghi vào RESULT.rejected.csv / the result; what is rejected goes beside it",
    )
    command.set_defaults(run=classify.run)


def _add_explain(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("explain", help="giải thích kết quả của một hộ / explain one household")
    _add_register(command)
    command.add_argument("--household", required=True, metavar="ID", help="mã hộ / the household's id")
    command.add_argument("--html", action="store_true", help="viết thành trang HTML / as an HTML page")
    command.set_defaults(run=explain.run)


def _add_standards(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("standards", help="các chuẩn có sẵn, hoặc một chuẩn / the standards, or one of them")
    command.add_argument("standard", nargs="?", metavar="ID|FILE", help="xem một chuẩn / show one standard")
    command.add_argument("--schema", action="store_true", help="JSON Schema của tệp chuẩn / the schema of their files")
    command.add_argument("--place", metavar="CODE", help="VN, hoặc mã tỉnh ISO 3166-2 / VN or a province")
    _add_language(command)
    command.set_defaults(run=standards.run)


def _add_register(command: argparse.ArgumentParser) -> None:
    """The arguments that every command over a register of households shares."""
    command.add_argument("households", type=Path, metavar="HOUSEHOLDS", help="bảng hộ (CSV) / the table of households")
    command.add_argument("--members", type=Path, help="bảng thành viên (CSV) / the table of members")
    command.add_argument(
        "--standard",
        metavar="ID|FILE",
        help="mã chuẩn hoặc tệp YAML; mặc định: chuẩn quốc gia có hiệu lực vào ngày xét"
        " / a standard's id or YAML file; by default the national one in force",
    )
    command.add_argument(
        "--on",
        type=_day,
        required=True,
        metavar="DATE",
        help="ngày xét, để tính tuổi (2020-11-20) / the day at which ages are counted",
    )
    command.add_argument("--headings", type=Path, help="tệp ánh xạ tên cột riêng / a mapping file of your own")
    command.add_argument("--encoding", help="bảng mã của tệp nếu không phải UTF-8 / if the files are not UTF-8")
    command.add_argument(
        "--keep", action="append", default=[], metavar="HEADING", help="giữ nguyên cột này / keep this column as it is"
    )
    _add_language(command)


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=LANGUAGES, default="vi", help="ngôn ngữ (mặc định: vi) / language")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”: ngày viết theo năm-tháng-ngày, ví dụ 2020-11-20 / write the date as year-month-day"
        ) from None
