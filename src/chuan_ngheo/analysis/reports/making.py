"""`report`: a classified table in; the tables that a commune, a district or a province sends, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2.typing import IntoFrame

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.reports.children import children_of
from chuan_ngheo.analysis.reports.contents import Contents, labels_of, resolved
from chuan_ngheo.analysis.reports.counted import Counted, Counting
from chuan_ngheo.analysis.reports.deprivations import by_indicator, by_unit
from chuan_ngheo.analysis.reports.grouping import Groups
from chuan_ngheo.analysis.reports.movements import movement_by_group, movement_table, told_apart
from chuan_ngheo.analysis.reports.name_lists import name_list
from chuan_ngheo.analysis.reports.registers import Earlier, Pair, pair_of
from chuan_ngheo.analysis.reports.report_tables import Report, ReportTable
from chuan_ngheo.analysis.reports.results import by_cause, by_class_and_group, by_group, results
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text
from chuan_ngheo.review.movement_lines import Line
from chuan_ngheo.review.movement_table import Movement
from chuan_ngheo.review.rates import Rounding
from chuan_ngheo.review.register import Standing
from chuan_ngheo.standards.model import PROVISIONAL, Standard
from chuan_ngheo.standards.status import Status

_DIGITS_SHOWN = 12


def report(
    classified: IntoFrame,
    standard: Standard,
    *,
    on: date,
    before: IntoFrame | Earlier | None = None,
    contents: Contents | None = None,
    rounding: Rounding = Rounding.HALF_UP,
) -> Report:
    """The report tables of a review, from what `tables.classify` gave: a frame of any engine, a row a household.

    1 results by class, urban and rural, and by unit; 2 and 3 movement of the poor and of the near-poor, where
    ``before`` is the classified table of the last review, or `Earlier` (both with ``household_id``); 4 to 7
    deprivations of the poor and the near-poor, by indicator and by unit; 8 by group; 9 by ethnicity; 10 by cause; 11
    children, where columns say how many there are and how many are deprived; 12 and 13 sub-groups by class; 14 and 15
    lists of names, only where `Contents` asks for them. A table whose column is not there is left out, and a note says
    so. Rates are in per cent with two decimals, rounded as ``rounding`` says, from exact counts. Households left
    undetermined have a line of their own.

    Forms: Circular 17/2016/TT-BLĐTBXH and Decision 24/2021/QĐ-TTg, by secondary sources.

    Raises `AnalysisError` for columns that are asked for and not there, and for classes that the standard has not.

    >>> import polars as pl
    >>> from chuan_ngheo.standards.registry import standard
    >>> from chuan_ngheo.tables import classify
    >>> households = pl.DataFrame({"area": ["rural"] * 3, "income_per_head": [1, 2, 9_000_000], "size": [4, 5, 1]})
    >>> law = standard("vn-2016")
    >>> made = report(classify(households, law, on=date(2020, 11, 20)), law, on=date(2020, 12, 15))
    >>> row = made.table("1").row("poor")
    >>> row.cells["households"], row.cells["persons"]
    (2, 9)
    """
    names = _names(classified)
    wanted = resolved(contents or Contents(), names)
    labels = labels_of(wanted, names)
    area = ("area",) if "area" in names else ()
    counting = Counting.of(classified, standard, [*labels, *area], wanted.persons)
    pair = None
    if before is not None:
        earlier = before if isinstance(before, Earlier) else Earlier(before)
        pair = pair_of(earlier, classified, standard, labels, wanted.persons)
    making = _Making(classified, counting, wanted, names, pair, None if pair is None else pair.moved())
    notes = (_ROUNDED.format(how=rounding.label), *making.notes())
    return Report(_TITLE, on, standard, rounding, tuple(making.tables()), notes, making.moved, wanted.place)


def _names(frame: Any) -> tuple[str, ...]:
    try:
        return tuple(nw.from_native(frame).collect_schema().names())
    except (TypeError, ValueError):
        raise AnalysisError([Problem("frame", _NO_FRAME, found=type(frame).__qualname__)]) from None


@frozen
class _Making:
    """What tables are made of."""

    classified: Any
    counting: Counting
    contents: Contents
    names: Sequence[str]
    pair: Pair | None
    moved: Movement | None

    def tables(self) -> Iterator[ReportTable]:
        """The tables in the order of the forms; of all units together the table is counted once."""
        contents, indicators = self.contents, self.counting.standard.indicators
        units = [self._groups(each) for each in contents.units or ()]
        area = ("area",) if "area" in self.names else ()
        whole = self.counting.by(*(label for each in units for label in each.labels), *area)
        groups = [(self._groups(each), self._counted(each)) for each in contents.groups or ()]
        yield results(whole)
        for place, unit in enumerate(units, start=1):
            yield by_group(f"1.{place}", _RESULTS_BY.format(unit=unit.title), whole, unit)
        yield from self._movement()
        if indicators:
            yield by_indicator(whole)
            for place, unit in enumerate(units, start=1):
                yield from by_unit(whole, unit, place)
        for place, (each, counts) in enumerate(groups, start=1):
            yield by_group(f"8.{place}", _BY_GROUP.format(unit=each.title), counts, each)
        if (ethnicity := contents.ethnicity) is not None:
            groups.append((self._groups(ethnicity), self._counted(ethnicity)))
            yield by_group("9", _BY_ETHNICITY, groups[-1][1], groups[-1][0])
        if (cause := contents.cause) is not None:
            yield by_cause("10", _BY_CAUSE, self._counted(cause), self._groups(cause))
        if contents.children is not None:
            yield children_of(self.classified, contents.children)
        for number, status, title in (("12", Status.POOR, _SUB_GROUPS), ("13", Status.NEAR_POOR, _SUB_GROUPS_NEAR)):
            if groups:
                yield by_class_and_group(number, title, whole, groups, status)
        yield from self._lists()

    def _groups(self, label: str) -> Groups:
        return Groups.of(label, self.names, self.contents.naming)

    def _counted(self, label: str) -> Counted:
        return self.counting.by(*self._groups(label).labels)

    def _movement(self) -> Iterator[ReportTable]:
        if self.pair is None or self.moved is None:
            return
        has_persons = self.contents.persons is not None
        for each in (self.moved.poor, self.moved.near_poor):
            yield movement_table(each, has_persons)
        for place, label in enumerate(self._of_both(), start=1):
            yield from movement_by_group(self.pair, self._groups(label), place, has_persons)

    def _lists(self) -> Iterator[ReportTable]:
        came: Mapping[Standing, Mapping[str, Line]] = {} if self.moved is None else told_apart(self.moved)
        for standing in (Standing.POOR, Standing.NEAR_POOR) if self.contents.names else ():
            units, naming = self.contents.units or (), self.contents.naming
            yield name_list(self.classified, self.counting.standard, standing, units, came.get(standing), naming)

    def _by(self) -> list[str]:
        """What the movement is told by: units, groups, and ethnicity."""
        contents = self.contents
        by = [*(contents.units or ()), *(contents.groups or ()), contents.ethnicity]
        return [each for each in dict.fromkeys(by) if each is not None]

    def _of_both(self) -> list[str]:
        """Of these, what both tables have."""
        had = () if self.pair is None else self.pair.labels
        return [each for each in self._by() if set(self._groups(each).labels) <= set(had)]

    def notes(self) -> Iterator[Text]:
        """What the reader must know: where something is left out, and which column it would need."""
        standard, contents, names = self.counting.standard, self.contents, self.names
        yield _BY_STANDARD.format(id=standard.id, digest=standard.digest[:_DIGITS_SHOWN])
        if standard.provisional:
            yield PROVISIONAL.format(id=standard.id)
        missing = (
            (_NO_AREA, "area" not in names),
            (_NO_PERSONS, contents.persons is None),
            (_NO_UNIT, not contents.units),
            (_NO_MOVEMENT, self.pair is None),
            (_NO_GROUP, not contents.groups),
            (_NO_ETHNICITY, contents.ethnicity is None),
            (_NO_CAUSE, contents.cause is None),
            (_NO_CHILDREN, contents.children is None),
        )
        yield from (text for text, is_missing in missing if is_missing)
        if self.pair is not None:
            for each in self._by():
                if each not in self._of_both():
                    yield _NO_MOVEMENT_BY.format(unit=self._groups(each).title)
            if self.pair.history is None:
                yield _NO_HISTORY


_TITLE = Text("Báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo", "Report of the review of poor and near-poor households")
_RESULTS_BY = Text("Kết quả theo đơn vị: {unit}", "Results by unit: {unit}")
_BY_GROUP = Text("Kết quả theo nhóm: {unit}", "Results by group: {unit}")
_BY_ETHNICITY = Text("Kết quả theo dân tộc", "Results by ethnicity")
_BY_CAUSE = Text("Kết quả theo nguyên nhân", "Results by cause")
_SUB_GROUPS = Text("Hộ nghèo theo tiêu chí và nhóm hộ", "Poor households by rule and sub-group")
_SUB_GROUPS_NEAR = Text("Hộ cận nghèo theo tiêu chí và nhóm hộ", "Near-poor households by rule and sub-group")
_BY_STANDARD = Text("Chuẩn {id}, mã nội dung {digest}.", "Standard {id}, content {digest}.")
_NO_MOVEMENT_BY = Text(
    "Không có biến động theo {unit}: kết quả kỳ trước không có cột này.",
    "No movement by {unit}: the earlier review has no such column.",
)
_NO_HISTORY = Text(
    "Chưa có kết quả các năm trước nữa, nên không tách được phát sinh và tái nghèo.",
    "Without the reviews of earlier years, the newly poor cannot be told from those that have relapsed.",
)
_NO_FRAME = Text("không phải một bảng dữ liệu dùng được", "not a frame that can be read")
_ROUNDED = Text("Tỷ lệ tính bằng %, hai chữ số thập phân, {how}.", "Rates in per cent, two decimals, {how}.")
_NO_AREA = Text("Không chia thành thị, nông thôn: bảng không có cột khu vực.", "Not by area: the table has no area.")
_NO_PERSONS = Text("Không có số khẩu: bảng không có cột số người.", "No persons: the table has no sizes.")
_NO_UNIT = Text("Không chia theo đơn vị hành chính: bảng không có cột này.", "Not by unit: the table has no units.")
_NO_MOVEMENT = Text(
    "Không có biểu 2, 3 (biến động): chưa có kết quả kỳ trước.",
    "No tables 2 and 3 (movement): no earlier review given.",
)
_NO_GROUP = Text("Không có biểu 8: bảng không có cột nhóm đối tượng.", "No table 8: the table has no groups.")
_NO_ETHNICITY = Text("Không có biểu 9: bảng không có cột dân tộc.", "No table 9: the table has no ethnicity.")
_NO_CAUSE = Text("Không có biểu 10: bảng không có cột nguyên nhân.", "No table 10: the table has no causes.")
_NO_CHILDREN = Text(
    "Không có biểu 11: bảng không có các cột số trẻ em và số trẻ em thiếu hụt y tế, giáo dục.",
    "No table 11: the table has no columns of children and of those deprived in health and in education.",
)
