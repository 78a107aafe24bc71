"""``classify --format ndjson``, ``replay``, ``schema``: every line has its answer, at once, and none stops another."""

import io
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo import wire
from chuan_ngheo.cli import ndjson
from cli.conftest import ON, Folder, Ran

POOR = json.dumps({"id": "H-1", "area": "rural", "income_per_head": 650_000})
OPEN = json.dumps({"id": "H-2", "area": "rural"})
WRONG = json.dumps({"id": "H-3", "aria": "rural"})
LAW = ("--on", ON, "--standard", "vn-2016")


def classify(folder: Folder, lines: list[str] | bytes, *arguments: str) -> Ran:
    """The command over a file of these lines."""
    folder.write("in.ndjson", lines if isinstance(lines, bytes) else "".join(f"{line}\n" for line in lines))
    return folder.run("classify", "--format", "ndjson", "in.ndjson", *LAW, "--lang", "en", *arguments)


def documents(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def kinds(text: str) -> list[str]:
    return [each["format"].removeprefix("chuan-ngheo/") for each in documents(text)]


def test_a_line_in_is_a_line_out(folder: Folder) -> None:
    ran = classify(folder, [POOR, WRONG, OPEN])
    assert (ran.status, ran.err) == (1, "Rejected: 1 of 3 lines\n")
    one, other, third = map(wire.structure, documents(ran.out))
    assert (one.household.id, one.result.class_id) == ("H-1", "poor_by_income")
    assert (other.id, other.line) == ("H-3", 2)
    assert other.say("en") == "$.aria: unknown field; found aria; did you mean “area”?"
    assert (third.household.id, third.result.class_id, bool(third.result.missing)) == ("H-2", None, True)


def test_all_read_is_status_0_and_nothing_is_said_beside_the_answers(folder: Folder) -> None:
    ran = classify(folder, [POOR, OPEN])
    assert (ran.status, ran.err, kinds(ran.out)) == (0, "", ["classification"] * 2)
    assert classify(folder, []).out == ""


HOSTILE = [
    b"",
    b"\xff\xfe{\x00",
    b'{"id": "\xff"}',
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b'{"size": NaN}',
    b'{"monthly_income": 1e999999999999}',
    b'{"size": ' + b"9" * 10_000 + b"}",
    b'{"id": "\\ud800"}',
    b'{"area": "rural", "area": "urban"}',
    b"null",
    b'{"id": "' + b"x" * ndjson.MOST_BYTES + b'"}',
    b"x" * (3 * ndjson.MOST_BYTES),
    b'{"labels": {"a": "\\u0000"}, "x": "\x00"}',
]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*HOSTILE, POOR.encode(), OPEN.encode()]), max_size=6), st.booleans())
def test_rows_in_are_rows_out_and_rows_rejected(folder: Folder, lines: list[bytes], has_end: bool) -> None:
    text = b"\n".join(lines) + (b"\n" if has_end and lines else b"")
    count = len(lines) if has_end or not lines or lines[-1] else len(lines) - 1
    ran = classify(folder, text)
    answers = documents(ran.out)
    assert len(answers) == count
    for place, (line, said) in enumerate(zip(lines, answers, strict=False), start=1):
        assert said["format"] == f"chuan-ngheo/{'error' if line in HOSTILE else 'classification'}"
        assert said.get("line", place) == place
    assert ran.status == (1 if any(line in HOSTILE for line in lines[:count]) else 0)


@pytest.mark.parametrize("extra", [-1, 0, 1])
def test_a_line_may_be_as_long_as_is_said(folder: Folder, extra: int) -> None:
    empty = len('{"id":""}\n')
    line = '{"id":"' + "x" * (ndjson.MOST_BYTES - empty + extra) + '"}'
    ran = classify(folder, [line, POOR])
    assert kinds(ran.out) == ["classification" if extra <= 0 else "error", "classification"]


def test_a_result_may_be_written_to_a_file(folder: Folder) -> None:
    ran = classify(folder, [POOR, WRONG], "-o", "out.ndjson")
    assert (ran.status, ran.out) == (1, "Result: out.ndjson (lines: 2)\n")
    assert kinds((folder.path / "out.ndjson").read_text(encoding="utf-8")) == ["classification", "error"]
    before = (folder.path / "in.ndjson").read_bytes()
    refused = classify(folder, [POOR, WRONG], "-o", "in.ndjson")
    assert refused.status == 2
    assert "would overwrite this input file" in refused.err
    assert (folder.path / "in.ndjson").read_bytes() == before


def test_what_would_settle_it_may_be_left_out(folder: Folder) -> None:
    (said,) = documents(classify(folder, [OPEN], "--no-missing").out)
    assert "missing" not in said["result"]


@pytest.mark.parametrize("option", [("--members", "m.csv"), ("--headings", "h.yaml"), ("--keep", "x")])
def test_what_is_for_tables_is_refused(folder: Folder, option: tuple[str, str]) -> None:
    ran = classify(folder, [POOR], *option)
    assert ran.status == 2
    assert f"for tables only: {option[0]}" in ran.err


def test_a_table_needs_a_table_and_a_result(folder: Folder) -> None:
    ran = folder.run("classify", "--on", ON)
    assert ran.status == 2
    assert ran.err.endswith("the following arguments are required: HOUSEHOLDS, -o\n")


def test_a_day_of_no_standard_and_a_file_that_is_not_there_are_unusable(folder: Folder) -> None:
    for arguments in (("-", "--on", "1970-01-01"), ("none.ndjson", "--on", ON)):
        assert folder.run("classify", "--format", "ndjson", *arguments).status == 2


def test_each_answer_comes_before_the_next_question(folder: Folder) -> None:
    command = [sys.executable, "-m", "chuan_ngheo.cli", "classify", "--format", "ndjson", "-", *LAW]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for line, kind in ((POOR, "classification"), ("", "error"), (OPEN, "classification")):
            running.stdin.write(f"{line}\n".encode())
            running.stdin.flush()
            assert kinds(running.stdout.readline().decode()) == [kind]
        running.stdin.close()
        assert running.wait() == 1


def test_answers_are_utf_8_whatever_the_terminal_is(folder: Folder) -> None:
    folder.write("in.ndjson", f"{POOR}\n")
    ran = folder.process("classify", "--format", "ndjson", "in.ndjson", *LAW, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert documents(ran.out)[0]["result"]["class_name"]["vi"] == "hộ nghèo về thu nhập"


def test_where_nobody_reads_any_more_nothing_is_read_either(folder: Folder) -> None:
    folder.write("in.ndjson", f"{POOR}\n" * 3000)
    ran = folder.process("classify", "--format", "ndjson", "in.ndjson", *LAW, shell="| head -n 1")
    assert (ran.status, len(ran.out.splitlines()), ran.err) == (0, 1, "")


class Endless(io.RawIOBase):
    """A long line in small pieces, counted as it is read."""

    def __init__(self, size: int) -> None:
        self.left, self.most = size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self.left)
        self.left -= count
        self.most = max(self.most, count)
        buffer[:count] = b"x" * count
        return count


def test_a_line_without_end_is_passed_over_in_pieces() -> None:
    raw = Endless(20 * ndjson.MOST_BYTES)
    assert list(ndjson.lines_of(io.BufferedReader(raw))) == [None]
    assert (raw.left, raw.most <= ndjson.MOST_BYTES) == (0, True)


def test_replay_tells_the_lines_that_differ(folder: Folder) -> None:
    classify(folder, [POOR, OPEN, WRONG], "-o", "out.ndjson")
    lines = (folder.path / "out.ndjson").read_text(encoding="utf-8").splitlines()
    folder.write("same.ndjson", "\n".join(lines[:2]))
    ran = folder.run("replay", "same.ndjson", "--lang", "en")
    assert (ran.status, ran.out) == (0, "Nothing differs in 2 of 2 results\n")
    folder.write("changed.ndjson", "\n".join([lines[0].replace("650000", "660000"), *lines[1:], "{"]))
    ran = folder.run("replay", "changed.ndjson", "--lang", "en")
    told = ran.out.splitlines()
    assert ran.status == 1
    assert told[0] == "1: H-1, vn-2016, 2020-11-20: the facts are not those that were classified"
    assert told[2:] == [
        "3: cannot be read",
        "  $: not the record of a classification; found chuan-ngheo/error",
        "4: cannot be read",
        "  1:2: the JSON ends too early",
        "Nothing differs in 1 of 4 results",
    ]
    other = folder.run("replay", "same.ndjson", "--standard", "vn-2022", "--lang", "en")
    assert (other.status, "1: H-1, vn-2016, 2020-11-20: " in other.out) == (1, True)


@pytest.mark.parametrize("kind", wire.KINDS)
def test_a_schema_is_printed(folder: Folder, kind: str) -> None:
    assert json.loads(folder.run("schema", kind).out) == wire.json_schema(kind)


def test_no_other_schema_is(folder: Folder) -> None:
    assert folder.run("schema", "houshold").status == 2


def test_a_village_as_lines_is_answered_like_its_table(folder: Folder) -> None:
    names = ("household_id", "area", "monthly_income", "size")
    incomes = [(1_000_000, 2), (9_000_000, 3), (2_100_001, 3), (2_100_000, 3), (3_000_000, 2)]
    rows = [(f"H{place}", "rural", income, size) for place, (income, size) in enumerate(incomes)]
    folder.table("households.csv", [names, *rows])
    folder.classify("--standard", "vn-2016")
    by_table = [(each["class_id"], each["possible"]) for each in folder.records("result.csv")]
    answers = classify(folder, [json.dumps(dict(zip(("id", *names[1:]), row, strict=True))) for row in rows])
    results = [wire.structure(each).result for each in documents(answers.out)]
    assert [(each.class_id or "", "" if each.class_id else "|".join(each.possible)) for each in results] == by_table
