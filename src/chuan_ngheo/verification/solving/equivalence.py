"""Whether a standard and a changed copy say the same of everybody; if not, a household, a form or a day that shows it.

Compared are the days of force; every finding, class, designation and coverage over the facts; the class by a form's
points; and which of income and points decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import product

from attrs import evolve

from chuan_ngheo.classification.classify import classify, classify_points
from chuan_ngheo.classification.coverage import covered
from chuan_ngheo.classification.designations import designations
from chuan_ngheo.classification.findings import truths_of
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.form import ScoredForm
from chuan_ngheo.household.model import Household
from chuan_ngheo.rules.expression import Amount, Condition, walk
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.cases.model import Example
from chuan_ngheo.verification.comparison.comparison import compare
from chuan_ngheo.verification.solving.bounds import enough_members
from chuan_ngheo.verification.solving.lawful import Lawful
from chuan_ngheo.verification.solving.search import Search
from chuan_ngheo.verification.solving.shown import Shown, smallest
from chuan_ngheo.verification.solving.solver import FALSE, TRUE, Term, any_holds, differ
from chuan_ngheo.verification.solving.terms import facts_of


def difference(before: Standard, after: Standard) -> Example | None:
    """A household, a form or a day of which the two standards say something else; None where there is none.

    Both have the same indicators and classes, as a standard and a changed copy have. Over facts it is
    proved for all households of which everything is known, of so many persons as make every rule turn that counts
    persons (`chuan_ngheo.verification.solving.bounds`); a line by the year may
    differ by so little that only a larger one shows it, so the cells, which know income exactly, are compared too. A
    household states only what it takes to tell the two apart.
    """
    both = evolve(before, provisional=False), evolve(after, provisional=False)  # nobody is classified for use
    return _of_days(*both) or _of_facts(*both) or _of_cells(*both) or _of_forms(*both)


def _of_days(before: Standard, after: Standard) -> Example | None:
    edges = {day for each in (before, after) for day in (each.start, each.end)}
    near = sorted(day + timedelta(days=step) for day in edges for step in (-1, 0, 1))
    return next((Example(day) for day in near if before.in_force(day) != after.in_force(day)), None)


# by the form ---------------------------------------------------------------------------------


def _of_forms(before: Standard, after: Standard) -> Example | None:
    """The first form, or household with a form, that the two classify differently."""
    both = (before, after)
    scores = sorted({point for each in both for point in _points_of(each)})
    totals: list[int | None] = [None, *range(max(map(_most_deprivation_points, both)) + 2)]
    for area, score in product(Area, [None, *scores]):
        for total in totals if score in (None, *scores[:1], *scores[-1:]) else totals[:1]:
            form = ScoredForm(area, score, total)
            if _by_form(before, form) != _by_form(after, form):
                return Example(before.start, form=form)
    for area, score, income in product(Area, scores, sorted({each for law in both for each in _incomes_of(law)})):
        household = Household(area=area, income_points=score, income_per_head=income)
        if len({classify(household, each, on=each.start).possible for each in both}) > 1:
            return Example(before.start, household=household)
    return None


def _by_form(standard: Standard, form: ScoredForm) -> tuple[str, ...] | None:
    try:
        return classify_points(standard, **form._asdict()).possible
    except HouseholdError:
        return None


def _points_of(standard: Standard) -> Iterator[int]:
    """Points on each line of points and just above and below it."""
    for line in standard.means.points.lines.values() if standard.means.points else ():
        for area in Area:
            yield from (line.amount(area) - 1, line.amount(area), line.amount(area) + 1)


def _incomes_of(standard: Standard) -> Iterator[int]:
    """Incomes a month on each line and just above and below it."""
    for line in standard.means.income.lines.values():
        for area in Area:
            a_month = line.amount(area) // standard.means.income.months
            yield from (a_month - 1, a_month, a_month + 1)


def _most_deprivation_points(standard: Standard) -> int:
    table = standard.decision
    if table.point_cuts is not None:
        return max(table.point_cuts)
    return (table.points_each or 0) * table.indicators


# over the facts ------------------------------------------------------------------------------


def _of_facts(before: Standard, after: Standard) -> Example | None:
    most_members = enough_members([*_rules(before), *_rules(after)])
    for on in _days(before, after):
        search = Search((before, after), on, most_members)
        for _, found in search.answers([None], _said_differently):
            told = _alike(found, on)
            fewest = smallest(told, partial(_tells_apart, on=on, is_certain=_tells_apart(told, on, True)))
            return Example(on, household=fewest.told()[0])
    return None


def _alike(found: Shown, on: date) -> Shown:
    """The same findings for both standards: an indicator of a standard and of its copy is one question."""
    merged = {indicator: value for own in found.findings for indicator, value in own.items()}
    told = evolve(found, findings=tuple(merged for _ in found.findings))
    try:
        for household, law in zip(told.told(), told.standards, strict=True):
            truths_of(household, law, on)
    except HouseholdError:  # only one of them has a rule for it
        return found
    return told


def _of_cells(before: Standard, after: Standard) -> Example | None:
    """The first household that passes from one class to another."""
    moved = compare(before, after).moved
    return Example(before.start, household=moved[0].witness.household) if moved else None


def _days(before: Standard, after: Standard) -> list[date]:
    """The day of classification matters only where a rule asks for a year of birth, or holds from a day on."""
    both = (before, after)
    days = {before.start}
    named = {node.fact.name for law in both for each in _rules(law) for node in walk(each) if isinstance(node, Amount)}
    if "birth_year" in named:
        days |= {max(law.start, date(year, 1, 1)) for law in both for year in range(law.start.year, law.end.year + 1)}
    starts = [each.start for law in both for each in law.designations if each.start is not None]
    return sorted({*days, *(day + timedelta(days=step) for day in starts for step in (-1, 0))})


def _rules(standard: Standard) -> Iterator[Condition]:
    yield from (each.deprived_when for each in standard.indicators if each.deprived_when is not None)
    yield from (each.when for each in standard.designations)
    if standard.covers is not None:
        yield standard.covers.when


def _said_differently(laws: Sequence[Lawful], _: None) -> Term:
    return any_holds(_differences(*laws))


def _differences(one: Lawful, other: Lawful) -> Iterator[Term]:
    """Where the two say something else, thing by thing."""
    for each in dict.fromkeys([*one.findings, *other.findings]):
        yield differ(one.findings.get(each, FALSE), other.findings.get(each, FALSE))
    for each in dict.fromkeys([*one.classes, *other.classes]):
        yield differ(one.classes.get(each, FALSE), other.classes.get(each, FALSE))
    both = [_designated(each) for each in (one, other)]
    for each in dict.fromkeys([*both[0], *both[1]]):
        yield differ(*(found.get(each, FALSE) for found in both))
    yield differ(_covered(one), _covered(other))


def _designated(law: Lawful) -> dict[str, Term]:
    on = law.world.on
    return {
        each.id: law.designated(each.when) if each.start is None or each.start <= on else FALSE
        for each in law.standard.designations
    }


def _covered(law: Lawful) -> Term:
    coverage = law.standard.covers
    return TRUE if coverage is None else facts_of(law.world).condition(coverage.when)


def _tells_apart(found: Shown, on: date, is_certain: bool) -> bool:
    """Whether the two say something else by the ordinary path: both certain of it, or else of what is possible."""
    one, other = (
        classify(household, standard, on=on) for household, standard in zip(found.told(), found.standards, strict=True)
    )
    if not is_certain:
        return one.possible != other.possible
    called = [designations(each) for each in (one, other)]
    pairs = [
        (one.class_id, other.class_id),
        *zip(one.truths, other.truths, strict=True),
        *((called[0].get(each, False), called[1].get(each, False)) for each in {**called[0], **called[1]}),
        (covered(one), covered(other)),
    ]
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)
