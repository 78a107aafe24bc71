"""A picture: a chart and its name, as SVG or PNG, made without a browser and without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self, cast

import altair as alt
import vl_convert
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.plots.accessible import accessible
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import LANGUAGES, Language, Text
from chuan_ngheo.tables.files.xml_text import in_xml, xml_text


@frozen(eq=False)
class Picture:
    """A chart and the name by which those who do not see it know it.

    The same picture is the same text and the same bytes each time: nothing in it hangs on the clock or on chance.

    >>> from chuan_ngheo.analysis.plots import ranks
    >>> import polars as pl
    >>> columns = ("measure", "poor_by", "k", "loa", "subg", "indicator", "b", "w")
    >>> rows = [
    ...     ("M0", "cutoff", k, "region", name, None, value, 1.0)
    ...     for k, values in ((20.0, (0.2, 0.3)), (40.0, (0.1, 0.05))) for name, value in zip("AB", values)
    ... ]
    >>> picture = Picture.of(ranks(pl.DataFrame(rows, schema=columns, orient="row"), "region"))
    >>> picture.title, picture.language
    ('Thứ hạng theo M0 khi ngưỡng k thay đổi', 'vi')
    >>> picture.svg()[:5], picture.png()[1:4]
    ('<svg ', b'PNG')
    """

    title: Text | str
    chart: Any
    """A chart of Altair, of this package or another."""

    @classmethod
    def of(cls, chart: Any) -> Self:
        """The picture of a chart that bears its title."""
        title = _plain(chart.to_dict().get("title"))
        return cls(title, chart)

    @property
    def language(self) -> Language:
        """What the chart says of itself; Vietnamese where it does not."""
        meta = self.chart.usermeta
        language = meta.get("language") if isinstance(meta, dict) else None
        return cast(Language, language) if language in LANGUAGES else "vi"

    @property
    def name(self) -> str:
        """The title in the language of the chart."""
        return self.title if isinstance(self.title, str) else self.title[self.language]

    @property
    def description(self) -> str:
        """What there is to see, in a few sentences; the name for a chart without a description."""
        said = self.chart.description
        return said if isinstance(said, str) and said else self.name

    def svg(self) -> str:
        """An ``<svg>`` element, also for a page of HTML with other pictures."""
        drawn = vl_convert.vegalite_to_svg(self._drawable(), vl_version=_version(), allowed_base_urls=[])
        return accessible(drawn, xml_text(self.name), xml_text(self.description), self.language)

    def _repr_svg_(self) -> str:
        return self.svg()

    def png(self, scale: float = 2) -> bytes:
        """A PNG, ``scale`` times as many pixels as the SVG is wide and high."""
        return vl_convert.vegalite_to_png(self._drawable(), vl_version=_version(), scale=scale, allowed_base_urls=[])

    def _drawable(self) -> Any:
        """The chart as data, all its texts such as XML can hold: of another the converter would die."""
        return in_xml(self.chart.to_dict())

    def write(self, path: Path | str) -> None:
        """Write the file that the suffix asks for. Raises `AnalysisError` for another than ``.svg`` and ``.png``."""
        target = Path(path)
        check_suffix(target)
        if target.suffix.lower() == _DRAWING:
            target.write_text(self.svg(), encoding="utf-8", newline="\n")
        else:
            target.write_bytes(self.png())


def check_suffix(path: Path, where: str = "path") -> None:
    """Raise `AnalysisError` for a suffix that no picture is written with."""
    if path.suffix.lower() not in (_DRAWING, _PIXELS):
        raise AnalysisError([Problem(where, _SUFFIX, found=path.suffix or path.name, expected=_SUFFIXES)])


def _plain(title: Any) -> str:
    text = title.get("text", "") if isinstance(title, dict) else title or ""
    return " ".join(text) if isinstance(text, list) else str(text)


def _version() -> str | None:
    """Altair's own version of Vega-Lite, where the converter has it; else the converter's newest."""
    own = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    versions = getattr(vl_convert, "get_vegalite_versions", list)  # which older converters do not tell
    return own if own in versions() else None


_DRAWING, _PIXELS = ".svg", ".png"
_SUFFIX = Text("không vẽ được tệp có đuôi này", "a picture cannot be written with this suffix")
_SUFFIXES = Text(".svg hoặc .png", ".svg or .png")
