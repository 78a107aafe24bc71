"""Text → expression tree, through Python's own parser and a white list. Nothing is ever executed.

All problems of an expression are found in one pass; each names its line and column.
"""

from __future__ import annotations

import ast
import re
from typing import Literal, cast

from chuan_ngheo.errors import Problem, RuleError, nearest_name, shortened
from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.rules.expression import (
    MIRRORED,
    Amount,
    And,
    AnyMember,
    Arithmetic,
    Comparison,
    Condition,
    Contains,
    CountMembers,
    Flag,
    MeansComparison,
    Not,
    Number,
    OneOf,
    Operator,
    Or,
    Quantity,
    Rung,
    Unknown,
)
from chuan_ngheo.rules.vocabulary import UNKNOWN, Scope

MOST_CHARACTERS = 4000
MOST_NESTING = 40
MOST_NUMBER = 10**15

_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_ARITHMETIC: dict[type[ast.operator], Literal["+", "-", "*"]] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}


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
    written = _Written(text)
    try:
        tree = ast.parse(written.text, mode="eval")
    except SyntaxError as error:
        where = written.where(error.lineno or 1, (error.offset or 1) - 1)
        raise RuleError(
            [Problem(where, Text("không phải một biểu thức", "not an expression"), found=error.msg)]
        ) from None
    except (ValueError, MemoryError, RecursionError) as error:
        raise RuleError(
            [Problem("1:1", Text("không phải một biểu thức", "not an expression"), found=str(error))]
        ) from None
    parser = _Parser(written, scope)
    condition = parser.condition(tree.body)
    if parser.problems or condition is None:
        raise RuleError(parser.problems)
    return condition


class _Written:
    """The text that Python's parser gets, and where its parts stand in the text that was written."""

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        above = _LINE_END.split(text[: len(text) - len(text.lstrip())])
        self.lines_above, self.indent = len(above) - 1, len(above[-1])
        self.lines = [line.encode(errors="surrogatepass") for line in _LINE_END.split(self.text)]

    def where(self, line: int, column: int) -> str:
        """``line:column``, both from 1, of a column (from 0) that counts characters."""
        return f"{line + self.lines_above}:{column + 1 + (self.indent if line == 1 else 0)}"

    def where_of(self, node: ast.expr) -> str:
        """The place of a node; Python counts its columns in bytes."""
        before = self.lines[node.lineno - 1][: node.col_offset]
        return self.where(node.lineno, len(before.decode(errors="replace")))

    def of(self, node: ast.expr) -> str:
        """A node as it was written."""
        segment = ast.get_source_segment(self.text, node) or ""
        return " ".join(segment.split())


_LINE_END = re.compile(r"\r\n|\r|\n")


class _Parser:
    """One pass over Python's tree; a part that cannot be read is reported and left out."""

    def __init__(self, written: _Written, scope: Scope) -> None:
        self.written = written
        self.scope = scope
        self.problems: list[Problem] = []
        self.depth = 0

    # conditions ------------------------------------------------------------------------------

    def condition(self, node: ast.expr) -> Condition | None:
        self.depth += 1
        try:
            if self.depth > MOST_NESTING:
                self._refuse(node, Text("lồng quá sâu", "nested too deeply"))
                return None
            return self._condition(node)
        finally:
            self.depth -= 1

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
                inner = self._members_condition(node, "any_member")
                return None if inner is None else AnyMember(inner)
            case ast.Name(name) if name == UNKNOWN and self.scope.lines:
                return Unknown()
            case ast.Name():
                fact = self._fact(node)
                if fact is not None and fact.kind is not Kind.BOOLEAN:
                    self._refuse(node, _NOT_A_CONDITION, expected=_COMPARISON)
                    return None
                return None if fact is None else Flag(fact)
            case _:
                self._refuse(node, _NOT_A_CONDITION, expected=_CONDITION)
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
            self._refuse(node, Text("phép so sánh không dùng được", "this comparison is not in the language"))
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
            fact = self._fact(right)
            if fact is None:
                return None
            if fact.kind is not Kind.CODES:
                self._refuse(right, Text("không phải một tập mã", "not a set of codes"))
                return None
            code = self._code(left, fact)
            return None if code is None else Contains(fact, code)
        if not isinstance(right, ast.Set) or not isinstance(left, ast.Name):
            self._refuse(right, Text("sai vế của “in”", "wrong side of “in”"), expected=_IN)
            return None
        fact = self._fact(left)
        if fact is None:
            return None
        if fact.kind is not Kind.CODE:
            self._refuse(left, Text("không phải dữ kiện có mã", "not a coded fact"), expected=_IN)
            return None
        codes = [self._code(element, fact) for element in right.elts]
        read = tuple(code for code in codes if code is not None)
        return OneOf(fact, read) if len(read) == len(codes) else None

    def _against_line(self, node: ast.Name, operator: Operator, other: ast.expr) -> Condition | None:
        if operator in ("==", "!="):
            self._refuse(
                node, Text("mức sống chỉ so sánh hơn kém", "means are only compared in order"), expected=_ORDER
            )
            return None
        if not isinstance(other, ast.Name) or other.id not in self.scope.lines:
            self._refuse(
                other,
                Text("không phải một mức chuẩn", "not a line of this standard"),
                names=list(self.scope.lines),
            )
            return None
        return MeansComparison(cast('Literal["<", "<=", ">", ">="]', operator), other.id)

    def _against_code(self, node: ast.Name, fact: Fact, operator: Operator, other: ast.expr) -> Condition | None:
        code = self._code(other, fact)
        if code is None:
            return None
        if operator == "==":
            return OneOf(fact, (code,))
        if operator == "!=":
            return Not(OneOf(fact, (code,)))
        if not hasattr(code, "ladder"):
            self._refuse(node, Text(f"“{fact.name}” không có thứ bậc", f"“{fact.name}” has no order"))
            return None
        if code.ladder[0] != code.ladder[1]:
            self._refuse(other, Text("mã không nằm trên thang bậc chung", "this code is not on the general ladder"))
            return None
        return Rung(fact, operator, code)

    # quantities ------------------------------------------------------------------------------

    def quantity(self, node: ast.expr) -> Quantity | None:
        self.depth += 1
        try:
            if self.depth > MOST_NESTING:
                self._refuse(node, Text("lồng quá sâu", "nested too deeply"))
                return None
            return self._quantity(node)
        finally:
            self.depth -= 1

    def _quantity(self, node: ast.expr) -> Quantity | None:
        match node:
            case ast.Constant(int() as value) if not isinstance(value, bool):
                if value > MOST_NUMBER:
                    self._refuse(node, Text("số quá lớn", "the number is too large"))
                    return None
                return Number(value)
            case ast.BinOp(left, operator, right) if type(operator) in _ARITHMETIC:
                return self._arithmetic(node, _ARITHMETIC[type(operator)], left, right)
            case ast.Call():
                inner = self._members_condition(node, "count_members")
                return None if inner is None else CountMembers(inner)
            case ast.Name():
                fact = self._fact(node)
                if fact is not None and fact.kind not in (Kind.INTEGER, Kind.DECIMAL):
                    self._refuse(node, Text(f"“{fact.name}” không phải một số", f"“{fact.name}” is not a number"))
                    return None
                return None if fact is None else Amount(fact)
            case _:
                self._refuse(node, Text("không phải một số", "not a number"), expected=_QUANTITY)
                return None

    def _arithmetic(
        self, node: ast.BinOp, operator: Literal["+", "-", "*"], left: ast.expr, right: ast.expr
    ) -> Quantity | None:
        first, second = self.quantity(left), self.quantity(right)
        if first is None or second is None:
            return None
        if any(isinstance(side, Amount) and side.fact.kind is Kind.DECIMAL for side in (first, second)):
            self._refuse(node, Text("phép tính chỉ dùng số nguyên", "arithmetic is on whole numbers only"))
            return None
        if operator == "*" and not (isinstance(first, Number) or isinstance(second, Number)):
            self._refuse(node, Text("phép nhân cần một hằng số", "a product needs a number written out"))
            return None
        return Arithmetic(operator, first, second)

    # names -----------------------------------------------------------------------------------

    def _members_condition(self, node: ast.Call, function: str) -> Condition | None:
        if not (isinstance(node.func, ast.Name) and node.func.id == function) or not self.scope.member_facts:
            functions = [name for name in self.scope.names() if name == function]
            self._refuse(node.func, Text("hàm không dùng được ở đây", "no such function here"), names=functions)
            return None
        if len(node.args) != 1 or node.keywords:
            self._refuse(node, Text("hàm cần đúng một điều kiện", "the function takes exactly one condition"))
            return None
        outer, self.scope = self.scope, self.scope.inside_member()
        try:
            return self.condition(node.args[0])
        finally:
            self.scope = outer

    def _fact(self, node: ast.Name) -> Fact | None:
        fact = self.scope.facts.get(node.id)
        if fact is None:
            self._refuse(
                node, Text("tên không có nghĩa ở đây", "a name with no meaning here"), names=self.scope.names()
            )
        return fact

    def _code(self, node: ast.expr, fact: Fact) -> CodeList | None:
        assert fact.codes is not None
        codes = {str(code): code for code in fact.codes}
        if isinstance(node, ast.Name) and node.id in codes:
            return codes[node.id]
        label = fact.label
        self._refuse(
            node,
            Text(f"không phải mã của “{label.vi}”", f"not a code of “{label.en}”"),
            names=list(codes),
            expected=Text(", ".join(codes), ", ".join(codes)),
        )
        return None

    def _refuse(
        self, node: ast.expr, message: Text, expected: Text | None = None, names: list[str] | None = None
    ) -> None:
        found = self.written.of(node)
        self.problems.append(
            Problem(
                where=self.written.where_of(node),
                message=message,
                found=shortened(found),
                expected=expected,
                nearest=nearest_name(found, names or ()),
            )
        )


_NOT_A_CONDITION = Text("không phải một điều kiện", "not a condition")
_CONDITION = Text(
    "and, or, not, so sánh, any_member(…) hoặc một dữ kiện", "and, or, not, a comparison, any_member(…) or a fact"
)
_COMPARISON = Text("một phép so sánh, ví dụ “size > 2”", "a comparison, such as “size > 2”")
_QUANTITY = Text("số, dữ kiện số, + - *, count_members(…)", "a number, a numeric fact, + - *, count_members(…)")
_IN = Text("“dữ kiện in {mã, …}” hoặc “mã in tập”", "“fact in {code, …}” or “code in set”")
_ORDER = Text("< <= > >=", "< <= > >=")
