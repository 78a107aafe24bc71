"""The laws of ``classify``: no row is lost, and each result is the one that `chuan_ngheo.classify` gives."""

from collections.abc import Callable
from datetime import date
from typing import Any
from unicodedata import normalize

import pytest
from attrs import asdict, evolve, frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import chuan_ngheo as cn
from chuan_ngheo.household.codes import Device, Toilet
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact
from chuan_ngheo.household.model import Household
from chuan_ngheo.verification.strategies.drawing import drawn
from chuan_ngheo.verification.strategies.surveyed import households, with_findings

ON = date(2020, 11, 20)
STANDARDS = ["vn-2016", "vn-2022"]
laws = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

FACTS = [name for name in HOUSEHOLD_FACTS if name != "devices"]
HEADINGS = ["household_id", *FACTS, *(f"has_{device}" for device in Device)]

GOOD = "good"
UNREADABLE = "unreadable"
NAMELESS = "nameless"
TWICE = "twice"
TOO_LONG = "too long"
CONTRADICTS = "contradicts"
BAD = (UNREADABLE, NAMELESS, TWICE, TOO_LONG, CONTRADICTS)

notes = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12).map(
    lambda text: normalize("NFC", text)
)


@frozen
class Row:
    """A household to write in a table, and what is wrong with its row."""

    household: Household
    fault: str
    note: str


def written(value: Any) -> str:
    """A fact as a cell of a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    text = str(value)
    before, _, after = text.partition(".")
    return f"{before},{after}0" if len(after) == 3 else text.replace(".", ",")


def cells_of(facts: dict[str, Fact], subject: Any) -> list[str]:
    return [written(getattr(subject, name)) for name in facts if name != "devices"]


def device_cells(household: Household) -> list[str]:
    if household.devices is None:
        return [""] * len(Device)
    owned, unknown = household.devices, household.devices_unknown
    return ["" if device in unknown else written(device in owned) for device in Device]


@drawn
def rows_of(draw: st.DrawFn, standard: cn.Standard) -> list[Row]:
    """Rows of a table, the first always good; findings agree with the facts except where the fault says so."""
    faults = draw(st.lists(st.sampled_from([GOOD, GOOD, *BAD]), max_size=5))
    rows = []
    for place, fault in enumerate([GOOD, *faults]):
        household = draw(households(standard, ON))
        if fault == CONTRADICTS:
            household = evolve(household, toilet=Toilet.NONE, findings={"toilet": False})
        elif draw(st.booleans()) and None in standard.profile(household, ON):
            household = draw(with_findings(household, standard, ON))
        note = draw(notes)
        if fault == NAMELESS and not note.strip():
            note = "ghi chú"  # a row without anything at all would be no row
        rows.append(Row(evolve(household, id=f"H{place}"), fault, note))
    return rows


def table_of(rows: list[Row], standard: cn.Standard) -> list[list[str]]:
    findings = [indicator.id for indicator in standard.indicators]
    table = [[*HEADINGS, "Ghi chú", *(f"finding_{finding}" for finding in findings)]]
    for row in rows:
        household = row.household
        identity = {NAMELESS: " ", TWICE: "H0"}.get(row.fault, str(household.id))
        cells = [identity, *cells_of(HOUSEHOLD_FACTS, household), *device_cells(household), row.note]
        cells += [written(household.findings.get(finding)) for finding in findings]
        if row.fault == UNREADABLE:
            cells[1 + FACTS.index("toilet")] = "hố gì đó"
        table.append([*cells, "thừa"] if row.fault == TOO_LONG else cells)
    return table


def members_of(rows: list[Row]) -> list[list[str]]:
    table = [["household_id", *MEMBER_FACTS]]
    for row in rows:
        table += [[str(row.household.id), *cells_of(MEMBER_FACTS, member)] for member in row.household.members or ()]
    return table


def expected(result: cn.Classification) -> dict[str, str]:
    """The cells of the result, from the result of the library alone."""
    found = {f"deprived_{name}": finding.deprived for name, finding in result.findings.items()}
    truths = {name: "" if truth is None else ("true" if truth else "false") for name, truth in found.items()}
    return {
        "status": "" if result.status is None else result.status.value,
        "class_id": result.class_id or "",
        "possible": "" if result.is_determined else "|".join(result.possible),
        "deprivations": "" if result.deprivations is None else str(result.deprivations),
        **truths,
    }


@laws
@pytest.mark.parametrize("standard_id", STANDARDS)
@given(data=st.data())
def test_no_row_is_lost_and_every_result_is_that_of_the_library(
    folders: Callable[[], Any], standard_id: str, data: st.DataObject
) -> None:
    standard = cn.standard(standard_id)
    rows = data.draw(rows_of(standard))
    folder = folders()
    table = table_of(rows, standard)
    folder.table("households.csv", table)
    folder.table("members.csv", members_of(rows))
    ran = folder.classify("--members", "members.csv", "--standard", standard_id)

    bad = [row for row in rows if row.fault != GOOD]
    rejects = folder.records("result.rejected.csv") if bad else []
    rejected = {int(each["row"]) for each in rejects if each["file"] == "households.csv"}
    assert rejected == {number for number, row in enumerate(rows, start=2) if row.fault != GOOD}
    results = folder.records("result.csv")
    assert len(results) + len(rejected) == len(rows)
    assert ran.status == (1 if bad else 0)
    assert ("result.rejected.csv" in folder.files()) == bool(bad)

    headings = table[0]
    good = [(row, cells) for row, cells in zip(rows, table[1:], strict=True) if row.fault == GOOD]
    for (row, cells), result in zip(good, results, strict=True):
        assert [result[heading] for heading in headings] == cells
        answer = cn.classify(row.household, standard, on=ON)
        said = {column: cell for column, cell in result.items() if column not in (*headings, "missing")}
        assert said == expected(answer)
        assert bool(result["missing"]) == bool(answer.missing)


@laws
@given(data=st.data())
def test_the_summary_counts_what_stands_in_the_result(folders: Callable[[], Any], data: st.DataObject) -> None:
    standard = cn.standard("vn-2016")
    rows = data.draw(rows_of(standard))
    folder = folders()
    folder.table("households.csv", table_of(rows, standard))
    folder.table("members.csv", members_of(rows))
    ran = folder.classify("--members", "members.csv")
    results = folder.records("result.csv")

    counted = counts(ran.out)
    for each in standard.classes:
        assert counted[each.name.en] == sum(result["class_id"] == each.id for result in results)
    assert counted["Total"] == len(results)
    open_rows = sum(not result["class_id"] for result in results)
    assert sum(count for name, count in counted.items() if "undetermined" in name) == open_rows
    deprived = {each.name.en: each.id for each in standard.indicators}
    for name, numbers in lines(ran.out, deprived).items():
        column = f"deprived_{deprived[name]}"
        true = [result["status"] for result in results if result[column] == "true"]
        unknown = sum(result[column] == "" for result in results)
        assert numbers == [true.count("poor"), true.count("near_poor"), len(true), unknown]


def counts(out: str) -> dict[str, int]:
    """The number of households of each class in a summary."""
    first = out.partition("Households deprived")[0].splitlines()[3:]
    split = [line.rsplit(maxsplit=3) for line in first if line.strip() and not line.startswith(("!", "Persons"))]
    return {name.strip(): int(households) for name, households, _, _ in split}


def lines(out: str, names: dict[str, str]) -> dict[str, list[int]]:
    """The numbers behind each of these names in the table of indicators."""
    table = out.partition("Households deprived")[2]
    found = {name: next(line for line in table.splitlines() if line.startswith(name)) for name in names}
    return {name: [int(each) for each in line.removeprefix(name).split()] for name, line in found.items()}


def test_the_table_of_this_test_says_all_that_a_household_is() -> None:
    """No fact is left out above; what is not a fact is written in another way."""
    said = {"id", "findings", "labels", "members", "devices_unknown", *HOUSEHOLD_FACTS}
    assert set(asdict(Household(), recurse=False)) == said
