"""The floors of the house: imports run downwards only (docs/architecture.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import chuan_ngheo

ROOT = Path(chuan_ngheo.__file__).parent
FLOORS = (
    {"language"},
    {"errors", "pages"},
    {"household", "rooms"},
    {"structuring", "rules"},
    {"standards"},
    {"classification"},
    {"explanation"},
    {"scorecards"},
    {"entitlements", "review"},
    {"wire"},
    {"intake"},
    {"tables"},
    {"analysis"},
    {"verification"},
    {"cli"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
UPSTAIRS = {("classification/result.py", "explanation"), ("standards/model.py", "explanation")}
"""A result and a standard can be asked to explain themselves."""


def imports(file: Path) -> Iterator[str]:
    """The rooms that a file imports when it runs, those only named for type checkers left out."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("chuan_ngheo."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (each.name.split(".")[1] for each in node.names if each.name.startswith("chuan_ngheo."))


def files() -> list[tuple[str, Path]]:
    """Every module below the package itself, by its path in it."""
    return [(str(file.relative_to(ROOT)), file) for file in ROOT.rglob("*.py") if file.name != "__init__.py"]


def room_of(path: str) -> str:
    return path.split("/", maxsplit=1)[0].removesuffix(".py")


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path, _ in files()} == set(FLOOR)


def test_imports_run_downwards() -> None:
    upwards = {
        (path, room)
        for path, file in files()
        for room in imports(file)
        if room != room_of(path) and FLOOR[room] >= FLOOR[room_of(path)]
    }
    assert upwards == UPSTAIRS
