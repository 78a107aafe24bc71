"""Small standards with any rules, and what Python itself says of every kind of household under them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from attrs import field, frozen
from hypothesis import strategies as st

from chuan_ngheo.household.model import Household

LINES, INDICATORS, CLASSES = ("low", "middle", "high"), ("toilet", "insurance", "school"), ("one", "two", "three")
REST = "rest"
STATUSES = ("poor", "near_poor", "average", "above_average")
AREAS = ("urban", "rural")


@frozen
class SmallStandard:
    """What a file says, in pieces; ``rules`` are those of the classes before the rest."""

    amounts: dict[str, dict[str, int]]
    points: dict[str, dict[str, int]]
    indicators: dict[str, str | None]
    rules: dict[str, str]
    statuses: tuple[str, ...]
    designation: str | None = None
    has_rest: bool = True
    months: int = field(default=1)

    def text(self) -> str:
        """The file."""
        parts = [
            "id: draft\nname: {vi: chuẩn thử, en: draft}\nplace: VN-99",
            "in_force: {from: 2016-01-01, to: 2020-12-31}",
            "documents: {law: {number: 1/2015, title: {vi: văn bản, en: law}}}",
            f"means:\n  {CITED}\n  income:\n    unit: {{vi: đồng, en: VND}}\n    months: {self.months}\n    lines:",
            *_lines(self.amounts),
        ]
        if self.points:
            parts += ["  points:\n    unit: {vi: điểm, en: points}\n    lines:", *_lines(self.points)]
        if self.indicators:
            parts.append("dimensions: {all: {name: {vi: chung, en: all}}}\nindicators:")
        for name, rule in self.indicators.items():
            definition = "" if rule is None else f"deprived_when: {rule}, "
            parts.append(f"  {name}: {{dimension: all, {definition}name: {{vi: chỉ số, en: indicator}}, {CITED}}}")
        parts.append("classes:")
        for (name, rule), status in zip(self.rules.items(), self.statuses, strict=False):
            parts.append(f"  {name}: {{status: {status}, name: {{vi: loại, en: class}}, when: {rule}, {CITED}}}")
        if self.has_rest:
            parts.append(f"  {REST}: {{status: above_average, name: {{vi: còn, en: rest}}, otherwise: true, {CITED}}}")
        if self.designation:
            parts.append(f"designations:\n  so: {{name: {{vi: gọi, en: so}}, when: {self.designation}, {CITED}}}")
        return "\n".join(parts) + "\n"

    def spots(self, area: str) -> Iterator[tuple[Fraction, dict[str, bool]]]:
        """Every income that could matter in an area, with every combination of findings."""
        amounts = {each[area] for each in self.amounts.values()}
        incomes = sorted({Fraction(0), *(amount + step for amount in amounts for step in (-HALF, Fraction(0), HALF))})
        for income, found in product(incomes, product((False, True), repeat=len(self.indicators))):
            yield income, dict(zip(self.indicators, found, strict=True))

    def holds(self, rule: str, area: str, income: Fraction, found: dict[str, bool]) -> bool:
        """What Python says of a rule."""
        names: dict[str, object] = {"means": income, "deprivations": sum(found.values())}
        names |= {line: each[area] for line, each in self.amounts.items()}
        names |= {f"deprived_{name}": deprived for name, deprived in found.items()}
        return bool(eval(rule, {}, names))

    def class_of(self, area: str, income: Fraction, found: dict[str, bool]) -> str | None:
        """The first class whose rule holds."""
        holding = (name for name, rule in self.rules.items() if self.holds(rule, area, income, found))
        return next(holding, REST if self.has_rest else None)

    def stated(self, household: Household) -> tuple[str, Fraction, dict[str, bool]]:
        """A household as an area, an income and findings."""
        income = household.income_per_head
        if income is None:
            income = Fraction(household.monthly_income or 0, household.size or 1)
        return str(household.area), Fraction(income * self.months), dict(household.findings)


HALF = Fraction(1, 2)


CITED = "citation: {document: law, provenance: verified}"


def _lines(lines: dict[str, dict[str, int]]) -> Iterator[str]:
    for line, amounts in lines.items():
        by_area = ", ".join(f"{area}: {amount}" for area, amount in amounts.items())
        yield f"      {line}: {{name: {{vi: mức, en: line}}, {by_area}, {CITED}}}"


def _conditions(lines: list[str], indicators: list[str], extra: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    means = st.builds("means {} {}".format, st.sampled_from(["<", "<=", ">", ">="]), st.sampled_from(lines))
    counts = st.builds(
        "deprivations {} {}".format, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.integers(0, 4)
    )
    named = [f"deprived_{each}" for each in indicators]
    leaf = st.one_of(means, means, counts, *([st.sampled_from([*named, *extra])] if named or extra else []))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds("({} and {})".format, inner, inner),
            st.builds("({} or {})".format, inner, inner),
            st.builds("not ({})".format, inner),
        ),
        max_leaves=4,
    )


@st.composite
def small_standards(draw: st.DrawFn, *, plain: bool = True) -> SmallStandard:
    """Standards whose lines may coincide or cross; where not ``plain``, with all else that the reader accepts."""
    lines = list(LINES[: draw(st.integers(1, 3))])
    indicators = list(INDICATORS[: draw(st.integers(0, 3))])
    amount = st.sampled_from([10, 20, 30])
    definitions = st.sampled_from([None, "toilet == none", "size < 1", "size >= 1", "any_member(age < 16)"])
    rule = _conditions(lines, indicators, () if plain else ("unknown",))
    areas = AREAS if plain else (*AREAS, *draw(st.sampled_from([(), ("rural_mountain",)])))
    scored = st.sampled_from([lines[:length] for length in range(len(lines) + 1)])
    count = draw(st.integers(1, 3))
    return SmallStandard(
        amounts={line: {area: draw(amount) for area in areas} for line in lines},
        points={line: {area: draw(amount) for area in areas} for line in ([] if plain else draw(scored))},
        indicators={each: None if plain else draw(definitions) for each in indicators},
        rules={each: draw(rule) for each in CLASSES[:count]},
        statuses=tuple(draw(st.sampled_from(STATUSES)) for _ in range(count)),
        designation=None if plain else draw(st.none() | rule),
        has_rest=draw(st.booleans()),
        months=1 if plain else draw(st.sampled_from([1, 12])),
    )
