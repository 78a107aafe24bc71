"""The picture of a population under two standards: classes on either side, and who passes from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.plots import Picture  # it comes before the modules that need the extra, and says which
from chuan_ngheo.analysis.plots.figures import count
from chuan_ngheo.analysis.plots.flow_chart import SHEET, Looks, flow_chart
from chuan_ngheo.analysis.plots.palette import BESIDE, NOT_TOLD, OF_STATUS, between
from chuan_ngheo.analysis.plots.sheet import Words, on_sheet
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import LANGUAGES, Language, Text, capitalised, day, joined
from chuan_ngheo.verification.comparison.headings import caption
from chuan_ngheo.verification.comparison.labels import labelled, labels_of
from chuan_ngheo.verification.comparison.notes import warnings_of
from chuan_ngheo.verification.comparison.population import CONTRADICTORY, UNDETERMINED
from chuan_ngheo.verification.comparison.population_headings import ON
from chuan_ngheo.verification.comparison.standing import Standing

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.population import PopulationComparison


@frozen
class Class:
    """A standing under one of the standards, as a block of the picture."""

    standing: Standing
    place: int

    @property
    def label(self) -> Text:
        return capitalised(self.standing.name)

    @property
    def colour(self) -> str:
        """That of its status; half-way between those of its statuses where it has several."""
        if self.standing == CONTRADICTORY:
            return BESIDE
        return between([OF_STATUS[each] for each in self.standing.statuses]) if self.standing.statuses else NOT_TOLD

    def __str__(self) -> str:
        match self.standing:
            case each if each == CONTRADICTORY:
                return "contradictory"
            case each if each == UNDETERMINED:
                return "undetermined"
            case each:
                return each.id


@frozen
class Passing:
    """Households that are of one class under the first standard and of another under the second."""

    start: Class
    end: Class
    households: int


def passing(moved: PopulationComparison) -> tuple[Passing, ...]:
    """Every passage with somebody in it, whatever classes are possible for the undetermined."""
    matrix = moved.summary
    starts = [Class(each, place) for place, each in enumerate(matrix.rows)]
    ends = [Class(each, place) for place, each in enumerate(matrix.columns)]
    found = [Passing(start, end, matrix[start.standing, end.standing]) for start in starts for end in ends]
    return tuple(each for each in found if each.households)


def population_picture(moved: PopulationComparison, language: Language) -> Picture:
    """The flow of the whole population. Raises `AnalysisError` where it is nobody."""
    found = passing(moved)
    if not found:
        raise AnalysisError([Problem("households", _NOBODY)])
    before, after = labels_of(moved.before, moved.after)
    colours = {each: each.colour for stream in found for each in (stream.start, stream.end)}
    looks = Looks((Text(before, before), Text(after, after)), colours, colours)
    title = caption(_TITLE, moved.before, moved.after)
    words = Words(title, _notes(moved), joined([title, joined([_said(each) for each in found], "; ")], ". "))
    return Picture(title, on_sheet(flow_chart(found, looks, language), words, language, width=SHEET))


def _said(passing: Passing) -> Text:
    households = count(passing.households)
    start, end = passing.start.standing.name, passing.end.standing.name
    return Text(f"{start.vi} → {end.vi}: {households.vi}", f"{start.en} → {end.en}: {households.en}")


def _notes(moved: PopulationComparison) -> list[Text]:
    laws = labelled(moved.before, moved.after).items()
    on = Text(*(ON.format(date=day(moved.on, each))[each] for each in LANGUAGES))
    how = _HOW.format(count=count(moved.total.households), before=labels_of(moved.before, moved.after)[0])
    return [
        *(Text(f"{label}: {law.name.vi}", f"{label}: {law.name.en}") for label, law in laws),
        *warnings_of(moved.before, moved.after),
        joined([how, on], " "),
    ]


_TITLE = Text("Hộ theo loại: từ {before} sang {after}", "Households by class: from {before} to {after}")
_HOW = Text("Số hộ: {count}. Màu của dải: loại theo {before}.", "Households: {count}. Ribbons: coloured by {before}.")
_NOBODY = Text("không có hộ nào", "there is no household")
