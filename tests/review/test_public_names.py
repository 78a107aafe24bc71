"""`chuan_ngheo.review` offers what it says, whichever of its modules was imported first."""

import importlib
import pkgutil
from types import ModuleType

import chuan_ngheo
from chuan_ngheo import review


def test_every_public_name_is_there_and_none_is_a_module() -> None:
    for module in pkgutil.iter_modules(review.__path__):
        importlib.import_module(f"chuan_ngheo.review.{module.name}")
    assert len(set(review.__all__)) == len(review.__all__)
    assert [name for name in review.__all__ if isinstance(getattr(review, name), ModuleType)] == []
    assert chuan_ngheo.review.movement is review.movement
