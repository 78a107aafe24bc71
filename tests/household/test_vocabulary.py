"""The vocabulary and the code lists: one entry for each fact, everything named in both languages."""

import pickle
import re
from datetime import date
from decimal import Decimal
from typing import get_type_hints

import pytest
from attrs import fields

from chuan_ngheo.household import codes
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.language import LANGUAGES, CodeList, Text, number

LISTS = [
    each
    for each in vars(codes).values()
    if isinstance(each, type) and issubclass(each, CodeList) and each is not CodeList
]
FACTS = [*HOUSEHOLD_FACTS.values(), *MEMBER_FACTS.values()]
NOT_ASKED_OF_RULES = ["id", "devices_unknown", "findings", "labels", "members"]


def test_each_attribute_of_a_household_is_a_fact_and_each_fact_an_attribute() -> None:
    assert [each.name for each in fields(Household) if each.name not in NOT_ASKED_OF_RULES] == list(HOUSEHOLD_FACTS)
    assert [each.name for each in fields(Member)] == list(MEMBER_FACTS)


@pytest.mark.parametrize(("cls", "facts"), [(Household, HOUSEHOLD_FACTS), (Member, MEMBER_FACTS)])
def test_a_fact_is_of_the_type_of_its_attribute(cls: type, facts: dict[str, Fact]) -> None:
    written = get_type_hints(cls)
    plain = {Kind.BOOLEAN: bool, Kind.INTEGER: int, Kind.DECIMAL: Decimal, Kind.DATE: date}
    for name, fact in facts.items():
        coded = frozenset[fact.codes] if fact.kind is Kind.CODES else fact.codes  # type: ignore[name-defined]
        assert written[name] == (plain.get(fact.kind) or coded) | None


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_a_fact_has_what_its_kind_needs(fact: Fact) -> None:
    assert (fact.codes is not None) == (fact.kind in (Kind.CODE, Kind.CODES))
    assert (fact.affirmed is not None) == (fact.denied is not None) == (fact.kind is Kind.BOOLEAN)
    if fact.kind in (Kind.INTEGER, Kind.DECIMAL):
        assert fact.maximum is not None
        assert 0 <= fact.minimum < fact.maximum


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_a_fact_is_named_in_both_languages(fact: Fact) -> None:
    texts = [text for text in (fact.label, fact.affirmed, fact.denied) if text is not None]
    for text in texts:
        assert text.vi.strip()
        assert text.en.strip()
        assert text.vi != text.en
    if fact.affirmed is not None and fact.denied is not None:
        assert all(fact.affirmed[language] != fact.denied[language] for language in LANGUAGES)
    assert fact.unit is None or (fact.unit.vi and fact.unit.en)


@pytest.mark.parametrize("facts", [HOUSEHOLD_FACTS, MEMBER_FACTS], ids=["household", "member"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_facts_have_one_name(facts, language) -> None:
    labels = [fact.label[language] for fact in facts.values()]
    assert len(set(labels)) == len(labels)


def test_every_list_is_asked_somewhere() -> None:
    assert {fact.codes for fact in FACTS if fact.codes} == set(LISTS)


@pytest.mark.parametrize("codes", LISTS, ids=lambda each: each.__name__)
def test_a_code_is_its_own_text_and_has_two_labels(codes: type[CodeList]) -> None:
    for code in codes:
        assert code == code.value == str(code) == f"{code}"
        assert code.name.lower() == code
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", code)
        assert codes(str(code)) is code
        assert pickle.loads(pickle.dumps(code)) is code
        assert code.label.vi.strip()
        assert code.label.en.strip()
    for language in LANGUAGES:
        assert len({code.label[language] for code in codes}) == len(codes)


def test_the_general_ladder() -> None:
    Education = codes.Education  # noqa: N806 - a class
    general = [code for code in Education if code.ladder[0] == code.ladder[1]]
    assert [code.ladder[0] for code in general] == [0, 1, 2, 3, 4, 5]
    assert general == ["none", "primary", "lower_secondary", "upper_secondary", "college", "university"]
    assert Education.ELEMENTARY_VOCATIONAL.ladder == (Education.NONE.ladder[0], Education.UPPER_SECONDARY.ladder[0])
    assert Education.INTERMEDIATE_VOCATIONAL.ladder == (2, 3)


def test_a_text_fills_each_language_with_its_own_words() -> None:
    line = Text("tối đa {most} {unit}", "at most {most} {unit}").format(most=3, unit=Text("người", "persons"))
    assert (line["vi"], line["en"]) == ("tối đa 3 người", "at most 3 persons")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (-1_500, "-1.500", "-1,500"),
        (1_500_000, "1.500.000", "1,500,000"),
        (Decimal("1234.50"), "1.234,5", "1,234.5"),
        (Decimal(100), "100", "100"),
        (Decimal("0.01"), "0,01", "0.01"),
    ],
)
def test_numbers_as_each_language_writes_them(value: int | Decimal, vi: str, en: str) -> None:
    assert (number(value, "vi"), number(value, "en")) == (vi, en)
