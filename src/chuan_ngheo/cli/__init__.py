"""The command line: a thin floor over the library; all that prints, asks for paths, or returns an exit status."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence

from chuan_ngheo.cli.arguments import parser
from chuan_ngheo.errors import ChuanNgheoError, ProvisionalStandardWarning
from chuan_ngheo.language import Language, Text

NOT_ALL_READ = 1
UNUSABLE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``chuan-ngheo``.

    Exit status: 0 when everything was read, 1 when some rows were rejected, 2 when nothing could be done
    (the message says why), 130 after Ctrl-C.
    """
    asked = parser().parse_args(arguments)
    language: Language = asked.lang
    warnings.simplefilter("ignore", ProvisionalStandardWarning)  # what is printed says it, once
    try:
        return int(asked.run(asked))
    except ChuanNgheoError as error:
        print(error.say(language), file=sys.stderr)
    except OSError as error:
        said = Text(vi="{file}: không mở hoặc không ghi được ({why})", en="{file}: cannot be opened or written ({why})")
        print(said.format(file=error.filename, why=error.strerror)[language], file=sys.stderr)
    except KeyboardInterrupt:
        print(Text(vi="đã dừng; không ghi kết quả", en="stopped; no result was written")[language], file=sys.stderr)
        return INTERRUPTED
    return UNUSABLE
