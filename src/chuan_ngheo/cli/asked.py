"""From arguments to what they name: the standard, the register."""

from __future__ import annotations

from argparse import Namespace

from chuan_ngheo.errors import InputFileError, Problem, nearest_name
from chuan_ngheo.intake.headings import Headings
from chuan_ngheo.intake.mapping_file import read_headings, shipped_headings
from chuan_ngheo.intake.register import Register, read_register
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import load_standard
from chuan_ngheo.standards.registry import standard, standard_in_force


def asked_standard(asked: Namespace) -> Standard:
    """The standard of the arguments: by file, by id, or the national one in force on the day."""
    return standard_in_force(asked.on) if asked.standard is None else named_standard(asked.standard)


def named_standard(name: str) -> Standard:
    """A standard by its id, or by the path of its YAML file."""
    return load_standard(name) if name.endswith((".yaml", ".yml")) else standard(name)


def asked_headings(asked: Namespace) -> Headings:
    """The mapping of headings: the office's own, or the shipped one."""
    return shipped_headings() if asked.headings is None else read_headings(asked.headings)


def asked_register(asked: Namespace, headings: Headings, standard: Standard) -> Register:
    """The register of the arguments.

    Raises `InputFileError` also for columns of findings that the standard has no indicator for.
    """
    register = read_register(
        asked.households,
        asked.members,
        on=asked.on,
        headings=headings,
        encoding=asked.encoding,
        keep=asked.keep,
    )
    known = {indicator.id for indicator in standard.indicators}
    kept = set(asked.keep)
    strange = [
        (heading, path.removeprefix("findings."))
        for heading in register.headings
        if heading not in kept and (path := headings.households.path(heading) or "").startswith("findings.")
    ]
    problems = [
        Problem(
            f"{asked.households.name}:1",
            Text(
                f"chuẩn {standard.id} không có chỉ số của cột này (muốn giữ nguyên cột: --keep)",
                f"{standard.id} has no indicator for this column (to keep the column as it is: --keep)",
            ),
            found=heading,
            nearest=nearest_name(indicator, known),
        )
        for heading, indicator in strange
        if indicator not in known
    ]
    if problems:
        raise InputFileError(problems)
    return register
