"""Queries that a person can stop, and a full disk told as what it is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import polars as pl

_FIRST_LOOK, _SLOWEST_LOOK = 0.0005, 0.05
_OS_ERROR = re.compile(r"\(os error ([0-9]+)\)")


def carried_out(query: pl.LazyFrame) -> pl.DataFrame:
    """What a query gives, worked out in parts that need not fit into memory together.

    Ctrl-C is heard at once, and not only when the query has ended.
    """
    running = query.collect(engine="streaming", background=True)
    wait = _FIRST_LOOK
    try:
        while (found := running.fetch()) is None:
            sleep(wait)
            wait = min(2 * wait, _SLOWEST_LOOK)
    except BaseException:
        running.cancel()
        raise
    return found


def written(query: pl.LazyFrame, file: Path) -> None:
    """Write what a query gives to a Parquet file, its rows in their order."""
    carried_out(query.sink_parquet(file, compression="lz4", lazy=True))


@contextmanager
def disk_errors() -> Iterator[None]:
    """Raise `OSError` where Polars says of a file that it cannot be written."""
    try:
        yield
    except pl.exceptions.PolarsError as error:
        if found := _OS_ERROR.search(str(error)):
            number = int(found[1])
            raise OSError(number, os.strerror(number)) from error
        raise
