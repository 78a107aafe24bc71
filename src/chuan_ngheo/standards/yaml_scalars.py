"""Words without quotes in a standard file: what each means, and those that YAML may take for something else."""

from __future__ import annotations

import re
from datetime import date

from chuan_ngheo.language import Text

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}|-?[1-9][0-9]{0,2}(_[0-9]{3}){1,5}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTED = Text("để trong ngoặc kép nếu là chữ", "quotes around it if it is text")
_SURPRISES: list[tuple[re.Pattern[str], Text, Text]] = [
    (re.compile(pattern, re.IGNORECASE), Text(f"{why[0]}", f"{why[1]}"), expected)
    for pattern, why, expected in (
        (
            r"yes|no|on|off|y|n|~|true|false|null",
            ("YAML có thể hiểu chữ này là đúng, sai hoặc rỗng", "YAML may take this word for true, false or null"),
            Text("true, false, null, hoặc chữ trong ngoặc kép", "true, false, null, or the word in quotes"),
        ),
        (r"", ("giá trị trống", "empty value"), Text("một giá trị, hoặc null", "a value, or null")),
        (r"<<|=", ("YAML hiểu đây là phép gộp", "YAML takes this for a merge"), _QUOTED),
        (
            r"[-+]?0[0-9_]+|[-+]?0[box][0-9a-f_]+",
            ("YAML hiểu đây là số hệ khác", "YAML takes this for another base"),
            _QUOTED,
        ),
        (
            r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9]*)?",
            ("YAML hiểu đây là số hệ 60", "YAML takes this for base 60"),
            _QUOTED,
        ),
        (
            r"[-+]?([0-9][0-9_]*)?\.[0-9_]+(e[-+]?[0-9]+)?|[-+]?[0-9][0-9_]*\.([0-9_.]*)|[-+]?[0-9][0-9_]*e[-+]?[0-9]+|[-+]?\.inf|\.nan",
            ("số thập phân không dùng ở đây", "decimal numbers are not used here"),
            Text(
                "số nguyên, ví dụ 1_500 cho một nghìn năm trăm",
                "a whole number, such as 1_500 for one thousand five hundred",
            ),
        ),
        (
            r"[-+]?[0-9][0-9_]*",
            ("số viết không chuẩn", "an oddly written number"),
            Text("chữ số, có thể nhóm ba: 1_500_000", "digits, grouped by three if at all: 1_500_000"),
        ),
    )
]


def surprise_in(text: str) -> tuple[Text, Text] | None:
    """Why this unquoted word may not mean what it seems to, and what to write instead."""
    if text in ("true", "false", "null") or _WHOLE.fullmatch(text):
        return None
    if _DATE.fullmatch(text):
        return (
            None
            if _as_date(text)
            else (Text("không có ngày này", "no such date"), Text("năm-tháng-ngày", "year-month-day"))
        )
    for pattern, why, expected in _SURPRISES:
        if pattern.fullmatch(text):
            return (why, expected)
    return None


def plain_value(text: str) -> bool | int | date | str | None:
    """What an unquoted word that holds no surprise means."""
    constants: dict[str, bool | None] = {"true": True, "false": False, "null": None}
    if text in constants:
        return constants[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return _as_date(text) or text


def _as_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None
