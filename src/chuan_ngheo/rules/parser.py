"""Text → expression tree, through Python's own parser and a white list. Nothing is ever executed.

All problems of an expression are found in one pass; each names its line and column.
"""

from __future__ import annotations

import ast
from typing import Literal, cast

from chuan_ngheo.errors import Problem, RuleError, shortened
from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import (
    MIRRORED,
    And,
    AnyMember,
    Comparison,
    Condition,
    Contains,
    Flag,
    MeansComparison,
    Not,
    OneOf,
    Operator,
    Or,
    Rung,
    Unknown,
)
from chuan_ngheo.rules.quantities import Quantities
from chuan_ngheo.rules.vocabulary import UNKNOWN, Scope
from chuan_ngheo.rules.written import Written

MOST_CHARACTERS = 4000

_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}

_NO_EXPRESSION = Text("không phải một biểu thức", "not an expression")
_BREAKS_OFF = Text("biểu thức bị bỏ dở", "the expression breaks off")
_EMPTY = Text("biểu thức trống", "the expression is empty")
_NEVER_CLOSED = Text("mở mà không đóng", "opened and never closed")


def parse(text: str, scope: Scope) -> Condition:
    """The condition that ``text`` states, with only the names of ``scope``.

    Raises `RuleError` with every problem, each at its ``line:column`` in ``text`` (both from 1).

    >>> from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
    >>> parse("floor_area < 8 * size", INDICATOR_SCOPE).operator
    '<'
    """
    if len(text) > MOST_CHARACTERS:
        raise RuleError(
            [
                Problem(
                    "1:1",
                    Text("biểu thức quá dài", "the expression is too long"),
                    found=f"{len(text)}",
                    expected=Text(f"nhiều nhất {MOST_CHARACTERS} ký tự", f"at most {MOST_CHARACTERS} characters"),
                )
            ]
        )
    written = Written(text)
    try:
        tree = ast.parse(written.text, mode="eval")
    except SyntaxError as error:
        raise RuleError([_broken(written, error)]) from None
    except (ValueError, MemoryError, RecursionError) as error:
        raise RuleError([Problem("1:1", _NO_EXPRESSION, found=str(error))]) from None
    parser = _Parser(written, scope)
    condition = parser.condition(tree.body)
    if parser.problems or condition is None:
        raise RuleError(parser.problems)
    return condition


def _broken(written: Written, error: SyntaxError) -> Problem:
    """What Python's parser stopped at; it gives no column where the text ends too soon."""
    if not (error.lineno and error.offset):
        return Problem(written.end, _BREAKS_OFF if written.text else _EMPTY)
    line, column = error.lineno, error.offset - 1
    never_closed = "never closed" in error.msg or "unterminated" in error.msg
    message = _NEVER_CLOSED if never_closed else _NO_EXPRESSION
    return Problem(written.where(line, column), message, found=shortened(written.line(line)[column:].strip()))


class _Parser(Quantities):
    """One pass over Python's tree; a part that cannot be read is reported and left out."""

    def condition(self, node: ast.expr) -> Condition | None:
        """The condition that a node states, or None, with what is wrong noted."""
        with self.nested(node) as is_allowed:
            return self._condition(node) if is_allowed else None

    def _condition(self, node: ast.expr) -> Condition | None:
        match node:
            case ast.BoolOp(op, values):
                operands = [self.condition(value) for value in values]
                read = tuple(operand for operand in operands if operand is not None)
                if len(read) < len(operands):
                    return None
                return And(read) if isinstance(op, ast.And) else Or(read)
            case ast.UnaryOp(ast.Not(), operand):
                inner = self.condition(operand)
                return None if inner is None else Not(inner)
            case ast.Compare(left, operators, comparators):
                return self._chain(node, [left, *comparators], operators)
            case ast.Call():
                inner = self.members_condition(node, "any_member")
                return None if inner is None else AnyMember(inner)
            case ast.Name(name) if name == UNKNOWN and self.scope.lines:
                return Unknown()
            case ast.Name():
                fact = self.fact(node)
                if fact is not None and fact.kind is not Kind.BOOLEAN:
                    self.refuse(node, _NOT_A_CONDITION, expected=_COMPARISON)
                    return None
                return None if fact is None else Flag(fact)
            case _:
                self.refuse(node, _NOT_A_CONDITION, expected=_CONDITION)
                return None

    def _chain(self, node: ast.Compare, sides: list[ast.expr], operators: list[ast.cmpop]) -> Condition | None:
        links = [
            self._link(node, left, operator, right)
            for left, operator, right in zip(sides, operators, sides[1:], strict=False)
        ]
        read = tuple(link for link in links if link is not None)
        if len(read) < len(links):
            return None
        return read[0] if len(read) == 1 else And(read)

    def _link(self, node: ast.Compare, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Condition | None:
        if isinstance(operator, ast.In | ast.NotIn):
            inside = self._membership(left, right)
            return Not(inside) if inside is not None and isinstance(operator, ast.NotIn) else inside
        symbol = _OPERATORS.get(type(operator))
        if symbol is None:
            self.refuse(node, Text("phép so sánh không dùng được", "this comparison is not in the language"))
            return None
        for subject, other, direction in ((left, right, symbol), (right, left, MIRRORED[symbol])):
            if not isinstance(subject, ast.Name):
                continue
            if subject.id == "means" and self.scope.lines:
                return self._against_line(subject, direction, other)
            fact = self.scope.facts.get(subject.id)
            if fact is not None and fact.kind is Kind.CODE:
                return self._against_code(subject, fact, direction, other)
        first, second = self.quantity(left), self.quantity(right)
        return None if first is None or second is None else Comparison(symbol, first, second)

    def _membership(self, left: ast.expr, right: ast.expr) -> Condition | None:
        if isinstance(right, ast.Name):
            fact = self.fact(right)
            if fact is None:
                return None
            if fact.kind is not Kind.CODES:
                self.refuse(right, Text("không phải một tập mã", "not a set of codes"))
                return None
            code = self.code(left, fact)
            return None if code is None else Contains(fact, code)
        if not isinstance(right, ast.Set) or not isinstance(left, ast.Name):
            self.refuse(right, Text("sai vế của “in”", "wrong side of “in”"), expected=_IN)
            return None
        fact = self.fact(left)
        if fact is None:
            return None
        if fact.kind is not Kind.CODE:
            self.refuse(left, Text("không phải dữ kiện có mã", "not a coded fact"), expected=_IN)
            return None
        codes = [self.code(element, fact) for element in right.elts]
        read = tuple(code for code in codes if code is not None)
        return OneOf(fact, read) if len(read) == len(codes) else None

    def _against_line(self, node: ast.Name, operator: Operator, other: ast.expr) -> Condition | None:
        if operator in ("==", "!="):
            self.refuse(node, Text("mức sống chỉ so sánh hơn kém", "means are only compared in order"), expected=_ORDER)
            return None
        if not isinstance(other, ast.Name) or other.id not in self.scope.lines:
            self.refuse(
                other,
                Text("không phải một mức chuẩn", "not a line of this standard"),
                names=list(self.scope.lines),
            )
            return None
        return MeansComparison(cast('Literal["<", "<=", ">", ">="]', operator), other.id)

    def _against_code(self, node: ast.Name, fact: Fact, operator: Operator, other: ast.expr) -> Condition | None:
        code = self.code(other, fact)
        if code is None:
            return None
        if operator == "==":
            return OneOf(fact, (code,))
        if operator == "!=":
            return Not(OneOf(fact, (code,)))
        if not hasattr(code, "ladder"):
            self.refuse(node, Text(f"“{fact.name}” không có thứ bậc", f"“{fact.name}” has no order"))
            return None
        if code.ladder[0] != code.ladder[1]:
            self.refuse(other, Text("mã không nằm trên thang bậc chung", "this code is not on the general ladder"))
            return None
        return Rung(fact, operator, code)


_NOT_A_CONDITION = Text("không phải một điều kiện", "not a condition")
_CONDITION = Text(
    "and, or, not, so sánh, any_member(…) hoặc một dữ kiện", "and, or, not, a comparison, any_member(…) or a fact"
)
_COMPARISON = Text("một phép so sánh, ví dụ “size > 2”", "a comparison, such as “size > 2”")
_IN = Text("“dữ kiện in {mã, …}” hoặc “mã in tập”", "“fact in {code, …}” or “code in set”")
_ORDER = Text("< <= > >=", "< <= > >=")
