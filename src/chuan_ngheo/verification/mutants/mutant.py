"""A mutant: a standard of which one number, comparison, connective or day is another."""

from __future__ import annotations

from attrs import field, frozen

from chuan_ngheo.language import CodeList
from chuan_ngheo.standards.document import StandardFile
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.structuring import Path


class MutantKind(CodeList):
    """What was changed."""

    LINE = "line", "mức chuẩn", "line"
    AREAS = "areas", "khu vực bị đổi chỗ", "areas swapped"
    MONTHS = "months", "số tháng", "months"
    SCORE = "score", "số điểm", "points"
    DAY = "day", "ngày", "day"
    DECIDES = "decides", "đơn vị quyết định", "unit that decides"
    NUMBER = "number", "con số trong quy tắc", "number in a rule"
    COMPARISON = "comparison", "phép so sánh", "comparison"
    CONNECTIVE = "connective", "và/hoặc", "and/or"
    NEGATION = "negation", "phủ định", "negation"
    MEMBERSHIP = "membership", "thuộc/không thuộc", "in/not in"
    CODE = "code", "mã bị bỏ", "code dropped"


@frozen
class Mutant:
    """One change of a standard. ``before`` and ``after`` are the words changed and what stands around them."""

    kind: MutantKind
    path: Path
    """Of the value changed, in the standard's file."""
    where: str
    """``file:line:column`` of the change; its path where the file is not known."""
    before: str
    after: str
    standard: Standard = field(eq=False, repr=False)
    """The changed standard, assembled as any other."""


@frozen
class Change:
    """One change before anybody has tried whether it still is a standard."""

    kind: MutantKind
    path: Path
    before: str
    after: str
    written: StandardFile = field(eq=False, repr=False)
    inside: tuple[int, int] | None = None
    """Line and column in the text of a rule, both from 1."""
