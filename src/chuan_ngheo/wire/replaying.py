"""The audit of a result: derived once more with the library and the standard of today, and held against its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from chuan_ngheo.classification.classify import classify, classify_points
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import ChuanNgheoError, Problem, StandardNotFound
from chuan_ngheo.language import Language
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standard as known_standard
from chuan_ngheo.wire.classification import RecordedClassification, recorded
from chuan_ngheo.wire.difference import Difference, Part
from chuan_ngheo.wire.documents import structure
from chuan_ngheo.wire.errors import WireError
from chuan_ngheo.wire.kinds import format_of
from chuan_ngheo.wire.replay_words import NOT_A_RECORD, replay_text
from chuan_ngheo.wire.shapes import written


@frozen(repr=False)
class Replay:
    """What became of a recorded result when it was derived again.

    ``now`` is the record of today; None where there is none: the standard is no longer known (``standard`` is None
    then, too), or this library refuses the facts; ``problems`` say which. ``differences`` go field by field.
    """

    recorded: RecordedClassification
    standard: Standard | None
    now: RecordedClassification | None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing at all differs."""
        return self.now is not None and not self.differences

    @property
    def upholds_class(self) -> bool | None:
        """Whether the class, or the classes possible, come out as recorded; None where nothing could be derived."""
        return None if self.now is None else not self.of(Part.CLASS)

    def of(self, part: Part) -> tuple[Difference, ...]:
        """The differences in one part: facts, standard, library, class, grounds."""
        return tuple(each for each in self.differences if each.part is part)

    def say(self, language: Language = "vi") -> str:
        """All of it in words, one line each."""
        return replay_text(self, language)

    def __str__(self) -> str:
        return self.say()

    def __repr__(self) -> str:
        outcome = "not derived" if self.now is None else "the same" if self.is_same else "not the same"
        return f"<Replay by {self.recorded.standard.id} of {self.recorded.on}: {outcome}>"


def replay(
    result: Classification | RecordedClassification | Mapping[str, Any], standard: Standard | None = None
) -> Replay:
    """Derive a result again, and say what differs from it.

    ``result`` is a classification, its record, or its document. ``standard`` is the one to derive it by; by default
    the known one of the recorded id. Ages are counted at the recorded day. The facts are the recorded ones; where they
    are not those that ``facts_digest`` was made of, that is a difference.

    Raises `WireError` for a document that cannot be read or is of another kind.

    >>> from datetime import date
    >>> import chuan_ngheo as cn
    >>> household = cn.Household(id="H-1", area=cn.Area.RURAL, monthly_income=2_800_000, size=4)
    >>> result = cn.classify(household, cn.standard("vn-2016"), on=date(2020, 11, 20))
    >>> replay(result).is_same
    True
    >>> document = cn.wire.unstructure(result)
    >>> document["result"]["class_id"] = "near_poor"
    >>> print(replay(document).say("en"))
    H-1, vn-2016, 2020-11-20: the class differs
      class: near_poor was recorded, now poor_by_income
    """
    record = _record(result)
    law: Standard | None = None
    try:
        law = standard or _known(result, record)
        now = _derived(record, law)
    except ChuanNgheoError as error:
        return Replay(record, law, None, problems=error.problems)
    return Replay(record, law, now, tuple(_differences(record, now)))


def _record(result: Classification | RecordedClassification | Mapping[str, Any]) -> RecordedClassification:
    if isinstance(result, Classification):
        return recorded(result)
    found = structure(result) if isinstance(result, Mapping) else result
    if not isinstance(found, RecordedClassification):
        raise WireError([Problem("$", NOT_A_RECORD, format_of(found))])
    return found


def _known(result: object, record: RecordedClassification) -> Standard:
    """The standard of the recorded id. A result that is at hand may have brought one that nobody else knows."""
    try:
        return known_standard(record.standard.id)
    except StandardNotFound:
        if isinstance(result, Classification):
            return result.standard
        raise


def _derived(record: RecordedClassification, standard: Standard) -> RecordedClassification:
    form, household = record.form, record.household
    if form is not None:
        result = classify_points(
            standard,
            area=form.area,
            income_points=form.income_points,
            deprivation_points=form.deprivation_points,
        )
    else:
        assert household is not None
        assert record.on is not None
        result = classify(household, standard, on=record.on)
    return recorded(result, says_missing=record.result.missing is not None)


_GIVEN = ("on", "household", "form")
"""What the result was derived from, then and now."""


def _differences(then: RecordedClassification, now: RecordedClassification) -> Iterator[Difference]:
    was, is_now = dict(_leaves(written(then))), dict(_leaves(written(now)))
    for path in dict.fromkeys((*was, *is_now)):
        if path.split(".", maxsplit=1)[0] not in _GIVEN and was.get(path) != is_now.get(path):
            yield Difference(path, was.get(path), is_now.get(path))


def _leaves(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value
