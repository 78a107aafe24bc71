"""What a standard asks or states without effect: indicators, lines, their amounts in an area, cutoffs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import Text, joined, number
from chuan_ngheo.rules.expression import Comparison, Condition, Expression, Flag, MeansComparison, facts_named, walk
from chuan_ngheo.rules.prose import say
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS, DEPRIVATIONS
from chuan_ngheo.standards.decision import Limit
from chuan_ngheo.standards.model import Indicator
from chuan_ngheo.structuring import Path
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind

INDICATORS_MATTER = Text(
    "mỗi chỉ số đều có thể đổi loại hộ, hoặc được dùng cho một tên gọi khác của hộ",
    "every indicator can change the class, or is used by a designation",
)
LINES_MATTER = Text(
    "mỗi mức đều được dùng, và mức trong luật của các loại hộ đều tách được hai loại ở mỗi khu vực; "
    "không ngưỡng thiếu hụt nào luôn đúng hay luôn sai",
    "every line is used, and those of class rules part two classes in every area; "
    "no cutoff of deprivations is always or never reached",
)
_COUNTS = (DEPRIVATIONS, DEPRIVATION_POINTS)


def idle_indicators(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Indicators whose finding changes the class in no cell, and no designation names.

    Those that no class rule names are alike – only their number counts – and share a remark.
    """
    flags = {node.fact.name for node in _designation_nodes(space) if isinstance(node, Flag)}
    counted = any(fact in _COUNTS for each in space.standard.designations for fact in facts_named(each.when))
    named = space.table.findings
    alike = [each for each in space.standard.indicators if each.id not in named]
    groups = [alike, *([each] for each in space.standard.indicators if each.id in named)]
    for group in groups:
        idle = [each for each in group if f"deprived_{each.id}" not in flags]
        if idle and not counted and not _matters(group[0], space):
            yield Remark(
                RemarkKind.IDLE_INDICATOR,
                Gravity.FAULT,
                places.of_key("indicators", idle[0].id),
                _IDLE_INDICATOR.format(names=joined([each.name for each in idle], ", ")),
                beside=tuple(places.of_key("indicators", each.id) for each in idle[1:]),
            )


def _matters(indicator: Indicator, space: CellSpace) -> bool:
    """Whether the class differs between two cells that are the same but for this finding."""
    outcomes = {(cell.area, cell.band, cell.depth, cell.findings): cell.possible for cell in space.cells}
    named = space.table.findings
    for (area, band, depth, findings), possible in outcomes.items():
        turned = tuple(found or name == indicator.id for name, found in zip(named, findings, strict=True))
        is_not_deprived = turned != findings if indicator.id in named else _has_spare(depth, findings, space)
        if is_not_deprived and outcomes.get((area, band, depth + 1, turned), possible) != possible:
            return True
    return False


def _has_spare(depth: int, findings: tuple[bool, ...], space: CellSpace) -> bool:
    """Whether one more of the indicators that no rule names may be deprived."""
    return depth - sum(findings) < space.table.indicators - len(findings)


def idle_thresholds(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Lines that no rule names, amounts that part nothing in their area, cutoffs that are always or never reached."""
    yield from _unnamed_lines(space, places)
    yield from _idle_limits(space, places)
    yield from _idle_cutoffs(space, places)


def _unnamed_lines(space: CellSpace, places: Places) -> Iterator[Remark]:
    means = space.standard.means
    nodes = [*_class_nodes(space), *_designation_nodes(space)]
    named = {node.line for node in nodes if isinstance(node, MeansComparison)}
    for line in means.income.lines:
        if line not in named:
            is_scored = means.points is not None and line in means.points.lines
            beside = (places.of_key("means", "points", "lines", line),) if is_scored else ()
            where = places.of_key("means", "income", "lines", line)
            yield Remark(
                RemarkKind.IDLE_THRESHOLD, Gravity.FAULT, where, _UNNAMED_LINE.format(line=line), beside=beside
            )


def _idle_limits(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Amounts of class rules below, at and above which every household has the same class.

    Lines of the same amount part bands together, so they are looked at together.
    """
    asked = {node.line for node in _class_nodes(space) if isinstance(node, MeansComparison)}
    for area, limits in space.table.limits.items():
        for _, group in groupby(enumerate(limits), key=lambda each: each[1].income):
            places_of_cuts, cuts = zip(*group, strict=True)
            real = [band for band in space.bands(area) if places_of_cuts[0] <= band <= places_of_cuts[-1] + 1]
            rows = {tuple(_row(space, area, band)) for band in real}
            if len(rows) == 1 and any(each.cut.line in asked for each in cuts):
                at_the_line = places_of_cuts[0] + [*(each.cut.inclusive for each in cuts), True].index(True)
                yield _idle_limit(area, [each for each in cuts if each.cut.line in asked], at_the_line, space, places)


def _row(space: CellSpace, area: Area, band: int) -> list[tuple[str, ...]]:
    return [cell.possible for cell in space.cells if (cell.area, cell.band) == (area, band)]


def _idle_limit(area: Area, limits: Sequence[Limit], band: int, space: CellSpace, places: Places) -> Remark:
    """The remark, with a household that has exactly this income."""
    income = limits[0].income
    cells = [each for each in space.cells if (each.area, each.band) == (area, band)]
    told = (space.household(cell, income) for cell in cells)
    household = next((each for each in told if each is not None), None)
    lines = dict.fromkeys(limit.cut.line for limit in limits)
    where = [places.of("means", "income", "lines", line, str(area)) for line in lines]
    return Remark(
        RemarkKind.IDLE_THRESHOLD,
        Gravity.FAULT,
        where[0],
        _IDLE_LIMIT.format(
            line="”, “".join(lines),
            amount=Text(number(income, "vi"), number(income, "en")),
            areas=space.areas([area]),
        ),
        beside=tuple(where[1:]),
        household=household,
        example=space.say(household),
    )


def _idle_cutoffs(space: CellSpace, places: Places) -> Iterator[Remark]:
    found: dict[tuple[Path, str], Remark] = {}
    for path, rule in _rules(space):
        for node in walk(rule):
            if not isinstance(node, Comparison) or not facts_named(node) <= set(_COUNTS) or not facts_named(node):
                continue
            constant = space.constant(node)
            if constant is not None:
                said = Text(say(node, "vi"), say(node, "en"))
                message = _ALWAYS if constant else _NEVER
                cutoff = message.format(condition=said)
                remark = Remark(RemarkKind.IDLE_THRESHOLD, Gravity.FAULT, places.of(*path), cutoff)
                found.setdefault((path, said.en), remark)
    yield from found.values()


def _rules(space: CellSpace) -> Iterator[tuple[Path, Condition]]:
    for each in space.standard.classes:
        if each.when is not None:
            yield ("classes", each.id, "when"), each.when
    for designation in space.standard.designations:
        yield ("designations", designation.id, "when"), designation.when


def _class_nodes(space: CellSpace) -> list[Expression]:
    return [node for each in space.standard.classes if each.when is not None for node in walk(each.when)]


def _designation_nodes(space: CellSpace) -> list[Expression]:
    return [node for each in space.standard.designations for node in walk(each.when)]


_IDLE_INDICATOR = Text(
    "thiếu hụt hay không thì loại hộ vẫn thế: {names}", "deprived or not, the class stays the same: {names}"
)
_UNNAMED_LINE = Text("không luật nào dùng mức “{line}”", "no rule uses the line “{line}”")
_IDLE_LIMIT = Text(
    "mức “{line}” ({amount}){areas} không tách hai loại hộ nào: dưới và trên mức này loại hộ như nhau",
    "the line “{line}” ({amount}){areas} parts no two classes: below and above it the classes are the same",
)
_ALWAYS = Text(
    "điều kiện luôn đúng, với mọi hộ: {condition}", "a condition that holds for every household: {condition}"
)
_NEVER = Text("điều kiện không đúng với hộ nào: {condition}", "a condition that holds for no household: {condition}")
