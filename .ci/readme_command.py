"""Print one of the README's two set-up commands: `python readme_command.py main README.md`.

A command is the single line of the fenced block directly under `<!-- command: main -->` or
`<!-- command: tests -->`. Anything else is refused: nothing is run that a reader would not have typed.
"""

import re
import sys
from pathlib import Path

NAMES = ("main", "tests")
MARKER = re.compile(r"^.*<!--\s*command\b.*$", re.MULTILINE)
BLOCK = re.compile(r"\n```(?:sh|bash|shell)?\n(?P<lines>(?:(?!```).*\n)*)```[ \t]*(?:\n|\Z)")


def command(name: str, readme: str) -> str:
    """The command called ``name`` in the text of a README; exits with a message where there is not exactly one."""
    markers = list(MARKER.finditer(readme))
    expected = [f"<!-- command: {each} -->" for each in NAMES]
    if sorted(marker[0] for marker in markers) != expected:
        sys.exit(f"README: expected exactly one line each {expected}, found {[marker[0] for marker in markers]}")
    marker = next(marker for marker in markers if marker[0] == f"<!-- command: {name} -->")
    block = BLOCK.match(readme, marker.end())
    if block is None:
        sys.exit(f"README: expected a fenced block (```sh) directly under {marker[0]}")
    lines = block["lines"].splitlines()
    if len(lines) != 1 or not lines[0].strip():
        sys.exit(f"README: expected a single line under {marker[0]}, found {lines}")
    if lines[0][0] in "$#> \t" or lines[0].endswith("\\"):
        sys.exit(f"README: expected a bare command under {marker[0]}, without a prompt: {lines[0]}")
    return lines[0]


if __name__ == "__main__":
    _, wanted, path = sys.argv
    print(command(wanted, Path(path).read_text(encoding="utf-8")))
