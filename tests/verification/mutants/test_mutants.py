"""A standard's mutants: each is one change, stands at its place in the file, and is assembled as any standard."""

from collections import Counter
from pathlib import Path

import pytest

from chuan_ngheo import standard
from chuan_ngheo.standards.reader import read_standard, source_of_text, standard_of
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification.mutants import Mutant, MutantKind, mutants_of

LAWS = [each.id for each in standards()]
MADE = {each: mutants_of(standard(each)) for each in ("vn-2001", "vn-2022", "vn-sg-2019", "vn-hn-2016")}


@pytest.mark.parametrize("standard_id", MADE)
def test_every_mutant_is_another_standard_with_the_same_names(standard_id: str) -> None:
    law = standard(standard_id)
    digests = Counter(each.standard.digest for each in MADE[standard_id].mutants)
    assert law.digest not in digests
    for each in MADE[standard_id].mutants:
        assert [one.id for one in each.standard.classes] == [one.id for one in law.classes]
        assert [one.id for one in each.standard.indicators] == [one.id for one in law.indicators]


@pytest.mark.parametrize("standard_id", MADE)
def test_a_mutant_written_into_the_file_at_its_place_is_the_mutant(standard_id: str) -> None:
    """What is assembled is what the reader reads from the changed text."""
    file = standard_files()[standard_id]
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    tried = 0
    for each in MADE[standard_id].mutants[::2]:
        name, line, column = each.where.split(":")
        if name != file.name or each.kind in (MutantKind.AREAS, MutantKind.DECIDES):
            continue
        row = lines[int(line) - 1]
        head, rest = row[: int(column) - 1], row[int(column) - 1 :]
        if each.kind in (MutantKind.LINE, MutantKind.MONTHS, MutantKind.SCORE, MutantKind.DAY):
            changed = head + rest.replace(number_in(rest), each.after, 1)
        elif each.before in row:
            changed = row.replace(each.before, each.after, 1)
        else:
            continue  # a rule folded over several lines
        text = "".join([*lines[: int(line) - 1], changed, *lines[int(line) :]])
        assert read_standard(text, file.name) == each.standard, each
        tried += 1
    assert tried >= 5


def number_in(text: str) -> str:
    """The number or day that a text begins with."""
    return text[: next(place for place, each in enumerate(text) if not (each.isdigit() or each in "_-"))]


def of_kind(found: tuple[Mutant, ...], kind: MutantKind) -> list[tuple[str, str, str]]:
    return [(each.path[-1], each.before, each.after) for each in found if each.kind is kind]


def test_what_is_changed_outside_the_rules() -> None:
    found = MADE["vn-sg-2019"].mutants
    assert of_kind(found, MutantKind.MONTHS) == [("months", "12", "11"), ("months", "12", "13")]
    assert of_kind(found, MutantKind.DAY) == [
        ("from", "2019-01-01", "2018-12-31"),
        ("from", "2019-01-01", "2019-01-02"),
        ("to", "2020-12-31", "2020-12-30"),
        ("to", "2020-12-31", "2021-01-01"),
    ]
    assert not of_kind(found, MutantKind.AREAS)  # the lines of the city are the same in all areas
    assert {each.path for each in found} >= {("covers", "when"), ("classes", "poor_group_1", "when")}
    areas = of_kind(MADE["vn-2001"].mutants, MutantKind.AREAS)
    assert len(areas) == 3
    assert areas[0] == ("poverty", "urban 150000, rural 100000", "urban 100000, rural 150000")
    national = MADE["vn-2022"].mutants
    assert of_kind(national, MutantKind.DECIDES) == [("decides", "income", "points")]
    assert of_kind(national, MutantKind.SCORE) == [("points", "10", "9"), ("points", "10", "11")]
    designated = [each for each in of_kind(national, MutantKind.DAY) if "2025-02" in each[1]]
    assert designated == [("from", "2025-02-24", "2025-02-23"), ("from", "2025-02-24", "2025-02-25")]


def test_a_change_that_the_reader_refuses_is_no_mutant() -> None:
    """There is no order of jobs: “employment <= seeking” cannot be written by mistake."""
    made = MADE["vn-2022"]
    assert made.refused > 0
    assert not any("employment <= seeking" in each.after for each in made.mutants)
    assert any("employment != seeking" in each.after for each in made.mutants)


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    text = standard_files()["vn-2001"].read_text(encoding="utf-8").replace("2005-12-31", "9999-12-31")
    days = of_kind(mutants_of(read_standard(text)).mutants, MutantKind.DAY)
    assert [each for each in days if each[0] == "to"] == [("to", "9999-12-31", "9999-12-30")]


def test_places_are_those_of_the_source_or_else_paths(tmp_path: Path) -> None:
    text = standard_files()["vn-2001"].read_text(encoding="utf-8").replace("80_000", "81_000")
    source = source_of_text(text, "draft.yaml")
    law = standard_of(source)
    assert mutants_of(law, source).mutants[0].where.startswith("draft.yaml:")
    assert mutants_of(law).mutants[0].where == "means.income.lines.poverty.urban"


def test_points_of_an_indicator_are_changed_where_it_states_its_own() -> None:
    text = standard_files()["vn-2022"].read_text(encoding="utf-8")
    text = text.replace("id: vn-2022", "id: vn-own", 1)
    own = text.replace("    dimension: health\n", "    dimension: health\n    points: 20\n", 1)
    scored = [each for each in mutants_of(read_standard(own)).mutants if each.kind is MutantKind.SCORE]
    assert [(each.where, each.before, each.after) for each in scored] == [
        ("deprivation.points", "10", "9"),
        ("deprivation.points", "10", "11"),
        ("indicators.nutrition.points", "20", "19"),
        ("indicators.nutrition.points", "20", "21"),
    ]
