"""What is wrong with two tables, as a frame to send back: one row for each problem, none of them dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2.typing import IntoFrame, IntoFrameT

from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.household.validity import EXPECTED
from chuan_ngheo.language import Language, Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.births import EARLIEST
from chuan_ngheo.tables.classified import Placed, placed
from chuan_ngheo.tables.column_types import KEY
from chuan_ngheo.tables.frames import as_given
from chuan_ngheo.tables.layout import HOUSEHOLDS, ID, MEMBERS, Place, household_places, member_places
from chuan_ngheo.tables.people import LISTED
from chuan_ngheo.tables.step import OWN


def problems(
    households: IntoFrameT, standard: Standard, members: IntoFrame | None = None, *, on: date, lang: Language = "vi"
) -> IntoFrameT:
    """Everything in the two tables that `classify` cannot take as it stands, as a frame of the same kind.

    Its columns, all texts: ``table`` (``households`` or ``members``), ``household_id``, ``column``, ``found``,
    ``problem`` and ``reason``, the latter in words. A ``problem`` is

    - ``impossible_value`` or ``unknown_code``: the cell counts as unknown;
    - ``impossible_birth``: a birth before 1850 or after ``on``, or an age and a birth that contradict each other; both
      count as unknown;
    - ``contradiction``: the household has no class;
    - ``no_id``, ``duplicate_id``, ``without_household``: nobody can tell which household is meant. A row without a
      household is left out; households of one id are all classified, each with the members of that id;
    - ``without_members``: a household with no row in the table of members.

    Only the columns that the standard reads are looked at. Raises `TableError` as `classify` does.

    >>> import polars as pl
    >>> from chuan_ngheo.standards.registry import standard
    >>> households = pl.DataFrame({"household_id": ["A1"], "area": ["rual"], "size": [0]})
    >>> found = problems(households, standard("vn-2016"), on=date(2020, 11, 20), lang="en")
    >>> found.select("column", "found", "problem").rows()
    [('area', 'rual', 'unknown_code'), ('size', '0', 'impossible_value')]
    """
    looked_at = placed(households, standard, members, on)
    checks = list(_household_checks(looked_at, standard))
    if members is not None:
        checks += list(_member_checks(looked_at))
    if not checks:  # nothing is read of these tables
        checks.append(_Check(HOUSEHOLDS, looked_at.frame.head(0), "", None, "", Text("", ""), has_id=False))
    found: IntoFrameT = as_given(households, nw.concat([each.rows(lang) for each in checks], how="vertical"))
    return found


@frozen
class _Check:
    """Rows of a frame that have one problem."""

    table: str
    frame: Any
    """Already narrowed down to the rows in question."""
    column: str
    found: str | None
    """The column that holds what was found."""
    problem: str
    reason: Text
    has_id: bool = True

    def rows(self, lang: Language) -> Any:
        nothing = nw.lit(None, dtype=nw.String)
        said = {
            "table": nw.lit(self.table),
            "household_id": nw.col(ID).cast(nw.String) if self.has_id else nothing,
            "column": nw.lit(self.column),
            "found": nothing if self.found is None else nw.col(self.found).cast(nw.String),
            "problem": nw.lit(self.problem),
            "reason": nw.lit(self.reason[lang]),
        }
        # Beside the rows first: a selection of nothing but constants is one row, however many there are.
        beside = self.frame.with_columns(**{f"{OWN}said_{name}": value for name, value in said.items()})
        return beside.select(**{name: nw.col(f"{OWN}said_{name}") for name in said})


def _household_checks(looked_at: Placed, standard: Standard) -> Iterator[_Check]:
    source, frame = looked_at.source, looked_at.frame
    has_id = ID in source.columns
    places = household_places(source.columns, standard)
    yield from _values(HOUSEHOLDS, frame, places, looked_at.names, has_id)
    for path, contradicts in looked_at.steps.contradictions.items():
        place = places.get(path)
        column = "size" if place is None else place.column
        rows = frame.filter(contradicts.fill_null(False))
        yield _Check(HOUSEHOLDS, rows, column, None, "contradiction", _contradiction(path), has_id)
    if has_id:
        yield _Check(HOUSEHOLDS, frame.filter(nw.col(ID).is_null()), ID, None, "no_id", _NO_ID)
        counted = frame.group_by(ID).agg(found=nw.len())
        twice = counted.filter((nw.col("found") > 1) & ~nw.col(ID).is_null())
        yield _Check(HOUSEHOLDS, twice, ID, ID, "duplicate_id", _TWICE)
    if looked_at.people is not None:
        alone = frame.filter(nw.col(LISTED) == 0)
        yield _Check(HOUSEHOLDS, alone, ID, None, "without_members", _ALONE)


def _member_checks(looked_at: Placed) -> Iterator[_Check]:
    people = looked_at.people
    places = member_places(people.collect_schema().names())
    yield from _values(MEMBERS, people, places, looked_at.member_names, has_id=True)
    if looked_at.steps.impossible_births is not None:
        rows = people.filter(looked_at.steps.impossible_births.fill_null(False))
        born = next(each for each in ("birth_date", "birth_year", "age") if each in places)
        yield _Check(MEMBERS, rows, born, born, "impossible_birth", _BIRTH.format(earliest=EARLIEST))
    yield _Check(MEMBERS, people.filter(nw.col(ID).is_null()), ID, None, "no_id", _NO_ID)
    key = KEY if KEY in people.collect_schema().names() else ID
    known = looked_at.frame.select(key).unique(key)
    named = people.filter(~nw.col(ID).is_null())
    # No other columns: PyArrow joins none that holds nothing.
    named = named.select(ID) if key == ID else named.select(nw.col(ID).cast(nw.String), key)
    strangers = named.join(known, on=key, how="anti")
    yield _Check(MEMBERS, strangers, ID, ID, "without_household", _STRANGER)


def _values(
    table: str, frame: Any, places: Mapping[str, Place], names: Mapping[str, str], has_id: bool
) -> Iterator[_Check]:
    """Cells that hold no value of their fact."""
    for path, place in places.items():
        if path not in names:
            continue
        given, read = nw.col(place.column), nw.col(names[path])
        wrong = _wrong(place, given, read, frame)
        if wrong is not None:
            code = "unknown_code" if place.kind in (Kind.CODE, Kind.CODES) else "impossible_value"
            rows = frame.filter(wrong.fill_null(False))
            found = None if place.kind is Kind.CODES else place.column
            yield _Check(table, rows, place.column, found, code, _expected(place), has_id)


def _wrong(place: Place, given: nw.Expr, read: nw.Expr, frame: Any) -> nw.Expr | None:
    """Where a cell holds something that is no value; None for kinds of which every value is one."""
    fact = place.fact
    if fact is not None and fact.codes is not None:
        codes = [str(code) for code in fact.codes]
        if place.kind is Kind.CODE:
            return ~read.is_in(codes) & ~read.is_null()
        owned = sum((given.list.contains(code).cast(nw.Int64) for code in codes), start=nw.lit(0))
        return given.list.len().cast(nw.Int64) > owned
    said = ~given.is_null()
    if frame.collect_schema()[place.column].is_float():
        said = said & ~given.is_nan()
    if fact is None or place.kind is Kind.BOOLEAN:
        return said & read.is_null()
    if place.kind is Kind.DATE:
        return None
    outside = read < fact.minimum
    return said & (read.is_null() | (outside if fact.maximum is None else outside | (read > fact.maximum)))


def _expected(place: Place) -> Text:
    fact = place.fact
    if fact is None or fact.kind in (Kind.BOOLEAN, Kind.DATE):
        return _IMPOSSIBLE.format(expected=EXPECTED[place.kind])
    if fact.codes is not None:
        codes = ", ".join(str(code) for code in fact.codes)
        return (_NO_CODES if place.kind is Kind.CODES else _NO_CODE).format(expected=codes)
    return _IMPOSSIBLE.format(expected=_bounds(fact))


def _bounds(fact: Fact) -> Text:
    most = "" if fact.maximum is None else f"–{fact.maximum}"
    kind = EXPECTED[fact.kind]
    return Text(f"{kind.vi}, {fact.minimum}{most or ' trở lên'}", f"{kind.en}, {fact.minimum}{most or ' or more'}")


def _contradiction(path: str) -> Text:
    return _CONTRADICTIONS.get(path, _CONTRADICTIONS["findings"])


_IMPOSSIBLE = Text("giá trị không thể có; cần {expected}", "impossible value; expected {expected}")
_NO_CODE = Text("không phải mã trong danh mục; cần {expected}", "not a code of the list; expected {expected}")
_NO_CODES = Text(
    "danh sách có mã lặp lại hoặc không có trong danh mục; cần {expected}",
    "a list with a code that is repeated or of no list; expected {expected}",
)
_CONTRADICTIONS = {
    "size": Text(
        "số nhân khẩu nhỏ hơn số thành viên được liệt kê", "household size smaller than the number of members listed"
    ),
    "income_per_head": Text(
        "thu nhập bình quân trái với thu nhập cả hộ", "income per head contradicts the household's income"
    ),
    "deprivation_points": Text(
        "không khớp với các chỉ số thiếu hụt", "no combination of the findings gives this total"
    ),
    "findings": Text("kết luận trái với các dữ kiện", "the finding contradicts the facts"),
}
_BIRTH = Text(
    "sinh trước năm {earliest} hoặc sau ngày xét, hoặc ngày sinh, năm sinh và tuổi trái nhau",
    "born before {earliest} or after the date of classification, or date, year and age contradict each other",
)
_NO_ID = Text("thiếu mã hộ", "no household id")
_TWICE = Text("nhiều hộ cùng mã này", "several households have this id")
_ALONE = Text("hộ không có thành viên nào trong bảng thành viên", "no member of this household is in the table")
_STRANGER = Text("không có hộ nào mang mã này", "no household has this id")
