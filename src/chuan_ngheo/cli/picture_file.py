"""The file of a picture: checked before the work begins, and written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chuan_ngheo.cli.outputs import check_outputs, whole_file
from chuan_ngheo.errors import ChuanNgheoError, Problem
from chuan_ngheo.language import Text

if TYPE_CHECKING:
    from chuan_ngheo.analysis.plots import Picture

_OPTION = "--picture"
_IS_OUTPUT = Text("hai kết quả không thể ghi vào cùng một tệp", "two results cannot be written to one file")


def check_picture_file(path: Path, inputs: Sequence[Path], output: Path | None) -> None:
    """Raise `ChuanNgheoError` where no picture can be written to ``path``; ``output`` is what else is written.

    That is so without the extra (`MissingExtra`), for a suffix that is no picture's, and as in `check_outputs`.
    """
    from chuan_ngheo.analysis.plots import Picture  # noqa: F401 - says which extra is missing
    from chuan_ngheo.analysis.plots.picture import check_suffix

    check_suffix(path, _OPTION)
    check_outputs([path], inputs)
    if output is not None and os.path.realpath(path) == os.path.realpath(output):
        raise ChuanNgheoError([Problem(_OPTION, _IS_OUTPUT, found=str(path))])


def write_picture(picture: Picture, path: Path) -> None:
    """Write it in place of ``path``; if that fails, all is as before. Raises `OSError` naming ``path``."""
    with whole_file(path) as draft:
        picture.write(draft)
