"""The two frames: a page of HTML that needs nothing else, and a fragment for a notebook or for a page of others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from chuan_ngheo.language import Language
from chuan_ngheo.pages.style import CLASS, PAGE, PARTS

_HEADING = re.compile(r"(</?h)([23])(?=[ >])")


def page(title: str, body: Iterable[str], language: Language) -> str:
    """The whole page around these parts."""
    return whole(title, [f"<h1>{escape(title)}</h1>", *body], language)


def whole(title: str, body: Iterable[str], language: Language) -> str:
    """A page whose parts bring their heading with them."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{PAGE}{PARTS}</style></head>",
            f'<body class="{CLASS}">',
            *body,
            "</body>",
            "</html>",
        ]
    )


def fragment(title: str, body: Iterable[str], language: Language) -> str:
    """The parts as one ``<section>`` with its style; headings of the second level are of the fourth here.

    >>> fragment("a < b", ["<h2>c</h2>"], "en").splitlines()[-3:]
    ['<h3 class="title">a &lt; b</h3>', '<h4>c</h4>', '</section>']
    """
    return "\n".join(
        [
            f'<section lang="{language}" class="{CLASS}">',
            f"<style>{PARTS}</style>",
            f'<h3 class="title">{escape(title)}</h3>',
            *(_HEADING.sub(_lowered, part) for part in body),
            "</section>",
        ]
    )


def _lowered(tag: re.Match[str]) -> str:
    return f"{tag[1]}{int(tag[2]) + 2}"
