"""A result derived again is the same; whatever was changed since – a line, a rule, a fact, the claim – is told."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from chuan_ngheo import (
    Area,
    Classification,
    Household,
    Member,
    Status,
    __version__,
    classify,
    classify_points,
    replay,
    standard,
    wire,
)
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification.strategies import boundary_households
from chuan_ngheo.wire import Part
from strategies.planting import planted
from wire.drawn import any_household, laws, results

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
LAW = standard("vn-2016")
ON = LAW.start
OTHER_LAWS = [
    read_standard(planted(old, new), "x.yaml")
    for old, new in (
        ("rural: 700_000", "rural: 699_999"),
        ("rural: 1_000_000", "rural: 1_100_000"),
        ("means <= minimum and deprivations >= 3", "means <= minimum and deprivations >= 2"),
        ("floor_area < 8 * size", "floor_area < 9 * size"),
        ("means <= average", "means < average"),
    )
]


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_nothing_differs_under_any_shipped_standard(law: Standard) -> None:
    @settings(max_examples=8)
    @given(results(law))
    def holds(result: Classification) -> None:
        for each in (result, wire.recorded(result), wire.unstructure(result)):
            found = replay(each)
            assert found.is_same
            assert found.upholds_class
            assert found.say("en").endswith(": nothing differs")

    holds()


@given(boundary_households(LAW), st.sampled_from(OTHER_LAWS))
def test_a_changed_line_or_rule_is_told_and_so_is_the_class_where_it_turns(household: Household, law: Standard) -> None:
    result = classify(household, LAW, on=ON)
    found = replay(result, law)
    now = classify(household, law, on=ON)
    assert [each.path for each in found.of(Part.STANDARD)] == ["standard.digest"]
    assert found.upholds_class == (result.possible == now.possible)
    assert {each.path: each.now for each in found.of(Part.CLASS)}.get("result.class_id", result.class_id) == (
        now.class_id
    )
    assert replay(now).of(Part.STANDARD) == replay(wire.unstructure(now)).of(Part.STANDARD) != ()
    assert replay(now, law).is_same


@pytest.mark.parametrize(("law", "income"), [(OTHER_LAWS[0], 700_000), (OTHER_LAWS[1], 1_050_000)])
def test_a_household_on_a_line_that_was_moved_has_another_class(law: Standard, income: int) -> None:
    household = Household(area=Area.RURAL, income_per_head=income, deprivation_points=0)
    found = replay(classify(household, LAW, on=ON), law)
    assert found.upholds_class is False
    assert found.say("vi").startswith("vn-2016, 01/01/2016: loại hộ khác; nội dung chuẩn khác\n")
    assert found.say("en").startswith("vn-2016, 2016-01-01: the class differs; the content of the standard differs\n")


@given(any_household(), any_household())
def test_changed_facts_are_told_even_where_the_class_stays(one: Household, other: Household) -> None:
    document = wire.unstructure(classify(_unlabelled(one), LAW, on=_LATE))
    facts = wire.unstructure(_unlabelled(other))["household"]
    found = replay({**document, "household": facts})
    assert bool(found.of(Part.FACTS)) == (facts != document["household"])


def test_a_changed_day_is_a_changed_fact() -> None:
    document = wire.unstructure(classify(Household(members=[Member(age=6)]), LAW, on=ON))
    (found,) = replay({**document, "on": "2016-01-02"}).differences
    assert (found.path, found.part) == ("facts_digest", Part.FACTS)


@given(laws.flatmap(results), st.data())
def test_any_other_claim_is_told(result: Classification, data: DataObject) -> None:
    document = wire.unstructure(result)
    claimed = document["result"]
    others = [each.id for each in result.standard.classes if each.id != result.class_id]
    claims: dict[str, Any] = {
        "class_id": data.draw(st.sampled_from(others)),
        "status": data.draw(st.sampled_from([each for each in Status if each != result.status])),
        "possible": [*claimed["possible"], "x"],
        "undecided": [*claimed["undecided"], "x"],
        "findings": {**claimed["findings"], "x": True},
        "disagreement": not claimed["disagreement"],
        "deprivations": {**claimed["deprivations"], "most": claimed["deprivations"]["most"] + 1},
        "designations": [*claimed["designations"], "x"],
        "missing": [*claimed["missing"], ["x"]],
    }
    name = data.draw(st.sampled_from(sorted(claims)))
    found = replay({**document, "result": {**claimed, name: claims[name]}})
    (told,) = found.differences
    assert told.path.split(".")[:2] == ["result", name]
    assert found.upholds_class == (name not in ("class_id", "status", "possible"))
    assert told.say("vi") != told.say("en")
    assert told.label.vi not in ("", told.path)


def test_a_result_of_another_library_is_told_and_upheld() -> None:
    document = {**wire.unstructure(classify(Household(), LAW, on=ON)), "library_version": "0.0.1"}
    found = replay(document)
    assert found.say("en").splitlines() == [
        "vn-2016, 2016-01-01: the version of the library differs",
        f"  version of the library: 0.0.1 was recorded, now {__version__}",
    ]
    assert (found.is_same, found.upholds_class) == (False, True)


def test_what_is_shown_of_a_replay_is_short_and_names_nobody() -> None:
    document = wire.unstructure(classify(Household(id="079186012345", size=4), LAW, on=ON))
    shown = {
        repr(replay(document)): "the same",
        repr(replay({**document, "on": "2017-01-01"})): "not the same",
        repr(replay({**document, "standard": {**document["standard"], "id": "vn-2o16"}})): "not derived",
    }
    assert all(text.startswith("<Replay by vn-2") and text.endswith(f": {said}>") for text, said in shown.items())
    assert not any("079186012345" in text for text in shown)
    assert str(replay(document)) == replay(document).say("vi")


def test_a_standard_that_is_no_longer_known() -> None:
    law = assemble(evolve(LAW.written, id="vn-2o16"))
    result = classify(Household(area=Area.RURAL, income_per_head=1), law, on=ON)
    assert replay(result).is_same  # which has brought its standard along
    found = replay(wire.unstructure(result))
    assert (found.is_same, found.upholds_class, found.standard, found.now) == (False, None, None, None)
    assert found.say("en").startswith("vn-2o16, 2016-01-01: the standard is no longer known\n  no such standard; found")
    assert "did you mean “vn-2016”?" in found.say("en")
    assert "không còn biết chuẩn này" in found.say("vi")
    told = {each.path for each in replay(wire.unstructure(result), LAW).differences}
    assert told == {"standard.id", "standard.digest"}


def test_facts_that_can_no_longer_be_classified() -> None:
    document = wire.unstructure(classify(Household(members=[Member(birth_year=2010)]), LAW, on=ON))
    found = replay({**document, "on": "2009-01-01"})
    assert (found.now, found.standard, found.upholds_class) == (None, LAW, None)
    assert found.say("en").splitlines()[0] == "vn-2016, 2009-01-01: these facts can no longer be classified"
    assert found.problems[0].where == "members[0].birth_year"


def test_what_was_not_worked_out_is_not_missed() -> None:
    record = wire.recorded(classify(Household(), LAW, on=ON), says_missing=False)
    assert record.result.missing is None
    assert replay(record).is_same


def test_points_are_derived_again_too() -> None:
    document = wire.unstructure(classify_points(LAW, area="rural", income_points=125, deprivation_points=30))
    assert replay(document).is_same
    document["form"]["income_points"] = 121
    assert [each.part for each in replay(document).differences] == [Part.FACTS]
    document["form"]["income_points"] = 151
    assert {each.part for each in replay(document).differences} >= {Part.FACTS, Part.CLASS}


def test_only_a_classification_can_be_derived_again() -> None:
    with pytest.raises(wire.WireError, match="not the record of a classification"):
        replay(wire.unstructure(Household()))


@given(results(LAW))
def test_the_digest_of_the_facts_is_that_of_their_canonical_json(result: Classification) -> None:
    document = wire.unstructure(result)
    facts = {name: document[name] for name in ("form", "household", "on") if name in document}
    canonical = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert document["facts_digest"] == hashlib.sha256(canonical.encode()).hexdigest()


_LATE = date(2030, 1, 1)


def _unlabelled(household: Household) -> Household:
    """What may be classified on any day: without births, which may contradict ages."""
    return evolve(household, members=None, income_points=None)


def test_a_finding_of_any_name_is_told_by_it() -> None:
    document = wire.unstructure(classify(Household(size=4), LAW, on=LAW.start))
    document["result"]["findings"] = {"a.vi": True}
    assert "deprived in “a.vi”: true was recorded, now nothing" in replay(document).say("en")
