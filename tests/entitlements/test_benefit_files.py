"""Tables of benefits are read strictly: each planted fault is told at its own line and column."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.entitlements import Standing, entitlements, load_benefits, read_benefits
from chuan_ngheo.errors import StandardError
from chuan_ngheo.household.codes import Area, Residence
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.registry import standard
from scorecards.planting import planted

TABLE = """\
id: test-benefits
name: {vi: Bảng thử, en: A test table}
place: VN
documents:
  paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}
classes:
  poor_by_income: {vi: nghèo về thu nhập, en: poor by income}
indicators:
  toilet: {vi: nhà tiêu, en: toilet}
designations:
  average_land_or_sea: {vi: nông hộ, en: farmers}
facts:
  near_the_sea: {question: {vi: gần biển, en: near the sea}}
  boat_owner: {question: {vi: có thuyền, en: owns a boat}, designation: average_land_or_sea}
benefits:
  nets:
    name: {vi: lưới, en: nets}
    groups:
      fishers:
        name: {vi: ngư dân, en: fishers}
        when: status <= near_poor and near_the_sea and size > 2
        percent: 50
        at_least: true
        in_force: {from: 2017-01-01, to: 2019-12-31}
        citation: {document: paper, provenance: unverified}
      owners:
        name: {vi: chủ thuyền, en: owners}
        when: boat_owner and not deprived_toilet and not class_poor_by_income
        quantity: {amount: 3, unit: {vi: tấm, en: pieces}}
        in_force: {from: 2018-01-01}
        restated: {from: 2019-01-01, citation: {document: paper, provenance: secondary}}
        citation: {document: paper, provenance: unverified}
"""
UNDEFINED = "a name that the file does not define"
NO_MEANING = "a name with no meaning here"


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("percent: 50", "percent: ¦150", "impossible value; found 150; expected 1 – 100"),
        ("percent: 50", "percent: ¦0", "impossible value; found 0; expected 1 – 100"),
        ("percent: 50", "percent: ¦0.5", "decimal numbers are not used here; found 0.5"),
        ("        percent: 50\n        at_least: true", "        at_least: ¦true", "“at_least” needs a “percent”"),
        ("amount: 3", "amount: ¦0", "impossible value; found 0"),
        ("to: 2019-12-31", "to: ¦2016-12-31", "ends before it begins; found 2016-12-31"),
        ("to: 2019-12-31", "to: ¦2019-13-31", "no such date; found 2019-13-31; expected year-month-day"),
        ("{from: 2017-01-01, to: 2019-12-31}", "¦{to: 2019-12-31}", "required field missing; found from"),
        ("{from: 2018-01-01}", "{¦since: 2018-01-01, from: 2018-01-01}", "unknown field; found since"),
        ("paper, provenance: secondary", "¦papr, provenance: secondary", f"{UNDEFINED}; found papr; expected paper"),
        ("designation: average", "designation: ¦averag", f"{UNDEFINED}; found averag_land_or_sea; expected average"),
        ("status <= near_poor", "status <= ¦nearpoor", "not a code of “status”; found nearpoor"),
        ("and near_the_sea", "and ¦near_the_see", f"{NO_MEANING}; found near_the_see; did you mean “near_the_sea”?"),
        ("deprived_toilet", "¦deprived_water", f"{NO_MEANING}; found deprived_water; did you mean “deprived_toilet”?"),
        (
            "class_poor_by_income",
            "¦class_poor_by_incom",
            f"{NO_MEANING}; found class_poor_by_incom; did you mean “class_",
        ),
        ("and size > 2", "and ¦any_member(insured)", "no such function here; found any_member"),
        ("  near_the_sea: {q", "  ¦size: {q", "this name is taken; found size"),
        ("  near_the_sea: {q", "  ¦status: {q", "this name is taken; found status"),
        ("  near_the_sea: {q", "  ¦deprived_toilet: {q", "this name is taken; found deprived_toilet"),
        ("  near_the_sea: {q", "  ¦table: {q", "this name is taken; found table"),
        ("  near_the_sea: {q", "  ¦average_land_or_sea: {q", "this name is taken; found average_land_or_sea"),
        ("  average_land_or_sea: {vi", "  ¦region: {vi", "this name is taken; found region"),
        ("  poor_by_income: {vi", "  ¦_poor_: {vi", "not a valid id; found _poor_"),
        ("  nets:", "  ¦Nets:", "not a valid id; found Nets"),
        ("      fishers:", "      ¦fish-ers:", "not a valid id; found fish-ers"),
        ("id: test-benefits", "id: ¦Test", "not a valid id; found Test"),
        ("citation: {document: paper, provenance: secondary}", "citation: ¦5", "wrong type of value; found 5"),
        ("near_poor and", "near_poor &¦& and", "not an expression"),
    ],
)
def test_a_planted_fault(written: str, instead: str, told: str) -> None:
    text, where = planted(TABLE, written, instead, "table.yaml")
    with pytest.raises(StandardError) as refusal:
        read_benefits(text, "table.yaml")
    assert f"{where}: {told}" in [line[: len(where) + len(told) + 2] for line in refusal.value.say("en").splitlines()]
    assert all(each.message.vi != each.message.en for each in refusal.value.problems)


def test_a_benefit_needs_a_group_and_a_group_a_citation() -> None:
    groups = TABLE[: TABLE.index("    groups:")]
    with pytest.raises(StandardError, match=r"<text>:18:13: at least one group is needed"):
        read_benefits(groups + "    groups: {}\n")
    alone = "        citation: {document: paper, provenance: unverified}\n"
    with pytest.raises(StandardError, match=r"<text>:25:19: an empty list"):
        read_benefits(TABLE.replace(alone, "        citation: []\n", 1))


def test_the_number_of_yes_no_names_is_bounded() -> None:
    facts = "".join(f"  fact{number}: {{question: {{vi: hỏi, en: asked}}}}\n" for number in range(9))
    rule = " or ".join(f"fact{number}" for number in range(9))
    text = TABLE.replace("  near_the_sea:", facts + "  near_the_sea:").replace("near_the_sea and", f"({rule}) and")
    with pytest.raises(
        StandardError, match="25:3: too many yes/no names for one benefit; found 11; expected at most 8"
    ):
        read_benefits(text)


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
