"""The terminal: tables and progress through rich, which comes with the ``cli`` extra."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Text

try:
    from rich import box
    from rich.console import Console, Group
    from rich.progress import track
    from rich.table import Table
    from rich.text import Text as Words
except ImportError as missing:
    raise MissingExtra(
        [
            Problem(
                "",
                Text(
                    "dòng lệnh cần thêm gói: pip install 'chuan-ngheo[cli]'",
                    "the command line needs an extra: pip install 'chuan-ngheo[cli]'",
                ),
            )
        ]
    ) from missing

if TYPE_CHECKING:
    from rich.console import RenderableType

_T = TypeVar("_T")
_LONG = 2000
"""From so many rows on, a progress bar is shown."""


def show(*parts: RenderableType) -> None:
    """Print parts one below the other on standard output."""
    console = Console(highlight=False, soft_wrap=False)
    for part in parts:
        console.print(part, markup=False) if isinstance(part, str) else console.print(part)


def table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, numbers_from: int = 1, has_total: bool = False
) -> RenderableType:
    """A titled table: text to the left, numbers (from that column on) to the right; a total stands apart."""
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, column in enumerate(columns):
        made.add_column(column, justify="right" if place >= numbers_from else "left", overflow="fold")
    every = list(rows)
    for place, row in enumerate(every):
        made.add_row(*row, end_section=has_total and place == len(every) - 2)
    return Group(Words(title, style="bold"), made)


def with_progress(items: Sequence[_T], doing: str) -> Iterator[_T]:
    """The items, with a progress bar on standard error when there are many and somebody is watching."""
    if len(items) < _LONG or not sys.stderr.isatty():
        yield from items
        return
    yield from track(items, doing, console=Console(stderr=True), transient=True)
