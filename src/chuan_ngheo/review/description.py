"""The rules of review in words: rounds, terms, reports, who is reviewed, what is recognised, each with its law."""

from __future__ import annotations

from collections.abc import Iterator

from chuan_ngheo.explanation.law.cited import cited, counted, law_of, marks
from chuan_ngheo.explanation.law.description import Description, Entry, Kind, Section
from chuan_ngheo.explanation.law.documents import documents_section
from chuan_ngheo.language import Language, Text, day
from chuan_ngheo.review.document import MonthDay, Regime, ReportRule
from chuan_ngheo.review.rounds import RoundKind
from chuan_ngheo.standards.citation import Citation

_ID, _PLACE, _IN_FORCE = Text("Mã", "Id"), Text("Nơi áp dụng", "Place"), Text("Áp dụng cho các ngày", "In force")
_STANDARDS = Text("Theo chuẩn", "Under the standards")
_CHECKED = Text("Mức độ đối chiếu", "How far checked")
_ROUNDS = Text("Các kỳ rà soát", "The reviews")
_TERMS = Text("Thời hạn", "Terms")
_REPORTS = Text("Báo cáo", "Reports")
_SCOPE = Text("Hộ được rà soát", "Who is reviewed")
_RECOGNISED = Text("Chủ tịch UBND cấp xã công nhận", "What the chairman of the commune recognises")
_PROCEDURE = Text("Trình tự", "Procedure")
_RULE, _CONTENT = Text("Quy định", "Rule"), Text("Nội dung", "What it says")
_WINDOW = Text("từ {start} đến {end} hằng năm", "from {start} to {end} of each year")
_MONTHLY = Text("hằng tháng, từ ngày {from_day}", "each month from day {from_day} on")
_BETWEEN = Text("bất cứ lúc nào ngoài kỳ định kỳ", "at any time outside the periodic review")
_TERM = Text("{length} kể từ {event}", "{length} from {event}")
_BEFORE = Text("trước {day} hằng năm", "before {day} of each year")
_BY_DAY = Text("hằng tháng, chậm nhất ngày {by_day}", "each month, by day {by_day}")
_SOME_DAY = Text("hằng tháng; ngày chưa biết", "each month; the day is not known")
_MEETING = Text("Họp dân", "Village meeting")
_AGREED = Text("ít nhất {percent} % số người dự họp đồng ý", "at least {percent} % of those present agree")
_REFUSAL = Text("Không công nhận", "Refusal")
_IN_WRITING = Text("trả lời bằng văn bản, nêu lý do", "in writing, with its reasons")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def describe_regime(regime: Regime, language: Language = "vi") -> Description:
    """The rules of review of some years in words.

    >>> from chuan_ngheo.review.registry import regime
    >>> [entry.cells[0] for entry in describe_regime(regime("qd-24-2021"), "en").sections[0].entries]
    ['from 1 September to 14 December of each year', 'each month from day 15 on']
    """
    speaker = _Speaker(regime, language)
    sections = tuple(section for section in speaker.sections() if section.entries)
    found = counted(speaker.seen)
    period = f"{day(regime.in_force.start, language)} – {day(regime.in_force.end, language)}"
    return Description(
        language=language,
        id=regime.id,
        title=regime.name[language],
        period=period,
        facts=(
            (_ID[language], regime.id),
            (_PLACE[language], regime.place),
            (_IN_FORCE[language], period),
            (_STANDARDS[language], ", ".join(regime.standards)),
            (_CHECKED[language], marks(found, language)),
        ),
        sections=(*sections, documents_section(regime.documents.values(), language)),
        marks=found,
        notes=tuple(note[language] for note in regime.notes),
    )


class _Speaker:
    """One set of rules in one language; ``seen`` are the citations of all that was said."""

    def __init__(self, regime: Regime, language: Language) -> None:
        self.regime, self.language = regime, language
        self.seen: list[Citation] = []

    def sections(self) -> Iterator[Section]:
        regime = self.regime
        yield self._section(_ROUNDS, *self._rounds())
        terms = regime.terms.values()
        said = [(each, _TERM.format(length=each.length, event=each.counted_from)) for each in terms]
        yield self._section(_TERMS, *(self._entry(each.name, term, each.citation) for each, term in said))
        reports = regime.reports.values()
        yield self._section(_REPORTS, *(self._entry(each.name, _due(each), each.citation) for each in reports))
        yield self._section(_PROCEDURE, *self._procedure())
        for heading, rules in ((_SCOPE, regime.scope), (_RECOGNISED, regime.recognises)):
            entries = [self._entry(each.label, None, rule.citation) for each, rule in rules.items()]
            yield self._section(heading, *entries)

    def _rounds(self) -> Iterator[Entry]:
        periodic, regular = self.regime.periodic, self.regime.regular
        window = _WINDOW.format(start=_day_of_year(periodic.window.start), end=_day_of_year(periodic.window.end))
        yield self._entry(RoundKind.PERIODIC.label, window, periodic.citation)
        from_day = regular.monthly_from_day
        held = _BETWEEN if from_day is None else _MONTHLY.format(from_day=from_day)
        yield self._entry(RoundKind.REGULAR.label, held, regular.citation)

    def _procedure(self) -> Iterator[Entry]:
        meeting, refusal = self.regime.village_meeting, self.regime.written_refusal
        if meeting is not None:
            yield self._entry(_MEETING, _AGREED.format(percent=meeting.at_least_percent), meeting.citation)
        if refusal is not None:
            yield self._entry(_REFUSAL, _IN_WRITING, refusal.citation)

    def _entry(self, name: Text, said: Text | None, citations: tuple[Citation, ...]) -> Entry:
        self.seen += citations
        return Entry(
            name=name[self.language],
            cells=() if said is None else (said[self.language],),
            cited=cited(citations, self.regime.documents, self.language),
            law=law_of(citations, self.regime.documents, self.language),
        )

    def _section(self, heading: Text, *entries: Entry) -> Section:
        has_cells = any(entry.cells for entry in entries)
        columns = (_RULE[self.language], *([_CONTENT[self.language]] if has_cells else []))
        return Section(Kind.RULES, heading[self.language], columns, entries)


def _due(report: ReportRule) -> Text:
    if report.before is not None:
        return _BEFORE.format(day=_day_of_year(report.before))
    return _SOME_DAY if report.by_day is None else _BY_DAY.format(by_day=report.by_day)


def _day_of_year(each: MonthDay) -> Text:
    return Text(f"{each.day:02}/{each.month:02}", f"{each.day} {_MONTHS[each.month - 1]}")
