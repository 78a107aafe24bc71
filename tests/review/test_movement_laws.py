"""Movement adds up for any two registers, loses nobody, counts nobody twice, and guesses nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from chuan_ngheo.review import Entry, Line, Movement, MovementTable, Sign, Standing, Succession, movement
from chuan_ngheo.standards.status import Status
from review.registers import OLD, Years, registers, years

OF_PERSONS = {Line.FEWER_PERSONS, Line.MORE_PERSONS}
STATUS = {Standing.POOR: Status.POOR, Standing.NEAR_POOR: Status.NEAR_POOR}


def tables(moved: Movement) -> tuple[MovementTable, MovementTable]:
    return moved.poor, moved.near_poor


def on_list(entries: Iterable[Entry], group: Standing) -> dict[str, int | None]:
    """Who is on the list beyond doubt, counted without the code under test, each with its persons."""
    return {each.id: each.persons for each in entries if each.left is None and each.possible == {STATUS[group]}}


def rows(table: MovementTable, sign: Sign) -> Iterator[Line]:
    return (row.line for row in table.rows if row.sign is sign)


def new_ids(moved: Movement) -> dict[str, str]:
    return {each.before[0]: each.after[0] for each in moved.families if each.succession is Succession.RENUMBERED}


@given(years())
def test_start_less_decreases_plus_increases_is_the_end(drawn: Years) -> None:
    for table in tables(movement(drawn.before, drawn.after)):
        at_start, at_end = on_list(drawn.before, table.group), on_list(drawn.after, table.group)
        households = len(at_start) + sum(row.sign * row.households for row in table.rows)
        assert households == table.end.households == len(at_end)
        persons = sum(at_start.values()) + sum(row.sign * row.persons for row in table.rows)
        assert persons == table.end.persons == sum(at_end.values())


@given(years())
def test_the_unchanged_complete_the_decreases_to_the_start_and_the_increases_to_the_end(drawn: Years) -> None:
    for table in tables(movement(drawn.before, drawn.after)):
        for edge, sign in ((table.start, Sign.DECREASE), (table.end, Sign.INCREASE)):
            lines = [table[line] for line in [*rows(table, sign), Line.UNCHANGED]]
            assert edge.households == sum(row.households for row in lines)
            assert edge.persons == sum(row.persons for row in lines)


@given(years(sized=False))
def test_nobody_is_lost_and_nobody_stands_in_two_lines(drawn: Years) -> None:
    moved = movement(drawn.before, drawn.after, drawn.history)
    for table in tables(moved):
        gone = [each for line in rows(table, Sign.DECREASE) if line not in OF_PERSONS for each in table[line].ids]
        come = [each for line in rows(table, Sign.INCREASE) if line not in OF_PERSONS for each in table[line].ids]
        stayed = table[Line.UNCHANGED].ids
        assert Counter([*gone, *stayed]) == Counter(on_list(drawn.before, table.group).keys())
        now = [new_ids(moved).get(each, each) for each in stayed]
        assert Counter([*come, *now]) == Counter(on_list(drawn.after, table.group).keys())
        assert {each for line in OF_PERSONS for each in table[line].ids} <= set(stayed)
        assert all(len(row.ids) == row.households for row in table.rows if row.line not in OF_PERSONS)
        assert all(row.households == 0 for row in table.rows if row.line in OF_PERSONS)


@given(st.data(), years(sized=False))
def test_the_order_of_the_entries_changes_nothing(data: DataObject, drawn: Years) -> None:
    before, after = (data.draw(st.permutations(each)) for each in (drawn.before, drawn.after))
    history = data.draw(st.permutations([data.draw(st.permutations(each)) for each in drawn.history]))
    assert movement(before, after, history) == movement(drawn.before, drawn.after, drawn.history)


@given(years(sized=False))
def test_history_tells_new_from_relapsed_and_changes_nothing_else(drawn: Years) -> None:
    parts = (Line.RELAPSED, Line.NEW, Line.NEW_OR_RELAPSED)
    untold = movement(drawn.before, drawn.after)
    told = movement(drawn.before, drawn.after, drawn.history)
    for without, given_history in zip(tables(untold), tables(told), strict=True):
        assert without[Line.RELAPSED].households == without[Line.NEW].households == 0
        told_apart = [each for line in parts for each in given_history[line].ids]
        assert Counter(told_apart) == Counter(without[Line.NEW_OR_RELAPSED].ids)
        for row in without.rows:
            assert row.line in parts or row == given_history[row.line]


@given(years(told=False))
def test_the_relapsed_were_on_the_list_in_an_earlier_year_and_the_new_were_not(drawn: Years) -> None:
    for table in tables(movement(drawn.before, drawn.after, drawn.history)):
        earlier = [each for year in drawn.history for each in year]
        were = on_list(earlier, table.group).keys()
        may_have_been = {each.id for each in earlier if STATUS[table.group] in each.possible}
        assert set(table[Line.RELAPSED].ids) <= were
        assert not set(table[Line.NEW].ids) & may_have_been
        assert set(table[Line.NEW_OR_RELAPSED].ids) <= may_have_been - were


@given(years(decided=True))
def test_where_every_status_is_known_no_line_is_open(drawn: Years) -> None:
    for table in tables(movement(drawn.before, drawn.after, drawn.history)):
        for line in (Line.UNKNOWN_AT_START, Line.UNKNOWN_AT_END, Line.NEW_OR_RELAPSED):
            assert table[line].ids == ()
        assert table.maybe_at_start == table.maybe_at_end == ()


@given(registers(OLD), st.lists(registers(OLD)))
def test_a_register_moves_nowhere_from_itself(register: tuple[Entry, ...], history: list[tuple[Entry, ...]]) -> None:
    for table in tables(movement(register, register, history)):
        same = table[Line.UNCHANGED]
        for row in table.rows:
            still = row.sign is Sign.LEVEL
            assert (row.households, row.persons, row.ids) == (
                (same.households, same.persons, same.ids) if still else (0, 0, ())
            )
        assert same.ids == tuple(sorted(on_list(register, table.group)))
        assert same.persons == sum(on_list(register, table.group).values())


@given(years())
def test_what_leaves_one_list_for_the_other_arrives_there(drawn: Years) -> None:
    moved = movement(drawn.before, drawn.after)
    for line in (Line.ESCAPED_TO_NEAR_POOR, Line.NEAR_POOR_BECOME_POOR):
        assert moved.poor[line].households == moved.near_poor[line].households
        assert {moved.poor[line].sign, moved.near_poor[line].sign} == {Sign.DECREASE, Sign.INCREASE}
        pairs = {tuple(sorted(new_ids(moved).get(each, each) for each in table[line].ids)) for table in tables(moved)}
        assert len(pairs) == 1


@given(years(told=False))
def test_backwards_start_and_end_change_places(drawn: Years) -> None:
    forth = movement(drawn.before, drawn.after)
    back = movement(drawn.after, drawn.before)
    for one, other in zip(tables(forth), tables(back), strict=True):
        for line, its_opposite in (
            (Line.START, Line.END),
            (Line.UNCHANGED, Line.UNCHANGED),
            (Line.FEWER_PERSONS, Line.MORE_PERSONS),
            (Line.UNKNOWN_AT_END, Line.UNKNOWN_AT_START),
            (Line.ESCAPED_TO_NEAR_POOR, Line.NEAR_POOR_BECOME_POOR),
        ):
            assert _figures(one, line) == _figures(other, its_opposite)


def _figures(table: MovementTable, line: Line) -> tuple[object, ...]:
    return table[line].households, table[line].persons, table[line].ids


@given(years(sized=False))
def test_unknown_sizes_leave_persons_open_and_touch_no_household(drawn: Years) -> None:
    def sized(entries: tuple[Entry, ...]) -> list[Entry]:
        return [evolve(each, persons=each.persons or 1) if each.left is None else each for each in entries]

    unsized = {each.id for each in (*drawn.before, *drawn.after) if each.persons is None and each.left is None}
    moved = movement(drawn.before, drawn.after)
    filled = movement(sized(drawn.before), sized(drawn.after))
    renumbered = new_ids(moved)
    for table, full in zip(tables(moved), tables(filled), strict=True):
        for row in table.rows:
            assert row.households == full[row.line].households
            behind = {*row.ids, *(renumbered.get(each, each) for each in row.ids)}
            assert row.persons is not None or behind & unsized
            assert row.persons == full[row.line].persons or behind & unsized


@given(st.data(), years(told=False))
def test_whatever_the_unknown_turn_out_to_be_start_and_end_allowed_for_it(data: DataObject, drawn: Years) -> None:
    def settled(entries: tuple[Entry, ...]) -> list[Entry]:
        return [Entry(each.id, data.draw(st.sampled_from(sorted(each.possible))), each.persons) for each in entries]

    moved = movement(drawn.before, drawn.after)
    found = movement(settled(drawn.before), settled(drawn.after))
    for table, known in zip(tables(moved), tables(found), strict=True):
        for edge, edge_known, maybe in (
            (table.start, known.start, table.maybe_at_start),
            (table.end, known.end, table.maybe_at_end),
        ):
            assert set(edge.ids) <= set(edge_known.ids) <= {*edge.ids, *maybe}
