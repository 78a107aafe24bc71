"""Labels to group by, in words: what a column is called, and what its values are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from chuan_ngheo.analysis.levels import BLANK
from chuan_ngheo.household.codes import Sex
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.household.labels import USUAL_LABELS
from chuan_ngheo.language import Text, capitalised

_SEXES = {str(sex): sex.label for sex in Sex}


@frozen
class Naming:
    """The words of labels; ``columns`` are those that the table itself uses."""

    columns: Mapping[str, Text] = field(factory=dict)

    def column(self, label: str) -> Text:
        """The heading of a label."""
        if label in self.columns:
            return self.columns[label]
        if label in HOUSEHOLD_FACTS and label not in USUAL_LABELS:
            return capitalised(HOUSEHOLD_FACTS[label].label)
        return USUAL_LABELS.get(label) or Text(label, label)

    def value(self, label: str, value: Any) -> Text:
        """One value of a label; codes in words, unknown as such."""
        if value is None:
            return _UNKNOWN
        if isinstance(value, bool):
            return _YES if value else _NO
        words = _words(label).get(value) if isinstance(value, str) else None
        if words is not None:
            return capitalised(words)
        return Text(str(value), str(value)) if str(value).strip() else BLANK


def _words(label: str) -> Mapping[str, Text]:
    """The codes of a label in words."""
    if label == "head_sex":
        return _SEXES
    codes = HOUSEHOLD_FACTS[label].codes if label in HOUSEHOLD_FACTS else None
    return {str(code): code.label for code in codes or ()}


_UNKNOWN = Text("Chưa rõ", "Unknown")
_YES, _NO = Text("Có", "Yes"), Text("Không", "No")
