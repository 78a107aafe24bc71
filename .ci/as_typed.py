"""Print what a reader of a page types, as one program: `bash -c "$(python as_typed.py docs/tutorial.md)"`.

All commands of its terminal blocks (```console) in their order, those that set the machine up among them. The program
ends at the first command that fails, unless the page itself asks for the status after it (`$ echo $?`).
"""

import re
import shlex
import sys
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def commands(page: str) -> list[str]:
    """Every command of a page, lines that are continued joined."""
    blocks = (block.replace("\\\n", "") for block in BLOCK.findall(page))
    return [command for block in blocks for command in COMMAND.findall(block)]


def program(typed: list[str]) -> str:
    """A program that types the commands, tells each and stops where one fails."""
    lines = ["status=0"]
    for command, following in zip(typed, [*typed[1:], ""], strict=True):
        expected = "true" if following == "echo $?" else "[ $status = 0 ]"
        told = shlex.quote(f"$ {command}")
        lines += [f"printf '%s\\n' {told}", "(exit $status)", command, "status=$?"]
        lines += [f"{expected} || {{ echo 'a command of the page failed' >&2; exit 1; }}"]
    return "\n".join(lines)


if __name__ == "__main__":
    found = commands(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if not found:
        sys.exit(f"{sys.argv[1]}: no command in it")
    print(program(found))
