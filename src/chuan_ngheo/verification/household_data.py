"""A household, a form or a day as plain data: the facts that are stated of it, in the order of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from attrs import fields

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.verification.cases.model import Example


def stated_facts(household: Household) -> dict[str, Any]:
    """What is known of a household, as `chuan_ngheo.read_household` takes it; a size that its members give is left out.

    >>> stated_facts(Household(members=[Member(age=6, insured=False)]))
    {'members': [{'age': 6, 'insured': False}]}
    """
    stated: dict[str, Any] = {}
    for name in (each.name for each in fields(Household)):
        value = getattr(household, name)
        if name == "members":
            value = None if value is None else [_of_member(each) for each in value]
        elif isinstance(value, frozenset):
            codes = HOUSEHOLD_FACTS["devices"].codes or ()
            value = [each for each in codes if each in value] if value or name == "devices" else None
        elif isinstance(value, Mapping):
            value = dict(value) or None
        elif name == "size" and household.members is not None and len(household.members) == value:
            value = None
        if value is not None:
            stated[name] = value
    return stated


class Totals(Protocol):
    """A form's totals, as a case or a classification holds them."""

    @property
    def area(self) -> Area: ...

    @property
    def income_points(self) -> int | None: ...

    @property
    def deprivation_points(self) -> int | None: ...


def example_data(shown: Example) -> dict[str, Any]:
    """A household, a form or a day, as `json.dumps` takes it."""
    return {
        "on": shown.on.isoformat(),
        "household": None if shown.household is None else household_data(shown.household),
        "form": None if shown.form is None else in_json(stated_totals(shown.form)),
    }


def household_data(household: Household) -> dict[str, Any]:
    """The facts that a household states, as `json.dumps` takes them.

    >>> household_data(Household(income_per_head=700_000, members=[Member(age=34, insured=False)]))
    {'income_per_head': 700000, 'members': [{'age': 34, 'insured': False}]}
    """
    stated: dict[str, Any] = in_json(stated_facts(household))
    return stated


def stated_totals(form: Totals) -> dict[str, Any]:
    """Area and totals of a form; a total that was not scored is None."""
    return {
        "area": form.area,
        "income_points": form.income_points,
        "deprivation_points": form.deprivation_points,
    }


def in_json(value: Any) -> Any:
    """The same as `json.dumps` takes it: days and decimals are text, codes are their words.

    >>> in_json({"floor_area": Decimal("31.99"), "members": [{"birth_date": date(2014, 11, 20)}]})
    {'floor_area': '31.99', 'members': [{'birth_date': '2014-11-20'}]}
    """
    if isinstance(value, Mapping):
        return {str(key): in_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [in_json(each) for each in value]
    return str(value) if isinstance(value, date | Decimal | str) else value


def _of_member(member: Member) -> dict[str, Any]:
    return {name: value for name in MEMBER_FACTS if (value := getattr(member, name)) is not None}
