"""From a proposal to a decision: a household is poor or near-poor when the commune's chairman recognises it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import Problem
from chuan_ngheo.explanation.missing import fact_name
from chuan_ngheo.language import Language, Text, day
from chuan_ngheo.review.document import Recognised, Regime
from chuan_ngheo.review.errors import ReviewError
from chuan_ngheo.review.register import Entry, Standing, entry


@frozen
class VillageMeeting:
    """The village meeting (họp dân) on a result: how many were present, and how many of them agreed.

    Raises `ReviewError` for counts that no meeting has.
    """

    present: int
    agreed: int

    def __attrs_post_init__(self) -> None:
        if not (type(self.present) is type(self.agreed) is int and 0 <= self.agreed <= self.present > 0):
            message = Text("số người dự họp, số người đồng ý không hợp lệ", "no meeting has these counts")
            raise ReviewError([Problem("meeting", message, found=f"{self.agreed}/{self.present}")])


@frozen
class Proposal:
    """What the review proposes to recognise of a household; until a decision it is no more than proposed.

    ``kinds`` is empty for a household that is on no list and is neither poor nor near-poor.
    """

    result: Classification
    regime: Regime
    listed: Standing | None
    kinds: tuple[Recognised, ...]

    @property
    def household_id(self) -> str | None:
        return self.result.household.id


@frozen
class Decision:
    """The act of the commune's chairman on a proposal: what is recognised, or the reasons of the refusal.

    ``office`` is the office that decides (Chủ tịch UBND of which commune), not a person's name. ``kinds`` is
    empty where the proposal was refused; ``reasons`` is empty where it was recognised.
    """

    proposal: Proposal
    on: date
    office: str
    kinds: tuple[Recognised, ...]
    reasons: tuple[str, ...] = ()
    meeting: VillageMeeting | None = None

    @property
    def standing(self) -> Standing | None:
        """The list that the household is on from now; a refusal leaves it where it was."""
        return _standing(self.kinds) if self.kinds else self.proposal.listed

    def entry(self) -> Entry:
        """The household in the register of those recognised. Raises `ReviewError` where it has no id.

        Of a household that stays on neither list, or whose list is not known, no status is claimed beyond that.
        """
        classified = entry(self.proposal.result)
        standing = self.standing
        if standing is None:
            return Entry(classified.id, None, classified.persons)
        possible = classified.possible & standing.statuses or standing.statuses
        status = next(iter(possible)) if len(possible) == 1 else None
        return Entry(classified.id, status, classified.persons, possible=possible)


def propose(result: Classification, regime: Regime, *, listed: Standing | None = None) -> Proposal:
    """What a classification proposes to recognise of a household that is now on the list ``listed``.

    A poor household: hộ nghèo; a near-poor one: hộ cận nghèo; one that leaves the list of the poor: hộ thoát
    nghèo (also where it is near-poor now); one that leaves the list of the near-poor for neither: hộ thoát cận
    nghèo. What does not depend on an unknown list, or on an open class, needs neither to be known.

    Raises `ReviewError` where it does depend on them, naming what is missing; where the standard does not
    speak of the household; and where the regime does not recognise such a thing.

    >>> from datetime import date
    >>> import chuan_ngheo as cn
    >>> from chuan_ngheo.review.registry import regime
    >>> household = cn.Household(id="H-1", area=cn.Area.RURAL, monthly_income=5_200_000, size=4)
    >>> result = cn.classify(household, cn.standard("vn-2016"), on=date(2020, 11, 20))
    >>> [kind.label.vi for kind in propose(result, regime("tt-17-2016"), listed=Standing.POOR).kinds]
    ['hộ thoát nghèo']
    """
    if result.covered is not True:
        raise ReviewError([Problem(_where(result), _NOT_COVERED)])
    found = [each for each in Standing if not each.statuses.isdisjoint(result.possible_statuses)]
    lists = list(Standing) if listed is None else [listed]
    if len({_kinds(was, now) for was in lists for now in found}) > 1:
        raise ReviewError(_open(result, found, lists))
    kinds = _kinds(lists[0], found[0])
    if unknown := [kind.label for kind in kinds if kind not in regime.recognises]:
        raise ReviewError([Problem(_where(result), _NOT_RECOGNISED.format(kind=unknown[0], regime=regime.name))])
    return Proposal(result, regime, listed, kinds)


def recognise(proposal: Proposal, *, on: date, office: str, meeting: VillageMeeting | None = None) -> Decision:
    """The decision that the household is what was proposed.

    Where the regime says what share of a village meeting must agree, the meeting is required and its share is
    checked, in whole numbers. Law: Decision 24/2021/QĐ-TTg (at least half of those present).

    Raises `ReviewError` with everything that stands against it.

    >>> from datetime import date
    >>> import chuan_ngheo as cn
    >>> from chuan_ngheo.review.registry import regime
    >>> household = cn.Household(id="H-1", area=cn.Area.RURAL, monthly_income=2_800_000, size=4)
    >>> result = cn.classify(household, cn.standard("vn-2016"), on=date(2020, 11, 20))
    >>> proposal = propose(result, regime("tt-17-2016"), listed=Standing.NEITHER)
    >>> recognise(proposal, on=date(2020, 12, 10), office="Chủ tịch UBND xã Ví Dụ").standing.label.vi
    'hộ nghèo'
    """
    problems = _acted(proposal, on, office)
    if not proposal.kinds:
        problems.append(Problem(_where(proposal.result), _NOTHING))
    rule = proposal.regime.village_meeting
    if rule is not None:
        least = Text("ít nhất {percent} % số người dự họp", "at least {percent} % of those present")
        expected = least.format(percent=rule.at_least_percent)
        if meeting is None:
            problems.append(Problem("meeting", _NO_MEETING, expected=expected))
        elif 100 * meeting.agreed < rule.at_least_percent * meeting.present:
            problems.append(Problem("meeting", _NOT_AGREED, f"{meeting.agreed}/{meeting.present}", expected))
    if problems:
        raise ReviewError(problems)
    return Decision(proposal, on, office, proposal.kinds, meeting=meeting)


def refuse(
    proposal: Proposal, *, on: date, office: str, reasons: Iterable[str], meeting: VillageMeeting | None = None
) -> Decision:
    """The decision that the household is not what was proposed, with its reasons in writing.

    Law: Decision 24/2021/QĐ-TTg. Raises `ReviewError` without a reason.
    """
    given = (reasons,) if isinstance(reasons, str) else tuple(reasons)
    problems = _acted(proposal, on, office)
    if not given or not all(each.strip() for each in given):
        problems.append(Problem("reasons", Text("cần nêu lý do bằng văn bản", "the reasons are given in writing")))
    if problems:
        raise ReviewError(problems)
    return Decision(proposal, on, office, (), given, meeting)


_OF_LIST = {Standing.POOR: Recognised.POOR, Standing.NEAR_POOR: Recognised.NEAR_POOR}


def _kinds(listed: Standing, found: Standing) -> tuple[Recognised, ...]:
    """What there is to recognise of a household on one list that was found to belong on another."""
    kinds = [_OF_LIST[found]] if found in _OF_LIST else []
    if listed is Standing.POOR and found is not Standing.POOR:
        kinds.append(Recognised.ESCAPED_POOR)
    if listed is Standing.NEAR_POOR and found is Standing.NEITHER:
        kinds.append(Recognised.ESCAPED_NEAR_POOR)
    return tuple(kinds)


def _standing(kinds: tuple[Recognised, ...]) -> Standing:
    if Recognised.POOR in kinds:
        return Standing.POOR
    return Standing.NEAR_POOR if Recognised.NEAR_POOR in kinds else Standing.NEITHER


def _open(result: Classification, found: list[Standing], lists: list[Standing]) -> list[Problem]:
    """What is missing: facts where the class matters, the list where that does."""
    problems = []
    if any(len({_kinds(was, now) for now in found}) > 1 for was in lists):
        missing = Text(_missing(result, "vi"), _missing(result, "en"))
        message = _OPEN_UNTIL.format(missing=missing) if result.missing else _UNDETERMINED
        problems.append(Problem(_where(result), message))
    if any(len({_kinds(was, now) for was in lists}) > 1 for now in found):
        expected = Text("listed=Standing.…", "listed=Standing.…")
        problems.append(Problem(_where(result), _WHICH_LIST, expected=expected))
    return problems


def _missing(result: Classification, language: Language) -> str:
    findings = result.findings
    ways = [", ".join(sorted(fact_name(path, findings, language) for path in facts)) for facts in result.missing]
    return _OR[language].join(ways)


def _acted(proposal: Proposal, on: date, office: str) -> list[Problem]:
    problems = []
    reviewed = proposal.result.on
    if reviewed is not None and on < reviewed:
        expected = Text(f"từ {day(reviewed, 'vi')}", f"{day(reviewed, 'en')} or later")
        problems.append(Problem("on", _TOO_EARLY, str(on), expected))
    if not office.strip():
        problems.append(
            Problem("office", Text("thiếu chức danh người quyết định", "the office that decides is missing"))
        )
    return problems


def _where(result: Classification) -> str:
    return result.household.id or "household"


_OR = Text("; hoặc ", "; or ")
_UNDETERMINED = Text("chưa xác định loại hộ nên chưa công nhận được", "the class is open: nothing to recognise yet")
_OPEN_UNTIL = Text(
    "chưa xác định loại hộ nên chưa công nhận được; cần biết: {missing}",
    "the class is open: nothing to recognise yet; it takes: {missing}",
)
_WHICH_LIST = Text("chưa rõ hộ đang ở danh sách nào", "it is not known which list the household is on")
_NOT_COVERED = Text(
    "chuẩn này không áp dụng, hoặc chưa rõ có áp dụng, cho hộ", "the standard does not cover the household, or may not"
)
_NOT_RECOGNISED = Text("{regime} không công nhận {kind}", "{regime} does not recognise a {kind}")
_NOTHING = Text("không có gì để công nhận", "there is nothing to recognise")
_NO_MEETING = Text("thiếu kết quả họp dân", "the result of the village meeting is missing")
_NOT_AGREED = Text("họp dân không đạt, phải làm lại", "the village meeting did not agree: it is held again")
_TOO_EARLY = Text("quyết định trước ngày rà soát", "decided before the household was reviewed")
