"""What a command found, given as text, as a page of HTML or as JSON: on standard output, or whole in a file."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from io import TextIOWrapper
from typing import Any, Protocol

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.outputs import whole_file
from chuan_ngheo.language import Language, Text

_WIDTH = 100
"""Of a text in a file."""
WRITTEN = Text("Đã ghi: {file}", "Written: {file}")


class Rendered(Protocol):
    """Something found that can be said in each of the three ways."""

    def text(self, language: Language = ..., width: int | None = ...) -> str: ...

    def html(self, language: Language = ...) -> str: ...

    def json(self) -> dict[str, Any]: ...


def give(found: Rendered, asked: Namespace) -> None:
    """Print it, or write it to the file that was asked for, in the form that was asked for."""
    if asked.output is None:
        width = streams.width()
        if (asked.html or asked.json) and isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="xmlcharrefreplace" if asked.html else "strict")
        streams.say(_said(found, asked, width))
        return
    with whole_file(asked.output) as draft:
        draft.write_text(_said(found, asked, _WIDTH) + "\n", encoding="utf-8")
    streams.say(WRITTEN[asked.lang].format(file=asked.output))


def _said(found: Rendered, asked: Namespace, width: int) -> str:
    if asked.html:
        return found.html(asked.lang)
    if asked.json:
        return json.dumps(found.json(), ensure_ascii=False, indent=2)
    return found.text(asked.lang, width)
