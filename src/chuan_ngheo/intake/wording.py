"""Words as people type them, recognised whatever their case, spaces and Unicode composition."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Generic, TypeVar

from attrs import frozen

Meaning = TypeVar("Meaning")

_LIKENESS = 0.7
"""Share of letters in common from which a word is offered in place of another."""


def folded(text: str) -> str:
    r"""The form in which two words are compared: composed (NFC), without case, single spaces.

    >>> folded("  Thôn /\u00a0BẢN ") == folded("thôn / bản")
    True
    """
    composed = unicodedata.normalize("NFC", text)
    return " ".join(unicodedata.normalize("NFC", composed.casefold()).split())


def bare(text: str) -> str:
    """A word without its marks, as people without a Vietnamese keyboard type it.

    >>> bare("Điện_thoại")
    'dien thoai'
    """
    parts = unicodedata.normalize("NFD", folded(text.replace("_", " "))).replace("đ", "d")
    return "".join(part for part in parts if not unicodedata.combining(part))


@frozen
class Wordlist(Generic[Meaning]):
    """Words and what each means: by the word folded. The words as listed are kept, to name them to people."""

    meanings: Mapping[str, Meaning]
    spellings: Mapping[str, str]
    spellings_of_bare: Mapping[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Meaning]]) -> Wordlist[Meaning]:
        """A list from words and meanings; where a word comes twice, the first meaning stays."""
        meanings: dict[str, Meaning] = {}
        spellings: dict[str, str] = {}
        spellings_of_bare: dict[str, str] = {}
        for word, meaning in pairs:
            meanings.setdefault(folded(word), meaning)
            spellings.setdefault(folded(word), word)
            spellings_of_bare.setdefault(bare(word), word)
        return cls(meanings, spellings, spellings_of_bare)

    def meaning(self, text: str) -> Meaning | None:
        """What this word means; ``None`` for a word that is not on the list."""
        return self.meanings.get(folded(text))

    def nearest(self, text: str) -> str | None:
        """The listed word that looks most like this one, marks left aside, if any does."""
        found = get_close_matches(bare(text), self.spellings_of_bare, n=1, cutoff=_LIKENESS)
        return self.spellings_of_bare[found[0]] if found else None
