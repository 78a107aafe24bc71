"""The comparison of two standards over all their cells, and what can be made of it: text, a page, plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from chuan_ngheo.language import Language, Text
from chuan_ngheo.pages.shown import Shown
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.verification.comparison.common_ground import CommonGround
from chuan_ngheo.verification.comparison.matrix import Matrix
from chuan_ngheo.verification.comparison.notes import notes_of, warnings_of
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.comparison.transition import Transition
from chuan_ngheo.verification.comparison.transitions import compared

Statuses = tuple[Status, ...]


@frozen
class Comparison:
    """What becomes of every household when one standard takes the place of another.

    A cell is an area × an interval of income × the deprivations counted by each standard × the findings that class
    rules name. ``transitions`` are boxes: disjoint, and together all cells.
    """

    before: Standard
    after: Standard
    ground: CommonGround = field(repr=False, eq=False)
    matrix: Matrix
    """How many cells pass from each class to each other."""
    transitions: tuple[Transition, ...]

    @property
    def moved(self) -> tuple[Transition, ...]:
        """The transitions that change something, the worse first; none where both standards say the same."""
        return tuple(each for change in Change for each in self.of(change) if change is not Change.NONE)

    def of(self, change: Change) -> tuple[Transition, ...]:
        """The transitions of one kind, by area and income."""
        return tuple(each for each in self.transitions if each.change is change)

    @property
    def statuses(self) -> Mapping[tuple[Statuses, Statuses], int]:
        """How many cells pass from each status to each other; several where a standard does not tell them apart."""
        counts: Counter[tuple[Statuses, Statuses]] = Counter()
        for (before, after), count in self.matrix.counts.items():
            counts[before.statuses, after.statuses] += count
        return counts

    @property
    def warnings(self) -> tuple[Text, ...]:
        """That a standard is provisional, or is not for everybody in its place."""
        return warnings_of(self.before, self.after)

    @property
    def notes(self) -> tuple[Text, ...]:
        """What is compared, and what is taken as the same fact."""
        standings = (*self.matrix.rows, *self.matrix.columns)
        return notes_of(self.ground, not all(each.is_determined for each in standings))

    def text(self, language: Language = "vi", width: int | None = None) -> str:
        """The comparison in words, its lines at most ``width`` wide where that is given."""
        from chuan_ngheo.verification.comparison.text import comparison_text  # a reader of comparisons

        return comparison_text(self, language, width)

    def html(self, language: Language = "vi") -> str:
        """One page that needs nothing else, for light and dark ground."""
        from chuan_ngheo.verification.comparison.page import comparison_page  # a reader of comparisons

        return comparison_page(self, language)

    def shown(self, language: Language = "vi") -> Shown:
        """In one language: a notebook shows it as HTML, ``str()`` is its text."""
        from chuan_ngheo.verification.comparison.page import comparison_fragment  # a reader of it

        return Shown(self.text(language), comparison_fragment(self, language))

    def json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; its layout is that of the number ``format``."""
        from chuan_ngheo.verification.comparison.plain_data import comparison_data  # a reader of comparisons

        return comparison_data(self)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.shown().html()


def compare(before: Standard, after: Standard) -> Comparison:
    """Compare two standards on every cell that they tell apart: which households pass from which class to which.

    Means are compared in income. An indicator id that both standards have is the same finding for both. Where a rule
    of the law is not known, the classes possible are kept together (“poor|near_poor”) and not guessed. Designations
    are not compared. A provisional standard says so with a `ProvisionalStandardWarning`.

    >>> from chuan_ngheo.standards.registry import standard
    >>> comparison = compare(standard("vn-2016"), standard("vn-2022"))
    >>> worse = comparison.of(Change.WORSE)[-1]
    >>> worse.before.id, worse.after.id, [area.value for area in worse.areas], worse.incomes.rule
    ('above_average', 'average', ['rural'], '1500000 < y <= 2250000')
    >>> worse.witness.household.income_per_head
    2000000
    >>> compare(standard("vn-2022"), standard("vn-2022")).moved
    ()
    """
    for each in dict.fromkeys((before, after)):
        each.warn_if_provisional()
    ground = CommonGround(before, after)
    found = compared(ground)
    return Comparison(before, after, ground, Matrix.of(found.cells, before, after), found.transitions)
