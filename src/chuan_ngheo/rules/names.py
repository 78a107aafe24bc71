"""The names and codes of an expression, and everything that is wrong with it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager

from chuan_ngheo.errors import Problem, nearest_name, shortened
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.language import CodeList, Text
from chuan_ngheo.rules.vocabulary import Scope
from chuan_ngheo.rules.written import Written

MOST_NESTING = 40


class Names:
    """What the words of one expression mean in its scope; each problem is noted with its place."""

    def __init__(self, written: Written, scope: Scope) -> None:
        self.written: Written = written
        self.scope: Scope = scope
        self.problems: list[Problem] = []
        self.depth: int = 0

    @contextmanager
    def nested(self, node: ast.expr) -> Iterator[bool]:
        """One level deeper; false, and noted, where that is too deep."""
        self.depth += 1
        if self.depth > MOST_NESTING:
            self.refuse(node, Text("lồng quá sâu", "nested too deeply"))
        try:
            yield self.depth <= MOST_NESTING
        finally:
            self.depth -= 1

    @contextmanager
    def inside_member(self) -> Iterator[None]:
        """Words mean what they mean of a member, for as long as this lasts."""
        outer, self.scope = self.scope, self.scope.inside_member()
        try:
            yield
        finally:
            self.scope = outer

    def fact(self, node: ast.Name) -> Fact | None:
        """The fact of this name."""
        fact = self.scope.facts.get(node.id)
        if fact is None:
            names, lines = self.scope.names(), self.scope.lines
            expected = None
            if lines and node.id in ("means", *lines):
                expected = _AGAINST_MEANS.format(line=lines[0] if node.id == "means" else node.id)
            self.refuse(node, _NO_MEANING, expected, names=[] if node.id in names else names)
        return fact

    def code(self, node: ast.expr, fact: Fact) -> CodeList | None:
        """The code of this name in the fact's list."""
        assert fact.codes is not None
        codes = {str(code): code for code in fact.codes}
        if isinstance(node, ast.Name) and node.id in codes:
            return codes[node.id]
        label = fact.label
        self.refuse(
            node,
            Text(f"không phải mã của “{label.vi}”", f"not a code of “{label.en}”"),
            names=list(codes),
            expected=Text(", ".join(codes), ", ".join(codes)),
        )
        return None

    def refuse(
        self, node: ast.expr, message: Text, expected: Text | None = None, names: list[str] | None = None
    ) -> None:
        """Note what is wrong with a part, with the valid name that is nearest to it."""
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


_NO_MEANING = Text("tên không có nghĩa ở đây", "a name with no meaning here")
_AGAINST_MEANS = Text(
    "mức sống so với một mức, ví dụ “means <= {line}”", "means against a line, as in “means <= {line}”"
)
