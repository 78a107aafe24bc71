"""Values ↔ documents: the envelope around a content, as plain data and as JSON text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from chuan_ngheo.errors import Problem
from chuan_ngheo.household.personal import kind_of
from chuan_ngheo.language import Text
from chuan_ngheo.wire.errors import WireError, placed
from chuan_ngheo.wire.json_text import check_nesting, read_json, write_json
from chuan_ngheo.wire.kinds import PREFIX, VERSION, kind_of_document, kind_of_value
from chuan_ngheo.wire.shapes import read_as, written

if TYPE_CHECKING:
    from chuan_ngheo.household.model import Household
    from chuan_ngheo.review.movement_table import Movement
    from chuan_ngheo.verification.comparison.recorded import RecordedComparison
    from chuan_ngheo.wire.classification import RecordedClassification
    from chuan_ngheo.wire.household import Request
    from chuan_ngheo.wire.rejection import Rejection

    Value: TypeAlias = Household | Request | RecordedClassification | Rejection | Movement | RecordedComparison

ENVELOPE = ("format", "version")


def unstructure(value: object) -> dict[str, Any]:
    """The document of a value, as plain data: dicts, lists, text, whole numbers, true and false.

    ``format`` and ``version`` come first, then the content. What is unknown is absent. A household, a classification,
    a movement, a comparison, and the records that `structure` reads can be written; else `WireError` is raised.

    >>> from chuan_ngheo.household.model import Household
    >>> unstructure(Household(size=4, monthly_income=3_000_000))
    {'format': 'chuan-ngheo/household', 'version': 1, 'household': {'size': 4, 'monthly_income': 3000000}}
    """
    kind = kind_of_value(value)
    return {"format": PREFIX + kind.name, "version": VERSION, **written(kind.content_of(value))}


def structure(document: Mapping[str, Any]) -> Value:
    """The value of a document.

    A household or a movement is what it was; a classification or a comparison is read as its record
    (`RecordedClassification`, `RecordedComparison`), for the standard it was made under may be gone. Day and facts are
    not held against each other: that is what `replay` is for.

    Raises `WireError` with all problems, each at its place: an unknown format, a newer version, unknown keys, wrong
    types, impossible households, a movement that does not add up.

    >>> structure({"format": "chuan-ngheo/household", "version": 1, "household": {"aria": "rural", "size": "4"}})
    Traceback (most recent call last):
      ...
    chuan_ngheo.wire.errors.WireError: $.household.size: wrong type of value; found '4'; expected a whole number
    $.household.aria: unknown field; found aria; did you mean “area”?
    """
    return _value(document)


def _value(document: object) -> Value:
    if not isinstance(document, Mapping):
        raise WireError([Problem("$", _NO_OBJECT, kind_of(document), _AN_OBJECT)])
    check_nesting(document)
    kind = kind_of_document(document)
    content = read_as(kind.content, {key: value for key, value in document.items() if key not in ENVELOPE})
    if problems := list(placed(kind.problems(content))):
        raise WireError(problems)
    return cast("Value", kind.value_of(content))


def to_json(value: object, *, indent: int | None = None) -> str:
    """The document of a value as JSON text: one line, or indented. Raises `WireError` as `unstructure` does.

    >>> from chuan_ngheo.household.model import Household
    >>> to_json(Household(size=4))
    '{"format":"chuan-ngheo/household","version":1,"household":{"size":4}}'
    """
    return write_json(unstructure(value), indent)


def from_json(text: str | bytes) -> Value:
    """The value of a document in JSON text (bytes: UTF-8). Raises `WireError` as `structure` and `read_json` do.

    >>> from_json('{"format": "chuan-ngheo/household", "version": 1, "household": {"size": 4}}').size
    4
    """
    return _value(read_json(text))


_NO_OBJECT = Text("không phải một tài liệu", "not a document")
_AN_OBJECT = Text("một đối tượng JSON", "a JSON object")
