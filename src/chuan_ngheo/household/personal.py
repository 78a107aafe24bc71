"""What names a person – ids, labels, dates of birth – stays out of errors and of reprs, which end up in logs.

An error says where a value stands and what was expected there; the value itself is in the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_shown: ContextVar[bool] = ContextVar("personal data shown", default=False)
HIDDEN = "…"


@contextmanager
def personal_data_shown() -> Iterator[None]:
    """Inside, in this thread, reprs show ids, labels and dates of birth: to look at made-up households.

    >>> from datetime import date
    >>> from chuan_ngheo.household.model import Member
    >>> member = Member(birth_date=date(1986, 3, 14))
    >>> "1986" in repr(member)
    False
    >>> with personal_data_shown():
    ...     "1986" in repr(member)
    True
    """
    before = _shown.set(True)
    try:
        yield
    finally:
        _shown.reset(before)


def hidden(value: Any) -> str:
    """The repr of what names a person: only whether it is known."""
    return repr(value) if value is None or _shown.get() else HIDDEN


def hidden_values(values: Any) -> str:
    """The repr of labels: their names."""
    if _shown.get():
        return repr(values)
    if not isinstance(values, Mapping):
        return HIDDEN
    return "{" + ", ".join(f"{name!r}: {HIDDEN}" for name in values) + "}"


def kind_of(value: object) -> str:
    """What an error says was found where it does not repeat it: the type.

    >>> kind_of("Nguyễn Văn A")
    'str'
    """
    return type(value).__name__
