"""Why a row group gives its points, and what is still to be asked, in both languages."""

from __future__ import annotations

from chuan_ngheo.explanation.missing import fact_name
from chuan_ngheo.language import LANGUAGES, Text, joined
from chuan_ngheo.rules.prose import say
from chuan_ngheo.scorecards.model import Scorecard
from chuan_ngheo.scorecards.score import GroupScore


def reason(scored: GroupScore) -> Text:
    """One sentence: the points, the row that gives them, and the column they were read in."""
    said = _points(scored)
    columns = joined(each.name for each in scored.columns)
    template = _CHOSEN if scored.is_chosen else _OWN
    return template.format(group=scored.group.name, said=said, columns=columns)


def _points(scored: GroupScore) -> Text:
    group, low, high = scored.group, scored.lower, scored.upper
    if scored.withheld and group.no_points_when is not None:
        condition = group.no_points_when
        return _WITHHELD.format(condition=Text(*(say(condition, language) for language in LANGUAGES)))
    if low != high:
        return _FROM.format(low=low) if high is None else _BETWEEN.format(low=low, high=high)
    return _NO_ROW if scored.row is None else _ROW.format(points=low, row=scored.row.name)


def name_of(path: str, card: Scorecard) -> Text:
    """An answer or a fact by its path, as one would ask for it."""
    questions = {f"answers.{each.id}": each.question for each in card.questions}
    return questions.get(path) or Text(*(fact_name(path, {}, language) for language in LANGUAGES))


_OWN = Text("{group}: {said} [{columns}]", "{group}: {said} [{columns}]")
_CHOSEN = Text("{group}: {said} [theo cột đã chọn: {columns}]", "{group}: {said} [by the chosen column: {columns}]")
_ROW = Text("{points} điểm ({row})", "{points} points ({row})")
_NO_ROW = Text("0 điểm (không dòng nào áp dụng)", "0 points (no row applies)")
_WITHHELD = Text("0 điểm (không tính điểm: {condition})", "0 points (none are given: {condition})")
_BETWEEN = Text("từ {low} đến {high} điểm (chưa đủ dữ kiện)", "between {low} and {high} points (facts are missing)")
_FROM = Text("từ {low} điểm trở lên (chưa biết hết)", "{low} points or more (not all is known)")
