"""Tables of engines whose types pyright reads from their code, and mypy not at all."""

# mypy: ignore-errors

from datetime import date
from typing import assert_type

import ibis
import pandas as pd

import chuan_ngheo as cn

DAY = date(2020, 11, 20)
LAW = cn.standard("vn-2016")


def classified(frame: pd.DataFrame, table: ibis.Table) -> None:
    assert_type(cn.tables.classify(frame, LAW, frame, on=DAY), pd.DataFrame)
    assert_type(cn.tables.classify(table, LAW, on=DAY), ibis.Table)
    assert_type(cn.tables.patterns(frame), pd.DataFrame)
    cn.tables.classify(frame["area"], LAW, on=DAY)  # type: ignore
    cn.tables.classify(table, LAW, DAY, on=DAY)  # type: ignore
