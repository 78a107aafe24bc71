"""The documents that are kept for ever, one of each sort; run, it writes those that are not there yet.

    python tests/wire/writing.py

Never does it write over one: what a version has written once is what all later ones must read.
"""

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import chuan_ngheo as cn
from chuan_ngheo import wire
from chuan_ngheo.review import Entry, Leaving, movement

FOLDER = Path(__file__).parent / "written"
ON = date(2020, 11, 20)


def documents() -> Iterator[tuple[str, Any]]:
    """Name and value of each document."""
    yield "household-unknown", cn.Household()
    yield "household-every-fact", EVERY_FACT
    yield "request", wire.Request(cn.Household(id="H-1", area=cn.Area.RURAL, size=3), date(2023, 1, 1), "vn-2022")
    yield "classification-determined", cn.classify(POOR, cn.standard("vn-2016"), on=ON)
    yield "classification-undetermined", cn.classify(OPEN, cn.standard("vn-2016"), on=ON)
    yield (
        "classification-missing-not-asked",
        wire.recorded(cn.classify(OPEN, cn.standard("vn-2016"), on=ON), says_missing=False),
    )
    yield "classification-every-fact", cn.classify(EVERY_FACT, cn.standard("vn-2022"), on=date(2023, 1, 1))
    yield (
        "classification-points",
        cn.classify_points(cn.standard("vn-2016"), area="rural", income_points=125, deprivation_points=30),
    )
    yield "classification-points-open", cn.classify_points(cn.standard("vn-2022"), area="urban")
    for local, day in (("vn-hn-2016", ON), ("vn-dn-2016", ON), ("vn-sg-2021", date(2021, 6, 1))):
        yield f"classification-{local}", cn.classify(OPEN, cn.standard(local), on=day)
    yield "classification-provisional", cn.classify(POOR, cn.standard("vn-2027"), on=date(2027, 3, 1))
    yield "movement", movement(BEFORE, AFTER, history=[[Entry("N1", cn.Status.POOR, 2)]])
    yield "movement-nobody", movement([], [])
    yield "error", wire.answer('{"id": "H-9", "aria": "rural", "members": [{"age": "6"}]}', wire.Law(ON), number=3)
    yield "error-no-json", wire.answer("{", wire.Law(ON), number=4)
    yield "comparison", cn.verification.compare(cn.standard("vn-2001"), cn.standard("vn-2006"))
    yield "comparison-local", cn.verification.compare(cn.standard("vn-57-2016"), cn.standard("vn-sg-2019"))


POOR = cn.Household(id="VD-0001", area=cn.Area.RURAL, monthly_income=2_800_000, size=4)
OPEN = cn.read_household(
    {
        "id": "VD-0002",
        "area": "rural",
        "income_per_head": 900_000,
        "floor_area": "31.50",
        "members": [{"birth_date": "1986-03-14", "insured": True}, {"birth_year": 2005}, {"age": 6, "insured": False}],
    }
)
EVERY_FACT = cn.Household(
    id="VD-0003",
    area=cn.Area.RURAL_MOUNTAIN,
    region=cn.Region.NORTHERN_MOUNTAINS,
    residence=cn.Residence.TEMPORARY,
    residence_months=7,
    size=3,
    monthly_income=4_000_000,
    income_per_head=1_333_333,
    income_points=130,
    housing_grade=cn.HousingGrade.UNSTURDY,
    wall_durable=False,
    column_durable=True,
    roof_durable=True,
    floor_area=Decimal("45.25"),
    water_source=cn.WaterSource.PROTECTED_SPRING,
    toilet=cn.Toilet.DOUBLE_VAULT,
    devices=frozenset({cn.Device.PHONE, cn.Device.TELEVISION}),
    devices_unknown=frozenset({cn.Device.RADIO}),
    hears_loudspeaker=False,
    land_or_sea_livelihood=True,
    findings={"nutrition": True},
    labels={"xã": "Vân Đồn", "thôn": "Bản Một “cũ”"},
    members=(
        cn.Member(
            birth_date=date(1986, 3, 14),
            sex=cn.Sex.FEMALE,
            education=cn.Education.ELEMENTARY_VOCATIONAL,
            attending=cn.Attending.NONE,
            insured=True,
            untreated_illness=False,
            employment=cn.Employment.WAGE,
            labour_contract=False,
            trained_on_the_job=True,
            social_allowance=False,
            disabled=False,
            phone_subscription=True,
            internet=False,
        ),
        cn.Member(birth_year=2015, malnourished=False),
    ),
)
BEFORE = [
    Entry("A", cn.Status.POOR, 4),
    Entry("B", cn.Status.POOR, 3),
    Entry("C", cn.Status.NEAR_POOR, 5),
    Entry("D", cn.Status.POOR, 2),
    Entry("E"),
]
AFTER = [
    Entry("A", cn.Status.POOR, 5),
    Entry("B1", cn.Status.NEAR_POOR, 1, predecessors=("B",)),
    Entry("B2", cn.Status.AVERAGE, 2, predecessors=("B",)),
    Entry("C", cn.Status.POOR, 5),
    Entry("D", left=Leaving.DIED),
    Entry("N1", cn.Status.POOR, None),
    Entry("N2", cn.Status.NEAR_POOR, 2, moved_in=True),
]


def write_missing(folder: Path) -> list[Path]:
    """Write the documents of this version that the folder does not have; which they are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, value in documents():
        file = folder / f"{name}.json"
        if not file.exists():
            with file.open("x", encoding="utf-8", newline="\n") as out:
                out.write(f"{wire.to_json(value, indent=1)}\n")
            written.append(file)
    return written


if __name__ == "__main__":
    for each in write_missing(FOLDER / f"v{wire.VERSION}"):
        sys.stdout.write(f"{each.name}\n")
