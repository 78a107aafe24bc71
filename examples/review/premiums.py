"""Whose health-insurance premium the state pays, and what share of it: households and persons of a commune."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from pathlib import Path

import chuan_ngheo as cn
from chuan_ngheo.entitlements import Entitlement, entitlements
from chuan_ngheo.intake.register import read_register

YES_NO = {"yes": True, "no": False, "unknown": None}


def share(premium: Entitlement, language: cn.Language) -> str:
    """The standing and the share, in words: “entitled: at least 70 %”."""
    if premium.share is None:
        return premium.standing.label[language]
    least = cn.Text("ít nhất ", "at least ")[language] if premium.at_least else ""
    more = cn.Text(", có thể cao hơn", ", possibly more")[language] if premium.up_to else ""
    return f"{premium.standing.label[language]}: {least}{premium.share * 100} %{more}"


def main() -> None:
    """Print how many households and persons have which share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("households", type=Path)
    parser.add_argument("members", type=Path)
    parser.add_argument("--on", type=date.fromisoformat, required=True, help="the day asked about")
    parser.add_argument("--poor-commune", choices=YES_NO, default="unknown", help="a poor district or commune")
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")
    asked = parser.parse_args()
    households, persons = Counter(), Counter()
    for row in read_register(asked.households, asked.members, on=asked.on).rows:
        result = cn.classify(row.household, cn.standard_in_force(asked.on), on=asked.on)
        premium = entitlements(result, asked.on, poor_commune=YES_NO[asked.poor_commune])[0]
        said = share(premium, asked.lang)
        households[said] += 1
        persons[said] += row.household.size or 0
    words = cn.Text("{households} hộ, {persons} nhân khẩu", "{households} households, {persons} persons")
    for said, count in households.most_common():
        print(f"{said} – {words.format(households=count, persons=f'{persons[said]:,}')[asked.lang]}")


if __name__ == "__main__":
    main()
