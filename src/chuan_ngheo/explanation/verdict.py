"""The verdict: the class, or the classes still possible, and what else the law calls the household."""

from __future__ import annotations

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.explanation.citations import cite
from chuan_ngheo.explanation.section import UNKNOWN, Line, Section
from chuan_ngheo.language import Language, Text

_HOUSEHOLD = Text("Hộ {id}: ", "Household {id}: ")
_UNDETERMINED = Text("chưa xác định", "undetermined")
_HEADING = Text("Kết quả", "Result")
_POSSIBLE = Text("Có thể là {names}", "Possibly {names}")
_OR = Text(" hoặc ", " or ")
_UNDER = Text("Theo {standard} ({id}){date}", "Under the {standard} ({id}){date}")
_ON = Text(", tuổi tính đến ngày {date}", ", ages counted at {date}")
_ALSO = Text("Đồng thời là {name}", "Also: {name}")


def title(result: Classification, language: Language) -> str:
    """The household and its class on one line."""
    household_id = result.household.id
    prefix = "" if household_id is None else _HOUSEHOLD[language].format(id=household_id)
    said = prefix + class_name(result, language)
    return said[:1].upper() + said[1:]


def class_name(result: Classification, language: Language) -> str:
    """The class's own name; “undetermined” (with the status, where all possible classes share it) otherwise."""
    if result.household_class is not None:
        return result.household_class.name[language]
    if result.status is not None:
        return f"{result.status.label[language]} ({_UNDETERMINED[language]})"
    return _UNDETERMINED[language]


def verdict_section(result: Classification, language: Language) -> Section:
    """The class with its citation, the standard applied, and the designations that hold."""
    standard, area = result.standard, result.household.area
    lines = []
    if result.household_class is not None:
        name = result.household_class.name[language]
        lines.append(Line(name[:1].upper() + name[1:], cite(result.household_class.citation, standard, language, area)))
    else:
        names = _OR[language].join(standard.household_class(each).name[language] for each in result.possible)
        lines.append(Line(_POSSIBLE[language].format(names=names), mark=UNKNOWN))
    on = "" if result.on is None else _ON[language].format(date=_day(result, language))
    lines.append(Line(_UNDER[language].format(standard=_lowered(standard.name[language]), id=standard.id, date=on)))
    lines += [
        Line(_ALSO[language].format(name=each.name[language]), cite(each.citation, standard, language))
        for each in standard.designations
        if each.id in result.designations
    ]
    return Section(_HEADING[language], tuple(lines))


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _day(result: Classification, language: Language) -> str:
    assert result.on is not None
    return f"{result.on:%d/%m/%Y}" if language == "vi" else f"{result.on:%Y-%m-%d}"
