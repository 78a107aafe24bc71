"""The solver's reading of a rule is the compiled one, on every household; that of the classes is `classify`."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from chuan_ngheo import Household, Standard, classify
from chuan_ngheo.rules.compiled import compile_profile
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.registry import standard, standards
from chuan_ngheo.verification.solving.lawful import Lawful, findings_by_rule
from chuan_ngheo.verification.solving.solver import Solver, Term, all_hold, any_holds, negation
from chuan_ngheo.verification.solving.terms import facts_of
from chuan_ngheo.verification.solving.world import World
from chuan_ngheo.verification.strategies.surveyed import households
from strategies.expressions import conditions
from verification.solving.fixed import facts_fixed

LAWS = st.sampled_from([law.id for law in standards() if not law.provisional])
VN_2022 = standard("vn-2022")
DAYS = st.dates(date(2016, 1, 1), date(2026, 12, 31)) | st.sampled_from([date(2022, 12, 31), date(2024, 2, 29)])
SIDES = {True, False}


def held(household: Household, world: World) -> Solver:
    """A solver to which just this household is left, up to what a vocational diploma leaves open."""
    solver = Solver()
    solver.always(world.conditions())
    solver.always(facts_fixed(household, world))
    assert solver.values() is not None
    return solver


def truths(term: Term, solver: Solver) -> set[bool]:
    """The truths that a condition may have."""
    return {truth for truth in SIDES if solver.values(term if truth else negation(term)) is not None}


def agree(found: set[bool], truth: Truth) -> bool:
    """Whether a truth is told soundly: what is decided is so, and nothing else may be."""
    return bool(found) and (truth is None or found == {truth})


@given(data=st.data(), on=DAYS)
@settings(max_examples=60)
def test_any_condition_is_read_as_it_is_compiled(data: st.DataObject, on: date) -> None:
    household = data.draw(households(VN_2022, on, complete=True))
    condition: Condition = data.draw(conditions(VN_2022, on))
    world = World(len(household.members or ()), on)
    (truth,) = compile_profile([condition])(household, on)
    assert agree(truths(facts_of(world).condition(condition), held(household, world)), truth)


@given(law_id=LAWS, data=st.data(), on=DAYS)
def test_findings_and_classes_are_those_of_the_ordinary_path(law_id: str, data: st.DataObject, on: date) -> None:
    law = standard(law_id)
    household = data.draw(households(law, on, complete=True))
    found = classify(household, law, on=on)
    world = World(len(household.members or ()), on)
    lawful = Lawful(law, world, findings_by_rule(law, world))
    solver = held(household, world)
    solver.always(told(household, law, world))
    for term, truth in zip(lawful.findings.values(), found.truths, strict=True):
        assert agree(truths(term, solver), truth)
    if not household.income_points:
        assert solver.values(lawful.standing(found.possible)) is not None
        assert found.class_id is None or solver.values(negation(lawful.standing(found.possible))) is None
        others = [each for each in law.classes if each.id not in found.possible]
        assert solver.values(any_holds(lawful.classes[each.id] for each in others)) is None


def told(household: Household, law: Standard, world: World) -> list[Term]:
    """The findings that the survey gives where there is no rule."""
    given_findings = [
        world.finding(each) if deprived else negation(world.finding(each))
        for each, deprived in household.findings.items()
        if law.indicator(each).deprived_when is None
    ]
    return [all_hold(given_findings)]


@given(law_id=LAWS, size=st.integers(1, 3), on=DAYS)
@settings(max_examples=15)
def test_what_the_solver_finds_is_a_household(law_id: str, size: int, on: date) -> None:
    """Its findings come out as the solver has them; `shown` says so, or raises."""
    from chuan_ngheo.verification.solving.shown import shown

    law = standard(law_id)
    world = World(size, on)
    lawful = Lawful(law, world, findings_by_rule(law, world))
    solver = Solver()
    solver.always(world.conditions())
    for term in lawful.findings.values():
        for wanted in (term, negation(term)):
            values = solver.values(wanted)
            assert values is not None, "every finding may turn out either way"
            found = shown(values, [lawful])
            assert found.facts.size == size == len(found.facts.members or ())
