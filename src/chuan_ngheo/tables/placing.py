"""Where a household is placed: its areas, and its means in each of them, as steps of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.model import Standard, Unit
from chuan_ngheo.tables.algebra import Algebra, E
from chuan_ngheo.tables.facts import FactColumns
from chuan_ngheo.tables.lines import Lines, are_alike, chosen, lines_of, vary
from chuan_ngheo.tables.means import Above, MeansColumns, beyond, sharing
from chuan_ngheo.tables.step import OWN, Step
from chuan_ngheo.tables.truths import Found, Truths

_FEWEST, _MOST = f"{OWN}size_fewest", f"{OWN}size_most"


@frozen
class Placed(Generic[E]):
    """The steps that place a household, and what they find."""

    steps: tuple[Step[E], ...]
    areas: Mapping[Area, Found[E]]
    """The areas whose cells have to be looked up, and whether a household may be in each: never unknown."""
    above: Mapping[Area, Above[E]]
    settled: tuple[E, ...] = ()
    """For each limit whether the means lie above it, unknown for all in the same rows; empty where it is for some."""


@frozen
class Placing(Generic[E]):
    """Makes the steps that place a household."""

    algebra: Algebra[E]
    standard: Standard

    @property
    def truths(self) -> Truths[E]:
        return Truths(self.algebra)

    def placed(self, facts: FactColumns[E]) -> Placed[E]:
        """By one line at each limit where that says the same as the lines of every area."""
        fewest, most = sharing(facts)
        persons = {_FEWEST: fewest} if most is None else {_FEWEST: fewest, _MOST: most}
        read = None if most is None else self.algebra.column(_MOST)
        means = MeansColumns(facts, self.standard, self.algebra.column(_FEWEST), read)
        if means.only_unit is not None and are_alike(self.standard.decision, means.only_unit):
            return self._at_own_lines(means, means.only_unit, persons)
        return self._area_by_area(means, persons)

    # one line at each limit ----------------------------------------------------------------------

    def _at_own_lines(self, means: MeansColumns[E], unit: Unit, persons: dict[str, E]) -> Placed[E]:
        """As if all areas were one."""
        truths, table = self.truths, self.standard.decision
        column, is_in = means.facts.value("area"), dict[Area, E]()
        if column is not None and vary(table, unit):
            is_in = {area: self._of(area, column) for area in table.areas}
        lines = chosen(self.algebra, table, {area: self.algebra.truth(f"{OWN}{area}") for area in is_in})
        settled = zip(lines.cuts, means.settled(lines), strict=True)
        measured, read = truths.stored({f"{OWN}settled_{beyond(cut)}": found for cut, found in settled})
        placed, above = means.by_only_unit(lines, list(read.values())).stored(truths, OWN, lines.cuts)
        steps = (
            Step("found", persons, {f"{OWN}{area}": found for area, found in is_in.items()}),
            Step("measured", truths=measured),
            Step("placed", truths=placed),
        )
        area = table.areas[0]
        columns = tuple(self.algebra.truth(name) for name in measured)
        return Placed(steps, {area: True}, {area: above}, columns if len(columns) == len(lines.cuts) else ())

    def _of(self, area: Area, column: E) -> E:
        """Whether a household is in an area of the table; unknown where its own is."""
        return self.algebra.among(column, [str(each) for each in Area if self.standard.decision.area_of(each) is area])

    # the lines of each area ----------------------------------------------------------------------

    def _area_by_area(self, means: MeansColumns[E], persons: dict[str, E]) -> Placed[E]:
        """By each unit, then by the one that decides."""
        truths, decision = self.truths, self.standard.decision
        in_areas, areas = self._areas(means.facts)
        has_two_units = means.only_unit is None
        known = means.known()
        measured: dict[str, E] = {}
        deciding: dict[str, E] = {}
        placed: dict[str, E] = {}
        above: dict[Area, Above[E]] = {}
        apart: list[Found[E]] = []
        if has_two_units:
            measured, read = truths.stored({f"{OWN}{unit}_known": found for unit, found in known.items()})
            known = dict(zip(known, read.values(), strict=True))
        for area in decision.areas:
            lines: Lines[E] = lines_of(decision.limits[area])
            units, stem = means.units(lines), f"{OWN}{area}"
            if has_two_units:
                for unit in units:
                    columns, units[unit] = units[unit].stored(truths, f"{stem}_{unit}_", lines.cuts)
                    measured |= columns
                apart.append(truths.both([areas[area], means.disagree(units, known)]))
            decides = means.income_decides(units, known)
            if has_two_units:
                columns, read = truths.stored({f"{stem}_by_income": decides})
                deciding |= columns
                decides = read[f"{stem}_by_income"]
            columns, above[area] = means.above(units, known, decides).stored(truths, f"{stem}_", lines.cuts)
            placed |= columns
        if has_two_units:
            placed["disagreement"] = truths.column(truths.certainly(truths.either(apart)))
        steps = (
            Step("found", persons, in_areas),
            Step("measured", truths=measured),
            Step("compared", truths=deciding),
            Step("placed", truths=placed),
        )
        return Placed(steps, areas, above)

    def _areas(self, facts: FactColumns[E]) -> tuple[dict[str, E], dict[Area, Found[E]]]:
        """Whether a household may be in each area, to store and read back: in all where its own is unknown."""
        table, column = self.standard.decision, facts.value("area")
        if column is None:
            return {}, dict.fromkeys(table.areas, True)
        elsewhere = {area: [str(each) for each in Area if table.area_of(each) is not area] for area in table.areas}
        possible: dict[str, Found[E]] = {
            f"{OWN}maybe_{area}": self.truths.opposite(self.truths.certainly(self.algebra.among(column, codes)))
            if codes
            else True
            for area, codes in elsewhere.items()
        }
        columns, read = self.truths.stored(possible)
        return columns, dict(zip(table.areas, read.values(), strict=True))
