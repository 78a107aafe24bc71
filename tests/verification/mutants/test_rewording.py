"""The text of a rule, changed in one place at a time."""

import ast
import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import RuleError, standard
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification.mutants import MutantKind
from chuan_ngheo.verification.mutants.rewording import rewordings
from strategies.expressions import conditions, written

RULES = sorted({each.deprived_when for law in standards() for each in law.written.indicators.values()} - {None})
rules = st.sampled_from(RULES) | conditions(standard("vn-2022"), date(2023, 11, 20)).map(written)


@given(rules)
def test_a_change_stands_at_its_place_and_nowhere_else(rule: str) -> None:
    for each in rewordings(rule):
        place = each.column - 1
        assert (each.line, each.text[:place]) == (1, rule[:place])
        longer = len(each.text) - len(rule)
        assert any(rule[place + length :] == each.text[place + length + longer :] for length in range(MOST_CHANGED)), (
            each
        )
        assert each.before != each.after
        assert each.before in rule
        assert each.after in each.text


MOST_CHANGED = 30
"""No word that is changed, with the comma and the blanks beside it, is longer."""


@given(rules)
def test_a_change_that_can_be_read_is_another_rule(rule: str) -> None:
    before = parse(rule, INDICATOR_SCOPE)
    for each in rewordings(rule):
        try:
            assert parse(each.text, INDICATOR_SCOPE) != before
        except RuleError:
            assert each.kind in (MutantKind.COMPARISON, MutantKind.NUMBER)  # a code without an order, -1


@given(rules)
def test_every_number_comparison_and_connective_is_changed(rule: str) -> None:
    found = Counter(each.kind for each in rewordings(rule))
    nodes = list(ast.walk(ast.parse(rule, mode="eval")))
    numbers = [node for node in nodes if isinstance(node, ast.Constant)]
    links = [operator for node in nodes if isinstance(node, ast.Compare) for operator in node.ops]
    joints = [node for node in nodes if isinstance(node, ast.BoolOp) for _ in node.values[1:]]
    codes = [code for node in nodes if isinstance(node, ast.Set) and len(node.elts) > 1 for code in node.elts]
    memberships = [each for each in links if isinstance(each, ast.In | ast.NotIn)]
    assert found[MutantKind.NUMBER] == 2 * len(numbers)
    assert found[MutantKind.CONNECTIVE] == len(joints)
    assert found[MutantKind.CODE] == len(codes)
    assert found[MutantKind.MEMBERSHIP] == len(memberships)
    assert found[MutantKind.COMPARISON] >= len(links) - len(memberships)
    assert found[MutantKind.NEGATION] >= len(re.findall(r"\bnot\b(?! in)|(?<!not )(?<!not \()any_member", rule))


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("not insured", ["insured"]),
        ("not any_member(insured)", ["any_member(insured)", "not any_member(not insured)"]),
        ("any_member(insured)", ["not any_member(insured)", "any_member(not insured)"]),
        ("toilet in {vip}", ["toilet not in {vip}"]),
        ("radio not in devices", ["radio in devices"]),
        ("education == none", ["education != none", "education <= none", "education >= none"]),
        ("size != 1", ["size == 1", "size != 0", "size != 2"]),
        ("5 <= age < 6", ["4", "6", "5 < age", "5 >= age", "age <= 6", "age > 6", "age < 5", "age < 7"]),
    ],
)
def test_what_a_rule_becomes(rule: str, changed: list[str]) -> None:
    texts = [each.text for each in rewordings(rule)]
    assert len(texts) == len(changed)
    assert all(any(part in text for text in texts) for part in changed)


def test_codes_of_a_set_are_dropped_one_by_one() -> None:
    dropped = [each.text for each in rewordings("toilet in {vip, septic , none}") if each.kind is MutantKind.CODE]
    assert dropped == ["toilet in {septic , none}", "toilet in {vip, none}", "toilet in {vip, septic}"]


def test_lines_and_indents_are_counted_as_they_were_written() -> None:
    places = {(each.before, each.line, each.column) for each in rewordings("  (size > 2\n   and wall_durable)")}
    assert places >= {("size > 2", 1, 9), ("size > 2 and wall_durable", 2, 4), ("wall_durable", 2, 8)}
