"""Headings: understood as people type them; what is not understood is named, with what was probably meant."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import InputFileError
from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.intake.headings import ID, KEPT, column_paths
from chuan_ngheo.intake.mapping_file import shipped_headings

SHIPPED = shipped_headings()
TABLES = {"households": (SHIPPED.households, HOUSEHOLD_FACTS), "members": (SHIPPED.members, MEMBER_FACTS)}


@pytest.mark.parametrize("table", TABLES)
def test_every_fact_is_understood_by_its_name_and_its_words(table: str) -> None:
    known, facts = TABLES[table]
    assert known.path("household_id") == known.path("Mã hộ") == ID
    for name, fact in facts.items():
        for heading in (name, fact.label.vi, fact.label.en):
            assert known.path(heading) == name
        if fact.unit is not None:
            assert known.path(f"{fact.label.vi} ({fact.unit.vi})") == name


def test_every_device_has_a_column_of_its_own() -> None:
    for device in Device:
        assert SHIPPED.households.path(f"has_{device}") == f"devices.{device}"
        assert SHIPPED.households.path(f"Có {device.label.vi}") == f"devices.{device}"
        assert SHIPPED.members.path(f"has_{device}") is None


def test_a_finding_may_be_of_any_indicator_but_only_of_a_household() -> None:
    assert SHIPPED.households.path("finding_water_source") == "findings.water_source"
    assert SHIPPED.households.path("Finding_Local_Thing2") == "findings.local_thing2"
    assert SHIPPED.households.path("Thiếu hụt BHYT") == "findings.health_insurance"
    assert SHIPPED.households.path("finding_") is None
    assert SHIPPED.households.path("finding_nước") is None
    assert SHIPPED.members.path("finding_toilet") is None


@given(
    st.sampled_from(sorted(SHIPPED.households.words.spellings.values())),
    st.sampled_from(["NFC", "NFD", "NFKC"]),
    st.sampled_from([str, str.upper, str.lower, str.title]),
    st.sampled_from([" ", "  ", "\u00a0", "\n"]),
)
def test_composition_case_and_spaces_do_not_matter(heading: str, form, case, space: str) -> None:
    typed = unicodedata.normalize(form, case(heading)) if "²" not in heading else case(heading)
    assert SHIPPED.households.path(f" {typed.replace(' ', space)} ") == SHIPPED.households.path(heading) is not None


@pytest.mark.parametrize("heading", ["Thu nhập cả hộ (nghìn đồng)", "Thu nhập", "Tổng thu nhập", "Thu nhập năm"])
def test_an_income_in_another_unit_is_not_taken_for_one_by_the_month(heading: str) -> None:
    assert SHIPPED.households.path(heading) is None


def refused(headings: list[str], **options: object) -> str:
    with pytest.raises(InputFileError) as refusal:
        column_paths(headings, SHIPPED.households, "hộ.csv", **options)  # type: ignore[arg-type]
    assert all(problem.where == "hộ.csv:1" for problem in refusal.value.problems)
    return refusal.value.say("en")


def test_all_unknown_headings_are_told_at_once_with_the_nearest_known_and_how_to_keep_them() -> None:
    said = refused(["Mã hộ", "Ma vung", "Khu vuc", "Diem so B1", "Dien_tich", "Zzzzzzz"])
    assert "found Khu vuc; did you mean “khu vực”?" in said
    assert "found Diem so B1; did you mean “điểm B1”?" in said
    assert "found Dien_tich; did you mean “Diện tích”?" in said
    assert "found Zzzzzzz\n" in said
    assert said.count("unknown heading") == 5
    assert "keep=[…]" in said
    assert "--keep" in said


def test_kept_columns_are_left_as_they_are() -> None:
    headings = ["Zzzzzzz", "mã hộ", "STT", "area"]
    assert column_paths(headings, SHIPPED.households, "", keep=["ZZZZZZZ "]) == (KEPT, ID, KEPT, "area")


def test_keeping_does_not_stop_a_known_column_from_being_read() -> None:
    assert column_paths(["mã hộ", "khu vực"], SHIPPED.households, "", keep=["khu vực"]) == (ID, "area")


@pytest.mark.parametrize(
    ("second", "options"),
    [("Khu vực", {}), ("AREA", {}), ("Thành thị/nông thôn", {}), ("zz", {"keep": ["zz"]}), ("Zz", {"keep": ["zz"]})],
)
def test_one_thing_in_two_columns_is_refused(second: str, options: dict[str, list[str]]) -> None:
    first = "zz" if options else "khu vực"
    assert f"two columns for one thing: “{first}” and “{second}”" in refused(["Mã hộ", first, second], **options)


def test_columns_without_a_heading_are_not_one_thing_in_two_columns() -> None:
    assert column_paths(["mã hộ", "", ""], SHIPPED.households, "") == (ID, KEPT, KEPT)


def test_the_column_of_ids_is_needed_and_its_headings_are_named() -> None:
    said = refused(["area", "region"])
    assert "the column of household ids is missing; expected “household_id”, “Mã hộ”" in said


def test_devices_stand_in_a_list_or_in_columns_but_not_in_both() -> None:
    assert "use one of the two" in refused(["Mã hộ", "devices", "has_radio"])


def test_a_table_of_other_things_is_refused_without_looking_for_every_nearest_word() -> None:
    said = refused(["Mã hộ", *(f"khu vục {i}" for i in range(400))])
    assert said.count("unknown heading") == 400
    assert said.count("did you mean") == 20
