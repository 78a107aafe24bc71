"""A register of households at one review: who is poor, who is near-poor, how many persons, where each came from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from attrs import field, frozen

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import Problem, shortened
from chuan_ngheo.household.personal import kind_of
from chuan_ngheo.household.validity import unknown_code
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.review.errors import ReviewError
from chuan_ngheo.standards.status import Status


class Standing(CodeList):
    """On which list a household is: the poor, the near-poor, or neither."""

    POOR = "poor", "hộ nghèo", "poor households"
    NEAR_POOR = "near_poor", "hộ cận nghèo", "near-poor households"
    NEITHER = "neither", "hộ không nghèo, không cận nghèo", "households neither poor nor near-poor"

    @property
    def statuses(self) -> frozenset[Status]:
        """The statuses that stand for it."""
        return _STATUSES[self]


_EVERY = frozenset(Status)
_ONLY = {status: frozenset({status}) for status in Status}
_STATUSES = {
    Standing.POOR: frozenset({Status.POOR}),
    Standing.NEAR_POOR: frozenset({Status.NEAR_POOR}),
    Standing.NEITHER: frozenset({Status.AVERAGE, Status.ABOVE_AVERAGE}),
}
_STANDINGS = {
    frozenset(some): standing
    for standing, statuses in _STATUSES.items()
    for count in range(1, len(statuses) + 1)
    for some in combinations(statuses, count)
}


class Leaving(CodeList):
    """Why a household is no longer there."""

    DIED = "died", "chết", "died"
    MOVED_AWAY = "moved_away", "chuyển đi", "moved away"


def _ids(ids: Iterable[str]) -> Any:
    """A tuple; one id by itself is left for the check to refuse."""
    return ids if isinstance(ids, str) else tuple(ids)


def _statuses(statuses: Iterable[Status]) -> frozenset[Status]:
    return frozenset(statuses)


@frozen
class Entry:
    """One household of a register; ``persons`` is how many it has (nhân khẩu), None where nobody knows.

    ``status`` is None while it is undetermined; ``possible`` then holds the statuses still open (all, unless
    said), so that a household which is average or above is known to be on neither list.

    In the register at the end of a year, ``predecessors`` names the households of the start that this one was
    made of, by a split, a merge or a new id; ``moved_in`` says that it came from elsewhere; and an entry with
    ``left`` says why a household of the start is no longer there: it has neither status nor persons. At the
    start of the next year these three say nothing, and who has left is gone.

    Raises `ReviewError` for an impossible entry.

    >>> Entry("H-1", Status.POOR, 4).standing
    <Standing.POOR: 'poor'>
    """

    id: str
    status: Status | None = None
    persons: int | None = None
    predecessors: tuple[str, ...] = field(default=(), converter=_ids)
    left: Leaving | None = None
    moved_in: bool = False
    possible: frozenset[Status] = field(converter=_statuses)
    standing: Standing | None = field(init=False, repr=False, eq=False)
    """The list that the household is on; None while its possible statuses differ in that."""

    @possible.default
    def _every_status_or_the_one(self) -> frozenset[Status]:
        return _EVERY if self.status is None else _ONLY.get(self.status, frozenset())

    @standing.default
    def _on_which_list(self) -> Standing | None:
        return _STANDINGS.get(self.possible)

    def __attrs_post_init__(self) -> None:
        if problems := _problems(self):
            raise ReviewError(problems)

    def may_be(self, standing: Standing) -> bool:
        """Whether the household may be on that list."""
        return not self.possible.isdisjoint(standing.statuses)


def entry(result: Classification) -> Entry:
    """A classified household as an entry of a register, with what is known of its status and size.

    A classification is a proposal; the register that counts is made of decisions (`Decision.entry`). A household
    that the standard does not speak of, or may not, is unknown.

    Raises `ReviewError` for a household without an id.

    >>> from datetime import date
    >>> import chuan_ngheo as cn
    >>> household = cn.Household(id="H-1", area=cn.Area.RURAL, monthly_income=2_800_000, size=4)
    >>> entry(cn.classify(household, cn.standard("vn-2016"), on=date(2020, 11, 20)))
    Entry(id='H-1', status=<Status.POOR: 'poor'>, persons=4, ...)
    """
    household = result.household
    if household.id is None:
        raise ReviewError([Problem("id", Text("hộ chưa có mã", "the household has no id"))])
    if result.covered is not True:
        return Entry(household.id, None, household.size)
    return Entry(household.id, result.status, household.size, possible=frozenset(result.possible_statuses))


def _problems(entry: Any) -> list[Problem]:
    """What is wrong with the values as they are, whatever their types say."""
    found = []
    if not isinstance(entry.id, str) or not entry.id:
        found.append(Problem("id", Text("mã hộ phải là chữ", "an id is text"), kind_of(entry.id)))
    if entry.status is not None and not isinstance(entry.status, Status):
        found.append(unknown_code(entry.status, Status, "status"))
    elif (
        not entry.possible
        or not entry.possible <= _EVERY
        or (entry.status is not None and entry.possible != {entry.status})
    ):
        found.append(Problem("possible", _POSSIBLE, shortened(", ".join(sorted(map(str, entry.possible))))))
    if entry.persons is not None and (type(entry.persons) is not int or entry.persons < 1):
        found.append(Problem("persons", _PERSONS, repr(entry.persons)))
    if isinstance(entry.predecessors, str):
        found.append(Problem("predecessors", Text("cần một danh sách mã hộ", "a list of ids is needed")))
    if entry.left is not None and (entry.status is not None or entry.persons is not None):
        found.append(Problem("left", _LEFT_WITH_STATUS, str(entry.left)))
    if entry.left is not None and (entry.moved_in or entry.predecessors):
        found.append(Problem("left", _LEFT_AND_CAME, str(entry.left)))
    if entry.moved_in and entry.predecessors:
        found.append(Problem("moved_in", _MOVED_IN_OF))
    return found


_POSSIBLE = Text(
    "các loại hộ còn có thể phải gồm đúng loại hộ đã xác định", "the possible statuses must be those of the status"
)
_PERSONS = Text("số nhân khẩu là số nguyên từ 1", "persons are a whole number from 1")
_LEFT_WITH_STATUS = Text(
    "hộ không còn ở đây thì không có loại hộ và nhân khẩu", "a household that has left has no status and no persons"
)
_LEFT_AND_CAME = Text("hộ vừa đến vừa đi", "a household both came and left")
_MOVED_IN_OF = Text(
    "hộ chuyển đến thì không hình thành từ hộ tại chỗ", "a household that moved in is not made of others here"
)
