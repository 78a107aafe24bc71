"""Cases: households and what the law says of them, in YAML beside a standard, for lawyers to read and write.

::

    standard: vn-2016                # whose rules are tried
    date: 2020-11-20                 # the day of classification, unless a case names its own
    topics:
      - name: {vi: "Nông thôn, theo thu nhập", en: "Rural, by income"}
        citation: {document: qd-59-2015, article: Điều 2, provenance: verified}
        cases:
          - name: {vi: "700.000 đồng", en: "700,000 VND"}
            household: {area: rural, income_per_head: 700_000}
            deprived: 0
            class: poor_by_income

A case gives a ``household`` (facts as `chuan_ngheo.Household` names them; what is left out is unknown) or the totals
of a ``form`` (``area``, ``income_points``, ``deprivation_points``). ``deprived: 3`` stands for the findings: that
many indicators deprived, all others not. What is expected is any of

- ``class``: the class by its id, or ``possible``: the list of classes that the facts leave open;
- ``findings``: indicators by id, each ``deprived``, ``not_deprived`` or ``unknown``; ``designations``: all that hold;
- ``in_force: false``: the standard does not apply on that day (on every other case's day it must).

Every text is in both languages; a text with a comma or a colon, and a decimal number, stand in quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from pathlib import Path as FilePath

from attrs import asdict, evolve, field, fields, frozen
from cattrs import BaseValidationError
from cattrs.gen import override

from chuan_ngheo.classification.classify import classify, classify_points
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import HouseholdError, Problem, StandardError, nearest_name
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.citation import Citation
from chuan_ngheo.standards.document import file_converter
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standard as shipped_standard
from chuan_ngheo.standards.yaml_source import Source, read_source
from chuan_ngheo.structuring import Path, failures, record_hook


class Verdict(CodeList):
    """What is expected of one indicator."""

    DEPRIVED = "deprived", "thiếu hụt", "deprived"
    NOT_DEPRIVED = "not_deprived", "không thiếu hụt", "not deprived"
    UNKNOWN = "unknown", "chưa xác định", "unknown"


_VERDICTS: dict[Truth, Verdict] = {True: Verdict.DEPRIVED, False: Verdict.NOT_DEPRIVED, None: Verdict.UNKNOWN}


@frozen
class Form:
    """The totals of a scored form; what is left out was not scored."""

    area: Area
    income_points: int | None = None
    deprivation_points: int | None = None


@frozen
class Case:
    """One household and what is expected of it; what is None (or empty) is not looked at."""

    name: Text
    household: Household | None = None
    form: Form | None = None
    on: date | None = field(default=None, metadata={"key": "date"})
    deprived: int | None = None
    class_id: str | None = field(default=None, metadata={"key": "class"})
    possible: tuple[str, ...] | None = None
    findings: Mapping[str, Verdict] = field(factory=dict)
    designations: tuple[str, ...] | None = None
    in_force: bool = True

    @property
    def classes(self) -> tuple[str, ...] | None:
        """The classes expected to be possible: the one, where one is expected."""
        return self.possible if self.class_id is None else (self.class_id,)


@frozen
class Topic:
    """Cases that rest on the same place in the law."""

    name: Text
    citation: tuple[Citation, ...]
    cases: tuple[Case, ...]


@frozen
class CaseFile:
    standard: str
    on: date = field(metadata={"key": "date"})
    topics: tuple[Topic, ...]


@frozen
class CaseOutcome:
    """A case that was run; ``failures`` says what came out otherwise than expected."""

    topic: Topic
    case: Case
    where: str
    failures: tuple[Text, ...]

    @property
    def passed(self) -> bool:
        return not self.failures


def run_cases(path: str | PathLike[str], standard: Standard | None = None) -> tuple[CaseOutcome, ...]:
    """Every case of a file, run under ``standard`` (by default the shipped one that the file names).

    Raises `StandardError` with all that is wrong with the file, as ``file:line:column``; `OSError` without one.
    """
    source = _read(FilePath(path))
    written = _structured(source)
    tried = standard or shipped_standard(written.standard)
    if problems := list(_problems(written, tried, source)):
        raise StandardError(problems)
    return tuple(
        CaseOutcome(topic, case, source.where(place), tuple(_differences(case, case.on or written.on, tried)))
        for place, topic, case in _each(written)
    )


def _read(file: FilePath) -> Source:
    try:
        return read_source(file.read_text(encoding="utf-8-sig"), file.name)
    except UnicodeDecodeError as error:
        not_utf8 = Text("tệp không phải UTF-8", "the file is not UTF-8")
        raise StandardError([Problem(file.name, not_utf8, found=f"0x{error.object[error.start]:02x}")]) from None


def _structured(source: Source) -> CaseFile:
    converter = file_converter()
    for cls in (Case, CaseFile):
        renamed = {each.name: override(rename=each.metadata["key"]) for each in fields(cls) if each.metadata}
        converter.register_structure_hook(cls, record_hook(cls, converter, **renamed))
    try:
        return converter.structure(source.data, CaseFile)
    except (BaseValidationError, ValueError) as error:
        raise StandardError(
            evolve(failure.problem, where=source.where(failure.path, failure.is_key)) for failure in failures(error)
        ) from None


def _each(written: CaseFile) -> Iterator[tuple[Path, Topic, Case]]:
    for index, topic in enumerate(written.topics):
        for place, case in enumerate(topic.cases):
            yield ("topics", index, "cases", place), topic, case


def _problems(written: CaseFile, standard: Standard, source: Source) -> Iterator[Problem]:
    """What names nothing in the standard, and what cannot be a case."""
    for path, names, known in _names(written, standard):
        for name in names:
            if name not in known:
                unknown, expected = Text("tên không có trong chuẩn", "not in the standard"), ", ".join(known)
                yield Problem(source.where(path), unknown, name, Text(expected, expected), nearest_name(name, known))
    for path, _, case in _each(written):
        for message in _contradictions(case, standard):
            yield Problem(source.where(path), message)


def _names(written: CaseFile, standard: Standard) -> Iterator[tuple[Path, Iterable[str], list[str]]]:
    yield ("standard",), [written.standard], [standard.id]
    for index, topic in enumerate(written.topics):
        cited = [citation.document for citation in topic.citation]
        yield ("topics", index, "citation"), cited, list(standard.documents)
    for path, _, case in _each(written):
        for key, named, known in (
            ("class" if case.possible is None else "possible", case.classes, standard.classes),
            ("findings", case.findings, standard.indicators),
            ("designations", case.designations, standard.designations),
        ):
            yield (*path, key), named or (), [each.id for each in known]


def _contradictions(case: Case, standard: Standard) -> Iterator[Text]:
    given, indicators = case.household or Household(), len(standard.indicators)
    if case.household and case.form:
        yield Text("“household” hoặc “form”, không cả hai", "“household” or “form”, not both")
    if case.deprived is not None and (case.form or given.findings or standard.decision.findings):
        yield Text("hãy viết từng kết luận thay cho “deprived”", "state each finding in place of “deprived”")
    if case.deprived is not None and not 0 <= case.deprived <= indicators:
        yield Text(f"“deprived” từ 0 đến {indicators}", f"“deprived” is from 0 to {indicators}")
    if case.form and case.findings:
        yield Text("phiếu chỉ có tổng điểm, không có từng chỉ số", "a form has totals and no findings")
    if case.class_id is not None and case.possible is not None:
        yield Text("“class” hoặc “possible”, không cả hai", "“class” or “possible”, not both")
    if case.in_force and case.classes is None and case.designations is None and not case.findings:
        yield Text("trường hợp không nêu kết quả mong đợi", "nothing is expected of this case")


def _differences(case: Case, on: date, standard: Standard) -> Iterator[Text]:
    """Each thing that comes out otherwise than expected."""
    if standard.in_force(on) != case.in_force:
        yield (_IS_NOT_IN_FORCE if case.in_force else _IS_IN_FORCE).format(on=on)
    try:
        result = _classified(case, on, standard)
    except HouseholdError as error:
        yield Text(error.say("vi"), error.say("en"))
        return
    truths = dict(zip((each.id for each in standard.indicators), result.truths, strict=False))
    for what, wanted, found in (
        (_CLASS, _listed(case.classes), _listed(result.possible)),
        *(
            (standard.indicator(each).name, case.findings[each].label, _VERDICTS[truths[each]].label)
            for each in case.findings
        ),
        (_DESIGNATIONS, _listed(case.designations), _listed(result.designations)),
    ):
        if wanted not in (None, found):
            yield _DIFFERS.format(what=what, wanted=wanted, found=found)


def _classified(case: Case, on: date, standard: Standard) -> Classification:
    if case.form is not None:
        return classify_points(standard, **asdict(case.form, recurse=False))
    household = case.household or Household()
    if case.deprived is not None:
        ids = [each.id for each in standard.indicators]
        household = evolve(household, findings={each: place < case.deprived for place, each in enumerate(ids)})
    return classify(household, standard, on=on)


def _listed(ids: Iterable[str] | None) -> Text | None:
    said = " | ".join(sorted(ids or ()))
    return None if ids is None else Text(said or "không có", said or "none")


_IS_IN_FORCE = Text("chuẩn có hiệu lực vào {on}", "the standard is in force on {on}")
_IS_NOT_IN_FORCE = Text("chuẩn không có hiệu lực vào {on}", "the standard is not in force on {on}")
_CLASS = Text("loại hộ", "class")
_DESIGNATIONS = Text("đồng thời", "designations")
_DIFFERS = Text("{what}: cần {wanted}, gặp {found}", "{what}: expected {wanted}, found {found}")
