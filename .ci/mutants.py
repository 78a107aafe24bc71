"""Mutation testing of the rules, the standards and the classification by their own tests.

    python .ci/mutants.py                               # every mutant: some minutes of processor time a thousand
    python .ci/mutants.py rules/logic.py                # those of one file
    python .ci/mutants.py --seconds 20 --only '*compare*' rules/evaluate.py

mutmut makes the mutants. Here they are run: the tests are collected once, and for each mutant a child of that process
puts the mutant's code in the place of the function's and runs the tests that run the function, of each line the
quickest first, for so many seconds at most. That is far quicker than to start the tests anew each time, and reaches
properties and cached functions, which mutmut leaves out. Where a standard that is loaded already would hide a mutant,
the tests are run again with every cache empty. Survivors are printed, each with the line that it changes.
"""

import argparse
import ast
import difflib
import gc
import importlib
import json
import os
import re
import resource
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import chain, zip_longest
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import coverage
import pytest
from attrs import frozen
from hypothesis import Phase, settings
from mutmut.mutation.file_mutation import mutate_file_contents

PACKAGE = Path(__file__).parents[1] / "src" / "chuan_ngheo"
ROOMS = ("classification", "rules", "standards")
DECORATED = re.compile(r"^(\s*)@(property|cache|contextmanager)\b.*$", re.MULTILINE)
TESTS = [f"tests/{room}" for room in ROOMS] + [f"src/chuan_ngheo/{room}" for room in ROOMS]
OPTIONS = ["-q", "-p", "no:cacheprovider", "--tb=no", "--hypothesis-profile=mutation"]
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # Hypothesis is imported here, before pytest


@frozen
class Mutant:
    """One changed function: its name at mutmut, where the function stands, and its code before and after."""

    name: str
    module: str
    owner: str | None
    function: str
    lines: range
    before: ast.FunctionDef
    after: ast.FunctionDef

    @property
    def change(self) -> str:
        before, after = (ast.unparse(each).splitlines()[1:] for each in (self.before, self.after))
        changed = difflib.unified_diff(before, after, lineterm="", n=0)
        return "\n".join(line for line in changed if not line.startswith(("---", "+++", "@@")))

    def apply(self) -> None:
        """Put the changed code in the place of the function's, in this process."""
        module = importlib.import_module(self.module)
        old: Any = vars(getattr(module, self.owner) if self.owner else module)[self.function]
        old = old.fget if isinstance(old, property) else old
        while hasattr(old, "__wrapped__"):
            old = old.__wrapped__
        new = _function(module, self.after)
        code: CodeType = new.__code__
        old.__code__ = code.replace(co_name=old.__code__.co_name)
        old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__


def _function(module: ModuleType, node: ast.FunctionDef) -> Any:
    node.decorator_list = []
    names = dict(vars(module))
    annotations = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)
    tree = ast.fix_missing_locations(ast.Module([annotations, node], []))
    exec(compile(tree, str(module.__file__), "exec"), names)  # noqa: S102 - our own source
    return names[node.name]


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Every mutant that mutmut makes of a file, of its properties and cached functions too."""
    source = file.read_text(encoding="utf-8")
    made = mutate_file_contents(str(file), DECORATED.sub(r"\1#", source))
    functions = {each.name: each for each in ast.walk(ast.parse(made.code)) if isinstance(each, ast.FunctionDef)}
    places: dict[str, tuple[str | None, ast.FunctionDef]] = {}
    for top in ast.parse(source).body:
        for each in top.body if isinstance(top, ast.ClassDef) else [top]:
            if isinstance(each, ast.FunctionDef):
                owner = top.name if isinstance(top, ast.ClassDef) else None
                places[f"xǁ{owner}ǁ{each.name}" if owner else f"x_{each.name}"] = (owner, each)
    module = ".".join(("chuan_ngheo", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    for name in made.mutant_names:
        mangled = name.rpartition("__mutmut_")[0]
        owner, function = places[mangled]
        lines = range(function.body[0].lineno, (function.end_lineno or 0) + 1)
        before = functions[f"{mangled}__mutmut_orig"]
        yield Mutant(f"{module}.{name}", module, owner, function.name, lines, before, functions[name])


class Watch:
    """Runs every test once and notes which lines it runs, and for how long."""

    def __init__(self, into: Path) -> None:
        self.into = into
        self.seconds: dict[str, float] = {}
        inside = [f"{PACKAGE}/{room}/*" for room in ROOMS]
        self.coverage = coverage.Coverage(data_file=None, include=inside, config_file=False)

    def pytest_sessionstart(self) -> None:
        self.coverage.start()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid)
        start = os.times().user
        result = yield
        self.seconds[item.nodeid] = os.times().user - start
        return result

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
        self.into.write_text(json.dumps({"seconds": self.seconds, "lines": lines}), encoding="utf-8")


class Mutation:
    """Collects every test once, and runs those that concern a mutant in a child process."""

    def __init__(self, watched: Path, asked: argparse.Namespace) -> None:
        read = json.loads(watched.read_text(encoding="utf-8"))
        self.seconds: dict[str, float] = read["seconds"]
        self.tests: dict[str, dict[int, list[str]]] = defaultdict(dict)
        for file, lines in read["lines"].items():
            self.tests[file] = {int(line): tests for line, tests in lines.items()}
        self.asked = asked

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        gc.collect()
        gc.freeze()
        for file in self.asked.files:
            found: Counter[str] = Counter()
            for mutant in mutants_of(file):
                if any(fnmatch(mutant.name, pattern) for pattern in self.asked.only or "*"):
                    names = self.quickest([self.tests[str(file)].get(line, []) for line in mutant.lines])
                    verdict = self.verdict(mutant, [items[name] for name in names if name in items])
                    found[verdict] += 1
                    if verdict != "killed":
                        os.write(2, f"{verdict}: {mutant.name}\n{mutant.change}\n\n".encode())
            os.write(2, f"{file.relative_to(PACKAGE)}: {dict(found)}\n".encode())
        return True

    def quickest(self, by_line: list[list[str]]) -> Iterator[str]:
        """The tests that fit in the time: of each line the quickest, then of each the next."""
        left = self.asked.seconds
        ordered = [sorted(tests, key=lambda each: (self.seconds.get(each, 0), each)) for tests in by_line]
        names = chain.from_iterable(zip_longest(*ordered))
        for name in dict.fromkeys(each for each in names if each is not None):
            if (needed := self.seconds.get(name, 0)) <= left:
                left -= needed
                yield name

    def verdict(self, mutant: Mutant, tests: list[pytest.Item]) -> str:
        read, write = os.pipe()
        if not (child := os.fork()):
            limit = int(10 + 4 * self.asked.seconds)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            mutant.apply()
            survived = _pass(tests)
            if survived:
                _forget_what_is_loaded()
                survived = _pass(tests)
            os.write(write, b"survived" if survived else b"killed")
            os._exit(0)
        os.close(write)
        with os.fdopen(read, encoding="ascii") as said:
            verdict = said.read()
        os.waitpid(child, 0)
        return verdict or "killed"  # a child that says nothing ran too long, or died of the mutant


def _pass(tests: list[pytest.Item]) -> bool:
    plugins, listener = (tests[0].config.pluginmanager if tests else None), Listener()
    if plugins is not None:
        plugins.unregister(plugins.get_plugin("terminalreporter") or plugins.get_plugin("listener"))
        plugins.register(listener, "listener")
    for test, following in zip(tests, [*tests, None][1:], strict=True):
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        if listener.has_failed:
            return False
    return True


class Listener:
    """Whether any test has failed; in the place of what would write to the terminal."""

    has_failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.has_failed |= report.failed


def _forget_what_is_loaded() -> None:
    """Empty every cache of the library and of its tests: standards are then read anew."""
    for module in list(sys.modules.values()):
        if str(getattr(module, "__file__", None) or "").startswith(str(PACKAGE.parents[1])):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def main() -> None:
    """Watch the tests once, then try every mutant."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", help="files under src/chuan_ngheo (all of the three folders unless said)")
    parser.add_argument("--only", action="append", help="a pattern of mutants' names; may be given several times")
    parser.add_argument("--seconds", type=float, default=2, help="of tests for each mutant, at most")
    asked = parser.parse_args()
    every = [file for room in ROOMS for file in sorted((PACKAGE / room).glob("*.py"))]
    asked.files = [PACKAGE / file for file in asked.files] or every
    os.chdir(PACKAGE.parents[1])
    # A failing example is enough: it is not made smaller.
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile(
        "mutation", max_examples=12, deadline=None, derandomize=True, database=None, phases=phases
    )
    with tempfile.TemporaryDirectory() as folder:
        watched = Path(folder) / "watched.json"
        if not (child := os.fork()):
            os._exit(int(pytest.main([*OPTIONS, *TESTS], plugins=[Watch(watched)])))
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            sys.exit("the tests fail without any mutant")
        pytest.main([*OPTIONS, *TESTS], plugins=[Mutation(watched, asked)])


if __name__ == "__main__":
    main()
