"""The document ``classification``: a result as it was recorded, with all that it takes to derive it again.

A `Classification` hangs on a standard with its whole decision table; a `RecordedClassification` is plain values. It can
be read where nobody knows that standard any more, and `chuan_ngheo.replay` holds it against the standard of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256

from attrs import field, frozen

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import Problem
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.wire.json_text import canonical_json
from chuan_ngheo.wire.kind import Kind
from chuan_ngheo.wire.shapes import written


@frozen
class StandardReference:
    """Which standard it was; ``digest`` is that of its whole content."""

    id: str
    digest: str
    name: Text
    place: str
    start: date = field(metadata={"key": "from"})
    end: date = field(metadata={"key": "to"})
    provisional: bool

    @classmethod
    def of(cls, standard: Standard) -> StandardReference:
        """The reference to a standard."""
        return cls(
            standard.id,
            standard.digest,
            standard.name,
            standard.place,
            standard.start,
            standard.end,
            standard.provisional,
        )


@frozen
class FormTotals:
    """Area, income points (B1) and deprivation points (B2), where no more was known."""

    area: Area
    income_points: int | None = None
    deprivation_points: int | None = None


@frozen
class DeprivationRange:
    """Fewest and most indicators in which the household is deprived."""

    fewest: int
    most: int


@frozen(kw_only=True)
class RecordedResult:
    """What the standard said.

    ``class_id`` and ``status`` are absent while undetermined; ``possible`` are the classes still possible.
    ``findings`` are the indicators decided (true: deprived), ``undecided`` the others. ``missing`` are the smallest
    sets of facts that would settle the class; absent where nobody asked for them.
    """

    class_id: str | None = None
    class_name: Text | None = None
    status: Status | None = None
    possible: tuple[str, ...]
    possible_statuses: tuple[Status, ...]
    deprivations: DeprivationRange
    findings: Mapping[str, bool] = field(hash=False)
    undecided: tuple[str, ...]
    designations: tuple[str, ...]
    covered: bool | None = None
    disagreement: bool
    missing: tuple[tuple[str, ...], ...] | None = None

    @classmethod
    def of(cls, result: Classification, *, says_missing: bool) -> RecordedResult:
        """What a classification says."""
        indicators = [each.id for each in result.standard.indicators]
        truths = dict(zip(indicators, result.truths or (None,) * len(indicators), strict=True))
        return cls(
            class_id=result.class_id,
            class_name=None if result.household_class is None else result.household_class.name,
            status=result.status,
            possible=result.possible,
            possible_statuses=result.possible_statuses,
            deprivations=DeprivationRange(*result.deprivation_range),
            findings={each: found for each, found in truths.items() if found is not None},
            undecided=tuple(each for each, found in truths.items() if found is None),
            designations=result.designations,
            covered=result.covered,
            disagreement=result.disagreement,
            missing=tuple(tuple(sorted(facts)) for facts in result.missing) if says_missing else None,
        )


@frozen(kw_only=True)
class RecordedClassification:
    """A classification as it was recorded: by which library and standard, on which day, of which facts.

    ``facts_digest`` is that of the facts and the day, as `facts_digest` makes it.
    """

    library_version: str
    standard: StandardReference
    on: date | None = None
    household: Household | None = None
    form: FormTotals | None = None
    facts_digest: str
    result: RecordedResult


def recorded(result: Classification, *, says_missing: bool = True) -> RecordedClassification:
    """The record of a classification; without ``says_missing`` the facts that would settle it are not worked out.

    >>> from datetime import date
    >>> import chuan_ngheo as cn
    >>> household = cn.Household(area=cn.Area.RURAL, monthly_income=2_800_000, size=4)
    >>> record = recorded(cn.classify(household, cn.standard("vn-2016"), on=date(2020, 11, 20)))
    >>> record.standard.id, record.result.class_id
    ('vn-2016', 'poor_by_income')
    """
    household = form = None
    if isinstance(result.subject, Household):
        household = result.subject
    else:
        form = FormTotals(*result.subject)
    return RecordedClassification(
        library_version=result.library_version,
        standard=StandardReference.of(result.standard),
        on=result.on,
        household=household,
        form=form,
        facts_digest=facts_digest(household or form, result.on),
        result=RecordedResult.of(result, says_missing=says_missing),
    )


def facts_digest(subject: Household | FormTotals | None, on: date | None) -> str:
    """SHA-256, in hexadecimal, of the facts and the day as canonical JSON: ``{"household": {…}, "on": "2020-11-20"}``.

    >>> facts_digest(FormTotals(Area.RURAL, 125, 20), None)[:8]
    'acf7aea5'
    """
    facts = {"form" if isinstance(subject, FormTotals) else "household": written(subject)}
    return sha256(canonical_json({**facts, **({} if on is None else {"on": on.isoformat()})})).hexdigest()


def problems(record: RecordedClassification) -> Iterator[Problem]:
    """A record that is of no household and no form, or of both, or of a household on no day."""
    if (record.household is None) == (record.form is None):
        yield Problem("", _ONE_OF_BOTH)
    elif record.household is not None and record.on is None:
        yield Problem("on", _NO_DAY)


_ONE_OF_BOTH = Text("cần đúng một trong hai: household, form", "exactly one of household and form is needed")
_NO_DAY = Text("thiếu ngày xếp loại của hộ", "the day on which the household was classified is missing")

CLASSIFICATION = Kind(
    "classification",
    Text("kết quả xếp loại một hộ", "what a standard says of a household"),
    RecordedClassification,
    (Classification, RecordedClassification),
    content_of=lambda value: recorded(value) if isinstance(value, Classification) else value,
    problems=problems,
    one_of=(("household", "on"), ("form",)),
)
