"""Each run in a process of its own, so that the peak of its memory is its own; rivals in turn, round by round."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from attrs import frozen


@frozen
class Measured:
    """The rounds of one run: seconds of its work, and of the processors for it, and the peak of the process in MB."""

    seconds: tuple[float, ...]
    processor_seconds: tuple[float, ...]
    peaks: tuple[float, ...]

    @property
    def time(self) -> float:
        return median(self.seconds)

    @property
    def processor_time(self) -> float:
        return median(self.processor_seconds)

    @property
    def peak(self) -> float:
        return max(self.peaks)

    def over(self, other: Measured) -> tuple[float, float]:
        """The medians of the ratios of paired rounds: by the clock, and by the processors' time."""
        return (
            median(mine / theirs for mine, theirs in zip(self.seconds, other.seconds)),
            median(mine / theirs for mine, theirs in zip(self.processor_seconds, other.processor_seconds)),
        )


def once(arguments: Sequence[str]) -> tuple[str, float]:
    """What a command of ours prints, and the peak of its memory in megabytes."""
    command = [sys.executable, str(Path(__file__).parent.parent / "tables.py"), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return printed.strip(), usage.ru_maxrss / 1024


def in_turn(names: Sequence[str], folder: Path, count: int, rounds: int) -> dict[str, Measured]:
    """Some runs, each once a round; a run whose package is not installed is left out."""
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            printed, peak = once(["--run", name, "--folder", str(folder), "--households", str(count)])
            if printed != "not installed":
                seconds, processor_seconds = map(float, printed.split())
                found[name].append((seconds, processor_seconds, peak))
    return {name: Measured(*zip(*each)) for name, each in found.items() if each}
