"""What could not be read goes beside the result, to be sent back; every other row is classified."""

import pytest

from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.intake import classified
from chuan_ngheo.language import Text

BROKEN = (
    "Mã hộ,Khu vực,Nhà tiêu,finding_toilet,Điểm B2\n"
    "H1,nông thôn,không có,có,30\n"
    "H2,biển,hố,,\n"
    "H3,nông thôn,không có,không,\n"
    "H4,nông thôn,,,15\n"
    "H5,nông thôn,tự hoại,,\n"
)


def rejects(folder) -> list[tuple[str, ...]]:
    return [
        (each["file"], each["row"], each["column"], each["value"]) for each in folder.records("result.rejected.csv")
    ]


def test_unreadable_and_contradicting_rows_go_back_in_the_order_of_the_table(folder) -> None:
    folder.write("households.csv", BROKEN)
    ran = folder.classify()
    assert ran.status == 1
    assert [row[0] for row in folder.read("result.csv")] == ["Mã hộ", "H1", "H5"]
    assert rejects(folder) == [
        ("households.csv", "3", "Khu vực", "biển"),
        ("households.csv", "3", "Nhà tiêu", "hố"),
        ("households.csv", "4", "finding_toilet", "không"),
        ("households.csv", "5", "Điểm B2", "15"),
    ]
    reasons = [each["reason"] for each in folder.records("result.rejected.csv")]
    assert reasons[2:] == [
        "the finding contradicts the facts; expected true",
        "no combination of the findings gives this total; expected 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100",
    ]


def test_the_households_come_before_their_members(folder) -> None:
    folder.write("households.csv", BROKEN)
    folder.write("members.csv", "Mã hộ,Tuổi\nH1,x\nH9,3\nH2,40\n")
    assert folder.classify("--members", "members.csv").status == 1
    assert [(file, row) for file, row, _, _ in rejects(folder)][-4:] == [
        ("households.csv", "5"),
        ("members.csv", "2"),
        ("members.csv", "3"),
        ("members.csv", "4"),
    ]


@pytest.mark.parametrize(
    ("lang", "said", "headings"),
    [
        ("vi", "Bị trả lại: 3 dòng (4 chỗ cần sửa), xem result.rejected.csv", "tệp,dòng,cột,giá trị,lý do"),
        ("en", "Rejected: 3 rows (4 things to mend), see result.rejected.csv", "file,row,column,value,reason"),
    ],
)
def test_the_last_line_tells_how_much_and_where(folder, lang: str, said: str, headings: str) -> None:
    folder.write("households.csv", BROKEN)
    ran = folder.classify(lang=lang)
    assert ran.out.splitlines()[-1] == said
    assert ",".join(folder.read("result.rejected.csv")[0]) == headings


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", ["Kết quả: result.csv (1 hộ)", "Bị trả lại: 1 dòng (1 chỗ cần sửa), xem result.rejected.csv"]),
        ("en", ["Result: result.csv (1 household)", "Rejected: 1 row (1 thing to mend), see result.rejected.csv"]),
    ],
)
def test_one_is_not_many(folder, lang: str, said: list[str]) -> None:
    folder.write("households.csv", "Mã hộ,Khu vực\nH1,nông thôn\nH2,biển\n")
    assert folder.classify(lang=lang).out.splitlines()[-2:] == said


def test_rejects_of_an_earlier_run_do_not_outlive_a_clean_one(village) -> None:
    village.write("result.rejected.csv", "cũ")
    assert village.classify().status == 0
    assert village.files() == {"households.csv", "members.csv", "result.csv"}


def test_rejects_of_an_earlier_run_are_replaced(folder) -> None:
    folder.write("households.csv", BROKEN)
    folder.write("result.rejected.csv", "cũ\n" * 500)
    folder.classify()
    assert len(rejects(folder)) == 4


@pytest.mark.parametrize(
    ("output", "beside"),
    [
        ("result.csv", "result.rejected.csv"),
        ("kết quả.CSV", "kết quả.rejected.csv"),
        ("xã.2020", "xã.2020.rejected.csv"),
        ("xã.2020.csv", "xã.2020.rejected.csv"),
        ("result", "result.rejected.csv"),
        ("result.parquet", "result.rejected.csv"),
        ("Kết quả.XLSX", "Kết quả.rejected.csv"),
    ],
)
def test_the_rejects_have_the_name_of_the_result(folder, output: str, beside: str) -> None:
    folder.write("households.csv", BROKEN)
    assert folder.classify("-o", output).status == 1
    assert folder.files() == {"households.csv", output, beside}


def test_a_table_of_which_nothing_can_be_read_has_all_its_rows_rejected(folder) -> None:
    folder.write("households.csv", "Mã hộ,size\nH1,x\nH2,y\n")
    ran = folder.classify()
    assert ran.status == 1
    assert len(folder.read("result.csv")) == 1
    assert len(rejects(folder)) == 2


def test_a_member_who_could_not_be_read_is_still_a_person(folder) -> None:
    """Someone uninsured is enough; of the unreadable one nothing is known, and “no” is never assumed."""
    folder.write("households.csv", "Mã hộ,Khu vực,Thu nhập cả hộ\nH1,nông thôn,9.000.000\n")
    folder.write("members.csv", "Mã hộ,Tuổi,Có BHYT\nH1,40,có\nH1,30,có lẽ\n")
    ran = folder.classify("--members", "members.csv")
    (result,) = folder.records("result.csv")
    assert (ran.status, result["class_id"], result["deprived_health_insurance"]) == (1, "above_average", "")


def test_what_is_wrong_in_no_column_of_the_table_is_told_with_its_place(folder, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise HouseholdError([Problem("members[0].age", Text("tuổi lạ", "an odd age"), found="7")])

    monkeypatch.setattr(classified, "classify", refuse)
    folder.write("households.csv", "Mã hộ,size\nH1,1\n")
    assert folder.classify().status == 1
    assert folder.read("result.rejected.csv")[1:] == [
        ["households.csv", "2", "", "", "members[0].age: an odd age; found 7"]
    ]
    assert folder.explain("H1").err == "households.csv:2: members[0].age: an odd age; found 7\n"
