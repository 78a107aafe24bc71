"""The command line: a thin floor over the library; all that prints, asks for paths, or returns an exit status."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.arguments import parser
from chuan_ngheo.errors import ChuanNgheoError, ProvisionalStandardWarning
from chuan_ngheo.intake.file_access import why
from chuan_ngheo.language import Language, Text

NOT_ALL_READ = 1
UNUSABLE = 2
INTERRUPTED = 130

_MOST_PROBLEMS = 30
"""So many problems are shown; a table that has more is another table."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``chuan-ngheo``.

    Exit status: 0 when everything was read, 1 when some rows were rejected, 2 when nothing could be done
    (the message says why), 130 after Ctrl-C. Wrong arguments end in `SystemExit` with status 2.
    """
    streams.prepare()
    try:
        asked = parser().parse_args(arguments)
    finally:
        streams.flush()  # what --help has printed
    language: Language = asked.lang
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ProvisionalStandardWarning)  # what is printed says it, once
            return int(asked.run(asked))
    except ChuanNgheoError as error:
        streams.complain(_most_of(error, language))
    except OSError as error:
        said = _NO_FILE_ACCESS.format(file=error.filename, why=why(error))
        streams.complain(said[language])
    except KeyboardInterrupt:
        streams.complain(_STOPPED[language])
        return INTERRUPTED
    return UNUSABLE


def _most_of(error: ChuanNgheoError, language: Language) -> str:
    lines = [problem.say(language) for problem in error.problems[:_MOST_PROBLEMS]]
    left_off = len(error.problems) - len(lines)
    return "\n".join([*lines, _AND_MORE[language].format(count=left_off)] if left_off else lines)


_AND_MORE = Text("… và {count} chỗ khác", "… and {count} more")
_STOPPED = Text("đã dừng; không tệp nào bị ghi dở", "stopped; no file was left half written")
_NO_FILE_ACCESS = Text("{file}: không mở hoặc không ghi được ({why})", "{file}: cannot be opened or written ({why})")
