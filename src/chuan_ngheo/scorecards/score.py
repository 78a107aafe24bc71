"""The points of a form: exact, or only from below, or between two bounds; group by group with the reason."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from chuan_ngheo.language import Text
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.scorecards.model import Column, Row, RowGroup, Scorecard

Span = tuple[int, int | None]
"""Fewest and most points; None where nothing is known to bound them from above."""


def total_of(spans: list[Span]) -> Span:
    """The span of a sum.

    >>> total_of([(5, 10), (20, 20)]), total_of([(5, 10), (20, None)])
    ((25, 30), (25, None))
    """
    highs = [high for _, high in spans if high is not None]
    return sum(low for low, _ in spans), sum(highs) if len(highs) == len(spans) else None


def either_of(spans: list[Span]) -> Span:
    """The span that holds whichever of several may be the case.

    >>> either_of([(5, 10), (20, 20)])
    (5, 20)
    """
    highs = [high for _, high in spans if high is not None]
    return min(low for low, _ in spans), max(highs) if len(highs) == len(spans) else None


@frozen
class GroupScore:
    """What one row group gives. ``truths`` has one truth for each row; ``withheld`` says whether it gives no points.

    ``spans`` are the points in each of ``columns``; ``is_chosen`` where the caller chose the column.
    ``missing`` are the answers and facts, by path, that could still change the points.
    """

    group: RowGroup
    columns: tuple[Column, ...]
    spans: tuple[Span, ...]
    truths: tuple[Truth, ...]
    withheld: Truth
    is_chosen: bool
    missing: tuple[str, ...]

    @property
    def lower(self) -> int:
        """The fewest points that the group gives."""
        return either_of(list(self.spans))[0]

    @property
    def upper(self) -> int | None:
        """The most; None where a row that nobody here knows may give more."""
        return either_of(list(self.spans))[1]

    @property
    def row(self) -> Row | None:
        """The row that counts; None where none does, or where that is open."""
        applying = [row for row, found in zip(self.group.rows, self.truths, strict=True) if found]
        if self.withheld is not False or not applying or self.lower != self.upper:
            return None
        return max(applying, key=lambda row: row.points[self.columns[0].id] or 0)

    @property
    def reason(self) -> Text:
        """Why the group gives these points, in both languages."""
        from chuan_ngheo.scorecards.wording import reason  # says what stands here

        return reason(self)

    def span_in(self, column: Column) -> Span:
        """The points where the household is scored in ``column``; the chosen column stays where one was chosen."""
        return self.spans[0] if self.is_chosen else self.spans[self.columns.index(column)]


@frozen(repr=False)
class Score:
    """The points of a household on a form, in points. Unknown is never zero: it widens the bounds.

    ``columns`` are those that the household's area and region leave open; ``unset`` says which of the two are unset.
    """

    card: Scorecard = field(repr=False)
    on: date
    columns: tuple[Column, ...]
    unset: tuple[str, ...]
    groups: tuple[GroupScore, ...]

    @property
    def by_column(self) -> dict[str, Span]:
        """Fewest and most points, by column id; a partial card has no most."""
        totals = {each.id: total_of([group.span_in(each) for group in self.groups]) for each in self.columns}
        return {each: (low, None) for each, (low, _) in totals.items()} if self.card.partial else totals

    @property
    def lower(self) -> int:
        """The fewest points: whatever is missing, the total is at least this."""
        return either_of(list(self.by_column.values()))[0]

    @property
    def upper(self) -> int | None:
        """The most points; None where the card is partial or a row is not known."""
        return either_of(list(self.by_column.values()))[1]

    @property
    def total(self) -> int | None:
        """The exact total, for `classify_points` or ``Household.income_points``; None while it is open."""
        return self.lower if self.lower == self.upper else None

    def at_least(self, points: int) -> Truth:
        """Whether the total reaches so many points; None where that is open. A lower bound can decide it."""
        if self.lower >= points:
            return True
        return None if self.upper is None or self.upper >= points else False

    @property
    def missing(self) -> tuple[str, ...]:
        """The answers (``answers.<id>``) and facts, by path, that could still change the total."""
        return tuple(dict.fromkeys([*self._missing_place, *(path for group in self.groups for path in group.missing)]))

    @property
    def _missing_place(self) -> list[str]:
        if len(set(self.by_column.values())) == 1:
            return []
        return [name for name in self.unset if len({getattr(each, name) for each in self.columns}) > 1]

    def say(self, path: str) -> Text:
        """An answer or a fact that is missing, in words."""
        from chuan_ngheo.scorecards.wording import name_of  # says what stands here

        return name_of(path, self.card)

    def __repr__(self) -> str:
        bounds = f"{self.lower}" if self.total is not None else f"{self.lower} – {self.upper or '…'}"
        return f"<Score {bounds} points on {self.card.id}>"
