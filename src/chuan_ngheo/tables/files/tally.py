"""The counts behind a summary, added up frame by frame; nothing of a single household is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import polars as pl
from attrs import define, field

from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.files.classifying import PERSONS, is_refused

Standing = tuple[str | None, str | None]
"""A class and a status, by their ids; each may be open."""


@define
class Tally:
    """Households and persons by class, deprivations by indicator and status, and what is to be noted."""

    standard: Standard
    households: Counter[Standing] = field(factory=Counter)
    persons: Counter[Standing] = field(factory=Counter)
    deprived: Counter[tuple[str, str | None]] = field(factory=Counter)
    """By indicator and status."""
    unknown: Counter[str] = field(factory=Counter)
    """Findings left open, by indicator."""
    notes: Counter[str] = field(factory=Counter)
    refused: int = 0
    """Households whose facts contradict each other: they are not among the others."""
    missing: Counter[str] = field(factory=Counter)
    """Households by each fact, in words, that would have to be asked."""

    @property
    def count(self) -> int:
        """All households."""
        return self.households.total()

    @property
    def open(self) -> int:
        """Households whose class is open."""
        return sum(count for (class_id, _), count in self.households.items() if class_id is None)

    def add(self, results: pl.LazyFrame) -> None:
        """Count the households of a frame of results: the columns of `tables.classify` and `PERSONS`."""
        indicators = [each.id for each in self.standard.indicators]
        names = results.collect_schema().names()
        noted = {"unknown_size": pl.col(PERSONS).is_null()}
        if "disagreement" in names:
            noted["disagreement"] = pl.col("disagreement")
        if "covered" in names:
            noted |= {"not_covered": ~pl.col("covered"), "perhaps_covered": pl.col("covered").is_null()}
        sums = [pl.len().alias("households"), pl.col(PERSONS).sum().alias("persons")]
        sums += [test.sum().alias(f"note {note}") for note, test in noted.items()]
        sums += [pl.col(f"deprived_{each}").sum().alias(f"deprived {each}") for each in indicators]
        sums += [pl.col(f"deprived_{each}").null_count().alias(f"unknown {each}") for each in indicators]
        refused = is_refused().alias("refused")
        for row in (
            results.group_by("class_id", "status", refused).agg(sums).collect(engine="streaming").iter_rows(named=True)
        ):
            if row["refused"]:
                self.refused += row["households"]
                continue
            standing = (row["class_id"], row["status"])
            self.households[standing] += row["households"]
            self.persons[standing] += row["persons"]
            for note in noted:
                self.notes[note] += row[f"note {note}"]
            for each in indicators:
                self.deprived[each, row["status"]] += row[f"deprived {each}"]
                self.unknown[each] += row[f"unknown {each}"]

    def ask(self, facts: Iterable[str]) -> None:
        """Count the facts, in words, that one household would have to be asked for."""
        self.missing.update(dict.fromkeys(facts, 1))

    def deprived_in(self, indicator: str, status: str | None = None) -> int:
        """Households deprived by an indicator: those of a status, or all."""
        return sum(
            count
            for (each, of_status), count in self.deprived.items()
            if each == indicator and status in (None, of_status)
        )
