"""What hangs on the class, and scored forms."""

from datetime import date
from typing import assert_type

import chuan_ngheo as cn
from chuan_ngheo import Household, entitlements, scorecards

DAY = date(2020, 11, 20)
household = Household(id="1")
result = cn.classify(household, cn.standard("vn-2016"), on=DAY)

assert_type(entitlements.entitlements(result, DAY), tuple[entitlements.Entitlement, ...])
assert_type(entitlements.entitlements(result, DAY, lives_in_poor_commune=None), tuple[entitlements.Entitlement, ...])
assert_type(entitlements.load_benefits("own.yaml"), entitlements.BenefitTable)
assert_type(entitlements.benefit_table().benefits, tuple[entitlements.Benefit, ...])
for each in entitlements.entitlements(result, DAY):
    assert_type(each.standing, entitlements.Standing)
    assert_type(each.benefit, entitlements.Benefit)
entitlements.entitlements(household, DAY)  # type: ignore[arg-type]
entitlements.entitlements(result)  # type: ignore[call-arg]
entitlements.entitlements(result, DAY, lives_in_poor_commune="yes")  # type: ignore[arg-type]
entitlements.entitlements(result, DAY, table="own.yaml")  # type: ignore[arg-type]

card = scorecards.load_scorecard("form.yaml")
assert_type(card, scorecards.Scorecard)
scored = scorecards.score(card, household, on=DAY, answers={"roof": True, "rooms": 3, "wall": None})
assert_type(scored, scorecards.Score)
assert_type(scorecards.load_quick_screen("screen.yaml"), scorecards.QuickScreen)
screening = scorecards.screen(scorecards.read_quick_screen("…"), household, on=DAY, answers={"1": None})
assert_type(screening, scorecards.Screening)
assert_type(screening.outcome, scorecards.ScreenOutcome)
scorecards.score(card, household)  # type: ignore[call-arg]
scorecards.score("form.yaml", household, on=DAY)  # type: ignore[arg-type]
scorecards.screen(card, household, on=DAY)  # type: ignore[arg-type]
scorecards.screen(scorecards.read_quick_screen("…"), on=DAY, answers={"1": "no"})  # type: ignore[dict-item]
