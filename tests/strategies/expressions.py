"""Rules of every kind, well typed: trees over the facts of households and members, and the text that states one."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.rules.expression import (
    Amount,
    And,
    AnyMember,
    Arithmetic,
    Comparison,
    Condition,
    Contains,
    CountMembers,
    Expression,
    Flag,
    MeansComparison,
    Not,
    Number,
    OneOf,
    Or,
    Quantity,
    Rung,
    Unknown,
)
from chuan_ngheo.rules.quantities import MOST_NUMBER
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE, UNKNOWN
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.strategies.drawing import drawn
from chuan_ngheo.verification.strategies.thresholds import beside, thresholds

ORDER = ("<", "<=", ">", ">=")


@drawn
def conditions(draw: DrawFn, standard: Standard, on: date) -> Condition:
    """A condition of any depth, with numbers at which the facts of `strategies.households` turn."""
    return draw(_about_households(standard, on.year))


@drawn
def member_conditions(draw: DrawFn, standard: Standard, on: date) -> Condition:
    """A condition on one member: what may stand inside ``any_member(…)``."""
    return draw(_about_members(standard, on.year))


@cache
def _about_households(standard: Standard, year: int) -> SearchStrategy[Condition]:
    facts, numbers = INDICATOR_SCOPE.facts, _numbers(standard, year)
    inside = _about_members(standard, year)
    counts = _comparisons(facts, numbers, inside.map(CountMembers))
    return _combined(_plain(facts, numbers) | inside.map(AnyMember) | counts)


@cache
def _about_members(standard: Standard, year: int) -> SearchStrategy[Condition]:
    return _combined(_plain(INDICATOR_SCOPE.member_facts, _numbers(standard, year)))


def written(node: Expression) -> str:
    """The text of a tree, every part in parentheses."""
    match node:
        case Number(value):
            return str(value)
        case Amount(fact) | Flag(fact):
            return fact.name
        case CountMembers(inner):
            return f"count_members({written(inner)})"
        case AnyMember(inner):
            return f"any_member({written(inner)})"
        case Arithmetic(operator, left, right) | Comparison(operator, left, right):
            return f"({written(left)} {operator} {written(right)})"
        case OneOf(fact, codes):
            return f"{fact.name} in {{{', '.join(codes)}}}"
        case Rung(fact, operator, code):
            return f"{fact.name} {operator} {code}"
        case Contains(fact, code):
            return f"{code} in {fact.name}"
        case MeansComparison(operator, line):
            return f"means {operator} {line}"
        case Unknown():
            return UNKNOWN
        case Not(inner):
            return f"not ({written(inner)})"
        case And(operands):
            return " and ".join(f"({written(each)})" for each in operands)
        case Or(operands):
            return " or ".join(f"({written(each)})" for each in operands)


def _numbers(standard: Standard, year: int) -> SearchStrategy[int]:
    known = thresholds(standard)
    lines = [*known.incomes.values(), *known.points.values()]
    years = [year - age for age in known.ages]
    edges = {*known.ages, *known.years, *known.floor_areas, *(line for own in lines for line in own), *years}
    return st.integers(0, 10) | st.sampled_from(beside(tuple(sorted(edges)))) | st.integers(0, MOST_NUMBER)


def _plain(facts: Mapping[str, Fact], numbers: SearchStrategy[int]) -> SearchStrategy[Condition]:
    flags = [Flag(fact) for fact in facts.values() if fact.kind is Kind.BOOLEAN]
    coded = [_among(fact) for fact in facts.values() if fact.kind is Kind.CODE]
    ladders = [_rungs(fact) for fact in facts.values() if hasattr(fact.codes, "ladder")]
    sets = [_contained(fact) for fact in facts.values() if fact.kind is Kind.CODES]
    return st.one_of(st.sampled_from(flags), *coded, *ladders, *sets, _comparisons(facts, numbers))


def _among(fact: Fact) -> SearchStrategy[Condition]:
    assert fact.codes is not None
    codes = st.lists(st.sampled_from(fact.codes), min_size=1, unique=True)
    return codes.map(lambda chosen: OneOf(fact, tuple(chosen)))


def _rungs(fact: Fact) -> SearchStrategy[Condition]:
    codes: Any = fact.codes
    steps = [code for code in codes if code.ladder[0] == code.ladder[1]]
    return st.builds(Rung, st.just(fact), st.sampled_from(ORDER), st.sampled_from(steps))


def _contained(fact: Fact) -> SearchStrategy[Condition]:
    assert fact.codes is not None
    return st.builds(Contains, st.just(fact), st.sampled_from(fact.codes))


def _comparisons(
    facts: Mapping[str, Fact], numbers: SearchStrategy[int], counted: SearchStrategy[Quantity] | None = None
) -> SearchStrategy[Condition]:
    """Comparisons of numbers; with ``counted``, of numbers of members too. Decimals enter no arithmetic."""
    whole = st.sampled_from([Amount(fact) for fact in facts.values() if fact.kind is Kind.INTEGER])
    exact = st.sampled_from([Amount(fact) for fact in facts.values() if fact.kind in (Kind.INTEGER, Kind.DECIMAL)])
    constants = numbers.map(Number)
    sums = st.recursive(
        whole | constants if counted is None else whole | constants | counted,
        lambda inner: (
            st.builds(Arithmetic, st.sampled_from("+-"), inner, inner)
            | st.builds(Arithmetic, st.just("*"), constants, inner)
            | st.builds(Arithmetic, st.just("*"), inner, constants)
        ),
        max_leaves=4,
    )
    subject = exact if counted is None else counted
    operators = st.sampled_from([*ORDER, "==", "!="])
    return st.one_of(
        st.builds(Comparison, operators, subject, constants),
        st.builds(Comparison, operators, constants, subject),
        st.builds(Comparison, operators, subject, sums),
        st.builds(Comparison, operators, sums, sums),
    )


def _combined(leaves: SearchStrategy[Condition]) -> SearchStrategy[Condition]:
    def joined(inner: SearchStrategy[Condition]) -> SearchStrategy[Condition]:
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return inner.map(Not) | several.map(And) | several.map(Or)

    return st.recursive(leaves, joined, max_leaves=6)
