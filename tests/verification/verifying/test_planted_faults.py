"""A fault planted in a copy of a standard is named with file, line and a household that shows it."""

from pathlib import Path

import pytest

from chuan_ngheo import classify, classify_points, standard
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification.verifying.changed_values import ChangedValue
from chuan_ngheo.verification.verifying.verified import Verification, verify
from strategies.planting import place, planted

VN_2016, VN_2022 = (standard_files()[each].read_text(encoding="utf-8") for each in ("vn-2016", "vn-2022"))
LINES_2016 = "        rural: 700_000\n        urban: 900_000\n"
SEEN_BY_CASES = [
    # the standard, what is written, what it becomes, where in it the change stands
    ("vn-2016", "rural: 700_000", "rural: 700_001", "700_001"),
    ("vn-2016", "urban: 140\n", "urban: 141\n", "141"),
    ("vn-2016", "means <= poverty\n", "means < poverty\n", "means"),
    ("vn-2016", "age >= 6 and not insured", "age > 6 and not insured", "any_member(age"),
    ("vn-2016", "birth_year >= 1986", "birth_year >= 1987", "any_member("),
    ("vn-2016", "not any_member(phone_subscription or", "not any_member(phone_subscription and", "not any"),
    ("vn-2022", "deprivations >= 3", "deprivations >= 2", "means"),
    ("vn-2022", "> size", ">= size", "2 * count"),
    ("vn-2022", "16 <= age <= 30", "16 <= age < 30", ">-"),
    ("vn-2022", "from: 2025-02-24", "from: 2025-02-25", "2025-02-25"),
]


def verified(text: str, tmp_path: Path, name: str = "x.yaml") -> Verification:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return verify(file)


def moved(change: ChangedValue, original: str, copy: str) -> bool:
    """Whether what a change is shown by comes out otherwise under the copy, by the ordinary path."""
    shown, laws = change.moves, (standard(original), read_standard(copy, "x.yaml"))
    assert shown is not None
    if shown.household is not None:
        one, other = (classify(shown.household, law, on=shown.on) for law in laws)
    elif shown.form is not None:
        one, other = (classify_points(law, **shown.form._asdict()) for law in laws)
    else:
        return laws[0].in_force(shown.on) != laws[1].in_force(shown.on)
    return (one.possible, one.truths, one.designations) != (other.possible, other.truths, other.designations)


@pytest.mark.parametrize(("original", "old", "new", "at"), SEEN_BY_CASES)
def test_an_off_by_one_is_named_with_its_place_and_a_household(
    original: str, old: str, new: str, at: str, tmp_path: Path
) -> None:
    text = planted(old, new, standard_files()[original].read_text(encoding="utf-8"))
    found = verified(text, tmp_path)
    (change,) = found.changed
    around = new if at in new else text[text.index(new) - 90 :][:110]
    assert change.where.split(":")[:2] == place(text, around, at).split(":")[:2]
    assert moved(change, original, text)
    assert change.says
    assert not found.passed
    assert found.failed, "the standard's own cases notice"
    lines = {each.mutant.where.split(":")[1] for each in found.repairs}
    written_over_lines = ">-" in at or "count" in at
    assert change.where.split(":")[1] in lines or (written_over_lines and lines) or "from" in change.path
    assert all(each.mutant.where.startswith("x.yaml:") for each in found.repairs)
    assert change.where in found.text("en")


def test_swapped_areas_are_named_by_the_check_by_cases_and_by_both_values(tmp_path: Path) -> None:
    swapped = "        rural: 900_000\n        urban: 700_000\n"
    text = planted(LINES_2016, swapped, VN_2016)
    found = verified(text, tmp_path)
    wrong = place(text, swapped, "900_000")
    assert [each.where for each in found.check.faults] == [wrong]
    assert [each.where for each in found.changed] == [wrong, place(text, swapped, "700_000")]
    assert all(moved(each, "vn-2016", planted(*_alone(each), VN_2016)) for each in found.changed)
    assert [str(each.mutant.kind) for each in found.repairs] == ["areas"]
    assert {case.where for each in found.repairs for case in each.mends} == {each.where for each in found.failed}


def _alone(change: ChangedValue) -> tuple[str, str]:
    """The change of one of the two lines by itself."""
    name = change.path.rsplit(".", 1)[1]
    return f"{name}: {int(change.before):_}", f"{name}: {int(change.after):_}"


def test_a_gap_is_named_with_a_household_that_has_no_class(tmp_path: Path) -> None:
    text = planted("    otherwise: true\n", "    when: means > average and deprivations < 10\n", VN_2016)
    found = verified(text, tmp_path)
    assert found.outcomes is None
    assert {each.where for each in found.check.faults} == {place(text, "  above_average:\n", "above_average")}
    assert all(each.household is not None for each in found.check.faults)
    assert "not run" in found.text("en")


def test_an_overlap_that_hides_the_poor_is_named(tmp_path: Path) -> None:
    """Near-poor by income before poor by deprivation: nobody would be poor by deprivation."""
    found = verified(planted("when: means <= poverty\n", "when: means <= minimum\n", VN_2016), tmp_path)
    fault = found.check.faults[0]
    assert fault.where.startswith("x.yaml:")
    assert fault.household is not None
    assert not found.passed


def test_a_wrong_date_is_named_with_the_days_that_are_left_out(tmp_path: Path) -> None:
    text = planted("to: 2021-12-31", "to: 2020-12-31", VN_2016)
    found = verified(text, tmp_path)
    (fault,) = found.check.faults
    assert fault.where == place(text, "to: 2020-12-31", "2020")
    assert "2021-01-01" in fault.message.en
    (change,) = found.changed
    assert change.where == fault.where
    assert change.moves is not None
    assert change.moves.on.isoformat() == "2021-01-01"


def test_a_rule_that_can_never_hold_is_named(tmp_path: Path) -> None:
    text = planted("5 <= age < 15 and", "15 <= age < 5 and", VN_2016)
    found = verified(text, tmp_path)
    assert place(text, "deprived_when: any_member(15", "any_member") in {each.where for each in found.check.faults}


def test_a_class_that_is_gone_is_told_with_whom_that_moves(tmp_path: Path) -> None:
    """The cases name it, and so cannot be run; all else is told."""
    start = VN_2022.index("  average:\n    status: average")
    found = verified(VN_2022[:start] + VN_2022[VN_2022.index("  above_average:\n") :], tmp_path)
    assert found.outcomes is None
    assert found.misfits
    assert not found.passed
    assert "average" in {each.found for each in found.misfits}
    (change,) = [each for each in found.changed or () if each.path == "classes"]
    assert (change.before, change.after) == ("average", "–")
    assert found.misfits[0].where in found.text("en")
    assert found.json()["misfits"]


def test_what_is_wrong_with_the_file_itself_is_told_as_ever(tmp_path: Path) -> None:
    from chuan_ngheo import StandardError

    with pytest.raises(StandardError, match=r"x\.yaml:\d+:\d+: .*povert"):
        verified(planted("when: means <= poverty", "when: means <= povert", VN_2016), tmp_path)
