"""The answer to a claim: proved, refuted by a household, or open because a part of the law is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import frozen

from chuan_ngheo.household.model import Household
from chuan_ngheo.language import CodeList, Language, Text, day, number
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.lines import wrapped
from chuan_ngheo.verification.comparison.standing import Standing
from chuan_ngheo.verification.household_data import household_data
from chuan_ngheo.verification.witness_words import findings_in_words, household_in_words

FORMAT = 1


class Verdict(CodeList):
    """What becomes of a claim."""

    PROVED = "proved", "đã chứng minh", "proved"
    REFUTED = "refuted", "bị bác bỏ", "refuted"
    OPEN = "open", "chưa rõ, vì một phần quy định chưa biết", "open, because a part of the law is not known"


class Level(CodeList):
    """Over what a claim was decided."""

    CELLS = "cells", "ô", "cells"
    FACTS = "facts", "dữ kiện", "facts"


@frozen
class Counterexample:
    """A household of which the claim does not hold, as each standard is told of it, and what each says."""

    household: Household
    told: tuple[Household, ...]
    standings: tuple[Standing, ...]


@frozen
class Proof:
    """A claim and its verdict.

    ``counterexample``: with ``REFUTED`` a household of which the claim certainly does not hold, with ``OPEN`` one of
    which it may not. On the level of cells the verdict is of every household, given its findings; on that of facts, of
    every household of up to ``members`` persons, ages counted at ``on``.
    """

    claim: str
    standards: tuple[tuple[str, Standard], ...]
    verdict: Verdict
    level: Level
    counterexample: Counterexample | None = None
    cells: int | None = None
    members: int | None = None
    on: date | None = None

    @property
    def proved(self) -> bool:
        """Whether the claim is proved."""
        return self.verdict is Verdict.PROVED

    def text(self, language: Language = "vi", width: int | None = None) -> str:
        """The claim, over what it was decided, the verdict, and the household that shows it."""
        blocks = [
            _NEVER[language].format(claim=self.claim),
            *(f"{label}: {each.name[language]}" for label, each in self.standards),
            f"{self.verdict.label[language].upper()} – {self._scope(language)}",
        ]
        if self.counterexample is not None:
            blocks += _shown(self.counterexample, dict(self.standards), language)
        return "\n".join(line for each in blocks for line in wrapped(each, width, "", "  "))

    def _scope(self, language: Language) -> str:
        if self.level is Level.CELLS:
            said = _CELLS if len(self.standards) == 1 else _CELLS_OF_TWO
            return said[language].format(cells=number(self.cells or 0, language))
        assert self.on is not None
        return _FACTS[language].format(members=self.members, on=day(self.on, language))

    def json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; its layout is that of the number ``format``."""
        shown = self.counterexample
        return {
            "format": FORMAT,
            "kind": "proof",
            "never": self.claim,
            "standards": {label: {"id": each.id, "digest": each.digest} for label, each in self.standards},
            "verdict": str(self.verdict),
            "level": str(self.level),
            "cells": self.cells,
            "members": self.members,
            "on": self.on and self.on.isoformat(),
            "counterexample": shown
            and {
                "told": [household_data(each) for each in shown.told],
                "classes": [list(each.class_ids) for each in shown.standings],
                "words": {
                    "vi": household_in_words(shown.household, "vi"),
                    "en": household_in_words(shown.household, "en"),
                },
            },
        }

    def __str__(self) -> str:
        return self.text()


def _shown(shown: Counterexample, standards: dict[str, Standard], language: Language) -> list[str]:
    told = dict(zip(standards, shown.told, strict=True))
    says = (f"{label}: {standing.name[language]}" for label, standing in zip(standards, shown.standings, strict=True))
    household = household_in_words(shown.household, language)
    return [
        _EXAMPLE[language].format(household=household),
        *findings_in_words(told, standards, language),
        "; ".join(says),
    ]


_NEVER = Text("Không bao giờ: {claim}", "Never: {claim}")
_CELLS = Text("trên cả {cells} ô, tức mọi hộ", "on all {cells} cells, which is every household")
_CELLS_OF_TWO = Text(
    "trên cả {cells} ô, tức mọi hộ; chỉ số cùng mã là cùng một kết luận cho cả hai chuẩn",
    "on all {cells} cells, which is every household; an indicator with the same id is one finding for both",
)
_FACTS = Text(
    "mọi hộ đến {members} người, tuổi tính tại {on}", "every household of up to {members} persons, ages counted at {on}"
)
_EXAMPLE = Text("Hộ cho thấy điều đó: {household}", "A household that shows it: {household}")
