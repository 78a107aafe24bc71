"""Plain data → `Household`: one record, every problem by its field path."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from attrs import evolve
from cattrs import BaseValidationError, Converter

from chuan_ngheo.classification.findings import truths_of
from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.household.age import births
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.structuring import Path, failures, field_path, strict_converter


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
    household = _structured(record, problems)
    if household is not None:
        problems += _contradictions(household, day, standard)
    if problems or household is None:
        raise HouseholdError(problems)
    return household


@cache
def _converter() -> Converter:
    return strict_converter()


def _structured(record: Any, problems: list[Problem]) -> Household | None:
    """The household, with each unreadable value noted and left out so that the rest is checked as well."""
    while True:
        try:
            return _converter().structure(record, Household)
        except BaseValidationError as error:
            found = list(failures(error))
        problems += [evolve(failure.problem, where=field_path(failure.path)) for failure in found]
        smaller = record
        for failure in found:
            smaller = _without(smaller, failure.path)
        if smaller == record:
            return None
        record = smaller


def _without(data: Any, path: Path) -> Any:
    """The data without what stands at ``path``; a list of records keeps an empty one in its place."""
    if not path:
        return data
    step, rest = path[0], path[1:]
    if isinstance(data, Mapping):
        if step not in data:
            return data
        if not rest:
            return {key: value for key, value in data.items() if key != step}
        return {key: _without(value, rest) if key == step else value for key, value in data.items()}
    if isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
        if not rest and not any(isinstance(value, Mapping) for value in data):
            return [value for index, value in enumerate(data) if index != step]
        inner = _without(data[step], rest) if rest else {}
        return [inner if index == step else value for index, value in enumerate(data)]
    return data


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
