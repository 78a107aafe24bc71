"""Stopped half-way – by Ctrl-C, by a full disk, by anything –, the command leaves the folder as it was."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from chuan_ngheo.tables.files import background, classified_files
from chuan_ngheo.tables.files.classifying import Classifying
from chuan_ngheo.tables.files.csv_result import CsvResult
from chuan_ngheo.tables.files.excel_result import ExcelResult
from chuan_ngheo.tables.files.parquet_result import ParquetResult
from chuan_ngheo.tables.files.staging import Stage
from cli.conftest import ON, USUAL

INPUTS = {"households.csv", "members.csv"}
STOPPED = "stopped; no file was left half written\n"
STEPS: list[tuple[Any, str]] = [
    (classified_files, "open_table"),
    (Stage, "_frame"),
    (classified_files.RegisterTables, "twice"),
    (Classifying, "_share"),
    (CsvResult, "add"),
    (classified_files, "reject_homeless"),
]


def failing(owner: Any, name: str, failure: BaseException, after: int) -> Callable[..., Any]:
    """What does its work as often as is said and then fails."""
    real, calls = getattr(owner, name), iter(range(after))

    def fails(*arguments: Any, **more: Any) -> Any:
        if next(calls, None) is None:
            raise failure
        return real(*arguments, **more)

    return fails


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize(("owner", "name"), STEPS)
def test_at_any_step(village, monkeypatch, owner: Any, name: str, after: int) -> None:
    monkeypatch.setattr(classified_files, "BATCH", 1)
    for failure, status in ((KeyboardInterrupt(), 130), (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 2)):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, failing(owner, name, failure, after))
            ran = village.classify("--members", "members.csv")
        if after and name in ("twice", "_share", "reject_homeless"):
            assert ran.status == 0  # which is done once
            (village.path / "result.csv").unlink()
        else:
            assert ran.status == status
        assert village.files() == INPUTS
    assert village.classify("--members", "members.csv").status == 0


@pytest.mark.parametrize(("result", "writer"), [("result.parquet", ParquetResult), ("result.xlsx", ExcelResult)])
def test_whatever_the_result_is(village, monkeypatch, result: str, writer: Any) -> None:
    village.write(result, "cũ")
    monkeypatch.setattr(writer, "add", failing(writer, "add", KeyboardInterrupt(), 0))
    assert village.classify("-o", result).status == 130
    assert village.files() == {*INPUTS, result}
    assert (village.path / result).read_text(encoding="utf-8") == "cũ"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_polars_says_of_a_disk_what_python_says(village, monkeypatch, number: int) -> None:
    said = f"parquet: File out of specification: underlying IO error: something (os error {number})"
    fails = failing(Stage, "_frame", pl.exceptions.ComputeError(said), 0)
    monkeypatch.setattr(Stage, "_frame", fails)
    ran = village.classify()
    why = {errno.ENOSPC: "no space left on the disk"}.get(number, "not permitted; is the file open in another program?")
    assert (ran.status, ran.err) == (2, f"result.csv: cannot be opened or written ({why})\n")
    assert village.files() == INPUTS


def test_other_failures_of_polars_stay_what_they_are(village, monkeypatch) -> None:
    monkeypatch.setattr(Stage, "_frame", failing(Stage, "_frame", pl.exceptions.ComputeError("a fault"), 0))
    with pytest.raises(pl.exceptions.ComputeError, match="a fault"):
        village.classify()
    assert village.files() == INPUTS


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_a_disk_that_is_full_is_an_os_error() -> None:
    with pytest.raises(OSError, match="No space") as full, background.disk_errors():
        pl.DataFrame({"a": [1]}).write_parquet("/dev/full")
    assert full.value.errno == errno.ENOSPC


ENDLESS = """
import polars as pl
from pathlib import Path
from chuan_ngheo.tables.files import background, classifying
def endless(query, file):
    Path('begun').touch()
    numbers = pl.LazyFrame().select(a=pl.int_range(0, 10**12))
    background.carried_out(numbers.select((pl.col('a') * 7 % 13).sum()))
classifying.written = endless
"""
BUSY = """
from pathlib import Path
from chuan_ngheo.tables.files.csv_source import CsvSource
real = CsvSource.batches
def endless(source, size):
    while True:
        yield from real(source, size)
        Path('begun').touch()
CsvSource.batches = endless
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("program", [ENDLESS, BUSY], ids=["in a query", "while reading"])
@pytest.mark.parametrize("presses", [1, 3])
def test_ctrl_c_is_heard_at_once_and_leaves_nothing(village, program: str, presses: int) -> None:
    code = f"import sys\n{program}\nfrom chuan_ngheo.cli import main\nsys.exit(main())"
    asked = ["classify", "households.csv", "--members", "members.csv", "--on", ON, "-o", "result.csv", "--lang", "en"]
    with subprocess.Popen(
        [sys.executable, "-c", code, *asked], cwd=village.path, env=os.environ | USUAL, stderr=subprocess.PIPE
    ) as running:
        until = time.monotonic() + 60
        while not (village.path / "begun").exists() and time.monotonic() < until:
            time.sleep(0.01)
        assert village.files() > INPUTS  # the work in between
        for _ in range(presses):
            time.sleep(0.1)
            running.send_signal(signal.SIGINT)
        try:
            _, said = running.communicate(timeout=30)
        finally:
            running.kill()
    assert said.decode() == STOPPED
    assert running.returncode in ((130,) if presses == 1 else (130, -signal.SIGINT))  # it may be on its way out
    assert village.files() == {*INPUTS, "begun"}
