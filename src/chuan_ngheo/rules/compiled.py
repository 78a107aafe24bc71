"""Many conditions over one household → one Python function, prepared once when a standard is loaded.

Each condition is written as a pair of ordinary Python conditions, *certain* and *possible*
(`chuan_ngheo.rules.logic`). The source is made of the checked tree alone: names of the vocabulary,
whole numbers, and constants handed over by name — never of text that somebody wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, cast

from chuan_ngheo.household.age import UNBOUNDED, Birth
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.household.people import people, unlisted
from chuan_ngheo.language import CodeList
from chuan_ngheo.rules.evaluate import compare, of_the_unlisted
from chuan_ngheo.rules.expression import (
    Amount,
    And,
    AnyMember,
    Arithmetic,
    Comparison,
    Condition,
    Contains,
    CountMembers,
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
from chuan_ngheo.rules.logic import OTHER, Side, Truth, agreed

Profile = Callable[[Household, date], tuple[Truth, ...]]
"""A household at a date → the truth of each condition, in order."""

_TRUTH = "(True if {certain} else None) if {possible} else False"


def compile_profile(conditions: Sequence[Condition | None]) -> Profile:
    """One function that evaluates all conditions; ``None`` among them stands for “not to be derived”.

    The function raises `HouseholdError` for births after the date.
    """
    writer = _Writer()
    results = [_result(condition, writer) for condition in conditions]
    body = [*writer.statements, f"return ({''.join(result + ', ' for result in results)})"]
    if writer.asks_members:
        body = ["listed = people(h, on)", "fewest, most = unlisted(h)", *body]
    source = "\n".join([*writer.functions, "def profile(h, on):", *_indented(body)])
    namespace: dict[str, Any] = {"people": people, "unlisted": unlisted, "settled": _settled, **writer.constants}
    exec(compile(source, "<rules>", "exec"), namespace)  # noqa: S102 - our own source, see above
    return cast(Profile, namespace["profile"])


def _settled(condition: Callable[..., Truth], member: Member, births: tuple[Birth, ...]) -> Truth:
    """A condition's truth for a member with more than one birth open: decided where all of them agree."""
    return agreed(condition(member, *birth) for birth in births)


def _result(condition: Condition | None, writer: _Writer) -> str:
    match condition:
        case None:
            return "None"
        case AnyMember(inner):
            return writer.any_member(inner)
        case Not(AnyMember(inner)):
            found = writer.any_member(inner)
            return f"None if {found} is None else not {found}"
        case _:
            return _TRUTH.format(
                certain=writer.condition(condition, "certain"), possible=writer.condition(condition, "possible")
            )


def _indented(lines: Iterable[str]) -> list[str]:
    return ["    " + line for line in lines]


class _Writer:
    """Collects the statements, helper functions and constants of one profile."""

    def __init__(self) -> None:
        self.statements: list[str] = []
        self.functions: list[str] = []
        self.constants: dict[str, object] = {}
        self.named: dict[tuple[type, object], str] = {}
        self.written: dict[tuple[str, object], str] = {}
        self.subject = "h"
        self.asks_members = False

    def condition(self, node: Condition, side: Side) -> str:
        match node:
            case Flag(fact):
                return f"{self._value(fact)} is {'True' if side == 'certain' else 'not False'}"
            case Not(inner):
                return f"not ({self.condition(inner, OTHER[side])})"
            case And(operands):
                return "(" + " and ".join(self.condition(operand, side) for operand in operands) + ")"
            case Or(operands):
                return "(" + " or ".join(self.condition(operand, side) for operand in operands) + ")"
            case OneOf(fact, codes):
                return self._among(fact, codes, side)
            case Rung():
                return self._among(node.fact, _codes_on_rung(node, side), side)
            case Contains(fact, code):
                return self._contains(fact, code, side)
            case Comparison():
                return self._comparison(node, side)
            case AnyMember(inner):
                return f"{self.any_member(inner)} is {'True' if side == 'certain' else 'not False'}"
            case MeansComparison() | Unknown():
                raise AssertionError("only class rules name means or leave something unknown")

    def _value(self, fact: Fact) -> str:
        return f"{self.subject}.{fact.name}"

    def _constant(self, value: object) -> str:
        name = self.named.setdefault((type(value), value), f"k{len(self.named)}")
        self.constants[name] = value
        return name

    def _among(self, fact: Fact, codes: tuple[CodeList, ...], side: Side) -> str:
        unknown = () if side == "certain" else (None,)
        return f"{self._value(fact)} in {self._constant(frozenset([*codes, *unknown]))}"

    def _contains(self, fact: Fact, code: CodeList, side: Side) -> str:
        owned, wanted = self._value(fact), self._constant(code)
        if side == "certain":
            return f"({owned} is not None and {wanted} in {owned})"
        return f"({owned} is None or {wanted} in {owned} or {wanted} in {self.subject}.{fact.name}_unknown)"

    def _comparison(self, node: Comparison, side: Side) -> str:
        left_low, left_high = self._interval(node.left)
        right_low, right_high = self._interval(node.right)
        if node.operator == "==":
            return (
                f"{left_low} == {left_high} == {right_low} == {right_high}"
                if side == "certain"
                else f"({left_low} <= {right_high} and {right_low} <= {left_high})"
            )
        if node.operator == "!=":
            return f"not ({self._comparison(Comparison('==', node.left, node.right), OTHER[side])})"
        upward = node.operator in (">", ">=")
        left, right = (left_low, right_high) if upward == (side == "certain") else (left_high, right_low)
        return f"{left} {node.operator} {right}"

    def _interval(self, node: Quantity) -> tuple[str, str]:
        match node:
            case Number(value):
                return (str(value), str(value))
            case Amount(fact):
                return self._amount(fact)
            case CountMembers(inner):
                counted = self.count_members(inner)
                return (f"{counted}_low", f"{counted}_high")
            case Arithmetic("*", Number(factor), other) | Arithmetic("*", other, Number(factor)):
                low, high = self._interval(other)
                return (f"{factor} * {low}", f"{factor} * {high}")
            case Arithmetic(symbol, left, right):
                first, second = self._interval(left), self._interval(right)
                taken = second if symbol == "+" else (second[1], second[0])
                return (f"({first[0]} {symbol} {taken[0]})", f"({first[1]} {symbol} {taken[1]})")

    def _amount(self, fact: Fact) -> tuple[str, str]:
        if self.subject == "m":
            return _OF_BIRTH[fact.name]
        name = f"h_{fact.name}"
        if ("amount", fact) not in self.written:
            self.written["amount", fact] = name
            self.statements.append(f"{name}_low = {name}_high = h.{fact.name}")
            self.statements.append(f"if {name}_low is None: {name}_low, {name}_high = {fact.minimum}, {UNBOUNDED}")
        return (f"{name}_low", f"{name}_high")

    # members ---------------------------------------------------------------------------------

    def any_member(self, condition: Condition) -> str:
        """The name of a variable that holds whether any member satisfies the condition."""
        if ("any", condition) in self.written:
            return self.written["any", condition]
        name, possible, certain, settled = self._about_member("any", condition)
        blank = of_the_unlisted(condition)
        self.statements += [
            f"{name} = False",
            f"for {_PERSON} in listed:",
            f"    if {possible}:",
            f"        found = True if {certain} else {settled} if births else None",
            f"        if found: {name} = True; break",
            f"        if found is None: {name} = None",
        ]
        if blank is not False:
            self.statements += ["else:", f"    if most and {name} is False: {name} = None"]
        if blank is True:
            self.statements.append(f"    if fewest: {name} = True")
        return name

    def count_members(self, condition: Condition) -> str:
        """The stem of two variables that hold the fewest and most members satisfying the condition."""
        if ("count", condition) in self.written:
            return self.written["count", condition]
        name, possible, certain, settled = self._about_member("count", condition)
        blank = of_the_unlisted(condition)
        self.statements += [
            f"{name}_low, {name}_high = {'fewest' if blank is True else 0}, {0 if blank is False else 'most'}",
            f"for {_PERSON} in listed:",
            f"    if {possible}:",
            f"        found = True if {certain} else {settled} if births else None",
            f"        if found: {name}_low += 1",
            f"        if found is not False: {name}_high += 1",
        ]
        return name

    def _about_member(self, kind: str, condition: Condition) -> tuple[str, str, str, str]:
        self.asks_members = True
        name = self.written[kind, condition] = f"{kind}{len(self.functions)}"
        outer, self.subject = self.subject, "m"
        certain, possible = self.condition(condition, "certain"), self.condition(condition, "possible")
        self.subject = outer
        truth = _TRUTH.format(certain=certain, possible=possible)
        self.functions.append(f"def is_{name}(m, age_low, age_high, year_low, year_high):\n    return {truth}")
        return name, possible, certain, f"settled(is_{name}, m, births)"


_PERSON = "m, age_low, age_high, year_low, year_high, births"
_OF_BIRTH = {"age": ("age_low", "age_high"), "birth_year": ("year_low", "year_high")}


def _codes_on_rung(node: Rung, side: Side) -> tuple[CodeList, ...]:
    wanted = (True,) if side == "certain" else (True, None)
    codes = cast(Any, node.fact.codes)
    return tuple(code for code in codes if compare(node.operator, code.ladder, cast(Any, node.code).ladder) in wanted)
