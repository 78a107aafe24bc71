"""Households and standards: built, read, found, classified, explained."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import chuan_ngheo as cn
from chuan_ngheo import Area, Classification, Finding, Household, Member, Standard, Status, Text

DAY = date(2020, 11, 20)
LAW = cn.standard("vn-2016")

# Standards
assert_type(LAW, Standard)
assert_type(cn.standards(), tuple[Standard, ...])
assert_type(cn.standards(place="VN-HN"), tuple[Standard, ...])
assert_type(cn.standard_in_force(DAY, place="VN"), Standard)
assert_type(cn.load_standard(Path("own.yaml")), Standard)
assert_type(cn.load_standards("folder"), tuple[Standard, ...])
assert_type((LAW.id, LAW.name, LAW.name["vi"], LAW.start, LAW.end), tuple[str, Text, str, date, date])
assert_type(LAW.digest, str)
assert_type([each.id for each in LAW.indicators], list[str])
cn.standard(2016)  # type: ignore[arg-type]
cn.standard_in_force("2020-11-20")  # type: ignore[arg-type]
cn.load_standard(b"own.yaml")  # type: ignore[arg-type]
LAW.id = "mine"  # type: ignore[misc]
LAW.name["fr"]  # type: ignore[index]

# Households
household = Household(area=Area.RURAL, monthly_income=3_000_000, floor_area=Decimal("30.5"), members=[Member(age=3)])
assert_type(cn.read_household({"area": "rural", "members": [{"age": 3}]}, on=DAY, standard=LAW), Household)
assert_type(household.size, int | None)
assert_type(household.area, Area | None)
assert_type(household.floor_area, Decimal | None)
assert_type(household.members, tuple[Member, ...] | None)
assert_type(household.findings, Mapping[str, bool])
assert_type((Area.RURAL.label, Area.RURAL.label.en), tuple[Text, str])
Household(area="rural")  # type: ignore[arg-type]
Household(floor_area=30.5)  # type: ignore[arg-type]
Household(monthly_income="3000000")  # type: ignore[arg-type]
Household(income=1)  # type: ignore[call-arg]
Household(members=Member(age=3))  # type: ignore[arg-type]
Member(birth_date="2014-09-05")  # type: ignore[arg-type]
household.size = 4  # type: ignore[misc]
cn.read_household([("area", "rural")])  # type: ignore[arg-type]
cn.read_household({}, DAY)  # type: ignore[call-arg]

# Classification
result = cn.classify(household, LAW, on=DAY)
assert_type(result, Classification)
assert_type(cn.classify_points(LAW, area="rural", income_points=125, deprivation_points=20), Classification)
assert_type(cn.classify_all(household, DAY, "VN-DN"), Mapping[str, Classification])
assert_type(result.status, Status | None)
assert_type(result.class_id, str | None)
assert_type(result.possible, tuple[str, ...])
assert_type(result.possible_statuses, tuple[Status, ...])
assert_type(result.missing, tuple[frozenset[str], ...])
assert_type(result.designations, tuple[str, ...])
assert_type(result.deprivation_range, tuple[int, int])
assert_type(result.deprivations, int | None)
assert_type(result.covered, bool | None)
assert_type(result.findings, Mapping[str, Finding])
assert_type(cn.findings(household, LAW, on=DAY), Mapping[str, Finding])
assert_type(result.findings["toilet"].deprived, bool | None)
assert_type(Status.POOR < Status.NEAR_POOR, bool)
cn.classify(household, LAW)  # type: ignore[call-arg]
cn.classify(household, LAW, DAY)  # type: ignore[call-arg]
cn.classify(household, "vn-2016", on=DAY)  # type: ignore[arg-type]
cn.classify({"area": "rural"}, LAW, on=DAY)  # type: ignore[arg-type]
cn.classify(household, LAW, on="2020-11-20")  # type: ignore[arg-type]
cn.classify_points(LAW, income_points=125)  # type: ignore[call-arg]
cn.classify_points(LAW, area=Area.RURAL, income_points=12.5)  # type: ignore[arg-type]
cn.classify_all(household, LAW)  # type: ignore[arg-type]
result.status.value  # type: ignore[union-attr]
result.class_id + "!"  # type: ignore[operator]

# Words
explanation = result.explain("vi")
assert_type(explanation, cn.Explanation)
assert_type((str(explanation), explanation.html()), tuple[str, str])
result.explain("fr")  # type: ignore[arg-type]
Text("hộ nghèo")  # type: ignore[call-arg]

# Errors
try:
    cn.standard("vn-2016")
except cn.StandardNotFound as error:
    assert_type(error.problems, tuple[cn.Problem, ...])
    assert_type(error.problems[0].say("vi"), str)

# No name passes that is not there
cn.clasify  # type: ignore[attr-defined]
cn.tables.clasify  # type: ignore[attr-defined]
cn.analysis.mesure  # type: ignore[attr-defined]
cn.verification.cases.run  # type: ignore[attr-defined]
