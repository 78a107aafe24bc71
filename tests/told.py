"""What the library says of every mistake, in both languages, as files to read: a change of words is a change of these.

To write them anew: ``UPDATE_SNAPSHOTS=1 pytest`` with the test that asks for the file.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from chuan_ngheo.errors import Problem

FILES = Path(__file__).parent / "snapshots" / "messages"


def as_committed(name: str, told: Iterable[tuple[str, Iterable[Problem]]]) -> None:
    """What is said of each mistake is what the file of this name holds."""
    lines = [f"# {name.replace('_', ' ')}: each mistake, and what is said of it in Vietnamese and in English"]
    for mistake, problems in told:
        lines += ["", *(f"> {line}" for line in mistake.splitlines())]
        lines += [problem.say(language) for problem in problems for language in ("vi", "en")]
    said, file = "\n".join([*lines, ""]), FILES / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")
