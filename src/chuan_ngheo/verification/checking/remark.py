"""What a check says: of what kind, how grave, where in the file, and a household that shows it."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from chuan_ngheo.household.model import Household
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.structuring import Path, field_path


class RemarkKind(CodeList):
    """What a remark is about."""

    GAP = "gap", "sót hộ", "gap"
    OVERLAP = "overlap", "chồng lấn", "overlap"
    UNREACHABLE = "unreachable", "loại không có hộ nào", "unreachable class"
    IDLE_INDICATOR = "idle_indicator", "chỉ số không có tác dụng", "indicator without effect"
    IDLE_DESIGNATION = "idle_designation", "tên gọi khác không có tác dụng", "designation without effect"
    IDLE_THRESHOLD = "idle_threshold", "ngưỡng không có tác dụng", "threshold without effect"
    AREAS = "areas", "khu vực", "areas"
    NAMES = "names", "tên gọi", "names"
    DATES = "dates", "thời gian hiệu lực", "dates"
    CITATIONS = "citations", "trích dẫn", "citations"


class Gravity(CodeList):
    """Whether a remark has to be mended, or only looked at."""

    FAULT = "fault", "lỗi", "fault"
    NOTICE = "notice", "lưu ý", "notice"


@frozen
class Remark:
    """One thing that a check found."""

    kind: RemarkKind
    gravity: Gravity
    where: str
    """``file:line:column``, or the path of the field where the standard's file is not at hand."""
    message: Text
    beside: tuple[str, ...] = ()
    """Other places that the remark is about."""
    household: Household | None = None
    """A household that shows it; None where no single household could."""
    example: Text | None = None
    """The household in words."""
    on: date | None = None
    """The day that the remark is about."""

    @property
    def is_fault(self) -> bool:
        """Whether it has to be mended."""
        return self.gravity is Gravity.FAULT


@frozen
class Places:
    """Where the values of a standard stand: in its file, or by their path where the file is not at hand."""

    source: Source | None

    def of(self, *path: str | int) -> str:
        """The place of a value."""
        return self._place(path, is_key=False)

    def of_key(self, *path: str | int) -> str:
        """The place of the name under which a value stands."""
        return self._place(path, is_key=True)

    def is_own(self, *path: str | int) -> bool:
        """Whether a name stands in the file itself, and not in one that it extends."""
        return self.source is None or self.of_key(*path).startswith(f"{self.source.name}:")

    def _place(self, path: Path, is_key: bool) -> str:
        return field_path(path) if self.source is None else self.source.where(path, is_key)
