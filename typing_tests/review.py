"""A review: rounds and terms, whom it takes in, recognition, movement and rates."""

from datetime import date
from decimal import Decimal
from typing import assert_type

import chuan_ngheo as cn
from chuan_ngheo import Household, review
from chuan_ngheo.review import Entry, Rounding, Standing

DAY = date(2020, 11, 20)

year = review.rounds(2020)
assert_type(year, review.ReviewYear)
assert_type(year.periodic, review.Round)
assert_type(year.periodic.end, date | None)
assert_type(review.regimes(), tuple[review.Regime, ...])
regime = review.regime_in_force(DAY)
assert_type(regime, review.Regime)
review.rounds("2020")  # type: ignore[arg-type]
review.rounds(2020, "vn-2016")  # type: ignore[call-arg]
review.regime(2016)  # type: ignore[arg-type]

result = cn.classify(Household(id="1"), cn.standard("vn-2016"), on=DAY)
proposal = review.propose(result, regime, listed=Standing.POOR)
assert_type(proposal, review.Proposal)
assert_type(review.recognise(proposal, on=DAY, office="UBND xã"), review.Decision)
assert_type(review.refuse(proposal, on=DAY, office="UBND xã", reasons=["…"]), review.Decision)
assert_type(review.with_livelihood_income(Household(), 12_000_000), Household)
review.propose(result, "2016")  # type: ignore[arg-type]
review.propose(result, regime, listed="poor")  # type: ignore[arg-type]
review.recognise(proposal, on=DAY)  # type: ignore[call-arg]
review.recognise(result, on=DAY, office="UBND xã")  # type: ignore[arg-type]

entry = review.entry(result)
assert_type(entry, Entry)
moved = review.movement([entry], [entry], history=[[entry]])
assert_type(moved, review.Movement)
review.movement([result], [entry])  # type: ignore[list-item]
review.movement(entry, entry)  # type: ignore[arg-type]

assert_type(review.rate(1, 3, Rounding.HALF_UP), Decimal | None)
assert_type(review.say_rate(1, 3, Rounding.HALF_UP, "vi"), str)
assert_type(review.wholes(1, Decimal("33.33"), Rounding.HALF_UP), range)
review.rate(1.0, 3, Rounding.HALF_UP)  # type: ignore[arg-type]
review.wholes(1, 33.33, Rounding.HALF_UP)  # type: ignore[arg-type]
review.rate(1, 3, "up")  # type: ignore[arg-type]
