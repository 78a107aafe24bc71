"""Whoever classifies households under a standard: this library, or a program that is to say the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from attrs import evolve, frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text, joined
from chuan_ngheo.standards.decision import combined
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.verification.witness_words import household_in_words

Classifier = Callable[[Household, date], Sequence[str]]
"""A household on a day → the ids of the classes that are possible, in any order."""


class LawBroken(AssertionError):
    """A law does not hold; the message names the household, the standard and what was said of it."""


@frozen(eq=False)
class Judge:
    """A classifier under a standard, on a day; what it says in the order of the standard's classes."""

    standard: Standard
    on: date
    classifier: Classifier

    @classmethod
    def of(cls, standard: Standard, on: date | None = None, classifier: Classifier | None = None) -> Judge:
        """By `classify` unless another classifier is given, on the first day of the standard unless said."""
        quiet = evolve(standard, provisional=False)

        def own(household: Household, day: date) -> Sequence[str]:
            return classify(household, quiet, on=day).possible

        return cls(standard, on or standard.start, classifier or own)

    def classes(self, household: Household) -> tuple[str, ...]:
        """The classes possible. Raises `LawBroken` for none, and for one that the standard does not have."""
        said = set(self.classifier(household, self.on))
        known = [each.id for each in self.standard.classes]
        if not said or not said <= set(known):
            self.broken(_NO_CLASS, household)
        return tuple(each for each in known if each in said)

    def statuses(self, household: Household) -> tuple[Status, Status]:
        """The worst and the best status possible."""
        possible = self.classes(household)
        statuses = combined([each for each in self.standard.classes if each.id in possible]).statuses
        return statuses[0], statuses[-1]

    def broken(self, law: Text, *households: Household) -> None:
        """Raise `LawBroken`: what does not hold, of whom, and what is said of each."""
        lines = [_BROKEN.format(law=law, standard=self.standard.id)]
        for each in households:
            words = Text(household_in_words(each, "vi"), household_in_words(each, "en"))
            said = " | ".join(sorted(self.classifier(each, self.on))) or "–"
            lines.append(Text(f"{words.vi} ⇒ {said}", f"{words.en} ⇒ {said}"))
        both = joined(lines, "\n  ")
        raise LawBroken(f"{both.en}\n{both.vi}")


_BROKEN = Text("{standard}: {law}", "{standard}: {law}")
_NO_CLASS = Text("mỗi hộ có ít nhất một loại của chuẩn", "every household has a class of the standard")
