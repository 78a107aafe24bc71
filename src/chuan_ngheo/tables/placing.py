"""Where a household is placed: its areas, and its means in each of them, as steps of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.algebra import Algebra, E
from chuan_ngheo.tables.facts import FactColumns
from chuan_ngheo.tables.means import Above, MeansColumns, sharing
from chuan_ngheo.tables.step import OWN, Step
from chuan_ngheo.tables.truths import Found, Truths

_FEWEST, _MOST = f"{OWN}size_fewest", f"{OWN}size_most"


@frozen
class Placing(Generic[E]):
    """Makes the steps that place a household."""

    algebra: Algebra[E]
    standard: Standard

    @property
    def truths(self) -> Truths[E]:
        return Truths(self.algebra)

    def areas(self, facts: FactColumns[E]) -> tuple[dict[str, E], dict[Area, Found[E]]]:
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

    def means(self, facts: FactColumns[E]) -> tuple[dict[str, E], MeansColumns[E]]:
        """Columns of how many persons may share an income, and the means that are read over these."""
        fewest, most = sharing(facts)
        stored = {_FEWEST: fewest} if most is None else {_FEWEST: fewest, _MOST: most}
        read = None if most is None else self.algebra.column(_MOST)
        return stored, MeansColumns(facts, self.standard, self.algebra.column(_FEWEST), read)

    def steps(
        self, means: MeansColumns[E], areas: Mapping[Area, Found[E]], has_two_units: bool
    ) -> tuple[tuple[Step[E], ...], dict[Area, Above[E]]]:
        """Steps that place the means in each area: by each unit, then by the one that decides."""
        truths, decision = self.truths, self.standard.decision
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
            units, limits, stem = means.units(area), decision.limits[area], f"{OWN}{area}"
            if has_two_units:
                for unit in units:
                    columns, units[unit] = units[unit].stored(truths, f"{stem}_{unit}", limits)
                    measured |= columns
                apart.append(truths.both([areas[area], means.disagree(units, known)]))
            decides = means.income_decides(units, known)
            if has_two_units:
                columns, read = truths.stored({f"{stem}_by_income": decides})
                deciding |= columns
                decides = read[f"{stem}_by_income"]
            columns, above[area] = means.above(units, known, decides).stored(truths, stem, limits)
            placed |= columns
        if has_two_units:
            placed["disagreement"] = truths.column(truths.certainly(truths.either(apart)))
        steps = Step("measured", truths=measured), Step("compared", truths=deciding), Step("placed", truths=placed)
        return steps, above
