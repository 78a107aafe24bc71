"""``chuan-ngheo compare``: what becomes of households when one standard takes the place of another."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import asked_headings, input_files, named_standard
from chuan_ngheo.cli.interruption import interruptible
from chuan_ngheo.cli.outputs import output_files
from chuan_ngheo.cli.picture_file import check_picture_file, write_picture
from chuan_ngheo.cli.renderings import WRITTEN, Rendered, give
from chuan_ngheo.errors import ChuanNgheoError, Problem
from chuan_ngheo.intake.headings import Headings
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.comparison import compare
from chuan_ngheo.verification.solving.bounds import MOST_MEMBERS

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.population import PopulationComparison

_LONG = 1 << 20
"""Tables of so many bytes take a while: what is being done is shown."""

_WITHOUT_TABLE = Text("chỉ dùng cùng với --households", "only together with --households")
_WITHOUT_HOUSEHOLDS = Text("không dùng cùng với --households", "not together with --households")
_WITHOUT_FACTS = Text("chỉ dùng cùng với --facts", "only together with --facts")
_TOO_FEW = Text("cần ít nhất một người", "at least one person is needed")
_NO_DAY = Text("cần có cùng với --households", "is needed together with --households")
_READING = Text("Đang đọc {files} …", "Reading {files} …")
_REJECTED = Text(
    "Bị trả lại, không tính ở trên: {rows} dòng ({things} chỗ cần sửa); “chuan-ngheo classify” nêu từng chỗ",
    "Rejected and not counted above: rows {rows} (things to mend: {things}); “chuan-ngheo classify” names each",
)


def run(asked: Namespace) -> int:
    """Compare the rules or, with a table, its households; 0 only when every row was read."""
    _check(asked)
    standards = _standards(asked)
    _check_files(asked)
    if asked.households is None:
        give(_of_rules(standards, asked), asked)
        return 0
    moved, rejected = _population(asked, standards)
    give(moved, asked)
    if rejected is not None:
        streams.complain(rejected)
    if asked.picture is not None:
        _draw(moved, asked)
    return 0 if rejected is None else 1


def _of_rules(standards: tuple[Standard, Standard], asked: Namespace) -> Rendered:
    """The comparison on every cell or, where that was asked for, over all facts."""
    if not asked.facts:
        return compare(*standards)
    from chuan_ngheo.verification import compare_facts  # needs the solver

    return compare_facts(*standards, members=MOST_MEMBERS if asked.up_to is None else asked.up_to, on=asked.on)


def _check(asked: Namespace) -> None:
    """Raise `ChuanNgheoError` for arguments that do not go together, naming each."""
    of_tables = {
        "--members": asked.members,
        "--headings": asked.headings,
        "--encoding": asked.encoding,
        "--keep": asked.keep,
        "--on": asked.on and not asked.facts,
        "--by": asked.by,
        "--picture": asked.picture,
    }
    problems = [Problem(name, _WITHOUT_TABLE) for name, given in of_tables.items() if given and not asked.households]
    if asked.facts and asked.households:
        problems.append(Problem("--facts", _WITHOUT_HOUSEHOLDS))
    if asked.up_to is not None and not asked.facts:
        problems.append(Problem("--up-to", _WITHOUT_FACTS))
    if asked.facts and asked.up_to is not None and asked.up_to < 1:
        problems.append(Problem("--up-to", _TOO_FEW, found=str(asked.up_to)))
    if asked.households and not asked.on:
        problems.append(Problem("--on", _NO_DAY))
    if problems:
        raise ChuanNgheoError(problems)


def _standards(asked: Namespace) -> tuple[Standard, Standard]:
    """Both standards. Raises `ChuanNgheoError` with all that is wrong with either."""
    found: list[Standard] = []
    problems: list[Problem] = []
    for name in (asked.before, asked.after):
        try:
            found.append(named_standard(name))
        except ChuanNgheoError as error:
            problems += error.problems
    if problems:
        raise ChuanNgheoError(dict.fromkeys(problems))
    before, after = found
    return before, after


def _check_files(asked: Namespace) -> None:
    """Raise `ChuanNgheoError` where a file cannot be written, or is an input."""
    both = [Namespace(**vars(asked), standard=each) for each in (asked.before, asked.after)]
    if asked.output is not None:
        for each in both:
            output_files(each)
    if asked.picture is not None:
        check_picture_file(asked.picture, [file for each in both for file in input_files(each)], asked.output)


def _population(asked: Namespace, standards: tuple[Standard, Standard]) -> tuple[PopulationComparison, str | None]:
    """The counts of the tables, and what is to be said of rejected rows."""
    import chuan_ngheo.tables.files  # noqa: F401 - says which extra is missing
    from chuan_ngheo.cli import terminal  # the extra is asked for by the commands that need it
    from chuan_ngheo.verification.comparison.files import PopulationFiles, compare_files

    language: Language = asked.lang
    tables: list[Path] = [table for table in (asked.households, asked.members) if table is not None]
    is_long = sum(table.stat().st_size for table in tables if table.is_file()) > _LONG
    reading = _READING[language].format(files=", ".join(table.name for table in tables))
    files = PopulationFiles(asked.households, asked.members, _headings(asked), asked.encoding, tuple(asked.by))
    with (
        interruptible() as interruption,
        terminal.progress(language, shown=is_long) as tell,
        TemporaryDirectory() as folder,
    ):

        def watch(rows: int, share: float) -> None:
            interruption.check()
            tell(reading, rows, share)

        done = compare_files(files, standards, asked.on, Path(folder), watch)
    if not done.rejected_rows:
        return done.moved, None
    counts = {"rows": number(done.rejected_rows, language), "things": number(done.things, language)}
    return done.moved, _REJECTED[language].format(**counts)


def _headings(asked: Namespace) -> Headings:
    """The mapping of headings; one to count by that nobody knows is kept as it stands."""
    known = asked_headings(asked)
    unknown = [heading for heading in asked.by if known.households.path(heading) is None]
    return asked_headings(Namespace(**{**vars(asked), "keep": [*asked.keep, *unknown]})) if unknown else known


def _draw(moved: PopulationComparison, asked: Namespace) -> None:
    """Write the picture, and say so where that does not run into data or a page on standard output."""
    write_picture(moved.picture(asked.lang), asked.picture)
    if asked.output is not None or not (asked.html or asked.json):
        streams.say(WRITTEN[asked.lang].format(file=asked.picture))
