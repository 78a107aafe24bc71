"""Boxes of any grid: disjoint, together all cells and no other, none that could be joined to another."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.verification.comparison.boxes import boxes_of


@st.composite
def grids(draw):
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple))
    labels = st.none() | st.integers(0, 2)
    cells = {place: draw(labels) for place in product(*map(range, sizes))}
    return sizes, {place: label for place, label in cells.items() if label is not None}


def places_of(box):
    return set(product(*(range(low, high + 1) for low, high in box.sides)))


@given(grids())
def test_boxes_part_the_cells(grid) -> None:
    sizes, cells = grid
    boxes = list(boxes_of(cells, sizes))
    covered = [place for box in boxes for place in box.places]
    assert sorted(covered) == sorted(cells)
    for box in boxes:
        assert set(box.places) == places_of(box) & set(cells)
        assert {cells[place] for place in box.places} == {box.label}


@given(grids())
def test_no_box_could_reach_further(grid) -> None:
    """Over places without cells and over cells of later boxes with the same label it would have grown."""
    sizes, cells = grid
    taken: set[tuple[int, ...]] = set()
    for box in boxes_of(cells, sizes):
        for axis, (low, high) in enumerate(box.sides):
            for at in (low - 1, high + 1):
                if 0 <= at < sizes[axis]:
                    slab = places_of(type(box)(box.label, (*box.sides[:axis], (at, at), *box.sides[axis + 1 :]), ()))
                    assert any(cells.get(place, box.label) != box.label or place in taken for place in slab)
        taken |= set(box.places)


@given(grids())
def test_no_two_boxes_are_one(grid) -> None:
    sizes, cells = grid
    for one, other in combinations(boxes_of(cells, sizes), 2):
        unlike = [place for place, sides in enumerate(zip(one.sides, other.sides, strict=True)) if sides[0] != sides[1]]
        if one.label == other.label and len(unlike) == 1:
            (low, high), (other_low, other_high) = one.sides[unlike[0]], other.sides[unlike[0]]
            assert high + 1 != other_low
            assert other_high + 1 != low
