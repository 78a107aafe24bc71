"""Claims in the rule language: what never happens, about one classification or two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, cast

from attrs import evolve, field, frozen

from chuan_ngheo.errors import ChuanNgheoError, Problem, RuleError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, Fact, Kind
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.rules.expression import (
    Amount,
    And,
    AnyMember,
    Comparison,
    Condition,
    CountMembers,
    MeansComparison,
    Not,
    Number,
    facts_named,
    walk,
)
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.vocabulary import DEPRIVATIONS, INDICATOR_SCOPE, Scope, finding_fact
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import STATUS_FACT
from chuan_ngheo.verification.comparison.common_ground import goes_by_totals

CLASS = "class_id"
INCOME_PER_HEAD = HOUSEHOLD_FACTS["income_per_head"]
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@frozen
class Said:
    """A name of a claim that means something a standard says: which standard (by place), and what."""

    law: int
    what: str
    """``status``, ``class_id``, ``deprivations`` or ``deprived_<indicator>``."""


@frozen
class Claim:
    """``condition`` holds of no household; ``words`` is the claim as it was written."""

    condition: Condition
    words: str
    standards: tuple[Standard, ...]
    names: Mapping[str, Said] = field(hash=False)
    """The names that mean what a standard says."""

    @property
    def is_about_cells(self) -> bool:
        """Whether it names nothing but what class rules tell apart: area, income, classes, deprivations, findings."""
        nodes = list(walk(self.condition))
        if self._asks_for_definitions or any(isinstance(node, AnyMember | CountMembers) for node in nodes):
            return False
        free = {fact.name for fact in facts_named(self.condition) if fact.name not in self.names}
        compared = [node for node in nodes if isinstance(node, Comparison) and _names_income(node)]
        return free <= {"area", INCOME_PER_HEAD.name} and all(_is_plain(node) for node in compared)

    @property
    def _asks_for_definitions(self) -> bool:
        """Whether it names an indicator that the standards define differently: then the facts have to be asked."""
        rules = [{each.id: each.deprived_when for each in law.indicators} for law in self.standards]
        first, last = rules[0], rules[-1]
        return any(first[each] != last[each] for each in self.indicators if each in first and each in last)

    @property
    def names_area(self) -> bool:
        """Whether it tells areas apart that its standards may not."""
        return HOUSEHOLD_FACTS["area"] in facts_named(self.condition)

    @property
    def incomes(self) -> tuple[Fraction, ...]:
        """The incomes, per head and month, with which it compares."""
        return tuple(sorted(set(self._incomes())))

    def _incomes(self) -> Iterator[Fraction]:
        for node in walk(self.condition):
            if isinstance(node, Comparison) and _names_income(node):
                yield from (Fraction(each.value) for each in (node.left, node.right) if isinstance(each, Number))
            elif isinstance(node, MeansComparison):
                income = self.standards[0].means.income
                yield from (Fraction(income.lines[node.line].amount(area), income.months) for area in Area)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that it names."""
        said = (self.names[fact.name].what for fact in facts_named(self.condition) if fact.name in self.names)
        return tuple(sorted(each.removeprefix("deprived_") for each in said if each.startswith("deprived_")))


def _names_income(node: Comparison) -> bool:
    return INCOME_PER_HEAD in facts_named(node)


def _is_plain(node: Comparison) -> bool:
    """Income per head on one side, a number on the other."""
    sides = (node.left, node.right)
    return Amount(INCOME_PER_HEAD) in sides and any(isinstance(each, Number) for each in sides)


def read_claim(never: str, unless: str | None, standards: Mapping[str, Standard]) -> Claim:
    """The claim that ``never`` holds of no household, except where ``unless`` does.

    With one standard, names are as its own class rules and designations have them, and ``class_id``. With several, each
    name of what a standard says ends in ``_`` and the standard's key: ``status_before``, ``deprived_toilet_after``.

    Raises `RuleError` with everything that is wrong with either, as ``never:line:column``; `ChuanNgheoError` for keys
    that are no names.
    """
    problems = [Problem("standards", _NO_NAME, key) for key in standards if not _NAME.fullmatch(key)]
    if problems or not standards:
        raise ChuanNgheoError(problems or [Problem("standards", _NO_STANDARD)])
    suffixes = [""] if len(standards) == 1 else [f"_{key}" for key in standards]
    laws = tuple(standards.values())
    said = {
        fact.name: (fact, Said(law, what))
        for law, (standard, suffix) in enumerate(zip(laws, suffixes, strict=True))
        for what, fact in _facts_said(standard, suffix)
    }
    scope = _scope(laws, [fact for fact, _ in said.values()])
    parts: list[Condition] = []
    for label, text in (("never", never), ("unless", unless)):
        if text is None:
            continue
        try:
            parts.append(parse(text, scope))
        except RuleError as error:
            problems += [evolve(each, where=f"{label}:{each.where}") for each in error.problems]
    if problems:
        raise RuleError(problems)
    condition = parts[0] if unless is None else And((parts[0], Not(parts[1])))
    words = never if unless is None else f"{never}, unless {unless}"
    return Claim(condition, " ".join(words.split()), laws, {name: meaning for name, (_, meaning) in said.items()})


def _scope(laws: Sequence[Standard], said: Sequence[Fact]) -> Scope:
    """Facts of the household, what each standard says, and the lines where there is one standard only."""
    left_out = {"income_points"} if any(map(goes_by_totals, laws)) else {"income_points", "deprivation_points"}
    facts = {name: fact for name, fact in HOUSEHOLD_FACTS.items() if name not in left_out}
    lines = tuple(laws[0].means.income.lines) if len(laws) == 1 else ()
    return Scope({**facts, **{each.name: each for each in said}}, INDICATOR_SCOPE.member_facts, lines)


def _facts_said(standard: Standard, suffix: str) -> Iterator[tuple[str, Fact]]:
    yield STATUS_FACT.name, evolve(STATUS_FACT, name=f"{STATUS_FACT.name}{suffix}")
    yield CLASS, Fact(f"{CLASS}{suffix}", Kind.CODE, _CLASS, codes=_codes(standard))
    yield DEPRIVATIONS.name, evolve(DEPRIVATIONS, name=f"{DEPRIVATIONS.name}{suffix}")
    for each in standard.indicators:
        fact = finding_fact(each.id, each.name)
        yield fact.name, evolve(fact, name=f"{fact.name}{suffix}")


def _codes(standard: Standard) -> type[CodeList]:
    """The class ids of a standard as a list of codes."""
    code_list = cast(Any, CodeList)  # called to make a list at run time, as any enumeration may be
    codes = {each.id: (each.id, each.name.vi, each.name.en) for each in standard.classes}
    return cast(type[CodeList], code_list("Classes", codes))


_CLASS = Text("loại hộ", "class")
_NO_NAME = Text("tên không dùng được", "not a name that can be used")
_NO_STANDARD = Text("cần ít nhất một chuẩn", "at least one standard is needed")
