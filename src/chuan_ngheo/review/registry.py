"""The shipped rules of review: by id, by day, by year and standard."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text, joined
from chuan_ngheo.review.document import Regime
from chuan_ngheo.review.errors import RegimeNotFound
from chuan_ngheo.review.reader import read_regime


def regimes() -> tuple[Regime, ...]:
    """All shipped rules of review, by the day from which they hold.

    >>> [each.id for each in regimes()]
    ['tt-17-2016', 'qd-24-2021']
    """
    return _shipped()


@cache
def _shipped() -> tuple[Regime, ...]:
    folder = files("chuan_ngheo.review") / "regimes"
    read = [
        read_regime(file.read_text(encoding="utf-8"), file.name)
        for file in folder.iterdir()
        if file.name.endswith(".yaml")
    ]
    return tuple(sorted(read, key=lambda each: (each.in_force.start, each.id)))


def regime(regime_id: str) -> Regime:
    """The rules of review of that id. Raises `RegimeNotFound`, which names the nearest id.

    >>> regime("tt-17-2016").terms["regular_decision"].length.en
    '7 working days'
    """
    known = {each.id: each for each in regimes()}
    if regime_id not in known:
        message = Text("không có quy trình rà soát này", "no such rules of review")
        expected = Text(", ".join(known), ", ".join(known))
        raise RegimeNotFound([Problem("", message, regime_id, expected, nearest_name(regime_id, known))])
    return known[regime_id]


def regime_in_force(on: date) -> Regime:
    """The rules by which households are reviewed on that day.

    Raises `RegimeNotFound`, which says between which days rules are known.

    >>> regime_in_force(date(2020, 11, 20)).id
    'tt-17-2016'
    """
    for each in regimes():
        if each.holds(on):
            return each
    message = Text("không rõ quy trình rà soát vào ngày {on}", "no rules of review are known for {on}")
    raise RegimeNotFound([Problem("", message.format(on=on), expected=known_periods(regimes()))])


def known_periods(known: Iterable[Regime]) -> Text:
    """For which days each of these rules holds."""
    period = Text("{id}: {start} đến {end}", "{id}: {start} to {end}")
    return joined(period.format(id=each.id, start=each.in_force.start, end=each.in_force.end) for each in known)
