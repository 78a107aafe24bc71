"""Household and Member: what the survey asks. Unset means unknown; no impossible household can be built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from chuan_ngheo.errors import HouseholdError
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
from chuan_ngheo.household.personal import hidden, hidden_values
from chuan_ngheo.household.validity import household_problems, member_problems
from chuan_ngheo.language import Language
from chuan_ngheo.pages.shown import Shown


@frozen(repr=False)
class Member:
    """One person of the household. Ages count in completed years at the date of classification.

    Of ``birth_date``, ``birth_year`` and ``age`` one is enough; a birth year alone leaves two ages
    possible, and what depends on the difference stays unknown.

    Raises `HouseholdError` for a wrong type or an impossible value.
    """

    birth_date: date | None = field(default=None, repr=hidden)
    birth_year: int | None = None
    age: int | None = None
    sex: Sex | None = None
    education: Education | None = None
    attending: Attending | None = None
    insured: bool | None = None
    untreated_illness: bool | None = None
    employment: Employment | None = None
    labour_contract: bool | None = None
    trained_on_the_job: bool | None = None
    social_allowance: bool | None = None
    disabled: bool | None = None
    malnourished: bool | None = None
    phone_subscription: bool | None = None
    internet: bool | None = None

    def __attrs_post_init__(self) -> None:
        if problems := member_problems(self):
            raise HouseholdError(problems)

    def __repr__(self) -> str:
        from chuan_ngheo.household.shown import as_python  # reads it

        return as_python(self)


def _members(members: Iterable[Member] | None) -> Any:
    """A tuple of what can be listed; whatever else was given is left for `household_problems` to tell."""
    given: Any = members
    return tuple(given) if isinstance(given, Iterable) else given


def _decided(findings: Mapping[str, bool | None]) -> Any:
    given: Any = findings
    return {key: found for key, found in given.items() if found is not None} if isinstance(given, Mapping) else given


def _copied(labels: Mapping[str, str]) -> Any:
    given: Any = labels
    return dict(given) if isinstance(given, Mapping) else given


@frozen(repr=False)
class Household:
    """A household as the survey found it. Money in whole đồng, floor area in m², points as on the form.

    ``members`` may be unlisted (``None``). When they are listed, ``size`` follows from them; a larger
    ``size`` says that some members are not on the list, and those are persons of whom nothing is known.
    ``devices_unknown`` names the devices nobody asked about when ``devices`` lists the others.
    ``findings`` holds what the survey already decided (indicator id → deprived or not); ``labels`` is
    free, to group by.

    Raises `HouseholdError` for a wrong type, an impossible value, or facts that contradict each other.

    >>> Household(area=Area.RURAL, monthly_income=3_000_000, size=4).size
    4
    """

    id: str | None = field(default=None, repr=hidden)
    area: Area | None = None
    region: Region | None = None
    residence: Residence | None = None
    residence_months: int | None = None
    size: int | None = None
    monthly_income: int | None = None
    income_per_head: int | None = None
    income_points: int | None = None
    deprivation_points: int | None = None
    housing_grade: HousingGrade | None = None
    wall_durable: bool | None = None
    column_durable: bool | None = None
    roof_durable: bool | None = None
    floor_area: Decimal | None = None
    water_source: WaterSource | None = None
    toilet: Toilet | None = None
    devices: frozenset[Device] | None = None
    devices_unknown: frozenset[Device] = frozenset()
    hears_loudspeaker: bool | None = None
    land_or_sea_livelihood: bool | None = None
    findings: Mapping[str, bool] = field(factory=dict, converter=_decided, hash=False)
    labels: Mapping[str, str] = field(factory=dict, converter=_copied, hash=False, repr=hidden_values)
    members: tuple[Member, ...] | None = field(default=None, converter=_members)

    def __attrs_post_init__(self) -> None:
        if self.size is None and isinstance(self.members, tuple) and self.members:
            object.__setattr__(self, "size", len(self.members))
        if problems := household_problems(self):
            raise HouseholdError(problems)

    def shown(self, language: Language = "vi") -> Shown:
        """What is known and what is not, in one language: a notebook shows it as HTML, ``str()`` is its text."""
        from chuan_ngheo.household.shown import shown  # reads it

        return shown(self, language)

    def __repr__(self) -> str:
        from chuan_ngheo.household.shown import as_python  # reads it

        return as_python(self)

    def _repr_html_(self) -> str:
        return self.shown().html()
