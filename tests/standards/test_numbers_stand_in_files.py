"""A standard file is the only place where a number of the law stands."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import chuan_ngheo
from chuan_ngheo.rules.expression import Number, walk
from chuan_ngheo.standards.registry import standards

ROOT = Path(chuan_ngheo.__file__).parent
TOO_COMMON = 100
"""Counts and ages (3, 6, 8, 15 …) cannot be told from any other small number."""
BY_CHANCE = {
    ("household/facts.py", 150): "the greatest age that a member may have",
    ("household/facts.py", 100_000): "the most points and the most m² that a household may have",
    ("standards/yaml_source.py", 1_000_000): "the most bytes of a standard file",
    ("cli/streams.py", 120): "the columns of what is piped",
    ("cli/classify.py", 1_000_000): "the file size from which a progress bar is shown",
}
"""Limits of facts and of files that happen to be a number of the law too."""


@cache
def numbers_of_the_law() -> frozenset[int]:
    numbers: set[int] = set()
    for law in standards():
        lines = [*law.means.income.lines.values(), *(law.means.points.lines.values() if law.means.points else ())]
        numbers |= {amount for line in lines for amount in (line.rural, line.urban, line.rural_mountain or 0)}
        numbers |= set(range(law.start.year, law.end.year + 1))
        rules = [each.deprived_when for each in law.indicators] + [each.when for each in law.classes]
        numbers |= {node.value for rule in rules if rule for node in walk(rule) if isinstance(node, Number)}
    return frozenset(number for number in numbers if number > TOO_COMMON)


def numbers_in(file: Path) -> Iterator[tuple[int, int]]:
    """Every whole number of the code, with its line; text, docstrings and comments hold none."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            yield int(node.value), node.lineno


def test_the_numbers_looked_for_are_those_of_the_law() -> None:
    known = {700_000, 900_000, 1_000_000, 1_300_000, 1_500_000, 1_950_000, 2_000_000, 2_250_000, 3_000_000}
    assert known | {120, 140, 150, 175, 1986, 2016, 2022} <= numbers_of_the_law()


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_number_of_the_law_stands_in_code(file: Path) -> None:
    law, name = numbers_of_the_law(), file.relative_to(ROOT).as_posix()
    found = [(line, number) for number, line in numbers_in(file) if number in law and (name, number) not in BY_CHANCE]
    assert found == []


def test_no_number_is_excused_in_vain() -> None:
    for name, number in BY_CHANCE:
        assert number in {found for found, _ in numbers_in(ROOT / name)}
