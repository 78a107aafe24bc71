"""What a verification says above and between its parts, in every form that it is shown in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, day, number
from chuan_ngheo.verification.cases.naming import name_of

if TYPE_CHECKING:
    from chuan_ngheo.verification.verifying.changed_values import ChangedValue
    from chuan_ngheo.verification.verifying.repairs import Repair
    from chuan_ngheo.verification.verifying.verified import Verification

CASES = Text("Trường hợp mẫu", "Cases")
REPAIRS = Text("Có thể sai ở đây", "Likely wrong here")
CHANGED = Text("So với {id}", "Against {id}")
MUTANTS = Text("Biến thể", "Mutants")
PASSED = Text("ĐẠT", "PASSED")
FAILED = Text("CHƯA ĐẠT", "NOT PASSED")
_HOLD = Text("{held} trên {total} trường hợp đúng", "{held} of {total} cases hold")
_NO_CASES = Text("chuẩn này không có tệp trường hợp", "this standard has no case file")
_DO_NOT_FIT = Text(
    "không chạy được: trường hợp mẫu nêu những tên mà chuẩn này không có",
    "not run: they name what this standard does not have",
)
_NOT_RUN = Text("không chạy được khi còn hộ không thuộc loại nào", "not run while some household has no class")
_REPAIR = Text(
    "{where}: sửa {before} thành {after} thì {count} trường hợp sai trở thành đúng",
    "{where}: with {after} in place of {before}, {count} failing cases hold",
)
_CHANGE = Text("{where}: {path}: {before} → {after}", "{where}: {path}: {before} → {after}")
_MOVES_NOBODY = Text("một mình không làm đổi kết quả của hộ nào", "moves no household by itself")
_NOT_ALONE = Text("không đứng một mình được", "does not stand alone")
_SAME = Text("không giá trị nào khác, ngoài cách diễn đạt", "no other value, apart from wording")
_NEEDS_SOLVER = Text(
    "muốn biết cần thêm gói: pip install 'chuan-ngheo[prove]'", "this needs an extra: pip install 'chuan-ngheo[prove]'"
)
_SHOWN = Text("hộ cho thấy: {shown}", "a household that shows it: {shown}")
_SHOWN_BY_DAY = Text("ngày cho thấy: {on}", "a day that shows it: {on}")


def verdict(found: Verification) -> Text:
    """Whether all is well."""
    return PASSED if found.passed else FAILED


def cases_line(found: Verification) -> Text:
    """How many cases hold."""
    if found.misfits:
        return _DO_NOT_FIT
    if found.outcomes is None:
        return _NOT_RUN if found.check.has_gap else _NO_CASES
    total = len(found.outcomes)
    counts = {"held": total - len(found.failed), "total": total}
    return _HOLD.format(**{name: _number(count) for name, count in counts.items()})


def repair_line(repair: Repair) -> Text:
    """The change, and how many cases it mends."""
    mutant = repair.mutant
    count = _number(len(repair.mends))
    return _REPAIR.format(where=mutant.where, before=mutant.before, after=mutant.after, count=count)


def nothing_changed(found: Verification) -> Text | None:
    """That a copy states nothing otherwise, or that this cannot be said; where it is held against a standard."""
    if found.reference is None or found.changed:
        return None
    return _NEEDS_SOLVER if found.changed is None else _SAME


def change_line(change: ChangedValue) -> Text:
    """The place, what stood there and what stands there."""
    return _CHANGE.format(where=change.where, path=change.path, before=change.before, after=change.after)


def change_details(change: ChangedValue, found: Verification, language: Language) -> Iterator[str]:
    """The household that the change moves, and what becomes of it."""
    if change.moves is None:
        yield (_MOVES_NOBODY if change.stands_alone else _NOT_ALONE)[language]
        return
    if change.moves.household is None and change.moves.form is None:
        yield _SHOWN_BY_DAY[language].format(on=day(change.moves.on, language))
    else:
        yield _SHOWN[language].format(shown=name_of(change.moves, found.standard)[language])
    yield from (each[language] for each in change.says)


def _number(count: int) -> Text:
    return Text(number(count, "vi"), number(count, "en"))
