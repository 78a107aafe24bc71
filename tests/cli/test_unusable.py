"""Where nothing can be done: status 2, a message that says what to mend, and no file."""

import pytest

from chuan_ngheo import __version__

HOUSEHOLDS = "Mã hộ,Khu vực\nH1,nông thôn\n"

SMALLEST = """
id: own
name: {vi: Chuẩn thử, en: A test standard}
"""


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (
            "Mã hộ,Cột lạ\nH1,x\n",
            "households.csv:1: không biết cột này là gì; gặp Cột lạ",
            "unknown heading; found Cột lạ",
        ),
        ("Mã hộ,Khu vưc\nH1,x\n", "có phải “khu vực”?", "did you mean “khu vực”?"),
        ("Khu vực\nnông thôn\n", "thiếu cột mã hộ", "the column of household ids is missing"),
        ("Mã hộ,size,Số khẩu\nH1,1,1\n", "hai cột cùng một nội dung: “size” và “Số khẩu”", "two columns for one thing"),
        ("", "households.csv: tệp trống", "the file is empty"),
        (HOUSEHOLDS.encode("utf-16-le"), "không phải văn bản UTF-8", "not UTF-8 text"),
        (b"id,area\nH1,n\xd0ng\n", "byte thứ 13 không phải văn bản UTF-8", "(command line: --encoding cp1258)"),
        (
            'Mã hộ,Khu vực\nH1,"nông thôn\nH2,xã\n',
            "households.csv:2: ô mở bằng dấu ngoặc kép",
            "the quotation that begins on this line",
        ),
        (
            ",".join(["Mã hộ", *(f"c{n}" for n in range(9_999))]),
            "10000 cột; một bảng có nhiều nhất 500 cột",
            "10000 columns",
        ),
        (b"PK\x03\x04" + b"\0" * 40, "đây là sổ tính Excel", "this is an Excel workbook"),
        (b"\0" * 4_000, "households.csv:1: có ký tự NUL", "a NUL character"),
    ],
)
def test_a_table_that_cannot_be_read(folder, text: str | bytes, vi: str, en: str) -> None:
    folder.write("households.csv", text)
    for lang, said in (("vi", vi), ("en", en)):
        ran = folder.classify(lang=lang)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
        assert "Traceback" not in ran.err
        assert folder.files() == {"households.csv"}


@pytest.mark.parametrize("text", ["Mã hộ,Cột lạ\nH1,x\n", "Tuổi\n3\n", 'Mã hộ,Tuổi\nH1,"3\n', "", b"\xff\xfe\xfd"])
def test_a_table_of_members_that_cannot_be_read(folder, text: str | bytes) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    folder.write("members.csv", text)
    ran = folder.classify("--members", "members.csv")
    assert ran.status == 2
    assert ran.err.startswith("members.csv")
    assert folder.files() == {"households.csv", "members.csv"}


@pytest.mark.parametrize("households", ["none.csv", "folder.csv"])
def test_a_table_that_is_not_there(folder, households: str) -> None:
    (folder.path / "folder.csv").mkdir()
    ran = folder.run("classify", households, "--on", "2020-11-20", "-o", "result.csv")
    assert (ran.status, ran.err) == (2, f"{households}: không có tệp này\n")
    assert folder.files() == {"folder.csv"}


def test_only_the_first_of_very_many_problems_are_shown(folder) -> None:
    folder.write("households.csv", ",".join(["Mã hộ", *(f"cột {n}" for n in range(300))]) + "\n")
    for lang, said in (("vi", "… và 271 chỗ khác"), ("en", "… and 271 more")):
        lines = folder.classify(lang=lang).err.splitlines()
        assert len(lines) == 31
        assert lines[-1] == said


@pytest.mark.parametrize(
    ("standard", "said"),
    [
        ("vn-2017", "no such standard; found vn-2017"),
        ("own.yaml", "own.yaml: cannot be opened or written (no such file)"),
        ("folder.yaml", "folder.yaml: cannot be opened or written (it is a folder)"),
        ("broken.yaml", "broken.yaml:2:"),
        ("short.yml", "short.yml:2:1: "),
        ("SHORT.YAML", "SHORT.YAML:2:1: "),
    ],
)
def test_a_standard_that_is_none(folder, standard: str, said: str) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    (folder.path / "folder.yaml").mkdir()
    folder.write("broken.yaml", "id: [own\nname: {")
    folder.write("short.yml", SMALLEST)
    folder.write("SHORT.YAML", SMALLEST)
    before = folder.files()
    ran = folder.classify("--standard", standard)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert "Traceback" not in ran.err
    assert folder.files() == before


def test_an_unknown_standard_names_the_nearest(folder) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    assert "có phải “vn-2016”?" in folder.classify("--standard", "vn2016", lang="vi").err
    assert "did you mean “vn-2016”?" in folder.classify("--standard", "vn2016").err


def test_no_standard_is_in_force_on_the_day(folder) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    ran = folder.classify("--on", "1999-12-31")
    assert ran.status == 2
    assert ran.err == "no standard of VN is in force on 1999-12-31; expected vn-2001: 2001-01-01 to 2005-12-31\n"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("households: {household_id: [Mã], sise: [Cỡ]}", "own.yaml:1:"),
        ("households: [\n", "own.yaml:2:"),
        (None, "own.yaml: "),
    ],
)
def test_headings_that_are_none(folder, mapping: str | None, said: str) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    if mapping is not None:
        folder.write("own.yaml", mapping)
    ran = folder.classify("--headings", "own.yaml")
    assert ran.status == 2
    assert ran.err.startswith(said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "own.yaml: không mở được tệp (không có tệp này)\n"),
        ("en", "own.yaml: the file cannot be opened (no such file)\n"),
    ],
)
def test_headings_that_are_not_there(folder, lang: str, said: str) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    assert folder.classify("--headings", "own.yaml", "--lang", lang).err == said


def test_an_encoding_that_is_none(folder) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    ran = folder.classify("--encoding", "tcvn3")
    assert ran.status == 2
    assert ran.err.startswith("households.csv: no such encoding; found tcvn3; expected utf-8, utf-16 or cp1258")


NO_INDICATOR = {
    "vi": "chuẩn vn-2016 không có chỉ số của cột này (muốn giữ nguyên cột: --keep); gặp {}; có phải {}?",
    "en": "vn-2016 has no indicator for this column (to keep the column as it is: --keep); found {}; did you mean {}?",
}


@pytest.mark.parametrize("lang", NO_INDICATOR)
def test_a_finding_on_an_indicator_that_the_standard_does_not_have(folder, lang: str) -> None:
    folder.write("households.csv", "Mã hộ,finding_toilet,finding_toilets\nH1,có,có\n")
    ran = folder.classify(lang=lang)
    assert ran.status == 2
    said = NO_INDICATOR[lang].format("finding_toilets", "“finding_toilet”")
    assert ran.err == f"households.csv:1: {said}\n"
    assert folder.files() == {"households.csv"}


def test_so_is_one_by_a_heading_of_another_standard(folder) -> None:
    folder.write("households.csv", "Mã hộ,Thiếu hụt dinh dưỡng\nH1,có\n")
    assert folder.classify("--standard", "vn-2022").status == 0
    ran = folder.classify("--standard", "vn-2016")
    assert ran.status == 2
    assert "found Thiếu hụt dinh dưỡng" in ran.err


def test_an_old_standard_without_indicators_takes_no_finding(folder) -> None:
    folder.write("households.csv", "Mã hộ,finding_toilet\nH1,có\n")
    ran = folder.classify("--standard", "vn-2011")
    assert ran.status == 2
    assert "found finding_toilet\n" in ran.err


# ---- arguments ----


@pytest.mark.parametrize("day", ["20/13/2020", "2020-02-30", "hôm nay", "20/11/20", "2020", ""])
def test_a_day_that_is_none(folder, day: str) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    ran = folder.classify("--on", day)
    assert ran.status == 2
    assert "20/11/1985" in ran.err
    assert folder.files() == {"households.csv"}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["classify"],
        ["classify", "households.csv", "--on", "2020-11-20"],
        ["classify", "households.csv", "-o", "result.csv"],
        ["classify", "households.csv", "--on", "2020-11-20", "-o", "result.csv", "--lang", "fr"],
        ["classify", "households.csv", "--on", "2020-11-20", "-o", "result.csv", "--stan", "vn-2016"],
        ["explain", "households.csv", "--on", "2020-11-20"],
        ["explain", "households.csv", "--on", "2020-11-20", "--house", "H1"],
        ["xếp", "households.csv"],
    ],
)
def test_arguments_that_say_too_little_or_something_else(folder, arguments: list[str]) -> None:
    folder.write("households.csv", HOUSEHOLDS)
    ran = folder.run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: chuan-ngheo")
    assert folder.files() == {"households.csv"}


def test_help_and_version(folder) -> None:
    assert folder.run("--version").out == f"{__version__}\n"
    for command in ([], ["classify"], ["explain"], ["standards"]):
        ran = folder.run(*command, "--help")
        assert (ran.status, ran.err) == (0, "")
        assert "xem hướng dẫn này / show this help" in ran.out
    assert all(word in folder.run("-h").out for word in ("classify", "explain", "standards"))
