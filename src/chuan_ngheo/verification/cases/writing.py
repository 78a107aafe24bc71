"""Cases → the YAML text of a case file, as a person would lay it out and as the reader reads it back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.standards.citation import Citation
from chuan_ngheo.standards.yaml_scalars import surprise_in
from chuan_ngheo.verification.cases.model import Case, Topic, WrittenCases
from chuan_ngheo.verification.household_data import stated_facts, stated_totals

_WORD = re.compile(r"[a-z][a-z0-9_-]*")
_LONG = 5
"""From so many digits on they are grouped by three; a year is not."""


def cases_text(written: WrittenCases, heading: Text | None = None) -> str:
    """The text of a case file, always the same for the same cases; ``heading`` stands above it as a comment.

    >>> from datetime import date
    >>> from chuan_ngheo.household.codes import Area
    >>> from chuan_ngheo.household.model import Household
    >>> from chuan_ngheo.standards.registry import standard
    >>> from chuan_ngheo.verification.cases.model import Example
    >>> from chuan_ngheo.verification.cases.proposing import proposed_cases
    >>> household = Household(area=Area.URBAN, income_per_head=150_000)
    >>> text = cases_text(proposed_cases(standard("vn-2001"), [Example(date(2003, 6, 1), household)]))
    >>> for line in text.splitlines()[-2:]:
    ...     print(line.strip())
    household: {area: urban, income_per_head: 150_000}
    class: not_poor
    """
    lines = [f"# {line}" for text in ([heading] if heading else []) for line in (text.vi, text.en)]
    lines += [f"standard: {_flow(_Word(written.standard))}"]
    lines += [f"extends: {_flow(_Word(written.extends))}"] if written.extends else []
    lines += [f"date: {written.on.isoformat()}", "", "topics:" if written.topics else "topics: []"]
    topics = ["\n".join(f"  {line}" for line in _topic(topic)) for topic in written.topics]
    return "\n".join(lines) + "\n" + "\n\n".join(topics) + "\n" * bool(topics)


def _topic(topic: Topic) -> Iterator[str]:
    yield f"- name: {_flow(topic.name)}"
    cited = [_citation(each) for each in topic.citation]
    yield f"  citation: {_flow(cited[0])}" if len(cited) == 1 else "  citation:"
    yield from (f"    - {_flow(each)}" for each in cited if len(cited) > 1)
    yield "  cases:" if topic.cases else "  cases: []"
    for case in topic.cases:
        entries = [f"{key}: {_flow(value)}" for key, value in _case(case)]
        yield from (f"    {'  ' if place else '- '}{entry}" for place, entry in enumerate(entries))


def _case(case: Case) -> Iterator[tuple[str, Any]]:
    yield "name", case.name
    if case.on is not None:
        yield "date", case.on
    if case.household is not None:
        yield "household", stated_facts(case.household)
    if case.form is not None:
        yield "form", stated_totals(case.form)
    if case.deprived is not None:
        yield "deprived", case.deprived
    if case.deprived_in is not None:
        yield "deprived_in", [_Word(each) for each in case.deprived_in]
    if case.class_id is not None:
        yield "class", _Word(case.class_id)
    if case.possible is not None:
        yield "possible", [_Word(each) for each in case.possible]
    if case.findings:
        yield "findings", case.findings
    if case.designations is not None:
        yield "designations", [_Word(each) for each in case.designations]
    if case.coverage is not None:
        yield "coverage", case.coverage
    if not case.in_force:
        yield "in_force", False


def _citation(citation: Citation) -> dict[str, Any]:
    stated = {
        "document": _Word(citation.document),
        "article": citation.article,
        "provenance": citation.provenance,
        "about": citation.about,
        "area": citation.area,
        "words": citation.words,
        "reading": citation.reading,
    }
    return {key: value for key, value in stated.items() if value is not None}


class _Word(str):
    """An id: it stands without quotes where it may."""

    __slots__ = ()


def _flow(value: Any) -> str:
    """A value on one line."""
    match value:
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
        case Text(vi, en):
            return f"{{vi: {_quoted(vi)}, en: {_quoted(en)}}}"
        case CodeList() | _Word():
            return str(value) if _WORD.fullmatch(value) and surprise_in(value) is None else _quoted(value)
        case str():
            return _quoted(value)
        case int():
            return f"{value:_}" if len(str(value)) >= _LONG else str(value)
        case Decimal():
            return _flow(int(value)) if value == int(value) else _quoted(f"{value:f}")
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case _:
            entries: Mapping[str, Any] = value
            return "{" + ", ".join(f"{_flow(_Word(key))}: {_flow(each)}" for key, each in entries.items()) + "}"


def _quoted(text: str) -> str:
    """In double quotes; whatever cannot be seen, or breaks a line, is written by its number."""
    return re.sub(r"[^ -~]", lambda each: _seen(each.group()), json.dumps(text, ensure_ascii=False))


def _seen(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - what four hex digits can say
