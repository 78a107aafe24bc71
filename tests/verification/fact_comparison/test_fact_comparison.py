"""Two standards over all households: witnesses are classified again, and no household is ever found in what is proved
impossible.
"""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan_ngheo import ChuanNgheoError, Household, Standard, classify, standard
from chuan_ngheo.classification.findings import truths_of
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.verification import compare
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.fact_comparison.definitions import Relation
from chuan_ngheo.verification.fact_comparison.fact_comparison import FactComparison, compare_facts
from chuan_ngheo.verification.strategies.surveyed import households
from strategies.planting import VN_2016, planted

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
PAIRS = [
    ("vn-2016", "vn-2022", 8),
    ("vn-2022", "vn-2016", 2),
    ("vn-2022", "vn-2027", 2),
    ("vn-hn-2016", "vn-sg-2021", 2),
    ("vn-57-2016", "vn-2022", 2),
    ("vn-sg-2019", "vn-sg-2021", 2),
]


@pytest.fixture(scope="module", params=PAIRS, ids=lambda pair: f"{pair[0]}→{pair[1]}")
def compared(request: pytest.FixtureRequest) -> FactComparison:
    before, after, members = request.param
    return compare_facts(standard(before), standard(after), members=members)


def classes(household: Household, law: Standard, on: date) -> tuple[str, ...]:
    return classify(household, law, on=on).possible


def test_every_witness_passes_as_it_is_said_to(compared: FactComparison) -> None:
    for each in compared.possible:
        assert each.witness is not None
        told = each.witness.before, each.witness.after
        for household, law, standing in zip(
            told, (compared.before, compared.after), (each.before, each.after), strict=True
        ):
            assert classes(household, law, compared.on) == standing.class_ids


def test_passages_are_all_there_may_be_and_agree_with_the_cells(compared: FactComparison) -> None:
    """A passage that facts make possible is one that findings make possible, where one id is one finding for both."""
    pairs = [(each.before.class_ids, each.after.class_ids) for each in compared.passages]
    rows, columns = ({pair[side] for pair in pairs} for side in (0, 1))
    assert len(set(pairs)) == len(pairs) == len(rows) * len(columns)
    counted = {
        (row.class_ids, column.class_ids) for row, column in compare(compared.before, compared.after).matrix.counts
    }
    by_income = {(row, column) for row, column in pairs if (row, column) not in counted}
    impossible = {(each.before.class_ids, each.after.class_ids) for each in compared.impossible}
    assert by_income <= impossible


@given(data=st.data())
@settings(max_examples=60)
def test_no_household_makes_a_passage_that_is_proved_impossible(compared: FactComparison, data: st.DataObject) -> None:
    law = data.draw(st.sampled_from([compared.before, compared.after]))
    drawn = data.draw(households(law, compared.on, complete=True).filter(lambda each: len(each.members or ()) <= 2))
    facts = Household(area=drawn.area, monthly_income=drawn.monthly_income, members=drawn.members, **_home(drawn))
    total = drawn.deprivation_points
    found = tuple(
        classes(
            Household(**_stated(facts), deprivation_points=total if law.decision.point_cuts else None), law, compared.on
        )
        for law in (compared.before, compared.after)
    )
    possible = {(each.before.class_ids, each.after.class_ids) for each in compared.possible}
    if all(len(each) == 1 for each in found):
        assert found in possible


def _home(household: Household) -> dict[str, object]:
    names = ("housing_grade", "wall_durable", "column_durable", "roof_durable", "floor_area", "water_source", "toilet")
    return {name: getattr(household, name) for name in (*names, "devices", "hears_loudspeaker")}


def _stated(household: Household) -> dict[str, object]:
    return {name: getattr(household, name) for name in ("area", "monthly_income", "members", *_home(household))}


def test_definitions_are_told_apart_by_their_witnesses(compared: FactComparison) -> None:
    for each in compared.definitions:
        for witness, wanted in ((each.lost, (True, False)), (each.gained, (False, True))):
            if witness is not None:
                assert each.relation in (Relation.WIDER, Relation.NARROWER, Relation.OTHER)
                laws = zip((witness.before, witness.after), (compared.before, compared.after), strict=True)
                found = [
                    dict(zip((one.id for one in law.indicators), truths_of(told, law, compared.on), strict=True))
                    for told, law in laws
                ]
                assert tuple(truths[each.id] for truths in found) == wanted


def test_what_becomes_of_each_indicator_in_2022() -> None:
    found = compare_facts(standard("vn-2016"), standard("vn-2022"), members=2)
    assert {each.id: str(each.relation) for each in found.definitions} == {
        "health_services": "removed",
        "health_insurance": "same",
        "adult_education": "other",
        "child_schooling": "wider",
        "housing_quality": "other",
        "housing_area": "same",
        "water_source": "narrower",
        "toilet": "narrower",
        "telecom": "wider",
        "information_assets": "other",
        "employment": "added",
        "dependents": "added",
        "nutrition": "added",
    }


@pytest.mark.parametrize(
    ("old", "new", "relation", "age"),
    [
        ("5 <= age < 15 and", "5 <= age <= 15 and", "wider", 15),
        ("5 <= age < 15 and", "5 < age < 15 and", "narrower", 5),
        ("5 <= age < 15 and", "age >= 5 and age <= 14 and", "same", None),
        ("5 <= age < 15 and", "4 <= age < 14 and", "other", 4),
    ],
)
def test_a_definition_that_is_changed_is_told_with_the_age_it_turns_on(
    old: str, new: str, relation: str, age: int | None
) -> None:
    copy = read_standard(planted(old, new, VN_2016), "copy.yaml")
    changes = {each.id: each for each in compare_facts(standard("vn-2016"), copy, members=2).definitions}
    assert changes["child_schooling"].relation == relation
    assert {str(each.relation) for name, each in changes.items() if name != "child_schooling"} == {"same"}
    ages = [
        member.age or compare_year(member.birth_year)
        for witness in (changes["child_schooling"].gained, changes["child_schooling"].lost)
        if witness is not None
        for member in witness.household.members or ()
        if member.attending is not None
    ]
    assert age is None or age in ages


def compare_year(year: int | None) -> int:
    """The age at the first day of the standard that a year of birth leaves, where the birthday is still to come."""
    return standard("vn-2016").start.year - 1 - (year or 0)


def test_only_what_matters_is_stated() -> None:
    """Leaving out any fact that a witness states leaves its class open, or changes it."""
    found = compare_facts(standard("vn-2016"), standard("vn-2022"), members=2)
    for each in found.of(Change.WORSE):
        assert each.witness is not None
        stated = each.witness.household
        for name in ("floor_area", "water_source", "toilet", "devices"):
            if getattr(stated, name) is not None:
                fewer = [
                    Household(**{**_everything(told), name: None}) for told in (each.witness.before, each.witness.after)
                ]
                now = tuple(
                    classes(told, law, found.on) for told, law in zip(fewer, (found.before, found.after), strict=True)
                )
                assert now != (each.before.class_ids, each.after.class_ids)


def test_no_finding_is_told_without_need() -> None:
    """Where an indicator has no rule, just so many findings are told as it takes."""
    found = compare_facts(standard("vn-2022"), standard("vn-2027"), members=1)
    (poorer,) = [each for each in found.of(Change.WORSE) if (each.before.id, each.after.id) == ("average", "poor")]
    assert poorer.witness is not None
    told = poorer.witness.after
    assert told.findings
    assert set(told.findings.values()) == {True}
    for left_out in told.findings:
        fewer = {each: value for each, value in told.findings.items() if each != left_out}
        assert classes(Household(**{**_everything(told), "findings": fewer}), found.after, found.on) != ("poor",)


def _everything(household: Household) -> dict[str, object]:
    return {name: getattr(household, name) for name in Household.__match_args__}


def test_it_is_said_in_both_languages_and_as_plain_data(compared: FactComparison) -> None:
    texts = [compared.text("vi", 80), compared.text("en", 80)]
    assert texts[0] != texts[1]
    assert all(len(line) <= 80 for text in texts for line in text.splitlines())
    for language in ("vi", "en"):
        page = compared.html(language)
        assert page.startswith("<!doctype html>")
        assert page.count("<tr>") > len(compared.possible)
    data = json.loads(json.dumps(compared.json()))
    assert [each["possible"] for each in data["passages"]] == [each.is_possible for each in compared.passages]
    assert len(data["definitions"]) == len(compared.definitions)


def test_nobody_is_no_household() -> None:
    with pytest.raises(ChuanNgheoError, match="at least one person"):
        compare_facts(standard("vn-2016"), standard("vn-2022"), members=0)
