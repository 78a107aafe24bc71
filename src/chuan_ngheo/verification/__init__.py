"""Checking a standard against the law, and a change of it against all households.

``verify`` says all that can be said of one standard's file; ``check``, ``cases`` and ``mutants`` are its parts.
``compare`` says what becomes of every household when one standard takes the place of another, ``compare_facts`` does so
where definitions differ too, ``compare_population`` over a table (extra ``tables``). ``prove`` decides a claim.
``strategies`` and ``laws`` are for the tests of those who write standards (extra ``testing``). What goes over all
facts is decided by a solver (extra ``prove``).
"""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.verification import cases, laws, mutants, strategies
    from chuan_ngheo.verification.checking.checked import Check, check, check_file, check_text
    from chuan_ngheo.verification.checking.remark import Gravity, Remark, RemarkKind
    from chuan_ngheo.verification.comparison.comparison import Comparison, compare
    from chuan_ngheo.verification.comparison.population import PopulationComparison, compare_population
    from chuan_ngheo.verification.comparison.standing import Change, Standing
    from chuan_ngheo.verification.comparison.transition import Transition
    from chuan_ngheo.verification.fact_comparison.definitions import DefinitionChange, Relation
    from chuan_ngheo.verification.fact_comparison.fact_comparison import FactComparison, compare_facts
    from chuan_ngheo.verification.fact_comparison.passages import FactPassage
    from chuan_ngheo.verification.proving.proof import Proof, Verdict
    from chuan_ngheo.verification.proving.proving import prove
    from chuan_ngheo.verification.verifying.verified import Verification, verify

__all__ = [
    "Change",
    "Check",
    "Comparison",
    "DefinitionChange",
    "FactComparison",
    "FactPassage",
    "Gravity",
    "PopulationComparison",
    "Proof",
    "Relation",
    "Remark",
    "RemarkKind",
    "Standing",
    "Transition",
    "Verdict",
    "Verification",
    "cases",
    "check",
    "check_file",
    "check_text",
    "compare",
    "compare_facts",
    "compare_population",
    "laws",
    "mutants",
    "prove",
    "strategies",
    "verify",
]

_ROOMS = {
    "checking.checked": ("Check", "check", "check_file", "check_text"),
    "checking.remark": ("Gravity", "Remark", "RemarkKind"),
    "comparison.standing": ("Change", "Standing"),
    "comparison.comparison": ("Comparison", "compare"),
    "comparison.population": ("PopulationComparison", "compare_population"),
    "comparison.transition": ("Transition",),
    "fact_comparison.definitions": ("DefinitionChange", "Relation"),
    "fact_comparison.fact_comparison": ("FactComparison", "compare_facts"),
    "fact_comparison.passages": ("FactPassage",),
    "proving.proof": ("Proof", "Verdict"),
    "proving.proving": ("prove",),
    "verifying.verified": ("Verification", "verify"),
}

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(
        __name__,
        _ROOMS,
        {"narwhals": "tables", "polars": "tables", "hypothesis": "testing", "z3": "prove"},
        ("cases", "laws", "mutants", "strategies"),
    )
