"""Something said in one language: as text where it is printed, as HTML in a notebook."""

from __future__ import annotations

from attrs import frozen


@frozen(repr=False)
class Shown:
    """What ``shown(language)`` gives: ``str()`` of it is text, and a notebook shows its HTML.

    >>> print(Shown("hộ nghèo", "<p>hộ nghèo</p>"))
    hộ nghèo
    """

    _text: str
    _html: str

    def text(self) -> str:
        """Plain text."""
        return self._text

    def html(self) -> str:
        """A self-contained fragment for a notebook or a page; readable on light and dark ground."""
        return self._html

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._html
