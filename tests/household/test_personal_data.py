"""Ids, labels and dates of birth of people are in no error and in no repr, whatever is wrong with a record."""

import re
import traceback
from collections.abc import Callable
from contextvars import Context
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import chuan_ngheo as cn
from chuan_ngheo.household.personal import personal_data_shown
from chuan_ngheo.intake.register import read_register
from chuan_ngheo.review.errors import ReviewError
from chuan_ngheo.review.register import Entry

ON = date(2020, 11, 20)
NAME, IDENTITY, BORN = "Nguyễn Văn Bí", "079186012345", date(1986, 3, 14)
SECRETS = ("Nguyễn Văn Bí", "079186012345", "1986-03-14", "14/03/1986", "1986, 3, 14")
RECORD: dict[str, Any] = {
    "id": "079186012345",
    "area": "rural",
    "size": 2,
    "monthly_income": 2_000_000,
    "labels": {"village": "Thôn 1", "head": "Nguyễn Văn Bí"},
    "members": [{"birth_date": "1986-03-14", "insured": True}, {"age": 7}],
}


def names_nobody(text: str) -> None:
    assert not [secret for secret in SECRETS if secret in text], text


def everything_said(error: cn.ChuanNgheoError) -> str:
    """The message in both languages, the repr, and the whole traceback as a log has it."""
    return "\n".join([error.say("vi"), error.say("en"), repr(error), *traceback.format_exception(error)])


WRONG: list[tuple[tuple[Any, ...], Any]] = [
    (("id",), 79186012345),
    (("id",), ["Nguyễn Văn Bí"]),
    (("labels",), "Nguyễn Văn Bí"),
    (("labels", "head"), ["Nguyễn Văn Bí"]),
    (("labels", "head"), {"name": "Nguyễn Văn Bí"}),
    (("members",), "Nguyễn Văn Bí"),
    (("members",), {"Bí": {"birth_date": "1986-03-14"}}),
    (("members", 0), "Nguyễn Văn Bí"),
    (("members", 1), ["Nguyễn Văn Bí", "079186012345"]),
    (("members", 0, "birth_date"), "14/03/1986"),
    (("members", 0, "birth_date"), {"day": "1986-03-14"}),
    (("members", 0, "birth_year"), 1987),
    (("members", 0, "age"), 3),
    (("size",), {"id": "079186012345"}),
    (("area",), [{"name": "Nguyễn Văn Bí"}]),
    (("devices",), [{"owner": "Nguyễn Văn Bí"}]),
    (("findings",), ["Nguyễn Văn Bí"]),
    (("income_per_head",), 5),
    (("size",), 1),
    (("toilet",), "septik"),
]


def spoilt(path: tuple[Any, ...], value: Any, data: Any = RECORD) -> Any:
    """The record with one value in another's place."""
    if not path:
        return value
    step, *rest = path
    if isinstance(data, list):
        return [spoilt(tuple(rest), value, each) if place == step else each for place, each in enumerate(data)]
    return {**data, step: spoilt(tuple(rest), value, data.get(step))}


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_an_error_says_where_and_what_was_expected_and_nobodys_name(path: tuple[Any, ...], value: Any) -> None:
    with pytest.raises(cn.HouseholdError) as caught:
        cn.read_household(spoilt(path, value), on=ON)
    names_nobody(everything_said(caught.value))
    (problem, *_) = caught.value.problems
    assert problem.where
    assert problem.expected or problem.found


@given(st.lists(st.sampled_from(WRONG), min_size=1, max_size=4))
def test_nor_do_several_errors_at_once(several: list[tuple[tuple[Any, ...], Any]]) -> None:
    record = RECORD
    for path, value in several:
        try:
            record = spoilt(path, value, record)
        except (TypeError, ValueError, AttributeError):  # where another stands already
            continue
    try:
        cn.read_household(record, on=ON)
    except cn.HouseholdError as error:
        names_nobody(everything_said(error))


def test_what_was_found_is_said_of_codes_and_numbers() -> None:
    with pytest.raises(cn.HouseholdError, match=r"found 'septik'.*did you mean “septic”"):
        cn.read_household(spoilt(("toilet",), "septik"), on=ON)
    with pytest.raises(cn.HouseholdError, match="found -5; expected at least 0"):
        cn.read_household(spoilt(("monthly_income",), -5), on=ON)
    with pytest.raises(cn.HouseholdError, match=r"members\[0\]\.birth_date: wrong type of value; found str; expected"):
        cn.read_household(spoilt(("members", 0, "birth_date"), "14/03/1986"), on=ON)


def _member(**facts: Any) -> Callable[[], Any]:
    return lambda: cn.Member(**facts)


@pytest.mark.parametrize(
    "make",
    [
        lambda: cn.Household(id=int(IDENTITY)),  # type: ignore[arg-type]
        lambda: cn.Household(labels={"head": (NAME,)}),  # type: ignore[dict-item]
        lambda: cn.Household(labels={(NAME,): "x"}),  # type: ignore[dict-item]
        lambda: cn.Household(labels=NAME),  # type: ignore[arg-type]
        lambda: cn.Household(members=[NAME]),  # type: ignore[list-item]
        lambda: cn.Household(members={"birth_date": str(BORN)}),  # type: ignore[arg-type]
        _member(birth_date=str(BORN)),
        _member(birth_date=BORN, birth_year=1987),
        lambda: cn.classify(
            cn.Household(members=[cn.Member(birth_date=BORN)]), cn.standard("vn-2016"), on=date(1986, 1, 1)
        ),
        lambda: Entry([IDENTITY]),  # type: ignore[arg-type]
        lambda: Entry("x", moved_in=True, predecessors=(IDENTITY,)),
    ],
)
def test_nor_do_the_classes_themselves(make: Callable[[], Any]) -> None:
    with pytest.raises((cn.HouseholdError, ReviewError)) as caught:
        make()
    names_nobody(everything_said(caught.value))


def test_a_repr_names_nobody_unless_asked() -> None:
    household = cn.read_household(RECORD, on=ON)
    result = cn.classify(household, cn.standard("vn-2016"), on=ON)
    for each in (household, household.members, result, result.findings, result.missing):
        names_nobody(repr(each))
        names_nobody(f"{each}")
    assert "labels={'village': …, 'head': …}" in repr(household)
    assert "id=…" in repr(household)
    assert "monthly_income=2000000" in repr(household)
    assert "id=" not in repr(evolve(household, id=None))
    with personal_data_shown():
        shown = repr(household)
        names_nobody(Context().run(repr, household))  # what others do meanwhile is not asked
    assert all(secret in shown for secret in ("Nguyễn Văn Bí", "079186012345", "1986, 3, 14"))
    names_nobody(repr(household))


def test_rows_of_a_table_are_told_by_their_numbers(tmp_path: Path) -> None:
    """What is sent back to people quotes the cell; a repr of it, or of a row, does not."""
    file = tmp_path / "households.csv"
    file.write_text("Mã hộ,Chủ hộ,Khu vực,Số nhân khẩu\n079186012345,Nguyễn Văn Bí,nông thôn,hai\n1,x,xã,2\n", "utf-8")
    register = read_register(file, on=ON)
    names_nobody(repr(register))
    assert "row=2" in repr(register)
    assert [each.value for each in register.rejected] == ["hai"]
    assert re.search("value=…", repr(register.rejected))
