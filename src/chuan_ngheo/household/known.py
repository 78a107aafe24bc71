"""What is known of a household and what is not, in words: facts in groups, findings, labels, members as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import frozen

from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact
from chuan_ngheo.household.labels import USUAL_LABELS
from chuan_ngheo.language import CodeList, Language, Text, day, number

if TYPE_CHECKING:
    from chuan_ngheo.household.model import Household, Member

GROUPS: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "place": (
        Text("Hộ và nơi ở", "Household and place"),
        ("size", "area", "region", "residence", "residence_months"),
    ),
    "means": (
        Text("Thu nhập và điểm", "Income and points"),
        ("monthly_income", "income_per_head", "income_points", "deprivation_points"),
    ),
    "housing": (
        Text("Nhà ở", "Housing"),
        ("housing_grade", "wall_durable", "column_durable", "roof_durable", "floor_area"),
    ),
    "water": (Text("Nước và vệ sinh", "Water and sanitation"), ("water_source", "toilet")),
    "information": (Text("Thông tin", "Information"), ("devices", "hears_loudspeaker")),
    "livelihood": (Text("Sinh kế", "Livelihood"), ("land_or_sea_livelihood",)),
}
"""Every fact of a household, in the groups of the form."""

BIRTH = ("birth_date", "birth_year", "age")
"""Facts of a member that stand in one column: one of them is enough."""

UNKNOWN = Text("chưa rõ", "unknown")


@frozen
class Group:
    """Facts that belong together: those known with their values, and the names of those unknown."""

    heading: str
    known: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...] = ()


@frozen
class People:
    """The members: a row each under ``columns``; a cell is None where that is not known of the person.

    ``unknown`` names what is known of nobody, and ``remark`` says of whom nothing is known at all.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    unknown: tuple[str, ...]
    remark: str


def title(household: Household, language: Language) -> str:
    """“Hộ VD-0021”."""
    return (_NO_ID if household.id is None else _TITLE.format(id=household.id))[language]


def groups(household: Household, language: Language) -> Iterator[Group]:
    """Labels, the facts by group, and the findings that the survey already decided."""
    if household.labels:
        yield Group(_LABELS[language], tuple((_label(each)[language], own) for each, own in household.labels.items()))
    for heading, names in GROUPS.values():
        facts = [HOUSEHOLD_FACTS[name] for name in names]
        told = [(fact.label[language], _told(household, fact, language)) for fact in facts]
        known = tuple((label, value) for label, value in told if value is not None)
        yield Group(heading[language], known, tuple(label for label, value in told if value is None))
    if household.findings:
        found = {each: _DEPRIVED if holds else _NOT_DEPRIVED for each, holds in household.findings.items()}
        yield Group(_FINDINGS[language], tuple((each, said[language]) for each, said in found.items()))


def _label(name: str) -> Text:
    usual = USUAL_LABELS.get(name)
    return Text(name, name) if usual is None else Text(usual.vi.lower(), usual.en.lower())


def people(household: Household, language: Language) -> People:
    """The members, as far as they are listed."""
    listed = household.members or ()
    heading = _MEMBERS[language]
    if household.members is None:
        return People(heading, (), (), (), _NOT_LISTED[language])
    facts = [fact for name, fact in MEMBER_FACTS.items() if name not in BIRTH]
    columns = [(_BORN[language], [_birth(each, language) for each in listed])]
    columns += [(fact.label[language], [value_of(each, fact, language) for each in listed]) for fact in facts]
    known = [(label, cells) for label, cells in columns if any(cell is not None for cell in cells)]
    rows = zip(*(cells for _, cells in known), strict=True) if known else (() for _ in listed)
    more = (household.size or 0) - len(listed)
    return People(
        heading,
        tuple(label for label, _ in known),
        tuple((str(place), *row) for place, row in enumerate(rows, start=1)),
        tuple(label for label, cells in columns if all(cell is None for cell in cells)),
        _MORE.format(count=number(more, language))[language] if more > 0 else "",
    )


def value_of(subject: Household | Member, fact: Fact, language: Language) -> str | None:
    """The value of a fact in words; None where it is unknown."""
    value = getattr(subject, fact.name)
    if value is None:
        return None
    said = _said(value, language)
    return said if fact.unit is None else f"{said} {fact.unit[language]}"


def _told(household: Household, fact: Fact, language: Language) -> str | None:
    """The value of a household's fact; of devices also which nobody asked about."""
    unasked = household.devices_unknown
    if fact.name != "devices" or household.devices is None or not unasked:
        return value_of(household, fact, language)
    if unasked == frozenset(Device):
        return None
    owned = value_of(household, fact, language) if household.devices else _NO_OTHER[language]
    return f"{owned} ({UNKNOWN[language]}: {_said(unasked, language)})"


def _said(value: Any, language: Language) -> str:
    match value:
        case bool():
            return (_YES if value else _NO)[language]
        case CodeList():
            return value.label[language]
        case int() | Decimal():
            return number(value, language)
        case date():
            return day(value, language)
    owned = [each.label[language] for each in Device if each in value]
    return ", ".join(owned) or _NOTHING[language]


def _birth(member: Member, language: Language) -> str | None:
    """The date of birth, or else its year; and the age that was told."""
    born = member.birth_date or member.birth_year
    age = value_of(member, MEMBER_FACTS["age"], language)
    parts = [str(born) if isinstance(born, int) else day(born, language)] if born is not None else []
    return ", ".join([*parts, *([] if age is None else [age])]) or None


_TITLE, _NO_ID = Text("Hộ {id}", "Household {id}"), Text("Hộ chưa có mã", "Household without an id")
_LABELS, _MEMBERS = Text("Nhãn", "Labels"), Text("Thành viên", "Members")
_FINDINGS = Text("Đã xác định", "Already decided")
_DEPRIVED, _NOT_DEPRIVED = Text("thiếu hụt", "deprived"), Text("không thiếu hụt", "not deprived")
_YES, _NO, _NOTHING = Text("có", "yes"), Text("không", "no"), Text("không có gì", "none")
_NO_OTHER = Text("không có loại nào khác", "none of the others")
_BORN = Text("ngày, năm sinh hoặc tuổi", "birth or age")
_NOT_LISTED = Text("Chưa có danh sách thành viên.", "The members are not listed.")
_MORE = Text(
    "Còn {count} người ngoài danh sách, chưa rõ gì về họ.",
    "Persons who are not on the list, of whom nothing is known: {count}.",
)
