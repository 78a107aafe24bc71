"""One field in which a result of today is not what was recorded."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from chuan_ngheo.language import LANGUAGES, CodeList, Language, Text
from chuan_ngheo.wire.json_text import write_json


class Part(CodeList):
    """What differs, the gravest first."""

    FACTS = "facts", "dữ kiện không phải dữ kiện đã xếp loại", "the facts are not those that were classified"
    CLASS = "class", "loại hộ khác", "the class differs"
    GROUNDS = "grounds", "căn cứ khác, loại hộ như cũ", "the grounds differ, the class does not"
    STANDARD = "standard", "nội dung chuẩn khác", "the content of the standard differs"
    LIBRARY = "library", "phiên bản thư viện khác", "the version of the library differs"


@frozen
class Difference:
    """A field of the record by its path (``result.findings.toilet``), as recorded and as it is now.

    Values are plain data; None is absent.
    """

    path: str
    was: Any = field(hash=False)
    now: Any = field(hash=False)

    @property
    def part(self) -> Part:
        """What the field belongs to."""
        first, _, rest = self.path.partition(".")
        if first == "result":
            return Part.CLASS if rest.split(".", maxsplit=1)[0] in _OF_THE_CLASS else Part.GROUNDS
        return {"facts_digest": Part.FACTS, "standard": Part.STANDARD}.get(first, Part.LIBRARY)

    @property
    def label(self) -> Text:
        """The field in words."""
        if self.path.startswith(_FINDINGS):
            return _FINDING.format(indicator=self.path.removeprefix(_FINDINGS))
        above, _, last = self.path.rpartition(".")
        if last in LANGUAGES and above in _LABELS:
            return _IN_LANGUAGE.format(label=_LABELS[above], language=last)
        return _LABELS.get(self.path) or Text(self.path, self.path)

    def say(self, language: Language = "vi") -> str:
        """As one line."""
        was, now = (_ABSENT[language] if each is None else _shown(each) for each in (self.was, self.now))
        return _LINE.format(label=self.label, was=was, now=now)[language]


_FINDINGS = "result.findings."
_OF_THE_CLASS = ("class_id", "status", "possible", "possible_statuses")
_LINE = Text("{label}: đã ghi {was}, nay {now}", "{label}: {was} was recorded, now {now}")
_ABSENT = Text("không có", "nothing")
_IN_LANGUAGE = Text("{label} ({language})", "{label} ({language})")
_FINDING = Text("thiếu hụt “{indicator}”", "deprived in “{indicator}”")
_LABELS = {
    "library_version": Text("phiên bản thư viện", "version of the library"),
    "facts_digest": Text("mã băm dữ kiện", "digest of the facts"),
    "standard.id": Text("mã chuẩn", "standard"),
    "standard.digest": Text("mã băm nội dung chuẩn", "digest of the standard"),
    "standard.name": Text("tên chuẩn", "name of the standard"),
    "standard.place": Text("nơi áp dụng chuẩn", "place of the standard"),
    "standard.from": Text("ngày đầu áp dụng chuẩn", "first day of the standard"),
    "standard.to": Text("ngày cuối áp dụng chuẩn", "last day of the standard"),
    "standard.provisional": Text("chuẩn tạm", "provisional"),
    "result.class_id": Text("loại hộ", "class"),
    "result.class_name": Text("tên loại hộ", "name of the class"),
    "result.status": Text("diện", "status"),
    "result.possible": Text("các loại hộ còn có thể", "classes possible"),
    "result.possible_statuses": Text("các diện còn có thể", "statuses possible"),
    "result.deprivations.fewest": Text("số chỉ số thiếu hụt ít nhất", "fewest deprivations"),
    "result.deprivations.most": Text("số chỉ số thiếu hụt nhiều nhất", "most deprivations"),
    "result.undecided": Text("chỉ số chưa xác định", "indicators undecided"),
    "result.designations": Text("tên gọi khác", "designations"),
    "result.covered": Text("thuộc đối tượng của chuẩn", "covered by the standard"),
    "result.disagreement": Text("thu nhập và điểm trái nhau", "income and points disagree"),
    "result.missing": Text("điều cần hỏi thêm", "what would settle it"),
}
_MOST_OF_A_DIGEST = 12
_DIGEST = 64


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"{value[:_MOST_OF_A_DIGEST]}…" if len(value) == _DIGEST else value
    return ", ".join(map(str, value)) if value and _is_names(value) else write_json(value)


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
