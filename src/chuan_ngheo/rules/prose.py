"""A tree in words, Vietnamese or English: what a rule says, for people who do not read expressions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.language import CodeList, Language, Text, number
from chuan_ngheo.rules.expression import (
    MIRRORED,
    OPPOSITE,
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
    Operator,
    Or,
    Quantity,
    Rung,
    Unknown,
)

_AND = Text(" và ", " and ")
_OR = Text(" hoặc ", " or ")
_LIST_OR = Text(", ", ", ")
_IS = Text("{fact} là {codes}", "{fact} is {codes}")
_IS_NOT = Text("{fact} không phải là {codes}", "{fact} is not {codes}")
_CONTAINS = Text("có {code}", "has a {code}")
_CONTAINS_NOT = Text("không có {code}", "has no {code}")
_HAS_ONE_OF = Text("có ít nhất một trong: {codes}", "has at least one of: {codes}")
_HAS_NONE_OF = Text("không có cái nào trong: {codes}", "has none of: {codes}")
_SOME_MEMBER = Text("có ít nhất một thành viên: {condition}", "at least one member: {condition}")
_NO_MEMBER = Text("không có thành viên nào: {condition}", "no member: {condition}")
_COUNT = Text("số thành viên ({condition})", "the number of members ({condition})")
_MEANS = Text("mức sống", "means")
_NOT = Text("không phải ({condition})", "not ({condition})")

_COMPARED: dict[Operator, Text] = {
    "<": Text("nhỏ hơn {0}", "less than {0}"),
    "<=": Text("không quá {0}", "at most {0}"),
    ">": Text("lớn hơn {0}", "more than {0}"),
    ">=": Text("từ {0} trở lên", "at least {0}"),
    "==": Text("bằng {0}", "equal to {0}"),
    "!=": Text("khác {0}", "other than {0}"),
}
_AGED: dict[Operator, Text] = {
    "<": Text("dưới {0} tuổi", "under {0} years"),
    "<=": Text("không quá {0} tuổi", "at most {0} years"),
    ">": Text("trên {0} tuổi", "over {0} years"),
    ">=": Text("từ đủ {0} tuổi", "{0} years or older"),
    "==": Text("{0} tuổi", "{0} years"),
    "!=": Text("không phải {0} tuổi", "not {0} years"),
}
_RUNG: dict[str, Text] = {
    "<": Text("{fact} dưới {code}", "{fact} is below {code}"),
    "<=": Text("{fact} từ {code} trở xuống", "{fact} is {code} or less"),
    ">": Text("{fact} trên {code}", "{fact} is above {code}"),
    ">=": Text("{fact} từ {code} trở lên", "{fact} is {code} or more"),
}


def say(node: Condition, language: Language, lines: Mapping[str, Text] | None = None) -> str:
    """The condition in words; ``lines`` names the lines of means that class rules compare with.

    >>> from chuan_ngheo.rules.parser import parse
    >>> from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
    >>> say(parse("any_member(age >= 6 and not insured)", INDICATOR_SCOPE), "vi")
    'có ít nhất một thành viên: từ đủ 6 tuổi và không có BHYT'
    """
    return _Speaker(language, lines or {}).condition(node, holds=True)


class _Speaker:
    def __init__(self, language: Language, lines: Mapping[str, Text]) -> None:
        self.language = language
        self.lines = lines

    def condition(self, node: Condition, holds: bool, inside: bool = False) -> str:
        """The condition, or its opposite; in parentheses where it stands inside another."""
        match node:
            case Not(inner):
                return self.condition(inner, not holds, inside)
            case And(operands) | Or(operands):
                return self._joined(node, operands, holds, inside)
            case Flag(fact):
                return self._flag(fact, holds)
            case OneOf(fact, codes):
                return self._say(_IS if holds else _IS_NOT, fact=fact.label, codes=self._codes(codes))
            case Contains(_, code):
                return self._say(_CONTAINS if holds else _CONTAINS_NOT, code=code.label)
            case Rung(fact, operator, code):
                symbol = operator if holds else OPPOSITE[operator]
                return self._say(_RUNG[symbol], fact=fact.label, code=code.label)
            case MeansComparison(operator, line):
                symbol = operator if holds else OPPOSITE[operator]
                name = self.lines[line][self.language] if line in self.lines else line
                return f"{_MEANS[self.language]} {_COMPARED[symbol][self.language].format(name)}"
            case Unknown():
                return _UNKNOWN[self.language]
            case Comparison(operator, left, right):
                return self._comparison(operator if holds else OPPOSITE[operator], left, right)
            case AnyMember(inner):
                text = _SOME_MEMBER if holds else _NO_MEMBER
                return self._say(text, condition=self.condition(inner, holds=True))

    def _joined(self, node: And | Or, operands: tuple[Condition, ...], holds: bool, inside: bool) -> str:
        if (ages := self._age_range(operands)) and isinstance(node, And) and holds:
            return ages
        if (devices := self._devices(node, operands, holds)) is not None:
            return devices
        word = _AND if isinstance(node, And) == holds else _OR
        said = word[self.language].join(self.condition(each, holds, inside=True) for each in operands)
        return f"({said})" if inside else said

    def _age_range(self, operands: tuple[Condition, ...]) -> str | None:
        """``5 <= age < 15`` as one phrase."""
        match operands:
            case (
                Comparison("<=", Number(low), Amount(first)),
                Comparison("<" | "<=" as upper, Amount(second), Number(high)),
            ) if first.name == second.name == "age":
                to = Text("đến dưới", "to under") if upper == "<" else Text("đến", "to")
                return self._say(
                    Text("từ {low} {to} {high} tuổi", "{low} {to} {high} years old"), low=low, to=to, high=high
                )
        return None

    def _devices(self, node: And | Or, operands: tuple[Condition, ...], holds: bool) -> str | None:
        """“has at least one of …” for a disjunction over one set of codes."""
        codes = [each.code for each in operands if isinstance(each, Contains)]
        if not isinstance(node, Or) or len(codes) < len(operands):
            return None
        return self._say(_HAS_ONE_OF if holds else _HAS_NONE_OF, codes=self._codes(tuple(codes)))

    def _comparison(self, operator: Operator, left: Quantity, right: Quantity) -> str:
        match left, right:
            case (Amount(fact), Number(years)) if fact.name == "age":
                return _AGED[operator][self.language].format(years)
            case (Number(years), Amount(fact)) if fact.name == "age":
                return self._comparison(MIRRORED[operator], right, left)
        return f"{self.quantity(left)} {_COMPARED[operator][self.language].format(self.quantity(right))}"

    def quantity(self, node: Quantity) -> str:
        match node:
            case Number(value):
                return str(value)
            case Amount(fact):
                return fact.label[self.language]
            case CountMembers(inner):
                return self._say(_COUNT, condition=self.condition(inner, holds=True))
            case Arithmetic(operator, left, right):
                symbol = "×" if operator == "*" else operator
                return f"{self._term(left)} {symbol} {self._term(right)}"

    def _term(self, node: Quantity) -> str:
        said = self.quantity(node)
        return f"({said})" if isinstance(node, Arithmetic) and node.operator != "*" else said

    def _flag(self, fact: Fact, holds: bool) -> str:
        phrase = fact.affirmed if holds else fact.denied
        if phrase is not None:
            return phrase[self.language]
        return fact.label[self.language] if holds else self._say(_NOT, condition=fact.label)

    def _codes(self, codes: tuple[CodeList, ...]) -> str:
        names = [code.label[self.language] for code in codes]
        if len(names) == 1:
            return names[0]
        return _LIST_OR[self.language].join(names[:-1]) + _OR[self.language] + names[-1]

    def _say(self, text: Text, **values: object) -> str:
        return text.format(**values)[self.language]


def say_value(fact: Fact, value: object, language: Language) -> str:
    """One fact as the survey found it.

    >>> from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
    >>> say_value(MEMBER_FACTS["insured"], False, "vi"), say_value(HOUSEHOLD_FACTS["size"], 4, "en")
    ('không có BHYT', 'household size: 4 persons')
    """
    label = fact.label[language]
    if value is None:
        return f"{label}: {_UNKNOWN[language]}"
    if fact.kind is Kind.BOOLEAN and fact.affirmed and fact.denied:
        return (fact.affirmed if value else fact.denied)[language]
    if isinstance(value, CodeList):
        return f"{label}: {value.label[language]}"
    if isinstance(value, frozenset):
        names = sorted(code.label[language] for code in value if isinstance(code, CodeList))
        return f"{label}: {', '.join(names) or _NONE[language]}"
    if isinstance(value, int | Decimal) and fact.unit is not None:
        return f"{label}: {number(value, language)} {fact.unit[language]}"
    return f"{label}: {value}"


_UNKNOWN = Text("chưa biết", "unknown")
_NONE = Text("không có", "none")
