"""A standard checked, compared, proved and tested."""

from datetime import date
from typing import assert_type

import polars as pl
from hypothesis.strategies import SearchStrategy

import chuan_ngheo as cn
from chuan_ngheo import Household, Member, Standard, verification
from chuan_ngheo.verification import cases, laws, mutants, strategies

DAY = date(2020, 11, 20)
LAW, NEXT = cn.standard("vn-2016"), cn.standard("vn-2022")

assert_type(verification.check(LAW), verification.Check)
assert_type(verification.check_file("own.yaml"), verification.Check)
assert_type(verification.check(LAW).remarks, tuple[verification.Remark, ...])
assert_type(verification.verify("own.yaml", against=LAW, mutants=True), verification.Verification)
verification.check("vn-2016")  # type: ignore[arg-type]
verification.verify(LAW)  # type: ignore[arg-type]

compared = verification.compare(LAW, NEXT)
assert_type(compared, verification.Comparison)
assert_type(compared.transitions, tuple[verification.Transition, ...])
assert_type(compared.text("vi"), str)
assert_type(verification.compare_facts(LAW, NEXT, members=1), verification.FactComparison)
proof = verification.prove("poor", standards=[LAW, NEXT])
assert_type(proof, verification.Proof)
assert_type(proof.verdict, verification.Verdict)
verification.compare("vn-2016", "vn-2022")  # type: ignore[arg-type]
verification.compare(LAW)  # type: ignore[call-arg]
verification.compare_facts(LAW, NEXT, 1)  # type: ignore[call-arg]
verification.prove("poor")  # type: ignore[call-arg]
verification.prove("poor", standards="vn-2016")  # type: ignore[arg-type]


def counted(households: pl.LazyFrame) -> None:
    moved = verification.compare_population(households, LAW, NEXT, on=DAY, by=["area"])
    assert_type(moved, verification.PopulationComparison)
    assert_type(moved.frame, pl.DataFrame)
    verification.compare_population("households.csv", LAW, NEXT, on=DAY)  # type: ignore[arg-type]
    verification.compare_population(households, LAW, NEXT)  # type: ignore[call-arg]


assert_type(cases.load_cases("own.cases.yaml"), cases.CaseFile)
assert_type(cases.run_cases("own.cases.yaml", LAW), tuple[cases.CaseOutcome, ...])
assert_type(mutants.mutants_of(LAW), mutants.Mutants)
assert_type(mutants.mutation_report(LAW), mutants.MutationReport)
cases.run_cases("own.cases.yaml", "vn-2016")  # type: ignore[arg-type]
mutants.mutants_of("own.yaml")  # type: ignore[arg-type]

assert_type(strategies.households(LAW), SearchStrategy[Household])
assert_type(strategies.boundary_households(LAW, DAY), SearchStrategy[Household])
assert_type(strategies.members(LAW), SearchStrategy[Member])
assert_type(strategies.standards(), SearchStrategy[Standard])
assert_type(strategies.with_findings(Household(), LAW, DAY), SearchStrategy[Household])
strategies.households("vn-2016")  # type: ignore[arg-type]


def always_poor(household: Household, on: date) -> list[str]:
    return ["poor"] if household.id and on else []


assert_type(laws.laws_of(LAW, classifier=always_poor, but={"one_class": "…"}), type[object])
judge = laws.Judge.of(LAW, DAY, always_poor)
assert_type(judge, laws.Judge)
laws.one_class(Household(), judge)
laws.laws_of(LAW, classifier=cn.classify)  # type: ignore[arg-type]
laws.one_class(Household(), LAW)  # type: ignore[arg-type]
