"""The text of a rule with one thing in it changed, as a person may have mistyped it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from chuan_ngheo.rules.written import Written
from chuan_ngheo.verification.mutants.mutant import MutantKind

_NEAR: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=", "<=", ">="),
    ast.NotEq: ("==",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
}
"""Each comparison and what is easily taken for it."""
_OPERATOR = re.compile(r"<=|>=|==|!=|<|>|\bnot\s+in\b|\bin\b")
_CONNECTIVE = re.compile(r"\b(?:and|or)\b")
_NOT = re.compile(r"not\b\s*")


@frozen
class Reworded:
    """The whole text after one change, and the part around the change before and after it."""

    kind: MutantKind
    text: str
    before: str
    after: str
    line: int
    column: int


def rewordings(rule: str) -> tuple[Reworded, ...]:
    """Every change of one thing in a rule that Python can read, in the order of the text.

    >>> for each in rewordings("floor_area < 8 * size"):
    ...     print(each.before, "→", each.after)
    floor_area < 8 * size → floor_area <= 8 * size
    floor_area < 8 * size → floor_area > 8 * size
    floor_area < 8 * size → floor_area < 7 * size
    floor_area < 8 * size → floor_area < 9 * size
    """
    return tuple(_Rule(rule).rewordings())


@frozen
class _Edit:
    kind: MutantKind
    start: int
    end: int
    words: str
    around: ast.expr


class _Rule:
    """A rule's text and tree, and where the nodes stand in the text."""

    def __init__(self, rule: str) -> None:
        self.written = Written(rule)
        self.text = self.written.text
        self.tree = ast.parse(self.text, mode="eval")
        ends = re.finditer(r"\r\n|\r|\n|\Z", self.text)
        self.line_starts = [0, *(end.end() for end in ends)]

    def rewordings(self) -> Iterator[Reworded]:
        edits = sorted(self._condition(self.tree.body), key=lambda each: (each.start, each.end))
        for edit in edits:
            start, end = self._span(edit.around)
            start, end = min(start, edit.start), max(end, edit.end)
            after = self.text[start : edit.start] + edit.words + self.text[edit.end : end]
            whole = self.text[:start] + after + self.text[end:]
            line = sum(each <= edit.start for each in self.line_starts[1:-1]) + 1
            place = self.written.where(line, edit.start - self.line_starts[line - 1])
            at = [int(number) for number in place.split(":")]
            yield Reworded(edit.kind, whole, _one_line(self.text[start:end]), _one_line(after), at[0], at[1])

    def _edits(self, node: ast.expr, around: ast.expr) -> Iterator[_Edit]:
        """The changes in a condition, or in a part of one that stands in ``around``."""
        match node:
            case ast.BoolOp(op, values):
                other = "or" if isinstance(op, ast.And) else "and"
                for left, right in pairwise(values):
                    yield self._between((left, right), _CONNECTIVE, MutantKind.CONNECTIVE, other, node)
                for value in values:
                    yield from self._condition(value)
            case ast.UnaryOp(ast.Not(), operand):
                start, _ = self._span(node)
                dropped = _NOT.match(self.text, start)
                assert dropped is not None
                yield _Edit(MutantKind.NEGATION, start, dropped.end(), "", node)
                yield from self._edits(operand, operand)
            case ast.Compare(left, operators, comparators):
                yield from self._comparison(node, [left, *comparators], operators)
            case ast.Call(_, [condition]):
                yield from self._condition(condition)
            case ast.BinOp(left, _, right):
                yield from self._edits(left, around)
                yield from self._edits(right, around)
            case ast.Constant(int(value)):
                for step in (-1, 1):
                    yield _Edit(MutantKind.NUMBER, *self._span(node), str(value + step), around)
            case ast.Set(elements) if len(elements) > 1:
                yield from self._codes(elements, around)

    def _condition(self, node: ast.expr) -> Iterator[_Edit]:
        """The changes in a condition, and its contrary; that of a comparison is another comparison."""
        if isinstance(node, ast.Name | ast.Call):
            start, _ = self._span(node)
            yield _Edit(MutantKind.NEGATION, start, start, "not ", node)
        yield from self._edits(node, node)

    def _comparison(self, node: ast.Compare, sides: list[ast.expr], operators: list[ast.cmpop]) -> Iterator[_Edit]:
        for left, operator, right in zip(sides, operators, sides[1:], strict=False):
            kind = MutantKind.MEMBERSHIP if isinstance(operator, ast.In | ast.NotIn) else MutantKind.COMPARISON
            for other in _NEAR.get(type(operator), ()):
                yield self._between((left, right), _OPERATOR, kind, other, node)
        for side in sides:
            yield from self._edits(side, node)

    def _codes(self, elements: list[ast.expr], around: ast.expr) -> Iterator[_Edit]:
        """Each code of a set dropped, with the comma after it, or before the last one."""
        spans = [self._span(each) for each in elements]
        for place, (start, end) in enumerate(spans):
            if place + 1 < len(spans):
                yield _Edit(MutantKind.CODE, start, spans[place + 1][0], "", around)
            else:
                yield _Edit(MutantKind.CODE, spans[place - 1][1], end, "", around)

    def _between(
        self, parts: tuple[ast.expr, ast.expr], sought: re.Pattern[str], kind: MutantKind, words: str, around: ast.expr
    ) -> _Edit:
        """The word that joins two parts, changed."""
        left, right = (self._span(each) for each in parts)
        found = sought.search(self.text, left[1], right[0])
        assert found is not None
        return _Edit(kind, found.start(), found.end(), words, around)

    def _span(self, node: ast.expr) -> tuple[int, int]:
        """Where a node starts and ends, in characters; Python counts its columns in bytes."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)

    def _offset(self, line: int, in_bytes: int) -> int:
        return self.line_starts[line - 1] + len(self.written.lines[line - 1][:in_bytes].decode(errors="replace"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
