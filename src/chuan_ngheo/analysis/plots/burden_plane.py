"""The plane of headcount and intensity: the part of it that is shown, pixels, and curves of the same M0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from typing import Any

from attrs import frozen


@frozen
class Point:
    """A group by its headcount and its intensity; ``weight`` is its population."""

    group: str | None
    h: float
    a: float
    weight: float


@frozen
class Plane:
    """A part of the plane, and where each point of it lies in pixels."""

    right: float
    low: float
    high: float
    width: int
    height: int

    @classmethod
    def around(cls, points: Sequence[Point]) -> Plane:
        """Where these points are, with some ground around them."""
        step = 0.05
        low = floor(min(point.a for point in points) / step - 0.3) * step
        high = ceil(max(point.a for point in points) / step + 0.3) * step
        size = (560, 380) if len(points) <= _FEW else (720, 540)
        right = min(max(point.h for point in points) * 1.12, 1.05)
        return cls(max(right, 0.001), max(0.0, low), min(1.0, high), *size)

    def at(self, h: float, a: float) -> tuple[float, float]:
        """From the left and from the top."""
        return h / self.right * self.width, (self.high - a) / (self.high - self.low) * self.height

    def shown(self, point: Point, largest: float, *, of_all: bool) -> dict[str, Any]:
        """The point as data of the chart; its area is its weight's part of the largest."""
        x, y = self.at(point.h, point.a)
        size = 130.0 if of_all else max(24.0, 900.0 * point.weight / largest) if largest else 60.0
        return {
            "group": point.group,
            "all": of_all,
            "H": point.h,
            "A": point.a,
            "w": point.weight,
            "size": size,
            "x": x,
            "y": y,
        }

    def curves(self) -> list[dict[str, Any]]:
        """Points of curves along which M0 is the same, from the lower edge to the upper."""
        values = []
        for m0 in self._levels():
            for step in range(41):
                a = self.low + (self.high - self.low) * step / 40
                if a and m0 / a <= self.right:
                    values.append({"M0": m0, "H": m0 / a, "A": a})
        return values

    def _levels(self) -> Iterator[float]:
        step = _round_step(self.right * (self.low + self.high) / 2 / 5)
        for number in range(1, 12):
            yield round(step * number, 10)


def _round_step(step: float) -> float:
    """The step, rounded up to 1, 2 or 5 times a power of ten."""
    power = float(10 ** floor(log10(step)))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= step * 0.999)


_FEW = 16
"""Points up to which a small plane has room for the names."""
