"""Households that somebody should look at → cases with what a standard says of them now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from chuan_ngheo.classification.classify import classify, classify_points
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text, capitalised
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.cases.differing import REACHES, VERDICTS
from chuan_ngheo.verification.cases.model import Case, Example, Form, Topic, Verdict, WrittenCases
from chuan_ngheo.verification.cases.naming import name_of
from chuan_ngheo.verification.comparison.comparison import Comparison

TO_BE_READ = Text(
    "Kết quả là điều chuẩn nói hiện nay: đối chiếu từng trường hợp với văn bản trước khi giữ.",
    "The results are what the standard says now: read each against the law before you keep it.",
)
"""What stands above proposed cases in a file."""


def moved_examples(comparison: Comparison) -> tuple[Example, ...]:
    """The households that show what a comparison moves, as the standard that comes after asks for them."""
    on = comparison.after.start
    return tuple(Example(on, each.witness.after) for each in comparison.moved)


def proposed_cases(standard: Standard, examples: Iterable[Example]) -> WrittenCases:
    """A case of each example, with the classes, findings, designations and coverage that the standard gives now.

    They stand under the class (or the indicator) that they end in and cite what it cites. Such a case shows what a
    standard says, not that this is the law: a person reads it before it is kept. What the standard refuses as
    contradictory makes no case; the same case is not made twice.
    """
    chosen = list(dict.fromkeys(examples))
    days = [each.on for each in chosen]
    usual = max(days, key=lambda each: (days.count(each), each), default=standard.start)
    topics: dict[str, Topic] = {}
    for each in chosen:
        found = _case(standard, each, usual)
        if found is None:
            continue
        topic, case = found
        cases = topics[topic.name.vi].cases if topic.name.vi in topics else ()
        topics[topic.name.vi] = evolve(topic, cases=(*cases, case))
    return WrittenCases(standard.id, usual, tuple(topics.values()))


def _case(standard: Standard, example: Example, usual: date) -> tuple[Topic, Case] | None:
    """The case, and the topic (as yet without cases) that it belongs to."""
    is_in_force = standard.in_force(example.on)
    case = Case(capitalised(name_of(example, standard)), on=None if example.on == usual else example.on)
    case = evolve(case, in_force=is_in_force)
    if example.household is None and example.form is None:
        any_class = tuple(each.id for each in standard.classes)
        return Topic(_IN_FORCE, standard.classes[0].citation, ()), evolve(
            case, possible=any_class if is_in_force else None
        )
    try:
        result = _classified(standard, example)
    except HouseholdError:
        return None
    findings = _by_facts(result)
    household, deprived_in = _without_survey(standard, example.household)
    case = evolve(
        case,
        household=household,
        deprived_in=deprived_in,
        form=None if example.form is None else Form(*example.form),
        findings=findings,
        coverage=None if standard.covers is None else REACHES[result.covered],
    )
    if result.class_id is not None:
        case = evolve(case, class_id=result.class_id)
    elif len(result.possible) < len(standard.classes) or not findings:
        case = evolve(case, possible=result.possible)
    if standard.designations and case.classes is not None:
        case = evolve(case, designations=result.designations)
    return _topic(standard, result, findings), case


def _without_survey(standard: Standard, household: Household | None) -> tuple[Household | None, tuple[str, ...] | None]:
    """Where the survey found on every indicator, only those deprived are named."""
    ids = [each.id for each in standard.indicators]
    if household is None or not ids or set(household.findings) != set(ids):
        return household, None
    return evolve(household, findings={}), tuple(each for each in ids if household.findings[each])


def _classified(standard: Standard, example: Example) -> Classification:
    quiet = evolve(standard, provisional=False) if standard.provisional else standard
    if example.form is not None:
        return classify_points(quiet, **example.form._asdict())
    return classify(example.household or Household(), quiet, on=example.on)


def _by_facts(result: Classification) -> dict[str, Verdict]:
    """The findings that the facts decide; what the survey said of itself shows nothing."""
    told = result.household.findings if isinstance(result.household, Household) else {}
    truths = zip(result.standard.indicators, result.truths, strict=False)
    return {each.id: VERDICTS[truth] for each, truth in truths if truth is not None and each.id not in told}


def _topic(standard: Standard, result: Classification, findings: dict[str, Verdict]) -> Topic:
    if result.class_id is not None:
        ended = standard.household_class(result.class_id)
        return Topic(capitalised(ended.name), ended.citation, ())
    if findings:
        first = standard.indicator(next(iter(findings)))
        return Topic(capitalised(first.name), first.citation, ())
    cited = [each.citation for each in standard.classes if each.id in result.possible]
    return Topic(_OPEN, tuple(dict.fromkeys(citation for each in cited for citation in each)), ())


_IN_FORCE = Text("Thời gian áp dụng", "In force")
_OPEN = Text("Chưa xác định", "Undetermined")
