"""Plain data → `Household`: one record, every problem by its field path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from attrs import evolve, fields
from cattrs import BaseValidationError, Converter

from chuan_ngheo.classification.findings import truths_of
from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.household.age import births
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household
from chuan_ngheo.household.personal import kind_of
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.structuring import Failure, Path, Unreadable, failures, field_path, strict_converter


def read_household(record: Mapping[str, Any], *, on: date | None = None, standard: Standard | None = None) -> Household:
    """The household that a mapping describes; keys are the facts' names, ``members`` a list of mappings.

    An absent key, or ``None``, is unknown. ``on`` is the day ages are counted at (today if not given): nobody
    is born after it. With a ``standard``, ``findings`` must name its indicators and agree with the facts.

    Raises `HouseholdError` with all problems, each at its field path: unknown fields, wrong types
    (``"false"``, ``1.5`` for money, ``True`` for a count), impossible values, contradictions.

    >>> household = read_household({"area": "rural", "monthly_income": 3_000_000, "members": [{"age": 34}, {"age": 6}]})
    >>> household.size
    2
    >>> try:
    ...     read_household({"aria": "rural", "members": [{"insured": "false"}]})
    ... except HouseholdError as error:
    ...     print(error)
    members[0].insured: wrong type of value; found 'false'; expected true or false
    aria: unknown field; found aria; did you mean “area”?
    """
    day = on or datetime.now(UTC).date()
    problems: list[Problem] = []
    household = _structured(_without_nulls(record), problems)
    if household is not None:
        problems += _contradictions(household, day, standard)
    if problems or household is None:
        raise HouseholdError(problems)
    return household


def structured_household(record: Any) -> Household:
    """The household that a mapping describes, whenever it was surveyed: births are not held against a day.

    Raises `HouseholdError` as `read_household` does, but for births after a day and ages that contradict them.

    >>> structured_household({"members": [{"birth_date": "2014-09-05", "age": 6}]}).members[0].age
    6
    """
    problems: list[Problem] = []
    household = _structured(_without_nulls(record), problems)
    if problems or household is None:
        raise HouseholdError(problems)
    return household


@cache
def _converter() -> Converter:
    return strict_converter()


def _without_nulls(record: Any) -> Any:
    """``None`` is unknown also where a household has no such value: its labels, its findings and each of these."""
    if not isinstance(record, Mapping):
        return record
    given = {key: value for key, value in record.items() if value is not None or key not in _NEVER_NONE}
    if isinstance(findings := given.get("findings"), Mapping):
        given["findings"] = {key: found for key, found in findings.items() if found is not None}
    return given


_NEVER_NONE = {each.name for each in fields(Household) if each.default is not None}


def _structured(record: Any, problems: list[Problem]) -> Household | None:
    """The household, with each unreadable value noted and left out so that the rest is checked as well."""
    while True:
        try:
            return _converter().structure(record, Household)
        except (BaseValidationError, Unreadable) as error:
            found = list(failures(error))
        for failure in found:
            told = _repeated(failure, record)
            problems.append(evolve(failure.problem, where=field_path(failure.path), found=told))
        if any(not failure.path for failure in found):
            return None
        smaller = _without(record, [failure.path for failure in found])
        if smaller == record:
            return None
        record = smaller


def _repeated(failure: Failure, record: Any) -> str | None:
    """What of the found value an error repeats: no id, label or date of birth, and nothing that may hold one."""
    if failure.is_key or failure.problem.found is None:
        return failure.problem.found
    value = record
    for step in failure.path:
        try:
            value = value[step]
        except (LookupError, TypeError):
            return failure.problem.found
    asked = "findings" if failure.path[:1] == ("findings",) else failure.path[-1] if failure.path else ""
    is_answer = asked in _ANSWERS and not isinstance(value, Mapping | list | tuple | set | frozenset)
    return failure.problem.found if is_answer else kind_of(value)


_ANSWERS = (HOUSEHOLD_FACTS.keys() | MEMBER_FACTS.keys()) - {"birth_date"}
"""Facts of which an error says what was found."""


def _without(data: Any, paths: Iterable[Path], name: str | int = "") -> Any:
    """The data without what stands at the paths; a member left out leaves its place, so that others keep theirs."""
    inside: dict[str | int, list[Path]] = {}
    for step, *rest in paths:
        inside.setdefault(step, []).append(tuple(rest))
    gone = {step for step, below in inside.items() if () in below}
    if isinstance(data, Mapping):
        return {key: _without(value, inside.get(key, ()), key) for key, value in data.items() if key not in gone}
    if inside and isinstance(data, list | tuple | set | frozenset):
        kept = [_MISSING if place in gone else _without(each, inside.get(place, ())) for place, each in enumerate(data)]
        return [{} if each is _MISSING else each for each in kept if each is not _MISSING or name == "members"]
    return data


_MISSING = object()


def _contradictions(household: Household, day: date, standard: Standard | None) -> list[Problem]:
    problems: list[Problem] = []
    for index, member in enumerate(household.members or ()):
        try:
            births(member, day)
        except HouseholdError as error:
            problems += [evolve(each, where=field_path(("members", index, each.where))) for each in error.problems]
    if standard is not None and not problems:
        try:
            truths_of(household, standard, day)
        except HouseholdError as error:
            problems += error.problems
    return problems
