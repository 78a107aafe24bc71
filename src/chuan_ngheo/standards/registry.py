"""Which standards there are: by id, by place, by date."""

from __future__ import annotations

from datetime import date
from functools import cache

from chuan_ngheo.errors import Problem, StandardNotFound, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import source_of_shipped, standard_of
from chuan_ngheo.standards.shipped import standard_files

NATIONAL = "VN"


def standard(standard_id: str) -> Standard:
    """The shipped (or registered) standard of that id, prepared on first use.

    Raises `StandardNotFound`, which names the nearest id.

    >>> standard("vn-2016").name.en
    'Multidimensional poverty standard 2016–2020, kept for 2021'
    """
    return _prepared(standard_id)


@cache
def _prepared(standard_id: str) -> Standard:
    if standard_id not in standard_files():
        raise StandardNotFound(
            [
                Problem(
                    "",
                    Text("không có chuẩn này", "no such standard"),
                    found=standard_id,
                    expected=Text(", ".join(standard_files()), ", ".join(standard_files())),
                    nearest=nearest_name(standard_id, list(standard_files())),
                )
            ]
        )
    return standard_of(source_of_shipped(standard_id))


def standards(place: str | None = None) -> tuple[Standard, ...]:
    """All known standards (of one place: ``VN``, or a province by ISO 3166-2), by start date."""
    every = [standard(standard_id) for standard_id in standard_files()]
    return tuple(
        sorted((each for each in every if place in (None, each.place)), key=lambda each: (each.start, each.id))
    )


def standard_in_force(on: date, place: str = NATIONAL) -> Standard:
    """The standard by which households of ``place`` are classified on that date.

    Raises `StandardNotFound`, which names the standard of the place that is nearest in time.

    >>> standard_in_force(date(2020, 11, 20)).id
    'vn-2016'
    """
    known = standards(place)
    for each in known:
        if each.in_force(on):
            return each
    nearest = min(known, key=lambda each: min(abs((each.start - on).days), abs((each.end - on).days)), default=None)
    raise StandardNotFound(
        [
            Problem(
                "",
                _NONE_IN_FORCE.format(place=place, on=on),
                expected=None if nearest is None else _period(nearest),
            )
        ]
    )


def _period(standard: Standard) -> Text:
    return _PERIOD.format(id=standard.id, start=standard.start, end=standard.end)


_NONE_IN_FORCE = Text("không có chuẩn nào của {place} vào ngày {on}", "no standard of {place} is in force on {on}")
_PERIOD = Text("{id}: {start} đến {end}", "{id}: {start} to {end}")
