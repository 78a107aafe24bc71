"""Standard output and error as they are: letters that they cannot write, a reader that has gone away."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

_PLAIN = "chuan_ngheo.plain"
_INDENT = "    "
_PIPED = 120

_SPELLED = str.maketrans(
    {**dict.fromkeys("“”", '"'), **dict.fromkeys("–—═─", "-"), "đ": "d", "Đ": "D", "→": "->", "•": "*"}
    | {"✗": "x", "✓": "v", "⚠": "!", "×": "x", "÷": "/"}
)
_UNSHOWN = dict.fromkeys(
    [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)
"""Control characters, but for tabulator and line feed, and those that turn the direction of writing."""


def plain(text: str) -> str:
    """The text in ASCII: letters without their marks, signs by what looks like them, and else question marks.

    >>> plain("Đơn vị: “triệu đồng”")
    'Don vi: "trieu dong"'
    """
    parts = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    return "".join(part if part.isascii() else "?" for part in parts if not unicodedata.combining(part))


def visible(text: str) -> str:
    """The text without what a terminal would obey instead of showing it; it may come from a file of any origin."""
    return text.translate(_UNSHOWN)


def width() -> int:
    """How many columns standard output has: those of the terminal, or, where it goes elsewhere, as many as in the docs.

    So what is piped through ``sed`` or ``grep`` has the same lines everywhere.
    """
    return shutil.get_terminal_size((_PIPED, 0)).columns


def fitted(text: str) -> str:
    """The text with its lines broken between words at the width of the terminal, and indented where they go on."""
    columns = width()
    return "\n".join(_broken(line, columns) for line in text.split("\n"))


def _broken(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    if len(set(line)) == 1:  # a rule under a title
        return line[:width]
    return textwrap.fill(line, width, subsequent_indent=_INDENT, break_on_hyphens=False)


def prepare() -> None:
    """Where a stream's encoding has no Vietnamese letters, let it write plain ones instead of failing.

    What was closed before the command began writes nowhere.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - it stays open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_PLAIN)


def say(text: str) -> None:
    """Write a text and a line ending on standard output."""
    with written_out():
        print(visible(text))


def pass_on(line: str) -> bool:
    """Write a line for another program on standard output, in UTF-8 and at once; False where nobody reads any more.

    Raises `OSError` naming standard output where it cannot be written for another reason.
    """
    with written_out():
        try:
            if isinstance(sys.stdout, TextIOWrapper):
                sys.stdout.buffer.write(f"{line}\n".encode())
            else:
                sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            abandon()
            return False
    return True


def complain(text: str) -> None:
    """Write a text and a line ending on standard error, as wide as a terminal that shows it."""
    print(visible(fitted(text) if sys.stderr.isatty() else text), file=sys.stderr)


def flush() -> None:
    """Write what still waits for standard output."""
    with written_out():
        pass


@contextmanager
def written_out() -> Iterator[None]:
    """All that is written inside reaches standard output; if its reader has gone away, the rest goes nowhere.

    Raises `OSError` naming standard output where it cannot be written for another reason.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        abandon()
    except OSError as error:
        abandon()
        raise OSError(error.errno, error.strerror, "stdout") from error


def abandon() -> None:
    """Send what is still to be written on standard output nowhere, without a complaint at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


codecs.register_error(_PLAIN, _replaced)
