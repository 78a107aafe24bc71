"""Standards that are made up, and records: what is drawn is what it says it is."""

from collections.abc import Callable
from typing import Any

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from chuan_ngheo import Household, HouseholdError, Standard, classify, read_household, standard
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.registry import standards as shipped
from chuan_ngheo.verification.strategies import boundary_households, households, members, records, standards


@given(law=standards())
def test_a_made_up_standard_is_a_standard(law: Standard) -> None:
    assert assemble(law.written) == law
    assert {cell.possible for cell in law.decision.cells()}
    statuses = [each.statuses for each in law.classes]
    assert statuses == sorted(statuses)


@given(law=standards(), data=st.data())
def test_households_are_drawn_for_any_standard(law: Standard, data: st.DataObject) -> None:
    for drawn in (households(law), households(law, complete=True), boundary_households(law)):
        household = data.draw(drawn)
        assert classify(household, law, on=law.start).possible
    assert not classify(data.draw(households(law, complete=True)), law, on=law.start).disagreement
    member = data.draw(members(law, complete=True))
    assert member.birth_date is not None
    assert member.birth_date <= law.start


def test_made_up_standards_are_of_every_shape() -> None:
    drawn: list[Standard] = []

    @settings(max_examples=80, database=None, derandomize=True)
    @given(law=standards())
    def collect(law: Standard) -> None:
        drawn.append(law)

    collect()
    shapes: list[Callable[[Standard], object]] = [
        lambda law: law.means.points is not None,
        lambda law: law.means.income.months == 12,
        lambda law: len(law.decision.areas) == 3,
        lambda law: law.decision.findings,
        lambda law: len(law.indicators) > 2 and len(law.classes) > 3,
        lambda law: any(cell.class_id is None for cell in law.decision.cells()),
    ]
    assert all(any(shape(law) for law in drawn) for shape in shapes)


@given(data=st.data(), law=st.sampled_from([each.id for each in shipped()]))
def test_records_are_read_or_refused(data: st.DataObject, law: str) -> None:
    record = data.draw(records(standard(law)))
    assert isinstance(read_household(record), Household) if _is_read(record) else record


def test_records_are_of_both_kinds() -> None:
    law = standard("vn-2022")
    quickly = settings(max_examples=500, database=None, phases=[Phase.generate])
    assert find(records(law), lambda each: _is_read(each) and "members" in each, settings=quickly)
    assert not _is_read(find(records(law), lambda each: not _is_read(each), settings=quickly))


def _is_read(record: dict[str, Any]) -> bool:
    try:
        read_household(record)
    except HouseholdError:
        return False
    return True
