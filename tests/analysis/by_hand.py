"""The measures of Alkire and Foster as their definitions say them: one person at a time, in fractions."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import frozen

Person = Mapping[str, Any]


@frozen
class ByHand:
    """What the definitions give; None where there is nobody to measure."""

    headcount: Fraction | None
    intensity: Fraction | None
    adjusted: Fraction | None
    uncensored: dict[str, Fraction | None]
    censored: dict[str, Fraction | None]
    contributions: dict[str, Fraction | None]
    shares: dict[str, Fraction | None]


def score(person: Person, weights: Mapping[str, Fraction]) -> Fraction:
    return sum((weight for name, weight in weights.items() if person[name]), Fraction(0))


def over(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole else None


def by_hand(
    people: Sequence[Person], weights: Mapping[str, Fraction], poor: Iterable[bool], weight: str | None = None
) -> ByHand:
    own = [(person, Fraction(1 if weight is None else person[weight])) for person in people]
    is_poor = list(poor)
    everybody = sum((each for _, each in own), Fraction(0))
    of_poor = [(person, each) for (person, each), answer in zip(own, is_poor, strict=True) if answer]
    burden = sum((each * score(person, weights) for person, each in of_poor), Fraction(0))
    hits = {name: sum((each for person, each in of_poor if person[name]), Fraction(0)) for name in weights}
    adjusted = over(burden, everybody)
    contributions = {name: over(weights[name] * hits[name], everybody) for name in weights}
    return ByHand(
        headcount=over(sum((each for _, each in of_poor), Fraction(0)), everybody),
        intensity=over(burden, sum((each for _, each in of_poor), Fraction(0))),
        adjusted=adjusted,
        uncensored={
            name: over(sum((each for person, each in own if person[name]), Fraction(0)), everybody) for name in weights
        },
        censored={name: over(hits[name], everybody) for name in weights},
        contributions=contributions,
        shares={name: over(weights[name] * hits[name], burden) for name in weights},
    )
