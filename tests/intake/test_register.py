"""Two tables joined: every row is in a household or is rejected, never lost and never twice."""

import csv
import io
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo.errors import InputFileError
from chuan_ngheo.household.codes import Device, Sex, Toilet
from chuan_ngheo.household.model import Member
from chuan_ngheo.intake.mapping_file import read_headings
from chuan_ngheo.intake.register import Register, Rejected

ON = date(2020, 11, 20)
laws = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def rejects(register: Register) -> list[tuple[str, int, str, str]]:
    """File, row, column and the first words of the reason."""
    return [(r.file.split(".")[0], r.row, r.column, r.reason.en.split(";")[0]) for r in register.rejected]


def ids(register: Register) -> list[str | None]:
    return [row.household.id for row in register.rows if row.household is not None]


def as_csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


# ---- the law ----

some_ids = st.sampled_from(["A", "B", "C", "D", "", "  "])
household_rows = st.lists(
    st.one_of(
        st.tuples(
            some_ids,
            st.sampled_from(["", "1", "2", "5", "x", "0", "không rõ"]),
            st.sampled_from(["", "2.000.000", "1.5", "-1"]),
            st.sampled_from(["", "nông thôn", "?", "biển"]),
        ).map(list),
        st.lists(st.sampled_from(["A", "", "x"]), max_size=6),
    ),
    max_size=8,
)
member_rows = st.lists(
    st.tuples(
        some_ids | st.just("Z"),
        st.sampled_from(["", "x", "1/1/2030", "31/02/2000", "2031", "7"]) | st.none(),
        st.sampled_from(["", "nam", "nữ", "khác"]),
        st.sampled_from([0, 0, 0, 1, -1]),
    ),
    max_size=12,
)


@laws
@given(household_rows, member_rows)
def test_every_row_is_in_a_household_or_rejected_never_lost_never_twice(read, households, members) -> None:
    """A good member is known again by the birth date, another for each row."""
    people = []
    for number, (household_id, birth, sex, odd) in enumerate(members):
        born = (ON - timedelta(days=9000 + number)).isoformat() if birth is None else birth
        people.append(([household_id, born, sex] + ["more"] * odd)[: 3 + odd])
    register = read(
        as_csv([["Mã hộ", "size", "monthly_income", "area"], *households]),
        as_csv([["Mã hộ", "Ngày sinh", "Giới tính"], *people]),
    )

    turned_back = {(rejected.file, rejected.row) for rejected in register.rejected}
    filled = [(row, tuple(cells)) for row, cells in enumerate(households, start=2) if any(map(str.strip, cells))]
    assert [(row.row, row.cells) for row in register.rows] == filled
    for row in register.rows:
        assert (row.household is None) == (("households.csv", row.row) in turned_back)

    persons = [(row, cells) for row, cells in enumerate(people, start=2) if any(map(str.strip, cells))]
    seats = Counter(cells[0].strip() for _, cells in persons)
    accepted = [row.household for row in register.rows if row.household is not None]
    assert all(len(household.members or ()) == seats[household.id or ""] for household in accepted)

    good = [cells for row, cells in persons if ("members.csv", row) not in turned_back]
    assert {cells[0].strip() for cells in good} <= {household.id for household in accepted}
    seated = [member for household in accepted for member in household.members or () if member != Member()]
    assert len(seated) == sum(any(map(str.strip, cells[1:])) for cells in good)
    births = [member.birth_date for member in seated if member.birth_date is not None]
    assert len(births) == len(set(births))


@laws
@given(st.lists(st.lists(st.text(max_size=8), min_size=4, max_size=4), max_size=6), st.sampled_from([0, 1]))
def test_arbitrary_cells_never_crash(read, rows, file) -> None:
    headings = [
        ["household_id", "floor_area", "devices", "finding_x"],
        ["household_id", "birth_date", "age", "insured"],
    ]
    tables = [as_csv([heading, ["H", "", "", ""]]) for heading in headings]
    tables[file] = as_csv([headings[file], *(["H", *row[1:]] for row in rows)])
    said, register = "", None
    try:
        register = read(*tables)
    except InputFileError as error:
        said = error.say("vi")
    assert ("NUL" in said) == any("\0" in cell for row in rows for cell in row[1:])
    assert (register is None) == bool(said)
    if register is not None:
        assert len(register.rows) == (1 if file else len(rows))
        assert all(rejected.reason.vi and rejected.reason.en for rejected in register.rejected)


# ---- households ----


def test_a_household_has_all_that_its_row_says(read) -> None:
    register = read(
        "Mã hộ;Xã;Thôn/bản;Dân tộc;Khu vực;Thu nhập cả hộ (đồng/tháng);Diện tích nhà ở (m²);Nhà tiêu;"
        "finding_telecom;STT\n"
        " H1 ;Xã A;Bản B;Thái;nông thôn;2.800.000;45,5;không có;x;1\n"
    )
    (row,) = register.rows
    assert register.rejected == ()
    assert row.household is not None
    assert (row.row, row.household.id, row.household.members) == (2, "H1", None)
    assert row.household.labels == {"commune": "Xã A", "village": "Bản B", "ethnicity": "Thái"}
    assert row.household.findings == {"telecom": True}
    assert (row.household.monthly_income, row.household.floor_area) == (2_800_000, Decimal("45.5"))
    assert row.household.toilet is Toilet.NONE
    assert row.cells[0] == " H1 "
    assert register.headings[-1] == "STT"


def test_every_bad_cell_of_a_row_is_told_and_the_other_rows_go_on(read) -> None:
    register = read("Mã hộ,Khu vực,size,toilet\nH1,biển,0,hố\nH2,xã,4,vip\n")
    assert ids(register) == ["H2"]
    assert rejects(register) == [
        ("households", 2, "Khu vực", "not in the code list"),
        ("households", 2, "size", "impossible value"),
        ("households", 2, "toilet", "not in the code list"),
    ]
    assert register.rejected[0] == Rejected("households.csv", 2, "Khu vực", "biển", register.rejected[0].reason)
    assert register.rejected[0].reason.vi.startswith("không có trong danh mục; cần thành thị | nông thôn")


def test_facts_that_contradict_each_other_are_told_at_their_column(read) -> None:
    register = read("Mã hộ,Số nhân khẩu,Thu nhập cả hộ,Thu nhập bình quân đầu người\nH1,4,4.000.000,900.000\n")
    (rejected,) = register.rejected
    assert (rejected.column, rejected.value) == ("Thu nhập bình quân đầu người", "900.000")
    assert "expected 1000000" in rejected.reason.en


def test_the_first_household_of_an_id_stays_and_has_the_members(read) -> None:
    register = read("Mã hộ,size\nH1,1\nH1,2\nH2,1\n H1 ,3\n", "Mã hộ,Tuổi\nH1,30\n")
    assert ids(register) == ["H1", "H2"]
    assert rejects(register) == [
        ("households", 3, "Mã hộ", "this household id stands on row 2 already"),
        ("households", 5, "Mã hộ", "this household id stands on row 2 already"),
    ]
    assert register.rows[0].household is not None
    assert register.rows[0].household.members == (Member(age=30),)


def test_ids_are_told_apart_to_the_letter(read) -> None:
    assert ids(read("Mã hộ,size\nh1,1\nH1,2\n01,1\n1,1\n")) == ["h1", "H1", "01", "1"]


def test_several_households_without_id_are_not_one_household_twice(read) -> None:
    register = read("Mã hộ,size\n,1\n ,2\n")
    assert rejects(register) == [(f, r, "Mã hộ", "no household id") for f, r in (("households", 2), ("households", 3))]


@pytest.mark.parametrize(
    ("cells", "devices", "unknown"),
    [
        ("có,không", {Device.RADIO}, set(Device) - {Device.RADIO, Device.LAPTOP}),
        ("không,", set(), set(Device) - {Device.RADIO}),
        ("không rõ,x", {Device.LAPTOP}, set(Device) - {Device.LAPTOP}),
        (",?", None, set()),
    ],
)
def test_devices_with_a_column_each_leave_the_others_unknown(read, cells, devices, unknown) -> None:
    household = read(f"Mã hộ,has_radio,has_laptop\nH1,{cells}\n").rows[0].household
    assert household is not None
    assert household.devices == devices
    assert household.devices_unknown == unknown


def test_devices_in_one_cell_are_all_the_devices(read) -> None:
    household = read("Mã hộ,devices\nH1,radio|tivi\n").rows[0].household
    assert household is not None
    assert household.devices == {Device.RADIO, Device.TELEVISION}
    assert household.devices_unknown == frozenset()


# ---- members ----


def test_members_come_in_the_order_of_their_rows(read) -> None:
    register = read("Mã hộ\nH1\nH2\n", "Giới tính,Tuổi,Mã hộ\nnam,50,H2\nnữ,1,H1\nnữ,49,H2\n")
    first, second = (row.household for row in register.rows)
    assert first is not None
    assert second is not None
    assert first.members == (Member(age=1, sex=Sex.FEMALE),)
    assert second.members == (Member(age=50, sex=Sex.MALE), Member(age=49, sex=Sex.FEMALE))
    assert second.size == 2


def test_a_household_without_rows_of_members_has_unlisted_members(read) -> None:
    register = read("Mã hộ,size\nH1,3\nH2,\n", "Mã hộ,Tuổi\n")
    assert [row.household.members for row in register.rows if row.household] == [None, None]
    assert [row.household.size for row in register.rows if row.household] == [3, None]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("H1,21/11/2020,,,", "Ngày sinh", "born after the date of classification (2020-11-20)"),
        ("H1,,2021,,", "Năm sinh", "born after the date of classification (2020-11-20)"),
        ("H1,2021,,,", "Ngày sinh", "born after the date of classification (2020-11-20)"),
        ("H1,01/01/2000,,19,", "Tuổi", "the age contradicts the birth (at 2020-11-20)"),
        ("H1,01/01/2000,1999,,", "Năm sinh", "the year of birth contradicts the date of birth"),
        ("H1,2000,1999,,", "Năm sinh", "contradicts another cell of the row (2000)"),
        ("H1,01/01/2000,02/01/2000,,", "Năm sinh", "contradicts another cell of the row (2000-01-01)"),
        ("H1,31/02/2000,,,", "Ngày sinh", "no such day"),
        ("H1,,,,có thể", "Có BHYT", "neither yes nor no"),
        ("H1,,,,,", "", "the row has 6 cells, the table 5 columns (text that holds the separator stands in quotes)"),
        ("H1,,", "", "the row has 3 cells, the table 5 columns (text that holds the separator stands in quotes)"),
    ],
)
def test_an_unreadable_member_is_rejected_but_still_a_person_of_the_household(read, row, column, reason) -> None:
    register = read("Mã hộ\nH1\n", f"Mã hộ,Ngày sinh,Năm sinh,Tuổi,Có BHYT\nH1,,,40,x\n{row}\n")
    assert rejects(register) == [("members", 3, column, reason)]
    assert register.rows[0].household is not None
    assert register.rows[0].household.members == (Member(age=40, insured=True), Member())


@pytest.mark.parametrize("cells", ["20/11/2000,2000", "2000,20/11/2000", "2000-11-20,", ",20/11/2000"])
def test_a_birth_may_stand_in_either_column_and_in_both(read, cells: str) -> None:
    household = read("Mã hộ\nH1\n", f"Mã hộ,Ngày sinh,Năm sinh\nH1,{cells}\n").rows[0].household
    assert household is not None
    assert household.members is not None
    assert household.members[0].birth_date == date(2000, 11, 20)


def test_a_year_of_birth_alone_is_a_year_in_either_column(read) -> None:
    household = read("Mã hộ\nH1\n", "Mã hộ,Ngày sinh,Năm sinh\nH1,1985,\nH1,,1985\nH1,1985,1985\n").rows[0].household
    assert household is not None
    assert household.members == (Member(birth_year=1985),) * 3


def test_a_birth_on_the_day_itself_is_read(read) -> None:
    assert read("Mã hộ\nH1\n", "Mã hộ,Ngày sinh\nH1,20/11/2020\n").rejected == ()


def test_members_of_no_known_household_are_rejected(read) -> None:
    register = read("Mã hộ\nH1\n", "Mã hộ,Tuổi\nH2,30\n,30\nh1,x\n")
    assert rejects(register) == [
        ("members", 2, "Mã hộ", "no household has this id"),
        ("members", 3, "Mã hộ", "no household id"),
        ("members", 4, "Tuổi", "not a whole number"),
        ("members", 4, "Mã hộ", "no household has this id"),
    ]
    assert register.rows[0].household is not None
    assert register.rows[0].household.members is None


def test_members_of_a_rejected_household_are_rejected_with_it(read) -> None:
    register = read("Mã hộ,size\nH1,1\nH2,x\nH3,1,\n", "Mã hộ,Tuổi\nH1,30\nH2,31\nH1,32\nH2,x\nH3,5\n")
    because = "the household of this person was rejected (households.csv, row {})"
    assert ids(register) == []
    assert rejects(register)[0] == ("households", 2, "size", "smaller than the number of members listed (2)")
    assert rejects(register)[3:] == [
        ("members", 2, "", because.format(2)),
        ("members", 3, "", because.format(3)),
        ("members", 4, "", because.format(2)),
        ("members", 5, "Tuổi", "not a whole number"),
        ("members", 6, "", because.format(4)),
    ]


# ---- options and files ----


def test_a_rejected_row_shows_what_it_holds_cut_short(read) -> None:
    register = read(f"Mã hộ,toilet\nH1,{'x' * 5000}\nH2,vip,{'y' * 5000}\n")
    assert register.rejected[0].value == "x" * 199 + "…"
    assert register.rejected[1].value == f"H2 | vip | {'y' * 188}…"


def test_extra_columns_are_kept_when_named_in_either_file(read) -> None:
    households, members = "Mã hộ,Sổ đỏ\nH1,12\n", "Mã hộ,Biệt danh\nH1,Tèo\n"
    register = read(households, members, keep=["sổ đỏ", "biệt danh"])
    assert register.rejected == ()
    assert (register.headings, register.rows[0].cells) == (("Mã hộ", "Sổ đỏ"), ("H1", "12"))
    with pytest.raises(InputFileError, match="Biệt danh"):
        read(households, members, keep=["sổ đỏ"])


def test_an_office_may_have_headings_of_its_own(read, tmp_path) -> None:
    mapping = tmp_path / "office.yaml"
    mapping.write_text("households: {household_id: [Ký hiệu], size: [Mấy người]}", encoding="utf-8")
    register = read("Ký hiệu,Mấy người\nH1,4\n", headings=read_headings(mapping))
    assert register.rows[0].household is not None
    assert register.rows[0].household.size == 4
    with pytest.raises(InputFileError, match="Ký hiệu"):
        read("Ký hiệu,Mấy người\nH1,4\n")


def test_the_encoding_is_of_both_files(read) -> None:
    text = "Mã hộ,sex\nH1,nam\n".encode("utf-16-le")
    register = read("Mã hộ\nH1\n".encode("utf-16-le"), text, encoding="utf-16-le")
    assert register.rows[0].household is not None
    assert register.rows[0].household.members == (Member(sex=Sex.MALE),)


@pytest.mark.parametrize("members", ['Mã hộ,Tuổi\nH1,"30\n', "Mã hộ,Tuổi,Tuổi\nH1,30,30\n", "", "Tuổi\n30\n"])
def test_a_members_file_that_cannot_be_read_at_all_is_an_error(read, members: str) -> None:
    with pytest.raises(InputFileError, match=r"members\.csv"):
        read("Mã hộ\nH1\n", members)
