"""Text → tree: what the language takes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import RuleError
from chuan_ngheo.household.codes import Education, Toilet
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import (
    Amount,
    And,
    AnyMember,
    Comparison,
    Condition,
    MeansComparison,
    Not,
    Number,
    OneOf,
    Rung,
    Unknown,
    facts_named,
    walk,
)
from chuan_ngheo.rules.names import MOST_NESTING
from chuan_ngheo.rules.parser import MOST_CHARACTERS, parse
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE, class_scope, designation_scope
from chuan_ngheo.standards.registry import standard, standards
from chuan_ngheo.standards.status import STATUS_FACT
from strategies.expressions import conditions, written

ON = date(2020, 11, 20)
VN_2016 = standard("vn-2016")
CLASSES = class_scope(("poverty", "minimum"), {"toilet": Text("nhà tiêu", "toilet")})


@given(conditions(VN_2016, ON))
def test_a_tree_written_out_is_read_back(tree: Condition) -> None:
    assert parse(written(tree), INDICATOR_SCOPE) == tree


@given(conditions(VN_2016, ON), st.integers(0, 3), st.sampled_from([" ", "\n", "\t", "  # why\n"]))
def test_layout_says_nothing(tree: Condition, indent: int, space: str) -> None:
    text = written(tree).replace(" ", space)
    assert parse(f"{' ' * indent}({text}\n) ", INDICATOR_SCOPE) == tree


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_every_rule_of_the_law_is_read_back(law) -> None:
    for indicator in law.indicators:
        if indicator.deprived_when is not None:
            assert parse(written(indicator.deprived_when), INDICATOR_SCOPE) == indicator.deprived_when


AGE, YEARS = Amount(MEMBER_FACTS["age"]), Number(15)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("15 <= age < 30", And((Comparison("<=", YEARS, AGE), Comparison("<", AGE, Number(30))))),
        ("education >= lower_secondary", Rung(MEMBER_FACTS["education"], ">=", Education.LOWER_SECONDARY)),
        ("lower_secondary <= education", Rung(MEMBER_FACTS["education"], ">=", Education.LOWER_SECONDARY)),
        ("education == lower_secondary", OneOf(MEMBER_FACTS["education"], (Education.LOWER_SECONDARY,))),
        ("none != education", Not(OneOf(MEMBER_FACTS["education"], (Education.NONE,)))),
        ("education not in {none}", Not(OneOf(MEMBER_FACTS["education"], (Education.NONE,)))),
    ],
)
def test_conditions_on_a_member(text: str, tree: Condition) -> None:
    assert parse(f"any_member({text})", INDICATOR_SCOPE) == AnyMember(tree)


def test_a_code_is_the_code_of_the_fact_beside_it() -> None:
    for fact in (fact for fact in HOUSEHOLD_FACTS.values() if fact.codes is Toilet):
        tree = parse(f"{fact.name} == none", INDICATOR_SCOPE)
        assert isinstance(tree, OneOf)
        assert tree.codes == (Toilet.NONE,)
        assert isinstance(tree.codes[0], Toilet)


@pytest.mark.parametrize(
    ("text", "operator"), [("means <= poverty", "<="), ("poverty >= means", "<="), ("means > poverty", ">")]
)
def test_means_are_compared_with_lines(text: str, operator: str) -> None:
    assert parse(text, CLASSES) == MeansComparison(operator, "poverty")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("means == poverty", "1:1: means are only compared in order; found means; expected < <= > >="),
        ("means < 700_000", "1:9: not a line of this standard; found 700_000"),
        ("means <= povety", "1:10: not a line of this standard; found povety; did you mean “poverty”?"),
        ("poverty <= minimum", "1:1: a name with no meaning here; found poverty"),
        ("deprived_toilt", "1:1: a name with no meaning here; found deprived_toilt; did you mean “deprived_toilet”?"),
        ("any_member(insured)", "1:1: no such function here; found any_member"),
        ("size > 1", "1:1: a name with no meaning here; found size"),
    ],
)
def test_a_class_rule_asks_no_facts_of_the_household(text: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(text, CLASSES)
    assert str(caught.value).splitlines()[0].startswith(said)


def test_a_designation_may_name_facts_the_status_and_what_classes_name() -> None:
    scope = designation_scope(CLASSES, STATUS_FACT)
    rule = (
        "status <= near_poor and land_or_sea_livelihood and means > minimum and any_member(insured) and deprived_toilet"
    )
    assert {fact.name for fact in facts_named(parse(rule, scope))} == {
        "status", "land_or_sea_livelihood", "insured", "deprived_toilet",
    }  # fmt: skip


def test_what_nobody_knows_has_a_name_in_class_rules_alone() -> None:
    assert parse("means <= poverty and unknown", CLASSES) == And((MeansComparison("<=", "poverty"), Unknown()))
    with pytest.raises(RuleError, match="a name with no meaning here; found unknown"):
        parse("unknown", INDICATOR_SCOPE)


def test_a_rule_may_be_as_long_and_as_deep_as_the_limits() -> None:
    longest = ("size > 1 or " * 400)[: MOST_CHARACTERS - 12].rpartition(" or ")[0]
    assert len(list(walk(parse(longest, INDICATOR_SCOPE)))) > 900
    assert isinstance(parse("not " * (MOST_NESTING - 2) + "wall_durable", INDICATOR_SCOPE), Not)
    for too_much, said in (
        ("size > 1" + " " * MOST_CHARACTERS, "too long"),
        ("not " * MOST_NESTING + "size > 1", "deeply"),
    ):
        with pytest.raises(RuleError, match=said):
            parse(too_much, INDICATOR_SCOPE)
