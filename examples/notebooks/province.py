"""A province that does not exist: a sample of its households, made up, and the same each time.

Four districts, ten communes drawn in each, twelve households in each commune. Income and deprivations go together, and
both hang on the district; a few findings are missing. Nobody's data is in it.

Một tỉnh không có thật: mẫu hộ gia đình đều do chương trình này đặt ra, mỗi lần chạy đều như nhau.
"""

from __future__ import annotations

from datetime import date
from random import Random

import polars as pl

REVIEW = date(2023, 10, 20)
DISTRICTS = {  # how poor it is, from 0 to 1; whether it is a town; its households, in all
    "Thị xã Mẫu (town)": (0.15, True, 9_600),
    "Huyện Ven Sông": (0.35, False, 14_400),
    "Huyện Trung Du": (0.5, False, 12_000),
    "Huyện Núi Cao": (0.75, False, 7_200),
}
COMMUNES, HOUSEHOLDS = 10, 12
HARDSHIP = {  # how often a household of middling hardship lacks it, in per cent
    "employment": 14, "dependents": 10, "nutrition": 12, "health_insurance": 18, "adult_education": 22,
    "child_schooling": 9, "housing_quality": 24, "housing_area": 20, "water_source": 26, "toilet": 38, "telecom": 16,
    "information_assets": 12, "waste_treatment": 40,
}  # fmt: skip
UNANSWERED = 0.4
"""So many findings in a hundred are missing."""


def households(seed: int = 2023) -> pl.DataFrame:
    """The sample: a row a household, with its district, commune (the sampling unit), weight, facts and findings.

    ``weight`` is how many persons of the district the household stands for.
    """
    random = Random(seed).random
    rows = []
    for district, (poverty, is_town, population) in DISTRICTS.items():
        stands_for = population // (COMMUNES * HOUSEHOLDS)
        for commune in range(1, COMMUNES + 1):
            own = poverty + 0.3 * (random() - 0.5)
            for _ in range(HOUSEHOLDS):
                hardship = min(1.0, max(0.0, own + 0.7 * (random() - 0.5)))
                size = 2 + int(random() * 3 + 2 * hardship)
                row = {
                    "household_id": f"T{len(rows) + 1:04}",
                    "district": district,
                    "commune": f"{district} {commune}",
                    "area": "urban" if is_town else "rural",
                    "size": size,
                    "weight": stands_for * size,
                    "income_per_head": 10_000 * int(430 * (1 - hardship) ** 1.4 + 40 + 60 * random()),
                }
                for indicator, per_cent in HARDSHIP.items():
                    lacks = 100 * random() < per_cent * 2.4 * hardship**1.5
                    row[f"finding_{indicator}"] = None if 100 * random() < UNANSWERED else lacks
                rows.append(row)
    return pl.DataFrame(rows, infer_schema_length=None)
