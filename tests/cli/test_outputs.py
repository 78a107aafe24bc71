"""Files are written whole or not at all, and never over what was read."""

import errno
import os
from pathlib import Path

import pytest

from chuan_ngheo.cli import classify as command
from chuan_ngheo.tables.files import classified_files
from chuan_ngheo.tables.files.csv_result import CsvResult

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
BROKEN = "Mã hộ,Khu vực\nH1,nông thôn\nH2,xã\nH3,biển\n"


@pytest.fixture
def earlier(village):
    """The village with a result and rejects of an earlier run, and a bad row after two good ones."""
    village.write("households.csv", BROKEN)
    village.write("result.csv", "kết quả cũ")
    village.write("result.rejected.csv", "dòng cũ")
    return village


def unchanged(folder) -> bool:
    files = {"households.csv", "members.csv", "result.csv", "result.rejected.csv"}
    return folder.files() == files and all(
        (folder.path / name).read_text(encoding="utf-8") == text
        for name, text in {
            "households.csv": BROKEN,
            "result.csv": "kết quả cũ",
            "result.rejected.csv": "dòng cũ",
        }.items()
    )


def failing(failure: BaseException, after: int = 0):
    """A function that writes something as often as is said and then fails."""
    calls = iter(range(after))

    def fails(result: CsvResult, *_: object) -> None:
        if next(calls, None) is None:
            raise failure
        result.file.write(b"x" * 100_000)

    return fails


INTERRUPTIONS = [
    (
        KeyboardInterrupt(),
        130,
        {"vi": "đã dừng; không tệp nào bị ghi dở\n", "en": "stopped; no file was left half written\n"},
    ),
    (
        FULL,
        2,
        {
            "vi": "{file}: không mở hoặc không ghi được (hết chỗ trên đĩa)\n",
            "en": "{file}: cannot be opened or written (no space left on the disk)\n",
        },
    ),
]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("failure", "status", "said"), INTERRUPTIONS)
def test_while_the_result_is_written(earlier, monkeypatch, failure, status, said, lang) -> None:
    monkeypatch.setattr(classified_files, "BATCH", 1)
    monkeypatch.setattr(CsvResult, "add", failing(failure, after=1))
    ran = earlier.classify(lang=lang)
    assert (ran.status, ran.out, ran.err) == (status, "", said[lang].format(file="result.csv"))
    assert unchanged(earlier)


@pytest.mark.parametrize(("failure", "status", "said"), INTERRUPTIONS)
def test_while_the_rejects_are_written(earlier, monkeypatch, failure, status, said) -> None:
    def half(path: Path, *_: object) -> None:
        path.write_text("nửa", encoding="utf-8")
        raise failure

    monkeypatch.setattr(command, "write_rejects", half)
    ran = earlier.classify()
    assert (ran.status, ran.out, ran.err) == (status, "", said["en"].format(file="result.rejected.csv"))
    assert unchanged(earlier)


@pytest.mark.parametrize(("failure", "status", "said"), INTERRUPTIONS[:1])
def test_while_the_tables_are_read(earlier, monkeypatch, failure, status, said) -> None:
    monkeypatch.setattr(classified_files, "open_table", failing(failure))
    ran = earlier.classify()
    assert (ran.status, ran.err) == (status, said["en"])
    assert unchanged(earlier)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.EACCES, "not permitted; is the file open in another program?"),
        (errno.EPERM, "not permitted; is the file open in another program?"),
        (errno.EROFS, os.strerror(errno.EROFS)),
    ],
)
def test_a_result_that_may_not_be_replaced_stays(earlier, monkeypatch, code: int, why: str) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(code, os.strerror(code), str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    ran = earlier.classify()
    assert ran.status == 2
    assert ran.err == f"result.rejected.csv: cannot be opened or written ({why})\n"
    assert unchanged(earlier)


# ---- never over an input ----


def inputs(folder) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.path.iterdir() if each.is_file()}


@pytest.mark.parametrize(
    "output", ["households.csv", "members.csv", "./members.csv", "sub/../members.csv", "own.yaml", "headings.yml"]
)
@pytest.mark.parametrize("absolute", [False, True])
def test_an_output_is_no_input_however_it_is_spelt(village, output: str, absolute: bool) -> None:
    (village.path / "sub").mkdir()
    village.write("own.yaml", "x")
    village.write("headings.yml", "x")
    before = inputs(village)
    path = str(village.path / output) if absolute else output
    ran = village.classify(
        "--members", "members.csv", "--headings", "headings.yml", "--standard", "own.yaml", "-o", path
    )
    assert ran.status == 2
    assert "would overwrite this input file" in ran.err
    assert inputs(village) == before


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to], ids=["symbolic", "hard"])
@pytest.mark.parametrize("name", ["result.csv", "result.rejected.csv"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nor_by_a_link(village, link, name: str, lang: str) -> None:
    link(village.path / name, village.path / "members.csv")
    before = inputs(village)
    ran = village.classify("--members", "members.csv", lang=lang)
    assert ran.status == 2
    words = {"vi": "sẽ ghi đè lên tệp đầu vào này", "en": "would overwrite this input file"}[lang]
    assert ran.err.startswith(f"{name}: {words}")
    assert ran.err.endswith("members.csv\n")
    assert inputs(village) == before


def test_an_input_that_is_a_link_is_not_overwritten_by_its_own_name(village) -> None:
    (village.path / "households.csv").rename(village.path / "tháng 11.csv")
    (village.path / "households.csv").symlink_to("tháng 11.csv")
    ran = village.classify("-o", "tháng 11.csv")
    assert ran.status == 2
    assert (village.path / "tháng 11.csv").read_text(encoding="utf-8").startswith("Mã hộ")


def test_rejects_are_no_input_either(village) -> None:
    """Even where the run would be clean and the rejects of an earlier run removed."""
    (village.path / "members.csv").rename(village.path / "result.rejected.csv")
    before = inputs(village)
    assert village.classify("--members", "result.rejected.csv").status == 2
    assert inputs(village) == before


# ---- where to ----


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "không có thư mục này; gặp {folder}"), ("en", "no such folder; found {folder}")],
)
def test_a_folder_that_is_not_there_is_told_before_anything_is_read(folder, lang: str, said: str) -> None:
    ran = folder.classify("-o", "nơi khác/result.csv", lang=lang)
    assert ran.status == 2
    words = said.format(folder=folder.path / "nơi khác")
    assert ran.err.splitlines()[0] == f"nơi khác/result.csv: {words}"
    assert "households.csv" not in ran.err


@pytest.mark.parametrize("name", ["result.csv", "result.rejected.csv"])
def test_a_folder_is_not_a_file(village, name: str) -> None:
    (village.path / name).mkdir()
    ran = village.classify()
    assert (ran.status, ran.err) == (2, f"{name}: exists, but is not a file\n")
    assert village.files() == {"households.csv", "members.csv", name}


def test_a_device_is_not_replaced_by_a_file(village) -> None:
    os.mkfifo(village.path / "result.csv")
    ran = village.classify()
    assert (ran.status, ran.err) == (2, "result.csv: exists, but is not a file\n")
    assert (village.path / "result.csv").is_fifo()


def test_a_link_stays_and_the_file_it_leads_to_is_replaced(village) -> None:
    (village.path / "shared").mkdir()
    village.write("shared/commune.csv", "cũ")
    (village.path / "result.csv").symlink_to("shared/commune.csv")
    assert village.classify().status == 0
    assert (village.path / "result.csv").is_symlink()
    assert len(village.read("shared/commune.csv")) == 4
    assert [each.name for each in (village.path / "shared").iterdir()] == ["commune.csv"]


def test_a_link_that_leads_nowhere_is_made_to_lead_somewhere(village) -> None:
    (village.path / "result.csv").symlink_to("real.csv")
    assert village.classify().status == 0
    assert len(village.read("real.csv")) == 4


@pytest.mark.parametrize("name", ["result.pdf", "result.JSON", "result.xls"])
def test_a_result_is_a_table_by_its_name_too(village, name: str) -> None:
    ran = village.classify("-o", name)
    kind = f"found {Path(name).suffix}; expected a .csv, .parquet or .xlsx file"
    assert (ran.status, ran.err) == (2, f"{name}: the result is a table, not a file of this kind; {kind}\n")
    assert name not in village.files()
