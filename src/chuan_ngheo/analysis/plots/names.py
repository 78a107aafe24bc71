"""Names on a picture: of indicators and dimensions by the standard, of groups by the data or by a mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import frozen

from chuan_ngheo.analysis.levels import group_label
from chuan_ngheo.analysis.plots.figures import count
from chuan_ngheo.analysis.plots.measured import Measured
from chuan_ngheo.analysis.plots.palette import of_dimension
from chuan_ngheo.language import Text, capitalised, joined
from chuan_ngheo.standards.model import Standard

Names = Standard | Mapping[str, Text]
"""A standard, or id → name for indicators and dimensions; an id without a name stands for itself."""

Groups = Mapping[str, Text | str] | None
"""Group → what to call it; codes of this library (``urban``) have their labels, and others are names themselves."""


@frozen
class Part:
    """An indicator or a dimension as the picture shows it."""

    id: str
    name: Text
    dimension: str
    colour: str


@frozen
class Catalogue:
    """Dimensions in order, each with its indicators in order."""

    indicators: Mapping[str, Sequence[str]]
    names: Mapping[str, Text]
    names_of_dimensions: Mapping[str, Text]

    def indicator(self, indicator_id: str) -> Text:
        """The name of an indicator."""
        name = self.names.get(indicator_id)
        return Text(indicator_id, indicator_id) if name is None else capitalised(name)

    def dimension(self, dimension_id: str) -> Part:
        """The name and the colour of a dimension."""
        name = self.names_of_dimensions.get(dimension_id)
        said = Text(dimension_id, dimension_id) if name is None else capitalised(name)
        return Part(dimension_id, said, dimension_id, of_dimension(list(self.indicators).index(dimension_id)))


def catalogue(names: Names, found: Iterable[Measured]) -> Catalogue:
    """What the rows speak of, in the order of the standard, or of the rows where there is none."""
    rows = [row for row in found if row.indicator is not None]
    if isinstance(names, Standard):
        dimension_of = {each.id: each.dimension for each in names.indicators}
        of_indicators: Mapping[str, Text] = {each.id: each.name for each in names.indicators}
        of_dimensions: Mapping[str, Text] = {each: dimension.name for each, dimension in names.dimensions.items()}
    else:
        dimension_of, of_indicators, of_dimensions = {}, names, names
    wanted = dict.fromkeys([*dimension_of, *(str(row.indicator) for row in rows)])
    own = {str(row.indicator): row.dimension for row in rows}
    found_in: dict[str, list[str]] = {each: [] for each in dict.fromkeys(dimension_of.values())}
    for each in wanted:
        if each in own:
            found_in.setdefault(own[each] or dimension_of.get(each) or "", []).append(each)
    return Catalogue(found_in, of_indicators, of_dimensions)


def group_name(group: str | None, groups: Groups) -> Text:
    """What a group is called.

    >>> group_name("urban", None).vi, group_name("Lai Châu", None).en, group_name("nat", {"nat": "Việt Nam"}).vi
    ('Thành thị', 'Lai Châu', 'Việt Nam')
    """
    given = None if group is None else (groups or {}).get(group)
    if given is not None:
        return given if isinstance(given, Text) else Text(given, given)
    return group_label(group)


def left_off(names: Collection[Text], reason: Text) -> list[Text]:
    """The line that says which groups are not drawn and why; none where all are."""
    if not names:
        return []
    listed = joined(list(names)[:_MOST_NAMED], ", ")
    rest = len(names) - _MOST_NAMED
    if rest > 0:
        listed = _AND_MORE.format(listed=listed, rest=count(rest))
    return [reason.format(names=listed)]


_MOST_NAMED = 6
_AND_MORE = Text("{listed} và {rest} mục khác", "{listed} and {rest} more")
