"""What the reader of a comparison must know besides: whom the standards speak of, and what is taken as the same."""

from __future__ import annotations

from collections.abc import Iterator

from chuan_ngheo.language import Text, joined
from chuan_ngheo.rules.prose import say
from chuan_ngheo.standards.model import PROVISIONAL, Indicator, Standard
from chuan_ngheo.verification.comparison.common_ground import CommonGround, goes_by_totals
from chuan_ngheo.verification.comparison.incomes import period_unit
from chuan_ngheo.verification.comparison.labels import labelled
from chuan_ngheo.verification.comparison.wording import listed


def warnings_of(before: Standard, after: Standard) -> tuple[Text, ...]:
    """That a standard is provisional, or is not for everybody in its place."""
    both = labelled(before, after)
    said = [PROVISIONAL.format(id=label) for label, each in both.items() if each.provisional]
    for label, each in both.items():
        if each.covers is not None:
            condition = Text(say(each.covers.when, "vi"), say(each.covers.when, "en"))
            said.append(_COVERS.format(id=label, condition=condition))
    return tuple(said)


def notes_of(ground: CommonGround, has_unknown_law: bool) -> tuple[Text, ...]:
    """What is compared, and what is taken as the same fact."""
    return (
        *_of_means(ground),
        *_of_findings(ground),
        *_of_statuses(ground),
        *_of_designations(ground),
        *([_UNKNOWN_LAW] if has_unknown_law else []),
    )


def _of_means(ground: CommonGround) -> Iterator[Text]:
    if any(each.means.points is not None for each in ground.both):
        yield _BY_INCOME
    if ground.before.means.income.months != ground.after.means.income.months:
        yield _PERIOD.format(unit=period_unit(ground.months))


def _of_findings(ground: CommonGround) -> Iterator[Text]:
    before, after = ({each.id: each for each in law.indicators} for law in ground.both)
    shared = [(before[each], after[each]) for each in before if each in after]
    differing = [one.name for one, other in shared if _differ(one, other)]
    if differing:
        yield _SAME_FINDING.format(names=listed(differing))
    if shared:
        for label, own, others in zip(ground.labels, (before, after), (after, before), strict=True):
            alone = [each.name for each in own.values() if each.id not in others]
            if alone:
                yield _ALONE.format(id=label, names=listed(alone))
    elif before and after:
        yield _NOTHING_SHARED
    if [goes_by_totals(each) for each in ground.both].count(True) == 1:
        laws = labelled(*ground.both).items()
        yield _TOTALS.format(id=next(label for label, law in laws if goes_by_totals(law)))


def _differ(one: Indicator, other: Indicator) -> bool:
    return one.deprived_when != other.deprived_when


def _of_statuses(ground: CommonGround) -> Iterator[Text]:
    """Classes that are of one of several statuses: whether these change is open."""
    for label, law in labelled(*ground.both).items():
        for each in law.classes:
            if each.status is None:
                statuses = joined([status.label for status in each.statuses], " / ")
                yield _SEVERAL.format(id=label, name=each.name, statuses=statuses)


def _of_designations(ground: CommonGround) -> Iterator[Text]:
    """What hangs on the class besides, and may change where the class does not."""
    before, after = ({each.id: each for each in law.designations} for law in ground.both)
    for label, own, others in zip(ground.labels, (before, after), (after, before), strict=True):
        alone = [each.name for each in own.values() if each.id not in others]
        if alone:
            yield _DESIGNATED_ALONE.format(id=label, names=listed(alone))
    shared = [each for each in before.values() if each.id in after]
    differing = [each.name for each in shared if (each.when, each.start) != (after[each.id].when, after[each.id].start)]
    if differing:
        yield _DESIGNATED_OTHERWISE.format(names=listed(differing))


_COVERS = Text("{id} chỉ áp dụng cho hộ: {condition}", "{id} is only for households with: {condition}")
_BY_INCOME = Text(
    "So sánh theo thu nhập; thang điểm của phiếu không được so sánh.",
    "Compared by income; the points of the form are not compared.",
)
_PERIOD = Text(
    "Hai chuẩn tính thu nhập theo kỳ khác nhau; ở đây đều quy về {unit}.",
    "The two standards count income over different periods; here both are brought to {unit}.",
)
_SAME_FINDING = Text(
    "Chỉ số cùng mã được coi là cùng một kết luận, dù hai chuẩn định nghĩa khác nhau hoặc chưa biết định nghĩa: "
    "{names}.",
    "An indicator with the same id is taken as the same finding, although the two standards define it differently or "
    "a definition is not known: {names}.",
)
_ALONE = Text("Chỉ số chỉ {id} có: {names}.", "Indicators that only {id} has: {names}.")
_NOTHING_SHARED = Text(
    "Hai chuẩn không có chỉ số chung, nên số thiếu hụt theo hai chuẩn độc lập với nhau.",
    "The two standards share no indicator, so what they count does not depend on each other.",
)
_TOTALS = Text(
    "{id} chỉ biết tổng điểm thiếu hụt; tổng đó được coi là độc lập với kết luận về từng chỉ số.",
    "{id} knows only totals of deprivation points; they are taken as independent of the findings.",
)
_SEVERAL = Text(
    "Theo {id}, “{name}” có thể là: {statuses}; nên có chỗ chưa rõ mức sống có đổi hay không.",
    "Under {id}, “{name}” may be: {statuses}; so in places it is open whether the status changes.",
)
_DESIGNATED_ALONE = Text(
    "Tên gọi khác gắn với loại hộ không được so sánh; chỉ {id} có: {names}.",
    "Designations are not compared; only {id} has: {names}.",
)
_DESIGNATED_OTHERWISE = Text(
    "Tên gọi khác gắn với loại hộ không được so sánh; hai chuẩn quy định khác nhau về: {names}.",
    "Designations are not compared; the two standards say otherwise of: {names}.",
)
_UNKNOWN_LAW = Text(
    "Nơi một phần quy định chưa biết, mọi loại còn có thể được giữ lại thành một hàng hoặc cột riêng.",
    "Where a part of the law is not known, all classes still possible are kept as a row or column of their own.",
)
