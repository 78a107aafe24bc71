"""How long a rule author waits: two standards compared on every cell and over all facts, a claim, a file verified.

    python benchmarks/verification.py

Comparing on cells is set against the same cells looked up by hand in the two decision tables, in the same run; what is
decided over facts has no equivalent by hand, and is told in seconds. Needs the extra ``prove``.
"""

import statistics
import time
import warnings
from collections.abc import Callable
from itertools import product

from chuan_ngheo import ProvisionalStandardWarning, Standard, standard
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification import compare, compare_facts, prove, verify


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The quickest of so many rounds: the machine may be busy with other things."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def by_hand(before: Standard, after: Standard) -> dict[tuple[tuple[str, ...], tuple[str, ...]], int]:
    """Every cell of both tables, looked up: what it takes without boxes, words or households."""
    counts: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    for one, other in product(before.decision.cells(), after.decision.cells()):
        if one.area is other.area:
            counts[one.possible, other.possible] = counts.get((one.possible, other.possible), 0) + 1
    return counts


def main() -> None:
    warnings.simplefilter("ignore", ProvisionalStandardWarning)
    pairs = list(product(standards(), repeat=2))
    ours = {(one.id, other.id): seconds(lambda one=one, other=other: compare(one, other), 3) for one, other in pairs}
    plain = {(one.id, other.id): seconds(lambda one=one, other=other: by_hand(one, other), 3) for one, other in pairs}
    slowest = max(ours, key=ours.__getitem__)
    print(f"compare, all {len(pairs)} pairs: median {1000 * statistics.median(ours.values()):.1f} ms,", end=" ")
    print(f"slowest {1000 * ours[slowest]:.1f} ms ({' → '.join(slowest)}; bound 100 ms)")
    print(f"compare, against the product of both tables by hand: {sum(ours.values()) / sum(plain.values()):.1f} ×")
    before, after = standard("vn-2016"), standard("vn-2022")
    for members in (1, 4, 8):
        took = seconds(lambda members=members: compare_facts(before, after, members=members), 2)
        print(
            f"compare_facts vn-2016 → vn-2022, up to {members} members: {took:.2f} s" + " (bound 10 s)" * (members == 8)
        )
    claim = "status_before == poor and status_after >= average"
    print(f"prove on cells: {seconds(lambda: prove(claim, standards=(before, after))):.3f} s")
    print(f"prove over facts: {seconds(lambda: prove(claim, standards=(before, after), members=8)):.2f} s")
    print(f"verify vn-2022: {seconds(lambda: verify('vn-2022'), 2):.2f} s")
    print(f"verify vn-2022 with mutants: {seconds(lambda: verify('vn-2022', mutants=True), 1):.1f} s")


if __name__ == "__main__":
    main()
