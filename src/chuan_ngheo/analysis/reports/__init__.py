"""Official reports: the tables of a review as typed results, then as text, HTML, CSV and an Excel workbook.

Names are loaded when first used. They need the extra ``tables``; workbooks need ``excel`` besides.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Text

if TYPE_CHECKING:
    from chuan_ngheo.analysis.reports.children import Children
    from chuan_ngheo.analysis.reports.contents import Contents
    from chuan_ngheo.analysis.reports.csv_tables import write_csv
    from chuan_ngheo.analysis.reports.labels import Naming
    from chuan_ngheo.analysis.reports.making import report
    from chuan_ngheo.analysis.reports.registers import Earlier
    from chuan_ngheo.analysis.reports.report_tables import Cell, Column, Kind, Picture, Report, ReportTable, Row
    from chuan_ngheo.analysis.reports.result_file import ResultReader, ResultTable
    from chuan_ngheo.analysis.reports.workbook import write_workbook

_ROOMS = {
    "children": ("Children",),
    "csv_tables": ("write_csv",),
    "labels": ("Naming",),
    "contents": ("Contents",),
    "making": ("report",),
    "report_tables": ("Cell", "Column", "Kind", "Picture", "Report", "ReportTable", "Row"),
    "registers": ("Earlier",),
    "result_file": ("ResultReader", "ResultTable"),
    "workbook": ("write_workbook",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}
_OF_THE_EXTRA = {"narwhals", "polars"}

__all__ = [  # noqa: RUF022 - in the order in which a reader meets them
    "report",
    "Contents",
    "Children",
    "Earlier",
    "Naming",
    "Report",
    "ReportTable",
    "Column",
    "Kind",
    "Row",
    "Cell",
    "Picture",
    "write_csv",
    "write_workbook",
    "ResultReader",
    "ResultTable",
]


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        room = import_module(f"{__name__}.{_ROOM_OF[name]}")
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".", maxsplit=1)[0] not in _OF_THE_EXTRA:
            raise
        raise MissingExtra([Problem("", _MISSING.format(name=name))]) from missing
    value = globals()[name] = getattr(room, name)
    return value


_MISSING = Text(
    "reports.{name} cần thêm gói: pip install 'chuan-ngheo[tables]'",
    "reports.{name} needs an extra: pip install 'chuan-ngheo[tables]'",
)
