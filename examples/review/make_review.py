"""Write households-2019.csv and requests-2020.csv: last year's list and this year's requests, made up from the commune.

The commune is that of ``examples/commune``, which does not exist. A year earlier most households earn a little
less and lack a little more; a few are not there yet, four are there that have left since. Running it again writes the
same files.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from random import Random

import chuan_ngheo as cn
from chuan_ngheo.intake.register import read_register

COMMUNE = Path(__file__).parent.parent / "commune"
STANDARD = cn.standard("vn-2016")
REVIEW = date(2020, 11, 20)
NOT_YET_THERE = 67
"""Every sixty-seventh household has moved in since."""

HEADINGS = ["Mã hộ", "Thôn/bản", "Khu vực", "Số nhân khẩu", "Thu nhập cả hộ (đồng/tháng)", "Điểm B1"]
GONE = [  # village, persons, income
    ("Bản Mẫu Hai", 1, 450_000), ("Bản Mẫu Năm", 6, 3_000_000), ("Thôn Mẫu Sáu", 2, 1_900_000),
    ("Thôn Mẫu Bảy", 4, 9_600_000),
]  # fmt: skip

random = Random(20191120).random
"""The only source of chance: its numbers are the same in every Python."""


def happens(percent: float) -> bool:
    """Whether something comes about that does so in ``percent`` cases of a hundred."""
    return random() * 100 < percent


def a_year_before(village: str, result: cn.Classification) -> list[str]:
    """One household's row in the list of 2019."""
    household = result.household
    size = household.size or len(household.members or ())
    income, points = household.monthly_income, household.income_points
    if income is not None:
        percent = 108 + int(random() * 30) if happens(9) else 84 + int(random() * 16)
        income = income // size * percent // 100 // 10_000 * 10_000 * size
    elif points is not None:
        points -= 5 * int(random() * 4)
    lacking = [happens(94) if finding.deprived else happens(4) for finding in result.findings.values()]
    means = ["" if income is None else str(income), "" if points is None or income is not None else str(points)]
    return [str(household.id), village, "Nông thôn", str(size), *means, *(yes(each) for each in lacking)]


def yes(holds: bool) -> str:
    """The answer of the form."""
    return "có" if holds else "không"


def main(folder: Path) -> None:
    """Write the two tables into a folder."""
    commune = read_register(COMMUNE / "households.csv", COMMUNE / "members.csv", on=REVIEW)
    village = commune.headings.index("Thôn/bản")
    rows, requests = [], []
    for number, row in enumerate(commune.rows, start=1):
        result = cn.classify(row.household, STANDARD, on=REVIEW)
        if number % NOT_YET_THERE:
            rows.append(a_year_before(row.cells[village], result))
        worse_off = result.status in {cn.Status.POOR, cn.Status.NEAR_POOR}
        if happens(9 if worse_off else 3):
            requests.append([str(row.household.id), "đề nghị" if happens(60) else "nguy cơ"])
    for number, (where, size, income) in enumerate(GONE, start=len(commune.rows) + 1):
        rows.append([f"VD-{number:04}", where, "Nông thôn", str(size), str(income), "", *["không"] * 10])
    findings = [f"finding_{indicator.id}" for indicator in STANDARD.indicators]
    write(folder / "households-2019.csv", [*HEADINGS, *findings], rows)
    write(folder / "requests-2020.csv", ["Mã hộ", "Lý do"], requests)


def write(path: Path, headings: list[str], rows: list[list[str]]) -> None:
    """Write one table."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # with a byte order mark, as spreadsheets like it
        csv.writer(file, lineterminator="\n").writerows([headings, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
