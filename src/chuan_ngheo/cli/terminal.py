"""The terminal: tables and progress through rich, which comes with the ``cli`` extra."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from chuan_ngheo.cli import streams
from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Language, Text, number

try:
    from rich import box
    from rich.console import Console, Group
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn
    from rich.table import Table
    from rich.text import Text as Words
except ImportError as _missing:
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
    ) from _missing

if TYPE_CHECKING:
    from rich.console import RenderableType

Tell = Callable[[str, int, float | None], None]
"""Told what is being done, how many rows of it are, and what share, where that is known."""

_ROWS = Text("{count} dòng", "{count} rows")


class _Screen(Console):
    """Standard output; where nobody reads it any more, the work goes on."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        streams.abandon()


def show(*parts: RenderableType) -> None:
    """Print parts one below the other on standard output; texts and cells as they stand, without markup."""
    screen = _Screen(width=streams.width(), highlight=False, markup=False, emoji=False)
    with streams.written_out():
        for part in parts:
            screen.print(streams.visible(part) if isinstance(part, str) else part)


def table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, numbers_from: int = 1, has_total: bool = False
) -> RenderableType:
    """A titled table: text to the left, numbers (from that column on) to the right; a total stands apart."""
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, column in enumerate(columns):
        made.add_column(column, justify="right" if place >= numbers_from else "left", overflow="fold")
    every = list(rows)
    for place, row in enumerate(every):
        made.add_row(*map(streams.visible, row), end_section=has_total and place == len(every) - 2)
    return Group(Words(streams.visible(title), style="bold"), made)


def _say_nothing(*_: object) -> None:
    """Nobody is watching."""


@contextmanager
def progress(language: Language, *, shown: bool) -> Iterator[Tell]:
    """What tells of long work on standard error, if somebody is watching: a bar for each thing that is done."""
    if not (shown and sys.stderr.isatty()):
        yield _say_nothing
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[rows]}"),
    )
    with Progress(*columns, console=Console(stderr=True, markup=False, emoji=False), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(doing: str, rows: int, share: float | None) -> None:
            if doing not in tasks:
                for earlier in tasks.values():
                    bars.update(earlier, visible=False)
                tasks[doing] = bars.add_task(streams.visible(doing), total=None, rows="")
            said = _ROWS[language].format(count=number(rows, language)) if rows else ""
            bars.update(tasks[doing], total=share and 1, completed=share or 0, rows=said)

        yield tell
