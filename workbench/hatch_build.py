"""The part of the one source tree that is in this wheel: what the core's own wheel leaves out."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CHECKOUT = Path(__file__).resolve().parent.parent


class LeftOutOfTheCore(BuildHookInterface[Any]):
    """Adds each file that the core's settings exclude; an editable install has the whole tree from the core."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
        excluded = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["exclude"]
        for file in sorted((CHECKOUT / "src").rglob("*")):
            name = file.relative_to(CHECKOUT).as_posix()
            kept = file.is_file() and "__pycache__" not in name and "/." not in name
            if kept and any(fnmatch(name, pattern) for pattern in excluded):
                build_data["force_include"][str(file)] = name.removeprefix("src/")
