"""One line in, one line out: a household in JSON → its classification, or all that is wrong with the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import define, field, frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.errors import ChuanNgheoError, Problem, StandardNotFound, shortened
from chuan_ngheo.household.model import Household
from chuan_ngheo.household.personal import kind_of
from chuan_ngheo.household.validity import shown
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standard as known_standard
from chuan_ngheo.standards.registry import standard_in_force
from chuan_ngheo.structuring import Path
from chuan_ngheo.wire.classification import RecordedClassification, recorded
from chuan_ngheo.wire.documents import ENVELOPE
from chuan_ngheo.wire.errors import WireError, placed
from chuan_ngheo.wire.json_text import read_json
from chuan_ngheo.wire.kinds import kind_of_document
from chuan_ngheo.wire.record import read_household
from chuan_ngheo.wire.rejection import Rejection
from chuan_ngheo.wire.shapes import read_as


@frozen
class Law:
    """By what lines are classified that do not say it themselves; without a standard, the one in force on the day."""

    on: date
    standard: Standard | None = None


def answer(
    line: str | bytes, law: Law, *, number: int | None = None, says_missing: bool = True
) -> RecordedClassification | Rejection:
    """The classification of the household that a line of JSON describes, or why there is none: nothing is raised.

    A line is a ``household`` or ``request`` document, the same without ``format`` and ``version``, or a household's
    facts alone, as `read_household` takes them. A request may name a day and the id of a standard of its own.
    ``number`` is that of the line, for the rejection; without ``says_missing`` what would settle an open class is not
    worked out.

    >>> law = Law(date(2020, 11, 20))
    >>> answer('{"id": "H-1", "area": "rural", "income_per_head": 650000}', law).result.class_id
    'poor_by_income'
    >>> print(answer('{"id": "H-2", "area": "rurall"}', law, number=2).say("en"))
    $.area: not a code of the list; found 'rurall'; expected urban, rural, rural_mountain; did you mean “rural”?
    """
    household_id = None
    try:
        data = read_json(line)
        asked = _Asked.of(data)
        household_id = asked.id
        household, standard, on = asked.read(law)
        return recorded(classify(household, standard, on=on), says_missing=says_missing)
    except ChuanNgheoError as error:
        problems = error.problems if isinstance(error, WireError) else tuple(placed(error.problems, asked.below))
        return Rejection(line=number, id=household_id, problems=problems)


@frozen
class _Alone:
    """A household document before its facts are read."""

    household: Any


@frozen
class _WithLaw(_Alone):
    """A request before its facts are read."""

    on: date | None = None
    standard: str | None = None


@define
class _Asked:
    """What a line asks, as far as it can be read; ``below`` is where the facts stand in it."""

    facts: Any
    below: Path = ()
    on: date | None = None
    standard: str | None = None
    problems: list[Problem] = field(factory=list)
    has_facts: bool = True

    @classmethod
    def of(cls, data: Any) -> _Asked:
        """Raises `WireError` for what is no object, and for documents of other kinds and of newer versions."""
        if not isinstance(data, Mapping):
            raise WireError([Problem("$", _NO_OBJECT, kind_of(data), _AN_OBJECT)])
        if not {"household", *ENVELOPE} & data.keys():
            return cls(data)
        form: type[_Alone] = _WithLaw
        if set(ENVELOPE) & data.keys():
            kind = kind_of_document(data)
            if kind.name not in ("household", "request"):
                raise WireError([Problem("$.format", _NOT_TO_CLASSIFY, shown(data["format"]), _HOUSEHOLDS)])
            form = _WithLaw if kind.name == "request" else _Alone
        content = {key: value for key, value in data.items() if key not in ENVELOPE}
        asked = cls(content.get("household"), ("household",), has_facts="household" in content)
        try:
            given = read_as(form, content)
        except WireError as error:
            asked.problems += error.problems
            named = content.get("standard")
            asked.standard = named if form is _WithLaw and isinstance(named, str) else None
            return asked
        if isinstance(given, _WithLaw):
            asked.on, asked.standard = given.on, given.standard
        return asked

    @property
    def id(self) -> str | None:
        """The household's id, where it can be read; it may be of a line that is rejected."""
        given = self.facts.get("id") if isinstance(self.facts, Mapping) else None
        return shortened(given) if isinstance(given, str) else None

    def read(self, law: Law) -> tuple[Household, Standard, date]:
        """Raises `WireError` with all problems of the line."""
        on = self.on or law.on
        standard = self._standard(law, on)
        household = None
        if self.has_facts:
            try:
                household = read_household(self.facts, on=on, standard=standard)
            except ChuanNgheoError as error:
                self.problems += placed(error.problems, self.below)
        if self.problems or household is None or standard is None:
            raise WireError(self.problems)
        return household, standard, on

    def _standard(self, law: Law, on: date) -> Standard | None:
        try:
            if self.standard is not None:
                return known_standard(self.standard)
            return law.standard or standard_in_force(on)
        except StandardNotFound as error:
            where = ("standard",) if self.standard is not None else ("on",)
            self.problems += _at(error.problems, where)
            return None


def _at(problems: tuple[Problem, ...], path: Path) -> Iterator[Problem]:
    return placed(problems, path)


_NO_OBJECT = Text("không phải một hộ", "not a household")
_AN_OBJECT = Text("một đối tượng JSON", "a JSON object")
_NOT_TO_CLASSIFY = Text("không phải tài liệu về một hộ cần xếp loại", "not a document of a household to classify")
_HOUSEHOLDS = Text("chuan-ngheo/household, chuan-ngheo/request", "chuan-ngheo/household, chuan-ngheo/request")
