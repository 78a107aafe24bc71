"""The verdict: the class, or the classes still possible, and what else the law calls the household."""

from __future__ import annotations

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.explanation.citations import cite
from chuan_ngheo.explanation.section import UNKNOWN, Line, Section
from chuan_ngheo.language import Language, Text, capital, day
from chuan_ngheo.standards.model import PROVISIONAL, Standard
from chuan_ngheo.standards.status import Status

_HOUSEHOLD = Text("Hộ {id}: ", "Household {id}: ")
_UNDETERMINED = Text("chưa xác định", "undetermined")
_HEADING = Text("Kết quả", "Result")
_POSSIBLE = Text("Có thể là {names}", "Possibly {names}")
_OR = Text(" hoặc ", " or ")
_UNDER = Text("Theo {standard} ({id}){date}", "Under the {standard} ({id}){date}")
_ON = Text(", tuổi tính đến ngày {date}", ", ages counted at {date}")
OUTSIDE = Text(
    "ngày xét nằm ngoài thời gian áp dụng của chuẩn này ({start} – {end})",
    "this standard is not in force on that day ({start} – {end})",
)
_NOT_COVERED = Text("chuẩn này không áp dụng cho hộ này", "this standard does not apply to this household")
_PERHAPS_COVERED = Text(
    "chưa rõ chuẩn này có áp dụng cho hộ này hay không", "it is open whether this standard applies to this household"
)
_ALSO = Text("Đồng thời là {name}", "Also: {name}")


def title(result: Classification, language: Language) -> str:
    """The household and its class on one line."""
    household_id = result.household.id
    prefix = "" if household_id is None else _HOUSEHOLD[language].format(id=household_id)
    return capital(prefix + class_name(result, language))


def class_name(result: Classification, language: Language) -> str:
    """The class's own name; “undetermined” (with the status, where all possible classes share it) otherwise."""
    return standing_name(result.standard, result.class_id, result.status, language)


def standing_name(standard: Standard, class_id: str | None, status: Status | None, language: Language) -> str:
    """The name of a class, or of a status whose class is open, as `class_name` gives it."""
    if class_id is not None:
        return standard.household_class(class_id).name[language]
    if status is not None:
        return f"{status.label[language]} ({_UNDETERMINED[language]})"
    return _UNDETERMINED[language]


def verdict_section(result: Classification, language: Language) -> Section:
    """The class with its citation, the standard applied, and the designations that hold."""
    standard, stated = result.standard, result.household.area
    area = None if stated is None else standard.decision.area_of(stated)
    lines = []
    if result.household_class is not None:
        name = result.household_class.name[language]
        lines.append(Line(capital(name), cite(result.household_class.citation, standard, language, area)))
    else:
        names = _OR[language].join(standard.household_class(each).name[language] for each in result.possible)
        lines.append(Line(_POSSIBLE[language].format(names=names), mark=UNKNOWN))
    on = "" if result.on is None else _ON[language].format(date=day(result.on, language))
    lines.append(Line(_UNDER[language].format(standard=_lowered(standard.name[language]), id=standard.id, date=on)))
    if standard.provisional:
        lines.append(Line(PROVISIONAL.format(id=standard.id)[language], mark="!"))
    if result.covered is not True:
        cited = cite(standard.covers.citation, standard, language) if standard.covers else ""
        lines.append(Line((_NOT_COVERED if result.covered is False else _PERHAPS_COVERED)[language], cited, mark="!"))
    if result.on is not None and not standard.in_force(result.on):
        start, end = day(standard.start, language), day(standard.end, language)
        lines.append(Line(OUTSIDE[language].format(start=start, end=end), mark="!"))
    lines += [
        Line(_ALSO[language].format(name=each.name[language]), cite(each.citation, standard, language))
        for each in standard.designations
        if each.id in result.designations
    ]
    return Section(_HEADING[language], tuple(lines))


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
