"""Expressions of the rule language: parsed, compiled, evaluated in two ways, said in words."""

from datetime import date

from chuan_ngheo.errors import RuleError
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.rules.compiled import compile_profile
from chuan_ngheo.rules.evaluate import HouseholdFacts, truth
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.prose import say
from chuan_ngheo.rules.trace import grounds
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE, class_scope
from fuzzing.law import read

_ON = date(2020, 11, 20)
_CLASS_SCOPE = class_scope(("poverty", "minimum"), {})
_HOUSEHOLDS = (
    Household(),
    Household(size=3, monthly_income=2_000_000, members=(Member(age=7, insured=True), Member(birth_year=1980))),
)


def one_input(data: bytes) -> None:
    """Try the bytes, taken for letters, as a rule of an indicator and of a class."""
    text = data.decode("utf-8", errors="surrogateescape")
    condition = read(lambda: parse(text, INDICATOR_SCOPE), RuleError)
    read(lambda: parse(text, _CLASS_SCOPE), RuleError)
    if condition is None:
        return
    profile = compile_profile([condition])
    for household in _HOUSEHOLDS:
        (found,) = profile(household, _ON)
        assert found is truth(condition, HouseholdFacts(household, _ON))
        assert grounds(condition, household, _ON) is not None
    assert say(condition, "vi") != say(condition, "en")
