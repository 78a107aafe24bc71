"""Rules that nobody has made law — not monotone, naming findings, leaving parts unknown — are read alike as well."""

from typing import Any

import pytest
from attrs import evolve

from chuan_ngheo import Standard, standard, tables
from chuan_ngheo.standards.assemble import assemble
from tables.cells import households_of_cells
from tables.drawn import accepted
from tables.engines import back, frames
from tables.laid_out import expected, tables_of

VN_2016 = standard("vn-2016")
RULES = {
    "two findings by name": [
        "means <= poverty and (deprived_toilet or deprived_telecom)",
        "deprivations == 2 or (means < minimum and deprived_toilet)",
        "means > poverty and means <= average and deprivations != 4",
        "unknown and means >= minimum",
    ],
    "three findings by name": [
        "deprived_toilet and deprived_telecom and deprived_water_source and deprivations >= 5",
        "means < poverty",
        "means <= poverty and deprivation_points > 40",
        "means >= average or deprivations < 1",
    ],
    "the well off first": [
        "not (means <= minimum) and not deprived_housing_area",
        "means <= minimum and unknown",
        "deprivation_points == 30",
        "means < average",
    ],
    "a class that nobody is in": [
        "deprivations > 20",
        "means <= poverty",
        "deprivations >= 0 and means > average",
        "deprived_child_schooling",
    ],
}


def ruled(rules: list[str]) -> Standard:
    """The standard of 2016 with other rules for its classes; the last one takes the rest."""
    written = VN_2016.written
    pairs = zip(written.classes.items(), rules, strict=False)
    return assemble(
        evolve(written, classes={**written.classes, **{each: evolve(own, when=rule) for (each, own), rule in pairs}})
    )


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "duckdb"])
@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_on_every_cell(rules: list[str], engine: str) -> None:
    law = ruled(rules)
    kept, results = accepted(households_of_cells(law), law, law.start)
    wanted = expected(results, law)
    assert len({each["possible"] for each in wanted}) > 5
    given: list[Any] = frames(engine, *tables_of(kept, law))
    found = back(tables.classify(given[0], law, given[1], on=law.start)).sort("household_id")
    assert found.select(list(wanted[0])).to_dicts() == wanted
