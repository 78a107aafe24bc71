"""Records of households: bytes decide which facts are there and what they hold, possible or not."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from attrs import define

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.wire.record import read_household
from fuzzing.law import read

_ON = date(2020, 11, 20)
_NAMES = [*HOUSEHOLD_FACTS, *MEMBER_FACTS, "id", "findings", "labels", "members", "devices_unknown", "toilet"]
_CODES = sorted({str(code) for fact in (HOUSEHOLD_FACTS | MEMBER_FACTS).values() for code in fact.codes or ()})
_VALUES: list[Any] = [
    *(None, True, False, 0, 1, 4, -1, 2005, 1_500_000, 10**5000, -(10**5000), 0.0, 45.5, 1e308, 5e-324),
    *(float("nan"), float("inf"), Decimal("8.5"), Decimal("sNaN"), Decimal("1E+999999"), Decimal("-0")),
    *("", " ", "1.5", "7_0", "\u00b2", "[0]", "a.b[1]", "\0\x1b[2J", "\ud800", "x" * 70_000, "9" * 5000),
    *("2005-02-29", "2014-09-05", "20/11/1985", date(1986, 3, 14), date.max, datetime(2020, 1, 1, 12)),  # noqa: DTZ001
    *((), {}, [], set(), frozenset(), b"bytes", object, ..., Member(age=3), Household()),
]

_KEYS: list[Any] = [None, True, 3, -1, 10**5000, 0.5, "", "\u00b2", "[0]", "a.b", "\ud800", "x" * 70_000, (), date.max]


@define
class _Bytes:
    data: bytes
    place: int = 0

    def below(self, count: int) -> int:
        """The next byte or two as a number below another; zero when all are used."""
        taken = self.data[self.place : self.place + (1 if count <= 256 else 2)]
        self.place += len(taken)
        return int.from_bytes(taken, "big") % count

    def text(self) -> str:
        """The next few bytes as letters."""
        length = self.below(12)
        taken = self.data[self.place : self.place + length]
        self.place += length
        return taken.decode("utf-8", errors="surrogateescape")


def record_of(data: bytes) -> Any:
    """The record that some bytes decide."""
    return _mapping(_Bytes(data), 0)


def _mapping(data: _Bytes, depth: int) -> dict[Any, Any]:
    return {_key(data): _value(data, depth + 1) for _ in range(data.below(9))}


def _key(data: _Bytes) -> Any:
    kinds: list[Callable[[], Any]] = [data.text, lambda: _KEYS[data.below(len(_KEYS))]]
    choice = data.below(16)
    return kinds[choice]() if choice < len(kinds) else _NAMES[data.below(len(_NAMES))]


def _value(data: _Bytes, depth: int) -> Any:
    choice = data.below(12)
    if choice < 4 or depth > 6:
        return _VALUES[data.below(len(_VALUES))]
    if choice < 7:
        return _CODES[data.below(len(_CODES))]
    if choice == 7:
        return data.text()
    if choice == 8:
        nested: Any = data.text()
        for _ in range(data.below(3000)):
            nested = [nested] if data.below(2) else {"members": nested}
        return nested
    if choice == 9:
        return data.below(65_536) - 100
    if choice == 10:
        return [_value(data, depth + 1) for _ in range(data.below(5))]
    return _mapping(data, depth)


def one_input(data: bytes) -> None:
    """Try the record that the bytes decide, by itself and under a standard."""
    record = record_of(data)
    household = read(lambda: read_household(record, on=_ON), HouseholdError)
    read(lambda: read_household(record, on=_ON, standard=standard("vn-2016")), HouseholdError)
    if household is not None:
        assert household == read_household(record, on=_ON)
        assert isinstance(hash(household), int)
        assert repr(household)
