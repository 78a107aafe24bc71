"""What the command line understands."""

from __future__ import annotations

import argparse
from pathlib import Path

from chuan_ngheo import __version__
from chuan_ngheo.cli import classify, compare, explain, replay, report, schema, standards, verify
from chuan_ngheo.cli.argument_groups import (
    HOUSEHOLDS,
    ON,
    Commands,
    add_forms,
    add_help,
    add_law,
    add_options,
    add_reading,
    add_register,
    command_of,
    day_of,
    group,
)
from chuan_ngheo.review.rates import Rounding
from chuan_ngheo.wire.kinds import KINDS


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
    _add_verify(commands)
    _add_report(commands)
    _add_schema(commands)
    _add_replay(commands)
    more = group(top, "tùy chọn / options")
    more.add_argument("--version", action="version", version=__version__, help="phiên bản / the version")
    add_help(more)
    return top


def _add_classify(commands: Commands[argparse.ArgumentParser]) -> None:
    command = command_of(
        commands, "classify", classify.run, "xếp loại các hộ trong một bảng / classify the households of a table"
    )
    command.set_defaults(refuse=command.error)
    tables = group(command, "bảng / tables")
    tables.add_argument(
        "households",
        nargs="?",
        type=Path,
        metavar="HOUSEHOLDS",
        help=f"{HOUSEHOLDS}; ndjson: tệp, hoặc - là đầu vào chuẩn / with ndjson a file, or - for standard input",
    )
    add_reading(tables)
    tables.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="RESULT",
        help="bảng kết quả (.csv, .parquet hoặc .xlsx); dòng bị trả lại ghi vào RESULT.rejected.csv;"
        " ndjson: không nêu thì ghi ra đầu ra chuẩn / the result; rejected rows go to RESULT.rejected.csv;"
        " with ndjson standard output by default",
    )
    tables.add_argument(
        "--format",
        choices=classify.FORMATS,
        default=classify.FORMATS[0],
        help="bảng (mặc định), hoặc JSON mỗi dòng một hộ / tables, or JSON with a household a line",
    )
    tables.add_argument(
        "--no-missing",
        dest="missing",
        action="store_false",
        help="để trống cột missing (điều cần hỏi thêm ở từng hộ chưa xác định): nhanh hơn nhiều với bảng rất lớn"
        " / leave the column “missing” blank: much faster where very many households are open",
    )
    add_law(command)
    add_options(command)


def _add_explain(commands: Commands[argparse.ArgumentParser]) -> None:
    command = command_of(commands, "explain", explain.run, "giải thích kết quả của một hộ / explain one household")
    tables = add_register(command)
    tables.add_argument("--household", required=True, metavar="ID", help="mã hộ / the household's id")
    options = add_options(command)
    options.add_argument("--html", action="store_true", help="viết thành trang HTML / as an HTML page")


def _add_standards(commands: Commands[argparse.ArgumentParser]) -> None:
    command = command_of(
        commands, "standards", standards.run, "các chuẩn có sẵn, hoặc một chuẩn / the standards, or one of them"
    )
    what = group(command, "chuẩn / standards")
    what.add_argument("standard", nargs="?", metavar="ID|FILE", help="xem một chuẩn / show one standard")
    what.add_argument("--place", metavar="CODE", help="VN, hoặc mã tỉnh ISO 3166-2 / VN or a province")
    what.add_argument("--schema", action="store_true", help="JSON Schema của tệp chuẩn / the schema of their files")
    add_options(command)


def _add_report(commands: Commands[argparse.ArgumentParser]) -> None:
    command = command_of(
        commands, "report", report.run, "các biểu báo cáo của cuộc rà soát / the report tables of a review"
    )
    tables = group(command, "bảng / tables")
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
    add_law(command)
    what = group(command, "báo cáo / report")
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
    add_options(command)


def _add_schema(commands: Commands[argparse.ArgumentParser]) -> None:
    command = command_of(
        commands, "schema", schema.run, "JSON Schema của các tài liệu JSON / the schemas of the JSON documents"
    )
    what = group(command, "tài liệu / document")
    what.add_argument("kind", choices=KINDS, help="loại tài liệu / the kind of document")
    add_options(command)


def _add_replay(commands: Commands[argparse.ArgumentParser]) -> None:
    command = command_of(
        commands, "replay", replay.run, "xếp loại lại các kết quả đã ghi, nêu chỗ khác / derive recorded results again"
    )
    what = group(command, "kết quả / results")
    what.add_argument(
        "results",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="kết quả mà classify --format ndjson đã ghi, hoặc - là đầu vào chuẩn"
        " / what classify --format ndjson has written, or - for standard input",
    )
    what.add_argument(
        "--standard",
        metavar="ID|FILE",
        help="mã chuẩn hoặc tệp YAML; mặc định: chuẩn có mã đã ghi / by default the known standard of the recorded id",
    )
    add_options(command)


def _add_compare(commands: Commands[argparse.ArgumentParser]) -> None:
    command = command_of(
        commands, "compare", compare.run, "hai chuẩn khác nhau ở đâu, với hộ nào / what changes between two standards"
    )
    law = group(command, "chuẩn / standards")
    for name, words in (("before", "chuẩn thứ nhất / the first"), ("after", "chuẩn thứ hai / the second")):
        law.add_argument(name, metavar="ID|FILE", help=f"{words}: mã chuẩn hoặc tệp YAML / an id or a YAML file")
    facts = group(command, "theo dữ kiện, cả định nghĩa chỉ số / over the facts, definitions and all")
    facts.add_argument("--facts", action="store_true", help="mọi hộ, chứng minh / over every household, with proof")
    facts.add_argument(
        "--up-to",
        type=int,
        metavar="PERSONS",
        help="hộ đến bao nhiêu người (mặc định: 8) / how large households may be",
    )
    tables = group(command, "trên một bảng hộ / over a table of households")
    tables.add_argument("--households", type=Path, metavar="FILE", help=HOUSEHOLDS)
    add_reading(tables)
    tables.add_argument("--on", type=day_of, metavar="DATE", help=ON)
    tables.add_argument(
        "--by", action="append", default=[], metavar="HEADING", help="đếm theo cột này / count by this column"
    )
    tables.add_argument(
        "--picture",
        type=Path,
        metavar="FILE",
        help="vẽ số hộ từ loại này sang loại kia vào tệp .svg hoặc .png / draw who moves into an .svg or a .png file",
    )
    add_forms(add_options(command))


def _add_verify(commands: Commands[argparse.ArgumentParser]) -> None:
    command = command_of(
        commands, "verify", verify.run, "một chuẩn có lỗi gì không, với hộ nào / what is wrong with a standard"
    )
    law = group(command, "chuẩn / standard")
    law.add_argument("standard", metavar="ID|FILE", help="mã chuẩn hoặc tệp YAML / an id or a YAML file")
    law.add_argument(
        "--cases",
        type=Path,
        metavar="FILE",
        help="tệp trường hợp mẫu (mặc định: tệp đi kèm chuẩn) / the case file; by default the one beside the standard",
    )
    law.add_argument(
        "--against",
        metavar="ID|FILE",
        help="chuẩn gốc để đối chiếu từng giá trị (mặc định: chuẩn có sẵn cùng mã)"
        " / what it was copied from; by default the known standard of the same id",
    )
    law.add_argument(
        "--mutants",
        action="store_true",
        help="đổi lần lượt từng con số, phép so sánh, từ nối, xem trường hợp mẫu có phát hiện không"
        " / change each number, comparison and connective in turn: do the cases notice?",
    )
    options = add_options(command)
    add_forms(options)
    options.add_argument(
        "--new-cases",
        type=Path,
        metavar="FILE",
        help="ghi các hộ được nêu thành trường hợp mẫu mới, để người đọc lại / write the households shown as new cases",
    )
