"""Indicators, classes, designations and whom a standard covers: each rule in words, as written, and its law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chuan_ngheo.explanation.law.cited import cited, law_of
from chuan_ngheo.explanation.law.description import Entry, Kind, Section
from chuan_ngheo.explanation.law.means import deciding_unit
from chuan_ngheo.language import Language, Text, day, number
from chuan_ngheo.rules.expression import Condition
from chuan_ngheo.rules.prose import say
from chuan_ngheo.standards.citation import Citation
from chuan_ngheo.standards.model import Designation, HouseholdClass, Standard

_INDICATORS = Text("Chỉ số thiếu hụt", "Indicators of deprivation")
_INDICATOR = Text("Chỉ số", "Indicator")
_DEPRIVED = Text("Hộ thiếu hụt khi", "Deprived when")
_POINTS = Text("Điểm", "Points")
_BY_FINDING = Text("theo kết luận của cuộc rà soát", "by the survey's finding")
_CLASSES = Text("Loại hộ, theo thứ tự: loại đầu tiên có điều kiện đúng", "Classes, in order: the first that holds")
_CLASS = Text("Loại hộ", "Class")
_WHEN = Text("Khi", "When")
_REST = Text("các hộ còn lại", "all others")
_DESIGNATIONS = Text("Tên gọi khác gắn với loại hộ", "Designations")
_DESIGNATION = Text("Tên gọi", "Designation")
_SINCE = Text("{rule}; từ ngày {day}", "{rule}; from {day} on")
_OTHER = Text("Quy định khác", "Other rules")
_RULE = Text("Quy định", "Rule")
_CONTENT = Text("Nội dung", "What it says")
_COVERS = Text("Đối tượng áp dụng", "Whom it covers")
SCORE_OF_EACH = Text("Điểm mỗi chỉ số", "Points of each indicator")
_SCORED = Text("{points} điểm, nếu không ghi khác", "{points} points, unless it says otherwise")


def rule_sections(standard: Standard, base: Standard | None, language: Language) -> Iterator[Section]:
    """Every section that has an entry."""
    speaker = _Speaker(standard, base, language)
    for section in (speaker.classes(), speaker.indicators(), speaker.designations(), speaker.others()):
        if section.entries:
            yield section


class _Speaker:
    """One standard in one language, beside the one that it extends."""

    def __init__(self, standard: Standard, base: Standard | None, language: Language) -> None:
        self.standard, self.base, self.language = standard, base, language
        self.lines = {line_id: line.name for line_id, line in standard.means.income.lines.items()}

    def indicators(self) -> Section:
        standard, language = self.standard, self.language
        before = _what_indicators_say(self.base) if self.base else {}
        now = _what_indicators_say(standard)
        scores = any(each.points is not None for each in standard.indicators)
        entries = tuple(
            self._entry(
                each.name,
                (
                    self._said(each.deprived_when) or _BY_FINDING[language],
                    *([number(each.points, language) if each.points is not None else "–"] if scores else []),
                ),
                each.citation,
                written=standard.written.indicators[each.id].deprived_when,
                group=standard.dimensions[each.dimension].name,
                differs=before.get(each.id) != now[each.id],
            )
            for each in standard.indicators
        )
        columns = (_INDICATOR, _DEPRIVED, *([_POINTS] if scores else []))
        return self._section(Kind.INDICATORS, _INDICATORS, columns, entries)

    def classes(self) -> Section:
        before = {each.id: _what_class_says(each) for each in self.base.classes} if self.base else {}
        entries = tuple(
            self._entry(
                each.name,
                (self._said(each.when) or _REST[self.language],),
                each.citation,
                written=self.standard.written.classes[each.id].when,
                differs=before.get(each.id) != _what_class_says(each),
            )
            for each in self.standard.classes
        )
        return self._section(Kind.CLASSES, _CLASSES, (_CLASS, _WHEN), entries)

    def designations(self) -> Section:
        before = {each.id: _what_designation_says(each) for each in self.base.designations} if self.base else {}
        entries = tuple(
            self._entry(
                each.name,
                (self._since(each),),
                each.citation,
                written=self.standard.written.designations[each.id].when,
                differs=before.get(each.id) != _what_designation_says(each),
            )
            for each in self.standard.designations
        )
        return self._section(Kind.RULES, _DESIGNATIONS, (_DESIGNATION, _WHEN), entries)

    def others(self) -> Section:
        """The unit that decides, what an indicator scores, whom the standard covers."""
        standard, written, language = self.standard, self.standard.written, self.language
        deciding = deciding_unit(standard, self.base, language)
        entries = [] if deciding is None else [deciding]
        if written.deprivation is not None:
            said = _SCORED[language].format(points=written.deprivation.points)
            before = self.base.written.deprivation if self.base else None
            differs = before is None or before.points != written.deprivation.points
            entries.append(self._entry(SCORE_OF_EACH, (said,), written.deprivation.citation, differs=differs))
        if standard.covers is not None and written.covers is not None:
            said = self._said(standard.covers.when)
            covers = self._entry(_COVERS, (said,), standard.covers.citation, written=written.covers.when, differs=True)
            entries.append(covers)
        return self._section(Kind.RULES, _OTHER, (_RULE, _CONTENT), tuple(entries))

    def _since(self, each: Designation) -> str:
        rule = self._said(each.when)
        return (
            rule if each.start is None else _SINCE[self.language].format(rule=rule, day=day(each.start, self.language))
        )

    def _said(self, rule: Condition | None) -> str:
        return "" if rule is None else say(rule, self.language, self.lines)

    def _entry(
        self,
        name: Text,
        cells: tuple[str, ...],
        citations: tuple[Citation, ...],
        *,
        written: str | None = None,
        group: Text | None = None,
        differs: bool = False,
    ) -> Entry:
        return Entry(
            name=name[self.language],
            cells=cells,
            cited=cited(citations, self.standard.documents, self.language),
            law=law_of(citations, self.standard.documents, self.language),
            written=" ".join((written or "").split()),
            group="" if group is None else group[self.language],
            differs=differs and self.base is not None,
        )

    def _section(self, kind: Kind, heading: Text, columns: Iterable[Text], entries: tuple[Entry, ...]) -> Section:
        return Section(kind, heading[self.language], tuple(each[self.language] for each in columns), entries)


def _what_indicators_say(standard: Standard) -> dict[str, tuple[object, ...]]:
    """Each by its id; what all score alike is said once, among the other rules."""
    scores = standard.written.indicators
    return {
        each.id: (each.name, each.dimension, each.deprived_when, scores[each.id].points) for each in standard.indicators
    }


def _what_class_says(each: HouseholdClass) -> tuple[object, ...]:
    return each.name, each.statuses, each.when


def _what_designation_says(each: Designation) -> tuple[object, ...]:
    return each.name, each.when, each.start
