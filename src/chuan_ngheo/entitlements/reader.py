"""A table of benefits' file → `BenefitTable`: strict, with every problem at its file, line and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from os import PathLike

from chuan_ngheo.entitlements.document import KEYS, BenefitFile, GroupEntry, benefit_converter
from chuan_ngheo.entitlements.model import Beneficiaries, Benefit, BenefitTable, CallerFact
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, Fact, Kind
from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import Flag, walk
from chuan_ngheo.rules.vocabulary import Scope, finding_fact
from chuan_ngheo.scorecards.yaml_file import Checks, open_source, structured
from chuan_ngheo.standards.status import STATUS_FACT
from chuan_ngheo.standards.yaml_source import Source, read_source
from chuan_ngheo.structuring import Path

CLASS, FINDING = "class_", "deprived_"
"""How conditions begin the name of a class, and of an indicator's finding."""
MOST_NAMES = 8
"""Of yes/no names in one benefit: every combination of the unknown ones is tried."""
_WHOLE = 100
_OF_THE_CALL = ("classification", "on", "table")


def benefit_table() -> BenefitTable:
    """The table of the package: the benefits that hang on the class by national law.

    >>> benefit_table().benefit("electricity").groups[0].quantity.amount
    30
    """
    return _shipped()


@cache
def _shipped() -> BenefitTable:
    text = files("chuan_ngheo.entitlements").joinpath("benefits.yaml").read_text(encoding="utf-8")
    return read_benefits(text, "benefits.yaml")


def load_benefits(path: str | PathLike[str]) -> BenefitTable:
    """The table of benefits in a YAML file of your own, for instance a province's.

    Raises `StandardError` with every problem as ``file:line:column``; `OSError` where the file cannot be opened.
    """
    return _table(open_source(path))


def read_benefits(text: str, name: str = "<text>") -> BenefitTable:
    """The table that ``text`` states; ``name`` stands for the file in error messages.

    Raises `StandardError` with every problem as ``name:line:column``.
    """
    return _table(read_source(text, name))


def _table(source: Source) -> BenefitTable:
    written = structured(source, BenefitFile, benefit_converter(), KEYS)
    checks = Checks(source)
    checks.file_id(written.id)
    checks.citations(written, written.documents)
    facts = tuple(CallerFact(each, entry.question, entry.designation) for each, entry in written.facts.items())
    scope = _scope(written, facts)
    _check_names(checks, written)
    benefits = tuple(
        Benefit(each, entry.name, tuple(_groups(checks, each, entry.groups, scope)))
        for each, entry in written.benefits.items()
    )
    for benefit in benefits:
        _check_count(checks, benefit)
    checks.refuse()
    return BenefitTable(
        id=written.id,
        name=written.name,
        place=written.place,
        documents=written.documents,
        indicators=written.indicators,
        designations=written.designations,
        facts=facts,
        benefits=benefits,
        notes=written.notes,
    )


def _scope(written: BenefitFile, facts: tuple[CallerFact, ...]) -> Scope:
    """Status, class, findings, designations, the caller's facts, and the household's own; no member's."""
    findings = [finding_fact(each, name) for each, name in written.indicators.items()]
    classes = [Fact(f"{CLASS}{each}", Kind.BOOLEAN, name, affirmed=name) for each, name in written.classes.items()]
    designations = [Fact(each, Kind.BOOLEAN, name, affirmed=name) for each, name in written.designations.items()]
    own = [*(each.fact for each in facts), *designations, *findings, *classes, STATUS_FACT]
    return Scope(facts={each.name: each for each in (*own, *HOUSEHOLD_FACTS.values())})


def _groups(checks: Checks, benefit: str, entries: Mapping[str, GroupEntry], scope: Scope) -> Iterator[Beneficiaries]:
    path = ("benefits", benefit, "groups")
    checks.ids(path, entries)
    if not entries:
        checks.note(path, _NO_GROUPS)
    for group_id, entry in entries.items():
        when = checks.rule(entry.when, scope, (*path, group_id, "when"))
        _check_group(checks, entry, (*path, group_id))
        if when is not None:
            yield Beneficiaries(
                id=group_id,
                name=entry.name,
                when=when,
                in_force=entry.in_force,
                citation=entry.citation,
                share=None if entry.percent is None else Fraction(entry.percent, _WHOLE),
                at_least=entry.at_least,
                quantity=entry.quantity,
                restated=entry.restated,
            )


def _check_group(checks: Checks, entry: GroupEntry, path: Path) -> None:
    if entry.percent is not None and not 1 <= entry.percent <= _WHOLE:
        checks.note((*path, "percent"), _IMPOSSIBLE, str(entry.percent), Text("1 – 100", "1 – 100"))
    if entry.at_least and entry.percent is None:
        checks.note((*path, "at_least"), _AT_LEAST_WHAT)
    if entry.quantity is not None and entry.quantity.amount < 1:
        checks.note((*path, "quantity", "amount"), _IMPOSSIBLE, str(entry.quantity.amount))
    for key, days in (("in_force", entry.in_force), ("restated", entry.restated)):
        if days is not None and days.end is not None and days.end < days.start:
            checks.note((*path, key, "to"), _ENDS_FIRST, str(days.end))


def _check_names(checks: Checks, written: BenefitFile) -> None:
    """Each name that conditions may use has one meaning."""
    taken = {*HOUSEHOLD_FACTS, STATUS_FACT.name, *(str(code) for code in STATUS_FACT.codes or ())}
    taken |= {f"{FINDING}{each}" for each in written.indicators} | {f"{CLASS}{each}" for each in written.classes}
    for each in ("benefits", "classes", "indicators"):
        checks.ids((each,), getattr(written, each))
    checks.ids(("designations",), written.designations, taken)
    checks.ids(("facts",), written.facts, taken | {*written.designations, *_OF_THE_CALL})
    for each, fact in written.facts.items():
        if fact.designation is not None:
            checks.known(fact.designation, written.designations, ("facts", each, "designation"))


def _check_count(checks: Checks, benefit: Benefit) -> None:
    flags = {node.fact.name for group in benefit.groups for node in walk(group.when) if isinstance(node, Flag)}
    names = [each for each in flags if not each.startswith(CLASS)]
    if len(names) > MOST_NAMES:
        limit = Text(f"nhiều nhất {MOST_NAMES}", f"at most {MOST_NAMES}")
        checks.note(("benefits", benefit.id), _TOO_MANY, str(len(names)), limit, is_key=True)


_NO_GROUPS = Text("cần ít nhất một nhóm hưởng", "at least one group is needed")
_IMPOSSIBLE = Text("giá trị không thể có", "impossible value")
_AT_LEAST_WHAT = Text("“at_least” cần có “percent”", "“at_least” needs a “percent”")
_ENDS_FIRST = Text("kết thúc trước khi bắt đầu", "ends before it begins")
_TOO_MANY = Text("quá nhiều điều kiện có/không cho một chế độ", "too many yes/no names for one benefit")
