"""A table of one's own is asked like the shipped one, and its rules may name whatever is known of a household."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.entitlements import Standing, entitlements, load_benefits, read_benefits
from chuan_ngheo.household.codes import Area, Device, Residence
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.registry import standard
from entitlements.own_table import TABLE


def test_an_own_table_is_asked_like_the_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(TABLE, encoding="utf-8")
    table = load_benefits(file)
    assert table == read_benefits(TABLE)
    law, day = standard("vn-2016"), date(2018, 11, 20)
    near_poor = Household(area=Area.RURAL, income_per_head=1_000_000, deprivation_points=0)
    result = classify(near_poor, law, on=day)

    def nets(on: date = day, **facts: bool) -> tuple[Standing, Fraction | None, list[str]]:
        (only,) = entitlements(result, on, table=table, **facts)
        return only.standing, only.share, list(only.missing)

    assert nets(near_the_sea=True) == (Standing.POSSIBLE, None, ["size"])
    assert nets(near_the_sea=False) == (Standing.NONE, None, [])
    assert nets(date(2016, 12, 31))[0] is Standing.NOT_KNOWN
    assert nets(date(2020, 1, 1), near_the_sea=True) == (Standing.NONE, None, [])


def test_a_designation_a_finding_and_a_quantity() -> None:
    table, law, day = read_benefits(TABLE), standard("vn-2016"), date(2020, 11, 20)
    farmers = Household(area=Area.RURAL, income_per_head=1_500_000, land_or_sea_livelihood=True)
    for toilet, standing in ((None, Standing.POSSIBLE), (False, Standing.CERTAIN), (True, Standing.NONE)):
        household = evolve(farmers, findings={"toilet": toilet})
        (nets,) = entitlements(classify(household, law, on=day), day, table=table, boat_owner=True)
        assert nets.standing is standing
        assert (nets.quantity is not None) == (standing is Standing.CERTAIN)
        assert list(nets.missing) == (["toilet"] if toilet is None else [])
        assert nets.law.en == (
            "" if toilet else "1/QĐ, ⚠ not checked against the text; 1/QĐ, ⚠ from a secondary source"
        )
    (nobody,) = entitlements(classify(farmers, law, on=day), day, table=table, boat_owner=False)
    assert nobody.standing is Standing.NONE


def test_a_rule_on_the_household_s_own_facts() -> None:
    table, law, day = read_benefits(TABLE), standard("vn-2016"), date(2017, 11, 20)
    for size, standing in ((2, Standing.NONE), (3, Standing.CERTAIN)):
        household = Household(area=Area.RURAL, income_per_head=1_000_000, size=size)
        (nets,) = entitlements(classify(household, law, on=day), day, table=table, near_the_sea=True)
        assert nets.standing is standing
        assert nets.share == (Fraction(1, 2) if size > 2 else None)


OWNERS = "boat_owner and not deprived_toilet and not class_poor_by_income"


@pytest.mark.parametrize(
    ("rule", "facts", "standing", "missing"),
    [
        ("land_or_sea_livelihood", {}, Standing.POSSIBLE, ["land_or_sea_livelihood"]),
        ("land_or_sea_livelihood", {"land_or_sea_livelihood": True}, Standing.CERTAIN, []),
        ("land_or_sea_livelihood", {"land_or_sea_livelihood": False}, Standing.NONE, []),
        ("land_or_sea_livelihood or not land_or_sea_livelihood", {}, Standing.CERTAIN, []),
        ("phone in devices", {}, Standing.POSSIBLE, ["devices"]),
        ("phone in devices", {"devices": frozenset({Device.PHONE})}, Standing.CERTAIN, []),
        (
            "phone in devices",
            {"devices": frozenset({Device.RADIO}), "devices_unknown": frozenset({Device.PHONE})},
            Standing.POSSIBLE,
            ["devices"],
        ),
        ("phone in devices", {"devices": frozenset({Device.RADIO})}, Standing.NONE, []),
        ("not size > 3", {"size": None}, Standing.POSSIBLE, ["size"]),
        ("area == urban", {"area": None}, Standing.POSSIBLE, ["area"]),
        ("floor_area < 8 * size", {"floor_area": Decimal(23)}, Standing.CERTAIN, []),
    ],
)
def test_a_rule_on_any_fact_of_the_household(
    rule: str, facts: dict[str, Any], standing: Standing, missing: list[str]
) -> None:
    assert OWNERS in TABLE
    law, day = standard("vn-2016"), date(2020, 11, 20)
    household = evolve(Household(area=Area.RURAL, income_per_head=1_500_001, size=3), **facts)
    (nets,) = entitlements(classify(household, law, on=day), day, table=read_benefits(TABLE.replace(OWNERS, rule)))
    assert (nets.standing, list(nets.missing)) == (standing, missing)


def test_a_finding_of_an_indicator_that_the_standard_does_not_have_stays_open() -> None:
    law, day = standard("vn-2011"), date(2012, 11, 20)
    table = read_benefits(TABLE.replace("2018-01-01", "2012-01-01").replace(OWNERS, "deprived_toilet"))
    result = classify(Household(area=Area.RURAL, income_per_head=400_000), law, on=day)
    (nets,) = entitlements(result, day, table=table)
    assert (nets.standing, list(nets.missing)) == (Standing.POSSIBLE, ["findings.toilet"])
    assert nets.say("vi").endswith("cần biết: nhà tiêu")


def test_groups_and_benefits_by_id() -> None:
    table = read_benefits(TABLE)
    assert repr(table) == "<BenefitTable test-benefits: A test table>"
    nets = table.benefit("nets")
    assert repr(nets) == "<Benefit nets: nets>"
    assert repr(nets.group("owners")) == "<Beneficiaries owners: owners>"
    with pytest.raises(KeyError):
        nets.group("nobody")


def test_a_fact_of_the_caller_s_may_sound_like_a_class_or_a_finding() -> None:
    law, day = standard("vn-2016"), date(2017, 11, 20)
    result = classify(Household(area=Area.RURAL, income_per_head=1_000_000, size=3), law, on=day)
    for name in ("class_of_boat", "deprived_of_nets"):
        table = read_benefits(TABLE.replace("near_the_sea", name))
        for answer, standing in ((True, Standing.CERTAIN), (False, Standing.NONE), (None, Standing.POSSIBLE)):
            (nets,) = entitlements(result, day, table=table, **{name: answer})
            assert (nets.standing, list(nets.missing)) == (standing, [name] if answer is None else [])


@pytest.mark.parametrize(
    ("residence", "standing"),
    [(None, Standing.POSSIBLE), (Residence.PERMANENT, Standing.CERTAIN), (Residence.TEMPORARY, Standing.NOT_KNOWN)],
)
def test_a_household_that_the_standard_may_not_speak_of(residence: Residence | None, standing: Standing) -> None:
    local, day = standard("vn-sg-2019"), date(2019, 11, 20)
    table = read_benefits(TABLE.replace("place: VN", f"place: {local.place}"))
    poor = Household(area=Area.URBAN, income_per_head=1_000_000, size=3, residence=residence, residence_months=6)
    (nets,) = entitlements(classify(poor, local, on=day), day, table=table, near_the_sea=True, boat_owner=False)
    assert nets.standing is standing
    assert list(nets.missing) == (["residence"] if residence is None else [])
    if standing is Standing.NOT_KNOWN:
        assert "does not speak of this household" in nets.say("en")
