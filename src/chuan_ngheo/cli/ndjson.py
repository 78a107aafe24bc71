"""``chuan-ngheo classify --format ndjson``: a household a line in, a classification or an error a line out, at once."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from attrs import define

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import asked_standard, json_lines_file, standard_files
from chuan_ngheo.cli.outputs import check_outputs, whole_file
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.wire.classification import RecordedClassification
from chuan_ngheo.wire.documents import to_json
from chuan_ngheo.wire.lines import Law, answer
from chuan_ngheo.wire.rejection import Rejection

MOST_BYTES = 1 << 20
"""So long a line is read; a household of a thousand members with every fact known is half as long."""

Write = Callable[[str], bool]
"""Writes a line; False where nobody reads any more."""


def run(asked: Namespace) -> int:
    """Answer line by line, with no more than a line in memory; 0 only when every line was classified."""
    standard = asked_standard(asked)
    law = Law(asked.on, None if asked.standard is None else standard)
    source = json_lines_file(asked.households)
    if asked.output is None:
        with opened(source) as lines:
            done = _answer_all(lines, law, streams.pass_on, asked.missing)
    else:
        check_outputs([asked.output], [each for each in (source, *standard_files(asked)) if each is not None])
        with opened(source) as lines, whole_file(asked.output) as draft, draft.open("wb") as file:
            done = _answer_all(lines, law, lambda line: bool(file.write(f"{line}\n".encode())), asked.missing)
    _sum_up(done, asked.output, asked.lang)
    return 1 if done.rejected else 0


@define
class _Done:
    """How many lines were classified, and how many rejected."""

    classified: int = 0
    rejected: int = 0


def _answer_all(lines: Iterator[bytes | None], law: Law, write: Write, says_missing: bool) -> _Done:
    done = _Done()
    for place, line in enumerate(lines, start=1):
        said = _rejected(place) if line is None else answer(line, law, number=place, says_missing=says_missing)
        if isinstance(said, Rejection):
            done.rejected += 1
        else:
            done.classified += 1
        if not write(to_json(said)):
            break
    return done


def _rejected(place: int) -> RecordedClassification | Rejection:
    return Rejection(line=place, problems=(_TOO_LONG,))


@contextmanager
def opened(source: Path | None) -> Iterator[Iterator[bytes | None]]:
    """The lines of a file, or of standard input where there is none."""
    if source is None:
        yield lines_of(sys.stdin.buffer)
        return
    with source.open("rb") as file:
        yield lines_of(file)


def lines_of(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines, each as soon as it is there; None in place of one that is too long, which is passed over in pieces."""
    while line := stream.readline(MOST_BYTES):
        if len(line) < MOST_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES)
        yield None


def _sum_up(done: _Done, output: Path | None, language: Language) -> None:
    """What was done, where it cannot be mistaken for a result: beside a file, or on standard error."""
    counts = {
        "rejected": number(done.rejected, language),
        "total": number(done.classified + done.rejected, language),
    }
    if output is not None:
        streams.say(_WRITTEN.format(file=output, **counts)[language])
    if done.rejected:
        streams.complain(_REJECTED.format(**counts)[language])


_WRITTEN = Text("Kết quả: {file} ({total} dòng)", "Result: {file} (lines: {total})")
_REJECTED = Text("Bị trả lại: {rejected} trên {total} dòng", "Rejected: {rejected} of {total} lines")
_TOO_LONG = Problem(
    "$", Text("dòng quá dài", "the line is too long"), expected=Text("nhiều nhất 1 MiB", "at most 1 MiB")
)
