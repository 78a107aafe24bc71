"""The law: standards as data, their strict reader, and the registry that finds them.

The folder shares its name with the public function `chuan_ngheo.standards`, so it can be called as that.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chuan_ngheo.standards.model import Standard


class _Standards(ModuleType):
    def __call__(self, place: str | None = None) -> tuple[Standard, ...]:
        """All known standards; see `chuan_ngheo.standards.registry.standards`."""
        from chuan_ngheo.standards.registry import standards  # this folder is loaded before its files

        return standards(place)


sys.modules[__name__].__class__ = _Standards
