"""What a check says of any small standard is what trying every kind of household says."""

import re
from collections.abc import Iterator
from itertools import combinations

from attrs import evolve
from hypothesis import assume, given

from chuan_ngheo.errors import StandardError
from chuan_ngheo.verification.checking.checked import Check, check_text
from chuan_ngheo.verification.checking.remark import Remark, RemarkKind
from verification.checking.small_standards import AREAS, REST, SmallStandard, small_standards


def checked(law: SmallStandard) -> Check | None:
    """The check; None where the reader refuses the file and nobody is left out."""
    try:
        return check_text(law.text(), "x.yaml")
    except StandardError:
        return None


def of(kind: RemarkKind, result: Check) -> list[Remark]:
    return [each for each in result.remarks if each.kind is kind]


def areas_of(remark: Remark) -> set[str]:
    """The areas that a remark is about."""
    named = {area for area in AREAS if f" in {area}" in remark.message.en.split(":")[0]}
    return named or set(AREAS)


def named(remark: Remark, count: int) -> tuple[str, ...]:
    """The first names in quotes that a remark says."""
    return tuple(re.findall("“([^”]*)”", remark.message.en)[:count])


def unreached(law: SmallStandard) -> Iterator[tuple[str, str]]:
    for area in AREAS:
        reached = {law.class_of(area, *spot) for spot in law.spots(area)}
        yield from ((each, area) for each in [*law.rules, *([REST] if law.has_rest else [])] if each not in reached)


@given(small_standards())
def test_a_class_is_unreachable_where_no_household_is_in_it(law: SmallStandard) -> None:
    result = checked(law)
    assume(result is not None)
    assert result is not None
    found = of(RemarkKind.UNREACHABLE, result)
    told = {(*named(each, 1), area) for each in found for area in areas_of(each)}
    assert told == set(unreached(law))
    for each in found:
        if each.household is not None:
            (name,) = named(each, 1)
            spot = law.stated(each.household)
            assert name == REST or law.holds(law.rules[name], *spot)
            assert law.class_of(*spot) != name


def crossing(law: SmallStandard) -> Iterator[tuple[str, str]]:
    status = dict(zip(law.rules, law.statuses, strict=False))
    for one, other in combinations(law.rules, 2):
        for area in AREAS:
            pairs = {
                (law.holds(law.rules[one], area, *spot), law.holds(law.rules[other], area, *spot))
                for spot in law.spots(area)
            }
            if status[one] != status[other] and {(True, True), (True, False), (False, True)} <= pairs:
                yield one, other


@given(small_standards())
def test_two_rules_overlap_where_some_household_meets_both_and_some_meet_just_one(law: SmallStandard) -> None:
    result = checked(law)
    assume(result is not None)
    assert result is not None
    told = {named(each, 2) for each in of(RemarkKind.OVERLAP, result)}
    assert told == set(crossing(law))
    for each in of(RemarkKind.OVERLAP, result):
        assert each.household is not None
        one, other = named(each, 2)
        spot = law.stated(each.household)
        assert law.holds(law.rules[one], *spot)
        assert law.holds(law.rules[other], *spot)


@given(small_standards())
def test_a_gap_is_told_where_some_household_has_no_class(law: SmallStandard) -> None:
    law = evolve(law, has_rest=False)
    left = {area for area in AREAS if any(law.class_of(area, *spot) is None for spot in law.spots(area))}
    result = checked(law)
    assert (result is not None) == bool(left)
    if result is not None:
        gaps = of(RemarkKind.GAP, result)
        assert gaps
        assert not result.is_sound
        for each in gaps:
            assert each.household is not None
            assert law.class_of(*law.stated(each.household)) is None


@given(small_standards())
def test_an_indicator_is_idle_where_turning_it_never_changes_the_class(law: SmallStandard) -> None:
    law = evolve(law, has_rest=True)
    result = checked(law)
    assert result is not None
    idle = {
        each
        for each in law.indicators
        if all(
            law.class_of(area, income, {**found, each: False}) == law.class_of(area, income, {**found, each: True})
            for area in AREAS
            for income, found in law.spots(area)
        )
    }
    places = {place for each in of(RemarkKind.IDLE_INDICATOR, result) for place in (each.where, *each.beside)}
    lines = law.text().splitlines()
    told = {lines[int(place.split(":")[1]) - 1].split(":")[0].strip() for place in places}
    assert told == idle


@given(small_standards())
def test_an_amount_is_idle_where_the_class_is_the_same_below_at_and_above_it(law: SmallStandard) -> None:
    law = evolve(law, has_rest=True)
    result = checked(law)
    assert result is not None
    used = {line for line in law.amounts if any(line in rule for rule in law.rules.values())}
    idle = set()
    for area in AREAS:
        for line in used:
            near = [spot for spot in law.spots(area) if abs(spot[0] - law.amounts[line][area]) < 1]
            classes: dict[tuple[bool, ...], set[str | None]] = {}
            for income, found in near:
                classes.setdefault(tuple(found.values()), set()).add(law.class_of(area, income, found))
            if all(len(each) == 1 for each in classes.values()):
                idle.add((line, area))
    unused = {each.where for each in of(RemarkKind.IDLE_THRESHOLD, result) if "no rule uses" in each.message.en}
    assert len(unused) == len(set(law.amounts) - used)
    told = {
        (line, area)
        for each in of(RemarkKind.IDLE_THRESHOLD, result)
        if "parts no two" in each.message.en
        for line in each.message.en.split(" (")[0].removeprefix("the line “").removesuffix("”").split("”, “")
        for area in areas_of(each)
    }
    assert told == idle


@given(small_standards(plain=False))
def test_whatever_the_reader_accepts_can_be_checked(law: SmallStandard) -> None:
    result = checked(law)
    assume(result is not None)
    assert result is not None
    assert result.text("vi", 100)
    assert result.json()["is_sound"] == result.is_sound
    assert result.cells <= len(list(result.standard.decision.cells()))
