"""The command as a person meets it: files in a folder, what is printed, an exit status."""

import contextlib
import csv
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from chuan_ngheo.cli import main

ON = "2020-11-20"
USUAL = {"COLUMNS": "100", "PYTHONUTF8": "1", "PYTHONIOENCODING": "", "PYTHONUNBUFFERED": ""}


@frozen
class Ran:
    """What a command gave back."""

    status: int
    out: str
    err: str


class Folder:
    """A commune's folder, and commands run in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.path / name
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def table(self, name: str, rows: Iterable[Sequence[str]]) -> Path:
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        return self.write(name, out.getvalue())

    def read(self, name: str) -> list[list[str]]:
        with (self.path / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    def records(self, name: str) -> list[dict[str, str]]:
        headings, *rows = self.read(name)
        return [dict(zip(headings, row, strict=True)) for row in rows]

    def files(self) -> set[str]:
        return {each.name for each in self.path.iterdir()}

    def run(self, *arguments: str) -> Ran:
        """The command in this process."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.chdir(self.path), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = main(list(arguments))
            except SystemExit as stopped:
                status = int(stopped.code or 0)
        return Ran(status, out.getvalue(), err.getvalue())

    def classify(self, *arguments: str, lang: str = "en") -> Ran:
        """``classify`` of households.csv into result.csv; ``-o`` and ``--on`` may be given again."""
        return self.run("classify", "households.csv", "--on", ON, "-o", "result.csv", "--lang", lang, *arguments)

    def explain(self, household: str, *arguments: str, lang: str = "en") -> Ran:
        asked = ("explain", "households.csv", "--on", ON, "--household", household, "--lang", lang)
        return self.run(*asked, *arguments)

    def process(self, *arguments: str, program: str = "", shell: str = "", **environment: str) -> Ran:
        """The command in a process of its own: after ``program`` has run in it, its output through ``shell``."""
        code = f"import sys\n{program}\nfrom chuan_ngheo.cli import main\nsys.exit(main())"
        command: Any = [sys.executable, "-c", code, *arguments]
        if shell:
            words = " ".join(f"'{word}'" for word in command)
            command = ["bash", "-c", f"{words} {shell}; exit ${{PIPESTATUS[0]}}"]
        done = subprocess.run(
            command,
            cwd=self.path,
            env=os.environ | USUAL | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(errors="surrogateescape"), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """An empty folder, the terminal 100 columns wide."""
    monkeypatch.setenv("COLUMNS", "100")
    return Folder(tmp_path)


@pytest.fixture
def village(folder: Folder) -> Folder:
    """Three households with members: one poor by income, one open, one well off."""
    folder.write(
        "households.csv",
        "Mã hộ,Thôn,Khu vực,Thu nhập cả hộ,Diện tích nhà ở,Nhà tiêu\n"
        "H1,Bản Một,nông thôn,1.000.000,45,tự hoại\n"
        "H2,Bản Một,nông thôn,,45,không có\n"
        "H3,Bản Hai,thành thị,9.000.000,80,tự hoại\n",
    )
    folder.write("members.csv", "Mã hộ,Tuổi,Có BHYT\nH1,40,có\nH1,12,có\nH2,50,không\nH3,30,có\n")
    return folder


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Folder]:
    """A new empty folder at each call."""
    monkeypatch.setenv("COLUMNS", "100")
    return lambda: Folder(tmp_path_factory.mktemp("village"))
