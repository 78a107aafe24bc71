"""The comparison of two standards over all households of so many members, and what can be made of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import frozen

from chuan_ngheo.language import Language, Text
from chuan_ngheo.pages.shown import Shown
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.notes import warnings_of
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.fact_comparison.definitions import DefinitionChange, definition_changes
from chuan_ngheo.verification.fact_comparison.passages import FactPassage, passages
from chuan_ngheo.verification.solving.bounds import MOST_MEMBERS
from chuan_ngheo.verification.solving.search import Search


@frozen
class FactComparison:
    """What can become of a household when one standard takes the place of another, definitions and all.

    Over every household of up to ``members`` persons of which everything is known, ages counted at ``on``.
    """

    before: Standard
    after: Standard
    on: date
    members: int
    passages: tuple[FactPassage, ...]
    """Every passage between two standings: possible, with a household, or proved impossible."""
    definitions: tuple[DefinitionChange, ...]
    """What becomes of each indicator."""

    @property
    def possible(self) -> tuple[FactPassage, ...]:
        """The passages that some household makes."""
        return tuple(each for each in self.passages if each.is_possible)

    @property
    def impossible(self) -> tuple[FactPassage, ...]:
        """The passages that no household of up to ``members`` persons makes: proved."""
        return tuple(each for each in self.passages if not each.is_possible)

    def of(self, change: Change) -> tuple[FactPassage, ...]:
        """The possible passages of one kind."""
        return tuple(each for each in self.possible if each.change is change)

    @property
    def warnings(self) -> tuple[Text, ...]:
        """That a standard is provisional, or is not for everybody in its place."""
        return warnings_of(self.before, self.after)

    def text(self, language: Language = "vi", width: int | None = None) -> str:
        """The comparison in words, its lines at most ``width`` wide where that is given."""
        from chuan_ngheo.verification.fact_comparison.text import fact_text  # a reader of it

        return fact_text(self, language, width)

    def html(self, language: Language = "vi") -> str:
        """One page that needs nothing else, for light and dark ground."""
        from chuan_ngheo.verification.fact_comparison.page import fact_page  # a reader of it

        return fact_page(self, language)

    def shown(self, language: Language = "vi") -> Shown:
        """In one language: a notebook shows it as HTML, ``str()`` is its text."""
        from chuan_ngheo.verification.fact_comparison.page import fact_fragment  # a reader of it

        return Shown(self.text(language), fact_fragment(self, language))

    def json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; its layout is that of the number ``format``."""
        from chuan_ngheo.verification.fact_comparison.plain_data import fact_data  # a reader of it

        return fact_data(self)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.shown().html()


def compare_facts(
    before: Standard, after: Standard, *, members: int = MOST_MEMBERS, on: date | None = None
) -> FactComparison:
    """Decide over all households of up to ``members`` persons which passages between classes are possible.

    Here an indicator is what each standard's own rule makes of the facts, unlike in `compare`, where one id is one
    finding. An indicator without a rule may be found either way. ``on`` is the day at which ages are counted for both:
    by default the first day of the second standard. Means are compared in income.

    Raises `MissingExtra` without the extra ``prove``, and `ChuanNgheoError` for less than one member.

    >>> from chuan_ngheo.standards.registry import standard
    >>> compared = compare_facts(standard("vn-2016"), standard("vn-2022"), members=2)
    >>> [(each.before.id, each.after.id) for each in compared.of(Change.BETTER)]
    [('poor_by_income', 'near_poor'), ('poor_by_deprivation', 'near_poor')]
    >>> len(compared.possible), len(compared.impossible)
    (12, 8)
    >>> [each.id for each in compared.definitions if each.relation.value == "narrower"]
    ['water_source', 'toilet']
    """
    for each in dict.fromkeys((before, after)):
        each.warn_if_provisional()
    search = Search((before, after), on or after.start, members)
    found = passages(before, after, search), definition_changes(before, after, search)
    return FactComparison(before, after, search.on, members, *found)
