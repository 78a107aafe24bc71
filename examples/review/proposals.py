"""What the chairman of the commune is asked to recognise: by the class found in 2020 and the list of 2019."""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from datetime import date
from pathlib import Path

import chuan_ngheo as cn
from chuan_ngheo import review
from chuan_ngheo.intake.register import read_register

NOTHING = cn.Text("không có gì để công nhận", "nothing to recognise")
OPEN = cn.Text("chưa thể trình, còn thiếu thông tin", "cannot be proposed yet: something is missing")


def lists(path: Path) -> dict[str, review.Standing | None]:
    """On which list each household was; None where that year left it open."""
    standings = {"poor": review.Standing.POOR, "near_poor": review.Standing.NEAR_POOR, "": None}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["Mã hộ"]: standings.get(row["status"], review.Standing.NEITHER) for row in csv.DictReader(file)}


def main() -> None:
    """Print how many households there are of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("households", type=Path)
    parser.add_argument("members", type=Path)
    parser.add_argument("list_2019", type=Path, help="the result of 2019")
    parser.add_argument("--on", type=date.fromisoformat, required=True)
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")
    asked = parser.parse_args()
    before, regime, counts = lists(asked.list_2019), review.rounds(asked.on.year).regime, Counter()
    for row in read_register(asked.households, asked.members, on=asked.on).rows:
        result = cn.classify(row.household, cn.standard_in_force(asked.on), on=asked.on)
        listed = before.get(row.household.id, review.Standing.NEITHER)  # not there in 2019: on no list
        try:
            kinds = review.propose(result, regime, listed=listed).kinds
        except review.ReviewError:
            counts[OPEN[asked.lang]] += 1
            continue
        counts[" + ".join(kind.label[asked.lang] for kind in kinds) or NOTHING[asked.lang]] += 1
    for kind, count in counts.most_common():
        print(f"{count:>4}  {kind}")


if __name__ == "__main__":
    main()
