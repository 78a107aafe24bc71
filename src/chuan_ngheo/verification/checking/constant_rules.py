"""Rules of a standard that never hold, or always do, whatever the facts: proved by the solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind
from chuan_ngheo.verification.solving.bounds import enough_members
from chuan_ngheo.verification.solving.lawful import Lawful
from chuan_ngheo.verification.solving.search import Search
from chuan_ngheo.verification.solving.solver import Term, negation
from chuan_ngheo.verification.solving.terms import facts_of


@frozen
class _Rule:
    """An indicator or a designation, by its place in the file."""

    part: str
    key: str
    name: Text
    when: Condition


def constant_rules(standard: Standard, source: Source | None = None) -> Iterator[Remark]:
    """A fault for each indicator, and each designation, that no household makes true, or false.

    >>> from chuan_ngheo.standards.reader import read_standard
    >>> from chuan_ngheo.standards.shipped import standard_files
    >>> text = standard_files()["vn-2016"].read_text(encoding="utf-8")
    >>> copy = read_standard(text.replace("5 <= age < 15 and", "15 <= age < 5 and"), "copy.yaml")
    >>> [each.message.en for each in constant_rules(copy)]
    ['“child school attendance” is deprived for no household']
    """
    places = Places(source)
    rules = list(_rules(standard))
    search = Search((standard,), standard.start, enough_members(each.when for each in rules))
    questions = [(rule, truth) for rule in rules for truth in (True, False)]
    possible = {(rule.part, rule.key, truth) for (rule, truth), _ in search.answers(questions, _asked)}
    for rule, truth in questions:
        if (rule.part, rule.key, truth) not in possible:
            message = _MESSAGES[rule.part, truth].format(name=rule.name)
            where = places.of(rule.part, rule.key, _KEYS[rule.part])
            kind = RemarkKind.IDLE_INDICATOR if rule.part == "indicators" else RemarkKind.IDLE_DESIGNATION
            yield Remark(kind, Gravity.FAULT, where, message)


def _rules(standard: Standard) -> Iterator[_Rule]:
    for indicator in standard.indicators:
        if indicator.deprived_when is not None:
            yield _Rule("indicators", indicator.id, indicator.name, indicator.deprived_when)
    for each in standard.designations:
        yield _Rule("designations", each.id, each.name, each.when)


def _asked(laws: Sequence[Lawful], question: tuple[_Rule, bool]) -> Term:
    (law,), (rule, truth) = laws, question
    holds = facts_of(law.world).condition(rule.when) if rule.part == "indicators" else law.designated(rule.when)
    return holds if truth else negation(holds)


_KEYS = {"indicators": "deprived_when", "designations": "when"}
_MESSAGES = {
    ("indicators", True): Text("không hộ nào thiếu hụt “{name}”", "“{name}” is deprived for no household"),
    ("indicators", False): Text("mọi hộ đều thiếu hụt “{name}”", "“{name}” is deprived for every household"),
    ("designations", True): Text("không hộ nào thuộc “{name}”", "no household is a “{name}”"),
    ("designations", False): Text("mọi hộ đều thuộc “{name}”", "every household is a “{name}”"),
}
