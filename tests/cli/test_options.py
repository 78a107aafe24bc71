"""Which standard, which headings, which encoding: what the options of ``classify`` change."""

from unicodedata import normalize

import pytest

OWN_STANDARD = """
id: village-test
extends: vn-2016
name: {vi: Chuẩn thử, en: "A test standard [bold]:car:"}
place: VN-XX
in_force: {from: 2020-01-01, to: 2020-12-31}
documents:
  paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}
means:
  income:
    lines:
      average:
        rural: 1_100_000
        urban: 1_400_000
        citation: {document: paper, provenance: unverified}
"""


@pytest.fixture
def one(folder):
    """One rural person with 1,200,000 a month."""
    folder.write("households.csv", "Mã hộ,Khu vực,size,Thu nhập cả hộ\nH1,nông thôn,1,1.200.000\n")
    return folder


def the_class(folder) -> str:
    (result,) = folder.records("result.csv")
    return result["class_id"]


@pytest.mark.parametrize(
    ("on", "standard_id"),
    [
        ("2015-12-31", "vn-2011"),
        ("2016-01-01", "vn-2016"),
        ("2021-12-31", "vn-2016"),
        ("01/01/2022", "vn-2022"),
        ("2027-01-01", "vn-2027"),
    ],
)
def test_without_a_standard_it_is_the_national_one_in_force_on_the_day(one, on: str, standard_id: str) -> None:
    ran = one.classify("--on", on)
    assert ran.status == 0
    assert ran.out.splitlines()[0].endswith(f"({standard_id})")
    assert "not in force" not in ran.out


def test_a_standard_by_its_id(one) -> None:
    one.classify("--standard", "vn-2016")
    assert the_class(one) == "average"
    one.classify("--standard", "vn-hn-2016")
    assert one.records("result.csv")[0]["possible"] == "poor_by_deprivation|near_poor"


@pytest.mark.parametrize("file", ["own.yaml", "own.YML"])
def test_a_standard_by_its_file_says_its_name_as_it_stands_there(one, file: str) -> None:
    one.write(file, OWN_STANDARD)
    ran = one.classify("--standard", file)
    assert (ran.status, the_class(one)) == (0, "above_average")
    assert ran.out.splitlines()[0] == "Results under the a test standard [bold]:car: (village-test)"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "! ngày xét nằm ngoài thời gian áp dụng của chuẩn này (01/01/2022 – 31/12/2026)"),
        ("en", "! this standard is not in force on that day (2022-01-01 – 2026-12-31)"),
    ],
)
def test_a_day_outside_the_standards_period_is_noted_once(one, lang: str, said: str) -> None:
    ran = one.classify("--standard", "vn-2022", lang=lang)
    assert ran.status == 0
    assert ran.out.splitlines().count(said) == 1


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "! vn-2027 là chuẩn tạm: một phần quy định chưa biết; kết quả có thể thay đổi"),
        ("en", "! vn-2027 is provisional: a part of its rules is not known yet, and results may change"),
    ],
)
def test_a_provisional_standard_says_so_once(one, lang: str, said: str) -> None:
    one.write("households.csv", "Mã hộ,Khu vực\nH1,xã\nH2,xã\n")
    ran = one.process("classify", "households.csv", "--on", "2027-03-01", "-o", "result.csv", "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines().count(said) == 1
    assert ran.out.count(said[-10:]) == 1


def test_a_standard_for_residents_says_who_is_none(folder) -> None:
    folder.write("households.csv", "Mã hộ,Cư trú,Số tháng cư trú\nH1,thường trú,\nH2,tạm trú,2\nH3,tạm trú,3\nH4,,\n")
    ran = folder.classify("--standard", "vn-sg-2019", lang="vi")
    assert "! Chuẩn này không áp dụng cho 2 hộ." in ran.out.splitlines()
    assert "! Chưa rõ chuẩn này có áp dụng cho 1 hộ hay không." in ran.out.splitlines()


# ---- headings, and columns to keep ----

OWN_HEADINGS = """
households: {household_id: [Ký hiệu], size: [Mấy người], monthly_income: [Tiền], area: [Chốn]}
words: {area: {rural: [làng]}}
"""


def test_an_office_may_have_headings_of_its_own(folder) -> None:
    folder.write("households.csv", "Ký hiệu,Mấy người,Tiền,Chốn\nH1,2,1.400.000,làng\n")
    folder.write("own.yaml", OWN_HEADINGS)
    assert folder.classify().status == 2
    assert folder.classify("--headings", "own.yaml").status == 0
    assert the_class(folder) == "poor_by_income"


@pytest.mark.parametrize("keep", ["Sổ đỏ", " sổ  ĐỎ "])
def test_a_column_to_keep_is_kept_and_not_read(folder, keep: str) -> None:
    folder.write("households.csv", "Mã hộ,Sổ đỏ,Khu vực\nH1,=x,biển\n")
    assert folder.classify().status == 2
    ran = folder.classify("--keep", keep, "--keep", "Khu vực")
    assert ran.status == 0
    assert folder.read("result.csv")[1][:3] == ["H1", "=x", "biển"]
    assert not the_class(folder)


def test_so_is_one_of_members(folder) -> None:
    folder.write("households.csv", "Mã hộ\nH1\n")
    folder.write("members.csv", "Mã hộ,Biệt danh,Có BHYT,Tuổi\nH1,Tèo,có lẽ,30\n")
    assert folder.classify("--members", "members.csv").status == 2
    assert folder.classify("--members", "members.csv", "--keep", "biệt danh").status == 1
    assert folder.classify("--members", "members.csv", "--keep", "biệt danh", "--keep", "Có BHYT").status == 0


def test_a_finding_that_the_standard_lacks_may_be_kept(folder) -> None:
    folder.write("households.csv", "Mã hộ,finding_nutrition,finding_toilet\nH1,có,có\n")
    assert folder.classify("--keep", "finding_nutrition").status == 0
    (result,) = folder.records("result.csv")
    assert (result["finding_nutrition"], result["deprived_toilet"]) == ("có", "true")


def test_the_column_of_ids_cannot_be_kept_unread(folder) -> None:
    folder.write("households.csv", "Mã hộ\nH1\n")
    ran = folder.classify("--keep", "Mã hộ")
    assert ran.status == 2
    assert "the column of household ids is missing" in ran.err


# ---- encodings and separators ----

TEXT = "Mã hộ;Khu vực;Thu nhập cả hộ;Số nhân khẩu;Thôn\nHộ 1;nông thôn;1.400.000;2;Bản Huổi Đắk\n"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """The text as Windows-1258 has it: a letter, and its tone behind it."""
    parts = []
    for letter in text:
        decomposed = normalize("NFD", letter)
        tones = "".join(part for part in decomposed if part in TONES)
        parts.append(normalize("NFC", "".join(part for part in decomposed if part not in TONES)) + tones)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), []),
        (TEXT.encode("utf-8-sig"), []),
        (TEXT.encode("utf-16"), []),
        (TEXT.encode("utf-16-le"), ["--encoding", "utf-16-le"]),
        (windows_1258(TEXT), ["--encoding", "cp1258"]),
    ],
)
def test_the_same_table_in_any_encoding_has_the_same_result(folder, raw: bytes, encoding: list[str]) -> None:
    folder.write("households.csv", raw)
    ran = folder.classify(*encoding)
    assert (ran.status, ran.err) == (0, "")
    assert folder.read("result.csv")[1][:6] == ["Hộ 1", "nông thôn", "1.400.000", "2", "Bản Huổi Đắk", "poor"]
