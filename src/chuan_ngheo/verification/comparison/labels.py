"""What two standards are called beside each other: by their ids, and by number where a copy has kept the id."""

from __future__ import annotations

from chuan_ngheo.standards.model import Standard


def labels_of(before: Standard, after: Standard) -> tuple[str, str]:
    """The names of the two.

    >>> from chuan_ngheo.standards.registry import standard
    >>> labels_of(standard("vn-2016"), standard("vn-2022"))
    ('vn-2016', 'vn-2022')
    """
    if before.id == after.id and before != after:
        return f"{before.id} (1)", f"{after.id} (2)"
    return before.id, after.id


def labelled(before: Standard, after: Standard) -> dict[str, Standard]:
    """The standards by their names; one of them where both are the same."""
    return dict(zip(labels_of(before, after), (before, after), strict=True))
