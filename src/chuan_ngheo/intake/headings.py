"""What the columns of a commune's tables are called, and what their cells may say: the mapping in use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import frozen

from chuan_ngheo.errors import InputFileError, Problem
from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.intake.wording import Wordlist, folded
from chuan_ngheo.language import LANGUAGES, CodeList, Text

ID = "id"
"""The path of the column that names the household, in both tables."""

KEPT = ""
"""The path of a column that is kept as it stands and says nothing about poverty."""

_MOST_NEAREST = 20
"""So many unknown headings are answered with the nearest known one; a table with more is another table."""


Pattern = tuple[re.Pattern[str], str]
"""A heading of which only the beginning is fixed, and the path that comes before the rest of it."""

FINDING_PATTERN: Pattern = (re.compile(r"finding_([a-z][a-z0-9_]*)"), "findings.")

BETWEEN_CODES = re.compile(r"[;,|]")
"""What may stand between the codes of a list in one cell."""


@frozen
class TableHeadings:
    """The headings of one table, each with the path of its column.

    A path is where the value goes in `Household` or `Member` (``area``, ``devices.radio``,
    ``labels.village``), `ID` or `KEPT`.
    """

    words: Wordlist[str]
    patterns: tuple[Pattern, ...] = ()

    def path(self, heading: str) -> str | None:
        """What a column of this heading holds; ``None`` for a heading nobody knows."""
        path = self.words.meaning(heading)
        if path is None:
            for pattern, prefix in self.patterns:
                if found := pattern.fullmatch(folded(heading)):
                    return prefix + found[1]
        return path


@frozen
class Headings:
    """A mapping from headings to facts and from words to values: what one mapping file says.

    ``answers`` are the words for yes and no; ``codes`` the words of each code list, by fact; ``unknown``
    and ``nothing`` (in a list of devices: none owned) are folded words.
    """

    households: TableHeadings
    members: TableHeadings
    answers: Wordlist[bool]
    codes: Mapping[str, Wordlist[CodeList]]
    unknown: frozenset[str]
    nothing: frozenset[str]

    def leaves_unknown(self, cell: str) -> bool:
        """Whether the cell is blank or says that nobody knows."""
        return not cell or folded(cell) in self.unknown


def column_names(facts: Mapping[str, Fact]) -> dict[str, str]:
    """The names that the columns of a table have in this package, each with its path."""
    names = {"household_id": ID} | {name: name for name in facts}
    for name, fact in facts.items():
        if fact.codes is Device:
            names |= {f"has_{device}": f"{name}.{device}" for device in Device}
    return names


def own_headings(facts: Mapping[str, Fact]) -> Iterator[tuple[str, str]]:
    """The headings that hold in every mapping: names, and a fact's words in both languages, with unit or without."""
    yield from column_names(facts).items()
    for name, fact in facts.items():
        for language in LANGUAGES:
            yield fact.label[language], name
            if fact.unit is not None:
                yield f"{fact.label[language]} ({fact.unit[language]})", name


def column_paths(
    headings: Sequence[str], known: TableHeadings, file: str, keep: Collection[str] = ()
) -> tuple[str, ...]:
    """The path of each column of a table, from its headings; columns named in ``keep`` are `KEPT`.

    Raises `InputFileError` naming every heading that is unknown, every fact that has two columns, and a
    missing column of household ids.
    """
    where = f"{file}:1"
    kept = {folded(heading) for heading in keep}
    paths = [known.path(heading) for heading in headings]
    unknown = [
        heading
        for heading, path in zip(headings, paths, strict=True)
        if heading and path is None and folded(heading) not in kept
    ]
    problems = [
        Problem(where, _UNKNOWN, found=heading, nearest=known.words.nearest(heading) if i < _MOST_NEAREST else None)
        for i, heading in enumerate(unknown)
    ]
    if unknown:
        problems.append(Problem(where, _HOW_TO_KEEP))
    problems.extend(Problem(where, _TWICE.format(first=one, second=two)) for one, two in _twice(headings, paths))
    if ID not in paths:
        problems.append(Problem(where, _NO_ID, expected=_headings_of(ID, known.words)))
    if "devices" in paths and any(path and path.startswith("devices.") for path in paths):
        problems.append(Problem(where, _DEVICES_TWICE))
    if problems:
        raise InputFileError(problems)
    return tuple(path or KEPT for path in paths)


def _twice(headings: Sequence[str], paths: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    """Pairs of columns that hold the same thing."""
    first: dict[tuple[str | None, str], str] = {}
    for heading, path in zip(headings, paths, strict=True):
        same = (path, "" if path else folded(heading))
        if heading and same in first:
            yield first[same], heading
        first.setdefault(same, heading)


def _headings_of(path: str, words: Wordlist[str]) -> Text:
    found = ", ".join(f"“{words.spellings[word]}”" for word, meaning in words.meanings.items() if meaning == path)
    return Text(found, found)


_UNKNOWN = Text("không biết cột này là gì", "unknown heading")
_TWICE = Text(
    "hai cột cùng một nội dung: “{first}” và “{second}”", "two columns for one thing: “{first}” and “{second}”"
)
_NO_ID = Text("thiếu cột mã hộ", "the column of household ids is missing")
_HOW_TO_KEEP = Text(
    "muốn giữ nguyên các cột ngoài mẫu thì nêu tên chúng: keep=[…] (dòng lệnh: --keep); "
    "hoặc thêm tên cột vào tệp ánh xạ",
    "to keep extra columns as they are, name them: keep=[…] (command line: --keep); "
    "or add the heading to the mapping file",
)
_DEVICES_TWICE = Text(
    "phương tiện thông tin có cả cột danh sách và cột riêng từng loại: chỉ dùng một cách",
    "devices stand both in a list and in columns of their own: use one of the two",
)
