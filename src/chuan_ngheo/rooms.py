"""Public names that are loaded when first used: a folder says in which of its modules each of them is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Text

_TABLES = {"narwhals": "tables", "polars": "tables"}


def loaded_when_used(
    package: str, rooms: Mapping[str, Sequence[str]], extras: Mapping[str, str] = _TABLES, folders: Sequence[str] = ()
) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package whose names are in ``rooms`` (module below it → names).

    No name is that of a module of the package: once anybody had imported the module, the name would mean that.

    ``extras`` says which extra brings a package that may not be installed: then the name raises `MissingExtra`.
    ``folders`` are packages below this one that are names themselves.
    """
    room_of = {name: room for room, names in rooms.items() for name in names}

    def load(name: str) -> Any:
        if name in folders:
            return import_module(f"{package}.{name}")
        if name not in room_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        try:
            room = import_module(f"{package}.{room_of[name]}")
        except ModuleNotFoundError as missing:
            extra = extras.get((missing.name or "").split(".", maxsplit=1)[0])
            if extra is None:
                raise
            raise missing_extra(package.rpartition(".")[2], name, extra) from missing
        value = getattr(room, name)
        setattr(sys.modules[package], name, value)
        return value

    return load


def missing_extra(package: str, name: str, extra: str) -> MissingExtra:
    """What is to be raised where ``package.name`` is not installed, and ``extra`` would bring it."""
    return MissingExtra([Problem("", _MISSING.format(package=package, name=name, extra=extra))])


_MISSING = Text(
    "{package}.{name} cần thêm gói: pip install 'chuan-ngheo[{extra}]'",
    "{package}.{name} needs an extra: pip install 'chuan-ngheo[{extra}]'",
)
