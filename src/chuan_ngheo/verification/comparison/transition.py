"""A box of cells that pass from one standing to another."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.verification.comparison.incomes import Incomes
from chuan_ngheo.verification.comparison.standing import Change, Standing, change_between
from chuan_ngheo.verification.comparison.witness import Witness


@frozen
class Depths:
    """How deep: so many deprived indicators, of ``most`` there are, or so high a total of points.

    ``high`` is None where a total has no upper end.
    """

    low: int
    high: int | None
    most: int | None
    is_points: bool = False

    def __contains__(self, depth: int) -> bool:
        return self.low <= depth and (self.high is None or depth <= self.high)


@frozen
class Transition:
    """All households of these areas, incomes, deprivations and findings pass from one standing to another.

    ``deprivations`` are counted by the first and by the second standard; None: any number of them. ``findings`` are
    those named in class rules that matter here. ``cells`` is the number of cells in the box.
    """

    before: Standing
    after: Standing
    areas: tuple[Area, ...]
    incomes: Incomes
    deprivations: tuple[Depths | None, Depths | None]
    findings: Mapping[str, bool] = field(hash=False)
    cells: int
    witness: Witness = field(eq=False)

    @property
    def change(self) -> Change:
        """What the passage is."""
        return change_between(self.before, self.after)
