"""Tables as offices write them: most cells can be read, some cannot, some rows are no rows at all."""

import csv
import io

from hypothesis import strategies as st

from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.verification.strategies.drawing import drawn

IDS = ["H1", "H2", "H3", "H4", " H5 ", "hộ 6", "7", "8", "9", "#N/A"]
NUMBERS = {
    "size": ["1", "2", "4", "1.000"],
    "monthly_income": ["1.400.000", "3,000,000", "500000", "0", "9 000 000"],
    "income_per_head": ["700.000", "1300000", "150000,00"],
    "income_points": ["100", "130", "160"],
    "deprivation_points": ["0", "10", "30", "100", "15"],
    "residence_months": ["2", "30"],
    "floor_area": ["7,5", "45.25", "16", "30,0000000001", "8.0000000000000001"],
    "birth_date": ["20/11/1985", "2005-01-01", "1990", "2014-09-05", "2020-12-01"],
    "birth_year": ["1985", "2005", "20/11/1985", "2020", "2021"],
    "age": ["0", "35", "15", "6", "150"],
}
ANSWERS = ["có", "không", "Yes", "NO", "true"]
NOTHING = ["", " ", "không rõ"]
BAD = ["x", "-1", "99999999999999999999", "1.5e3", "có lẽ", "30/02/2001", "1.500", "hai, ba"]
NOTES = ["Bản Một", "a,b", 'nói "thế"', "hai\ndòng", "Huyê\u0323n", "=1+1", " ", ""]


@drawn
def cell(draw: st.DrawFn, fact: Fact) -> str:
    """What may stand in the column of a fact: unreadable one time in forty."""
    choice = draw(st.integers(0, 39))
    if choice == 0:
        return draw(st.sampled_from(BAD))
    if choice < 8:
        return draw(st.sampled_from(NOTHING))
    if fact.codes is not None:
        words = st.sampled_from(
            [word for code in fact.codes for word in (str(code), code.label.vi, code.label.en.upper())]
        )
        if fact.kind is Kind.CODES:
            return draw(
                st.lists(words.filter(lambda word: "," not in word), max_size=3).map("; ".join) | st.just("không có gì")
            )
        return draw(words)
    return draw(st.sampled_from(NUMBERS.get(fact.name, ANSWERS)))


@drawn
def table(draw: st.DrawFn, facts: dict[str, Fact], more: dict[str, Fact], ids: st.SearchStrategy[str]) -> str:
    """A table as CSV: some of the facts as columns, a column of notes, ids, and now and then a row that is none."""
    chosen = draw(st.lists(st.sampled_from([*facts]), unique=True, max_size=6))
    columns = {name: facts[name] for name in chosen} | {
        name: fact for name, fact in more.items() if draw(st.integers(0, 3)) == 0
    }
    if "devices" in columns:
        columns = {name: fact for name, fact in columns.items() if not name.startswith("has_")}
    headings = ["Mã hộ", *columns, "Ghi chú"]
    rows = [headings]
    for place in range(draw(st.integers(0, 11))):
        identity = draw(st.one_of(st.just(IDS[place % len(IDS)]), st.just(IDS[place % len(IDS)]), ids))
        row = [identity, *(draw(cell(fact)) for fact in columns.values()), draw(st.sampled_from(NOTES))]
        broken = draw(st.integers(0, 29))
        rows.append({0: [*row, "thừa"], 1: row[:-1], 2: [""] * len(row)}.get(broken, row))
    out = io.StringIO(newline="")
    separator, line_end = draw(st.sampled_from([",", ";"])), draw(st.sampled_from(["\n", "\r\n"]))
    csv.writer(out, delimiter=separator, lineterminator=line_end).writerows(rows)
    return out.getvalue()


_DEVICES = {f"has_{device}": Fact(f"has_{device}", Kind.BOOLEAN, device.label) for device in Device}
_IDS = st.sampled_from([*IDS, "", " ", "H99"])


def households(findings: list[str]) -> st.SearchStrategy[str]:
    """A table of households, with columns of findings for some of these indicators."""
    decided = {f"finding_{each}": Fact(each, Kind.BOOLEAN, HOUSEHOLD_FACTS["area"].label) for each in findings}
    return table(HOUSEHOLD_FACTS, _DEVICES | decided, _IDS)


def members() -> st.SearchStrategy[str]:
    """A table of members of such households."""
    return table(MEMBER_FACTS, {}, _IDS)
