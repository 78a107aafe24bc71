"""How long measures of deprivation take, beside a group-by written by hand: `python benchmarks/analysis.py`.

Made-up households that are classified already, with the twelve indicators of vn-2022, in 63 provinces; eight cutoffs
and the legal class. The households are kept in the folder for the next time. Every run is a process of its own; rivals
run in turn, and a ratio is the median over the rounds.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from statistics import median
from tempfile import gettempdir

import numpy as np
import polars as pl
from attrs import frozen

import chuan_ngheo as cn
from chuan_ngheo.analysis import measure
from chuan_ngheo.tables import patterns

STANDARD = cn.standard("vn-2022")
INDICATORS = [each.id for each in STANDARD.indicators]
CUTOFFS = [Fraction(k, len(INDICATORS)) for k in range(1, 9)]
PROVINCES = 63
AT_ONCE = 3_000_000
COUNTS = "patterns.parquet"
MEASURED = ["H", "A", "M0"]


def make(folder: Path, households: int) -> None:
    """Households by the part, deprived the more the higher the number of their province; a few findings unknown."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(1)
    shares = random.uniform(0.01, 0.2, len(INDICATORS))
    for number, first in enumerate(range(0, households, AT_ONCE)):
        file = folder / f"part-{number:03}.parquet"
        if not file.exists():
            part(random, first, min(AT_ONCE, households - first), shares).write_parquet(file)


def part(random: np.random.Generator, first: int, count: int, shares: np.ndarray) -> pl.DataFrame:
    province = random.integers(0, PROVINCES, count).astype(np.int16)
    tilt = 0.4 + 1.6 * province / PROVINCES
    findings = {f"deprived_{name}": random.random(count) < share * tilt for name, share in zip(INDICATORS, shares)}
    deprived = sum(each.astype(np.int8) for each in findings.values())
    income = random.random(count)
    which = np.select([(income < 0.05) & (deprived >= 3), income < 0.05, income < 0.5], [0, 1, 2], 3)
    status = pl.Series(np.array([str(each) for each in cn.Status])[which])
    size = random.integers(1, 8, count).astype(np.int8)
    table = pl.DataFrame({"household_id": np.arange(first, first + count), "province": province, "size": size})
    unknown = pl.Series(random.random(count) < 0.0005)
    return table.with_columns(
        status.alias("status"),
        status.alias("class_id"),
        pl.lit(None, pl.String).alias("possible"),
        *(pl.when(~unknown).then(pl.Series(each)).alias(name) for name, each in findings.items()),
    )


def scan(folder: Path) -> pl.LazyFrame:
    return pl.scan_parquet(folder / "part-*.parquet")


def counted(folder: Path) -> pl.DataFrame:
    return patterns(scan(folder), by=["province"], persons="size").collect(engine="streaming")


def measured(counts: pl.DataFrame) -> pl.DataFrame:
    found = measure(counts, None, CUTOFFS, ["province"], "persons", standard=STANDARD, classes=["poor"])
    return found.frame


def by_hand(folder: Path) -> pl.DataFrame:
    """H, A, M0 and the censored headcounts by province, for the same cutoffs: a sum a cutoff, in one group-by."""
    flags = [pl.col(f"deprived_{name}") for name in INDICATORS]
    known = scan(folder).drop_nulls([f"deprived_{name}" for name in INDICATORS])
    scored = known.select("province", *flags, size=pl.col("size").cast(pl.Int64), score=pl.sum_horizontal(flags))
    sums = [pl.col("size").sum().alias("all")]
    for k in range(1, 9):
        poor = pl.col("size") * (pl.col("score") >= k)
        sums += [poor.sum().alias(f"poor_{k}"), (poor * pl.col("score")).sum().alias(f"burden_{k}")]
        sums += [(poor * flag).sum().alias(f"{name}_{k}") for name, flag in zip(INDICATORS, flags)]
    return scored.group_by("province").agg(sums).collect(engine="streaming")


def agree(folder: Path) -> None:
    """Both give the same numbers, or the comparison means nothing."""
    ours, theirs = measured(counted(folder)), by_hand(folder)
    for row in theirs.iter_rows(named=True):
        own = ours.filter(loa="province", subg=str(row["province"]), poor_by="cutoff").filter(measure="H")
        assert own["b"].to_list() == [row[f"poor_{k}"] / row["all"] for k in range(1, 9)]


def prepare(folder: Path, households: int) -> None:
    """In a process of its own: a process begins with the peak of the one that started it."""
    make(folder, households)
    agree(folder)
    counted(folder).write_parquet(folder / COUNTS)


@frozen
class Run:
    """What is timed, and what it should take."""

    work: Callable[[Path], object]
    target: str = ""


RUNS = {
    "pattern counts, then measures": Run(lambda folder: measured(counted(folder)), "≤ 5 s, ≤ 1 GB"),
    "measures of pattern counts": Run(lambda folder: measured(pl.read_parquet(folder / COUNTS)), "≤ 2 s"),
    "by hand, without errors and left-out": Run(by_hand),
}


def once(name: str, folder: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of the processors, and the peak in megabytes, of one run in a process of its own."""
    command = [sys.executable, __file__, "--run", name, "--folder", str(folder)]
    seconds, processors, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(processors), float(peak)


def run_here(name: str, folder: Path) -> None:
    start, processors = time.perf_counter(), time.process_time()
    RUNS[name].work(folder)
    taken = time.perf_counter() - start, time.process_time() - processors
    print(*taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def compare(folder: Path, rounds: int) -> None:
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in RUNS}
    for _ in range(rounds):
        for name in RUNS:
            found[name].append(once(name, folder))
    *_, hand = found
    print(f"{'':<40}{'clock':>9}{'processors':>12}{'peak':>10}{'ratio':>8}  target")
    for name, rows in found.items():
        clock, processors = (median(row[place] for row in rows) for place in (0, 1))
        ratio = median(mine[0] / theirs[0] for mine, theirs in zip(rows, found[hand]))
        peak = max(row[2] for row in rows)
        print(f"{name:<40}{clock:>7.2f} s{processors:>10.2f} s{peak:>7.0f} MB{ratio:>8.2f}  {RUNS[name].target}")


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=27_000_000)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir()) / "chuan_ngheo_classified")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--prepare", action="store_true", help="used by the command itself")
    parser.add_argument("--run", help="used by the command itself")
    arguments: Namespace = parser.parse_args()
    if arguments.prepare:
        prepare(arguments.folder, arguments.households)
        return
    if arguments.run:
        run_here(arguments.run, arguments.folder)
        return
    folder = arguments.folder / str(arguments.households)
    here = [sys.executable, __file__, "--prepare", "--folder", str(folder), "--households", str(arguments.households)]
    subprocess.run(here, check=True)
    print(
        f"{arguments.households:,} households, {PROVINCES} provinces, {len(INDICATORS)} indicators, 8 cutoffs, 1 class"
    )
    compare(folder, arguments.rounds)


if __name__ == "__main__":
    main()
