"""Why a text is no YAML, in the words of somebody who writes it by hand."""

from __future__ import annotations

from chuan_ngheo.language import Text

_NO_YAML = Text("không phải YAML", "not YAML")
_TAB = Text("thụt dòng bằng phím Tab; hãy thay bằng dấu cách", "indented with a tabulator; write spaces in its place")
_WHY = (
    (
        "cannot start any token",
        Text("giá trị không bắt đầu bằng dấu này được; hãy để trong ngoặc kép", "no value begins so; put it in quotes"),
    ),
    (
        "mapping values are not allowed",
        Text(
            "dấu hai chấm không đứng ở đây được; xem lại cách thụt dòng, hoặc để cả câu trong ngoặc kép",
            "no colon may stand here; look at the indentation, or put the whole text in quotes",
        ),
    ),
    (
        "did not find expected key",
        Text(
            "không khớp với các dòng trên; xem lại cách thụt dòng và dấu ngoặc",
            "does not fit the lines above; look at the indentation and at quotes",
        ),
    ),
    ("expected ':'", Text("trước chỗ này thiếu dấu hai chấm", "a colon is missing before this")),
    ("',' or '}'", Text("thiếu dấu phẩy, hoặc dấu } khép lại", "a comma is missing, or the } at the end")),
    ("',' or ']'", Text("thiếu dấu phẩy, hoặc dấu ] khép lại", "a comma is missing, or the ] at the end")),
    ("unexpected end of stream", Text("dấu ngoặc kép mở mà không đóng", "a quote is opened and never closed")),
    ("unknown escape", Text("dấu \\ này không có nghĩa trong ngoặc kép", "this \\ has no meaning in double quotes")),
    ("node content", Text("trước chỗ này thiếu một giá trị", "a value is missing before this")),
)
"""By what PyYAML says, with libyaml and without."""


def not_yaml(problem: str | None, found: str) -> Text:
    r"""The message for what the parser calls ``problem`` and where ``found`` stands.

    What has no words here is told in those of the parser, which are English.

    >>> not_yaml("found character that cannot start any token", "\tvi: a").en
    'not YAML: indented with a tabulator; write spaces in its place'
    """
    said = (problem or "").replace("expected <block end>", "did not find expected key")  # without libyaml
    if found.startswith("\t"):
        return _because(_TAB)
    for part, why in _WHY:
        if part in said:
            return _because(why)
    return Text(_NO_YAML.vi, f"{_NO_YAML.en}: {said}")


def _because(why: Text) -> Text:
    return Text(f"{_NO_YAML.vi}: {why.vi}", f"{_NO_YAML.en}: {why.en}")
