"""A household, a form or a day in words: what a case of it is called."""

from __future__ import annotations

from collections.abc import Iterator

from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.household.form import ScoredForm
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text, day, joined
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.cases.model import Example
from chuan_ngheo.verification.witness_words import household_in_words


def name_of(shown: Example, standard: Standard) -> Text:
    """It in words, its findings called as the standard calls its indicators.

    >>> from datetime import date
    >>> from chuan_ngheo.household.codes import Area
    >>> from chuan_ngheo.household.model import Member
    >>> from chuan_ngheo.standards.registry import standard
    >>> household = Household(area=Area.RURAL, income_per_head=1_500_000, members=[Member(insured=False)])
    >>> name_of(Example(date(2023, 11, 20), household), standard("vn-2022")).en
    'rural, 1,500,000 VND/person/month, 1 person; person 1: has no health insurance'
    """
    if shown.household is not None:
        return joined(_said(shown.household, standard), "; ") if shown.household != Household() else _NOTHING
    if shown.form is not None:
        return joined(_totals(shown.form), ", ")
    return _DAY.format(on=Text(day(shown.on, "vi"), day(shown.on, "en")))


def _said(household: Household, standard: Standard) -> Iterator[Text]:
    facts = Text(household_in_words(household, "vi"), household_in_words(household, "en"))
    if facts.vi:
        yield facts
    if household.findings:
        names = {each.id: each.name for each in standard.indicators}
        deprived = [names.get(each, Text(each, each)) for each, found in household.findings.items() if found]
        yield _DEPRIVED.format(names=joined(deprived, ", ")) if deprived else _NOT_DEPRIVED


def _totals(form: ScoredForm) -> Iterator[Text]:
    yield form.area.label
    for name in ("income_points", "deprivation_points"):
        label, points = HOUSEHOLD_FACTS[name].label, getattr(form, name)
        yield _UNSCORED.format(what=label) if points is None else _SCORED.format(what=label, points=str(points))


_SCORED = Text("{what} {points}", "{what} {points}")
_UNSCORED = Text("chưa chấm {what}", "{what} not scored")
_DAY = Text("ngày {on}", "on {on}")
_NOTHING = Text("chưa biết gì", "nothing known")
_DEPRIVED = Text("thiếu hụt {names}", "deprived in {names}")
_NOT_DEPRIVED = Text("không thiếu hụt chỉ số nào", "deprived in no indicator")
