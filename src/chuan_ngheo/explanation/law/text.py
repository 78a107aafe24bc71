"""A description as plain text: one line a value, its law in brackets, the decisive words under it."""

from __future__ import annotations

from collections.abc import Iterator

from chuan_ngheo.explanation.law.description import Cited, Description, Entry, Section
from chuan_ngheo.explanation.law.plane import Plane
from chuan_ngheo.explanation.law.wording import NOTES, UNKNOWN, differing, named, plane_heading


def to_text(description: Description) -> str:
    """Blocks, one under the other."""
    language = description.language
    head = [description.title, "═" * len(description.title)]
    blocks = [
        "\n".join([*head, *(f"{label}: {value}" for label, value in description.facts)]),
        *(f"! {warning}" for warning in description.warnings),
        *("\n".join(_section(section)) for section in description.sections),
        *("\n".join([f"{plane_heading(description)}: {plane.name}", *_plane(plane)]) for plane in description.planes),
    ]
    for heading, lines in (
        (UNKNOWN[language], description.unknown),
        (NOTES[language], (*differing(description), *description.notes)),
    ):
        if lines:
            blocks.append("\n".join([heading, *(f"  • {line}" for line in lines)]))
    return "\n\n".join(blocks)


def _section(section: Section) -> Iterator[str]:
    yield section.heading
    for lead in section.lead:
        yield f"  {lead}"
    for entry in section.entries:
        yield from _entry(entry, section)


def _entry(entry: Entry, section: Section) -> Iterator[str]:
    headed = [f"{column}: {cell}" for column, cell in zip(section.columns[1:], entry.cells, strict=True)]
    cells = "; ".join(entry.cells if len(entry.cells) == 1 else headed)
    law = f"  [{entry.law}]" if entry.law else ""
    yield f"  • {named(entry)}{': ' if cells else ''}{cells}{law}"
    yield from (f"      {_quoted(each)}" for each in entry.cited if each.words or each.reading)


def _quoted(each: Cited) -> str:
    return " – ".join(part for part in (each.words and f"“{each.words}”", each.reading) if part)


def _plane(plane: Plane) -> Iterator[str]:
    """One line a block, from the lowest means."""
    for block in sorted(plane.blocks, key=lambda block: (-block.row, block.column)):
        bands = plane.bands[block.row : block.row + block.rows]
        columns = [words for words, _ in plane.columns[block.column : block.column + block.columns]]
        where = [f"{plane.income}: {'; '.join(', '.join(band.income) for band in reversed(bands))}"]
        if plane.columns and len(columns) < len(plane.columns):
            where.append(f"{plane.depth}: {'; '.join(columns)}")
        yield f"  • {' · '.join(where)} → {' | '.join(each.id for each in block.possible)}"
