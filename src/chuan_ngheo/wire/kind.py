"""What a kind of document is: its name, the class that its content is read into, and the values it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from attrs import field, frozen

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text


def _as_it_is(value: Any) -> Any:
    return value


def _nothing_wrong(_: Any) -> Iterable[Problem]:
    return ()


@frozen
class Kind:
    """A kind of document.

    ``content`` is the attrs class of what stands beside ``format`` and ``version``; ``made_from`` are the types of
    value that such a document can be written from. ``content_of`` makes the content of a value, ``value_of`` the value
    of a content that was read, and ``problems`` says, by field path, what no type can say is wrong with it.
    ``one_of`` names groups of fields of which a document has exactly one.
    """

    name: str
    title: Text
    content: type
    made_from: tuple[type, ...]
    content_of: Callable[[Any], Any] = field(default=_as_it_is)
    value_of: Callable[[Any], Any] = field(default=_as_it_is)
    problems: Callable[[Any], Iterable[Problem]] = field(default=_nothing_wrong)
    one_of: tuple[tuple[str, ...], ...] = ()
