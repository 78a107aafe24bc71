"""Whatever a file holds, the reader gives a standard or says where it goes wrong; nothing runs, nothing runs away."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import StandardError, shortened
from chuan_ngheo.standards import yaml_source
from chuan_ngheo.standards.reader import load_standard, read_standard
from chuan_ngheo.standards.yaml_source import MOST_BYTES, MOST_NESTING, read_source
from strategies.planting import VN_2016, place, planted, problems_of
from told import as_committed

LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


@pytest.fixture(params=LOADERS, ids=["python", "libyaml"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML: which one there is depends on how it was installed."""
    monkeypatch.setattr(yaml_source, "_Loader", request.param)


ANCHOR, TAG, DEEP = "anchors and aliases are not used here", "tags are not used here", "nested too deeply"
KEY, MERGE, SYNTAX, NO_TEXT = (
    "a key must be text",
    "YAML takes this for a merge",
    "not YAML",
    "a character that is no text",
)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("a: &a [x, x]\nb: [*a, *a]\n", ["1:4", "2:5", "2:9"], ANCHOR),
        ("a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(20)), None, ANCHOR),
        ("&a id: x\n", ["1:1"], ANCHOR),
        ("id: !!python/object/apply:os.system ['exit 1']\n", ["1:5"], TAG),
        ("id: !!python/name:os.system ''\n", ["1:5"], TAG),
        ("id: !custom 5\nname: !!str 5\n", ["1:5", "2:7"], TAG),
        ("!!str id: 5\n", ["1:1"], TAG),
        ("id: " + "[" * 100_000, [f"1:{5 + MOST_NESTING}"], DEEP),
        ("".join(" " * depth + "a:\n" for depth in range(200)), None, DEEP),
        ("- " * 100_000, [f"1:{2 * MOST_NESTING + 3}"], DEEP),
        ("id: a\nname: b\nid: c\n", ["3:1"], "duplicate key"),
        ("a: {b: 1, b: 2}\nc: {d: 1, 'd': 2}\n", ["1:11", "2:11"], "duplicate key"),
        ("base: {a: 1}\n<<: {a: 2}\n", ["2:1"], MERGE),
        ("? [a, b]\n: c\n", ["1:3"], KEY),
        ("{a: 1}: c\n", ["1:1"], KEY),
        ("id: a\n---\nid: b\n", ["2:1"], "more than one document in the file"),
        ("", [""], "the file is empty"),
        ("# nothing\n\n", [""], "the file is empty"),
        ("null\n", ["1:1"], "not a standard"),
        ("- a\n", ["1:1"], "not a standard"),
        ("hello\n", ["1:1"], "not a standard"),
        ("yes: 1\n", ["1:1"], "YAML may take this word for true, false or null"),
        ("a: {no, b}\n", None, "YAML may take this word for true, false or null"),
        ("id: a\n\tname: b\n", ["2:1"], SYNTAX),
        ("means:\n\tincome: x\n", ["2:1"], SYNTAX),
        ("id: 'a\n", ["2:1"], SYNTAX),
        ("id: a: b\n", ["1:6"], SYNTAX),
        ("id: @a\n", ["1:5"], SYNTAX),
        ("id: a\0b\n", ["1:6"], NO_TEXT),
        ("id: a\r\nname: \x07\n", ["2:7"], NO_TEXT),
        ("id: \ud800\n", ["1:5"], NO_TEXT),
    ],
)
def test_what_is_not_a_plain_file_is_told_where_it_stands(text: str, where: list[str] | None, message: str) -> None:
    problems = problems_of(text)
    if where is not None:
        assert [problem.where for problem in problems] == [f"x.yaml:{each}".rstrip(":") for each in where]
    assert any(message in problem.message.en for problem in problems)
    assert all(len(problem.say()) < 400 for problem in problems)


@pytest.mark.usefixtures("either_parser")
def test_what_is_said_of_a_text_that_is_no_plain_yaml_is_what_is_committed() -> None:
    """By either parser, in both languages, in a text of a few letters."""
    texts = ["a: &a [x]\nb: *a\n", "!x y: !z 1\n", "id: " + "[" * 30, "id: a\nid: b\n", "<<: 1\n", "? [a]\n: b\n"]
    texts += ["a\n---\nb\n", "", "id: \x07\n", "a: 2016-02-30\n", "a: 010\nb: 1.5\nc: no\nd:\ne: 1:30\nf: 1_00\n"]
    texts += [f"id: !{'x' * 70} 1\n"]
    said = []
    for text in texts:
        with pytest.raises(StandardError) as caught:
            read_source(text, "x.yaml")
        said.append((ascii(text), caught.value.problems))
    as_committed("yaml", said)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    "text", ["id: 'a\n", "id: a: b\n", "id: @a\n", "id: [a\n", "id:\r\n\tvi: a\n", "id: [a", f"id: @{'a' * 70}"]
)
def test_a_text_that_is_no_yaml_is_told_by_what_stands_where_the_parser_stopped(text: str) -> None:
    with pytest.raises(StandardError) as caught:
        read_source(text, "x.yaml")
    problem = caught.value.problems[-1]
    assert re.fullmatch("không phải YAML: [^:]{8}.*", problem.message.vi)
    assert re.fullmatch("not YAML: [^:]{8}.*", problem.message.en)
    file, line, column = problem.where.split(":")
    assert (file, line in ("1", "2")) == ("x.yaml", True)
    rest = [*text.splitlines(), ""][int(line) - 1][int(column) - 1 :]
    assert problem.found == (shortened(rest) or None)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "vi"),
    [
        ("id:\n\tvi: a\n", "thụt dòng bằng phím Tab; hãy thay bằng dấu cách"),
        ("id:\n  vi: a\n\ten: b\n", "thụt dòng bằng phím Tab; hãy thay bằng dấu cách"),
        ("id: @a\n", "giá trị không bắt đầu bằng dấu này được; hãy để trong ngoặc kép"),
        ("id: a: b\n", "dấu hai chấm không đứng ở đây được; xem lại cách thụt dòng, hoặc để cả câu trong ngoặc kép"),
        ("id:\n  vi: a\n en: b\n", "không khớp với các dòng trên; xem lại cách thụt dòng và dấu ngoặc"),
        ("id: a\nname\nplace: b\n", "trước chỗ này thiếu dấu hai chấm"),
        ("id: {vi: a en: b}\n", "thiếu dấu phẩy, hoặc dấu } khép lại"),
        ("id: [a\n", "thiếu dấu phẩy, hoặc dấu ] khép lại"),
        ('id: "a\n', "dấu ngoặc kép mở mà không đóng"),
        ('id: "\\q"\n', "dấu \\ này không có nghĩa trong ngoặc kép"),
        ("id: {vi: a,, en: b}\n", "trước chỗ này thiếu một giá trị"),
    ],
)
def test_why_a_text_is_no_yaml_is_told_in_vietnamese(text: str, vi: str) -> None:
    with pytest.raises(StandardError) as caught:
        read_source(text, "x.yaml")
    assert caught.value.problems[-1].message.vi == f"không phải YAML: {vi}"


BOOLEAN, BASE, SIXTY = "YAML may take this word for", "YAML takes this for another base", "YAML takes this for base 60"
DECIMAL, ODD, EMPTY = "decimal numbers are not used here", "an oddly written number", "empty value"
SURPRISES = {
    BOOLEAN: ["no", "yes", "on", "off", "y", "N", "NO", "Yes", "TRUE", "False", "NULL", "~"],
    EMPTY: [""],
    MERGE: ["<<", "="],
    BASE: ["010", "-010", "0o17", "0x1f", "0b1", "00", "08", "+0_7"],
    SIXTY: ["1:30", "1:30:15", "-1:30", "190:20:30.15"],
    DECIMAL: ["1.500", "1.5", "1e3", "1E-3", ".5", "1.", "-.5", ".inf", "-.Inf", ".nan", "685_230.15", "6.8e+5"],
    ODD: ["1_00", "10_00", "1__000", "1_", "+5", "-0", "1_000_00", "1000_000", "12345678901234567890"],
    "no such date": ["2016-02-30", "2016-13-01", "2015-02-29", "0000-01-01"],
}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(("word", "why"), [(word, why) for why, words in SURPRISES.items() for word in words])
def test_a_word_that_yaml_may_take_for_something_else(word: str, why: str) -> None:
    with pytest.raises(StandardError) as caught:
        read_source(f"k: {word}\n", "x.yaml")
    (problem,) = caught.value.problems
    assert (problem.where, problem.found) == (f"x.yaml:1:{4 if word else 3}", word)
    assert why in problem.message.en
    assert problem.expected is not None or why == "no such date"
    for quoted in (f'"{word}"', f"'{word}'"):
        assert read_source(f"k: {quoted}\n", "x.yaml").data == {"k": word}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("word", "value"),
    [("true", True), ("null", None), ("0", 0), ("-5", -5), ("700000", 700_000), ("700_000", 700_000), ("1_000", 1000)]
    + [(word, word) for word in ("VN", "none", "n/a", "1,000", "1 000", "2016-1-1", "v1.5", "tự hoại", "not a")],
)
def test_a_word_that_holds_no_surprise(word: str, value: object) -> None:
    read = read_source(f"k: {word}\n", "x.yaml").data["k"]
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize("word", ["no", "010", "1:30", "1.500", "1e3", "~", "1_00", "0x1f", "TRUE", ""])
def test_in_a_standard_too(word: str) -> None:
    text = planted("rural: 700_000", f"rural: {word}  # here")
    assert place(text, f"rural: {word}", word or ":").rpartition(":")[0] in problems_of(text)[0].where


@given(st.text(alphabet=st.characters(codec=None)) | st.text("{}[]:,&*!|>'\"%@`#-? \n\tabc012.~<="))
def test_any_text_is_no_standard_and_told_so(text: str) -> None:
    with pytest.raises(StandardError) as caught:
        read_standard(text, "x.yaml")
    assert caught.value.problems
    assert all(problem.where.startswith("x.yaml") for problem in caught.value.problems)


@given(st.data())
def test_a_spoilt_standard_is_one_or_is_told(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(VN_2016)))
    cut = data.draw(st.integers(0, 30))
    inserted = data.draw(st.text(max_size=5) | st.sampled_from(["\n  ", ": ", "{", "[", "*a", "&a ", "- ", "!x ", "'"]))
    try:
        read_standard(VN_2016[:start] + inserted + VN_2016[start + cut :], "x.yaml")
    except StandardError as error:
        problems = error.problems
    else:
        return
    assert all(problem.where.startswith("x.yaml:") for problem in problems)


# files --------------------------------------------------------------------------------------------


def told(path: Path, raw: bytes) -> str:
    path.write_bytes(raw)
    with pytest.raises(StandardError) as caught:
        load_standard(path)
    return str(caught.value)


def test_a_file_of_10_mb_is_not_even_parsed(tmp_path: Path) -> None:
    said = told(tmp_path / "own.yaml", b"# x\n" * 2_500_000)
    assert said == f"own.yaml: the file is too large for a standard; expected at most {MOST_BYTES} bytes"
    with pytest.raises(StandardError, match="too large"):
        read_standard("#" * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (VN_2016.encode("utf-16"), "own.yaml:1:1: the file is not UTF-8; found 0xff"),
        (VN_2016.encode("utf-16-le"), "own.yaml:1:11: the file is not UTF-8; found 0xa9"),
        ("id: x\n".encode("utf-16-le"), "own.yaml:1:2: a character that is no text; found '\\x00'"),
        ("id: x\nplace: Hà Nội\n".encode("latin-1", "replace"), "own.yaml:2:9: the file is not UTF-8; found 0xe0"),
        (b"\xef\xbb\xbfid: x\nplace: Ngh\xea\xf2\n", "own.yaml:2:11: the file is not UTF-8; found 0xea"),
        (b"id: x\n\nname: \x00\n", "own.yaml:3:7: a character that is no text; found '\\x00'"),
        (b"", "own.yaml: the file is empty"),
        (b"\xef\xbb\xbf", "own.yaml: the file is empty"),
    ],
)  # fmt: skip
def test_a_file_in_no_encoding_of_ours(tmp_path: Path, raw: bytes, said: str) -> None:
    assert told(tmp_path / "own.yaml", raw) == said


def test_what_is_said_of_a_file_is_what_is_committed(tmp_path: Path) -> None:
    """In Vietnamese, too: of files that are too large or in another encoding, or extend what they cannot."""
    spoilt = {
        "more than a million bytes in the file": b"#" * (MOST_BYTES + 1),
        "in another encoding": "id: x\nplace: Hà Nội\n".encode("latin-1", "replace"),
        "list of standards": b"- a\n",
        "extends another and says no more": b"extends: vn-2016\nid: own\n",
        "extends a number": b"extends: 5\n",
    }
    file, said = tmp_path / "own.yaml", []
    for what, raw in spoilt.items():
        file.write_bytes(raw)
        with pytest.raises(StandardError) as caught:
            load_standard(file)
        said.append((what, caught.value.problems))
    with pytest.raises(StandardError) as caught:
        read_source("#" * (MOST_BYTES + 1), "own.yaml")
    as_committed("files", [*said, ("more than a million bytes in a text", caught.value.problems)])


def test_as_large_as_a_file_may_be(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_bytes(VN_2016.encode() + b"#" * (MOST_BYTES - len(VN_2016.encode())))
    assert load_standard(file) == read_standard(VN_2016)


def test_a_byte_order_mark_says_nothing(tmp_path: Path) -> None:
    marked = tmp_path / "own.yaml"
    marked.write_bytes(b"\xef\xbb\xbf" + VN_2016.encode())
    assert load_standard(marked) == read_standard(VN_2016)
    marked.write_bytes(VN_2016.replace("\n", "\r\n").encode())
    assert load_standard(str(marked)) == read_standard(VN_2016)


def test_nothing_is_executed(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    tag = f"!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{touched}']]"
    rule = f"__import__('pathlib').Path('{touched}').touch()"
    for text in (f"id: {tag}\n", planted("place: VN", f"place: {tag}"), planted("floor_area < 8 * size", f'"{rule}"')):
        problems_of(text)
    assert not touched.exists()


def test_a_file_that_is_not_there_is_no_faulty_standard(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"none\.yaml"):
        load_standard(tmp_path / "none.yaml")
