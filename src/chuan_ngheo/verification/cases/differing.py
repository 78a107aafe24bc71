"""One case under one standard: what comes out otherwise than expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import asdict, evolve

from chuan_ngheo.classification.classify import classify, classify_points
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.cases.model import Case, PlacedCase, Reach, Verdict

VERDICTS: dict[Truth, Verdict] = {True: Verdict.DEPRIVED, False: Verdict.NOT_DEPRIVED, None: Verdict.UNKNOWN}
REACHES: dict[Truth, Reach] = {True: Reach.COVERED, False: Reach.NOT_COVERED, None: Reach.UNKNOWN}


def differences(placed: PlacedCase, standard: Standard) -> Iterator[Text]:
    """Each thing that comes out otherwise than expected; none where the case holds under the standard.

    That a standard is provisional is not said here: nobody is classified for use.
    """
    case = placed.case
    if not placed.is_inherited and standard.in_force(placed.on) != case.in_force:
        yield (_IS_NOT_IN_FORCE if case.in_force else _IS_IN_FORCE).format(on=placed.on)
    if not case.expects_something:
        return
    try:
        result = classified(placed, standard)
    except HouseholdError as error:
        yield Text(error.say("vi"), error.say("en"))
        return
    for what, wanted, found in _expected(case, result, standard):
        if wanted != found:
            yield _DIFFERS.format(what=what, wanted=wanted, found=found)


def _expected(case: Case, result: Classification, standard: Standard) -> Iterator[tuple[Text, Text, Text]]:
    """Each thing that is looked at, what is expected and what is found; the costly ones only where they are."""
    if case.classes is not None:
        yield _CLASS, _listed(case.classes), _listed(result.possible)
    if case.findings:
        truths = dict(zip((each.id for each in standard.indicators), result.truths, strict=False))
        for each, wanted in case.findings.items():
            yield standard.indicator(each).name, wanted.label, VERDICTS[truths[each]].label
    if case.designations is not None:
        yield _DESIGNATIONS, _listed(case.designations), _listed(result.designations)
    if case.coverage is not None:
        yield _COVERAGE, case.coverage.label, REACHES[result.covered].label


def classified(placed: PlacedCase, standard: Standard) -> Classification:
    """The case's household, or form, under a standard. Raises `HouseholdError` as `classify` does."""
    case, quiet = placed.case, evolve(standard, provisional=False) if standard.provisional else standard
    if case.form is not None:
        return classify_points(quiet, **asdict(case.form, recurse=False))
    household = case.household or Household()
    ids = [each.id for each in standard.indicators]
    if case.deprived is not None:
        household = evolve(household, findings={each: place < case.deprived for place, each in enumerate(ids)})
    if case.deprived_in is not None:
        household = evolve(household, findings={each: each in case.deprived_in for each in ids})
    return classify(household, quiet, on=placed.on)


def _listed(ids: Iterable[str]) -> Text:
    said = " | ".join(sorted(ids))
    return Text(said or "không có", said or "none")


_IS_IN_FORCE = Text("chuẩn có hiệu lực vào {on}", "the standard is in force on {on}")
_IS_NOT_IN_FORCE = Text("chuẩn không có hiệu lực vào {on}", "the standard is not in force on {on}")
_CLASS = Text("loại hộ", "class")
_DESIGNATIONS = Text("đồng thời", "designations")
_COVERAGE = Text("đối tượng áp dụng", "coverage")
_DIFFERS = Text("{what}: cần {wanted}, gặp {found}", "{what}: expected {wanted}, found {found}")
