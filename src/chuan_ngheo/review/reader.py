"""A regime's file → `Regime`: strict, with every problem at its file, line and column."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path as FilePath
from typing import Any

from attrs import evolve, fields, has
from cattrs import BaseValidationError, Converter
from cattrs.gen import override

from chuan_ngheo.errors import Problem, StandardError, nearest_name
from chuan_ngheo.household.validity import shown
from chuan_ngheo.language import Text
from chuan_ngheo.review.document import MeetingRule, MonthDay, Regime, RegularReview, ReportRule, Term, Window
from chuan_ngheo.review.errors import ReviewError
from chuan_ngheo.standards.citation import Citation
from chuan_ngheo.standards.document import file_converter
from chuan_ngheo.standards.yaml_source import MOST_BYTES, Source, read_source
from chuan_ngheo.structuring import Failure, Path, failures, record_hook

_A_COMMON_YEAR = 1
_LAST_OF_EVERY_MONTH = 28


def load_regime(path: str | PathLike[str]) -> Regime:
    """The rules of review in a YAML file of your own, of the same form as the shipped ones.

    Raises `ReviewError` with every problem as ``file:line:column``; `OSError` where the file cannot be opened.
    """
    file = FilePath(path)
    with file.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        limit = Text(f"nhiều nhất {MOST_BYTES} byte", f"at most {MOST_BYTES} bytes")
        raise ReviewError([Problem(file.name, Text("tệp quá lớn", "the file is too large"), expected=limit)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ReviewError(
            [Problem(f"{file.name}:{line}:1", Text("tệp không phải UTF-8", "the file is not UTF-8"))]
        ) from None
    return read_regime(text, file.name)


def read_regime(text: str, name: str = "<text>") -> Regime:
    """The rules of review that ``text`` states; ``name`` stands for the file in error messages.

    Raises `ReviewError` with every problem as ``name:line:column``.

    >>> read_regime("id: decree", "x.yaml")
    Traceback (most recent call last):
        ...
    chuan_ngheo.review.errors.ReviewError: x.yaml:1:1: required field missing; found name
    ...
    """
    try:
        source = read_source(text, name)
    except StandardError as error:
        raise ReviewError(error.problems) from None
    regime = _structured(source)
    if problems := [evolve(each.problem, where=_where(source, each)) for each in _faults(regime)]:
        raise ReviewError(problems)
    return regime


def _where(source: Source, fault: Failure) -> str:
    """The place in the file, where one citation may stand without the list."""
    alone = tuple(step for step in fault.path if not isinstance(step, int))
    return source.where(fault.path if fault.path in source.values else alone, fault.is_key)


def _structured(source: Source) -> Regime:
    if not isinstance(source.data, Mapping):
        expected = Text("các mục id, name, in_force, …", "the keys id, name, in_force, …")
        not_a_mapping = Text("không phải một quy trình rà soát", "not the rules of a review")
        raise ReviewError([Problem(source.where(()), not_a_mapping, shown(source.data), expected)])
    try:
        return _converter().structure(source.data, Regime)
    except BaseValidationError as error:
        raise ReviewError(
            evolve(
                failure.problem,
                where=source.where(failure.path, failure.is_key),
                found=_found(failure.problem, failure.path, failure.is_key),
            )
            for failure in failures(error)
        ) from None


def _found(problem: Problem, path: Path, is_key: bool) -> str | None:
    return str(path[-1]) if problem.found is None and is_key and path else problem.found


def _converter() -> Converter:
    converter = file_converter()
    renamed = {each.name: override(rename=each.metadata["key"]) for each in fields(Window)}
    converter.register_structure_hook(Window, record_hook(Window, converter, **renamed))
    return converter


def _faults(regime: Regime) -> Iterator[Failure]:
    """What the shape of the file admits and no calendar can be."""
    if regime.in_force.end < regime.in_force.start:
        yield Failure(("in_force", "to"), Problem("", _ENDS_FIRST, found=str(regime.in_force.end)))
    if not regime.standards:
        yield Failure(("standards",), Problem("", Text("cần ít nhất một chuẩn", "at least one standard is needed")))
    for path, value in _values(regime, ()):
        match value:
            case Citation(document=document) if document not in regime.documents:
                known = list(regime.documents)
                problem = Problem("", _NO_DOCUMENT, document, nearest=nearest_name(document, known))
                yield Failure((*path, "document"), problem)
            case MonthDay(month=month, day=day) if not _exists_every_year(month, day):
                yield Failure(path, Problem("", _NO_SUCH_DAY, found=f"{day}/{month}"))
            case Window(start=start, end=end) if (end.month, end.day) < (start.month, start.day):
                yield Failure((*path, "to"), Problem("", _ENDS_FIRST, found=f"{end.day}/{end.month}"))
            case Term(count=count) if count < 1:
                yield Failure((*path, "count"), Problem("", _AT_LEAST_ONE, found=str(count)))
            case MeetingRule(at_least_percent=percent) if not 0 < percent <= 100:  # noqa: PLR2004 - per cent
                yield Failure((*path, "at_least_percent"), Problem("", _NO_PERCENT, found=str(percent)))
            case RegularReview(monthly_from_day=int(day)) if not 1 <= day <= _LAST_OF_EVERY_MONTH:
                yield Failure((*path, "monthly_from_day"), Problem("", _NO_SUCH_DAY, found=str(day)))
            case ReportRule(by_day=int(day)) if not 1 <= day <= _LAST_OF_EVERY_MONTH:
                yield Failure((*path, "by_day"), Problem("", _NO_SUCH_DAY, found=str(day)))
            case ReportRule(by_day=int(), before=MonthDay()):
                yield Failure(path, Problem("", _TWO_DAYS), is_key=True)


def _exists_every_year(month: int, day: int) -> bool:
    """29 February does not."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(_A_COMMON_YEAR, month)[1]  # noqa: PLR2004 - months


def _values(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value inside attrs values, mappings and lists, with its path in the file."""
    yield path, node
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _values(value, (*path, str(key)))
    elif isinstance(node, tuple):
        for index, value in enumerate(node):
            yield from _values(value, (*path, index))
    elif has(type(node)):
        for attribute in fields(type(node)):
            key = attribute.metadata.get("key", attribute.name)
            yield from _values(getattr(node, attribute.name), (*path, key))


_ENDS_FIRST = Text("kết thúc trước khi bắt đầu", "ends before it begins")
_NO_DOCUMENT = Text("văn bản không có trong tệp này", "a document that the file does not define")
_NO_SUCH_DAY = Text("không phải một ngày có trong mọi năm, mọi tháng", "not a day that every year or month has")
_AT_LEAST_ONE = Text("thời hạn ít nhất là một ngày", "a term is one day at least")
_NO_PERCENT = Text("tỷ lệ phải từ 1 đến 100", "a share is from 1 to 100 per cent")
_TWO_DAYS = Text("chỉ ghi một trong hai: before hoặc by_day", "one of the two only: before or by_day")
