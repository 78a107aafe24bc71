"""Boxes and witnesses in words."""

from __future__ import annotations

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Language, Text, joined, number
from chuan_ngheo.verification.comparison.common_ground import CommonGround
from chuan_ngheo.verification.comparison.incomes import period_unit
from chuan_ngheo.verification.comparison.transition import Depths, Transition


@frozen
class Wording:
    """Says what two standards tell apart; each is called by its id, where one has to be called."""

    ground: CommonGround
    language: Language

    def passage(self, transition: Transition) -> str:
        """“hộ cận nghèo → hộ nghèo”."""
        return f"{transition.before.name[self.language]} → {transition.after.name[self.language]}"

    def box(self, transition: Transition) -> str:
        """“nông thôn, thu nhập 1.500.001–2.200.000 đồng/người/tháng, thiếu hụt từ 3 chỉ số trở lên”."""
        incomes = transition.incomes.say(self.language)
        return ", ".join([self.areas(transition.areas), incomes, *self.depth(transition)])

    def areas(self, areas: tuple[Area, ...]) -> str:
        """The areas by their labels; “any area” for all there are."""
        if areas == self.ground.areas:
            return _ANY_AREA[self.language]
        return _AND[self.language].join(area.label[self.language] for area in areas)

    def depth(self, transition: Transition) -> list[str]:
        """What is said of deprivations, by each standard where they count differently, and of named findings."""
        named = [self._finding(each, found) for each, found in transition.findings.items()]
        before, after = transition.deprivations
        if self.ground.has_one_axis:
            return [*([] if before is None else [self._depths(before)]), *named]
        counted = [
            _BY[self.language].format(what=self._depths(each), id=label)
            for label, each in zip(self.ground.labels, (before, after), strict=True)
            if each is not None
        ]
        return counted + named

    def _depths(self, depths: Depths) -> str:
        low, high, most = depths.low, depths.high, depths.most
        if high == 0 and not depths.is_points:
            return _NOT_DEPRIVED[self.language]
        kind, counted = "between", high
        if low == high:
            kind = "just"
        elif high == most:
            kind, counted = "from", None
        elif low == 0:
            kind = "to"
        texts = _TOTALS if depths.is_points else _COUNTS
        said = {"low": number(low, self.language), "high": number(high or 0, self.language)}
        return texts[kind].format(**said, unit=_INDICATORS[counted == 1])[self.language]

    def _finding(self, indicator: str, found: bool) -> str:
        names = (each.name for law in self.ground.both for each in law.indicators if each.id == indicator)
        return _FINDING[found].format(name=next(names))[self.language]

    def _name(self, indicator: str) -> Text:
        """An indicator's name; beside the id of the one standard that has it, where the other has other ones."""
        own = [each for law in self.ground.both for each in law.indicators if each.id == indicator]
        having = [
            label
            for label, law in zip(self.ground.labels, self.ground.both, strict=True)
            if any(each.id == indicator for each in law.indicators)
        ]
        if len(having) == len(self.ground.both) or not all(law.indicators for law in self.ground.both):
            return own[0].name
        return Text(f"{own[0].name.vi} ({having[0]})", f"{own[0].name.en} ({having[0]})")

    def household(self, household: Household) -> str:
        """A witness: where it lives, on what, and in what it is deprived."""
        assert household.area is not None
        parts = [household.area.label[self.language], self._income(household)]
        deprived = [self._name(each)[self.language] for each, found in household.findings.items() if found]
        if deprived:
            parts.append(_DEPRIVED_IN[self.language].format(names=", ".join(deprived)))
        elif household.findings:
            parts.append(_NOT_DEPRIVED[self.language])
        if household.deprivation_points is not None:
            parts.append(_TOTALS["just"][self.language].format(low=number(household.deprivation_points, self.language)))
        return ", ".join(parts)

    def _income(self, household: Household) -> str:
        per_head, total, months = household.income_per_head, household.monthly_income, self.ground.months
        if per_head is None:
            return _WHOLE[self.language].format(total=number(total or 0, self.language), size=household.size)
        said = f"{number(per_head, self.language)} {period_unit(1)[self.language]}"
        if months == 1:
            return said
        in_period = f"{number(per_head * months, self.language)} {period_unit(months)[self.language]}"
        return f"{said} (=\N{NO-BREAK SPACE}{in_period})"


def listed(texts: list[Text]) -> Text:
    """Names one after another."""
    return joined(texts, ", ")


_ANY_AREA = Text("mọi khu vực", "any area")
_AND = Text(" và ", " and ")
_BY = Text("{what} theo {id}", "{what} by {id}")
_INDICATORS = {True: Text("chỉ số", "indicator"), False: Text("chỉ số", "indicators")}
_NOT_DEPRIVED = Text("không thiếu hụt chỉ số nào", "deprived in no indicator")
_COUNTS = {
    "just": Text("thiếu hụt {low} {unit}", "deprived in {low} {unit}"),
    "from": Text("thiếu hụt từ {low} {unit} trở lên", "deprived in {low} or more {unit}"),
    "to": Text("thiếu hụt không quá {high} {unit}", "deprived in at most {high} {unit}"),
    "between": Text("thiếu hụt {low}–{high} {unit}", "deprived in {low}–{high} {unit}"),
}
_TOTALS = {
    "just": Text("{low} điểm thiếu hụt", "{low} deprivation points"),
    "from": Text("từ {low} điểm thiếu hụt trở lên", "{low} or more deprivation points"),
    "to": Text("không quá {high} điểm thiếu hụt", "at most {high} deprivation points"),
    "between": Text("{low}–{high} điểm thiếu hụt", "{low}–{high} deprivation points"),
}
_FINDING = {
    True: Text("thiếu hụt {name}", "deprived in {name}"),
    False: Text("không thiếu hụt {name}", "not deprived in {name}"),
}
_DEPRIVED_IN = Text("thiếu hụt {names}", "deprived in {names}")
_WHOLE = Text("thu nhập cả hộ {total} đồng/tháng, {size} người", "household income {total} VND/month, {size} persons")
