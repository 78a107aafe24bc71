"""JSON text ↔ plain data, strictly: nothing is lost, doubled, rounded or guessed on the way in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from chuan_ngheo.errors import Problem, shortened
from chuan_ngheo.household.validity import MOST_DIGITS
from chuan_ngheo.language import Text
from chuan_ngheo.wire.errors import WireError

MOST_NESTED = 32
"""So many objects and lists inside each other are read; no document has a third of that."""

_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
_BYTE_ORDER_MARK = "\ufeff"


def read_json(text: str | bytes) -> object:
    """The data of a JSON text; a number that is no whole one comes as the `decimal.Decimal` that is written.

    Raises `WireError`, with the line and column where there is one, for what is no JSON, for bytes that are not
    UTF-8, and for what JSON readers differ in: a key that is there twice, ``NaN`` and ``Infinity``, half a surrogate
    pair, very long numbers, deep nesting. One byte order mark at the beginning is passed over.

    >>> read_json('{"floor_area": 30.50}')
    {'floor_area': Decimal('30.50')}
    >>> read_json('{"area": "rural", "area": "urban", "size": NaN}')
    Traceback (most recent call last):
      ...
    chuan_ngheo.wire.errors.WireError: $: not a number that JSON has; found NaN
    $: the key is there twice; found area
    """
    written = _decoded(text).removeprefix(_BYTE_ORDER_MARK)
    problems: list[Problem] = []
    try:
        data = json.loads(
            written,
            object_pairs_hook=_object(problems),
            parse_constant=_refused(_NO_NUMBER, problems),
            parse_float=_exact(problems),
            parse_int=_whole(problems),
        )
    except json.JSONDecodeError as error:
        raise WireError([*problems, _no_json(error)]) from None
    except RecursionError:
        raise WireError([_TOO_DEEP]) from None
    check_nesting(data)
    if "\\u" in written and not _is_unicode(json.dumps(data, ensure_ascii=False, default=str)):
        problems.append(Problem("$", _SURROGATE))
    if problems:
        raise WireError(problems)
    return data


def write_json(data: Any, indent: int | None = None) -> str:
    """The text of plain data: one line, unless ``indent`` says how far each level is set in; letters as they are.

    What some readers take for the end of a line stands as an escape, so that a line is one for every reader.

    Raises `WireError` for text with half a surrogate pair, which is no Unicode.
    """
    return _dumped(data, indent).translate(_LINE_ENDS)


def canonical_json(data: Any) -> bytes:
    """The bytes that a digest is made of: UTF-8, no spaces, keys in the order of RFC 8785.

    >>> canonical_json({"size": 4, "area": "rural"})
    b'{"area":"rural","size":4}'
    """
    return _dumped(_in_order(data), None).encode()


def _dumped(data: Any, indent: int | None) -> str:
    separators = (",", ":") if indent is None else None
    written = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    if not _is_unicode(written):
        raise WireError([Problem("$", _SURROGATE)])
    return written


def check_nesting(data: Any) -> None:
    """Raise `WireError` where data lie in each other more deeply than any document does."""
    level = [data]
    for _ in range(MOST_NESTED):
        level = list(_inside(level))
        if not level:
            return
    raise WireError([_TOO_DEEP])


def _inside(level: list[Any]) -> Iterator[Any]:
    for each in level:
        if isinstance(each, dict):
            yield from each.values()
        elif isinstance(each, list | tuple):
            yield from each


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"0x{error.object[error.start]:02x}"
        raise WireError([Problem("$", _NOT_UTF_8.format(byte=error.start + 1), found)]) from None


def _object(problems: list[Problem]) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    def read(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            problems.extend(Problem("$", _TWICE, shortened(key)) for key, count in counts.items() if count > 1)
        return found

    return read


def _refused(message: Text, problems: list[Problem]) -> Callable[[str], None]:
    def note(written: str) -> None:
        problems.append(Problem("$", message, shortened(written)))

    return note


def _exact(problems: list[Problem]) -> Callable[[str], Decimal | None]:
    note = _refused(_LONG_NUMBER, problems)

    def read(written: str) -> Decimal | None:
        try:
            number = Decimal(written) if len(written) <= MOST_DIGITS else None
        except InvalidOperation:
            return note(written)
        return note(written) if number is None or abs(number.adjusted()) > MOST_DIGITS else number

    return read


def _whole(problems: list[Problem]) -> Callable[[str], int | None]:
    note = _refused(_LONG_NUMBER, problems)
    return lambda written: int(written) if len(written) <= MOST_DIGITS else note(written)


def _no_json(error: json.JSONDecodeError) -> Problem:
    """Where the text stops being JSON, and by which sign; letters and digits may be of somebody's name or id."""
    where = f"{error.lineno}:{error.colno}"
    rest = error.doc[error.pos :]
    if not error.doc.strip():
        return Problem("$", _EMPTY, expected=_AN_OBJECT)
    if not rest.strip():
        return Problem(where, _CUT_OFF)
    return Problem(where, _NO_JSON, found=None if rest[0].isalnum() else ascii(rest[0]))


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _in_order(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _in_order(data[key]) for key in sorted(data, key=lambda key: key.encode("utf-16-be"))}
    return [_in_order(each) for each in data] if isinstance(data, list) else data


_NOT_UTF_8 = Text("không phải UTF-8 (byte thứ {byte})", "not UTF-8 (at byte {byte})")
_EMPTY = Text("không có gì ở đây", "there is nothing here")
_AN_OBJECT = Text("một đối tượng JSON", "a JSON object")
_NO_JSON = Text("không phải JSON hợp lệ", "not valid JSON")
_CUT_OFF = Text("JSON kết thúc giữa chừng", "the JSON ends too early")
_TWICE = Text("khóa xuất hiện hai lần", "the key is there twice")
_NO_NUMBER = Text("không phải một số trong JSON", "not a number that JSON has")
_LONG_NUMBER = Text("số quá dài", "a number of too many digits")
_SURROGATE = Text("có nửa cặp ký tự thay thế (surrogate), không phải Unicode", "half a surrogate pair: no Unicode text")
_TOO_DEEP = Problem(
    "$",
    Text("các mục lồng nhau quá sâu", "nested too deeply"),
    expected=Text(f"nhiều nhất {MOST_NESTED} tầng", f"at most {MOST_NESTED} levels"),
)
