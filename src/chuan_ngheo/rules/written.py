"""An expression as it was written, and where its parts stand in it."""

from __future__ import annotations

import ast
import re

_LINE_END = re.compile(r"\r\n|\r|\n")


class Written:
    """The text that Python's parser gets, and where its parts stand in the text that was written."""

    def __init__(self, text: str) -> None:
        self.text: str = text.strip()
        above = _LINE_END.split(text[: len(text) - len(text.lstrip())])
        self.lines_above: int = len(above) - 1
        self.indent: int = len(above[-1])
        self.lines: list[bytes] = [line.encode(errors="surrogatepass") for line in _LINE_END.split(self.text)]

    def where(self, line: int, column: int) -> str:
        """``line:column``, both from 1, of a column (from 0) that counts characters."""
        return f"{line + self.lines_above}:{column + 1 + (self.indent if line == 1 else 0)}"

    def line(self, line: int) -> str:
        """A line, from 1, of what was written."""
        return self.lines[line - 1].decode()

    @property
    def end(self) -> str:
        """``line:column`` of where the text ends."""
        return self.where(len(self.lines), len(self.line(len(self.lines))))

    def where_of(self, node: ast.expr) -> str:
        """The place of a node; Python counts its columns in bytes."""
        before = self.lines[node.lineno - 1][: node.col_offset]
        return self.where(node.lineno, len(before.decode(errors="replace")))

    def of(self, node: ast.expr) -> str:
        """A node as it was written."""
        segment = ast.get_source_segment(self.text, node) or ""
        return " ".join(segment.split())
