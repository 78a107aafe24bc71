"""When the review of 2020 is held, when it is reported, and whom it takes in and why.

Whoever was poor or near-poor in 2019 is in, and so is whoever asked for it or was found at risk; those who live of the
land or the sea are in where they may be of average living standard.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from datetime import date
from pathlib import Path

from chuan_ngheo import Text, review

PLAN = review.Plan("Quan Hóa", "237/KH-UBND", date(2020, 11, 20), date(2020, 12, 30))
STANDINGS = {"poor": review.Standing.POOR, "near_poor": review.Standing.NEAR_POOR}
ANSWERS = {"có": True, "không": False}
IN = {
    True: Text("Được rà soát", "Reviewed"),
    False: Text("Không thuộc diện rà soát", "Not reviewed"),
    None: Text("Chưa rõ", "Not known"),
}


def table(path: Path) -> dict[str, dict[str, str]]:
    """The rows of a table by household."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["Mã hộ"]: row for row in csv.DictReader(file)}


def candidate(
    household: dict[str, str], before: dict[str, str] | None, request: dict[str, str] | None
) -> review.Candidate:
    """What is known of one household before anybody has asked it: what nobody knows stays None."""
    status = "" if before is None else before["status"]
    return review.Candidate(
        household["Mã hộ"],
        listed=STANDINGS.get(status, review.Standing.NEITHER) if status or before is None else None,
        requested=request is not None and request["Lý do"] == "đề nghị",
        at_risk=request is not None and request["Lý do"] == "nguy cơ",
        land_or_sea_livelihood=ANSWERS.get(household["Làm nông, lâm, ngư, diêm nghiệp"]),
        may_be_average=status == "average" if status else None,
    )


def main() -> None:
    """Print the days of the review and how many households are in, by reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list_2019", type=Path, help="the result of 2019")
    parser.add_argument("requests", type=Path, help="who asked, and who was found at risk")
    parser.add_argument("households", type=Path, help="the households of 2020")
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")
    asked = parser.parse_args()
    year = review.rounds(2020, plan=PLAN)
    print(f"{year.periodic.start:%d/%m/%Y} – {year.periodic.end:%d/%m/%Y}: {year.periodic.kind.label[asked.lang]}")
    for report in year.reports:
        print(f"{report.last_day:%d/%m/%Y}: {report.name[asked.lang]}")
    before, requests = table(asked.list_2019), table(asked.requests)
    scopes = [
        review.scope(candidate(row, before.get(code), requests.get(code)), year.regime)
        for code, row in table(asked.households).items()
    ]
    for answer, count in Counter(each.included for each in scopes).most_common():
        print(f"{IN[answer][asked.lang]}: {count}")
    reasons = Counter(each.text[asked.lang] for scope in scopes for each in scope.reasons if each.holds)
    for reason, count in reasons.most_common():
        print(f"  – {reason}: {count}")


if __name__ == "__main__":
    main()
