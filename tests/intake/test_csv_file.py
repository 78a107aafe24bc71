"""Tables from files of any origin, and files that are no tables: an error that says where, nothing that hangs."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import InputFileError
from chuan_ngheo.intake.csv_file import SEPARATORS, Record, Table, read_table

KNOWN = {"Mã hộ", "Khu vực", "Số nhân khẩu", "a", "b", "c"}
TABLE = "Mã hộ{0}Khu vực{0}Số nhân khẩu\nH1{0}xã{0}4\nH2{0}phường{0}5\n"
ROWS = [(2, ("H1", "xã", "4")), (3, ("H2", "phường", "5"))]

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def is_known(heading: str) -> bool:
    return heading in KNOWN


@pytest.fixture
def table(tmp_path: Path):
    def read(content: str | bytes, encoding: str | None = None) -> Table:
        file = tmp_path / "hộ.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_table(file, is_known, encoding)

    return read


def rows_of(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    records = list(table.records)
    assert all(record.unfit is None for record in records)
    return [(record.row, record.cells) for record in records]


def refusal(read, content: str | bytes, encoding: str | None = None) -> InputFileError:
    with pytest.raises(InputFileError) as refused:
        list(read(content, encoding).records)
    for problem in refused.value.problems:
        assert problem.where.startswith("hộ.csv")
        assert problem.message["vi"] != problem.message["en"]
    return refused.value


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("tables")


@given(
    st.lists(st.tuples(texts, texts, texts).filter(lambda row: any(cell.strip() for cell in row)), max_size=6),
    st.sampled_from(SEPARATORS),
    st.sampled_from([("\r\n", csv.QUOTE_MINIMAL), *((end, csv.QUOTE_ALL) for end in ("\n", "\r\n", "\r"))]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_every_row_that_was_written_is_read_with_its_number(folder, rows, separator, style, encoding) -> None:
    """A row has the number a spreadsheet shows, whatever line breaks its cells hold."""
    file = folder / "table.csv"
    end, quoting = style
    with file.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting).writerows([["a", "b", "c"], *rows])
    read = read_table(file, is_known)
    assert read.headings == ("a", "b", "c")
    composed = [tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in rows]
    assert rows_of(read) == list(enumerate(composed, start=2))


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_a_table_or_a_clear_error(folder, content: bytes) -> None:
    file = folder / "any.csv"
    file.write_bytes(content)
    said = ""
    records: list[Record] = []
    try:
        records = list(read_table(file, is_known).records)
    except InputFileError as error:
        said = error.say("vi")
    assert said.startswith("any.csv") or all(2 <= record.row <= len(content) for record in records)


@given(st.lists(st.text(st.sampled_from('a",\n;'), max_size=10), max_size=6))
def test_no_line_is_lost_whatever_the_quotes(folder, lines: list[str]) -> None:
    """Every `a` of the file is in a row, in a row told to be unfit, or the file is refused."""
    file = folder / "quotes.csv"
    text = "a,b\n" + "\n".join(lines)
    file.write_text(text, encoding="utf-8")
    refused, records = "", []
    try:
        records = list(read_table(file, is_known).records)
    except InputFileError as error:
        refused = error.say("en")
    found = sum(cell.count("a") for record in records for cell in record.cells)
    assert "quotation" in refused or found == text.count("a") - 1


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_separator_is_the_one_by_which_headings_are_recognised(table, separator: str) -> None:
    read = table(TABLE.format(separator))
    assert read.headings == ("Mã hộ", "Khu vực", "Số nhân khẩu")
    assert rows_of(read) == ROWS


def test_a_separator_inside_headings_does_not_mislead(table) -> None:
    assert table("a,x,y;b;c\n1;2;3\n").headings == ("a,x,y", "b", "c")
    assert table('"a\nb";"b";"c"\n1;2;3\n').headings == ("a\nb", "b", "c")


@pytest.mark.parametrize(
    ("encoding", "given"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-16-le", "utf-16-le"),
        ("utf-8", "UTF8"),
        ("utf-8-sig", "cp1258"),
        ("utf-16", "cp1258"),
        ("utf-8-sig", "utf-8"),
    ],
)
def test_a_byte_order_mark_decides_and_else_the_caller(table, encoding: str, given: str | None) -> None:
    read = table(TABLE.format(",").encode(encoding), given)
    assert read.headings[0] == "Mã hộ"
    assert rows_of(read) == ROWS


def test_big_endian_utf_16_is_read_by_its_mark(table) -> None:
    assert rows_of(table(b"\xfe\xff" + TABLE.format("\t").encode("utf-16-be"))) == ROWS


def windows_1258(text: str) -> bytes:
    """Tones are characters of their own there: ế is ê and an acute."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    spread = "".join(
        letter
        if letter in "đĐ"
        else unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        + "".join(c for c in parts if c in tones)
        for letter in text
        for parts in [unicodedata.normalize("NFD", letter)]
    )
    return spread.encode("cp1258")


def test_windows_1258_is_read_when_said_and_composed(table) -> None:
    assert rows_of(table(windows_1258(TABLE.format(",")), "cp1258")) == ROWS


def test_text_that_is_not_utf_8_is_refused_at_its_byte_and_line(table) -> None:
    content = b"a,b,c\n1,2,3\n4,x" + windows_1258("ế") + b",6\n"
    error = refusal(table, content)
    assert error.problems[0].where == "hộ.csv:3"
    assert error.problems[0].message.en == f"byte {content.index(0xEA) + 1} is not UTF-8 text"
    marked = refusal(table, b"\xef\xbb\xbf" + content)
    assert marked.problems[0].message.en == f"byte {content.index(0xEA) + 4} is not UTF-8 text"
    for language in ("vi", "en"):
        assert "Windows-1258" in error.say(language)
        assert "--encoding cp1258" in error.say(language)


@pytest.mark.parametrize("before", [0, 70_000, 200_000])
def test_the_place_of_a_bad_byte_is_right_far_into_a_file(table, before: int) -> None:
    content = b"a,b,c\n" + "ế,2,3\n".encode() * before + b"\xff"
    error = refusal(table, content)
    assert error.problems[0].where == f"hộ.csv:{before + 2}"
    assert f"byte {len(content)} is not" in error.say("en")


def test_utf_16_cut_in_the_middle_of_a_character_is_refused(table) -> None:
    assert "is not UTF-16 text" in refusal(table, TABLE.format(",").encode("utf-16")[:-1]).say("en")


def test_nul_characters_are_refused(table) -> None:
    error = refusal(table, "a,b,c\n1,\0,3\n")
    assert error.say("en").startswith("hộ.csv:2: a NUL character")
    assert "utf-16" in refusal(table, "a,b,c\n1,2,3\n".encode("utf-16-le")).say("en")


@pytest.mark.parametrize("name", ["rot13", "hex", "base64", "no-such", "cp\0", "undefined", "zip"])
def test_an_encoding_that_does_not_exist_is_refused(table, name: str) -> None:
    assert "no such encoding" in refusal(table, "a,b,c\n", name).say("en")


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_is_told_from_text(table, start: bytes) -> None:
    assert "Excel workbook" in refusal(table, start + b"\x14\x00 and so on").say("en")


@pytest.mark.parametrize("path", [Path("no such file.csv"), Path()])
def test_a_file_that_is_not_there_is_said_so(path: Path) -> None:
    with pytest.raises(InputFileError, match="no such file"):
        read_table(path, is_known)


def test_a_codec_that_does_not_say_where_it_fails_is_refused_all_the_same(table) -> None:
    assert "is not PUNYCODE text" in refusal(table, b"a,b,c-!!\n", "punycode").say("en")


def test_a_file_that_cannot_be_opened_is_said_so() -> None:
    with pytest.raises(InputFileError, match="the file cannot be opened"):
        read_table(Path("x" * 5000), is_known)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(table, content: bytes) -> None:
    assert "the file is empty" in refusal(table, content).say("en")


@pytest.mark.parametrize("content", ["\n", ",,\n1,2,3\n", " \na,b,c\n"])
def test_a_first_row_without_headings_is_refused(table, content: str) -> None:
    assert refusal(table, content).say("en") == "hộ.csv:1: the first row holds no headings"


def test_headings_alone_are_a_table_of_no_rows(table) -> None:
    read = table("a,b,c")
    assert (read.headings, list(read.records)) == (("a", "b", "c"), [])


@pytest.mark.parametrize("columns", [501, 10_000])
def test_too_many_columns_are_refused(table, columns: int) -> None:
    assert f"{columns} columns; a table has at most 500" in refusal(table, ",".join(["a"] * columns)).say("en")


def test_five_hundred_columns_are_read(table) -> None:
    assert len(table(",".join(f"a{i}" for i in range(500))).headings) == 500


def test_blank_lines_are_left_out_and_counted(table) -> None:
    assert rows_of(table("a,b,c\n\n1,2,3\n,,\n \t, ,\n4,5,6\n\n")) == [(3, ("1", "2", "3")), (6, ("4", "5", "6"))]


def test_a_line_break_inside_a_cell_does_not_move_the_rows_after_it(table) -> None:
    assert rows_of(table('a,b,c\n1,"x\n\ny",3\r\n4,5,6\n')) == [(2, ("1", "x\n\ny", "3")), (3, ("4", "5", "6"))]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,2", "the row has 2 cells, the table 3 columns"),
        ("1,2,3,4", "the row has 4 cells, the table 3 columns"),
        ("1,2,3,", "the row has 4 cells, the table 3 columns"),
        ('1,"x"y,3', "a quotation mark out of place"),
        ('"1" ,2,3', "a quotation mark out of place"),
        (f"1,{'x' * 32_768},3", "a cell is longer than 32767 characters"),
        (f"1,{'x' * 1_000_000},3", "a cell is longer than 32767 characters"),
        (",".join("1" * 10_000), "the row has 10000 cells, the table 3 columns"),
    ],
)
def test_an_unfit_row_comes_with_its_reason_and_the_rows_after_it_are_read(table, row: str, reason: str) -> None:
    good, bad, after = table(f"a,b,c\n1,2,3\n{row}\n7,8,9\n").records
    assert (good.unfit, after) == (None, Record(4, ("7", "8", "9")))
    assert bad.row == 3
    assert bad.unfit is not None
    assert bad.unfit.en.startswith(reason)


def test_a_cell_of_the_greatest_length_is_read(table) -> None:
    assert rows_of(table(f"a,b,c\n1,{'x' * 32_767},3\n"))[0][1][1] == "x" * 32_767


def test_a_value_under_no_heading_is_not_lost(table) -> None:
    records = list(table("a,b,,\n1,2,,\n3,4,5,\n").records)
    assert records[0] == Record(2, ("1", "2", "", ""))
    assert records[1].unfit is not None
    assert records[1].unfit.en == "a value stands in a column without a heading"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b,c\n1,"2,3\n4,5,6\n', 2),
        ('a,b,c\n1,2,3\n4,5,"', 3),
        ('a,b,c\n"x\ny",2,"3\n4,5,6\n', 3),
        ('a,b,c\n"x""\ny""",2,"3""\n4,5,6\n', 3),
        ('a,b,c\n1,"2,3\n4,"5",6\n', 2),
        ('a,b,c\n1,"2\n""3"",4\n5,6,7\n', 2),
        ('a,b,c\n1,"x\ny",3\n4,"5,6\n7,8,9', 4),
        ('a,b,c\n1,5" x 6",3\n4,"5,6\n7,8,9', 3),
        ('a,b,c\n1,"2,3\n' + "4,5,6\n" * 200_000, 2),
        ('a,b,c\n1,2,"\n' + "\n" * 200_000, 2),
    ],
)
def test_a_quotation_never_closed_is_refused_at_the_line_where_it_begins(table, text: str, line: int) -> None:
    error = refusal(table, text)
    assert error.problems[0].where == f"hộ.csv:{line}"
    assert error.problems[0].message.en.startswith("the quotation that begins on this line is not closed")


def test_a_quotation_without_end_is_refused_whatever_limit_of_fields_is_set(table) -> None:
    before = csv.field_size_limit(10**9)
    try:
        content = 'a,b,c\n1,"2\n' + "4,5,6\n" * 1_000_000
        assert refusal(table, content.encode() + b"\xff").problems[0].where == "hộ.csv:2", "it was read to the end"
    finally:
        csv.field_size_limit(before)


def test_the_headings_may_not_be_left_open(table) -> None:
    assert refusal(table, 'a,"b,c\n1,2,3\n').problems[0].where == "hộ.csv:1"
    assert "a quotation mark out of place" in refusal(table, 'a,"b"x,c\n1,2,3\n').say("en")


def test_a_line_without_end_is_refused(table) -> None:
    assert refusal(table, "a,b,c\n" + "x" * 4_000_001).say("en") == "hộ.csv:2: a line far too long for a table"


def test_rows_are_read_as_they_are_asked_for(table) -> None:
    """The bad byte far below is met only when its row is."""
    records = table(b"a,b,c\n" + b"1,2,3\n" * 100_000 + b"\xff\n").records
    assert next(records) == Record(2, ("1", "2", "3"))
    with pytest.raises(InputFileError):
        list(records)


def test_what_a_spreadsheet_program_writes_is_read_back(table) -> None:
    out = io.StringIO()
    csv.writer(out, dialect="excel", delimiter=";").writerows([["a", "b", "c"], ["ấp 1; xóm 2", 'nhà "ống"', "x\ny"]])
    assert rows_of(table(out.getvalue())) == [(2, ("ấp 1; xóm 2", 'nhà "ống"', "x\ny"))]


def test_a_code_that_is_no_letter_is_told(tmp_path: Path) -> None:
    file = tmp_path / "households.csv"
    file.write_bytes("Mã hộ,Khu vực\nA".encode("utf-7") + b"+2AA-,NT\n")
    with pytest.raises(InputFileError, match=r"households\.csv:2: a code that is no letter"):
        list(read_table(file, lambda _: True, "utf-7").records)
