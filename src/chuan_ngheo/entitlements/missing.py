"""Which unknown facts could still change what a household has: those whose answer makes a difference somewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from chuan_ngheo.entitlements.model import Beneficiaries
from chuan_ngheo.entitlements.reader import FINDING
from chuan_ngheo.entitlements.situations import Known, Situation
from chuan_ngheo.explanation.missing import fact_name
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.language import LANGUAGES, Text
from chuan_ngheo.rules.evaluate import truth
from chuan_ngheo.rules.expression import And, Condition, Flag, Not, Or, facts_named
from chuan_ngheo.rules.trace import grounds

Outcomes = Sequence[tuple[Situation, object]]
"""Each situation with what the household has in it."""


def missing_facts(known: Known, outcomes: Outcomes, groups: Sequence[Beneficiaries]) -> dict[str, Text]:
    """The facts, by path and in words: those that would settle the class, then the rest."""
    paths = [*_class_facts(known, outcomes), *_answers(known, outcomes), *_other_facts(known, outcomes, groups)]
    coverage = known.result.standard.covers
    if coverage is not None:
        paths += _unset(known, _leaves(coverage.when))
    return {path: _words(known, path) for path in dict.fromkeys(paths)}


def _class_facts(known: Known, outcomes: Outcomes) -> list[str]:
    """One smallest set of facts that would settle the class, where the outcome depends on it."""
    by_class: dict[object, set[object]] = defaultdict(set)
    for situation, outcome in outcomes:
        by_class[situation.class_id, situation.status].add(outcome)
    settling = known.result.missing if len({frozenset(each) for each in by_class.values()}) > 1 else ()
    return sorted(settling[0]) if settling else []


def _answers(known: Known, outcomes: Outcomes) -> Iterator[str]:
    """What would answer the open yes/no names whose two answers give different outcomes somewhere."""
    for name in outcomes[0][0].flags:
        seen: dict[object, object] = {}
        for situation, outcome in outcomes:
            others = tuple(answer for each, answer in situation.flags.items() if each != name)
            if seen.setdefault((situation.class_id, situation.status, others), outcome) != outcome:
                yield from _paths(known, name)
                break


def _other_facts(known: Known, outcomes: Outcomes, groups: Sequence[Beneficiaries]) -> Iterator[str]:
    """The unset facts in conditions that stay open even where every yes/no name is answered."""
    for situation, _ in outcomes:
        for group in groups:
            if truth(group.when, situation) is None:
                leaves = [leaf for leaf in _leaves(group.when) if not isinstance(leaf, Flag)]
                yield from _unset(known, leaves)


def _paths(known: Known, name: str) -> list[str]:
    if name in known.given:
        return [name]
    if name.startswith(FINDING):
        finding = known.result.findings.get(name.removeprefix(FINDING))
        return [f"findings.{name.removeprefix(FINDING)}"] if finding is None else sorted(finding.missing)
    rules = {each.id: each.when for each in known.result.standard.designations}
    return list(_unset(known, _leaves(rules[name]))) if name in rules else [name]


def _leaves(condition: Condition) -> Iterator[Condition]:
    match condition:
        case Not(inner):
            yield from _leaves(inner)
        case And(operands) | Or(operands):
            for each in operands:
                yield from _leaves(each)
        case _:
            yield condition


def _unset(known: Known, leaves: Sequence[Condition] | Iterator[Condition]) -> Iterator[str]:
    """The household's own facts that leave these conditions open; what a standard decides is none of them."""
    household, facts = known.result.household, known.facts
    for leaf in leaves:
        names = {fact.name for fact in facts_named(leaf)}
        if names and names <= _FACTS and truth(leaf, facts) is None:
            yield from (each.path for each in grounds(leaf, household, facts.on) if each.state != "known")


_FACTS = HOUSEHOLD_FACTS.keys() | MEMBER_FACTS.keys()


def _words(known: Known, path: str) -> Text:
    table, found = known.table, known.result.findings
    named = {each.id: each.question for each in table.facts} | dict(table.designations)
    named |= {f"findings.{each}": name for each, name in table.indicators.items() if each not in found}
    return named.get(path) or Text(*(fact_name(path, found, language) for language in LANGUAGES))
