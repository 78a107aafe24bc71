"""Tables of households and members in CSV: what is read and what is rejected are together all that there is."""

import tempfile
from datetime import date
from pathlib import Path

from chuan_ngheo.errors import InputFileError
from chuan_ngheo.intake.csv_file import read_table
from chuan_ngheo.intake.mapping_file import shipped_headings
from chuan_ngheo.intake.register import Register, read_register
from fuzzing.law import read

ON = date(2020, 11, 20)
BETWEEN = b"\x1e"
"""Stands between the two tables; a byte before them chooses how they are read."""
_ENCODINGS = (None, None, None, None, "cp1258", "utf-16", "utf-7", "punycode", "no-such")


def tables_of(data: bytes, folder: Path) -> tuple[Path, Path | None, str | None]:
    """The files that some bytes decide: households, perhaps members, and the encoding that is said to be theirs."""
    encoding = _ENCODINGS[data[0] % len(_ENCODINGS)] if data else None
    first, *more = data[1:].split(BETWEEN, 1)
    households, members = folder / "households.csv", folder / "members.csv"
    households.write_bytes(first)
    for content in more:
        members.write_bytes(content)
    return households, members if more else None, encoding


def one_input(data: bytes) -> None:
    """Try the two tables as a register."""
    with tempfile.TemporaryDirectory() as name:
        households, members, encoding = tables_of(data, Path(name))
        register = read(lambda: read_register(households, members, on=ON, encoding=encoding), InputFileError)
        if register is not None:
            nothing_is_lost(register, households, members, encoding)


def nothing_is_lost(register: Register, households: Path, members: Path | None, encoding: str | None) -> None:
    """Rows in are rows out and rows rejected, each of them once."""
    rejected: dict[str, set[int]] = {"households.csv": set(), "members.csv": set()}
    for each in register.rejected:
        rejected[each.file].add(each.row)
    good = {each.row for each in register.rows if each.household is not None}
    assert [each.row for each in register.rows] == rows_of(households, encoding)
    assert good.isdisjoint(rejected[households.name])
    assert good | rejected[households.name] == set(rows_of(households, encoding))
    if members is not None:
        listed = sum(len(each.household.members or ()) for each in register.rows if each.household is not None)
        of_members = set(rows_of(members, encoding))
        assert rejected[members.name] <= of_members
        assert listed >= len(of_members - rejected[members.name])


def rows_of(file: Path, encoding: str | None) -> list[int]:
    """The numbers of the rows that are not blank."""
    known = shipped_headings()
    words = known.households if file.name.startswith("households") else known.members
    return [each.row for each in read_table(file, lambda heading: words.path(heading) is not None, encoding).records]
