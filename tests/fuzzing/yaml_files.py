"""Files of the law, read from bytes: standards, regimes, scorecards, screens, benefits, cases, mappings."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.entitlements.reader import load_benefits
from chuan_ngheo.errors import ChuanNgheoError, InputFileError, StandardError
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.intake.mapping_file import read_headings
from chuan_ngheo.review.errors import ReviewError
from chuan_ngheo.review.reader import load_regime
from chuan_ngheo.scorecards.reader import load_scorecard
from chuan_ngheo.scorecards.screen_reader import load_quick_screen
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import load_standard
from chuan_ngheo.standards.yaml_source import Source, read_source
from chuan_ngheo.verification.cases.files import load_cases
from fuzzing.law import read

READERS: dict[str, tuple[Callable[[Path], Any], type[ChuanNgheoError]]] = {
    "standard": (load_standard, StandardError),
    "regime": (load_regime, ReviewError),
    "scorecard": (load_scorecard, StandardError),
    "screen": (load_quick_screen, StandardError),
    "benefits": (load_benefits, StandardError),
    "cases": (load_cases, StandardError),
    "mapping": (read_headings, InputFileError),
}
_HOUSEHOLD = Household(size=3, monthly_income=2_000_000, members=(Member(age=7), Member(birth_year=1980)))


OF_BYTES = ("standard", "mapping")
"""The others read bytes as the first of these does."""


def one_input(data: bytes) -> None:
    """Try every reader on a file of these bytes, where they are YAML; a standard that is one classifies."""
    is_yaml = isinstance(
        read(lambda: read_source(data.decode("utf-8-sig", "replace"), "any.yaml"), StandardError), Source
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "any.yaml"
        file.write_bytes(data)
        for reader, errors in (READERS[each] for each in (READERS if is_yaml else OF_BYTES)):
            found = read(lambda reader=reader: reader(file), errors)
            if isinstance(found, Standard):
                classify(_HOUSEHOLD, found, on=date(2020, 11, 20)).explain("vi")
