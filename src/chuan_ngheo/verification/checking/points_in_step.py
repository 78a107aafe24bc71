"""Lines of points beside the lines of income that they stand for: different where those are, and the same where not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from chuan_ngheo.language import Text, number
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind

POINTS_IN_STEP = Text(
    "hai mức khác nhau về thu nhập thì cũng khác nhau về điểm, và ngược lại",
    "two lines that differ in income differ in points too, and the other way round",
)


def points_out_of_step(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Two lines of one number of points but of two incomes, so that the form cannot part them; or the opposite."""
    means = space.standard.means
    if means.points is None:
        return
    for area in space.table.areas:
        for one, other in combinations(means.points.lines, 2):
            incomes = [means.income.lines[each].amount(area) for each in (one, other)]
            points = [means.points.lines[each].amount(area) for each in (one, other)]
            if (incomes[0] == incomes[1]) == (points[0] == points[1]):
                continue
            message = _SAME_POINTS if points[0] == points[1] else _SAME_INCOME
            same = points[0] if points[0] == points[1] else incomes[0]
            amount = Text(number(same, "vi"), number(same, "en"))
            yield Remark(
                RemarkKind.IDLE_THRESHOLD,
                Gravity.FAULT,
                places.of("means", "points", "lines", other, str(area)),
                message.format(one=one, other=other, amount=amount, areas=space.areas([area])),
                beside=(places.of("means", "points", "lines", one, str(area)),),
            )


_SAME_POINTS = Text(
    "“{one}” và “{other}”{areas} khác nhau về thu nhập nhưng cùng {amount} điểm: phiếu không tách được",
    "“{one}” and “{other}”{areas} differ in income but are both {amount} points: the form cannot tell them apart",
)
_SAME_INCOME = Text(
    "“{one}” và “{other}”{areas} khác nhau về điểm nhưng cùng thu nhập {amount} đồng",
    "“{one}” and “{other}”{areas} differ in points but are both {amount} VND of income",
)
