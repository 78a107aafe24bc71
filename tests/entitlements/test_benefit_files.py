"""Tables of benefits are read strictly: each planted fault is told at its own line and column."""

import pytest

from chuan_ngheo.entitlements import read_benefits
from chuan_ngheo.errors import StandardError
from entitlements.own_table import TABLE
from scorecards.planting import planted

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
