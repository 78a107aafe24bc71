"""Registers as Hypothesis draws them: two that fit together, and those of earlier years."""

from functools import cache
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.review import Entry, Leaving
from chuan_ngheo.standards.status import Status
from chuan_ngheo.verification.strategies.drawing import drawn

OLD = [f"H{number}" for number in range(6)]
ADDED = [f"N{number}" for number in range(4)]
OPEN = [
    frozenset({Status.POOR, Status.NEAR_POOR}),
    frozenset({Status.NEAR_POOR, Status.AVERAGE}),
    frozenset({Status.AVERAGE, Status.ABOVE_AVERAGE}),
    frozenset(Status),
]


@frozen
class Years:
    """A register at the start, one at the end, and those of earlier years."""

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    history: tuple[tuple[Entry, ...], ...]


MOST_OFTEN = [Status.POOR, Status.POOR, Status.NEAR_POOR, Status.NEAR_POOR, Status.AVERAGE, Status.ABOVE_AVERAGE]


def standings(decided: bool) -> SearchStrategy[dict[str, Any]]:
    """The status of an entry or, unless all are decided, the statuses that it may have."""
    known = [{"status": status} for status in MOST_OFTEN]
    return st.sampled_from(known if decided else [*known, *({"possible": possible} for possible in OPEN)])


@cache
def entries(household_id: str, sized: bool, decided: bool) -> SearchStrategy[Entry]:
    """One household; ``sized``: its persons are known."""
    persons = [1, 2, 3, 5, 8]
    return st.builds(
        lambda count, standing: Entry(household_id, persons=count, **standing),
        st.sampled_from(persons if sized else [*persons, None]),
        standings(decided),
    )


OFTEN = st.sampled_from([True, True, False])
SELDOM = st.sampled_from([False, False, True])
YEARS = st.sampled_from([0, 1, 2, 2])


@drawn
def registers(draw: DrawFn, ids: list[str], sized: bool = True, decided: bool = False) -> tuple[Entry, ...]:
    """Some of these households; none of them came from anywhere or left."""
    return tuple(draw(entries(each, sized, decided)) for each in ids if draw(OFTEN))


@drawn
def years(draw: DrawFn, sized: bool = True, decided: bool = False, told: bool = True) -> Years:
    """Registers that do not contradict each other; ``told``: the last speaks of splits, merges, who came, who left."""
    before = draw(registers(OLD, sized, decided))
    after = draw(registers([*(each.id for each in before), *ADDED], sized, decided))
    absent = {each.id for each in before} - {each.id for each in after}
    left = [each for each in sorted(absent) if told and draw(SELDOM)]
    if told:
        origins = st.sampled_from([each.id for each in before if each.id not in left] or [None])
        after = tuple(_origin(draw, each, origins) for each in after)
    after += tuple(Entry(each, left=draw(st.sampled_from(Leaving))) for each in left)
    history = tuple(draw(registers([*OLD, *ADDED], sized, decided)) for _ in range(draw(YEARS)))
    return Years(before, after, history)


def _origin(draw: DrawFn, entry: Entry, origins: SearchStrategy[str | None]) -> Entry:
    """The household, perhaps made of others, or come from elsewhere."""
    if draw(SELDOM):
        return evolve(entry, predecessors=[each for each in (draw(origins), draw(origins)) if each is not None])
    return evolve(entry, moved_in=entry.id in ADDED and draw(SELDOM))
