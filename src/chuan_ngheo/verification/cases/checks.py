"""What a case file may get wrong beyond its shape: names that the standard does not have, and what is no case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chuan_ngheo.errors import Problem, listed, nearest_name, shortened
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.structuring import Path
from chuan_ngheo.verification.cases.model import Case, CaseFile


def case_problems(file: CaseFile, standard: Standard) -> Iterator[Problem]:
    """What names nothing in the standard, and what cannot be a case, each at its place."""
    for path, names, known in _names(file, standard):
        for name in names:
            if name not in known:
                unknown, where = Text("tên không có trong chuẩn", "not in the standard"), file.source.where(path)
                yield Problem(where, unknown, shortened(name), listed(known), nearest_name(name, known))
    for path, case in _each(file):
        for message in _contradictions(case, standard):
            yield Problem(file.source.where(path), message)


def _each(file: CaseFile) -> Iterator[tuple[Path, Case]]:
    for index, topic in enumerate(file.written.topics):
        for place, case in enumerate(topic.cases):
            yield ("topics", index, "cases", place), case


def _names(file: CaseFile, standard: Standard) -> Iterator[tuple[Path, Iterable[str], list[str]]]:
    yield ("standard",), [file.written.standard], [standard.id]
    for index, topic in enumerate(file.written.topics):
        cited = [citation.document for citation in topic.citation]
        yield ("topics", index, "citation"), cited, list(standard.documents)
    for path, case in _each(file):
        for key, named, known in (
            ("class" if case.possible is None else "possible", case.classes, standard.classes),
            ("deprived_in", case.deprived_in, standard.indicators),
            ("findings", case.findings, standard.indicators),
            ("designations", case.designations, standard.designations),
        ):
            yield (*path, key), named or (), [each.id for each in known]


def _contradictions(case: Case, standard: Standard) -> Iterator[Text]:
    given, indicators = case.household or Household(), len(standard.indicators)
    if case.household and case.form:
        yield Text("“household” hoặc “form”, không cả hai", "“household” or “form”, not both")
    if case.deprived is not None and (case.form or given.findings or standard.decision.findings):
        yield Text(
            "hãy nêu tên chỉ số (“deprived_in”) thay cho “deprived”", "name them (“deprived_in”) in place of “deprived”"
        )
    if case.deprived_in is not None and (case.form or given.findings or case.deprived is not None):
        yield Text("“deprived_in” thay cho mọi kết luận khác", "“deprived_in” stands in place of all other findings")
    if case.deprived is not None and not 0 <= case.deprived <= indicators:
        yield Text(f"“deprived” từ 0 đến {indicators}", f"“deprived” is from 0 to {indicators}")
    if case.form and case.findings:
        yield Text("phiếu chỉ có tổng điểm, không có từng chỉ số", "a form has totals and no findings")
    if case.class_id is not None and case.possible is not None:
        yield Text("“class” hoặc “possible”, không cả hai", "“class” or “possible”, not both")
    if case.in_force and not case.expects_something:
        yield Text("trường hợp không nêu kết quả mong đợi", "nothing is expected of this case")
