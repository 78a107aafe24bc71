"""Ages in columns are the ages of the scalar path, at each threshold and the day beside it."""

from datetime import date

import polars as pl
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Household, Member, Standard, standard, tables
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.verification.strategies.people import births as any_birth

VN_2016 = standard("vn-2016")
DAYS = st.sampled_from([date(2020, 11, 20), date(2020, 2, 29), date(2021, 2, 28), date(2020, 12, 31), date(2021, 1, 1)])
RULES = [
    *(f"any_member(age {operator} {age})" for operator in ("<", "<=", ">", ">=", "==", "!=") for age in (0, 6, 15)),
    "any_member(birth_year >= 1986)",
    "any_member(birth_year == 2005)",
    "any_member(5 <= age < 15)",
    "any_member(age + 3 > 18)",
    "any_member(2 * age < birth_year - 1960)",
    "any_member(birth_year <= 3000)",
    "any_member((age == 17 and insured) or (age == 18 and insured))",
    "count_members(age < 16) > size - count_members(age >= 60)",
    "count_members(age >= 0) == size",
    "not any_member(age >= 300)",
    "any_member(age >= 2020)",
]


def asking() -> Standard:
    """The standard of 2016 with these rules for its indicators."""
    written = VN_2016.written
    any_entry = next(iter(written.indicators.values()))
    entries = {f"rule_{place}": evolve(any_entry, deprived_when=rule) for place, rule in enumerate(RULES)}
    return assemble(evolve(written, indicators=entries))


ASKING = asking()
FOUND = [f"deprived_{each.id}" for each in ASKING.indicators]
TYPES = {"birth_date": pl.Date, "birth_year": pl.Int64, "age": pl.Int64, "insured": pl.Boolean}


@given(data=st.data(), on=DAYS)
def test_every_birth_under_every_rule(data: st.DataObject, on: date) -> None:
    drawn = data.draw(
        st.lists(st.tuples(any_birth(VN_2016, on), st.sampled_from([True, False, None])), min_size=1, max_size=12)
    )
    sizes = [data.draw(st.sampled_from([None, 1, 2])) for _ in drawn]
    wanted = [
        ASKING.profile(Household(size=size, members=[Member(**born, insured=insured)]), on)
        for (born, insured), size in zip(drawn, sizes, strict=True)
    ]
    one = pl.DataFrame({"household_id": range(len(drawn)), "size": sizes}, schema_overrides={"size": pl.Int64})
    other = pl.DataFrame(
        [{"household_id": number, **born, "insured": insured} for number, (born, insured) in enumerate(drawn)],
        schema={"household_id": pl.Int64, **TYPES},
    )
    assert tables.classify(one, ASKING, other, on=on).select(FOUND).rows() == wanted
    column = data.draw(st.sampled_from(["birth_year", "age", "birth_date"]))
    silent = other.filter(pl.col(column).is_null())  # rows that say as much without the column
    own = one.join(silent, on="household_id", how="semi", maintain_order="left")
    fewer = tables.classify(own, ASKING, silent.drop(column), on=on).select(FOUND).rows()
    assert fewer == [wanted[number] for number in own["household_id"]]
