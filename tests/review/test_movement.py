"""Movement, household by household: each line, what is told of splits and merges, what is refused, how it reads."""

import pytest

from chuan_ngheo.review import Entry, Family, Leaving, Line, Movement, ReviewError, Standing, Succession, movement
from chuan_ngheo.standards.status import Status

POOR, NEAR_POOR, AVERAGE, ABOVE = Status


def poor_lines(moved: Movement) -> dict[str, tuple[int, int | None, tuple[str, ...]]]:
    return {str(row.line): (row.households, row.persons, row.ids) for row in moved.poor.rows if row.ids}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (Entry("A", POOR, 4), Entry("A", NEAR_POOR, 3), Line.ESCAPED_TO_NEAR_POOR),
        (Entry("A", POOR, 4), Entry("A", AVERAGE, 3), Line.ESCAPED_ABOVE),
        (Entry("A", POOR, 4), Entry("A", ABOVE, 3), Line.ESCAPED_ABOVE),
        (Entry("A", POOR, 4), Entry("A", None, 3, possible={AVERAGE, ABOVE}), Line.ESCAPED_ABOVE),
        (Entry("A", POOR, 4), Entry("A", None, 3, possible={NEAR_POOR, AVERAGE}), Line.UNKNOWN_AT_END),
        (Entry("A", POOR, 4), Entry("A", left=Leaving.DIED), Line.OTHER_DECREASE),
        (Entry("A", POOR, 4), Entry("A", left=Leaving.MOVED_AWAY), Line.OTHER_DECREASE),
        (Entry("A", POOR, 4), Entry("B", AVERAGE, 3), Line.NO_LONGER_REGISTERED),
    ],
)
def test_a_poor_household_goes_off_the_list_by_one_line_with_the_persons_it_had(
    before: Entry, after: Entry, line: Line
) -> None:
    assert poor_lines(movement([before], [after])) == {"start": (1, 4, ("A",)), str(line): (1, 4, ("A",))}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (Entry("A", NEAR_POOR, 4), Entry("A", POOR, 3), Line.NEAR_POOR_BECOME_POOR),
        (Entry("A", AVERAGE, 4), Entry("A", POOR, 3), Line.NEW),
        (Entry("B", AVERAGE, 4), Entry("A", POOR, 3), Line.NEW),
        (Entry("A", None, 4), Entry("A", POOR, 3), Line.UNKNOWN_AT_START),
        (Entry("B", AVERAGE, 4), Entry("A", POOR, 3, moved_in=True), Line.OTHER_INCREASE),
        (Entry("A", left=Leaving.MOVED_AWAY), Entry("A", POOR, 3, moved_in=True), Line.OTHER_INCREASE),
    ],
)
def test_a_poor_household_comes_onto_the_list_by_one_line_with_the_persons_it_has(
    before: Entry, after: Entry, line: Line
) -> None:
    assert poor_lines(movement([before], [after], history=[])) == {str(line): (1, 3, ("A",)), "end": (1, 3, ("A",))}


def test_relapse_is_told_by_the_lists_of_earlier_years() -> None:
    before = [Entry(each, AVERAGE, 1) for each in "ABCD"] + [Entry("E", NEAR_POOR, 1)]
    after = [Entry(each, POOR, 1) for each in "ABCDE"]
    history = [
        [Entry("A", POOR), Entry("B", NEAR_POOR), Entry("C", None), Entry("E", POOR)],
        [Entry("A", AVERAGE), Entry("C", NEAR_POOR), Entry("D", left=Leaving.MOVED_AWAY)],
    ]
    lines = poor_lines(movement(before, after, history))
    assert lines["relapsed"] == (1, 1, ("A",))
    assert lines["new"] == (2, 2, ("B", "D"))
    assert lines["new_or_relapsed"] == (1, 1, ("C",))
    assert lines["near_poor_become_poor"] == (1, 1, ("E",))


def test_a_relapse_into_near_poverty_is_told_by_the_lists_of_the_near_poor() -> None:
    before = [Entry("A", AVERAGE), Entry("B", AVERAGE), Entry("C", POOR)]
    after = [Entry(each, NEAR_POOR) for each in "ABC"]
    table = movement(before, after, [[Entry("A", NEAR_POOR), Entry("B", POOR), Entry("C", NEAR_POOR)]]).near_poor
    assert (table[Line.RELAPSED].ids, table[Line.NEW].ids) == (("A",), ("B",))
    assert table[Line.ESCAPED_TO_NEAR_POOR].ids == ("C",)


def test_one_year_of_two_registers_serves_as_the_start_of_the_next() -> None:
    """Departures, arrivals and predecessors of the year before say nothing any more."""
    first = [Entry("A", POOR, 4), Entry("B", POOR, 2)]
    second = [Entry("A", POOR, 3), Entry("A1", POOR, 1, ["A"]), Entry("B", left=Leaving.DIED)]
    third = [Entry("A", AVERAGE, 3), Entry("A1", POOR, 1)]
    assert poor_lines(movement(second, third, [first])) == {
        "start": (2, 4, ("A", "A1")),
        "escaped_above": (1, 3, ("A",)),
        "end": (1, 1, ("A1",)),
        "unchanged": (1, 1, ("A1",)),
    }


def test_a_part_that_splits_off_is_told_and_the_household_goes_on() -> None:
    moved = movement([Entry("A", POOR, 5)], [Entry("A", POOR, 3), Entry("A1", POOR, 2, ["A"])])
    assert poor_lines(moved) == {
        "start": (1, 5, ("A",)),
        "fewer_persons": (0, 2, ("A",)),
        "formed_by_split_or_merge": (1, 2, ("A1",)),
        "end": (2, 5, ("A", "A1")),
        "unchanged": (1, 3, ("A",)),
    }
    assert moved.families == (Family(("A",), ("A", "A1")),)
    assert moved.families[0].succession is Succession.SPLIT


def test_households_that_merge_under_a_new_id_are_told() -> None:
    moved = movement([Entry("A", POOR, 2), Entry("B", NEAR_POOR, 1)], [Entry("C", POOR, 3, ["A", "B"])])
    assert poor_lines(moved) == {
        "start": (1, 2, ("A",)),
        "ended_by_split_or_merge": (1, 2, ("A",)),
        "formed_by_split_or_merge": (1, 3, ("C",)),
        "end": (1, 3, ("C",)),
    }
    assert moved.near_poor[Line.ENDED_BY_SPLIT_OR_MERGE].ids == ("B",)
    assert [each.succession for each in moved.families] == [Succession.MERGED]


def test_a_household_merged_into_another_is_told() -> None:
    moved = movement([Entry("A", POOR, 2), Entry("B", POOR, 1)], [Entry("A", POOR, 3, ["A", "B"])])
    assert poor_lines(moved)["ended_by_split_or_merge"] == (1, 1, ("B",))
    assert poor_lines(moved)["more_persons"] == (0, 1, ("A",))
    assert moved.families == (Family(("A", "B"), ("A",)),)


def test_a_new_id_alone_is_the_same_household() -> None:
    moved = movement([Entry("A", POOR, 2)], [Entry("Z", NEAR_POOR, 2, ["A"])], [])
    assert poor_lines(moved) == {"start": (1, 2, ("A",)), "escaped_to_near_poor": (1, 2, ("A",))}
    assert moved.near_poor[Line.ESCAPED_TO_NEAR_POOR].ids == ("Z",)
    assert [each.succession for each in moved.families] == [Succession.RENUMBERED]


def test_a_household_that_relapses_under_a_new_id_is_found_in_the_history_by_the_old_one() -> None:
    moved = movement([Entry("A", AVERAGE)], [Entry("Z", POOR, 1, ["A"])], [[Entry("A", POOR)]])
    assert moved.poor[Line.RELAPSED].ids == ("Z",)


def test_households_exchanged_among_several_are_one_family() -> None:
    before = [Entry("A", POOR, 3), Entry("B", POOR, 3)]
    after = [Entry("C", POOR, 2, ["A"]), Entry("D", POOR, 4, ["B", "A"])]
    moved = movement(before, after)
    assert moved.families == (Family(("A", "B"), ("C", "D")),)
    assert moved.families[0].succession is Succession.REGROUPED


def test_a_split_that_nobody_tells_of_is_not_guessed() -> None:
    lines = poor_lines(movement([Entry("A", POOR, 5)], [Entry("A1", POOR, 3), Entry("A2", POOR, 2)]))
    assert lines["no_longer_registered"] == (1, 5, ("A",))
    assert lines["new_or_relapsed"] == (2, 5, ("A1", "A2"))


def test_unknown_sizes_leave_the_line_open_and_the_households_counted() -> None:
    lines = poor_lines(movement([Entry("A", POOR, 4), Entry("B", POOR)], [Entry("A", POOR, 5), Entry("B", POOR, 2)]))
    assert lines == {
        "start": (2, None, ("A", "B")),
        "fewer_persons": (0, None, ("B",)),
        "more_persons": (0, None, ("A", "B")),
        "end": (2, 7, ("A", "B")),
        "unchanged": (2, None, ("A", "B")),
    }


def test_who_may_be_on_the_list_is_named_and_not_counted() -> None:
    table = movement([Entry("A"), Entry("B", POOR, 1), Entry("C", None, possible={AVERAGE, ABOVE})], [Entry("B")]).poor
    assert (table.maybe_at_start, table.maybe_at_end) == (("A",), ("B",))
    assert (table.start.ids, table.end.ids) == (("B",), ())


def test_every_contradiction_is_told_at_once() -> None:
    before = [Entry("A", POOR), Entry("A", POOR), Entry("B", POOR), Entry("B", AVERAGE), Entry("G", POOR)]
    after = [
        Entry("C", POOR),
        Entry("C", POOR),
        Entry("X", left=Leaving.DIED),
        Entry("A", POOR, moved_in=True),
        Entry("D", POOR, 1, ["Y"]),
        Entry("G", left=Leaving.DIED),
        Entry("E", POOR, 1, ["G"]),
    ]
    with pytest.raises(ReviewError) as refusal:
        movement(before, after, [[], [Entry("H", POOR), Entry("H", AVERAGE)]])
    assert refusal.value.say("en").splitlines() == [
        "before: the id stands 2 times; found A",
        "before: the id stands 2 times; found B",
        "after: the id stands 2 times; found C",
        "history[1]: the id stands 2 times; found H",
        "after: a household that left was not there at the start; found X",
        "after: a household that moved in was there at the start; found A",
        "after: household D is made of one that was not there at the start; found Y",
        "after: household E is made of one that has left; found G",
    ]
    assert refusal.value.say("vi").splitlines()[0] == "before: mã hộ có 2 lần; gặp A"


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        (lambda: Entry(""), "id"),
        (lambda: Entry(7), "id"),
        (lambda: Entry("A", "poor"), "status"),
        (lambda: Entry("A", POOR, 0), "persons"),
        (lambda: Entry("A", POOR, True), "persons"),
        (lambda: Entry("A", POOR, 4.0), "persons"),
        (lambda: Entry("A", POOR, 4, "B"), "predecessors"),
        (lambda: Entry("A", POOR, possible={POOR, AVERAGE}), "possible"),
        (lambda: Entry("A", possible=set()), "possible"),
        (lambda: Entry("A", possible={"rich"}), "possible"),
        (lambda: Entry("A", POOR, left=Leaving.DIED), "left"),
        (lambda: Entry("A", persons=1, left=Leaving.DIED), "left"),
        (lambda: Entry("A", left=Leaving.DIED, moved_in=True), "left"),
        (lambda: Entry("A", left=Leaving.DIED, predecessors=["B"]), "left"),
        (lambda: Entry("A", POOR, 4, ["B"], moved_in=True), "moved_in"),
    ],
)
def test_an_impossible_entry_is_refused(entry: object, where: str) -> None:
    with pytest.raises(ReviewError) as refusal:
        entry()
    assert [problem.where for problem in refusal.value.problems] == [where]


def test_the_standing_of_an_entry() -> None:
    assert Entry("A", NEAR_POOR).standing is Standing.NEAR_POOR
    assert Entry("A", ABOVE).standing is Entry("A", possible=[AVERAGE, ABOVE]).standing is Standing.NEITHER
    assert Entry("A").standing is Entry("A", possible=[NEAR_POOR, AVERAGE]).standing is None


BEFORE = [Entry("A", POOR, 4), Entry("B", POOR, 1), Entry("C", POOR, 1_000), Entry("D", NEAR_POOR, 2), Entry("E")]
AFTER = [Entry("A", POOR, 3), Entry("A1", POOR, 1, ["A"]), Entry("B", left=Leaving.DIED), Entry("C", AVERAGE, 990)]


IN_VIETNAMESE = """\
Biến động hộ nghèo                     Số hộ  Nhân khẩu
───────────────────────────────────────────────────────
  Hộ nghèo đầu kỳ                          3      1.005
− Thoát nghèo, trở thành hộ cận nghèo      0          0
− Thoát nghèo, vượt mức cận nghèo          1      1.000
− Giảm khác (chết, chuyển đi)              1          1
− Giảm nhân khẩu của hộ vẫn nghèo                     1
+ Hộ cận nghèo trở thành hộ nghèo          1          ?
+ Tái nghèo                                0          0
+ Nghèo phát sinh                          0          0
+ Tăng khác (chuyển đến)                   0          0
+ Tăng do tách, nhập hộ                    1          1
  Hộ nghèo cuối kỳ                         3          ?
  Không thay đổi: vẫn là hộ nghèo          1          3
  Đầu kỳ chưa rõ có phải hộ nghèo không, không tính ở trên: 1 hộ

Biến động hộ cận nghèo                 Số hộ  Nhân khẩu
───────────────────────────────────────────────────────
  Hộ cận nghèo đầu kỳ                      1          2
− Thoát cận nghèo                          0          0
− Hộ cận nghèo trở thành hộ nghèo          1          2
− Giảm khác (chết, chuyển đi)              0          0
+ Thoát nghèo, trở thành hộ cận nghèo      0          0
+ Tái cận nghèo                            0          0
+ Cận nghèo phát sinh                      0          0
+ Tăng khác (chuyển đến)                   0          0
  Hộ cận nghèo cuối kỳ                     0          0
  Không thay đổi: vẫn là hộ cận nghèo      0          0
  Đầu kỳ chưa rõ có phải hộ cận nghèo không, không tính ở trên: 1 hộ

Tách, nhập, đổi mã hộ
  A → A, A1 (tách hộ)
"""
IN_ENGLISH = """\
Movement of near-poor households             Households  Persons
────────────────────────────────────────────────────────────────
  Near-poor at the start                              2        6
− Escaped near-poverty                                0        0
− Near-poor become poor                               0        0
− Other decrease (died, moved away)                   0        0
− No longer in the register, reason unknown           1        2
− Status unknown at the end                           1        4
+ Escaped poverty to near-poor                        0        0
+ Newly near-poor or relapsed                         1        1
+ Other increase (moved in)                           0        0
  Near-poor at the end                                1        1
  Unchanged: still near-poor                          0        0
  Perhaps near-poor households at the end, not counted above: 1
"""


def test_the_tables_read_in_vietnamese() -> None:
    assert f"{movement(BEFORE, [*AFTER, Entry('D', POOR)], [])}\n" == IN_VIETNAMESE


def test_the_tables_read_in_english() -> None:
    """Nobody split or merged, so there is nothing below the tables."""
    moved = movement([Entry("A", NEAR_POOR, 4), Entry("B", NEAR_POOR, 2)], [Entry("A"), Entry("C", NEAR_POOR, 1)])
    assert f"{moved.near_poor.say('en')}\n" == IN_ENGLISH
    assert moved.say("en") == f"{moved.poor.say('en')}\n\n{moved.near_poor.say('en')}"
    assert str(moved.poor) == moved.poor.say("vi")


def test_every_line_has_a_name_of_its_own_in_both_languages() -> None:
    for table in (movement([], []).poor, movement([], []).near_poor):
        for language in ("vi", "en"):
            names = [row.name[language] for row in table.rows]
            assert len(set(names)) == len(names) == len(set(Line))
