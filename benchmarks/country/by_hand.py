"""The rule of 2016 as an analyst writes it, for these tables and no other: in Polars, and in DuckDB's SQL.

The plain pipelines take every answer for known and leave `possible` empty. The three-valued one takes incomes, sizes
and areas for known, and keeps unknown findings unknown.
"""

from __future__ import annotations

from datetime import date

import polars as pl
from polars import col, lit, when

INDICATORS = (
    "health_services",
    "health_insurance",
    "adult_education",
    "child_schooling",
    "housing_quality",
    "housing_area",
    "water_source",
    "toilet",
    "telecom",
    "information_assets",
)
DEPRIVED = [f"deprived_{each}" for each in INDICATORS]
UNSTURDY = ["unsturdy", "simple"]
HYGIENIC_WATER = ["piped", "borehole", "protected_well", "protected_spring", "rain"]
HYGIENIC_TOILET = ["septic", "pour_flush", "vip", "double_vault"]
ASSETS = ["has_television", "has_radio", "has_desktop", "has_laptop", "has_tablet"]
# Born on this day or before, somebody is so old on 2020-11-20.
AGED_5, AGED_6, AGED_15 = date(2015, 11, 20), date(2014, 11, 20), date(2005, 11, 20)


def decided(households: pl.LazyFrame) -> pl.LazyFrame:
    """From findings that the survey decided."""
    return _classified(households.with_columns(**_renamed()))


def raw(households: pl.LazyFrame, members: pl.LazyFrame) -> pl.LazyFrame:
    """From each member's answers and the household's."""
    born, idle = col("birth_date"), col("attending") == "none"
    schooled_little = (col("education") == "none") | (col("education") == "primary")
    people = members.group_by("household_id").agg(
        deprived_health_services=col("untreated_illness").any(),
        deprived_health_insurance=((born <= AGED_6) & ~col("insured")).any(),
        deprived_adult_education=((born <= AGED_15) & (born >= date(1986, 1, 1)) & schooled_little & idle).any(),
        deprived_child_schooling=((born <= AGED_5) & (born > AGED_15) & idle).any(),
        deprived_telecom=~(col("phone_subscription") | col("internet")).any(),
    )
    own = households.collect_schema().names()
    joined = households.join(people, on="household_id", how="left").with_columns(
        deprived_housing_quality=col("housing_grade").is_in(UNSTURDY),
        deprived_housing_area=col("floor_area") < 8 * col("size"),
        deprived_water_source=~col("water_source").is_in(HYGIENIC_WATER),
        deprived_toilet=~col("toilet").is_in(HYGIENIC_TOILET),
        deprived_information_assets=~pl.any_horizontal(*ASSETS, "hears_loudspeaker"),
    )
    return _classified(joined).select(*own, "status", "class_id", "possible", "deprivations", *DEPRIVED)


def three_valued(households: pl.LazyFrame) -> pl.LazyFrame:
    """From findings some of which the survey left open: a class where every way of filling them in gives it."""
    findings = [col(f"finding_{each}") for each in INDICATORS]
    fewest = pl.sum_horizontal(findings)
    most = pl.sum_horizontal(finding.fill_null(True) for finding in findings)
    poor, minimum, average = _at_most(900_000, 700_000), _at_most(1_300_000, 1_000_000), _at_most(1_950_000, 1_500_000)
    by_deprivation, near = minimum & (col("fewest") >= 3), minimum & (col("most") < 3)
    return (
        households.with_columns(fewest=fewest, most=most)
        .with_columns(
            status=when(poor | by_deprivation)
            .then(lit("poor"))
            .when(near)
            .then(lit("near_poor"))
            .when(minimum)
            .then(None)
            .when(average)
            .then(lit("average"))
            .otherwise(lit("above_average")),
            class_id=when(poor)
            .then(lit("poor_by_income"))
            .when(by_deprivation)
            .then(lit("poor_by_deprivation"))
            .when(near)
            .then(lit("near_poor"))
            .when(minimum)
            .then(None)
            .when(average)
            .then(lit("average"))
            .otherwise(lit("above_average")),
            possible=when(~poor & minimum & (col("fewest") < 3) & (col("most") >= 3)).then(
                lit("poor_by_deprivation|near_poor")
            ),
            deprivations=when(col("fewest") == col("most")).then(col("fewest")),
            **_renamed(),
        )
        .drop("fewest", "most")
    )


def decided_in_sql(table: str) -> str:
    """The same as `decided`, as one query."""
    urban, each = "area = 'urban'", {name: f"finding_{name}" for name in INDICATORS}
    return f"""
        SELECT * EXCLUDE (poor, minimum, average),
            CASE WHEN poor OR minimum AND deprivations >= 3 THEN 'poor' WHEN minimum THEN 'near_poor'
                WHEN average THEN 'average' ELSE 'above_average' END AS status,
            CASE WHEN poor THEN 'poor_by_income' WHEN minimum AND deprivations >= 3 THEN 'poor_by_deprivation'
                WHEN minimum THEN 'near_poor' WHEN average THEN 'average' ELSE 'above_average' END AS class_id,
            CAST(NULL AS VARCHAR) AS possible
        FROM (
            SELECT *,
                monthly_income <= CASE WHEN {urban} THEN 900000 ELSE 700000 END * size AS poor,
                monthly_income <= CASE WHEN {urban} THEN 1300000 ELSE 1000000 END * size AS minimum,
                monthly_income <= CASE WHEN {urban} THEN 1950000 ELSE 1500000 END * size AS average,
                {" + ".join(f"{finding}::INTEGER" for finding in each.values())} AS deprivations,
                {", ".join(f"{finding} AS deprived_{name}" for name, finding in each.items())}
            FROM {table}
        )
    """


def _classified(households: pl.LazyFrame) -> pl.LazyFrame:
    poor, minimum, average = _at_most(900_000, 700_000), _at_most(1_300_000, 1_000_000), _at_most(1_950_000, 1_500_000)
    by_deprivation = minimum & (col("deprivations") >= 3)
    return households.with_columns(deprivations=pl.sum_horizontal(DEPRIVED)).with_columns(
        status=when(poor | by_deprivation)
        .then(lit("poor"))
        .when(minimum)
        .then(lit("near_poor"))
        .when(average)
        .then(lit("average"))
        .otherwise(lit("above_average")),
        class_id=when(poor)
        .then(lit("poor_by_income"))
        .when(by_deprivation)
        .then(lit("poor_by_deprivation"))
        .when(minimum)
        .then(lit("near_poor"))
        .when(average)
        .then(lit("average"))
        .otherwise(lit("above_average")),
        possible=lit(None, pl.String),
    )


def _at_most(urban: int, rural: int) -> pl.Expr:
    return col("monthly_income") <= when(col("area") == "urban").then(urban).otherwise(rural) * col("size")


def _renamed() -> dict[str, pl.Expr]:
    return {f"deprived_{each}": col(f"finding_{each}") for each in INDICATORS}
