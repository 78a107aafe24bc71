"""Which case file belongs to a standard, and what it takes over from the cases of another."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path as FilePath

from attrs import evolve

from chuan_ngheo.errors import Problem, StandardError, nearest_name, shortened
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import MOST_BASES, load_standard, text_of
from chuan_ngheo.standards.registry import standard as known_standard
from chuan_ngheo.standards.shipped import in_folder, standard_files, standard_folders
from chuan_ngheo.verification.cases.model import CaseFile
from chuan_ngheo.verification.cases.reading import read_cases

ENDING = ".cases.yaml"


def cases_of(standard_id: str) -> CaseFile | None:
    """The case file beside a known standard, ready to run; None where there is none.

    Raises `StandardError` with all that is wrong with it, `StandardNotFound` for an id that is not known.

    >>> len(cases_of("vn-2016").cases) > 100
    True
    """
    original = known_standard(standard_id)
    file = _shipped().get(standard_id)
    return None if file is None else _complete(_read(file), original, None)


def cases_beside(path: str | PathLike[str]) -> CaseFile | None:
    """The case file beside a standard file of your own: of ``draft.yaml`` it is ``draft.cases.yaml``; None without it.

    Raises as `load_cases` does.
    """
    beside = case_file_beside(path)
    return load_cases(beside, load_standard(path)) if beside.exists() else None


def case_file_beside(path: str | PathLike[str]) -> FilePath:
    """Where the case file of a standard's file lies, if there is one.

    >>> case_file_beside("standards/draft.yaml").name
    'draft.cases.yaml'
    """
    file = FilePath(path)
    return file.with_name(file.stem + ENDING)


def load_cases(path: str | PathLike[str], standard: Standard | None = None) -> CaseFile:
    """The case file at a path, ready to run.

    The standard that it names is a known one, or else ``standard``, or the one beside the file.
    Raises `StandardError` with all that is wrong with the file, as ``file:line:column``; `StandardNotFound` where
    nothing has the name; `OSError` without a file.
    """
    file = FilePath(path)
    cases = _read(file)
    return (
        cases if cases.written.extends is None else _complete(cases, named_standard(cases, path, standard), file.parent)
    )


def named_standard(cases: CaseFile, path: str | PathLike[str], standard: Standard | None = None) -> Standard:
    """The standard that a case file at ``path`` names. Raises as `load_cases` does."""
    standard_id = cases.written.standard
    return standard if standard and standard_id not in standard_files() else _named(standard_id, FilePath(path).parent)


def _named(standard_id: str, folder: FilePath | None) -> Standard:
    own = {} if folder is None else in_folder(folder)
    if standard_id not in standard_files() and folder is not None and standard_id in own:
        return load_standard(folder / own[standard_id].name)
    return known_standard(standard_id)


def _complete(cases: CaseFile, original: Standard, folder: FilePath | None, seen: tuple[str, ...] = ()) -> CaseFile:
    """The file with the cases that it takes over: of indicators that both standards define in the same words."""
    base_id = cases.written.extends
    if base_id is None:
        return cases
    found = {} if folder is None else {each.name.removesuffix(ENDING): each for each in folder.glob(f"*{ENDING}")}
    known: dict[str, Traversable] = {**found, **_shipped()}
    if base_id not in known or base_id in seen or len(seen) == MOST_BASES:
        why = _CIRCLE if base_id in seen or base_id in known else _NO_CASES
        nearest, place = nearest_name(base_id, known), cases.source.where(("extends",))
        raise StandardError([Problem(place, why, shortened(base_id), nearest=nearest)])
    base = _named(base_id, folder)
    taken = _complete(_read(known[base_id]), base, folder, (*seen, base_id))
    return evolve(cases, inherited=taken.about(frozenset(_in_common(original, base))))


def _in_common(original: Standard, base: Standard) -> Iterator[str]:
    for indicator, entry in original.written.indicators.items():
        defined = base.written.indicators.get(indicator)
        if defined is not None and entry.deprived_when is not None and entry.deprived_when == defined.deprived_when:
            yield indicator


def _shipped() -> dict[str, Traversable]:
    """Standard id → case file, where standards are shipped or registered."""
    found = [file for folder in standard_folders() for file in folder.iterdir() if file.name.endswith(ENDING)]
    return {file.name.removesuffix(ENDING): file for file in reversed(found)}


def _read(file: Traversable) -> CaseFile:
    return read_cases(text_of(file), file.name)


_NO_CASES = Text("không có tệp trường hợp của chuẩn này", "no case file of this standard")
_CIRCLE = Text("các tệp trường hợp dựa vào nhau thành vòng", "case files that extend each other in a circle")
