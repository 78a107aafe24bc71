"""Where the lines of a statement break: as a person would write them."""

from __future__ import annotations

import re

_WIDTH = 110
_BRACKETS = re.compile(r"^(?P<before>.*\()\n +(?P<inside>.*)\n +(?P<after>\).*)$", re.MULTILINE)
_BRANCH = re.compile(r"^(?P<before> +WHEN .*)\n +(?P<after>THEN .*)$", re.MULTILINE)


def laid_out(statement: str) -> str:
    r"""The statement with short brackets and branches on one line, and long sums on several.

    >>> print(laid_out("CASE\n  WHEN (\n    a > 1\n  ) IS TRUE\n  THEN 1\nEND"))
    CASE
      WHEN (a > 1) IS TRUE THEN 1
    END
    """
    before = ""
    while statement != before:
        before = statement
        statement = _BRACKETS.sub(
            lambda found: _joined(found, found["before"], found["inside"], found["after"]), before
        )
    statement = _BRANCH.sub(lambda found: _joined(found, found["before"], " ", found["after"]), statement)
    return "\n".join(map(_folded, statement.splitlines()))


def _joined(found: re.Match[str], *parts: str) -> str:
    """The parts on one line, where they find room."""
    line = "".join(parts)
    return line if len(line) <= _WIDTH else found[0]


def _folded(line: str) -> str:
    """A sum of cases that is too long for one line, a case to a line."""
    if len(line) <= _WIDTH:
        return line
    indent = " " * (len(line) - len(line.lstrip()))
    return line.replace(" + CASE ", f"\n{indent}+ CASE ")
