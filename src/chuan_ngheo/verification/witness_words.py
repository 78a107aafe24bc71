"""A household in words: every fact that it states, and what each standard was told besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.rules.prose import say_value
from chuan_ngheo.standards.model import Standard

_FIRST = ("area", "income_per_head", "monthly_income", "size", "deprivation_points")


def household_in_words(household: Household, language: Language) -> str:
    """The facts of a household and of its members, those that are known.

    >>> from chuan_ngheo.household.codes import Area
    >>> household_in_words(Household(area=Area.RURAL, income_per_head=700_000, members=[Member(age=34)]), "en")
    'rural, 700,000 VND/person/month, 1 person; person 1: 34 years'
    """
    said = [", ".join(_facts(household, HOUSEHOLD_FACTS, language))]
    for place, member in enumerate(household.members or (), start=1):
        answers = ", ".join(_facts(member, MEMBER_FACTS, language))
        if answers:
            said.append(_PERSON[language].format(place=place, answers=answers))
    return "; ".join(said)


def findings_in_words(
    told: Mapping[str, Household], standards: Mapping[str, Standard], language: Language
) -> list[str]:
    """What the survey has to find under each standard, by its label: “theo vn-2027: thiếu hụt nhà tiêu”."""
    lines = []
    for label, household in told.items():
        names = {each.id: each.name[language] for each in standards[label].indicators}
        parts = [
            text[language].format(names=", ".join(listed))
            for truth, text in _FOUND.items()
            if (listed := [names[each] for each, found in household.findings.items() if found is truth])
        ]
        if parts:
            lines.append(_UNDER[language].format(label=label, found="; ".join(parts)))
    return lines


def _facts(subject: Household | Member, facts: Mapping[str, Fact], language: Language) -> Iterator[str]:
    order = [*(each for each in _FIRST if each in facts), *(each for each in facts if each not in _FIRST)]
    for name in order:
        value = getattr(subject, name)
        if value is not None:
            yield _say(facts[name], value, language)


def _say(fact: Fact, value: object, language: Language) -> str:
    """A fact as it is said in passing: an area, an age and an income need no label."""
    if fact.name == "area":
        assert isinstance(value, Area)
        return value.label[language]
    if fact.name in ("income_per_head", "age"):
        return say_value(fact, value, language).removeprefix(f"{fact.label[language]}: ")
    if fact.name == "size" and value == 1:
        return _ONE_PERSON[language]
    if fact.name == "size":
        assert isinstance(value, int)
        return _PERSONS[language].format(count=number(value, language))
    if fact.name == "birth_year":
        return _BORN[language].format(year=value)
    return say_value(fact, value, language)


_PERSON = Text("người {place}: {answers}", "person {place}: {answers}")
_ONE_PERSON = Text("1 người", "1 person")
_PERSONS = Text("{count} người", "{count} persons")
_BORN = Text("sinh năm {year}", "born in {year}")
_UNDER = Text("điều tra theo {label}: {found}", "surveyed under {label}: {found}")
_FOUND = {
    True: Text("thiếu hụt {names}", "deprived in {names}"),
    False: Text("không thiếu hụt {names}", "not deprived in {names}"),
}
