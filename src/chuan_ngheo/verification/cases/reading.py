"""A case file's text → `CaseFile`, strictly, with every problem at its file, line and column."""

from __future__ import annotations

from attrs import evolve, fields
from cattrs import BaseValidationError
from cattrs.gen import override

from chuan_ngheo.errors import StandardError
from chuan_ngheo.standards.document import file_converter
from chuan_ngheo.standards.yaml_source import Source, read_source
from chuan_ngheo.structuring import failures, record_hook
from chuan_ngheo.verification.cases.model import Case, CaseFile, WrittenCases


def read_cases(text: str, name: str = "<text>") -> CaseFile:
    """The case file that ``text`` states; ``name`` stands for the file in error messages.

    What it ``extends`` is not looked for, and what it names is not looked up: see `load_cases`, `run_case_file`.
    Raises `StandardError` with every problem as ``name:line:column``.
    """
    source = read_source(text, name)
    return CaseFile(_structured(source), source)


def _structured(source: Source) -> WrittenCases:
    converter = file_converter()
    for cls in (Case, WrittenCases):
        renamed = {each.name: override(rename=each.metadata["key"]) for each in fields(cls) if each.metadata}
        converter.register_structure_hook(cls, record_hook(cls, converter, **renamed))
    try:
        return converter.structure(source.data, WrittenCases)
    except (BaseValidationError, ValueError) as error:
        raise StandardError(
            evolve(
                failure.problem,
                where=source.where(failure.path, failure.is_key),
                found=failure.problem.found or (str(failure.path[-1]) if failure.is_key and failure.path else None),
            )
            for failure in failures(error)
        ) from None
