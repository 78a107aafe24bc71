"""How long one classification takes, beside the same rule written out by hand: `python benchmarks/classify.py`.

The hand-written functions know nothing but the standard of 2016 and work on the same objects. The plain one takes
every fact for known; the careful one keeps unknown facts unknown, as the library does.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from statistics import median

from chuan_ngheo import (
    Area,
    Attending,
    Device,
    Education,
    Household,
    HousingGrade,
    Member,
    Toilet,
    WaterSource,
    classify,
    classify_points,
    standard,
)

ON = date(2020, 11, 20)
ADULT = {"education": Education.LOWER_SECONDARY, "attending": Attending.NONE, "phone_subscription": True}
CHILD = {"education": Education.NONE, "phone_subscription": False, "internet": False}
HOUSEHOLD = Household(
    area=Area.RURAL,
    monthly_income=3_000_000,
    housing_grade=HousingGrade.SIMPLE,
    floor_area=Decimal("30.5"),
    water_source=WaterSource.PROTECTED_SPRING,
    toilet=Toilet.UNHYGIENIC,
    devices=frozenset({Device.TELEVISION}),
    hears_loudspeaker=True,
    members=[
        Member(birth_date=date(1985, 3, 14), insured=True, untreated_illness=False, internet=True, **ADULT),
        Member(birth_date=date(1988, 7, 2), insured=True, untreated_illness=False, internet=False, **ADULT),
        Member(
            birth_date=date(2010, 9, 5), insured=True, untreated_illness=False, attending=Attending.PRIMARY, **CHILD
        ),
        Member(birth_date=date(2016, 2, 11), insured=True, untreated_illness=False, attending=Attending.NONE, **CHILD),
    ],
)
UNSTURDY = {HousingGrade.UNSTURDY, HousingGrade.SIMPLE}
HYGIENIC_WATER = {
    WaterSource.PIPED,
    WaterSource.BOREHOLE,
    WaterSource.PROTECTED_WELL,
    WaterSource.PROTECTED_SPRING,
    WaterSource.RAIN,
}
HYGIENIC_TOILET = {Toilet.SEPTIC, Toilet.POUR_FLUSH, Toilet.VIP, Toilet.DOUBLE_VAULT}
ASSETS = {Device.TELEVISION, Device.RADIO, Device.DESKTOP, Device.LAPTOP, Device.TABLET}
BELOW_LOWER_SECONDARY = {Education.NONE, Education.PRIMARY}


def age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def by_hand(household: Household, on: date) -> str:
    """The rule of 2016 with every fact known."""
    members = household.members
    ages = [age(member.birth_date, on) for member in members]
    size = len(members)
    deprived = (
        any(member.untreated_illness for member in members),
        any(years >= 6 and not member.insured for member, years in zip(members, ages)),
        any(
            years >= 15
            and member.birth_date.year >= 1986
            and member.education in BELOW_LOWER_SECONDARY
            and member.attending is Attending.NONE
            for member, years in zip(members, ages)
        ),
        any(5 <= years < 15 and member.attending is Attending.NONE for member, years in zip(members, ages)),
        household.housing_grade in UNSTURDY,
        household.floor_area < 8 * size,
        household.water_source not in HYGIENIC_WATER,
        household.toilet not in HYGIENIC_TOILET,
        not any(member.phone_subscription or member.internet for member in members),
        not (household.devices & ASSETS) and not household.hears_loudspeaker,
    )
    lines = (900_000, 1_300_000, 1_950_000) if household.area is Area.URBAN else (700_000, 1_000_000, 1_500_000)
    if household.monthly_income <= lines[0] * size:
        return "poor_by_income"
    if household.monthly_income <= lines[1] * size:
        return "poor_by_deprivation" if sum(deprived) >= 3 else "near_poor"
    return "average" if household.monthly_income <= lines[2] * size else "above_average"


def some(truths: list[bool | None]) -> bool | None:
    return True if True in truths else None if None in truths else False


def both(*truths: bool | None) -> bool | None:
    return False if False in truths else None if None in truths else True


def opposite(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def among(value: object, codes: set[object]) -> bool | None:
    return None if value is None else value in codes


def by_hand_with_care(household: Household, on: date) -> set[str]:
    """The rule of 2016 where answers may be missing (but births and incomes are not): the classes possible."""
    members = household.members
    ages = [age(member.birth_date, on) for member in members]
    size = len(members)
    area = household.floor_area
    deprived = (
        some([member.untreated_illness for member in members]),
        some([both(years >= 6, opposite(member.insured)) for member, years in zip(members, ages)]),
        some(
            [
                both(
                    years >= 15,
                    member.birth_date.year >= 1986,
                    among(member.education, BELOW_LOWER_SECONDARY),
                    among(member.attending, {Attending.NONE}),
                )
                for member, years in zip(members, ages)
            ]
        ),
        some(
            [both(5 <= years < 15, among(member.attending, {Attending.NONE})) for member, years in zip(members, ages)]
        ),
        among(household.housing_grade, UNSTURDY),
        None if area is None else area < 8 * size,
        opposite(among(household.water_source, HYGIENIC_WATER)),
        opposite(among(household.toilet, HYGIENIC_TOILET)),
        opposite(some([some([member.phone_subscription, member.internet]) for member in members])),
        both(
            None if household.devices is None else not household.devices & ASSETS,
            opposite(household.hears_loudspeaker),
        ),
    )
    fewest = deprived.count(True)
    most = fewest + deprived.count(None)
    lines = (900_000, 1_300_000, 1_950_000) if household.area is Area.URBAN else (700_000, 1_000_000, 1_500_000)
    if household.monthly_income <= lines[0] * size:
        return {"poor_by_income"}
    if household.monthly_income <= lines[1] * size:
        return {"poor_by_deprivation" if count >= 3 else "near_poor" for count in range(fewest, most + 1)}
    return {"average" if household.monthly_income <= lines[2] * size else "above_average"}


def points_by_hand(area: str, income: int, deprivation: int) -> str | None:
    """The rule of 2016 by points; None above the last line."""
    poverty, minimum = (140, 175) if area == "urban" else (120, 150)
    if income <= poverty:
        return "poor_by_income"
    if income <= minimum:
        return "poor_by_deprivation" if deprivation >= 30 else "near_poor"
    return None


def microseconds(function: Callable[[], object], repeats: int = 41, calls: int = 2_000) -> float:
    """The median time of a call, over many rounds of many calls."""
    rounds = []
    for _ in range(repeats):
        start = time.perf_counter()
        for _ in range(calls):
            function()
        rounds.append((time.perf_counter() - start) / calls * 1e6)
    return median(rounds)


def import_seconds(repeats: int = 15) -> float:
    """The median time that importing the package adds to the interpreter's own start."""

    def run(program: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        return time.perf_counter() - start

    return median(run("import chuan_ngheo") - run("pass") for _ in range(repeats))


def main() -> None:
    vn_2016 = standard("vn-2016")
    assert classify(HOUSEHOLD, vn_2016, on=ON).class_id == by_hand(HOUSEHOLD, ON)
    assert {by_hand(HOUSEHOLD, ON)} == by_hand_with_care(HOUSEHOLD, ON)
    whole = microseconds(lambda: classify(HOUSEHOLD, vn_2016, on=ON))
    plain = microseconds(lambda: by_hand(HOUSEHOLD, ON))
    careful = microseconds(lambda: by_hand_with_care(HOUSEHOLD, ON))
    points = microseconds(
        lambda: classify_points(vn_2016, area="rural", income_points=125, deprivation_points=30), calls=5_000
    )
    points_plain = microseconds(lambda: points_by_hand("rural", 125, 30), calls=20_000)
    print(f"{'one household of four under vn-2016':<44}{'µs (median)':>12}{'ratio':>8}{'target':>9}")
    print(f"{'classify':<44}{whole:>12.2f}{'':>8}{'≤ 10':>9}")
    print(f"{'  by hand, every fact known':<44}{plain:>12.2f}{whole / plain:>8.2f}")
    print(f"{'  by hand, three-valued':<44}{careful:>12.2f}{whole / careful:>8.2f}")
    print(f"{'classify_points':<44}{points:>12.2f}{'':>8}{'≤ 2':>9}")
    print(f"{'  by hand':<44}{points_plain:>12.2f}{points / points_plain:>8.2f}")
    print(f"{'import chuan_ngheo, beyond the interpreter':<44}{import_seconds() * 1e3:>9.1f} ms{'':>8}{'< 100 ms':>9}")


if __name__ == "__main__":
    main()
