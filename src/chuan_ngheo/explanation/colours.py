"""The colour of each status, the same in every picture, and what can be read on it.

Told apart by colour-blind readers and in grey print; hues of Okabe and Ito, some darkened until they stand out from
white.
"""

from __future__ import annotations

from collections.abc import Sequence

from chuan_ngheo.standards.status import Status

INK = "#1f2933"
GROUND = "#ffffff"

OF_STATUS = {
    Status.POOR: "#b5400a",
    Status.NEAR_POOR: "#e69f00",
    Status.AVERAGE: "#56b4e9",
    Status.ABOVE_AVERAGE: "#0072b2",
}


def shades(colour: str, count: int) -> list[str]:
    """So many tones of a colour, from the colour itself towards white.

    >>> shades("#000000", 2)
    ['#000000', '#8c8c8c']
    """
    steps = [0.55 * place / max(1, count - 1) for place in range(count)]
    return [_mixed(colour, step) for step in steps]


def between(colours: Sequence[str]) -> str:
    """The tone half-way between these colours.

    >>> between(["#000000", "#0080ff"])
    '#004080'
    """
    return "#" + "".join(f"{round(sum(parts) / len(colours)):02x}" for parts in zip(*map(_parts, colours), strict=True))


def text_on(ground: str) -> str:
    """Dark or white: what can be read on this colour.

    >>> text_on("#0072b2"), text_on("#e69f00")
    ('#ffffff', '#1f2933')
    """
    return GROUND if _luminance(ground) < _HALF_WAY else INK


def _mixed(colour: str, white: float) -> str:
    return "#" + "".join(f"{round(part + (255 - part) * white):02x}" for part in _parts(colour))


def _parts(colour: str) -> Sequence[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1: the eye sees green brightest."""
    red, green, blue = ((part / 255) ** 2.2 for part in _parts(colour))
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


_HALF_WAY = 0.26
"""The luminance against which white and the ink stand out about the same."""
