"""A quick screen's file → `QuickScreen`: strict, with every problem at its file, line and column."""

from __future__ import annotations

from os import PathLike

from chuan_ngheo.language import Text
from chuan_ngheo.rules.vocabulary import INDICATOR_SCOPE
from chuan_ngheo.scorecards.document import QuickScreenFile
from chuan_ngheo.scorecards.screening import QuickScreen, ScreenItem
from chuan_ngheo.scorecards.yaml_file import Checks, open_source, structured
from chuan_ngheo.standards.document import file_converter
from chuan_ngheo.standards.yaml_source import Source, read_source


def load_quick_screen(path: str | PathLike[str]) -> QuickScreen:
    """The quick screen in a YAML file.

    Raises `StandardError` with every problem as ``file:line:column``; `OSError` where the file cannot be opened.
    """
    return _quick_screen(open_source(path))


def read_quick_screen(text: str, name: str = "<text>") -> QuickScreen:
    """The quick screen that ``text`` states; ``name`` stands for the file in error messages.

    Raises `StandardError` with every problem as ``name:line:column``; an example is at `screen`.
    """
    return _quick_screen(read_source(text, name))


def _quick_screen(source: Source) -> QuickScreen:
    written = structured(source, QuickScreenFile, file_converter())
    checks = Checks(source)
    checks.file_id(written.id)
    checks.citations(written, written.documents)
    checks.ids(("items",), written.items)
    readable, on_form = len(written.items), written.items_on_form
    if on_form < readable:
        checks.note(("items_on_form",), _TOO_FEW, str(on_form), _at_least(readable))
    elif written.partial != (readable < on_form):
        expected = str(not written.partial).lower()
        checks.note(("partial",), _NOT_AS_COUNTED, str(written.partial).lower(), Text(expected, expected))
    if not 1 <= written.threshold <= max(on_form, 1):
        checks.note(("threshold",), _NO_THRESHOLD, str(written.threshold), Text(f"1 – {on_form}", f"1 – {on_form}"))
    items = tuple(
        ScreenItem(
            id=each,
            question=entry.question,
            citation=entry.citation or written.citation,
            when=checks.rule(entry.when, INDICATOR_SCOPE, ("items", each, "when")),
        )
        for each, entry in written.items.items()
    )
    checks.refuse()
    return QuickScreen(
        id=written.id,
        name=written.name,
        documents=written.documents,
        citation=written.citation,
        items_on_form=on_form,
        threshold=written.threshold,
        items=items,
        notes=written.notes,
    )


def _at_least(count: int) -> Text:
    return Text(f"ít nhất {count}", f"at least {count}")


_TOO_FEW = Text("ít hơn số mục ghi trong tệp", "fewer than the items of the file")
_NOT_AS_COUNTED = Text("không khớp với số mục", "does not go with the number of items")
_NO_THRESHOLD = Text("ngưỡng không thể có", "an impossible threshold")
