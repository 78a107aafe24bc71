"""The quick screen (phiếu A): yes/no items, so many of which spare a household the full survey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.household.model import Household
from chuan_ngheo.household.validity import fact_problems
from chuan_ngheo.language import CodeList, Text, joined
from chuan_ngheo.rules.evaluate import HouseholdFacts, truth
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.scorecards.answers import no_such_question
from chuan_ngheo.standards.citation import Citation, LegalDocument


class ScreenOutcome(CodeList):
    """What a quick screen says of a household."""

    SCREENED_OUT = "screened_out", "được coi là không nghèo, không khảo sát tiếp", "taken as not poor, not surveyed"
    GOES_ON = "goes_on", "tiếp tục khảo sát", "surveyed further"
    UNDETERMINED = "undetermined", "chưa xác định", "undetermined"


@frozen
class ScreenItem:
    """One yes/no item; ``when`` answers it from the household's facts where they say enough."""

    id: str
    question: Text
    citation: tuple[Citation, ...]
    when: Condition | None = None


@frozen(repr=False)
class QuickScreen:
    """A quick screen, checked: ``threshold`` or more items answered yes screen a household out.

    Of ``items_on_form`` items only ``items`` can be read here; the others stay unknown for every household.
    """

    id: str
    name: Text
    documents: Mapping[str, LegalDocument]
    citation: tuple[Citation, ...]
    items_on_form: int
    threshold: int
    items: tuple[ScreenItem, ...]
    notes: tuple[Text, ...] = ()

    @property
    def unreadable(self) -> int:
        """How many items of the form nobody here can read."""
        return self.items_on_form - len(self.items)

    @property
    def partial(self) -> bool:
        """Whether some item of the form is missing here."""
        return self.unreadable > 0

    def __repr__(self) -> str:
        return f"<QuickScreen {self.id}: {self.name.en}>"


@frozen(repr=False)
class Screening:
    """A household on a quick screen. ``truths`` has one truth for each readable item, in the form's order."""

    card: QuickScreen = field(repr=False)
    truths: tuple[Truth, ...]

    @property
    def yes(self) -> int:
        """Items that are certainly answered yes."""
        return self.truths.count(True)

    @property
    def possible(self) -> int:
        """Most items that may be, the unreadable ones among them."""
        return self.yes + self.truths.count(None) + self.card.unreadable

    @property
    def outcome(self) -> ScreenOutcome:
        """Decided where every way of filling in the unknown items gives the same."""
        if self.yes >= self.card.threshold:
            return ScreenOutcome.SCREENED_OUT
        return ScreenOutcome.GOES_ON if self.possible < self.card.threshold else ScreenOutcome.UNDETERMINED

    @property
    def matters(self) -> tuple[ScreenItem, ...]:
        """The open items that an undetermined outcome hangs on.

        Empty for a decided outcome, and where only an item that nobody here can read would decide.
        """
        if self.outcome is not ScreenOutcome.UNDETERMINED:
            return ()
        return tuple(item for item, found in zip(self.card.items, self.truths, strict=True) if found is None)

    @property
    def summary(self) -> Text:
        """The outcome in a sentence, with the count of items and what it hangs on."""
        said = _SAID.format(outcome=self.outcome.label, yes=self.yes, threshold=self.card.threshold)
        if self.outcome is not ScreenOutcome.UNDETERMINED:
            return said
        parts = [_OPEN.format(items=joined(item.question for item in self.matters))] if self.matters else []
        parts += [_UNREADABLE.format(count=self.card.unreadable)] if self.card.partial else []
        return joined([said, *parts], " – ")

    def __repr__(self) -> str:
        return f"<Screening {self.outcome}: {self.yes} of {self.card.threshold} on {self.card.id}>"


def screen(
    card: QuickScreen,
    household: Household | None = None,
    *,
    on: date,
    answers: Mapping[str, bool | None] | None = None,
) -> Screening:
    """What a quick screen says; an item is answered by ``answers`` or, where they say enough, by the household's facts.

    Ages are counted at ``on``. Raises `HouseholdError` for births after ``on``, for an answer to no item, for one
    that is not yes or no, and for one that contradicts the facts.

    >>> from chuan_ngheo.scorecards.screen_reader import read_quick_screen
    >>> card = read_quick_screen('''
    ... id: quick
    ... name: {vi: Phiếu thử, en: A test screen}
    ... partial: true
    ... documents: {paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}}
    ... citation: {document: paper, provenance: unverified}
    ... items_on_form: 4
    ... threshold: 2
    ... items:
    ...   fridge: {question: {vi: Có tủ lạnh?, en: A refrigerator?}}
    ...   space: {question: {vi: Từ 30 m² một người?, en: 30 m² a person?}, when: floor_area >= 30 * size}
    ...   washer: {question: {vi: Có máy giặt?, en: A washing machine?}}
    ... ''')
    >>> day = date.fromisoformat("2020-11-20")
    >>> screen(card, on=day, answers={"fridge": True, "washer": True}).outcome.value
    'screened_out'
    >>> undetermined = screen(card, on=day, answers={"fridge": False, "washer": True})
    >>> undetermined.outcome.value, [item.id for item in undetermined.matters]
    ('undetermined', ['space'])
    >>> screen(card, on=day, answers={"fridge": False, "washer": False, "space": False}).outcome.value
    'goes_on'
    """
    given = answers or {}
    facts = HouseholdFacts(household or Household(), on)
    derived = {item.id: None if item.when is None else truth(item.when, facts) for item in card.items}
    if problems := list(_problems(card, given, derived)):
        raise HouseholdError(problems)
    return Screening(card, tuple(found if given.get(each) is None else given[each] for each, found in derived.items()))


def _problems(card: QuickScreen, answers: Mapping[str, bool | None], derived: Mapping[str, Truth]) -> Iterator[Problem]:
    facts = {item.id: Fact(item.id, Kind.BOOLEAN, item.question) for item in card.items}
    for name, answer in answers.items():
        where = f"answers.{name}"
        if name not in facts:
            yield no_such_question(name, facts)
        elif answer is not None and (wrong := list(fact_problems(facts[name], answer, where))):
            yield from wrong
        elif None not in (answer, derived[name]) and answer is not derived[name]:
            expected = str(derived[name]).lower()
            yield Problem(where, _CONTRADICTS, str(answer).lower(), Text(expected, expected))


_CONTRADICTS = Text("câu trả lời trái với các dữ kiện", "the answer contradicts the facts")
_SAID = Text("{outcome} (“có”: {yes} mục, cần {threshold})", "{outcome} (answered yes: {yes}, needed: {threshold})")
_OPEN = Text("cần hỏi: {items}", "to be asked: {items}")
_UNREADABLE = Text("số mục của phiếu chưa đọc được: {count}", "items of the form that cannot be read here: {count}")
