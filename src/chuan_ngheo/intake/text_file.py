"""A text file, line by line, whatever wrote it: its encoding told by the file, by the caller, or not at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from chuan_ngheo.errors import InputFileError, Problem
from chuan_ngheo.intake.file_access import cannot_open
from chuan_ngheo.language import Text

MOST_CHARACTERS_IN_A_LINE = 4_000_000
"""More than any table of 500 columns holds in a row; a longer line is not read into memory."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CHUNK = 1 << 16


def text_lines(path: Path, encoding: str | None = None) -> Iterator[str]:
    """The lines of a file, each with its line ending, read as they are asked for.

    A byte order mark decides the encoding; without one it is ``encoding``, UTF-8 unless said. Raises
    `InputFileError` where there is no such file, for bytes that are not text of the encoding, for NUL
    characters and for a line without end.
    """
    name = path.name
    try:
        if not path.is_file():
            raise InputFileError([Problem(name, _NO_FILE)])
        codec = codec_of(path, encoding)
        with path.open(encoding=codec, newline="") as file:
            number = 0
            while line := file.readline(MOST_CHARACTERS_IN_A_LINE + 1):
                number += 1
                if len(line) > MOST_CHARACTERS_IN_A_LINE:
                    raise InputFileError([Problem(f"{name}:{number}", _TOO_LONG)])
                if "\0" in line:
                    raise InputFileError([Problem(f"{name}:{number}", _NUL, expected=_USUAL_ENCODINGS)])
                if _SURROGATE.search(line):
                    raise InputFileError([Problem(f"{name}:{number}", _NO_LETTER, expected=_USUAL_ENCODINGS)])
                yield line
    except UnicodeError:
        raise InputFileError([_undecodable(path, codec)]) from None
    except OSError as error:
        raise InputFileError([Problem(name, cannot_open(error))]) from None


def codec_of(path: Path, encoding: str | None) -> str:
    """The encoding of a file, by its byte order mark or else as said. Raises `InputFileError` for one that is none."""
    with path.open("rb") as file:
        start = file.read(4)
    if start in _WORKBOOKS:
        raise InputFileError([Problem(path.name, _A_WORKBOOK)])
    for mark, codec in _MARKS:
        if start.startswith(mark):
            return codec
    codec = encoding or "utf-8"
    try:
        "".encode(codec)
        codecs.getincrementaldecoder(codec)
    except (LookupError, ValueError):
        raise InputFileError([Problem(path.name, _NO_SUCH_ENCODING, found=codec, expected=_ENCODINGS)]) from None
    return codec


def _undecodable(path: Path, codec: str) -> Problem:
    """Where the text stops being text, found by reading the file again as bytes."""
    decoder = codecs.getincrementaldecoder(codec)()
    line, position = 1, 0
    with path.open("rb") as file:
        for chunk in chain(iter(lambda: file.read(_CHUNK), b""), [b""]):
            position += len(chunk)
            try:
                line += decoder.decode(chunk, final=not chunk).count("\n")
            except UnicodeDecodeError as error:
                line += error.object[: error.start].count(b"\n")
                position += 1 + error.start - len(error.object)
                break
            except UnicodeError:  # a codec that does not say where
                break
    known_as = codec.upper().removesuffix("-SIG")  # Python's own name for UTF-8 with a byte order mark
    message = Text(f"byte thứ {position} không phải văn bản {known_as}", f"byte {position} is not {known_as} text")
    return Problem(f"{path.name}:{line}", message, expected=_USUAL_ENCODINGS)


_NO_FILE = Text("không có tệp này", "no such file")
_TOO_LONG = Text("dòng dài quá mức, không phải bảng", "a line far too long for a table")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_LETTER = Text("có mã không phải một chữ", "a code that is no letter")
_NUL = Text("có ký tự NUL, không phải văn bản UTF-8", "a NUL character: not UTF-8 text")
_A_WORKBOOK = Text(
    "đây là sổ tính Excel; hãy lưu thành “CSV UTF-8”", "this is an Excel workbook; save it as “CSV UTF-8”"
)
_NO_SUCH_ENCODING = Text("không có bảng mã này", "no such encoding")
_ENCODINGS = Text("utf-8, utf-16 hoặc cp1258 (Windows-1258)", "utf-8, utf-16 or cp1258 (Windows-1258)")
_USUAL_ENCODINGS = Text(
    'tệp lưu dạng “CSV UTF-8”; nếu tệp theo bảng mã Windows-1258 hay UTF-16 thì nêu rõ: encoding="cp1258" hoặc '
    '"utf-16" (dòng lệnh: --encoding cp1258); chữ TCVN3 hay VNI phải chuyển sang Unicode trước',
    'a file saved as “CSV UTF-8”; if it looks like Windows-1258 or UTF-16, say so: encoding="cp1258" or '
    '"utf-16" (command line: --encoding cp1258); TCVN3 or VNI letters must be converted to Unicode first',
)
