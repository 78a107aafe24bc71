"""A household as text, as HTML, and as the Python that makes it again."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from html import escape
from typing import TYPE_CHECKING, Any

from attrs import fields

from chuan_ngheo.household.known import UNKNOWN, Group, People, groups, people, title
from chuan_ngheo.language import Language, Text
from chuan_ngheo.pages.page import fragment
from chuan_ngheo.pages.parts import beside, heading, paragraph
from chuan_ngheo.pages.shown import Shown

if TYPE_CHECKING:
    from chuan_ngheo.household.model import Household

_OF_NOBODY = Text("Chưa rõ ở mọi người: {names}", "Unknown of everybody: {names}")
_NUMBER = Text("STT", "No.")
_BLANK = "?"
_EMPTY = ("devices_unknown", "findings", "labels")
"""What says nothing where it is empty, unlike devices: without any is not unknown."""


def shown(household: Household, language: Language) -> Shown:
    """The household in words."""
    found, listed = list(groups(household, language)), people(household, language)
    name = title(household, language)
    text = "\n".join([name, "─" * len(name), *_text(found, listed, language)])
    body = [beside(_group(each, language) for each in found), *_people(listed, language)]
    return Shown(text, fragment(name, body, language))


def as_python(subject: object) -> str:
    """A household or a member as the call that makes it: what is unknown is left out, and what names a person hidden.

    >>> from chuan_ngheo.household.codes import Area
    >>> from chuan_ngheo.household.model import Household
    >>> as_python(Household(area=Area.RURAL, size=4))
    'Household(area=Area.RURAL, size=4)'
    >>> as_python(Household(id="H-1", size=4))
    'Household(id=…, size=4)'
    """
    kind: Any = type(subject)
    told = [
        f"{each.name}={each.repr(value) if callable(each.repr) else _written(value)}"
        for each in fields(kind)
        if (value := getattr(subject, each.name)) is not None and (value or each.name not in _EMPTY)
    ]
    return f"{kind.__name__}({', '.join(told)})"


def _written(value: object) -> str:
    match value:
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case frozenset():
            return f"frozenset({{{', '.join(sorted(map(_written, value)))}}})"
        case tuple():
            return f"({', '.join(map(_written, value))}{',' if len(value) == 1 else ''})"
    return repr(value)


def _text(found: list[Group], listed: People, language: Language) -> Iterator[str]:
    for each in found:
        parts = [f"{label}: {value}" for label, value in each.known]
        unknown = [f"{UNKNOWN[language]}: {', '.join(each.unknown)}"] if each.unknown else []
        yield f"{each.heading}: {'; '.join([*parts, *unknown])}"
    yield f"{listed.heading}: {listed.remark}" if not listed.rows else f"{listed.heading}:"
    if not listed.rows:
        return
    for place, *cells in listed.rows:
        said = [f"{label}: {cell}" for label, cell in zip(listed.columns, cells, strict=True) if cell is not None]
        missing = [label for label, cell in zip(listed.columns, cells, strict=True) if cell is None]
        unknown = [f"{UNKNOWN[language]}: {', '.join(missing)}"] if missing else []
        yield f"  {place}. {'; '.join([*said, *unknown])}"
    yield from (f"  {each}" for each in _remarks(listed, language))


def _remarks(listed: People, language: Language) -> Iterator[str]:
    if listed.unknown:
        yield _OF_NOBODY.format(names=", ".join(listed.unknown))[language]
    if listed.remark:
        yield listed.remark


def _group(group: Group, language: Language) -> str:
    rows = [f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>' for label, value in group.known]
    if group.unknown:
        names = escape(", ".join(group.unknown))
        rows.append(f'<tr class="unknown"><th scope="row">? {UNKNOWN[language]}</th><td>{names}</td></tr>')
    return f'{heading(group.heading)}<table class="facts"><tbody>{"".join(rows)}</tbody></table>'


def _people(listed: People, language: Language) -> Iterator[str]:
    yield heading(listed.heading)
    if listed.columns:
        columns = "".join(f'<th scope="col">{escape(each)}</th>' for each in (_NUMBER[language], *listed.columns))
        rows = "".join(f"<tr>{''.join(_cell(cell, language) for cell in row)}</tr>" for row in listed.rows)
        yield f'<div class="wide"><table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>'
    yield from (paragraph(each, "unknown") for each in _remarks(listed, language))


def _cell(cell: str | None, language: Language) -> str:
    if cell is None:
        return f'<td class="unknown" title="{UNKNOWN[language]}">{_BLANK}</td>'
    return f"<td>{escape(cell)}</td>"
