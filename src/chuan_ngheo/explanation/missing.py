"""What is not known and would settle the class."""

from __future__ import annotations

from collections.abc import Mapping

from chuan_ngheo.classification.findings import Finding
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.explanation.section import UNKNOWN, Line, Section
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.language import Language, Text
from chuan_ngheo.structuring import split_path

_HEADING = Text("Cần biết thêm để xác định", "What would settle it")
_LAW_UNKNOWN = Text(
    "không dữ kiện nào: phần này của quy định chưa biết", "no fact: this part of the rules is not known here"
)
_CONTRADICTED = Text("xem lại thu nhập và điểm của phiếu", "income and the form's points, looked at again")
_EITHER = Text("hoặc", "or")
_LIST = Text("danh sách đủ các thành viên và dữ kiện của họ", "the full list of members with their facts")
_FINDING = Text("kết luận về {name}", "the finding on {name}")
_OF_MEMBER = Text("{label} của thành viên thứ {number}", "{label} of member {number}")


def missing_section(result: Classification, found: Mapping[str, Finding], language: Language) -> Section:
    """Each smallest set of facts that would settle an undetermined class."""
    lines = []
    for number, facts in enumerate(result.missing):
        names = ", ".join(fact_name(path, found, language) for path in sorted(facts, key=_order))
        lines.append(Line(names if number == 0 else f"{_EITHER[language]} {names}", mark=UNKNOWN))
    if not lines and not result.is_determined:
        lines.append(Line((_CONTRADICTED if result.disagreement else _LAW_UNKNOWN)[language], mark=UNKNOWN))
    return Section(_HEADING[language], tuple(lines))


def _order(path: str) -> tuple[bool, list[str]]:
    return (path.startswith("members"), [f"{step:>8}" if isinstance(step, int) else step for step in split_path(path)])


def fact_name(path: str, found: Mapping[str, Finding], language: Language) -> str:
    """A field path in words: “có BHYT của thành viên thứ 3”."""
    label = fact_label(path, found, language)
    match split_path(path):
        case ("members", int(index), str()):
            return _OF_MEMBER[language].format(label=label, number=index + 1)
    return label


def fact_label(path: str, found: Mapping[str, Finding], language: Language) -> str:
    """The fact at a field path, whichever member's it is: “có BHYT”."""
    match split_path(path):
        case ("members",):
            return _LIST[language]
        case ("members", int(), str(name)):
            return MEMBER_FACTS[name].label[language]
        case ("findings", str(indicator)):
            return _FINDING[language].format(name=found[indicator].indicator.name[language])
    return HOUSEHOLD_FACTS[path].label[language]
