"""Files of a commune, written where a test can break them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chuan_ngheo.intake.register import Register, read_register

ON = date(2020, 11, 20)

ReadText = Callable[..., Register]


@pytest.fixture
def read(tmp_path: Path) -> ReadText:
    """Read a register from the text (or the bytes) of one or two files."""

    def read_text(households: str | bytes, members: str | bytes | None = None, **options: Any) -> Register:
        files = [tmp_path / "households.csv", tmp_path / "members.csv"]
        for file, text in zip(files, (households, members), strict=True):
            if text is not None:
                file.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_register(files[0], files[1] if members is not None else None, **{"on": ON, **options})

    return read_text
