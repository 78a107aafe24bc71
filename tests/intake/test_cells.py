"""Cells: what is written for a value is read as that value, and nothing a person can type crashes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.household.codes import Area, Attending, Device, Education, Toilet
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.intake.cells import Value, read_answer, read_birth, read_cell
from chuan_ngheo.intake.mapping_file import shipped_headings
from chuan_ngheo.language import LANGUAGES
from chuan_ngheo.structuring import Unreadable

FACTS = HOUSEHOLD_FACTS | MEMBER_FACTS
HEADINGS = shipped_headings()


def written(fact: Fact) -> st.SearchStrategy[tuple[Value, str]]:
    """Values of a fact, each with one of the ways of writing it."""
    match fact.kind:
        case Kind.BOOLEAN:
            return st.sampled_from([(meaning, word) for word, meaning in HEADINGS.answers.meanings.items()])
        case Kind.INTEGER:
            most = 10**6 if fact.maximum is None else fact.maximum
            numbers = st.integers(fact.minimum, most)
            return st.one_of(numbers.map(lambda n: (n, str(n))), numbers.map(lambda n: (n, f"{n:,}".replace(",", "."))))
        case Kind.DECIMAL:
            areas = st.decimals(0, fact.maximum, places=2)
            return areas.map(lambda area: (area, f"{area:f}".replace(".", ",")))
        case Kind.DATE:
            return st.dates().filter(lambda day: day.year >= 1850).map(lambda day: (day, f"{day:%d/%m/%Y}"))
        case Kind.CODE:
            assert fact.codes is not None
            ways = [(code, word) for code in fact.codes for word in (str(code), code.label.vi, code.label.en)]
            return st.sampled_from(ways)
        case Kind.CODES:
            assert fact.codes is not None
            sets = st.frozensets(st.sampled_from(list(fact.codes)))
            return st.tuples(sets, st.sampled_from(["; ", ",", " | "])).map(
                lambda drawn: (drawn[0], drawn[1].join(code.label.vi for code in sorted(drawn[0])) or "không có")
            )


@given(
    st.data(), st.sampled_from(sorted(FACTS)), st.sampled_from([str, str.upper, str.title, lambda text: f" {text}\t"])
)
def test_a_written_value_is_read_back(data, name, spoilt) -> None:
    value, text = data.draw(written(FACTS[name]))
    assert read_cell(spoilt(text), FACTS[name], HEADINGS) == value
    assert type(read_cell(text, FACTS[name], HEADINGS)) is type(value)


@given(st.sampled_from(sorted(FACTS)), st.sampled_from(["", " ", "\u00a0", *sorted(HEADINGS.unknown)]))
def test_a_blank_or_unknown_cell_says_nothing(name: str, text: str) -> None:
    assert read_cell(text, FACTS[name], HEADINGS) is None
    assert read_answer(text, HEADINGS) is None
    assert read_birth(text, HEADINGS) is None


@given(st.sampled_from(sorted(FACTS)), st.text(max_size=40))
def test_any_text_gives_a_possible_value_or_a_reason_in_both_languages(name: str, text: str) -> None:
    fact = FACTS[name]
    reasons: list[str] = []
    value: Value | None = None
    try:
        value = read_cell(text, fact, HEADINGS)
    except Unreadable as refusal:
        reasons = [refusal.problem.reason(language) for language in LANGUAGES]
    assert len(set(reasons)) in (0, len(LANGUAGES))
    assert not isinstance(value, int | Decimal) or isinstance(value, bool) or value >= fact.minimum


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("area", "TT", Area.URBAN),
        ("area", "Phường", Area.URBAN),
        ("area", "xã", Area.RURAL),
        ("toilet", "không có", Toilet.NONE),
        ("toilet", "none", Toilet.NONE),
        ("attending", "không", Attending.NONE),
        ("education", "Cấp II", Education.LOWER_SECONDARY),
        ("devices", "TV; ĐT; laptop;", frozenset({Device.TELEVISION, Device.PHONE, Device.LAPTOP})),
        ("devices", "không có", frozenset()),
        ("devices", "none", frozenset()),
        ("insured", "X", True),
        ("insured", "K", False),
        ("insured", "0", False),
    ],
)
def test_words_of_the_mapping_are_understood(name: str, text: str, value: Value) -> None:
    assert read_cell(text, FACTS[name], HEADINGS) == value


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("area", "nong thon", "not in the code list; did you mean “nông thôn”?"),
        ("area", "đặc khu", "not in the code list; expected urban | rural | rural mountain or island"),
        ("devices", "tivi; máy giặt", "not in the code list; expected television | radio | desktop computer"),
        ("devices", ";", "a list of nothing"),
        ("insured", "có lẽ", "neither yes nor no; expected yes or no"),
        ("insured", "2", "neither yes nor no; expected yes or no"),
        ("size", "0", "impossible value; found 0; expected at least 1"),
        ("monthly_income", "-500.000", "impossible value; found -500000; expected at least 0"),
        ("floor_area", "100001", "impossible value; found 100001; expected at most 100000"),
        ("floor_area", "1,500", "can be read in two ways; expected 1500 or 1.5"),
        ("age", "151", "impossible value; found 151; expected at most 150"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(name: str, text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_cell(text, FACTS[name], HEADINGS)
    assert refusal.value.problem.reason("en").startswith(reason)


@pytest.mark.parametrize("text", ["1849", "20/11/1849", "0001-01-01"])
def test_nobody_was_born_so_long_ago(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_birth(text, HEADINGS)
    assert refusal.value.problem.message.en == "impossible value"
