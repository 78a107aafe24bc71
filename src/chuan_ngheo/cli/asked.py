"""From arguments to what they name: the standard, the headings, the register, and the files all this is read from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection
from pathlib import Path

from attrs import evolve

from chuan_ngheo.intake.finding_columns import check_findings
from chuan_ngheo.intake.headings import KEPT, Headings, TableHeadings
from chuan_ngheo.intake.mapping_file import read_headings, shipped_headings
from chuan_ngheo.intake.register import Register, read_register
from chuan_ngheo.intake.wording import folded
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import load_standard
from chuan_ngheo.standards.registry import standard, standard_in_force


def asked_standard(asked: Namespace) -> Standard:
    """The standard of the arguments: by file, by id, or the national one in force on the day."""
    return standard_in_force(asked.on) if asked.standard is None else named_standard(asked.standard)


def named_standard(name: str) -> Standard:
    """A standard by its id, or by the path of its YAML file."""
    return load_standard(name) if _is_file(name) else standard(name)


def _is_file(name: str) -> bool:
    return Path(name).suffix.lower() in (".yaml", ".yml")


def input_files(asked: Namespace) -> list[Path]:
    """Every file that the arguments name to be read."""
    files = [asked.households, asked.members, asked.headings, *standard_files(asked)]
    return [file for file in files if file is not None]


def standard_files(asked: Namespace) -> list[Path]:
    """The file that the arguments name as the standard, if they name one."""
    return [Path(asked.standard)] if asked.standard is not None and _is_file(asked.standard) else []


def json_lines_file(named: Path | None) -> Path | None:
    """The file of JSON lines; None, for standard input, where none is named, or ``-``."""
    return None if named is None or str(named) == "-" else named


def asked_headings(asked: Namespace) -> Headings:
    """The mapping of headings: the office's own, or the shipped one; columns to be kept say nothing."""
    headings = shipped_headings() if asked.headings is None else read_headings(asked.headings)
    return evolve(
        headings,
        households=_keeping(headings.households, asked.keep),
        members=_keeping(headings.members, asked.keep),
    )


def _keeping(table: TableHeadings, keep: Collection[str]) -> TableHeadings:
    """The headings of a table; those in ``keep`` are kept as they are, even one that would be understood."""
    kept = {folded(heading): KEPT for heading in keep}
    return evolve(table, words=evolve(table.words, meanings={**table.words.meanings, **kept}))


def asked_register(asked: Namespace, headings: Headings, standard: Standard) -> Register:
    """The register of the arguments.

    Raises `InputFileError` also for columns of findings that the standard has no indicator for.
    """
    register = read_register(asked.households, asked.members, on=asked.on, headings=headings, encoding=asked.encoding)
    check_findings(asked.households.name, register.headings, headings.households, standard)
    return register
