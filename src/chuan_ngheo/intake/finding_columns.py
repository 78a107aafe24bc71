"""The columns of what a survey already decided: those that a standard has an indicator for."""

from __future__ import annotations

from collections.abc import Iterable

from chuan_ngheo.errors import InputFileError, Problem, nearest_name
from chuan_ngheo.intake.headings import KEPT, TableHeadings
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard

_FINDING = "findings."


def check_findings(file: str, headings: Iterable[str], known: TableHeadings, standard: Standard) -> None:
    """Raise `InputFileError` for columns of findings that the standard has no indicator for."""
    paths = {heading: known.path(heading) or KEPT for heading in headings}
    indicators = {f"{_FINDING}{indicator.id}" for indicator in standard.indicators}
    problems = [
        Problem(
            f"{file}:1",
            _NO_INDICATOR.format(id=standard.id),
            found=heading,
            nearest=_nearest_column(path.removeprefix(_FINDING), standard),
        )
        for heading, path in paths.items()
        if path.startswith(_FINDING) and path not in indicators
    ]
    if problems:
        raise InputFileError(problems)


def _nearest_column(indicator: str, standard: Standard) -> str | None:
    nearest = nearest_name(indicator, [each.id for each in standard.indicators])
    return None if nearest is None else f"finding_{nearest}"


_NO_INDICATOR = Text(
    "chuẩn {id} không có chỉ số của cột này (muốn giữ nguyên cột: --keep)",
    "{id} has no indicator for this column (to keep the column as it is: --keep)",
)
