"""Claims: what is proved holds of every household drawn, what is refuted is shown by one, both ways agree."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan_ngheo import Area, Household, RuleError, Standard, Status, classify, standard
from chuan_ngheo.errors import ChuanNgheoError
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification.proving.proof import Level, Verdict
from chuan_ngheo.verification.proving.proving import prove

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
LAWS = st.sampled_from([law.id for law in standards()])
BOTH = (standard("vn-2016"), standard("vn-2022"))


@st.composite
def claims(draw: st.DrawFn) -> str:
    """Conditions on what two standards say, on area and on income."""
    compared = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
    leaves = st.one_of(
        st.builds(
            "status_{} {} {}".format, st.sampled_from(["before", "after"]), compared, st.sampled_from(list(Status))
        ),
        st.builds("deprivations_{} {} {}".format, st.sampled_from(["before", "after"]), compared, st.integers(0, 5)),
        st.builds("area {} {}".format, st.sampled_from(["==", "!="]), st.sampled_from(list(Area))),
        st.builds("income_per_head {} {}".format, compared, st.integers(1, 40).map(lambda each: each * 100_001)),
    )
    trees = st.recursive(
        leaves,
        lambda inner: (
            inner.map("not ({})".format)
            | st.builds("({}) and ({})".format, inner, inner)
            | st.builds("({}) or ({})".format, inner, inner)
        ),
        max_leaves=5,
    )
    return draw(trees)


@given(never=claims(), before=LAWS, after=LAWS)
@settings(max_examples=20)
def test_enumeration_and_solver_agree(never: str, before: str, after: str) -> None:
    """`prove` asks both ways and raises where they differ."""
    found = prove(never, standards=(standard(before), standard(after)))
    assert found.level is Level.CELLS
    assert (found.counterexample is None) is found.proved


@given(data=st.data(), law_id=LAWS, line=st.integers(1, 60).map(lambda each: each * 50_000))
def test_a_proof_about_income_is_a_fact_of_every_income(data: st.DataObject, law_id: str, line: int) -> None:
    """Nobody of more than some income is poor: so it is just from the highest line of the poor on."""
    law = standard(law_id)
    found = prove(f"status == poor and income_per_head > {line}", standards=law)
    per_head = data.draw(st.integers(line + 1, line + 3_000_000))
    area = data.draw(st.sampled_from(Area))
    result = classify(Household(area=area, income_per_head=per_head), law, on=law.start)
    if found.proved:
        assert Status.POOR not in result.possible_statuses
    else:
        shown = found.counterexample
        assert shown is not None
        assert _per_head(shown.household) > line
        again = classify(shown.told[0], law, on=law.start)
        assert Status.POOR in again.possible_statuses
        assert (again.status is Status.POOR) is (found.verdict is Verdict.REFUTED)


def _per_head(household: Household) -> Fraction:
    if household.income_per_head is not None:
        return Fraction(household.income_per_head)
    return Fraction(household.monthly_income or 0, household.size or 1)


PROVED = [
    ("status_before == poor and status_after >= average", None, BOTH),
    ("status_before >= average and status_after == poor", "income_per_head <= 2_000_000", BOTH),
    ("class_id == poor_by_income", "means <= poverty", BOTH[0]),
    ("status == poor and deprivations < 3", "means <= poverty", BOTH[0]),
    ("status == near_poor", "means <= poverty", BOTH[1]),
    ("status == poor", "deprivations >= 3 and means <= poverty", BOTH[1]),
    ("deprived_child_schooling and not any_member(3 <= age < 16)", None, BOTH[1]),
    ("deprived_child_schooling_before and not deprived_child_schooling_after", None, BOTH),
    ("deprived_water_source_after and not deprived_water_source_before", None, BOTH),
    ("deprived_dependents and not any_member(age < 16 or social_allowance)", None, BOTH[1]),
    ("2 * count_members(age < 16) > size and not deprived_dependents", None, BOTH[1]),
    ("size == 3 and status == near_poor and income_per_head > 2_000_000", None, BOTH[1]),
]
REFUTED = [
    ("status_before >= average and status_after == poor", None, BOTH),
    ("status == poor and any_member(age >= 60)", None, BOTH[0]),
    ("status == poor and deprivations < 3", None, BOTH[0]),
    ("deprived_child_schooling_after and not deprived_child_schooling_before", None, BOTH),
    ("deprived_water_source_before and not deprived_water_source_after", None, BOTH),
    ("deprived_dependents and size == 1", None, BOTH[1]),
    ("count_members(age < 16) > size - 2 and not deprived_dependents", "size == 1", BOTH[1]),
    ("status == near_poor and income_per_head > 1_300_000", "area == urban", BOTH[1]),
    ("size == 3 and status == near_poor and income_per_head > 1_300_000", "area == urban", BOTH[1]),
]


@pytest.mark.parametrize(("never", "unless", "laws"), PROVED, ids=[each[0] for each in PROVED])
def test_what_the_law_rules_out_is_proved(
    never: str, unless: str | None, laws: Standard | tuple[Standard, Standard]
) -> None:
    assert prove(never, unless, standards=laws, members=None).proved
    assert prove(never, unless, standards=laws, members=3).proved


@pytest.mark.parametrize(("never", "unless", "laws"), REFUTED, ids=[each[0] for each in REFUTED])
def test_what_may_happen_is_shown_by_a_household(
    never: str, unless: str | None, laws: Standard | tuple[Standard, Standard]
) -> None:
    for members in (None, 3):
        found = prove(never, unless, standards=laws, members=members)
        assert found.verdict is Verdict.REFUTED
        shown = found.counterexample
        assert shown is not None
        on = found.on or (laws if isinstance(laws, Standard) else laws[-1]).start
        for told, standing, law in zip(
            shown.told, shown.standings, [laws] if isinstance(laws, Standard) else laws, strict=True
        ):
            result = classify(told, law, on=on if found.level is Level.FACTS else law.start)
            assert result.possible == standing.class_ids


def test_where_the_law_is_not_known_a_claim_is_open() -> None:
    """Bình Dương's clause on deprivation is not known: between its lines the class is open."""
    law = standard("vn-57-2016")
    open_claim = prove("status == poor and means > poverty", standards=law)
    assert open_claim.verdict is Verdict.OPEN
    assert open_claim.counterexample is not None
    assert len(open_claim.counterexample.standings[0].class_ids) > 1


def test_names_follow_the_keys_of_the_standards() -> None:
    laws = {"a": BOTH[0], "b": BOTH[1]}
    assert prove("status_a == poor and status_b == above_average", standards=laws).proved
    with pytest.raises(RuleError) as caught:
        prove("deprived_toilet_c", unless="deprived_toilet", standards=laws)
    assert [each.where for each in caught.value.problems] == ["never:1:1", "unless:1:1"]


@pytest.mark.parametrize(
    ("never", "where", "nearest"),
    [
        ("deprived_toilets", "never:1:1", "deprived_toilet"),
        ("status == por", "never:1:11", "poor"),
        ("class_id == poor_by_incom", "never:1:13", "poor_by_income"),
        ("status == poor and deprivation < 3", "never:1:20", "deprivations"),
    ],
)
def test_a_name_that_means_nothing_is_told_with_the_nearest(never: str, where: str, nearest: str) -> None:
    with pytest.raises(RuleError) as caught:
        prove(never, standards=BOTH[0])
    (problem,) = caught.value.problems
    assert (problem.where, problem.nearest) == (where, nearest)


def test_no_members_are_no_households() -> None:
    for members in (0, -1):
        with pytest.raises(ChuanNgheoError, match="at least one person"):
            prove("size >= 1", standards=BOTH[1], members=members)


def test_what_a_claim_itself_leaves_unknown_is_never_proved() -> None:
    assert prove("size >= 1 and unknown", standards=BOTH[1], members=1).verdict is Verdict.OPEN
    assert prove("unknown", standards=BOTH[1]).verdict is Verdict.OPEN


def test_three_standards_are_too_many_and_none_too_few() -> None:
    for laws in (standards()[:3], [], {"a-b": BOTH[0]}):
        with pytest.raises(ChuanNgheoError):
            prove("area == urban", standards=laws)


def test_a_proof_says_over_what_it_was_made() -> None:
    by_cells = prove("status == poor", "deprivations >= 3", standards=BOTH[1])
    by_facts = prove("status == poor and any_member(age >= 60)", standards=BOTH[1], members=2, on=date(2024, 5, 1))
    assert by_cells.cells
    assert (by_facts.members, by_facts.on) == (2, date(2024, 5, 1))
    for proof in (by_cells, by_facts):
        said = {proof.text("vi", 80), proof.text("en", 80), str(proof)}
        assert len(said) == 3 or proof.text("vi") == str(proof)
        assert proof.json()["verdict"] == str(proof.verdict)
    assert "1/5/2024" in by_facts.text("vi") or "01/05/2024" in by_facts.text("vi")
