"""Where other people's data and results stand, beside the project; tests that need them skip where they are not."""

import os
from pathlib import Path

import polars as pl
import pytest

_BESIDE = Path(__file__).parents[3] / "shared" / "reference"
FOLDER = Path(os.environ.get("CHUAN_NGHEO_REFERENCE") or _BESIDE)


def needs(folder: str) -> pytest.MarkDecorator:
    """Skip, with a reason, where the folder of reference data is absent."""
    return pytest.mark.skipif(
        not (FOLDER / folder).is_dir(), reason=f"no reference data {folder!r}: name its folder in CHUAN_NGHEO_REFERENCE"
    )


def table(path: str, **how: object) -> pl.DataFrame:
    return pl.read_csv(FOLDER / path, **how)  # type: ignore[arg-type]
