"""Whatever the text, the parser gives a tree of the language or a `RuleError`, and executes nothing."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import RuleError
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.rules.expression import facts_named
from chuan_ngheo.rules.parser import MOST_CHARACTERS, parse
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
from chuan_ngheo.standards.registry import standard
from strategies.expressions import conditions, written


def refused(text: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        parse(text, INDICATOR_SCOPE)
    return caught.value


WORDS = (
    "septic",
    "none",
    "and",
    "or",
    "not",
    "in",
    "means",
    "if",
    "else",
    "for",
    "lambda",
    "f'{",
    "}'",
    "1",
    "9" * 400,
)
SIGNS = ("==", "<=", ":=", "**", *"()[]{}<>=!+-*/%.,:;@#'\"\\ \n\t\0_")
words = st.sampled_from([*INDICATOR_SCOPE.names(), *MEMBER_FACTS, *WORDS, *SIGNS])


def is_total(text: str) -> None:
    try:
        tree = parse(text, INDICATOR_SCOPE)
    except RuleError as error:
        problems = error.problems
    else:
        assert facts_named(tree) <= {*HOUSEHOLD_FACTS.values(), *MEMBER_FACTS.values()}
        return
    assert problems
    lines = re.split(r"\r\n|\r|\n", text)
    for problem in problems:
        line, column = (int(number) for number in problem.where.split(":"))
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert problem.say("vi") != problem.say("en")


@given(st.text() | st.text(alphabet=st.characters(codec=None)) | st.lists(words).map(" ".join))
def test_any_text_is_a_rule_or_a_rule_error(text: str) -> None:
    is_total(text)


@given(conditions(standard("vn-2016"), date(2020, 11, 20)).map(written), st.data())
def test_a_spoilt_rule_is_a_rule_or_a_rule_error(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5)))
    is_total(text[:start] + data.draw(words | st.text(max_size=3)) + text[end:])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "#",
        "\0",
        "size > 1\0",
        "\ud800",
        "\ufeffsize > 1",
        "(" * 3000,
        "(" * 1500 + "size > 1" + ")" * 1500,
        "(" * 90 + "size > 1" + ")" * 90,
        "not " * 900 + "wall_durable",
        "-" * 3000 + "1 > size",
        "~" * 1000 + "1 > size",
        "size" + ".size" * 790 + " > 1",
        "size" + "[0]" * 1200 + " > 1",
        "size" + "()" * 1900 + " > 1",
        "[" * 150 + "]" * 150,
        "lambda: " * 400 + "1",
        "size > " + "1+" * 1900 + "1",
        "size > " + "1*" * 900 + "1",
        "size" + " < size" * 500,
        "wall_durable" + " or wall_durable" * 200,
        "any_member(" * 300 + "insured" + ")" * 300,
        "size > " + "9" * 3900,
        "size > 1" + " " * MOST_CHARACTERS,
        "size > 1\\",
        "size >\n1",
        "'" * 3,
        "x" * MOST_CHARACTERS,
    ],
    ids=range(30),
)
def test_texts_that_try_the_reader(text: str) -> None:
    is_total(text)


ACCEPTED = {ast.BoolOp, ast.UnaryOp, ast.Compare, ast.Call, ast.Name, ast.Constant, ast.BinOp, ast.Set}
REFUSED: dict[type[ast.expr], str] = {
    ast.NamedExpr: "(size := 1)",
    ast.Lambda: "lambda: size",
    ast.IfExp: "size if wall_durable else size",
    ast.Dict: "{size: size}",
    ast.ListComp: "[size for size in devices]",
    ast.SetComp: "{size for size in devices}",
    ast.DictComp: "{size: 1 for size in devices}",
    ast.GeneratorExp: "(size for size in devices)",
    ast.Await: "await size",
    ast.Yield: "(yield size)",
    ast.YieldFrom: "(yield from size)",
    ast.JoinedStr: "f'{size}'",
    ast.FormattedValue: "f'{size!r:>{size}}'",
    ast.Attribute: "size.real",
    ast.Subscript: "devices[0]",
    ast.Slice: "devices[0:1]",
    ast.Starred: "[*devices]",
    ast.List: "[size]",
    ast.Tuple: "(size, size)",
}
OPERATORS = {
    ast.Div: "size / 2", ast.FloorDiv: "size // 2", ast.Mod: "size % 2", ast.Pow: "size ** 2", ast.MatMult: "size @ 2",
    ast.LShift: "size << 2", ast.RShift: "size >> 2",
    ast.BitOr: "size | 2", ast.BitAnd: "size & 2", ast.BitXor: "size ^ 2",
    ast.Invert: "~size", ast.UAdd: "+size", ast.USub: "-size",
}  # fmt: skip


def test_each_kind_of_pythons_expressions_is_in_the_language_or_refused() -> None:
    newer = {getattr(ast, name) for name in ("TemplateStr", "Interpolation") if hasattr(ast, name)}
    current = {kind for kind in ast.expr.__subclasses__() if not issubclass(kind, ast.Constant) or kind is ast.Constant}
    assert set(REFUSED) | ACCEPTED | newer == current | newer
    spoken = {ast.Add, ast.Sub, ast.Mult, ast.Not}
    assert set(OPERATORS) | spoken == {*ast.operator.__subclasses__(), *ast.unaryop.__subclasses__()}


@pytest.mark.parametrize("text", [*REFUSED.values(), *OPERATORS.values()])
@pytest.mark.parametrize(
    "place",
    ["{}", "{} > 1", "1 > {}", "not ({})", "wall_durable and ({})", "any_member({})", "size > 1 + ({})",
     "toilet in {{{}}}", "toilet == ({})", "({}) in devices", "count_members({}) > 1", "radio in ({})"],
)  # fmt: skip
def test_what_is_not_in_the_language_is_refused_wherever_it_stands(text: str, place: str) -> None:
    refused(place.format(text))


@pytest.mark.parametrize("symbol", ["is", "is not", "in", "not in"])
def test_comparisons_that_are_not_of_numbers(symbol: str) -> None:
    refused(f"size {symbol} 1")


@pytest.mark.parametrize(
    "constant", ["1.5", "1e3", "'a'", "b'a'", "True", "False", "None", "...", "1j", "-1", "10**16"]
)
def test_only_whole_numbers_are_written_in_a_rule(constant: str) -> None:
    assert refused(f"size > {constant}").problems[0].where == "1:8"


def test_nothing_is_executed(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    touch = f"__import__('pathlib').Path({str(touched)!r}).touch()"
    for text in (
        touch,
        f"size > {touch}",
        f"any_member({touch})",
        f"f'{{{touch}}}'".replace("'", '"', 1),
        f"[{touch}]",
    ):
        refused(text)
    for text in (
        "__import__('os')",
        "exec('1')",
        "open('/etc/passwd')",
        "size.__class__.__mro__",
        "print(size) or size",
    ):
        refused(text)
    assert not touched.exists()
