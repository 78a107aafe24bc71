"""Where standards come from: the files of this package and of packages that register theirs.

A package offers standards through the entry-point group ``chuan_ngheo.standards``: the entry point names a
package, and every ``<id>.yaml`` in it is a standard.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable

PACKAGE = "chuan_ngheo.standards"
GROUP = "chuan_ngheo.standards"
FOLDERS = ("national", "local")


@cache
def standard_files() -> dict[str, Traversable]:
    """Standard id → file; the id is the file's name, so that finding one reads no other.

    A package's own standard does not take the place of a shipped one of the same id.
    """
    found: dict[str, Traversable] = {}
    for folder in standard_folders():
        for standard_id, file in in_folder(folder).items():
            found.setdefault(standard_id, file)
    return dict(sorted(found.items()))


def standard_folders() -> list[Traversable]:
    """The folders in which standards lie: the shipped ones, then those that packages have registered."""
    registered = [files(entry.value) for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name)]
    return [*(files(PACKAGE) / each for each in FOLDERS), *registered]


def in_folder(folder: Traversable) -> dict[str, Traversable]:
    """The standard files of one folder by id; cases lie beside them and are none."""
    return {
        file.name.removesuffix(".yaml"): file
        for file in folder.iterdir()
        if file.name.endswith(".yaml") and not file.name.endswith(".cases.yaml")
    }
