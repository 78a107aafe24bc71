"""Classified tables to report on: every class, open ones too, unknown sizes and labels, villages of one name."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl
from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import chuan_ngheo as cn
from chuan_ngheo.analysis.reports import Contents, Report, report
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.verification.strategies.drawing import drawn

ON = date(2020, 12, 15)
STANDARDS = ("vn-2016", "vn-2022", "vn-2011", "vn-2027", "vn-sg-2019")
"""Poor by two rules, by one, without an average class, provisional, and in three groups."""
LABELS: dict[str, Sequence[str | None]] = {
    "commune": ("Xã A", "Xã B", None),
    "village": ("Thôn 1", "Thôn 2", None),
    "ethnicity": ("Kinh", "Thái", None),
    "policy_group": ("hộ chính sách", None),
    "head_sex": ("nam", "nữ", None),
    "cause": ("thiếu đất", "ốm đau", None),
    "area": ("urban", "rural", "rural_mountain", None),
}

Household = dict[str, Any]


def standing(standard: Standard, possible: Sequence[str]) -> Household:
    """What a classification says of a household that may be of these classes; of none where facts contradict."""
    statuses = {status for each in possible for status in standard.household_class(each).statuses}
    return {
        "status": str(*statuses) if len(statuses) == 1 else None,
        "class_id": possible[0] if len(possible) == 1 else None,
        "possible": "|".join(possible) if len(possible) > 1 else None,
    }


@drawn
def households(draw: DrawFn, standard: Standard, ids: Sequence[str]) -> list[Household]:
    """A row for each of these ids."""
    classes = [each.id for each in standard.classes]
    rows = []
    for household_id in ids:
        possible = draw(st.sampled_from([[each] for each in classes] * 2 + [classes[:2], classes[-2:], classes, []]))
        findings = {f"deprived_{each.id}": draw(st.sampled_from([True, False, None])) for each in standard.indicators}
        labels = {name: draw(st.sampled_from(values)) for name, values in LABELS.items()}
        row = {"household_id": household_id, "size": draw(st.sampled_from([1, 4, 9, None]))}
        row["land_or_sea_livelihood"] = draw(st.sampled_from([True, False, None]))
        rows.append(row | labels | standing(standard, possible) | findings)
    return rows


def frame(rows: Sequence[Household], standard: Standard) -> pl.DataFrame:
    """The rows as `tables.classify` gives them."""
    types: dict[str, Any] = {"household_id": pl.String, "size": pl.Int64, "land_or_sea_livelihood": pl.Boolean}
    types |= dict.fromkeys(LABELS, pl.String) | dict.fromkeys(("status", "class_id", "possible"), pl.String)
    types |= {f"deprived_{each.id}": pl.Boolean for each in standard.indicators}
    return pl.DataFrame(rows, schema=types)


@frozen
class Case:
    """Households classified under a standard, and those of the review before."""

    standard_id: str
    rows: list[Household]
    before: list[Household]

    @property
    def standard(self) -> Standard:
        return cn.standard(self.standard_id)

    def report(self, **asked: Any) -> Report:
        """All tables that need no earlier review."""
        return report(frame(self.rows, self.standard), self.standard, on=ON, contents=Contents(names=True), **asked)

    def with_movement(self) -> Report:
        """All tables."""
        return self.report(before=frame(self.before, self.standard))


@drawn
def reviews(draw: DrawFn, most: int = 10) -> Case:
    """A review."""
    standard_id = draw(st.sampled_from(STANDARDS))
    ids = [f"H{place}" for place in range(draw(st.integers(0, most)))]
    return Case(standard_id, draw(households(cn.standard(standard_id), ids)), [])


@drawn
def two_reviews(draw: DrawFn, most: int = 6) -> Case:
    """Two reviews of which the second has lost some households and found others."""
    standard_id = draw(st.sampled_from(STANDARDS))
    ids = [f"H{place}" for place in range(most)]
    before, after = (draw(st.lists(st.sampled_from(ids), unique=True)) for _ in range(2))
    standard = cn.standard(standard_id)
    return Case(standard_id, draw(households(standard, after)), draw(households(standard, before)))


def is_open(row: Household) -> bool:
    """Whether neither class nor status is known."""
    return row["status"] is None and row["class_id"] is None


def of_status(rows: Sequence[Household], status: Status) -> Iterator[Household]:
    """The rows of one status."""
    return (row for row in rows if row["status"] == str(status))
