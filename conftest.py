"""Every example of the READMEs and the docs is run: `>>>` and Python blocks, and what a terminal shows.

A ```console block holds `$ command` lines, each followed by exactly what the command writes. `...` alone on a line
stands for any lines. A command ends with status 0 unless the next one asks for it (`$ echo $?`). Commands that set
up a machine or work on the checkout (`pip`, `git`, `.ci/run`, …) are shown only. Each document is run in a directory
of its own with a copy of `examples/` and of the national standards, so that what it writes goes nowhere else.
"""

import contextlib
import difflib
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from doctest import ELLIPSIS
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent
ENVIRONMENT = os.environ | {
    "PATH": sysconfig.get_path("scripts") + os.pathsep + os.environ["PATH"],
    "COLUMNS": "120",
    "NO_COLOR": "1",
    "FORCE_COLOR": "",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
    "PYTHONUNBUFFERED": "1",
}
SETTING_UP = re.compile(
    r"(UPDATE_SNAPSHOTS=1 )?((python3? -m )?(pip|venv|pytest|build)|git|cd|source|\.|ruff|mypy|pyright|sphinx-build"
    r"|(python3 )?\.ci/\w+(\.py)?)(\s|$)"
)
STANDARDS = "src/chuan_ngheo/standards/national"

collect_ignore = ["docs/conf.py"]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The directory that one document's examples run in."""
    place = tmp_path_factory.mktemp("document")
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", place / "examples")
    if (ROOT / STANDARDS).is_dir():
        shutil.copytree(ROOT / STANDARDS, place / STANDARDS)
    with contextlib.chdir(place):
        yield place


def terminal(example: Example) -> str | None:
    """What is wrong with a ```console block, if anything."""
    status = 0
    session = _session(str(example.parsed))
    for position, (command, shown) in enumerate(session):
        if SETTING_UP.match(command):
            continue
        done = subprocess.run(
            f"(exit {status})\n{command}",
            shell=True,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        written = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
        if not _pattern(shown).fullmatch("".join(f"{line}\n" for line in written)):
            difference = difflib.unified_diff(shown, written, "shown", "written", lineterm="")
            return "\n".join([f"$ {command}", *difference])
        status = done.returncode
        asked = "".join(following for following, _ in session[position + 1 : position + 2])
        if status and "$?" not in asked:
            return f"$ {command}\nended with status {status}, and the document does not say so (`$ echo $?`)"
    return None


def _session(block: str) -> list[tuple[str, list[str]]]:
    """Commands, each with the lines shown under it."""
    first, *rest = re.split(r"^\$ ", block, flags=re.MULTILINE)
    if first.strip() or not rest:
        raise ValueError("a console block begins with `$ command`")
    session = []
    for part in rest:
        command, _, output = part.replace("\\\n", "").partition("\n")
        session.append((command, [line.rstrip() for line in output.rstrip().splitlines()]))
    return session


def _pattern(shown: list[str]) -> re.Pattern[str]:
    return re.compile("".join("(?:.*\n)*" if line == "..." else re.escape(f"{line}\n") for line in shown))


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), CodeBlockParser("console", terminal)],
    patterns=["README*.md", "CONTRIBUTING.md", "docs/*.md", "docs/**/*.md"],
    fixtures=["scratch"],
).pytest()
