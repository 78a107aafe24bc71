"""Measures as tables that are read: who is poor by group, and what the poor lack, as text and as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from chuan_ngheo.analysis.estimates import Estimate
from chuan_ngheo.analysis.identification import ByCutoff, Identification
from chuan_ngheo.analysis.levels import WHOLE, group_label
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.pages.page import fragment
from chuan_ngheo.pages.parts import Row, figures_table, heading, listing
from chuan_ngheo.pages.plain import plain_table
from chuan_ngheo.pages.shown import Shown
from chuan_ngheo.review.rates import Rounding, say_rate
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status

if TYPE_CHECKING:
    from chuan_ngheo.analysis.measures import Measures

Names = Standard | Mapping[str, Text] | None
"""A standard, or id → name for indicators, dimensions and classes; an id without a name stands for itself."""


@frozen
class Table:
    """One table: what it is of, its columns, and its rows."""

    heading: str
    columns: Sequence[str]
    rows: Sequence[Row]


def shown(measures: Measures, language: Language, names: Names) -> Shown:
    """The tables, and below them what the brackets mean and what is left out."""
    known = _names(names)
    tables = list(_tables(measures, known, language))
    notes = [each[language] for each in _notes(measures, known)]
    text = [_TITLE[language], "═" * len(_TITLE[language])]
    for each in tables:
        text += ["", each.heading, *plain_table(each.columns, each.rows)]
    body = [part for each in tables for part in (heading(each.heading), figures_table(each.columns, each.rows))]
    if notes:
        text += ["", *notes]
        body.append(listing(notes, "note"))
    return Shown("\n".join(text), fragment(_TITLE[language], body, language))


def share(value: Fraction, language: Language) -> str:
    """A share in per cent, one decimal, half rounded up.

    >>> share(Fraction(1, 3), "vi")
    '33,3'
    """
    return say_rate(value.numerator, value.denominator, Rounding.HALF_UP, language, decimals=1)


def index(value: Fraction, language: Language) -> str:
    """An index between 0 and 1, three decimals, half rounded up.

    >>> index(Fraction(1, 16), "en")
    '0.063'
    """
    return say_rate(value.numerator, 100 * value.denominator, Rounding.HALF_UP, language, decimals=3)


def _tables(measures: Measures, names: Mapping[str, Text], language: Language) -> Iterator[Table]:
    ways: dict[Identification | None, list[Estimate]] = {}
    for each in measures.estimates:
        ways.setdefault(each.way, []).append(each)
    for way, found in ways.items():
        if way is None:
            if len(ways) == 1:
                yield _of_indicators(_DEPRIVED[language], found, names, language)
            continue
        said = _way(way, names)[language]
        yield _by_group(said, found, measures, language)
        if any(each.indicator for each in found):
            heading = _PARTS.format(way=said)[language]
            yield _of_indicators(heading, [*ways.get(None, ()), *found], names, language)


def _by_group(said: str, found: Sequence[Estimate], measures: Measures, language: Language) -> Table:
    """H, A and M0, with the rows behind them: of all, then of each group of each level."""
    levels = [level for level in dict.fromkeys(level for level, _ in measures.groups) if level != WHOLE]
    weighed = any(each.weight != each.units for each in found)
    of_group: dict[tuple[str, str | None], dict[str, Estimate]] = {}
    for each in found:
        if each.indicator is None and each.dimension is None:
            of_group.setdefault((each.level, each.group), {})[each.measure] = each
    rows = []
    for (level, group), own in of_group.items():
        name = group_label(group)[language]
        named = name if level == WHOLE or len(levels) == 1 else f"{level}: {name}"
        last = next(iter(own.values()))
        size = [number(last.units, language), *([_whole(last.weight, language)] if weighed else [])]
        cells = [_cell(own.get(each), language) for each in _MAIN]
        rows.append(Row(named, [*cells, *size], level == WHOLE))
    first = levels[0] if len(levels) == 1 else ""
    columns = [first, *(each[language] for each in _MAIN.values()), _ROWS[language]]
    return Table(said, [*columns, *([_WEIGHT[language]] if weighed else [])], rows)


def _of_indicators(said: str, found: Sequence[Estimate], names: Mapping[str, Text], language: Language) -> Table:
    """For the whole, what is lacked: each dimension, and its indicators under it."""
    whole = [each for each in found if each.level == WHOLE and (each.indicator or each.dimension)]
    measured = {each: title for each, title in _OF_INDICATORS.items() if any(own.measure == each for own in whole)}
    own = {(each.dimension, each.indicator, each.measure): each for each in whole}
    rows = []
    for dimension in dict.fromkeys(each.dimension for each in whole):
        indicators = dict.fromkeys(each.indicator for each in whole if each.dimension == dimension and each.indicator)
        for indicator in (*([None] if dimension else []), *indicators):
            cells = [_cell(own.get((dimension, indicator, each)), language, "") for each in measured]
            row = _named(indicator or dimension or "", names)[language]
            rows.append(Row(row if indicator is None else f"  {row}", cells, indicator is None))
    return Table(said, [_INDICATOR[language], *(each[language] for each in measured.values())], rows)


def _cell(each: Estimate | None, language: Language, none: str = "–") -> str:
    """The value, in brackets its standard error, and in square ones the lowest and highest possible value."""
    if each is None:
        return none
    say = index if each.measure in _INDICES else share
    parts = [none if each.value is None else say(each.value, language)]
    if each.error is not None:
        parts.append(f"({say(Fraction(each.error.se), language)})")
    if each.lowest is not None and each.highest is not None:
        parts.append(f"[{say(each.lowest, language)}–{say(each.highest, language)}]")
    return " ".join(parts)


def _notes(measures: Measures, names: Mapping[str, Text]) -> Iterator[Text]:
    if any(each.error for each in measures.estimates):
        yield _ERRORS
    if any(each.lowest is not None for each in measures.estimates):
        yield _BOUNDS
    of_all = [each for each in measures.left_out if each.level == WHOLE]
    total = sum(each.units for each in of_all if each.reason in ("any", "weight"))
    if total:
        reasons = [each for each in of_all if each.reason != "any"]
        said = {_named(each.reason, _REASONS | dict(names)): each.units for each in reasons}
        yield Text(
            *(
                _LEFT_OUT[language].format(
                    count=number(total, language),
                    reasons="; ".join(f"{name[language]}: {number(each, language)}" for name, each in said.items()),
                )
                for language in _BOTH
            )
        )
    yield from _absent(measures)


def _absent(measures: Measures) -> Iterator[Text]:
    """The groups that are in no table, by level."""
    there = {(each.level, each.group) for each in measures.estimates}
    lost = [each for each in measures.left_out if each.reason == "any" and (each.level, each.group) not in there]
    for level in dict.fromkeys(each.level for each in lost):
        labels = [group_label(each.group) for each in lost if each.level == level]
        said = ("; ".join(label[language] for label in labels) for language in _BOTH)
        yield Text(*(_ABSENT[each].format(level=level, groups=names) for each, names in zip(_BOTH, said, strict=True)))


def _way(way: Identification, names: Mapping[str, Text]) -> Text:
    if isinstance(way, ByCutoff):
        return Text(*(_CUTOFF[each].format(share=share(way.cutoff, each), k=way.cutoff) for each in _BOTH))
    labels = {str(status): status.label for status in Status} | dict(names)
    said = [_named(each, labels) for each in way.names]
    return Text(*(_CLASS[each].format(names=", ".join(name[each] for name in said)) for each in _BOTH))


def _names(names: Names) -> Mapping[str, Text]:
    if not isinstance(names, Standard):
        return names or {}
    dimensions = {each: dimension.name for each, dimension in names.dimensions.items()}
    classes = {each.id: each.name for each in names.classes}
    return classes | dimensions | {each.id: each.name for each in names.indicators}


def _named(own: str, names: Mapping[str, Text]) -> Text:
    return names.get(own) or Text(own, own)


def _whole(weight: Fraction, language: Language) -> str:
    return number(round(weight), language)


_BOTH: tuple[Language, Language] = ("vi", "en")
_INDICES = ("M0", "actb")
_TITLE = Text("Đo lường nghèo đa chiều", "Measures of multidimensional poverty")
_MAIN = {
    "H": Text("Tỷ lệ nghèo H (%)", "Headcount H (%)"),
    "A": Text("Mức độ A (%)", "Intensity A (%)"),
    "M0": Text("Chỉ số M0", "Index M0"),
}
_OF_INDICATORS = {
    "hd": Text("Thiếu hụt (%)", "Deprived (%)"),
    "hdk": Text("Nghèo và thiếu hụt (%)", "Poor and deprived (%)"),
    "pctb": Text("Đóng góp vào M0 (%)", "Share of M0 (%)"),
}
_ROWS, _WEIGHT = Text("Số dòng", "Rows"), Text("Trọng số", "Weight")
_INDICATOR = Text("Chỉ số", "Indicator")
_DEPRIVED = Text("Thiếu hụt", "Deprived")
_CUTOFF = Text("Nghèo khi thiếu hụt từ {share}% (k = {k})", "Poor if deprived in at least {share}% (k = {k})")
_CLASS = Text("Nghèo theo luật: {names}", "Poor by the law: {names}")
_PARTS = Text("{way} – thiếu hụt ở đâu", "{way} – in what")
_ERRORS = Text("(…) là sai số chuẩn.", "(…) is the standard error.")
_BOUNDS = Text(
    "[…] là giá trị nhỏ nhất và lớn nhất có thể có của những điều chưa rõ.",
    "[…] is the lowest and the highest value that what is unknown may lead to.",
)
_LEFT_OUT = Text(
    "Không tính {count} dòng vì có điều chưa rõ ({reasons}).",
    "Rows left out because something is unknown: {count} ({reasons}).",
)
_ABSENT = Text(
    "Không có trong bảng, vì không có dòng nào đủ dữ liệu ({level}): {groups}.",
    "Not in the table, because no row is complete ({level}): {groups}.",
)
_REASONS = {"class": Text("loại hộ", "class"), "weight": Text("trọng số", "weight")}
