"""A household in words: each fact is said, or said to be unknown; and the call that makes it again."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chuan_ngheo as cn
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.household.known import BIRTH, GROUPS, groups, people, value_of
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.household.personal import personal_data_shown
from chuan_ngheo.language import LANGUAGES, Language
from chuan_ngheo.verification.strategies import households
from pages.parsed import Parsed

NAMES = {name: getattr(cn, name) for name in cn.__all__} | {"datetime": datetime, "Decimal": Decimal}
some = households(cn.standard("vn-2022"))
in_both = pytest.mark.parametrize("language", LANGUAGES)


def test_each_fact_is_in_one_group() -> None:
    assert sorted(name for _, names in GROUPS.values() for name in names) == sorted(HOUSEHOLD_FACTS)


@given(some)
def test_its_repr_makes_it_again(household: Household) -> None:
    with personal_data_shown():
        again = eval(repr(household), NAMES)
        assert again == household
        assert repr(again) == repr(household)
        assert "None" not in repr(household)
    assert str(household) == repr(household)


@given(some, st.sampled_from(LANGUAGES))
def test_each_fact_is_said_or_said_to_be_unknown(household: Household, language: Language) -> None:
    found = list(groups(household, language))
    known = {label for group in found for label, _ in group.known}
    unknown = [label for group in found for label in group.unknown]
    for name, fact in HOUSEHOLD_FACTS.items():
        label = fact.label[language]
        if getattr(household, name) is None:
            assert label in unknown
            assert label not in known - set(household.labels)
        elif name != "devices":
            assert label in known
            assert label not in unknown
    words = "".join(Parsed(household.shown(language).html()).words)
    text = household.shown(language).text()
    for each in [*known, *unknown]:
        assert each in words
        assert each in text


@given(some, st.sampled_from(LANGUAGES))
def test_each_member_has_a_row(household: Household, language: Language) -> None:
    table = people(household, language)
    listed = household.members or ()
    assert [row[0] for row in table.rows] == [str(place) for place in range(1, len(listed) + 1)]
    for name, fact in MEMBER_FACTS.items():
        if name in BIRTH:
            continue
        values = [getattr(each, name) for each in listed]
        label = fact.label[language]
        if listed and all(value is None for value in values):
            assert label in table.unknown
        elif listed:
            place = 1 + table.columns.index(label)
            assert [row[place] is None for row in table.rows] == [value is None for value in values]


@in_both
def test_nothing_and_no_are_known(language: Language) -> None:
    nothing = Household(monthly_income=0, hears_loudspeaker=False, devices=frozenset())
    said = {label: value for group in groups(nothing, language) for label, value in group.known}
    zero, no, none = ("0 đồng/tháng", "không", "không có gì") if language == "vi" else ("0 VND/month", "no", "none")
    facts = HOUSEHOLD_FACTS
    assert said[facts["monthly_income"].label[language]] == zero
    assert said[facts["hears_loudspeaker"].label[language]] == no
    assert said[facts["devices"].label[language]] == none


def test_devices_that_nobody_asked_about_are_told() -> None:
    every, phone = frozenset(cn.Device), frozenset({cn.Device.PHONE})
    told = [
        str(Household(devices=owned, devices_unknown=unasked).shown()).split("Thông tin: ")[1].split("\n")[0]
        for owned, unasked in (
            (frozenset({cn.Device.TELEVISION}), phone),
            (frozenset(), phone),
            (frozenset(), every),
            (None, phone),
        )
    ]
    assert told == [
        "phương tiện thông tin: tivi (chưa rõ: điện thoại); chưa rõ: nghe được loa truyền thanh",
        "phương tiện thông tin: không có loại nào khác (chưa rõ: điện thoại); chưa rõ: nghe được loa truyền thanh",
        "chưa rõ: phương tiện thông tin, nghe được loa truyền thanh",
        "chưa rõ: phương tiện thông tin, nghe được loa truyền thanh",
    ]


def test_members_who_are_not_listed_are_not_forgotten() -> None:
    text = str(Household(size=5, members=[Member(age=30), Member(birth_year=1990, age=30), Member()]).shown("en"))
    assert "1. birth or age: 30 years" in text
    assert "2. birth or age: 1990, 30 years" in text
    assert "3. unknown: birth or age" in text
    assert "Persons who are not on the list, of whom nothing is known: 2." in text
    assert "Members: The members are not listed." in str(Household(size=5).shown("en"))


def test_a_household_of_which_nothing_is_known() -> None:
    for language in LANGUAGES:
        assert not [group for group in groups(Household(), language) if group.known]
    assert repr(Household()) == "Household()"
    assert "Chưa rõ ở mọi người" in str(Household(members=[Member()]).shown())
    Parsed(Household(members=[Member()]).shown().html())


@pytest.mark.parametrize("fact", HOUSEHOLD_FACTS.values(), ids=lambda fact: fact.name)
@in_both
def test_a_value_has_its_unit(fact: Fact, language: Language) -> None:
    values = {Kind.INTEGER: 1, Kind.DECIMAL: Decimal("1.5"), Kind.BOOLEAN: True}
    value = values.get(fact.kind) or (next(iter(fact.codes)) if fact.codes else None)
    if fact.kind is Kind.CODES:
        value = frozenset({value})
    said = value_of(Household(**{fact.name: value}), fact, language)
    assert said is not None
    assert fact.unit is None or said.endswith(f" {fact.unit[language]}")
