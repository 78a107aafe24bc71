"""A designation may name the class, findings, numbers of deprivations and facts: three-valued like everything else."""

from datetime import date

import pytest
from attrs import evolve

from chuan_ngheo import Area, Device, Household, Member, Standard, Text, Toilet, classify, standard
from chuan_ngheo.classification.designations import designations
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.document import DesignationEntry

ON = date(2020, 11, 20)


def with_designation(rule: str) -> Standard:
    """The standard of 2016 with one more designation."""
    written = standard("vn-2016").written
    entry = DesignationEntry(Text("thử", "trial"), rule, written.classes["near_poor"].citation)
    return assemble(evolve(written, designations={**written.designations, "trial": entry}))


def holds(rule: str, **facts: object) -> bool | None:
    result = classify(Household(**facts), with_designation(rule), on=ON)  # type: ignore[arg-type]
    found = designations(result)["trial"]
    assert ("trial" in result.designations) is (found is True)
    return found


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"toilet": Toilet.NONE}, True),
        ({"toilet": Toilet.SEPTIC}, False),
        ({"findings": {"toilet": True}}, True),
        ({"findings": {"toilet": False}}, False),
        ({}, None),
    ],
)
def test_a_finding_by_the_facts_or_by_the_survey(facts: dict[str, object], expected: bool | None) -> None:
    assert holds("deprived_toilet", **facts) is expected


@pytest.mark.parametrize(
    ("devices", "not_asked", "expected"),
    [({Device.RADIO}, (), True), ((), (), False), ((), {Device.RADIO}, None), ((), {Device.TABLET}, False)],
)
def test_a_device_that_nobody_asked_about(devices: set[Device], not_asked: set[Device], expected: bool | None) -> None:
    facts = {"devices": frozenset(devices), "devices_unknown": frozenset(not_asked)}
    assert holds("radio in devices", **facts) is expected


@pytest.mark.parametrize(
    ("income", "expected"), [(700_000, False), (700_001, True), (1_000_000, True), (1_000_001, False), (None, None)]
)
def test_means_between_two_lines(income: int | None, expected: bool | None) -> None:
    rule = "means > poverty and means <= minimum"
    assert holds(rule, area=Area.RURAL, income_per_head=income) is expected


def test_of_no_cell_where_it_depends_on_the_cell() -> None:
    """Three deprivations or more hold for some of the numbers still possible, not for all."""
    known = {"area": Area.RURAL, "members": [Member(age=40, insured=False)]}
    assert holds("deprivations >= 1", **known) is True
    assert holds("deprivations >= 3", **known) is None
    assert holds("deprivations >= 11", **known) is False
    assert holds("status < average", **known) is None
    assert holds("status < average", **known, income_per_head=9_000_000) is False


@pytest.mark.parametrize(
    ("rule", "income", "expected"),
    [
        ("means >= minimum", 999_999, False),
        ("means >= minimum", 1_000_000, True),
        ("means < average", 1_499_999, True),
        ("means < average", 1_500_000, False),
        ("means < average", None, None),
    ],
)
def test_a_line_from_the_other_side_than_the_classes_take_it(
    rule: str, income: int | None, expected: bool | None
) -> None:
    assert holds(rule, area=Area.RURAL, income_per_head=income) is expected
    household = Household(area=Area.RURAL, income_per_head=income)
    cut, uncut = (classify(household, law, on=ON) for law in (with_designation(rule), standard("vn-2016")))
    assert cut.possible == uncut.possible
