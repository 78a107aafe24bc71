"""The command among others: pipes, terminals, encodings, and what is not installed."""

import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.cli.streams import fitted, plain, visible

CLASSIFY = ("classify", "households.csv", "--on", "2020-11-20", "-o", "result.csv")
EXPLAIN = ("explain", "households.csv", "--on", "2020-11-20", "--household", "H1")
STANDARD = ("standards", "vn-2016")
TURNING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize("asked", [CLASSIFY, EXPLAIN, STANDARD, ("standards",), ("classify", "--help")])
def test_a_terminal_without_vietnamese_letters_shows_plain_ones(village, asked: tuple[str, ...]) -> None:
    vietnamese = village.run(*asked)
    ascii_only = village.process(*asked, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ascii_only.status, ascii_only.err) == (0, "")
    assert ascii_only.out.isascii()
    assert not vietnamese.out.isascii()
    letters = [[each for each in text if each.isalnum()] for text in (plain(vietnamese.out), ascii_only.out)]
    assert letters[0] == letters[1]


def test_so_do_its_errors(village) -> None:
    ran = village.process(*CLASSIFY, "--standard", "vn-1", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.status == 2
    assert ran.err.startswith("khong co chuan nay; gap vn-1; can vn-13-2023, vn-2001")


def test_a_terminal_of_windows_1258_shows_the_letters_it_has(village) -> None:
    ran = village.process(*CLASSIFY, PYTHONIOENCODING="cp1258", PYTHONUTF8="0")
    assert ran.status == 0
    shown = ran.out.encode(errors="surrogateescape").decode("cp1258")
    assert "thu nhập" not in shown
    assert "thu nhâp" in shown or "thu nhap" in shown


def test_the_result_does_not_depend_on_the_terminal(village) -> None:
    village.process(*CLASSIFY)
    usual = (village.path / "result.csv").read_bytes()
    village.process(*CLASSIFY, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C", COLUMNS="20")
    assert (village.path / "result.csv").read_bytes() == usual


@pytest.mark.parametrize("asked", [CLASSIFY, EXPLAIN, STANDARD, ("standards", "--schema"), ("classify", "--help")])
def test_a_reader_that_goes_away_is_no_error(village, asked: tuple[str, ...]) -> None:
    """All the more as the work is done: the status says whether every row was read."""
    ran = village.process(*asked, shell="| true")
    assert (ran.status, ran.err) == (0, "")
    assert ("result.csv" in village.files()) == (asked is CLASSIFY)


def test_nor_one_that_has_seen_enough(village) -> None:
    ran = village.process(*CLASSIFY, shell="| head -n 1")
    assert (ran.status, ran.out.count("\n"), ran.err) == (0, 1, "")


def test_the_status_tells_of_rejects_although_nobody_read_of_them(folder) -> None:
    folder.write("households.csv", "Mã hộ,size\nH1,x\nH2,2\n")
    ran = folder.process(*CLASSIFY, shell="| true")
    assert (ran.status, ran.err) == (1, "")


@pytest.mark.parametrize("asked", [CLASSIFY, EXPLAIN, STANDARD])
def test_an_output_that_cannot_be_written_is_told(village, asked: tuple[str, ...]) -> None:
    ran = village.process(*asked, "--lang", "en", shell="> /dev/full")
    assert (ran.status, ran.err) == (2, "stdout: cannot be opened or written (no space left on the disk)\n")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_what_was_closed_from_the_start_is_written_nowhere(village, closed: str) -> None:
    ran = village.process(*CLASSIFY, shell=closed)
    assert (ran.status, ran.err) == (0, "")
    assert "result.csv" in village.files()
    assert village.process("standards", "vn-1", shell=closed).status == 2


def on_a_terminal(folder, *asked: str, columns: int, kind: str = "dumb", program: str = "") -> str:
    """What the command shows on a terminal of that width, after ``program`` has run."""
    ours, theirs = os.openpty()
    code = f"import sys\n{program}\nfrom chuan_ngheo.cli import main\nsys.exit(main())"
    environment = os.environ | {"COLUMNS": str(columns), "TERM": kind, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, *asked]
    with subprocess.Popen(command, cwd=folder.path, env=environment, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        running.wait(timeout=120)
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other side is closed
        return b""


def test_what_is_piped_has_the_lines_of_the_docs(village, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    title, heading = village.classify("--members", "members.csv", lang="en").out.splitlines()[:2]
    assert title.endswith("(vn-2016)")
    assert heading.split() == ["Class", "Households", "Rate", "(%)", "Persons"]
    proved = village.run("verify", "vn-2016", "--lang", "en").out
    assert any(80 < len(line) <= 120 for line in proved.splitlines())


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_an_explanation_is_broken_between_words_on_a_terminal_only(village, columns: int) -> None:
    piped = village.run(*EXPLAIN).out
    shown = on_a_terminal(village, *EXPLAIN, columns=columns)
    assert max(map(len, piped.splitlines())) > columns
    assert max(map(len, shown.splitlines())) <= columns
    rule = "═"
    assert shown.replace(rule, "").split() == piped.replace(rule, "").split()


def test_an_error_is_broken_between_words_on_a_terminal(village) -> None:
    asked = (*CLASSIFY, "--standard", "vn-1")
    shown = on_a_terminal(village, *asked, columns=50)
    assert max(map(len, shown.splitlines())) <= 50
    assert shown.split() == village.run(*asked).err.split()


LONG = "from chuan_ngheo.cli import classify\nclassify._LONG = 0"
DOING = {
    "vi": ["Đang đọc households.csv, members.csv …", "Đang xếp loại", "Đang ghi result.csv …"],
    "en": ["Reading households.csv, members.csv …", "Classifying", "Writing result.csv …"],
}


@pytest.mark.parametrize("lang", DOING)
def test_long_work_says_what_it_is_doing_to_whoever_is_watching(village, lang: str) -> None:
    asked = (*CLASSIFY, "--members", "members.csv", "--lang", lang)
    watched = on_a_terminal(village, *asked, columns=100, kind="xterm", program=LONG)
    short = on_a_terminal(village, *asked, columns=100, kind="xterm")
    unwatched = village.process(*asked, program=LONG)
    assert [each in watched for each in DOING[lang]] == [True, True, True]
    assert [each in short for each in DOING[lang]] == [False, False, False]
    assert (unwatched.status, unwatched.err) == (0, "")
    assert [each in unwatched.out for each in DOING[lang]] == [False, False, False]
    assert len(village.read("result.csv")) == 4


@pytest.mark.parametrize(("lang", "said"), [("vi", "3 dòng"), ("en", "3 rows")])
def test_a_bar_tells_how_many_rows_have_been_read(village, lang: str, said: str) -> None:
    asked = (*CLASSIFY, "--members", "members.csv", "--lang", lang)
    watched = on_a_terminal(village, *asked, columns=100, kind="xterm", program=LONG)
    assert said in watched
    assert "━" in watched


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "dòng lệnh cần thêm gói: pip install 'chuan-ngheo[cli]'\n"),
        ("en", "the command line needs an extra: pip install 'chuan-ngheo[cli]'\n"),
    ],
)
def test_a_missing_extra_is_named(village, lang: str, said: str) -> None:
    ran = village.process(*CLASSIFY, "--lang", lang, program="sys.modules['rich'] = None")
    assert (ran.status, ran.out, ran.err) == (2, "", said)
    assert village.files() == {"households.csv", "members.csv"}


@pytest.mark.parametrize("package", ["polars", "narwhals"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "xếp loại cả tệp cần thêm gói: pip install 'chuan-ngheo[tables]'\n"),
        ("en", "to classify files needs an extra: pip install 'chuan-ngheo[tables]'\n"),
    ],
)
def test_so_is_the_one_that_reads_tables(village, lang: str, said: str, package: str) -> None:
    ran = village.process(*CLASSIFY, "--lang", lang, program=f"sys.modules['{package}'] = None")
    assert (ran.status, ran.out, ran.err) == (2, "", said)
    explained = village.process(*EXPLAIN, program=f"sys.modules['{package}'] = None")
    assert (explained.status, explained.err) == (0, "")


def test_it_runs_as_a_module_too(village) -> None:
    command = [sys.executable, "-m", "chuan_ngheo.cli", "standards", "--schema"]
    done = subprocess.run(command, cwd=village.path, capture_output=True, check=False, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == village.run("standards", "--schema").out


@given(st.text(st.characters(exclude_categories=[])))
def test_plain_is_ascii_and_leaves_ascii_alone(text: str) -> None:
    assert plain(text).isascii()
    assert plain(plain(text)) == plain(text)
    assert all(plain(each) == each for each in text if each.isascii())


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Hộ nghèo, hộ cận nghèo: Đắk Lắk", "Ho ngheo, ho can ngheo: Dak Lak"),
        ("ƠƯơưỨự", "OUouUu"),
        ("37 m² “×” – 5 ÷ 2 → ✓ ✗ ⚠ • …", '37 m2 "x" - 5 / 2 -> v x ! * ...'),
        ("hô\u0323", "ho"),
        ("中\udc80", "??"),
    ],
)
def test_plain_letters(text: str, spelt: str) -> None:
    assert plain(text) == spelt


@given(st.text(st.characters(categories=["Cc", "Cf", "Lu", "Ll"])))
def test_what_a_terminal_shows_stays_and_nothing_else_reaches_it_but_tabulators_and_line_feeds(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(new == old or (new == "\ufffd" and not old.isprintable()) for old, new in zip(text, shown, strict=True))
    assert not [each for each in shown if unicodedata.category(each) == "Cc" and each not in "\t\n"]


def test_no_text_turns_the_direction_of_writing() -> None:
    turning = [chr(each) for each in range(sys.maxunicode) if unicodedata.bidirectional(chr(each)) in TURNING]
    assert len(turning) == 9
    assert visible("".join(turning)) == "\ufffd" * 9


@given(st.text(st.sampled_from("hộ nghèo  x-"), max_size=300), st.integers(20, 60))
def test_fitted_lines_keep_their_words(text: str, columns: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        shown = fitted(text)
    assert "".join(shown.split()) == "".join(text.split())
    assert all(len(line) <= columns for line in shown.split("\n"))
