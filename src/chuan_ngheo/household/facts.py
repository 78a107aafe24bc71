"""The vocabulary of facts: each one's name, kind, unit, code list and words in both languages.

`Household` and `Member` hold the values; the rule language may name exactly these (and what follows
from them). One entry here is all that a new fact needs besides its attribute on the class.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from chuan_ngheo.household.codes import (
    Area,
    Attending,
    Device,
    Education,
    Employment,
    HousingGrade,
    Region,
    Residence,
    Sex,
    Toilet,
    WaterSource,
)
from chuan_ngheo.language import CodeList, Text


class Kind(Enum):
    """What sort of value a fact is."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CODE = "code"
    CODES = "set of codes"


@frozen
class Fact:
    """One question of the survey: unset is unknown, never zero and never “no”."""

    name: str
    kind: Kind
    label: Text
    unit: Text | None = None
    codes: type[CodeList] | None = None
    minimum: int = 0
    maximum: int | None = None
    affirmed: Text | None = None
    """How a rule says that a yes/no fact holds …"""
    denied: Text | None = None
    """… and that it does not."""


def _flag(name: str, label: tuple[str, str], affirmed: tuple[str, str], denied: tuple[str, str]) -> Fact:
    return Fact(name, Kind.BOOLEAN, Text(*label), affirmed=Text(*affirmed), denied=Text(*denied))


def _coded(name: str, label: tuple[str, str], codes: type[CodeList]) -> Fact:
    return Fact(name, Kind.CODE, Text(*label), codes=codes)


_DONG = Text("đồng/tháng", "VND/month")
_DONG_PER_HEAD = Text("đồng/người/tháng", "VND/person/month")
_PERSONS = Text("người", "persons")
_POINTS = Text("điểm", "points")
_YEARS = Text("tuổi", "years")
_MOST_DONG = 10**15
_MOST_POINTS = 100_000

HOUSEHOLD_FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        _coded("area", ("khu vực", "area"), Area),
        _coded("region", ("vùng", "region"), Region),
        _coded("residence", ("đăng ký cư trú", "residence"), Residence),
        Fact(
            "residence_months",
            Kind.INTEGER,
            Text("thời gian cư trú ổn định", "time of stable residence"),
            Text("tháng", "months"),
            maximum=2000,
        ),
        Fact("size", Kind.INTEGER, Text("số nhân khẩu", "household size"), _PERSONS, minimum=1, maximum=1000),
        Fact("monthly_income", Kind.INTEGER, Text("thu nhập cả hộ", "household income"), _DONG, maximum=_MOST_DONG),
        Fact(
            "income_per_head",
            Kind.INTEGER,
            Text("thu nhập bình quân đầu người", "income per head"),
            _DONG_PER_HEAD,
            maximum=_MOST_DONG,
        ),
        Fact("income_points", Kind.INTEGER, Text("điểm B1", "B1 points"), _POINTS, maximum=_MOST_POINTS),
        Fact("deprivation_points", Kind.INTEGER, Text("điểm B2", "B2 points"), _POINTS, maximum=_MOST_POINTS),
        _coded("housing_grade", ("loại nhà ở", "housing grade"), HousingGrade),
        _flag(
            "wall_durable",
            ("tường bền chắc", "durable walls"),
            ("tường bằng vật liệu bền chắc", "the walls are durable"),
            ("tường không bền chắc", "the walls are not durable"),
        ),
        _flag(
            "column_durable",
            ("cột bền chắc", "durable columns"),
            ("cột bằng vật liệu bền chắc", "the columns are durable"),
            ("cột không bền chắc", "the columns are not durable"),
        ),
        _flag(
            "roof_durable",
            ("mái bền chắc", "durable roof"),
            ("mái bằng vật liệu bền chắc", "the roof is durable"),
            ("mái không bền chắc", "the roof is not durable"),
        ),
        Fact("floor_area", Kind.DECIMAL, Text("diện tích nhà ở", "floor area"), Text("m²", "m²"), maximum=100_000),
        _coded("water_source", ("nguồn nước sinh hoạt", "water source"), WaterSource),
        _coded("toilet", ("nhà tiêu", "toilet"), Toilet),
        Fact("devices", Kind.CODES, Text("phương tiện thông tin", "devices"), codes=Device),
        _flag(
            "hears_loudspeaker",
            ("nghe được loa truyền thanh", "hears the loudspeaker"),
            ("nghe được hệ thống loa đài truyền thanh xã/thôn", "the public loudspeaker can be heard"),
            ("không nghe được hệ thống loa đài truyền thanh xã/thôn", "the public loudspeaker cannot be heard"),
        ),
        _flag(
            "land_or_sea_livelihood",
            ("làm nông, lâm, ngư, diêm nghiệp", "land or sea livelihood"),
            (
                "làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp",
                "it makes its living in agriculture, forestry, fishery or salt-making",
            ),
            (
                "không làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp",
                "it does not make its living in agriculture, forestry, fishery or salt-making",
            ),
        ),
    )
}

MEMBER_FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("birth_date", Kind.DATE, Text("ngày sinh", "date of birth")),
        Fact("birth_year", Kind.INTEGER, Text("năm sinh", "year of birth"), minimum=1850, maximum=9999),
        Fact("age", Kind.INTEGER, Text("tuổi", "age"), _YEARS, maximum=150),
        _coded("sex", ("giới tính", "sex"), Sex),
        _coded("education", ("trình độ học vấn cao nhất", "highest education"), Education),
        _coded("attending", ("cấp đang học", "level now attended"), Attending),
        _flag(
            "insured",
            ("có BHYT", "has health insurance"),
            ("có BHYT", "has health insurance"),
            ("không có BHYT", "has no health insurance"),
        ),
        _flag(
            "untreated_illness",
            ("ốm đau không khám chữa bệnh", "ill without treatment"),
            ("bị ốm đau nhưng không đi khám chữa bệnh", "was ill and not treated"),
            ("không bị ốm đau mà không được khám chữa bệnh", "was not left ill without treatment"),
        ),
        _coded("employment", ("việc làm", "employment"), Employment),
        _flag(
            "labour_contract",
            ("có hợp đồng lao động", "has a labour contract"),
            ("có hợp đồng lao động", "has a labour contract"),
            ("không có hợp đồng lao động", "has no labour contract"),
        ),
        _flag(
            "trained_on_the_job",
            ("được đào tạo nghề tại chỗ", "trained on the job"),
            (
                "được doanh nghiệp tuyển dụng và chứng nhận đào tạo nghề tại chỗ",
                "is employed and certified as trained on the job",
            ),
            (
                "không được doanh nghiệp chứng nhận đào tạo nghề tại chỗ",
                "is not certified as trained on the job",
            ),
        ),
        _flag(
            "social_allowance",
            ("hưởng trợ cấp xã hội hằng tháng", "receives a monthly social allowance"),
            ("đang hưởng trợ cấp xã hội hằng tháng", "receives a monthly social allowance"),
            ("không hưởng trợ cấp xã hội hằng tháng", "receives no monthly social allowance"),
        ),
        _flag(
            "disabled",
            ("người khuyết tật", "disabled"),
            ("là người khuyết tật", "is disabled"),
            ("không phải người khuyết tật", "is not disabled"),
        ),
        _flag(
            "malnourished",
            ("suy dinh dưỡng", "malnourished"),
            ("suy dinh dưỡng", "is malnourished"),
            ("không suy dinh dưỡng", "is not malnourished"),
        ),
        _flag(
            "phone_subscription",
            ("có thuê bao điện thoại", "has a phone subscription"),
            ("sử dụng thuê bao điện thoại", "has a phone subscription"),
            ("không sử dụng thuê bao điện thoại", "has no phone subscription"),
        ),
        _flag(
            "internet",
            ("sử dụng internet", "uses the internet"),
            ("sử dụng internet", "uses the internet"),
            ("không sử dụng internet", "does not use the internet"),
        ),
    )
}
