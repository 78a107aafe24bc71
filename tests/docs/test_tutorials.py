"""The tutorial is one tutorial in two languages: the same commands in the same order, the same steps and pictures."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS, REVIEW = ROOT / "docs", ROOT / "examples" / "review"
ENGLISH, VIETNAMESE = DOCS / "tutorial.md", DOCS / "vi" / "tutorial.md"
SPEAKS = re.compile(r"^(chuan-ngheo|python3 examples/)")


def commands(page: Path) -> list[str]:
    """What the reader types, each command in one line."""
    blocks = re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    typed = [re.findall(r"^\$ ((?:.*\\\n)*.*)$", block, re.MULTILINE) for block in blocks]
    return [" ".join(command.replace("\\\n", "").split()) for block in typed for command in block]


def test_both_languages_type_the_same_commands_in_the_same_order() -> None:
    english, vietnamese = commands(ENGLISH), commands(VIETNAMESE)
    assert len(english) > 20
    assert [command.replace(" --lang en", "") for command in english] == vietnamese


def test_what_speaks_is_asked_to_speak_the_language_of_the_page() -> None:
    for command in commands(ENGLISH):
        first, *piped = command.split(" | ")
        assert ("--lang en" in first) == bool(SPEAKS.match(first)), command
        assert not any("--lang" in each for each in piped)
    assert not any("--lang" in command for command in commands(VIETNAMESE))


@pytest.mark.parametrize("pattern", [r"^## (\d+)\. ", r"^!\[.*\]\((?:\.\./)?images/(.*)-(?:en|vi)\.", r"^```(\w+)$"])
def test_both_have_the_same_steps_pictures_and_blocks(pattern: str) -> None:
    english, vietnamese = (re.findall(pattern, page.read_text("utf-8"), re.MULTILINE) for page in (ENGLISH, VIETNAMESE))
    assert english
    assert english == vietnamese


def test_every_program_of_the_review_is_run_by_the_tutorial() -> None:
    typed = "\n".join(commands(ENGLISH))
    programs = {path.name for path in REVIEW.glob("*.py")} - {"make_review.py"}
    assert programs == set(re.findall(r"python3 examples/review/(\w+\.py)", typed))


def test_the_script_writes_the_same_two_files_again(tmp_path: Path) -> None:
    runpy.run_path(str(REVIEW / "make_review.py"))["main"](tmp_path)
    for name in ("households-2019.csv", "requests-2020.csv"):
        assert (tmp_path / name).read_bytes() == (REVIEW / name).read_bytes()
