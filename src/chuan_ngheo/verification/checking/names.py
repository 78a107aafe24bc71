"""Texts that stand in one language where there should be two: a name left as it was, a word not translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuan_ngheo.errors import shortened
from chuan_ngheo.language import Text
from chuan_ngheo.standards.checks import instances
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind

IN_BOTH_LANGUAGES = Text("mọi tên gọi có ở cả hai ngôn ngữ", "every name stands in both languages")

_VIETNAMESE = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_LETTERS = re.compile(f"[{_VIETNAMESE}]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile(r"“[^”]*”|\([^)]*\)|\*[^*]*\*")
"""What an English text may repeat in Vietnamese: quoted words, and the term in parentheses."""
_TAKEN_OVER = {"đồng", "café"}


def one_language(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Texts that say the same in both languages though they cannot, and English texts with Vietnamese words.

    A proper name, a word in quotes and a single word such as “radio” may be the same in both.
    """
    for path, text in instances(space.standard.written, Text, ()):
        is_same = text.vi.strip() == text.en.strip()
        words = _vietnamese_words(text.en)
        if is_same and (words or (_is_said(text.en) and not _LETTERS.search(text.vi))):
            language = "en" if words else "vi"
            message = _SAME.format(text=shortened(text.en))
            yield Remark(RemarkKind.NAMES, Gravity.FAULT, places.of(*path, language), message)
        elif words:
            message = _VIETNAMESE_IN_ENGLISH.format(words=", ".join(words))
            yield Remark(RemarkKind.NAMES, Gravity.NOTICE, places.of(*path, "en"), message)


def _is_said(text: str) -> bool:
    """Whether it is more than a name or a single word."""
    words = _WORD.findall(text)
    return len(words) > 1 and any(each[0].islower() for each in words)


def _vietnamese_words(text: str) -> list[str]:
    """The words in small letters that only Vietnamese writes; a capital letter begins a proper name."""
    words = _WORD.findall(_QUOTED.sub(" ", text))
    return [each for each in words if each[0].islower() and _LETTERS.search(each) and each not in _TAKEN_OVER]


_SAME = Text("cùng một câu chữ cho cả hai ngôn ngữ: “{text}”", "the same words for both languages: “{text}”")
_VIETNAMESE_IN_ENGLISH = Text("chữ tiếng Việt trong phần tiếng Anh: {words}", "Vietnamese words in English: {words}")
