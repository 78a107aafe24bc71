"""What no household can be: wrong types, impossible values, facts that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from chuan_ngheo.errors import Problem, nearest_name, shortened
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.household.personal import kind_of
from chuan_ngheo.language import CodeList, Text

if TYPE_CHECKING:
    from chuan_ngheo.household.model import Household, Member

MOST_DIGITS = 100
"""So many digits a decimal may have written out; no survey measures a floor to a fraction of an atom."""

EXPECTED: dict[Kind, Text] = {
    Kind.BOOLEAN: Text("đúng hoặc sai (true/false)", "true or false"),
    Kind.INTEGER: Text("một số nguyên", "a whole number"),
    Kind.DECIMAL: Text("một số thập phân chính xác", "an exact decimal number"),
    Kind.DATE: Text("một ngày (năm-tháng-ngày)", "a date (year-month-day)"),
    Kind.CODE: Text("một mã trong danh mục", "a code of the list"),
    Kind.CODES: Text("một tập mã trong danh mục", "a set of codes of the list"),
}
_TEXT = Text("chữ", "text")
_MEMBER = Text("một thành viên", "a member")
_MEMBERS = Text("một danh sách thành viên", "a list of members")
_MAPPING = Text("các mục có tên", "a mapping")
_WRONG_TYPE = Text("sai kiểu giá trị", "wrong type of value")
_KEY_NO_TEXT = Text("tên mục phải là chữ", "a key must be text")
_TOO_SMALL = Text("giá trị không thể có", "impossible value")
_AT_LEAST = Text("ít nhất {0}", "at least {0}")
_FROM_YEAR = Text("từ năm {0}", "{0} or later")
_AT_MOST = Text("nhiều nhất {0}", "at most {0}")
_TOO_LONG = Text("số quá dài", "a number of too many digits")
_DIGITS = Text("nhiều nhất {0} chữ số", "at most {0} digits")


def shown(value: object) -> str:
    """A value as an error message shows it."""
    try:
        return shortened(str(value) if isinstance(value, Decimal) else repr(value))
    except (ValueError, RecursionError):  # more digits, or lists inside lists, than Python writes out
        return type(value).__name__


def _is_of_kind(fact: Fact, value: object) -> bool:
    match fact.kind:
        case Kind.BOOLEAN:
            return isinstance(value, bool)
        case Kind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case Kind.DECIMAL:
            return isinstance(value, Decimal) and value.is_finite()
        case Kind.DATE:
            return isinstance(value, date) and not isinstance(value, datetime)
        case Kind.CODE:
            return fact.codes is not None and isinstance(value, fact.codes)
        case Kind.CODES:
            return (
                isinstance(value, frozenset)
                and fact.codes is not None
                and all(isinstance(code, fact.codes) for code in value)
            )


def fact_problems(fact: Fact, value: object, where: str) -> Iterator[Problem]:
    """What is wrong with one value, taken by itself."""
    if not _is_of_kind(fact, value):
        found = kind_of(value) if fact.kind is Kind.DATE else shown(value)
        yield Problem(where, _WRONG_TYPE, found=found, expected=EXPECTED[fact.kind])
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        found = shown(value) if isinstance(value, int) else shortened(str(value))
        if value < fact.minimum:
            yield Problem(where, _TOO_SMALL, found=found, expected=_bound(_AT_LEAST, fact.minimum))
        elif fact.maximum is not None and value > fact.maximum:
            yield Problem(where, _TOO_SMALL, found=found, expected=_bound(_AT_MOST, fact.maximum))
        elif isinstance(value, Decimal) and _digits(value) > MOST_DIGITS:
            yield Problem(where, _TOO_LONG, found=found, expected=_bound(_DIGITS, MOST_DIGITS))


def _digits(number: Decimal) -> int:
    """How many digits it takes to write a number out, before or behind the point."""
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return max(len(digits), len(digits) + exponent, -exponent)


def unknown_code(value: object, codes: type[CodeList], where: str = "") -> Problem:
    """What to say of a value that is none of the codes."""
    known = [str(code) for code in codes]
    return Problem(
        where,
        Text("không phải mã trong danh mục", "not a code of the list"),
        found=shown(value),
        expected=Text(", ".join(known), ", ".join(known)),
        nearest=nearest_name(value, known) if isinstance(value, str) else None,
    )


def _bound(text: Text, bound: int) -> Text:
    return Text(vi=text.vi.format(bound), en=text.en.format(bound))


def _each_fact(subject: object, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    for name, fact in facts.items():
        value = getattr(subject, name)
        if value is not None:
            yield from fact_problems(fact, value, name)


def member_problems(member: Member) -> list[Problem]:
    """Everything wrong with one member; empty for a possible one."""
    problems = list(_each_fact(member, MEMBER_FACTS))
    if problems:
        return problems
    born, year = member.birth_date, member.birth_year
    earliest = MEMBER_FACTS["birth_year"].minimum
    if born is not None and born.year < earliest:  # such as 0001-01-01, which some programs write for “no day”
        problems.append(Problem("birth_date", _TOO_SMALL, expected=_bound(_FROM_YEAR, earliest)))
    elif born is not None and year is not None and born.year != year:
        problems.append(
            Problem(
                "birth_year",
                Text("năm sinh trái với ngày sinh", "the year of birth contradicts the date of birth"),
                found=str(year),
                expected=Text(str(born.year), str(born.year)),
            )
        )
    return problems


def household_problems(household: Household) -> list[Problem]:
    """Everything wrong with one household (its members are checked as they are built)."""
    problems = list(_each_fact(household, HOUSEHOLD_FACTS))
    problems.extend(fact_problems(HOUSEHOLD_FACTS["devices"], household.devices_unknown, "devices_unknown"))
    problems.extend(_mapping_problems("findings", household.findings, bool, EXPECTED[Kind.BOOLEAN]))
    problems.extend(_mapping_problems("labels", household.labels, str, _TEXT))
    problems.extend(_listing_problems(household))
    if problems:
        return problems
    problems.extend(_size_problems(household))
    problems.extend(_device_problems(household))
    problems.extend(_income_problems(household))
    return problems


def _listing_problems(household: Household) -> Iterator[Problem]:
    """Wrong types of the id and of the members."""
    from chuan_ngheo.household.model import Member  # which needs this module to be made

    given: Any = household
    if given.id is not None and not isinstance(given.id, str):
        yield Problem("id", _WRONG_TYPE, found=kind_of(given.id), expected=_TEXT)
    if given.members is not None and not isinstance(given.members, tuple):
        yield Problem("members", _WRONG_TYPE, found=kind_of(given.members), expected=_MEMBERS)
        return
    for index, member in enumerate(given.members or ()):
        if not isinstance(member, Member):
            yield Problem(f"members[{index}]", _WRONG_TYPE, found=kind_of(member), expected=_MEMBER)


def _mapping_problems(where: str, mapping: object, kind: type, expected: Text) -> Iterator[Problem]:
    if not isinstance(mapping, Mapping):
        yield Problem(where, _WRONG_TYPE, found=kind_of(mapping), expected=_MAPPING)
        return
    for key, value in mapping.items():
        if not isinstance(key, str):
            yield Problem(where, _KEY_NO_TEXT, found=kind_of(key), expected=_TEXT)
        elif not isinstance(value, kind):
            found = kind_of(value) if kind is str else shown(value)
            yield Problem(f"{where}.{key}", _WRONG_TYPE, found=found, expected=expected)


def _size_problems(household: Household) -> Iterator[Problem]:
    if household.members is None:
        return
    listed = len(household.members)
    if listed == 0:
        yield Problem(
            "members",
            Text("danh sách thành viên trống", "an empty list of members"),
            expected=Text(
                "ít nhất một người; bỏ trống mục này nếu chưa biết", "at least one person; leave it unset if unknown"
            ),
        )
    elif household.size is not None and household.size < listed:
        yield Problem(
            "size",
            Text(
                f"số nhân khẩu nhỏ hơn số thành viên được liệt kê ({listed})",
                f"smaller than the number of members listed ({listed})",
            ),
            found=str(household.size),
            expected=_bound(_AT_LEAST, listed),
        )


def _device_problems(household: Household) -> Iterator[Problem]:
    both = household.devices_unknown & (household.devices or frozenset())
    if both:
        yield Problem(
            "devices_unknown",
            Text("vừa có vừa chưa biết", "both owned and unknown"),
            found=", ".join(sorted(both)),
        )


def _income_problems(household: Household) -> Iterator[Problem]:
    """Income per head may be rounded to a đồng either way; beyond that the two incomes contradict."""
    total, per_head, size = household.monthly_income, household.income_per_head, household.size
    if total is None or per_head is None or size is None:
        return
    if abs(per_head * size - total) >= size:
        yield Problem(
            "income_per_head",
            Text(
                f"trái với thu nhập cả hộ ({total} đồng cho {size} người)",
                f"contradicts the household's income ({total} VND for {size} persons)",
            ),
            found=str(per_head),
            expected=Text(str(total // size), str(total // size)),
        )
