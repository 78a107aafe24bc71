"""Faults planted in a file: where the mark ¦ stands is where the problem must be told."""

MARK = "¦"


def planted(text: str, written: str, instead: str, name: str) -> tuple[str, str]:
    """The text with the one occurrence of ``written`` replaced, and the ``name:line:column`` of the mark."""
    assert text.count(written) == 1, f"{written!r} is not there exactly once"
    faulty = text.replace(written, instead)
    before, _, after = faulty.partition(MARK)
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return before + after, f"{name}:{line}:{column}"
