"""Text as it may stand in XML – workbooks, pictures –, which has no way to write some characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    r"""The text, with a mark in place of each character that XML does not have.

    >>> xml_text("Thôn\x1b 1") == "Thôn\ufffd 1"
    True
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def in_xml(data: Any) -> Any:
    """Plain data with all its texts as XML can hold them."""
    match data:
        case Mapping():
            return {in_xml(key): in_xml(value) for key, value in data.items()}
        case list() | tuple():
            return [in_xml(each) for each in data]
        case str():
            return xml_text(data)
        case _:
            return data
