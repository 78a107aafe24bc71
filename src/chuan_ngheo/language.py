"""Two languages side by side: every name and message exists in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, Self, get_args

from attrs import frozen

Language = Literal["vi", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)


@frozen
class Text:
    """One thing said in both languages; ``text["vi"]`` and ``text["en"]`` give the words.

    >>> Text(vi="hộ nghèo", en="poor household")["vi"]
    'hộ nghèo'
    """

    vi: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en

    def format(self, **values: object) -> Text:
        """Fill the same placeholders in both languages; a `Text` or a date among the values is said in each.

        >>> Text("từ {since}", "since {since}").format(since=date(2021, 1, 27)).vi
        'từ 27/01/2021'
        """
        return Text(
            vi=self.vi.format(**{key: _in(value, "vi") for key, value in values.items()}),
            en=self.en.format(**{key: _in(value, "en") for key, value in values.items()}),
        )


def _in(value: object, language: Language) -> object:
    if isinstance(value, date):
        return day(value, language)
    return value[language] if isinstance(value, Text) else value


def joined(texts: Iterable[Text], separator: str = "; ") -> Text:
    """The texts one after another, in each language.

    >>> joined([Text("tường", "walls"), Text("cột", "columns")]).en
    'walls; columns'
    """
    each = list(texts)
    return Text(separator.join(text.vi for text in each), separator.join(text.en for text in each))


def capital(words: str) -> str:
    """The words with a capital at their beginning, as a heading has it; the other letters as they are.

    >>> capital("bảo hiểm y tế, BHYT")
    'Bảo hiểm y tế, BHYT'
    """
    return words[:1].upper() + words[1:]


def capitalised(text: Text) -> Text:
    """The same in both languages."""
    return Text(capital(text.vi), capital(text.en))


class CodeList(StrEnum):
    """A code list of the survey: each member equals its code and carries a label in both languages."""

    label: Text

    def __new__(cls, code: str, vi: str, en: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = Text(vi=vi, en=en)
        return member


def number(value: int | Decimal, language: Language) -> str:
    """A number as it is written in the language: ``1.500.000`` and ``45,5``, or ``1,500,000`` and ``45.5``.

    >>> number(1_500_000, "vi"), number(Decimal("45.50"), "en")
    ('1.500.000', '45.5')
    """
    if isinstance(value, Decimal):
        value = value.normalize()
        written = f"{value:,f}"
    else:
        written = f"{value:,}"
    return written if language == "en" else written.translate(_VIETNAMESE_MARKS)


def day(on: date, language: Language) -> str:
    """A date as it is written in the language.

    >>> day(date(2020, 11, 20), "vi")
    '20/11/2020'
    """
    return f"{on:%d/%m/%Y}" if language == "vi" else on.isoformat()


_VIETNAMESE_MARKS = str.maketrans({",": ".", ".": ","})
