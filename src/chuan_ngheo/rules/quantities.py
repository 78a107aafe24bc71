"""The numbers of an expression: whole numbers, numeric facts, + - *, and counts of members."""

from __future__ import annotations

import ast
import re
from abc import abstractmethod
from typing import Literal

from chuan_ngheo.household.facts import Kind
from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import Amount, Arithmetic, Condition, CountMembers, Number, Quantity
from chuan_ngheo.rules.names import Names

MOST_NUMBER = 10**15

_ARITHMETIC: dict[type[ast.operator], Literal["+", "-", "*"]] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
_DIGITS = re.compile("[0-9_]+")
_NOT_DECIMAL = Text("cách viết số này không dùng ở đây", "numbers are not written so here")
_DECIMAL = Text("chữ số 0–9, như 700_000", "the digits 0–9, such as 700_000")
_QUANTITY = Text("số, dữ kiện số, + - *, count_members(…)", "a number, a numeric fact, + - *, count_members(…)")


class Quantities(Names):
    """Reads the numeric parts; what a function asks of a member is a condition, read by whoever reads those."""

    @abstractmethod
    def condition(self, node: ast.expr) -> Condition | None:
        """The condition that a node states, or None where it states none."""

    def quantity(self, node: ast.expr) -> Quantity | None:
        """A number, a numeric fact, a sum, a difference, a product, or a count of members."""
        with self.nested(node) as is_allowed:
            return self._quantity(node) if is_allowed else None

    def _quantity(self, node: ast.expr) -> Quantity | None:
        match node:
            case ast.Constant(int() as value) if not isinstance(value, bool):
                if not _DIGITS.fullmatch(self.written.of(node)):
                    self.refuse(node, _NOT_DECIMAL, expected=_DECIMAL)
                    return None
                if value > MOST_NUMBER:
                    self.refuse(node, Text("số quá lớn", "the number is too large"))
                    return None
                return Number(value)
            case ast.BinOp(left, operator, right) if type(operator) in _ARITHMETIC:
                return self._arithmetic(node, _ARITHMETIC[type(operator)], left, right)
            case ast.Call():
                inner = self.members_condition(node, "count_members")
                return None if inner is None else CountMembers(inner)
            case ast.Name():
                fact = self.fact(node)
                if fact is not None and fact.kind not in (Kind.INTEGER, Kind.DECIMAL):
                    self.refuse(node, Text(f"“{fact.name}” không phải một số", f"“{fact.name}” is not a number"))
                    return None
                return None if fact is None else Amount(fact)
            case _:
                self.refuse(node, Text("không phải một số", "not a number"), expected=_QUANTITY)
                return None

    def _arithmetic(
        self, node: ast.BinOp, operator: Literal["+", "-", "*"], left: ast.expr, right: ast.expr
    ) -> Quantity | None:
        first, second = self.quantity(left), self.quantity(right)
        if first is None or second is None:
            return None
        if any(isinstance(side, Amount) and side.fact.kind is Kind.DECIMAL for side in (first, second)):
            self.refuse(node, Text("phép tính chỉ dùng số nguyên", "arithmetic is on whole numbers only"))
            return None
        if operator == "*" and not (isinstance(first, Number) or isinstance(second, Number)):
            self.refuse(node, Text("phép nhân cần một hằng số", "a product needs a number written out"))
            return None
        return Arithmetic(operator, first, second)

    def members_condition(self, node: ast.Call, function: str) -> Condition | None:
        """What ``function(…)`` asks of a member, read in the member's scope."""
        if not (isinstance(node.func, ast.Name) and node.func.id == function) or not self.scope.member_facts:
            functions = [name for name in self.scope.names() if name == function]
            self.refuse(node.func, Text("hàm không dùng được ở đây", "no such function here"), names=functions)
            return None
        if len(node.args) != 1 or node.keywords:
            self.refuse(node, Text("hàm cần đúng một điều kiện", "the function takes exactly one condition"))
            return None
        with self.inside_member():
            return self.condition(node.args[0])
