"""Several texts said as one."""

from __future__ import annotations

from collections.abc import Iterable

from chuan_ngheo.language import Text


def joined(texts: Iterable[Text], separator: str = "; ") -> Text:
    """The texts one after another, in each language.

    >>> joined([Text("tường", "walls"), Text("cột", "columns")]).en
    'walls; columns'
    """
    each = list(texts)
    return Text(separator.join(text.vi for text in each), separator.join(text.en for text in each))
