"""Incomes per head as the two standards part them: cuts at their lines, and the intervals between."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.language import Language, Text, number

_MOST = (HOUSEHOLD_FACTS["monthly_income"].maximum or 0) // 2
"""Half of what a whole household may state, so that two persons may share an income that is no whole number."""


@frozen(order=True)
class IncomeCut:
    """A place where incomes are parted: y ≤ amount (``inclusive``) or y < amount lies below it."""

    amount: int
    inclusive: bool


@frozen
class Incomes:
    """An interval of income per head, in đồng a period of ``months`` months; None where it has no end.

    Income per head is a quotient, so an interval may lie between two whole numbers of đồng; then ``first`` is
    greater than ``last``.

    >>> Incomes(IncomeCut(1_500_000, True), IncomeCut(2_200_000, True)).say("vi")
    'thu nhập 1.500.001–2.200.000 đồng/người/tháng'
    """

    above: IncomeCut | None
    up_to: IncomeCut | None
    months: int = 1

    @property
    def first(self) -> int:
        """The least whole number of đồng in it."""
        return 0 if self.above is None else self.above.amount + self.above.inclusive

    @property
    def last(self) -> int | None:
        """The greatest whole number of đồng in it; None where there is no end."""
        return None if self.up_to is None else self.up_to.amount - (not self.up_to.inclusive)

    @property
    def is_empty(self) -> bool:
        """Whether no household has such an income: less than nothing, or more than can be stated."""
        return (self.last is not None and self.last < 0) or self.first > _MOST

    @property
    def rule(self) -> str:
        """The interval exactly: ``1500000 < y <= 2200000``."""
        low = "" if self.above is None else f"{self.above.amount} {'<' if self.above.inclusive else '<='} "
        high = "" if self.up_to is None else f" {'<=' if self.up_to.inclusive else '<'} {self.up_to.amount}"
        return f"{low}y{high}"

    def __contains__(self, income: Fraction | int) -> bool:
        return not (self.above is not None and _lies_below(income, self.above)) and (
            self.up_to is None or _lies_below(income, self.up_to)
        )

    def roundest(self) -> Fraction:
        """An income of the interval that is easily read: a whole one a month where there is one, with most zeros."""
        last = min(2 * self.first + 1 if self.last is None else self.last, _MOST)
        if last < self.first:
            return Fraction(2 * last + 1, 2)
        for months in (self.months, 1):
            least, greatest = -(-self.first // months), last // months
            if least <= greatest:
                return Fraction(_roundest(least, greatest) * months)
        raise AssertionError("a whole number lies between the first and the last")

    def say(self, language: Language) -> str:
        """In words, by whole numbers of đồng; a line of the law stands as the law has it."""
        if self.above is None and self.up_to is None:
            return _ANY[language]
        low, high = self._ends(language)
        unit = period_unit(self.months)[language]
        if self.up_to is None:
            assert self.above is not None
            return _BEYOND[self.above.inclusive].format(amount=low, unit=unit)[language]
        if self.above is None:
            return _UP_TO[self.up_to.inclusive].format(amount=high, unit=unit)[language]
        first, last = self.first, self.last
        assert last is not None
        if first > last:
            return _BETWEEN.format(low=low, high=high, unit=unit)[language]
        if first == last:
            return _EXACTLY.format(amount=number(first, language), unit=unit)[language]
        return _FROM_TO.format(low=number(first, language), high=number(last, language), unit=unit)[language]

    def _ends(self, language: Language) -> tuple[str, ...]:
        return tuple("" if cut is None else number(cut.amount, language) for cut in (self.above, self.up_to))


def _roundest(least: int, greatest: int) -> int:
    step = 1
    while greatest // (10 * step) * (10 * step) >= max(least, 1):
        step *= 10
    return greatest // step * step


def _lies_below(income: Fraction | int, cut: IncomeCut) -> bool:
    return income < cut.amount or (income == cut.amount and cut.inclusive)


def period_unit(months: int) -> Text:
    """Đồng per person and period.

    >>> period_unit(12).en
    'VND/person/year'
    """
    return _UNITS.get(months) or _MONTHS.format(months=months)


_UNITS = {1: Text("đồng/người/tháng", "VND/person/month"), 12: Text("đồng/người/năm", "VND/person/year")}
_MONTHS = Text("đồng/người/{months} tháng", "VND/person/{months} months")
_ANY = Text("mọi mức thu nhập", "any income")
_EXACTLY = Text("thu nhập đúng {amount} {unit}", "income exactly {amount} {unit}")
_FROM_TO = Text("thu nhập {low}–{high} {unit}", "income {low}–{high} {unit}")
_BETWEEN = Text("thu nhập trên {low} và dưới {high} {unit}", "income above {low} and below {high} {unit}")
_BEYOND = {
    True: Text("thu nhập trên {amount} {unit}", "income above {amount} {unit}"),
    False: Text("thu nhập từ {amount} {unit} trở lên", "income of {amount} {unit} or more"),
}
_UP_TO = {
    True: Text("thu nhập không quá {amount} {unit}", "income of at most {amount} {unit}"),
    False: Text("thu nhập dưới {amount} {unit}", "income below {amount} {unit}"),
}
