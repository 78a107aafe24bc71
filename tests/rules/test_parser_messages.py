"""What the parser says of a rule that is not in the language: all of it, where it stands, and the nearest name."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import RuleError
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.language import Text
from chuan_ngheo.rules.parser import MOST_CHARACTERS, parse
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE, Scope, class_scope
from told import as_committed

CLASSES = class_scope(("poverty", "minimum"), {"toilet": Text("nhà tiêu", "toilet")})


def refused(text: str, scope: Scope = INDICATOR_SCOPE) -> RuleError:
    with pytest.raises(RuleError) as caught:
        parse(text, scope)
    return caught.value


REFUSED = [
    ("size", "1:1", "not a condition"),
    ("size + 1", "1:1", "not a condition"),
    ("toilet", "1:1", "not a condition"),
    ("devices", "1:1", "not a condition"),
    ("1", "1:1", "not a condition"),
    ("wall_durable > 1", "1:1", "“wall_durable” is not a number"),
    ("wall_durable == True", "1:1", "“wall_durable” is not a number"),
    ("1 < toilet", "1:1", "not a code of “toilet”"),
    ("toilet < septic", "1:1", "“toilet” has no order"),
    ("toilet == 1", "1:11", "not a code of “toilet”"),
    ("toilet in {septic, piped}", "1:20", "not a code of “toilet”"),
    ("toilet in (septic, vip)", "1:11", "wrong side of “in”"),
    ("tolet in {septic}", "1:1", "a name with no meaning here"),
    ("radio in device", "1:10", "a name with no meaning here"),
    ("toilet in devices", "1:1", "not a code of “devices”"),
    ("size in {1, 2}", "1:1", "not a coded fact"),
    ("radio in toilet", "1:10", "not a set of codes"),
    ("devices == radio", "1:1", "“devices” is not a number"),
    ("size * size > 1", "1:1", "a product needs a number written out"),
    ("floor_area * 2 > 1", "1:1", "arithmetic is on whole numbers only"),
    ("size > floor_area + 1", "1:8", "arithmetic is on whole numbers only"),
    ("any_member(education >= elementary_vocational)", "1:25", "this code is not on the general ladder"),
    ("any_member(insured, disabled)", "1:1", "the function takes exactly one condition"),
    ("any_member()", "1:1", "the function takes exactly one condition"),
    ("any_member(where=insured)", "1:1", "the function takes exactly one condition"),
    ("count_members(insured)", "1:1", "no such function here"),
    ("any_member(insured) > 1", "1:1", "no such function here"),
    ("any_member(any_member(insured))", "1:12", "no such function here"),
    ("any_member(wall_durable)", "1:12", "a name with no meaning here"),
    ("any_member(birth_date)", "1:12", "a name with no meaning here"),
    ("insured", "1:1", "a name with no meaning here"),
    ("means <= poverty", "1:1", "a name with no meaning here"),
    ("size > 1_000_000_000_000_001", "1:8", "the number is too large"),
    ("size > 0x10", "1:8", "numbers are not written so here"),
    ("0b1 * size > 1_0", "1:1", "numbers are not written so here"),
    ("size is 1", "1:1", "this comparison is not in the language"),
    ("(size > 1 and\n wall_durable or\n  siz > 2)", "3:3", "a name with no meaning here"),
    ("   siz > 2", "1:4", "a name with no meaning here"),
    ("\n\n  siz > 2", "3:3", "a name with no meaning here"),
    ("tuổi_thọ > 1 or siz > 2", "1:1", "a name with no meaning here"),
    ("siz > 'tuổi' or sise > 2", "1:1", "a name with no meaning here"),
]


@pytest.mark.parametrize(("text", "where", "message"), REFUSED)
def test_the_first_problem_and_its_place(text: str, where: str, message: str) -> None:
    problem = refused(text).problems[0]
    assert (problem.where, problem.message.en) == (where, message)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("   (size > 1 and\n siz > 2)", "2:2"),
        ("(\n   siz > 2)", "2:4"),
        ("('ngườ' == size and\n  siz > 2)", "2:3"),
    ],
)
def test_a_column_is_that_of_its_own_line(text: str, where: str) -> None:
    """What stands before the first line, or on the line above, moves nothing on the next."""
    assert refused(text).problems[-1].where == where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mean <= minimum", "means against a line, as in “means <= minimum”"),
        ("2 * means > 1", "means against a line, as in “means <= poverty”"),
        ("unknown <= 3", None),
    ],
)
def test_a_word_that_has_its_meaning_elsewhere_is_not_proposed_for_itself(text: str, expected: str | None) -> None:
    problem = refused(text, CLASSES).problems[-1]
    assert problem.nearest is None
    assert (problem.expected and problem.expected.en) == expected


def test_columns_count_letters_not_bytes() -> None:
    assert [problem.where for problem in refused("tuổi_thọ > 1 or siz > 2").problems] == ["1:1", "1:17"]
    assert refused("size > 1 or 'ngườ").problems[0].where == "1:13"


@pytest.mark.parametrize(
    ("text", "where", "message", "found"),
    [
        ("size >", "1:7", "the expression breaks off", None),
        ("  size > 'tuổi' or\t", "1:19", "the expression breaks off", None),
        ("(size > 1 and\n  size <)", "2:9", "not an expression", ")"),
        ("", "1:1", "the expression is empty", None),
        (" \n ", "2:2", "the expression is empty", None),
        ("\n (size > 1", "2:2", "opened and never closed", "(size > 1"),
        ("size > 'tuổi", "1:8", "opened and never closed", "'tuổi"),
        ("size > 1)", "1:9", "not an expression", ")"),
        ("tuổi hoặc size", "1:6", "not an expression", "hoặc size"),
    ],
)
def test_what_is_no_expression_is_told_where_it_stops(text: str, where: str, message: str, found: str | None) -> None:
    (problem,) = refused(text).problems
    assert (problem.where, problem.message.en, problem.found) == (where, message, found)


def test_all_that_is_said_is_what_is_committed() -> None:
    """In Vietnamese, too, and with all that was found, was expected and is near."""
    more = ["size >", "", "(size > 1", "size > 1 hoặc wall_durable"]
    more += ["not " * 40 + "wall_durable", "5", "toilet in size", "any_member(education >= primarry)"]
    as_committed("rules", [(text, refused(text).problems) for text in [*(each[0] for each in REFUSED), *more]])
    lines = [f"means {rest}" for rest in ("== poverty", "!= poverty", "< 700_000", "<= povety")]
    as_committed(
        "class_rules", [(text, refused(text, CLASSES).problems) for text in [*lines, "deprived_toilt", "size > 1"]]
    )


def test_a_rule_that_is_too_long_is_not_read() -> None:
    (problem,) = refused("size > 1 " + " " * MOST_CHARACTERS).problems
    assert problem.say("en") == "1:1: the expression is too long; found 4009; expected at most 4000 characters"
    assert problem.say("vi") == "1:1: biểu thức quá dài; gặp 4009; cần nhiều nhất 4000 ký tự"
    assert parse("size > 1".ljust(MOST_CHARACTERS), INDICATOR_SCOPE) == parse("size > 1", INDICATOR_SCOPE)


def spoilt(name: str) -> str:
    """A slip of the pen that is no other name: a letter written twice."""
    middle = len(name) // 2
    return f"{name[:middle]}{name[middle]}{name[middle:]}"


@pytest.mark.parametrize("name", HOUSEHOLD_FACTS)
def test_the_nearest_name_of_the_household(name: str) -> None:
    problem = refused(f"size > 1 and {spoilt(name)}").problems[0]
    assert (problem.where, problem.found, problem.nearest) == ("1:14", spoilt(name), name)


@pytest.mark.parametrize("name", INDICATOR_SCOPE.member_facts)
def test_the_nearest_name_of_a_member(name: str) -> None:
    problem = refused(f"any_member({spoilt(name)})").problems[0]
    assert (problem.where, problem.found, problem.nearest) == ("1:12", spoilt(name), name)


CODED = [(fact.name, str(code)) for fact in HOUSEHOLD_FACTS.values() for code in fact.codes or ()]


@pytest.mark.parametrize(("fact", "code"), CODED)
def test_the_nearest_code(fact: str, code: str) -> None:
    text = f"{spoilt(code)} in devices" if fact == "devices" else f"{fact} in {{{spoilt(code)}}}"
    problem = refused(text).problems[0]
    assert (problem.where, problem.nearest) == (f"1:{text.index(spoilt(code)) + 1}", code)
    assert problem.expected is not None
    assert code in problem.expected.en


@pytest.mark.parametrize(
    ("text", "nearest"), [("any_membr(insured)", "any_member"), ("count_member(insured) > 1", "count_members")]
)
def test_the_nearest_function(text: str, nearest: str) -> None:
    assert refused(text).problems[0].nearest == nearest


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("mean <= poverty", "means"),
        ("Means <= poverty", "means"),
        ("unknwn", "unknown"),
        ("povertyy > 1", "poverty"),
        ("deprivation > 1", "deprivations"),
        ("deprived_toilt", "deprived_toilet"),
    ],
)
def test_the_nearest_word_of_a_class_rule(text: str, nearest: str) -> None:
    assert refused(text, CLASSES).problems[0].nearest == nearest


def test_words_of_class_rules_are_near_only_there() -> None:
    for text in ("mean > 1", "unknwn"):
        assert refused(text).problems[0].nearest not in ("means", "unknown")


FAULTS: list[tuple[str, Callable[[int], str]]] = [
    ("siz > 1", lambda column: f"1:{column}"),
    ("toilet == septick", lambda column: f"1:{column + 10}"),
    ("any_member(insurd)", lambda column: f"1:{column + 11}"),
    ("size > 1.5", lambda column: f"1:{column + 7}"),
    ("size * size > 2", lambda column: f"1:{column}"),
    ("lambda: 1", lambda column: f"1:{column}"),
]


@given(st.lists(st.sampled_from(FAULTS), min_size=1, max_size=8), st.data())
def test_all_problems_are_found_at_once(faults: list[tuple[str, Callable[[int], str]]], data: st.DataObject) -> None:
    text, expected = "size > 1", []
    for fault, place in faults:
        text += data.draw(st.sampled_from([" and (", " or (", " and not ("]))
        expected.append(place(len(text) + 1))
        text += f"{fault})"
    assert sorted(problem.where for problem in refused(text).problems) == sorted(expected)
