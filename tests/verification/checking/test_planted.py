"""Each fault that a rule author may plant is named at its place, with a household that shows it."""

from datetime import date

import pytest
from attrs import evolve

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.errors import StandardError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.checked import Check, check, check_text
from chuan_ngheo.verification.checking.remark import Gravity, Remark, RemarkKind
from chuan_ngheo.verification.comparison.witness import told_to
from strategies.planting import VN_2016, place, planted

VN_2011 = standard_files()["vn-2011"].read_text(encoding="utf-8")
LAST = "    otherwise: true\n"
MINIMUM_RULE = "means <= minimum and deprivations >= 3"


def checked(text: str) -> Check:
    return check_text(text, "x.yaml")


def remarks(text: str, kind: RemarkKind) -> list[Remark]:
    """The remarks of a kind, all said in both languages."""
    found = [each for each in checked(text).remarks if each.kind is kind]
    for each in found:
        assert each.message.vi != each.message.en
        assert (each.household is None) == (each.example is None)
    return found


def fault(text: str, kind: RemarkKind) -> Remark:
    """The only fault, of this kind."""
    faults = checked(text).faults
    assert [each.kind for each in faults] == [kind], faults
    assert not checked(text).is_sound
    return faults[0]


def class_of(household: Household | None, text: str) -> str | None:
    assert household is not None
    law = read_standard(text, "x.yaml")
    return classify(household, law, on=law.start).class_id


def deprived(household: Household) -> int:
    return sum(household.findings.values())


# gaps


def test_a_gap_is_told_with_its_place_and_a_household_without_a_class() -> None:
    text = planted(LAST, "    when: means > average and deprivations >= 1\n", VN_2016)
    for found in checked(text).faults:
        assert found.kind is RemarkKind.GAP
        assert found.where == place(text, "  above_average:\n", "above")
        household = found.household
        assert household is not None
        assert household.income_per_head is not None
        assert household.income_per_head > {Area.RURAL: 1_500_000, Area.URBAN: 1_950_000}[household.area or Area.RURAL]
        assert deprived(household) == 0
        assert found.message.vi.endswith("đồng/người/tháng, không thiếu hụt chỉ số nào")
        assert found.message.en.endswith("VND/person/month, deprived in no indicator")
    with pytest.raises(StandardError):
        read_standard(text, "x.yaml")


def test_a_gap_within_one_area_is_said_of_that_area_alone() -> None:
    text = planted("        urban: 1_950_000", "        urban: 1_200_000", VN_2016)
    text = planted(LAST, "    when: means > average and means > minimum\n", text)
    text = planted("    when: means <= average\n", "    when: means <= average and means <= minimum\n", text)
    gaps = remarks(text, RemarkKind.GAP)
    assert [each.household.area for each in gaps if each.household] == [Area.RURAL]
    assert "1,000,001–1,500,000" in gaps[0].message.en


def test_gaps_are_merged_into_few_boxes() -> None:
    text = planted(LAST, "    when: means > average and deprivations == 4\n", VN_2016)
    boxes = [each.message.en for each in remarks(text, RemarkKind.GAP)]
    assert len(boxes) == 4, boxes  # above and below 4 deprivations, in each area


def test_what_only_an_unknown_rule_may_leave_out_is_told_as_perhaps() -> None:
    text = planted(LAST, "    when: means > average and (deprivations >= 3 or unknown)\n", VN_2016)
    assert all(each.message.en.startswith("perhaps a gap") for each in remarks(text, RemarkKind.GAP))


def test_a_file_that_nobody_falls_through_is_left_to_the_reader() -> None:
    with pytest.raises(StandardError, match="else some household has no class"):
        checked(planted(LAST, "    when: means > average\n", VN_2016))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LAST, "    when: means > averag\n"),
        ("    when: means <= average\n", "    otherwise: true\n"),
        ("rural: 700_000", "rural: 0"),
        ("place: VN\n", "plaice: VN\n"),
    ],
)
def test_other_faults_of_a_file_are_those_of_the_reader(old: str, new: str) -> None:
    text = planted(old, new, planted(LAST, "    when: deprivations > 3\n", VN_2016) if old != LAST else VN_2016)
    with pytest.raises(StandardError) as by_reader:
        read_standard(text, "x.yaml")
    with pytest.raises(StandardError) as by_check:
        checked(text)
    assert by_check.value.problems == by_reader.value.problems


# classes


def test_two_rules_that_cross_are_told_with_both_places() -> None:
    near_poor = "means <= minimum and means > poverty and deprivations <= 5"
    text = planted("    when: means <= minimum\n", f"    when: {near_poor}\n", VN_2016)
    text = planted(MINIMUM_RULE, "means <= average and deprivations >= 3", text)
    (found,) = remarks(text, RemarkKind.OVERLAP)
    assert found.gravity is Gravity.NOTICE  # the poorer class comes first
    assert found.where == place(text, near_poor)
    assert found.beside == (place(text, "when: means <= average and deprivations >= 3", "means"),)
    assert found.household is not None
    assert 3 <= deprived(found.household) <= 5
    assert class_of(found.household, text) == "poor_by_deprivation"
    alone = planted("    when: means <= average and deprivations >= 3\n", "    when: means < poverty\n", text)
    assert class_of(found.household, alone) == "near_poor"


def test_a_milder_class_that_takes_from_a_poorer_one_is_a_fault() -> None:
    text = planted(MINIMUM_RULE, "means <= minimum and deprivations >= 3", VN_2016)
    text = planted(
        "    status: poor\n    name: {vi: hộ nghèo về", "    status: near_poor\n    name: {vi: hộ nghèo về", text
    )
    found = fault(text, RemarkKind.OVERLAP)
    assert found.where == place(text, MINIMUM_RULE)
    assert found.household is not None
    assert deprived(found.household) == 3
    assert class_of(found.household, text) == "poor_by_income"


def test_a_class_that_comes_too_late_is_told_with_what_takes_its_households() -> None:
    text = planted("    when: means <= poverty\n", "    when: means <= minimum\n", VN_2016)
    text = planted(MINIMUM_RULE, "means <= poverty and deprivations >= 3", text)
    found = {each.where: each for each in remarks(text, RemarkKind.UNREACHABLE)}
    assert set(found) == {place(text, "  poor_by_deprivation:\n", "poor"), place(text, "  near_poor:\n", "near")}
    late = found[place(text, "  near_poor:\n", "near")]
    assert late.beside == (place(text, "  poor_by_income:\n", "poor"),)
    assert class_of(late.household, text) == "poor_by_income"
    assert class_of(
        late.household,
        planted("    when: means <= minimum\n", "    when: means < poverty and deprivations > 7\n", text),
    ) in (
        "near_poor",
        "poor_by_deprivation",
    )


def test_a_line_above_another_in_one_area_leaves_a_class_empty_there() -> None:
    text = planted("        urban: 650_000", "        urban: 490_000", VN_2011)
    (found,) = remarks(text, RemarkKind.UNREACHABLE)
    assert found.message.en.startswith("no household in urban areas is in the class “near_poor”: ")
    assert found.message.vi.startswith("không hộ nào ở thành thị thuộc loại “near_poor”: ")
    assert found.household is not None
    assert found.household.area is Area.URBAN
    assert class_of(found.household, text) == "poor"


def test_a_rule_that_never_holds_is_told_as_that() -> None:
    text = planted(MINIMUM_RULE, "means <= poverty and means > minimum", VN_2016)
    found = next(iter(remarks(text, RemarkKind.UNREACHABLE)))
    assert "its own rule holds for none" in found.message.en
    assert found.household is None


# indicators, lines, cutoffs


def test_a_cutoff_beyond_the_number_of_indicators_is_told_with_all_that_it_disables() -> None:
    text = planted(MINIMUM_RULE, "means <= minimum and deprivations >= 13", VN_2016)
    text = planted("    when: means > minimum and deprivations >= 3\n", "    when: means > minimum\n", text)
    cutoff = remarks(text, RemarkKind.IDLE_THRESHOLD)
    assert [each.where for each in cutoff] == [place(text, "when: means <= minimum and deprivations >= 13", "means")]
    assert "13" in cutoff[0].message.en
    indicators = remarks(text, RemarkKind.IDLE_INDICATOR)
    assert len(indicators) == 1
    assert indicators[0].where == place(text, "  health_services:\n", "health")
    assert len(indicators[0].beside) == 9
    assert [each.where for each in remarks(text, RemarkKind.UNREACHABLE)] == [
        place(text, "  poor_by_deprivation:\n", "poor")
    ]


@pytest.mark.parametrize("cutoff", ["deprivations >= 0", "deprivations <= 10", "deprivation_points < 0"])
def test_a_cutoff_that_parts_nothing_is_told(cutoff: str) -> None:
    text = planted(MINIMUM_RULE, f"means <= minimum and ({cutoff} or deprivations >= 3)", VN_2016)
    found = [each for each in remarks(text, RemarkKind.IDLE_THRESHOLD) if "condition" in each.message.en]
    assert [each.where for each in found] == [place(text, f"when: means <= minimum and ({cutoff}", "means")]


def test_an_indicator_that_designations_use_is_no_fault() -> None:
    text = planted(MINIMUM_RULE, "means <= minimum and means > poverty", VN_2016)
    assert remarks(text, RemarkKind.IDLE_INDICATOR) == []


def test_a_named_finding_that_changes_nothing_is_told_by_itself() -> None:
    rule = "means <= minimum and (deprivations >= 3 or (deprivations >= 4 and deprived_toilet))"
    text = planted(MINIMUM_RULE, rule, VN_2016)
    text = planted("    when: means > minimum and deprivations >= 3\n", "    when: means > minimum\n", text)
    assert remarks(text, RemarkKind.IDLE_INDICATOR) == []  # it still counts
    text = planted(rule, "means <= minimum and (deprived_toilet or not deprived_toilet)", text)
    toilet, others = sorted(remarks(text, RemarkKind.IDLE_INDICATOR), key=lambda each: len(each.beside))
    assert toilet.where == place(text, "  toilet:\n", "toilet")
    assert len(others.beside) == 8


def test_a_line_that_no_rule_uses_is_told() -> None:
    text = planted("    when: means <= average\n", "    when: means <= minimum and means > poverty\n", VN_2016)
    found = remarks(text, RemarkKind.IDLE_THRESHOLD)
    assert [each.where for each in found] == [place(text, "      average:\n", "average")]
    assert "no rule uses" in found[0].message.en


def test_an_amount_that_parts_nothing_in_its_area_is_told_with_a_household_on_it() -> None:
    text = planted("        urban: 650_000", "        urban: 490_000", VN_2011)
    (found,) = remarks(text, RemarkKind.IDLE_THRESHOLD)
    assert found.where == place(text, "        urban: 490_000", "490")
    household = found.household
    assert household is not None
    assert household.income_per_head == 490_000
    classes = {class_of(evolve(household, income_per_head=each), text) for each in (489_999, 490_000, 490_001)}
    assert len(classes) == 1


@pytest.mark.parametrize(("points", "differ"), [("rural: 120", "income"), ("rural: 150", None)])
def test_lines_that_the_form_cannot_part_are_told(points: str, differ: str | None) -> None:
    text = planted("        rural: 150\n", f"        {points}\n", VN_2016)
    found = [each.where for each in remarks(text, RemarkKind.IDLE_THRESHOLD)]
    assert found == ([place(text, f"        {points}\n        urban: 175", points[-3:])] if differ else [])


# areas


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        rural: 700_000\n        urban: 900_000", "        rural: 900_000\n        urban: 700_000"),
        ("        rural: 150\n        urban: 175", "        rural: 175\n        urban: 150"),
    ],
)
def test_amounts_that_have_changed_places_are_told(old: str, new: str) -> None:
    text = planted(old, new, VN_2016)
    found = fault(text, RemarkKind.AREAS)
    assert found.where == place(text, new, new.split("rural: ")[1][:2])
    household = found.household
    assert household is not None
    assert household.area is Area.RURAL
    assert class_of(household, text) != class_of(evolve(household, area=Area.URBAN), text)


def test_mountains_are_no_better_off_than_the_plain() -> None:
    vn_2001 = standard_files()["vn-2001"].read_text(encoding="utf-8")
    (found,) = remarks(planted("rural_mountain: 80_000", "rural_mountain: 110_000", vn_2001), RemarkKind.AREAS)
    assert found.household is not None
    assert (found.household.area, found.household.income_per_head) == (Area.RURAL_MOUNTAIN, 109_999)


def test_where_no_other_line_tells_it_is_only_noticed() -> None:
    vn_2006 = standard_files()["vn-2006"].read_text(encoding="utf-8")
    found = remarks(planted("urban: 260_000", "urban: 190_000", vn_2006), RemarkKind.AREAS)
    assert [each.gravity for each in found] == [Gravity.NOTICE]


# names


def test_a_name_left_as_it_was_is_told_in_the_language_that_lacks_it() -> None:
    text = planted("{vi: hộ cận nghèo, en: near-poor}", "{vi: hộ cận nghèo, en: hộ cận nghèo}", VN_2016)
    assert fault(text, RemarkKind.NAMES).where == place(text, "en: hộ cận nghèo}", "hộ")
    text = planted("{vi: hộ cận nghèo, en: near-poor}", "{vi: near the poor, en: near the poor}", VN_2016)
    assert fault(text, RemarkKind.NAMES).where == place(text, "vi: near the poor", "near")


def test_a_word_not_translated_is_told_and_a_proper_name_is_not() -> None:
    text = planted("en: near-poor}", "en: near the nghèo of Hà Nội}", VN_2016)
    found = remarks(text, RemarkKind.NAMES)
    assert [(each.gravity, each.where) for each in found] == [
        (Gravity.NOTICE, place(text, "en: near the nghèo", "near"))
    ]
    assert found[0].message.en.endswith(": nghèo")
    for harmless in ("{vi: radio, en: radio}", "{vi: Hà Nội, en: Hà Nội}", "{vi: hộ cận nghèo, en: “hộ cận nghèo”}"):
        assert remarks(planted("{vi: hộ cận nghèo, en: near-poor}", harmless, VN_2016), RemarkKind.NAMES) == []


# dates


def test_a_day_with_two_standards_is_told_with_a_household_that_they_tell_apart() -> None:
    text = planted("to: 2021-12-31", "to: 2022-02-28", VN_2016)
    found = fault(text, RemarkKind.DATES)
    assert found.where == place(text, "to: 2022-02-28", "2022")
    assert found.on == date(2022, 1, 1)
    assert found.household is not None
    both = [read_standard(text, "x.yaml"), standard("vn-2022")]
    assert len({classify(told_to(each, found.household), each, on=found.on).status for each in both}) == 2


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("from: 2016-01-01", "from: 2016-01-02", date(2016, 1, 1)),
        ("to: 2021-12-31", "to: 2021-12-30", date(2021, 12, 31)),
    ],
)
def test_a_day_without_a_standard_is_told(old: str, new: str, first: date) -> None:
    text = planted(old, new, VN_2016)
    found = fault(text, RemarkKind.DATES)
    assert (found.where, found.on) == (place(text, new, "20"), first)


def test_where_a_province_has_none_the_national_one_holds() -> None:
    text = planted("id: vn-2016", "id: vn-new", planted("place: VN\n", "place: VN-DN\n", VN_2016))
    text = planted("{from: 2016-01-01, to: 2021-12-31}", "{from: 2020-01-01, to: 2021-12-31}", text)
    found = remarks(text, RemarkKind.DATES)
    assert [(each.gravity, each.on) for each in found] == [(Gravity.NOTICE, date(2019, 1, 1))]


def test_two_standards_of_which_one_is_not_for_everybody_are_only_noticed() -> None:
    text = planted("to: 2021-12-31", "to: 2022-02-28", VN_2016)
    covers = "covers: {when: residence == permanent, citation: {document: qd-59-2015, provenance: verified}}\n"
    found = remarks(planted("means:\n", f"{covers}means:\n", text), RemarkKind.DATES)
    assert [each.gravity for each in found] == [Gravity.NOTICE]


def test_a_designation_that_begins_when_all_is_over_is_told() -> None:
    rule = "    when: means > minimum and deprivations >= 3\n"
    text = planted(rule, f"    from: 2022-01-01\n{rule}", VN_2016)
    assert fault(text, RemarkKind.DATES).where == place(text, "    from: 2022-01-01\n", "2022")


# citations


def test_a_document_without_a_number_is_told() -> None:
    text = planted("number: 59/2015/QĐ-TTg", "number: ' '", VN_2016)
    assert fault(text, RemarkKind.CITATIONS).where == place(text, "number: ' '", "'")


def test_a_document_whose_number_is_not_known_is_noticed() -> None:
    text = planted("number: 59/2015/QĐ-TTg", "number: null", VN_2016)
    before, after = (remarks(each, RemarkKind.CITATIONS) for each in (VN_2016, text))
    (new,) = [each for each in after if each not in before]
    assert (new.gravity, new.where) == (Gravity.NOTICE, place(text, "number: null", "null"))
    assert "qd-59-2015" in new.message.vi


def test_what_rests_on_nothing_is_noticed() -> None:
    text = planted("  citation:\n    document: tt-14-2018\n", "  citation:\n    document: tt-17-2016\n", VN_2016)
    before, after = ([each.where for each in remarks(each, RemarkKind.CITATIONS)] for each in (VN_2016, text))
    unused = place(VN_2016, "  tt-17-2016:\n", "tt")
    assert unused in before
    assert unused not in after


def test_what_was_inferred_without_saying_how_is_noticed() -> None:
    new = "{document: tt-02-2016, provenance: inferred}"
    text = planted("{document: tt-02-2016, provenance: verified}", new, VN_2016)
    assert place(text, new) in [each.where for each in remarks(text, RemarkKind.CITATIONS)]


def test_a_choice_of_unit_that_cites_nothing_is_noticed() -> None:
    start = VN_2016.index("  citation:\n    document: tt-14-2018\n")
    text = VN_2016[:start] + VN_2016[VN_2016.index("  income:\n") :]
    (found,) = [each for each in remarks(text, RemarkKind.CITATIONS) if "which unit decides" in each.message.en]
    assert (found.gravity, found.where) == (Gravity.NOTICE, place(text, "means:\n"))


def test_documents_that_a_standard_takes_over_unused_are_not_its_own() -> None:
    assert all("vn-2016" not in each.where for each in check(standard("vn-hn-2016")).remarks)


SAME_INCOMES = planted(
    "        rural: 1_000_000\n        urban: 1_300_000", "        rural: 700_000\n        urban: 900_000", VN_2016
).replace("minimum", "subsistence")
"""Two lines that only the points of the form part."""


def test_lines_that_only_the_form_parts_are_told() -> None:
    found = [each.where for each in remarks(SAME_INCOMES, RemarkKind.IDLE_THRESHOLD)]
    assert found == [place(SAME_INCOMES, f"        {each}", each[-3:]) for each in ("urban: 175", "rural: 150")]


def test_a_class_that_only_the_points_of_a_form_reach_is_reached() -> None:
    assert remarks(SAME_INCOMES, RemarkKind.UNREACHABLE) == []
    start, end = SAME_INCOMES.index("  points:\n    unit"), SAME_INCOMES.index("\ndeprivation:\n")
    by_income_alone = SAME_INCOMES[:start] + SAME_INCOMES[end:]
    found = remarks(by_income_alone, RemarkKind.UNREACHABLE)
    assert [each.where for each in found] == [
        place(by_income_alone, f"  {each}:\n", each) for each in ("poor_by_deprivation", "near_poor")
    ]
    assert all(each.beside == (place(by_income_alone, "  poor_by_income:\n", "poor"),) for each in found)


def test_a_household_of_points_is_said_by_them() -> None:
    space = CellSpace(checked(SAME_INCOMES).standard)
    by_points = [cell for cell in space.cells if (told := space.household(cell)) and told.income_points is not None]
    assert {cell.class_id for cell in by_points} == {"poor_by_deprivation", "near_poor"}
    said = space.say(space.household(by_points[0]))
    assert said is not None
    assert said.vi == "thành thị, 141 điểm mức sống, thiếu hụt 0 chỉ số"
