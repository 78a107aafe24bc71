"""``prove``: whether something never happens under one standard or two."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import date

from chuan_ngheo.errors import ChuanNgheoError, Problem, ProvisionalStandardWarning
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.proving.by_cells import by_cells
from chuan_ngheo.verification.proving.claims import read_claim
from chuan_ngheo.verification.proving.proof import Level, Proof
from chuan_ngheo.verification.solving.bounds import MOST_MEMBERS

_MOST_STANDARDS = 2


def prove(
    never: str,
    unless: str | None = None,
    *,
    standards: Standard | Sequence[Standard] | Mapping[str, Standard],
    members: int | None = None,
    on: date | None = None,
) -> Proof:
    """Whether ``never`` holds of no household, except where ``unless`` does: proved, or a household that shows it.

    Both are conditions of the rule language. Under one standard they name its ``status``, ``class_id``,
    ``deprivations``, ``deprived_<indicator>``, ``means`` against its lines, and any fact. Under two, what a standard
    says is named after its key (``before`` and ``after`` for a sequence of two): ``status_before``,
    ``deprived_toilet_after``.

    A claim that names nothing but area, income per head and what standards say is decided on every cell, by two ways
    that must agree: a household of each cell by the ordinary path, and the solver. Any other claim, and any with
    ``members`` given, is decided by the solver over every household of up to so many members (8 unless said), ages
    counted at ``on`` (the first day of the last standard unless said), where each standard judges by its own rules.

    Raises `RuleError` with everything wrong with the claim, `MissingExtra` without the extra ``prove``, and
    `ChuanNgheoError` for more than two standards and for less than one member.

    >>> from chuan_ngheo.standards.registry import standard
    >>> both = standard("vn-2016"), standard("vn-2022")
    >>> prove("status_before == poor and status_after >= average", standards=both).proved
    True
    >>> claim = "status_before >= average and status_after == poor"
    >>> prove(claim, standards=both).counterexample.household.income_per_head
    1900000
    >>> prove(claim, unless="income_per_head <= 2_000_000", standards=both).verdict.value
    'proved'
    """
    laws = _by_name(standards)
    claim = read_claim(never, unless, laws)
    named = tuple(laws.items())
    for each in dict.fromkeys(laws.values()):
        each.warn_if_provisional()
    from chuan_ngheo.verification.proving.by_solver import over_cells, over_facts  # the extra is asked for when needed
    from chuan_ngheo.verification.solving.search import Search

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ProvisionalStandardWarning)  # it was said once
        if claim.is_about_cells and members is None:
            answer, other = by_cells(claim), over_cells(claim)
            if answer.verdict is not other:
                raise AssertionError(f"{claim.words}: {answer.verdict} by enumeration, {other} by the solver")
            return Proof(claim.words, named, answer.verdict, Level.CELLS, answer.counterexample, cells=answer.cells)
        search = Search(claim.standards, on or claim.standards[-1].start, MOST_MEMBERS if members is None else members)
        verdict, shown = over_facts(claim, search)
    return Proof(claim.words, named, verdict, Level.FACTS, shown, members=search.most_members, on=search.on)


def _by_name(standards: Standard | Sequence[Standard] | Mapping[str, Standard]) -> dict[str, Standard]:
    """The standards by the keys that names end in."""
    if isinstance(standards, Standard):
        return {"standard": standards}
    if isinstance(standards, Mapping):
        found = dict(standards)
    elif len(standards) == _MOST_STANDARDS:
        found = dict(zip(("before", "after"), standards, strict=True))
    else:
        found = {f"standard_{place}": each for place, each in enumerate(standards, start=1)}
    if len(found) > _MOST_STANDARDS:
        raise ChuanNgheoError([Problem("standards", _TOO_MANY, str(len(found)))])
    return found


_TOO_MANY = Text("nhiều nhất hai chuẩn", "at most two standards")
