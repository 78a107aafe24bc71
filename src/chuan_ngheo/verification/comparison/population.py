"""A population under two standards: how many households and persons pass from one class to another, by group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from chuan_ngheo.language import Language, Text
from chuan_ngheo.pages.shown import Shown
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.counting import counted
from chuan_ngheo.verification.comparison.matrix import Matrix, Passage
from chuan_ngheo.verification.comparison.standing import Change, Standing, change_between

if TYPE_CHECKING:
    import polars as pl
    from narwhals.stable.v2.typing import IntoFrame

    from chuan_ngheo.analysis.plots import Picture

Group = tuple[str | None, ...]

CONTRADICTORY = Standing((), (), Text("dữ kiện mâu thuẫn", "contradictory facts"))
"""Where the facts of a household contradict each other, it has no class."""
UNDETERMINED = Standing((), (), Text("chưa xác định", "undetermined"))
"""Several classes are possible, whichever they are."""


@frozen
class Count:
    """Households, and the persons in those whose size is known."""

    households: int = 0
    persons: int = 0
    unknown_size: int = 0
    """Households whose size is unknown: their persons are not counted."""

    def __add__(self, other: Count) -> Count:
        return Count(
            self.households + other.households,
            self.persons + other.persons,
            self.unknown_size + other.unknown_size,
        )


@frozen
class Moved:
    """How many of a group are of one standing under the first standard and of another under the second."""

    group: Group
    before: Standing
    after: Standing
    count: Count

    @property
    def change(self) -> Change | None:
        """What the passage is: ``OPEN`` also where either class is undetermined, None where facts contradict."""
        return change_of(self.before, self.after)


def change_of(before: Standing, after: Standing) -> Change | None:
    """What becomes of a household of these standings; of one whose class is open nothing is said."""
    if CONTRADICTORY in (before, after):
        return None
    if not (before.is_determined and after.is_determined):
        return Change.OPEN
    return change_between(before, after)


@frozen(eq=False)
class PopulationComparison:
    """The counts of a population by group and standing under two standards, ages counted at ``on``.

    ``by`` are the columns of the groups. Undetermined households stand in a row or column of their own
    (“poor|near_poor”), and so do those whose facts contradict each other.
    """

    before: Standard
    after: Standard
    on: date
    by: tuple[str, ...]
    rows: tuple[Moved, ...] = field(repr=lambda rows: f"<{len(rows)} rows>")

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups, in order."""
        return tuple(dict.fromkeys(row.group for row in self.rows))

    @property
    def total(self) -> Count:
        """The whole population."""
        return sum((row.count for row in self.rows), Count())

    def totals(self, group: Group | None = None) -> Mapping[Change | None, Count]:
        """The counts by kind of change, of everybody or of one group; None: facts that contradict each other.

        Raises `KeyError` for a group that is not there.
        """
        if group is not None:
            return self._by_group[group]
        found: defaultdict[Change | None, Count] = defaultdict(Count)
        for totals in self._by_group.values():
            for change, count in totals.items():
                found[change] += count
        return dict(found)

    @cached_property
    def _by_group(self) -> Mapping[Group, Mapping[Change | None, Count]]:
        found: defaultdict[Group, defaultdict[Change | None, Count]] = defaultdict(lambda: defaultdict(Count))
        for row in self.rows:
            found[row.group][row.change] += row.count
        return {group: dict(totals) for group, totals in found.items()}

    @cached_property
    def passages(self) -> Mapping[Passage, Count]:
        """The counts of the whole population by standings."""
        found: defaultdict[Passage, Count] = defaultdict(Count)
        for row in self.rows:
            found[row.before, row.after] += row.count
        return dict(found)

    @property
    def matrix(self) -> Matrix:
        """How many households pass from each standing to each other."""
        households = {passage: count.households for passage, count in self.passages.items()}
        return Matrix.of(households, self.before, self.after)

    @cached_property
    def summed_up(self) -> Mapping[Passage, Count]:
        """The counts by standings, whatever classes are possible for an undetermined household."""
        found: defaultdict[Passage, Count] = defaultdict(Count)
        for (before, after), count in self.passages.items():
            found[_summed_up(before), _summed_up(after)] += count
        return dict(found)

    @property
    def summary(self) -> Matrix:
        """`matrix` with one row and one column for all undetermined households."""
        households = {passage: count.households for passage, count in self.summed_up.items()}
        return Matrix.of(households, self.before, self.after)

    @cached_property
    def frame(self) -> pl.DataFrame:
        """A row for each group and passage; its columns are told in `population_frame`."""
        from chuan_ngheo.verification.comparison.population_frame import population_frame  # a reader of it

        return population_frame(self)

    def text(self, language: Language = "vi", width: int | None = None) -> str:
        """The counts as tables, their lines at most ``width`` wide where that is given."""
        from chuan_ngheo.verification.comparison.population_text import population_text  # a reader of it

        return population_text(self, language, width)

    def html(self, language: Language = "vi") -> str:
        """One page that needs nothing else, for light and dark ground."""
        from chuan_ngheo.verification.comparison.population_page import population_page  # a reader of it

        return population_page(self, language)

    def shown(self, language: Language = "vi") -> Shown:
        """In one language: a notebook shows it as HTML, ``str()`` is its text."""
        from chuan_ngheo.verification.comparison.population_page import population_fragment  # a reader of it

        return Shown(self.text(language), population_fragment(self, language))

    def picture(self, language: Language = "vi") -> Picture:
        """The flow from the classes of one standard to those of the other, as thick as there are households.

        All undetermined households are one block. Raises `AnalysisError` for nobody, `MissingExtra` without ``plots``.
        """
        from chuan_ngheo.verification.comparison.population_flow import population_picture  # a reader of it

        return population_picture(self, language)

    def json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; its layout is that of the number ``format``."""
        from chuan_ngheo.verification.comparison.population_data import population_data  # a reader of it

        return population_data(self)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.shown().html()


def compare_population(  # noqa: PLR0913 - those of `tables.classify`, twice the standard, and what to count by
    households: IntoFrame,
    before: Standard,
    after: Standard,
    members: IntoFrame | None = None,
    *,
    on: date,
    by: Sequence[str] = (),
    persons: str | None = None,
) -> PopulationComparison:
    """Count a population by its class under two standards; ages are counted at ``on`` for both.

    ``households`` and ``members`` are frames as `chuan_ngheo.tables.classify` takes them; lazy ones stay lazy until
    the counts are collected. A column ``finding_<indicator>`` is told to the standards that have the indicator.
    ``by`` names columns to group by. ``persons`` names the column of the number of persons; by default that is
    ``size`` and, where a household does not say it, the number of its members in the table.

    Raises `TableError` as `tables.classify` does, and for columns that are not there.

    >>> import polars as pl
    >>> from chuan_ngheo.standards.registry import standard
    >>> households = pl.DataFrame({"area": ["rural"] * 3, "income_per_head": [1_200_000, 1_800_000, None], "size": 4})
    >>> moved = compare_population(households, standard("vn-2016"), standard("vn-2022"), on=date(2021, 11, 1))
    >>> moved.frame.select("before_class", "after_possible", "change", "households", "persons").row(1)
    ('average', 'poor|near_poor', 'open', 1, 4)
    """
    found: defaultdict[tuple[Group, Standing, Standing], Count] = defaultdict(Count)
    for group, one, other, numbers in counted(households, (before, after), members, on, tuple(by), persons):
        found[group, _standing(one, before), _standing(other, after)] += Count(*numbers)
    rows = [Moved(*key, count) for key, count in found.items()]
    return PopulationComparison(before, after, on, tuple(by), in_order(rows, before, after))


def in_order(rows: Sequence[Moved], before: Standard, after: Standard) -> tuple[Moved, ...]:
    """Rows by group, and in a group as the matrix has them."""
    matrix = Matrix.of({(row.before, row.after): 1 for row in rows}, before, after)

    def place(row: Moved) -> tuple[list[tuple[bool, str]], int, int]:
        group = [(each is None, each or "") for each in row.group]
        return group, matrix.rows.index(row.before), matrix.columns.index(row.after)

    return tuple(sorted(rows, key=place))


def _summed_up(standing: Standing) -> Standing:
    return UNDETERMINED if len(standing.class_ids) > 1 else standing


def _standing(classes: str | None, standard: Standard) -> Standing:
    return CONTRADICTORY if classes is None else Standing.of(classes.split("|"), standard)
