"""Each target of the fuzzer on what once broke it, on files that were spoilt, and on any bytes at all."""

from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzing import TARGETS
from strategies.mutations import as_bytes, mutated

CORPUS = Path(__file__).parent / "corpus"
PACKAGE = files("chuan_ngheo")
EXAMPLES = Path(__file__).parents[2] / "examples"

RULES = [
    "any_member(age >= 6 and not insured)",
    "2 * count_members(age < 16 or (social_allowance and (age >= 60 or disabled))) > size",
    "floor_area < 8 * size or toilet in {none, unhygienic} and radio in devices",
    "means <= poverty and education < primary and water_source != rain and 1 <= size < 4",
]
LAWS = [
    (PACKAGE / place).read_text(encoding="utf-8")
    for place in (
        "standards/national/vn-2006.yaml",
        "standards/local/vn-dn-2016.yaml",
        "review/regimes/qd-24-2021.yaml",
    )
]


def _table(name: str, rows: int) -> str:
    lines = (EXAMPLES / "commune" / name).read_text(encoding="utf-8-sig").split("\n")
    return "\n".join(lines[:rows]) + "\n"


TABLES = [
    _table("households.csv", 5) + "\x1e" + _table("members.csv", 9),
    _table("broken-households.csv", 9) + "\x1e" + _table("broken-members.csv", 12),
    (
        'Mã hộ;Khu vực;Số nhân khẩu\nH1;xã;4\n"H\n2";phường;5\nH1;;\n\n;nông thôn;3\n'
        '\x1eMã hộ;Tuổi\nH1;4\nH9;"5"\n;\nH1;x;y\n'
    ),
]
LINES = [
    '{"id": "H-1", "area": "rural", "monthly_income": 2800000, "floor_area": "30.5", "members": [{"age": 34}]}\n',
    '{"area": "rural"}\n\n{"household": {"size": 4, "income_per_head": 900000}, "on": "2023-01-01"}\r\n{"size": 2',
    '{"format": "chuan-ngheo/request", "version": 1, "household": {"devices": ["radio"]}, "standard": "vn-2022"}\n[]\n',
]
SPOILT = {
    "yaml_files": as_bytes(mutated(LAWS)),
    "rules": mutated(RULES).map(lambda text: text.encode(errors="surrogateescape" if text.isascii() else "replace")),
    "records": st.binary(max_size=200),
    "csv_tables": as_bytes(mutated(TABLES)).map(lambda content: b"\0" + content),
    "table_files": as_bytes(mutated(TABLES)).map(lambda content: b"\0" + content),
    "json_lines": as_bytes(mutated(LINES)),
}
EXAMPLES_OF = {"yaml_files": 15, "table_files": 15}


@pytest.mark.parametrize("name", TARGETS)
def test_what_once_broke_a_reader(name: str) -> None:
    inputs = sorted((CORPUS / name).iterdir())
    assert inputs
    for file in inputs:
        import_module(f"fuzzing.{name}").one_input(file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_spoilt_is_read_or_refused_and_nothing_is_lost(name: str) -> None:
    one_input = import_module(f"fuzzing.{name}").one_input

    @settings(max_examples=EXAMPLES_OF.get(name, 40))
    @given(SPOILT[name] | st.binary(max_size=120))
    def law(data: bytes) -> None:
        one_input(data)

    law()


def test_the_tests_know_every_target() -> None:
    found = {file.stem for file in Path(__file__).parent.glob("*.py")} - {
        "__init__",
        "__main__",
        "law",
        Path(__file__).stem,
    }
    assert set(TARGETS) == found == set(SPOILT) == {folder.name for folder in CORPUS.iterdir()}
