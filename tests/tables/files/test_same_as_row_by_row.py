"""Files of any size give what a register read row by row gives: the same cells, the same rejects, the same counts."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo import standard
from tables.files.row_by_row import ON, row_by_row
from tables.files.written_tables import households, members

laws = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@laws
@pytest.mark.usefixtures("few_at_a_time")
@pytest.mark.parametrize("standard_id", ["vn-2016", "vn-2022", "vn-sg-2019", "vn-2011"])
@given(data=st.data())
def test_the_same_result_and_the_same_rejects(folders: Callable[[], Any], standard_id: str, data: Any) -> None:
    law = standard(standard_id)
    folder = folders()
    folder.write("households.csv", data.draw(households([each.id for each in law.indicators])))
    people = data.draw(st.none() | members())
    if people is not None:
        folder.write("members.csv", people)
    name = None if people is None else "members.csv"
    expected = row_by_row(folder.path / "households.csv", name and folder.path / name, law, ON)
    done = folder.classify("households.csv", name, by=law)
    assert done.rejected == expected.rejected
    headings, *rows = done.rows()
    assert headings == expected.headings
    assert rows == expected.rows
    classes = Counter(row[headings.index("class_id")] or None for row in rows)
    counted: Counter[str | None] = Counter()
    for (class_id, _), count in done.tally.households.items():
        counted[class_id] += count
    assert counted == classes
