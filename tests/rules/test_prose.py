"""Rules in words: every part of every rule is said, in both languages, by its name and not by its identifier."""

import re
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given

from chuan_ngheo.household.codes import Device, Toilet
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.language import LANGUAGES, Language, Text
from chuan_ngheo.rules.expression import MIRRORED, And, Condition, Flag, Not, Operator, Or
from chuan_ngheo.rules.parser import parse
from chuan_ngheo.rules.prose import say, say_value
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE, class_scope
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standard, standards
from strategies.expressions import conditions

CODE = re.compile(r"[a-z]+_[a-z_]+|[<>={}\[\]*]|\b(True|False|None)\b")
PYTHON = re.compile(r"\b(and|or|not|in|any|member|count)\b")
LINES = {"poverty": Text("chuẩn nghèo", "poverty line")}
CLASSES = class_scope(("poverty",), {"toilet": Text("nhà tiêu", "toilet")})


def rules(law: Standard) -> list[Condition]:
    found = [each.deprived_when for each in law.indicators] + [each.when for each in law.classes + law.designations]
    return [rule for rule in found if rule is not None]


def test_a_finding_is_said_by_the_name_of_its_indicator() -> None:
    """As the survey found it, too."""
    rule = parse("deprived_toilet", CLASSES)
    assert (say(rule, "vi"), say(rule, "en")) == ("thiếu hụt nhà tiêu", "deprived in toilet")
    assert (say(Not(rule), "vi"), say(Not(rule), "en")) == ("không thiếu hụt nhà tiêu", "not deprived in toilet")
    fact = CLASSES.facts["deprived_toilet"]
    assert (say_value(fact, True, "vi"), say_value(fact, False, "en")) == (
        "thiếu hụt nhà tiêu",
        "not deprived in toilet",
    )
    assert (say_value(fact, None, "vi"), say_value(fact, None, "en")) == ("nhà tiêu: chưa biết", "toilet: unknown")


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_every_rule_of_the_law_is_said_in_both_languages(law: Standard) -> None:
    lines = {name: line.name for name, line in law.means.income.lines.items()}
    for rule in rules(law):
        vi, en = say(rule, "vi", lines), say(rule, "en", lines)
        assert vi != en
        for words in (vi, en):
            assert not CODE.search(words), words
            assert words.count("(") == words.count(")")
        assert not PYTHON.search(vi), vi
        for language in LANGUAGES:
            assert say(Not(rule), language, lines) != say(rule, language, lines)


@given(conditions(standard("vn-2016"), date(2020, 11, 20)))
def test_any_rule_is_said_in_both_languages(rule: Condition) -> None:
    for language in LANGUAGES:
        words = say(rule, language)
        assert not CODE.search(words), words
        assert say(Not(rule), language) != words
        assert say(Not(Not(rule)), language) == words
    assert not PYTHON.search(say(rule, "vi"))


@given(conditions(standard("vn-2016"), date(2020, 11, 20)), conditions(standard("vn-2016"), date(2020, 11, 20)))
def test_the_opposite_of_both_is_that_one_of_them_is_not(left: Condition, right: Condition) -> None:
    for language in LANGUAGES:
        assert say(Not(And((left, right))), language) == say(Or((Not(left), Not(right))), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_ways_of_joining_three_conditions_sound_the_same(language: Language) -> None:
    a, b, c = (Flag(HOUSEHOLD_FACTS[name]) for name in ("wall_durable", "roof_durable", "hears_loudspeaker"))
    ways = [
        And((a, b, c)),
        Or((a, b, c)),
        And((a, Or((b, c)))),
        And((Or((a, b)), c)),
        Or((a, And((b, c)))),
        Or((And((a, b)), c)),
        And((Not(Or((a, b))), c)),
        Or((Not(And((a, b))), c)),
    ]
    for left, right in combinations([say(way, language) for way in ways], 2):
        assert left != right


@pytest.mark.parametrize(
    ("rule", "en", "vi"),
    [
        (
            "any_member(untreated_illness)",
            "at least one member: was ill and not treated",
            "có ít nhất một thành viên: bị ốm đau nhưng không đi khám chữa bệnh",
        ),
        (
            "any_member(age >= 6 and not insured)",
            "at least one member: 6 years or older and has no health insurance",
            "có ít nhất một thành viên: từ đủ 6 tuổi và không có BHYT",
        ),
        (
            "any_member(5 <= age < 15 and malnourished)",
            "at least one member: 5 to under 15 years old and is malnourished",
            "có ít nhất một thành viên: từ 5 đến dưới 15 tuổi và suy dinh dưỡng",
        ),
        (
            "housing_grade in {unsturdy, simple}",
            "housing grade is unsturdy or simple",
            "loại nhà ở là thiếu kiên cố hoặc đơn sơ",
        ),
        (
            "floor_area < 8 * size",
            "floor area less than 8 × household size",
            "diện tích nhà ở nhỏ hơn 8 × số nhân khẩu",
        ),
        (
            "toilet not in {septic, vip}",
            "toilet is not septic tank or ventilated improved pit",
            "nhà tiêu không phải là tự hoại, bán tự hoại hoặc cải tiến có ống thông hơi (VIP)",
        ),
        (
            "toilet in {none, unhygienic, dug_with_seat}",
            "toilet is none, unhygienic latrine or dug latrine with a seat",
            "nhà tiêu là không có, không hợp vệ sinh hoặc hố xí đào có bệ ngồi",
        ),
        (
            "not any_member(phone_subscription or internet)",
            "no member: has a phone subscription or uses the internet",
            "không có thành viên nào: sử dụng thuê bao điện thoại hoặc sử dụng internet",
        ),
        (
            "not (television in devices or radio in devices) and not hears_loudspeaker",
            "has none of: television or radio and the public loudspeaker cannot be heard",
            "không có cái nào trong: tivi hoặc radio và không nghe được hệ thống loa đài truyền thanh xã/thôn",
        ),
        (
            "2 * count_members(age < 16 or (malnourished and disabled)) > size",
            "2 × the number of members (under 16 years or (is malnourished and is disabled)) more than household size",
            "2 × số thành viên (dưới 16 tuổi hoặc (suy dinh dưỡng và là người khuyết tật)) lớn hơn số nhân khẩu",
        ),
        (
            "size - (size + 1) - 2 * (size - 3) <= 0",
            "(household size - (household size + 1)) - 2 × (household size - 3) at most 0",
            "(số nhân khẩu - (số nhân khẩu + 1)) - 2 × (số nhân khẩu - 3) không quá 0",
        ),
    ],
)
def test_whole_sentences(rule: str, en: str, vi: str) -> None:
    tree = parse(rule, INDICATOR_SCOPE)
    assert say(tree, "en") == en
    assert say(tree, "vi") == vi


@pytest.mark.parametrize(
    ("rule", "holds", "does_not"),
    [
        ("wall_durable", "the walls are durable", "the walls are not durable"),
        ("size < 3", "household size less than 3", "household size at least 3"),
        ("size <= 3", "household size at most 3", "household size more than 3"),
        ("size == 3", "household size equal to 3", "household size other than 3"),
        ("toilet == vip", "toilet is ventilated improved pit", "toilet is not ventilated improved pit"),
        ("radio in devices", "has a radio", "has no radio"),
        (
            "radio in devices or phone in devices",
            "has at least one of: radio or telephone",
            "has none of: radio or telephone",
        ),
        (
            "radio in devices and phone in devices",
            "has a radio and has a telephone",
            "has no radio or has no telephone",
        ),
        ("any_member(insured)", "at least one member: has health insurance", "no member: has health insurance"),
        ("any_member(age < 6)", "at least one member: under 6 years", "no member: under 6 years"),
        ("any_member(6 < age)", "at least one member: over 6 years", "no member: over 6 years"),
        ("any_member(not 6 < age)", "at least one member: at most 6 years", "no member: at most 6 years"),
        ("any_member(not age != 6)", "at least one member: 6 years", "no member: 6 years"),
        (
            "any_member(not 5 <= age < 15)",
            "at least one member: under 5 years or 15 years or older",
            "no member: under 5 years or 15 years or older",
        ),
        (
            "any_member(education >= primary)",
            "at least one member: highest education is primary or more",
            "no member: highest education is primary or more",
        ),
        (
            "any_member(not education >= primary)",
            "at least one member: highest education is below primary",
            "no member: highest education is below primary",
        ),
    ],
)
def test_each_kind_of_condition_and_its_opposite(rule: str, holds: str, does_not: str) -> None:
    tree = parse(rule, INDICATOR_SCOPE)
    assert say(tree, "en") == holds
    assert say(Not(tree), "en") == does_not


@pytest.mark.parametrize(
    ("rule", "holds", "does_not"),
    [
        ("means <= poverty", "means at most poverty line", "means more than poverty line"),
        ("poverty > means", "means less than poverty line", "means at least poverty line"),
        ("deprived_toilet", "deprived in toilet", "not deprived in toilet"),
        ("deprivations >= 3", "number of deprived indicators at least 3", "number of deprived indicators less than 3"),
    ],
)
def test_class_rules_and_their_opposites(rule: str, holds: str, does_not: str) -> None:
    tree = parse(rule, CLASSES)
    assert say(tree, "en", LINES) == holds
    assert say(Not(tree), "en", LINES) == does_not


def test_a_least_number_is_said_with_both_its_words_in_vietnamese() -> None:
    assert say(parse("size >= 3", INDICATOR_SCOPE), "vi") == "số nhân khẩu từ 3 trở lên"
    scope = class_scope(("poverty",), {})
    assert say(parse("means >= poverty", scope), "vi", {"poverty": Text("chuẩn nghèo", "line")}) == (
        "mức sống từ chuẩn nghèo trở lên"
    )


@pytest.mark.parametrize(
    ("operator", "en", "vi"),
    [
        ("<", "under 6 years", "dưới 6 tuổi"),
        ("<=", "at most 6 years", "không quá 6 tuổi"),
        (">", "over 6 years", "trên 6 tuổi"),
        (">=", "6 years or older", "từ đủ 6 tuổi"),
        ("==", "6 years", "6 tuổi"),
        ("!=", "not 6 years", "không phải 6 tuổi"),
    ],
)
def test_an_age_is_said_in_the_words_of_the_law_from_either_side(operator: Operator, en: str, vi: str) -> None:
    for rule in (f"age {operator} 6", f"6 {MIRRORED[operator]} age"):
        tree = parse(f"any_member({rule})", INDICATOR_SCOPE)
        assert say(tree, "en") == f"at least one member: {en}"
        assert say(tree, "vi") == f"có ít nhất một thành viên: {vi}"


@pytest.mark.parametrize(
    ("rule", "en"),
    [
        ("5 <= age < 15", "5 to under 15 years old"),
        ("5 <= age <= 15", "5 to 15 years old"),
        ("5 < age <= 15", "over 5 years and at most 15 years"),
        ("5 <= age > 3", "5 years or older and over 3 years"),
        ("age >= 5 and age < 15", "5 years or older and under 15 years"),
        ("5 <= age < 15 and insured", "5 to under 15 years old and has health insurance"),
        ("5 <= age < 15 or insured", "5 to under 15 years old or has health insurance"),
        ("5 <= age or age < 15", "5 years or older or under 15 years"),
        ("2004 <= birth_year < 2010", "2004 at most year of birth and year of birth less than 2010"),
        ("5 <= age and birth_year < 2010", "5 years or older and year of birth less than 2010"),
    ],
)
def test_a_span_of_ages_is_one_phrase_where_it_is_written_as_one(rule: str, en: str) -> None:
    assert say(parse(f"any_member({rule})", INDICATOR_SCOPE), "en") == f"at least one member: {en}"


def test_a_fact_without_phrases_of_its_own_is_said_by_its_name() -> None:
    bare = Flag(Fact("well", Kind.BOOLEAN, Text("giếng riêng", "a well of its own")))
    assert [say(bare, language) for language in LANGUAGES] == ["giếng riêng", "a well of its own"]
    denied = ["không phải (giếng riêng)", "not (a well of its own)"]
    assert [say(Not(bare), language) for language in LANGUAGES] == denied


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", [HOUSEHOLD_FACTS, MEMBER_FACTS], ids=["household", "member"])
def test_every_answer_is_said_apart_from_every_other(facts, language: Language) -> None:
    examples = {Kind.BOOLEAN: [True, False], Kind.INTEGER: [0, 1], Kind.DECIMAL: [Decimal("1.5"), Decimal(2)]}
    for fact in facts.values():
        answers = list(fact.codes) if fact.kind is Kind.CODE else examples.get(fact.kind, [])
        said = [say_value(fact, answer, language) for answer in [*answers, None]]
        assert len(set(said)) == len(said)
        assert not any(CODE.search(words) for words in said)


@pytest.mark.parametrize(
    ("fact", "value", "en", "vi"),
    [
        ("toilet", Toilet.NONE, "toilet: none", "nhà tiêu: không có"),
        ("devices", frozenset(), "devices: none", "phương tiện thông tin: không có"),
        ("devices", frozenset([Device.RADIO]), "devices: radio", "phương tiện thông tin: radio"),
        ("floor_area", Decimal("45.50"), "floor area: 45.5 m²", "diện tích nhà ở: 45,5 m²"),
        ("monthly_income", 1_500_000, "household income: 1,500,000 VND/month", "thu nhập cả hộ: 1.500.000 đồng/tháng"),
        ("wall_durable", False, "the walls are not durable", "tường không bền chắc"),
        ("size", None, "household size: unknown", "số nhân khẩu: chưa biết"),
    ],
)
def test_one_answer(fact: str, value: object, en: str, vi: str) -> None:
    assert say_value(HOUSEHOLD_FACTS[fact], value, "en") == en
    assert say_value(HOUSEHOLD_FACTS[fact], value, "vi") == vi
