"""Households and members made up, in parts of a million households, written as Parquet.

Three tables: `decided` (households whose survey decided each indicator), `households` (the same households' facts)
and `members`. Nothing is unknown. The codes are strings and money is whole đồng, as a register holds them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from country.by_hand import INDICATORS

ON = date(2020, 11, 20)
PART = 1_000_000
SEED = 2020

AREAS = {"urban": 0.37, "rural": 0.43, "rural_mountain": 0.20}
SIZES = {1: 0.08, 2: 0.13, 3: 0.18, 4: 0.25, 5: 0.17, 6: 0.11, 7: 0.05, 8: 0.03}
GRADES = {"permanent": 0.48, "semi_permanent": 0.43, "unsturdy": 0.05, "simple": 0.04}
WATER = {
    "piped": 0.52,
    "borehole": 0.25,
    "protected_well": 0.08,
    "protected_spring": 0.05,
    "rain": 0.04,
    "bottled": 0.02,
    "unprotected": 0.04,
}
TOILETS = {
    "septic": 0.78,
    "pour_flush": 0.06,
    "vip": 0.03,
    "double_vault": 0.03,
    "dug_with_seat": 0.03,
    "unhygienic": 0.05,
    "none": 0.02,
}
DEVICES = {
    "television": 0.91,
    "radio": 0.10,
    "desktop": 0.15,
    "laptop": 0.18,
    "tablet": 0.06,
    "smartphone": 0.75,
    "phone": 0.92,
}
DECIDED = (0.01, 0.25, 0.10, 0.02, 0.08, 0.09, 0.06, 0.10, 0.05, 0.04)
# Without elementary vocational diplomas, which leave the general level open, as no plain pipeline would allow.
ADULT_EDUCATION = {
    "none": 0.08,
    "primary": 0.20,
    "lower_secondary": 0.36,
    "upper_secondary": 0.20,
    "intermediate_vocational": 0.04,
    "college": 0.04,
    "university": 0.08,
}
# What a child of so many years attends and has completed; from the upper bound of each band on, the next.
SCHOOL = (
    (3, "none", "none"),
    (6, "preschool", "none"),
    (11, "primary", "none"),
    (15, "lower_secondary", "primary"),
    (18, "upper_secondary", "lower_secondary"),
    (22, "higher", "upper_secondary"),
)
AT_SCHOOL = 0.97


def make(folder: Path, households: int) -> None:
    """Write the three tables into the folder, unless it holds the same ones already."""
    wanted = {"households": households, "part": PART, "seed": SEED, "version": 2}
    note = folder / "made.json"
    if note.exists() and json.loads(note.read_text()) == wanted:
        return
    for table in ("decided", "households", "members"):
        (folder / table).mkdir(parents=True, exist_ok=True)
        for old in (folder / table).glob("*.parquet"):
            old.unlink()
    note.unlink(missing_ok=True)
    for number, first in enumerate(range(0, households, PART)):
        for table, frame in part(first, min(PART, households - first)):
            frame.write_parquet(folder / table / f"{number:03}.parquet")
    note.write_text(json.dumps(wanted))


def part(first: int, count: int) -> Iterable[tuple[str, pl.DataFrame]]:
    """The tables of `count` households, the first of them numbered `first`."""
    random = np.random.default_rng((SEED, first))
    common = _common(random, first, count)
    findings = {f"finding_{name}": random.random(count) < share for name, share in zip(INDICATORS, DECIDED)}
    yield "decided", common.with_columns(pl.Series(name, truth) for name, truth in findings.items())
    yield "households", common.with_columns(_facts(random, common["size"].to_numpy()))
    yield "members", _members(random, common["household_id"].to_numpy(), common["size"].to_numpy())


def _common(random: np.random.Generator, first: int, count: int) -> pl.DataFrame:
    size = random.choice(list(SIZES), count, p=list(SIZES.values()))
    per_head = random.lognormal(np.log(2_300_000), 0.65, count)
    return pl.DataFrame(
        {
            "household_id": np.arange(first + 1, first + count + 1, dtype=np.int64),
            "area": _codes(random, AREAS, count),
            "size": size.astype(np.int64),
            "monthly_income": np.rint(per_head * size / 10_000).astype(np.int64) * 10_000,
        }
    )


def _facts(random: np.random.Generator, size: np.ndarray) -> list[pl.Series]:
    count = len(size)
    tenths = np.rint(random.lognormal(np.log(21), 0.65, count).clip(2, 200) * size * 10).astype(np.int64)
    return [
        _codes(random, GRADES, count).alias("housing_grade"),
        (pl.Series("floor_area", tenths) / 10),
        _codes(random, WATER, count).alias("water_source"),
        _codes(random, TOILETS, count).alias("toilet"),
        *(pl.Series(f"has_{device}", random.random(count) < share) for device, share in DEVICES.items()),
        pl.Series("hears_loudspeaker", random.random(count) < 0.65),
    ]


def _members(random: np.random.Generator, household_id: np.ndarray, size: np.ndarray) -> pl.DataFrame:
    count = int(size.sum())
    born = random.integers(_days(date(1930, 1, 1)), _days(date(2020, 11, 1)), count, dtype=np.int32)
    years = (_days(ON) - born) / 365.2425
    band = np.searchsorted([until for until, _, _ in SCHOOL], years, side="right").astype(np.int32)
    schooled = band < len(SCHOOL)
    attending = np.where(schooled & (random.random(count) < AT_SCHOOL), band, 0)
    adult = random.choice(len(ADULT_EDUCATION), count, p=list(ADULT_EDUCATION.values()))
    completed = np.where(schooled, band, len(SCHOOL) + adult)
    return pl.DataFrame(
        {
            "household_id": np.repeat(household_id, size),
            "birth_date": pl.Series(born).cast(pl.Date),
            "education": pl.Series([level for *_, level in SCHOOL] + list(ADULT_EDUCATION)).gather(completed),
            "attending": pl.Series([level for _, level, _ in SCHOOL]).gather(attending),
            "insured": random.random(count) < 0.93,
            "untreated_illness": random.random(count) < 0.004,
            "phone_subscription": (years >= 12) & (random.random(count) < 0.72),
            "internet": (years >= 8) & (random.random(count) < 0.6),
        }
    )


def _codes(random: np.random.Generator, shares: dict[str, float], count: int) -> pl.Series:
    drawn = np.searchsorted(np.cumsum(list(shares.values())), random.random(count), side="right")
    return pl.Series(list(shares)).gather(drawn.clip(max=len(shares) - 1))


def _days(day: date) -> int:
    return (day - date(1970, 1, 1)).days
