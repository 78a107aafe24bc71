"""The statuses stand in one order, from the worst off, and in an order with nothing else."""

from itertools import product
from operator import ge, gt, le, lt

import pytest

from chuan_ngheo.standards.status import Status

FROM_THE_WORST_OFF = ["poor", "near_poor", "average", "above_average"]


def test_each_status_is_compared_as_its_place_in_the_law_is() -> None:
    places = [(Status(name), place) for place, name in enumerate(FROM_THE_WORST_OFF)]
    for (left, low), (right, high) in product(places, repeat=2):
        for compare in (lt, le, gt, ge):
            assert compare(left, right) is compare(low, high)
    assert [(status.rank, status.ladder) for status, _ in places] == [(place, (place, place)) for _, place in places]


@pytest.mark.parametrize("compare", [lt, le, gt, ge])
def test_a_status_has_no_order_with_a_word(compare) -> None:
    """Not even with its own: by the alphabet “above_average” would be the worst off."""
    with pytest.raises(TypeError, match=r"^a status has no order with 'near_poor'$"):
        compare(Status.POOR, "near_poor")
    with pytest.raises(TypeError):
        compare("near_poor", Status.POOR)
