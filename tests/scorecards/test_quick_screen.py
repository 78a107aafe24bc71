"""The quick screen: so many yes answers spare a household the survey; what is unknown is never taken for a no."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chuan_ngheo.errors import HouseholdError, StandardError
from chuan_ngheo.household.codes import Education, Employment
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.language import Text
from chuan_ngheo.scorecards import QuickScreen, ScreenOutcome, read_quick_screen, screen
from chuan_ngheo.scorecards.screening import ScreenItem
from chuan_ngheo.standards.citation import Provenance
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.verification.strategies.surveyed import fill_in, households
from scorecards.planting import planted

ITEMS = (
    "motor_vehicle",
    "fridge_or_air_conditioner",
    "washing_machine",
    "rents_out",
    "electricity_use",
    "living_area",
    "public_sector_or_pension",
    "graduate_employed",
)
NO = dict.fromkeys(ITEMS, False)
OUT, ON, OPEN = ScreenOutcome.SCREENED_OUT, ScreenOutcome.GOES_ON, ScreenOutcome.UNDETERMINED


def test_the_example_says_what_is_known_of_form_a(form_a: QuickScreen) -> None:
    assert tuple(each.id for each in form_a.items) == ITEMS
    assert (form_a.items_on_form, form_a.threshold, form_a.unreadable, form_a.partial) == (9, 3, 1, True)
    assert {each.provenance for item in form_a.items for each in item.citation} == {Provenance.SECONDARY}
    assert "100 kWh" in form_a.items[4].question.vi
    assert "30 m²" in form_a.items[5].question.vi


def yes(*items: str) -> dict[str, bool]:
    return {**NO, **dict.fromkeys(items, True)}


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (yes("motor_vehicle", "washing_machine", "rents_out"), OUT),
        (yes(*ITEMS), OUT),
        (dict.fromkeys(ITEMS[:3], True), OUT),
        (yes("motor_vehicle", "washing_machine"), OPEN),  # the ninth item decides
        (yes("motor_vehicle"), ON),
        (NO, ON),
        ({}, OPEN),
        ({**yes("motor_vehicle"), "rents_out": None}, OPEN),
        ({**NO, "rents_out": None}, ON),
    ],
)
def test_form_a(form_a: QuickScreen, day: date, answers: dict[str, bool | None], outcome: ScreenOutcome) -> None:
    assert screen(form_a, on=day, answers=answers).outcome is outcome


def test_what_an_undetermined_outcome_hangs_on(form_a: QuickScreen, day: date) -> None:
    one_open = screen(form_a, on=day, answers={**yes("motor_vehicle"), "rents_out": None})
    assert [each.id for each in one_open.matters] == ["rents_out"]
    assert one_open.summary.en.startswith("undetermined (answered yes: 1, needed: 3) – to be asked: Land, premises")
    ninth = screen(form_a, on=day, answers=yes("motor_vehicle", "washing_machine"))
    assert ninth.matters == ()
    assert ninth.summary.vi.endswith("số mục của phiếu chưa đọc được: 1")
    assert screen(form_a, on=day, answers=NO).matters == ()
    assert screen(form_a, on=day, answers=NO).summary.vi == "tiếp tục khảo sát (“có”: 0 mục, cần 3)"
    assert repr(one_open) == "<Screening undetermined: 1 of 3 on phieu-a-2015>"
    assert repr(form_a).startswith("<QuickScreen phieu-a-2015: Form A")


@pytest.mark.parametrize(("area", "expected"), [("59.99", False), ("60", True), (None, None)])
def test_the_living_area_is_read_off_the_facts(
    form_a: QuickScreen, day: date, area: str | None, expected: bool | None
) -> None:
    household = Household(size=2, floor_area=None if area is None else Decimal(area))
    assert screen(form_a, household, on=day).truths[5] is expected


@pytest.mark.parametrize(
    ("education", "employment", "expected"),
    [
        (Education.UNIVERSITY, Employment.WAGE, True),
        (Education.COLLEGE, Employment.OWN_ACCOUNT, True),
        (Education.UNIVERSITY, Employment.RETIRED, False),
        (Education.UPPER_SECONDARY, Employment.WAGE, False),
        (Education.COLLEGE, None, None),
        (None, Employment.SEEKING, False),
    ],
)
def test_a_graduate_at_work_is_read_off_the_facts(
    form_a: QuickScreen, day: date, education: Education, employment: Employment, expected: bool | None
) -> None:
    household = Household(members=[Member(education=education, employment=employment)])
    assert screen(form_a, household, on=day).truths[7] is expected


def test_an_answer_beside_the_facts(form_a: QuickScreen, day: date) -> None:
    household = Household(size=2, floor_area=Decimal(60))
    assert screen(form_a, household, on=day, answers={"living_area": None}).yes == 1
    assert screen(form_a, household, on=day, answers={"living_area": True}).yes == 1
    assert screen(form_a, Household(size=2), on=day, answers={"living_area": True}).yes == 1


def test_everything_wrong_with_the_answers_is_said_at_once(form_a: QuickScreen, day: date) -> None:
    answers: dict[str, Any] = {"living_area": False, "washing_machin": True, "rents_out": 1}
    with pytest.raises(HouseholdError) as refusal:
        screen(form_a, Household(size=2, floor_area=Decimal(60)), on=day, answers=answers)
    contradiction, unknown, number = refusal.value.say("en").splitlines()
    assert contradiction == "answers.living_area: the answer contradicts the facts; found false; expected true"
    assert unknown.endswith("did you mean “washing_machine”?")
    assert number == "answers.rents_out: wrong type of value; found 1; expected true or false"


# laws ------------------------------------------------------------------------------------------

TRUTHS = st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=6)


def card(items: int, on_form: int, threshold: int) -> QuickScreen:
    text = Text("mục", "item")
    readable = tuple(ScreenItem(f"item{place}", text, ()) for place in range(items))
    return QuickScreen("card", text, {}, (), on_form, threshold, readable)


@st.composite
def screens(draw: st.DrawFn) -> tuple[QuickScreen, dict[str, bool | None]]:
    given_truths = draw(TRUTHS)
    on_form = len(given_truths) + draw(st.integers(0, 2))
    form = card(len(given_truths), on_form, draw(st.integers(1, on_form)))
    return form, {item.id: found for item, found in zip(form.items, given_truths, strict=True)}


@given(drawn=screens())
def test_it_is_decided_exactly_where_every_way_of_filling_in_agrees(
    day: date, drawn: tuple[QuickScreen, dict[str, bool | None]]
) -> None:
    form, answers = drawn
    choices = [(True, False) if found is None else (found,) for found in answers.values()]
    choices += [(True, False)] * form.unreadable
    reached = {sum(each) >= form.threshold for each in product(*choices)}
    expected = OPEN if len(reached) == 2 else OUT if True in reached else ON
    assert screen(form, on=day, answers=answers).outcome is expected


@given(drawn=screens(), data=st.data())
def test_more_yes_never_lowers_the_count(
    drawn: tuple[QuickScreen, dict[str, bool | None]], data: st.DataObject, day: date
) -> None:
    form, answers = drawn
    changed = data.draw(st.sampled_from(sorted(answers)))
    before, after = screen(form, on=day, answers=answers), screen(form, on=day, answers={**answers, changed: True})
    assert after.yes >= before.yes
    assert after.possible >= before.possible
    assert before.outcome is not OUT or after.outcome is OUT


def any_answers() -> SearchStrategy[dict[str, bool | None]]:
    asked = [each for each in ITEMS if each not in ("living_area", "graduate_employed")]
    return st.fixed_dictionaries({each: st.sampled_from([True, False, None]) for each in asked})


@given(data=st.data(), answers=any_answers())
def test_facts_that_are_learnt_later_keep_a_decided_outcome(
    form_a: QuickScreen, day: date, data: st.DataObject, answers: dict[str, bool | None]
) -> None:
    law = standard("vn-2016")
    household = data.draw(households(law, day))
    before = screen(form_a, household, on=day, answers=answers)
    after = screen(form_a, data.draw(fill_in(household, law, day)), on=day, answers=answers)
    assert before.outcome in (OPEN, after.outcome)
    assert before.yes <= after.yes <= after.possible <= before.possible
    assert {each.id for each in after.matters} <= {each.id for each in before.matters}


# files -----------------------------------------------------------------------------------------

FORM = """\
id: test-screen
name: {vi: Phiếu thử, en: A test screen}
partial: true
documents: {paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}}
citation: {document: paper, provenance: unverified}
items_on_form: 3
threshold: 2
items:
  fridge: {question: {vi: Tủ lạnh?, en: A refrigerator?}}
  space: {question: {vi: Rộng?, en: Space?}, when: floor_area >= 30 * size}
"""


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("partial: true", "partial: ¦false", "does not go with the number of items; found false; expected true"),
        ("items_on_form: 3", "items_on_form: ¦1", "fewer than the items of the file; found 1; expected at least 2"),
        ("threshold: 2", "threshold: ¦4", "an impossible threshold; found 4; expected 1 – 3"),
        ("threshold: 2", "threshold: ¦0", "an impossible threshold; found 0; expected 1 – 3"),
        ("30 * size", "30 * ¦sise", "a name with no meaning here; found sise; did you mean “size”?"),
        ("  fridge:", "  ¦Fridge:", "not a valid id; found Fridge"),
        ("document: paper", "document: ¦pape", "a name that the file does not define; found pape"),
        ("id: test-screen", "id: ¦Test", "not a valid id; found Test"),
        ("question: {vi: Tủ", "¦queston: {vi: Tủ", "unknown field; found queston"),
    ],
)
def test_a_planted_fault(written: str, instead: str, told: str) -> None:
    text, where = planted(FORM, written, instead, "form.yaml")
    with pytest.raises(StandardError) as refusal:
        read_quick_screen(text, "form.yaml")
    assert f"{where}: {told}" in [line[: len(where) + len(told) + 2] for line in refusal.value.say("en").splitlines()]


def test_a_form_with_every_item_is_not_called_partial() -> None:
    text = FORM.replace("items_on_form: 3", "items_on_form: 2")
    with pytest.raises(StandardError, match=r":3:10: does not go with the number of items; found true; expected false"):
        read_quick_screen(text)


def test_a_whole_form_is_not_partial() -> None:
    whole = read_quick_screen(FORM.replace("partial: true", "partial: false").replace("form: 3", "form: 2"))
    assert not whole.partial
    assert evolve(whole, items_on_form=3) == read_quick_screen(FORM)
