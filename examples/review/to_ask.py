"""The households whose class is open: which classes are possible, and what to ask to settle it."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import chuan_ngheo as cn


def main() -> None:
    """Print one line for each open household of a result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", type=Path, help="what `chuan-ngheo classify` has written")
    parser.add_argument("--village", help="of this village only")
    parser.add_argument("--standard", default="vn-2016")
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")
    asked = parser.parse_args()
    names = {each.id: each.name[asked.lang] for each in cn.standard(asked.standard).classes}
    with asked.result.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["possible"] and asked.village in (None, row["Thôn/bản"]):
                possible = " | ".join(names[each] for each in row["possible"].split("|"))
                print(f"{row['Mã hộ']}: {possible}\n  ? {row['missing'].replace('|', ', ')}")


if __name__ == "__main__":
    main()
