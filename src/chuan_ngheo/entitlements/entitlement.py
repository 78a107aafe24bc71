"""One benefit of one household: certain, possible, not by this table, or not known here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from chuan_ngheo.entitlements.model import Beneficiaries, Benefit, BenefitTable, Quantity
from chuan_ngheo.language import CodeList, Language, Text
from chuan_ngheo.standards.citation import Citation, Provenance


class Standing(CodeList):
    """How a household stands to a benefit."""

    CERTAIN = "certain", "được hưởng", "entitled"
    POSSIBLE = "possible", "có thể được hưởng", "possibly entitled"
    NONE = "none", "không thuộc nhóm hưởng nào của bảng này", "in no group of this table"
    NOT_KNOWN = "not_known", "chưa biết", "not known"


@frozen(repr=False)
class Entitlement:
    """How a household stands to one benefit on a day.

    ``share`` is what is certain, a fraction of the whole; None where nothing is, or where the law's share is not
    known here. ``at_least`` where the law sets a floor. ``groups`` are those that may count; ``deciding`` are those
    of them that give what is certain, one of which the household is in however the unknown facts turn out; ``best``
    is the one that gives most. ``missing`` holds the facts, by path, that could still change the outcome, in words;
    ``reason`` says why nothing is known.
    """

    benefit: Benefit
    standing: Standing
    on: date
    table: BenefitTable = field(repr=False)
    share: Fraction | None = None
    at_least: bool = False
    quantity: Quantity | None = None
    deciding: tuple[Beneficiaries, ...] = ()
    best: Beneficiaries | None = None
    groups: tuple[Beneficiaries, ...] = ()
    missing: Mapping[str, Text] = field(factory=dict)
    reason: Text | None = None

    @property
    def group(self) -> Beneficiaries | None:
        """The one group that gives what is certain; None where nothing is, or where it is one of several."""
        return self.deciding[0] if len(self.deciding) == 1 else None

    @property
    def up_to(self) -> Fraction | None:
        """The highest share that unknown facts leave open beside the certain one."""
        highest = None if self.best is None else self.best.share
        return highest if highest is not None and (self.share is None or highest > self.share) else None

    @property
    def citation(self) -> tuple[Citation, ...]:
        """The law behind what is certain; behind all that may count, while nothing is."""
        return tuple(dict.fromkeys(each for group in self.deciding or self.groups for each in group.law(self.on)))

    @property
    def mark(self) -> Provenance | None:
        """The weakest provenance of that law; None where no group counts."""
        return max((each.provenance for each in self.citation), key=list(Provenance).index, default=None)

    @property
    def law(self) -> Text:
        """That law in words: documents, articles, and ⚠ for what nobody has read in the text itself."""
        from chuan_ngheo.entitlements.wording import law  # says what stands here

        return law(self.citation, self.table)

    def say(self, language: Language = "vi") -> str:
        """One line: the benefit, how much of it, for whom, by which law, and what is missing."""
        from chuan_ngheo.entitlements.wording import line  # says what stands here

        return line(self)[language]

    def __repr__(self) -> str:
        return f"<Entitlement {self.benefit.id}: {self.standing}>"
