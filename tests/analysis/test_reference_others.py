"""Beside an income distribution of the World Bank's and the thirty people of a small package."""

from fractions import Fraction

import polars as pl
import pytest

from analysis.by_hand import by_hand, score
from analysis.reference import needs, table
from chuan_ngheo.analysis import income_poverty, measure


@needs("wbpip_fgt")
def test_income_poverty_is_theirs_to_every_digit_printed() -> None:
    texts = table("wbpip_fgt/synthetic_microdata.csv.gz", infer_schema=False)
    incomes = texts.select(pl.col("welfare", "weight").str.strip_chars().cast(pl.Float64))
    line = sum(map(Fraction, incomes["welfare"]), Fraction(0)) / len(incomes)
    assert float(line) == pytest.approx(3617167.627451172, rel=1e-15)
    (found,) = income_poverty(incomes, line, "welfare", weight="weight")
    shares = [*(float(each or 0) for each in (found.headcount, found.gap, found.severity)), found.watts]
    assert [f"{share:.7f}" for share in shares] == ["0.7333513", "0.3957584", "0.2534849", "0.6899868"]


@needs("cran_mpi_example")
@pytest.mark.parametrize("k", [1, 3, 4, 5])
def test_thirty_people_counted_by_hand(k: int) -> None:
    people = table("cran_mpi_example/input.csv")
    indicators = people.columns[:-1]
    assert len(indicators) == 11
    found = measure(people, {"all": dict.fromkeys(indicators, 1)}, [Fraction(k, 11)], by=["Region"])
    weights = dict.fromkeys(indicators, Fraction(1, 11))
    groups = {"nat": people, **{name: part for (name,), part in people.group_by("Region")}}
    for name, part in groups.items():
        rows = part.to_dicts()
        hand = by_hand(rows, weights, [score(row, weights) >= Fraction(k, 11) for row in rows])
        where = {"loa": "nat" if name == "nat" else "Region", "subg": str(name)}
        assert found.get("H", **where).value == hand.headcount
        assert found.get("A", **where).value == hand.intensity
        assert found.get("M0", **where).value == hand.adjusted
        for indicator in indicators:
            assert found.get("hdk", indicator=indicator, **where).value == hand.censored[indicator]
            assert found.get("pctb", indicator=indicator, **where).value == hand.shares[indicator]
