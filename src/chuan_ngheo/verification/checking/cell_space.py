"""Every cell of a standard that some household is in, what rules say there, and a household of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from attrs import evolve, field, frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.classification.means import points_bands
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Language, Text, joined, number
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.cells import compile_decision
from chuan_ngheo.standards.checks import areas_of, points_each
from chuan_ngheo.standards.decision import Cell, DecisionTable, Limit, combinations_of
from chuan_ngheo.standards.model import HouseholdClass, Standard
from chuan_ngheo.verification.comparison.common_ground import CommonGround, points_of
from chuan_ngheo.verification.comparison.incomes import IncomeCut, Incomes
from chuan_ngheo.verification.comparison.standing import Standing
from chuan_ngheo.verification.comparison.witness import Spot, witness_of
from chuan_ngheo.verification.comparison.wording import Wording

_ASKED = HouseholdClass("", (), Text("", ""), ())
"""Put before all classes it takes exactly the cells where its rule holds; no class of a file has an empty id."""


@frozen
class CellSpace:
    """The cells of one standard. Those that no household can be in – between two equal lines – are left out."""

    standard: Standard
    added: str | None = None
    """A class that the file does not have, for the households without one."""
    cells: tuple[Cell, ...] = field(init=False, repr=False)
    found: Standard = field(init=False, repr=False)
    """The standard with every indicator as a finding of the survey: so that each combination can be stated."""
    _ground: CommonGround = field(init=False, repr=False, eq=False)

    @cells.default
    def _cells(self) -> tuple[Cell, ...]:
        bands = {(area, band) for area in self.table.areas for band in self.bands(area)}
        return tuple(
            each for each in self.table.cells() if (each.area, each.band) in bands and _is_counted(each, self.table)
        )

    @found.default
    def _found(self) -> Standard:
        written = self.standard.written
        indicators = {each: evolve(entry, deprived_when=None) for each, entry in written.indicators.items()}
        return assemble(evolve(written, indicators=indicators))

    @_ground.default
    def _by_itself(self) -> CommonGround:
        return CommonGround(self.found, self.found)

    @property
    def table(self) -> DecisionTable:
        """The standard's decision table."""
        return self.standard.decision

    def bands(self, area: Area) -> list[int]:
        """The bands of means in an area that some income, or some number of points, lies in."""
        limits = self.table.limits[area]
        return [
            band
            for band in range(len(limits) + 1)
            if self._incomes(area, band) is not None or _points_in(band, limits) is not None
        ]

    def _incomes(self, area: Area, band: int) -> Incomes | None:
        """The incomes of a band; None where there are none."""
        cuts = [IncomeCut(limit.income, limit.cut.inclusive) for limit in self.table.limits[area]]
        above, up_to = [None, *cuts][band], [*cuts, None][band]
        incomes = Incomes(above, up_to, self.standard.means.income.months)
        return None if incomes.is_empty or (above is not None and above == up_to) else incomes

    def truths(self, condition: Condition | None) -> dict[Cell, Truth]:
        """A rule's truth in every cell; a class without a rule takes the rest, so that it holds everywhere."""
        if condition is None:
            return dict.fromkeys(self.cells, True)
        table = self._compiled([evolve(_ASKED, when=condition), *self.standard.classes])
        columns = {found: column for column, found in enumerate(combinations_of(table.findings))}
        truths: dict[Cell, Truth] = {}
        for cell in self.cells:
            outcome = table.outcomes[cell.area][cell.band][cell.depth][columns[cell.findings]]
            assert outcome is not None
            truths[cell] = outcome.class_id == _ASKED.id or (None if _ASKED.id in outcome.possible else False)
        return truths

    def constant(self, condition: Condition) -> Truth:
        """What a condition is everywhere, whatever the household; None where that differs or is not known."""
        table = self._compiled([evolve(_ASKED, when=condition), *self.standard.classes])
        outcomes = [cell.possible for cell in table.cells() if _is_counted(cell, table)]
        if all(possible == (_ASKED.id,) for possible in outcomes):
            return True
        return None if any(_ASKED.id in possible for possible in outcomes) else False

    def _compiled(self, classes: list[HouseholdClass]) -> DecisionTable:
        law = self.standard
        return compile_decision(
            law.means,
            [each.id for each in law.indicators],
            points_each(law.written),
            classes,
            areas_of(law.written),
            [each.when for each in law.designations],
        )

    def household(self, cell: Cell, income: int | None = None) -> Household | None:
        """A household of a cell, of that income where one is given, classified again by the ordinary path.

        None where the definitions of the indicators exclude such findings.
        Raises `AssertionError` where `classify` says another class than the decision table: a fault of this library.
        """
        household = self._built(cell, income)
        try:
            result = classify(household, evolve(self.standard, provisional=False), on=self.standard.start)
        except HouseholdError:
            return None
        if result.possible != cell.possible:
            raise AssertionError(f"{household} is {result.possible} under {self.standard.id}, not {cell.possible}")
        return household

    def _built(self, cell: Cell, income: int | None) -> Household:
        incomes = self._incomes(cell.area, cell.band)
        standing = Standing.of(cell.possible, self.standard)
        findings = dict(zip(self.table.findings, cell.findings, strict=True))
        if incomes is not None:
            amount = incomes.roundest() if income is None else Fraction(income)
            spot = Spot(cell.area, amount, (cell.depth, cell.depth), findings)
            return witness_of(spot, self._ground, (standing, standing)).household
        without_income = next(each for each in self.cells if each == evolve(cell, band=0, possible=each.possible))
        points = _points_in(cell.band, self.table.limits[cell.area])
        return evolve(self._built(without_income, None), income_per_head=None, income_points=points)

    def first(self, cells: Iterable[Cell]) -> Household | None:
        """A household of the first of these cells that has one, cells of few deprivations first."""
        told = (self.household(each) for each in sorted(cells, key=_simplicity))
        return next((each for each in told if each is not None), None)

    def say(self, household: Household | None) -> Text | None:
        """A household in words."""
        return None if household is None else Text(self._said(household, "vi"), self._said(household, "en"))

    def _said(self, household: Household, language: Language) -> str:
        wording = Wording(self._ground, language)
        if household.income_points is None:
            return wording.household(household)
        assert household.area is not None
        counted = sum(household.findings.values())
        scored = _SCORED.format(points=number(household.income_points, language), count=counted)
        return f"{household.area.label[language]}, {scored[language]}"

    def areas(self, areas: Iterable[Area]) -> Text:
        """“ở thành thị” – or nothing, where it is all areas that the standard tells apart."""
        wanted = set(areas)
        named = [area for area in self.table.areas if area in wanted]
        if len(named) == len(self.table.areas):
            return Text("", "")
        labels = [area.label for area in named]
        return _IN_AREAS.format(areas=Text(joined(labels, " và ").vi, joined(labels, " and ").en))


def by_area(cells: Iterable[Cell], is_so: Callable[[list[Cell]], bool]) -> Iterator[Area]:
    """The areas of whose cells something is so."""
    every = list(cells)
    for area in dict.fromkeys(each.area for each in every):
        if is_so([each for each in every if each.area == area]):
            yield area


def _is_counted(cell: Cell, table: DecisionTable) -> bool:
    """Whether a household may have such a total, where the standard goes by totals."""
    most = DEPRIVATION_POINTS.maximum
    return table.point_cuts is None or most is None or points_of(table, cell.depth)[0] <= most


def _points_in(band: int, limits: tuple[Limit, ...]) -> int | None:
    """The fewest points of the form that lie in this band and no other."""
    tried = {0, *(limit.points + step for limit in limits if limit.points is not None for step in (0, 1))}
    return next((points for points in sorted(tried) if points_bands(points, limits) == (band, band)), None)


def _simplicity(cell: Cell) -> tuple[int, int, tuple[bool, ...]]:
    return cell.depth, -cell.band, cell.findings


_SCORED = Text(
    "{points} điểm mức sống, thiếu hụt {count} chỉ số",
    "{points} points of means, deprived in {count} of the indicators",
)
_IN_AREAS = Text(" ở {areas}", " in {areas} areas")
