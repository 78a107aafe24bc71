"""Official reports: the tables of a review as typed results, then as text, HTML, CSV and an Excel workbook.

Names are loaded when first used. They need the extra ``tables``; workbooks need ``excel`` besides.
"""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

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

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(__name__, _ROOMS)
