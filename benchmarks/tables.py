"""How long tables take, beside the same rule written by hand: `python benchmarks/tables.py --households 1_000_000`.

The households and members are made up and kept in the folder for the next time. Every run is a process of its own;
rivals run in turn, and a ratio is the median over the rounds: by the clock, and by the time of the processors.
OpenFisca-Core takes part where it is installed (`pip install openfisca-core`).
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

from attrs import frozen
from country.measuring import Measured, in_turn, once

IN_MEMORY = 5_000_000
MILLION = 1_000_000


@frozen
class Rival:
    """A run that ours is compared with: how it is called, and what the ratio should be."""

    run: str
    label: str
    target: str = ""
    is_inverse: bool = False
    """The ratio is the rival's time over ours."""


@frozen
class Comparison:
    """Ours and its rivals."""

    run: str
    label: str
    rivals: tuple[Rival, ...]
    target: str = ""
    is_in_memory: bool = False


COMPARISONS = (
    Comparison(
        "decided",
        "findings, Parquet to Parquet, Polars",
        (
            Rival("decided by hand", "by hand, every finding known", "≤ 1.25"),
            Rival("decided by hand, three-valued", "by hand, three-valued"),
        ),
        target="≤ 400 MB",
    ),
    Comparison(
        "raw",
        "answers of members, Parquet to Parquet, Polars",
        (
            Rival("raw by hand", "by hand, every answer known", "≤ 1.3"),
            Rival("raw in DuckDB", "ours in DuckDB, 2 GB"),
        ),
    ),
    Comparison(
        "memory in Polars",
        "findings in memory, Polars",
        (
            Rival("memory in Polars by hand", "by hand", "≤ 1.2"),
            Rival("memory in OpenFisca", "OpenFisca (times as long)", "≥ 8", is_inverse=True),
            Rival(
                "memory in OpenFisca, lines by numpy",
                "OpenFisca, lines by numpy (times as long)",
                is_inverse=True,
            ),
        ),
        is_in_memory=True,
    ),
    Comparison(
        "memory in DuckDB",
        "findings in memory, DuckDB",
        (Rival("memory in DuckDB by hand", "by hand", "≤ 1.2"),),
        is_in_memory=True,
    ),
)
SCALING = {"decided": "decided by hand", "raw": "raw by hand"}


def row(label: str, cells: Sequence[str], target: str = "") -> None:
    print(f"{label:<58}" + "".join(f"{cell:>11}" for cell in (*cells, target)), flush=True)


def line(label: str, measured: Measured | None, ratios: Sequence[float] = (), target: str = "") -> None:
    if measured is None:
        row(label, ("not here", "", "", "", ""), target)
        return
    shown = [f"{ratio:.2f}" for ratio in ratios] or ["", ""]
    figures = (f"{measured.time:.2f} s", f"{measured.processor_time:.2f} s", f"{measured.peak:.0f} MB")
    row(label, (*figures, *shown), target)


def compare(comparison: Comparison, folder: Path, count: int, rounds: int) -> None:
    count = min(count, IN_MEMORY) if comparison.is_in_memory else count
    found = in_turn([comparison.run, *(rival.run for rival in comparison.rivals)], folder, count, rounds)
    ours = found[comparison.run]
    line(f"{comparison.label}: {count:,}", ours, target=comparison.target)
    for rival in comparison.rivals:
        theirs = found.get(rival.run)
        ratios = () if theirs is None else theirs.over(ours) if rival.is_inverse else ours.over(theirs)
        line(f"  {rival.label}", theirs, ratios, rival.target)


def scale(folder: Path, count: int, rounds: int) -> None:
    """The time of a household among all of them, over that among one million."""
    few = made(folder, MILLION)
    for run, by_hand in SCALING.items():
        small, large = (
            in_turn([run, by_hand], at, size, rounds) for at, size in ((few, MILLION), (folder / str(count), count))
        )
        for name, label, target in (
            (run, f"{run}, a household's time over that among 1,000,000", "≤ 1.15"),
            (by_hand, "  by hand", ""),
        ):
            many, some = large[name], small[name]
            growth = (many.time / some.time, many.processor_time / some.processor_time)
            line(label, many, [each * MILLION / count for each in growth], target)


def made(folder: Path, count: int) -> Path:
    """The folder of a country of so many households, made if it is not there."""
    place = folder / str(count)
    once(["--make", "--folder", str(place), "--households", str(count)])
    return place


def run_here(arguments: Namespace) -> None:
    """In a process of its own: make the tables, try whether all agree, or one run."""
    if arguments.make:
        from country.people import make

        make(arguments.folder, arguments.households)
    elif arguments.check:
        from country.agreement import check

        check(arguments.folder)
    else:
        from country.runs import RUNS

        try:
            print(*RUNS[arguments.run](arguments.folder, arguments.households))
        except ModuleNotFoundError as error:
            if not str(error.name).startswith("openfisca"):
                raise
            print("not installed")


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=27_000_000)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir()) / "chuan_ngheo_country")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="runs to compare, or: scaling")
    for internal in ("--make", "--check"):
        parser.add_argument(internal, action="store_true", help="used by the command itself")
    parser.add_argument("--run", help="used by the command itself")
    arguments = parser.parse_args()
    if arguments.make or arguments.check or arguments.run:
        run_here(arguments)
        return
    folder, count = arguments.folder, arguments.households
    place = made(folder, count)
    once(["--check", "--folder", str(place)])
    row(f"vn-2016 over {count:,} households", ("clock", "processors", "peak", "ratio", "processors"), "target")
    for comparison in COMPARISONS:
        if not arguments.only or comparison.run in arguments.only:
            compare(comparison, place, count, arguments.rounds)
    if count > MILLION and (not arguments.only or "scaling" in arguments.only):
        scale(folder, count, arguments.rounds)


if __name__ == "__main__":
    sys.exit(main())
