"""What is in the two wheels: `python wheel_contents.py src CORE.whl WORKBENCH.whl`.

Together they hold every file of the source tree, none is in both, and the core is small.
"""

import sys
from pathlib import Path
from zipfile import ZipFile

MOST = 300_000
"""Bytes of the core's wheel."""


def files(wheel: Path) -> set[str]:
    """Names of what a wheel installs, its own papers left out."""
    return {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}


def wrong(source: Path, core: Path, workbench: Path) -> list[str]:
    """All that is not as it should be."""
    written = {str(file.relative_to(source)) for file in source.rglob("*") if file.is_file()}
    written = {name for name in written if "__pycache__" not in name and "/." not in name}
    inside, other = files(core), files(workbench)
    size = core.stat().st_size
    found = [f"in both wheels: {name}" for name in sorted(inside & other)]
    found += [f"in no wheel: {name}" for name in sorted(written - inside - other)]
    found += [f"in a wheel, not in {source}: {name}" for name in sorted((inside | other) - written)]
    if size > MOST:
        found.append(f"{core.name} has {size:,} bytes, more than {MOST:,}")
    return found


if __name__ == "__main__":
    tree, *wheels = map(Path, sys.argv[1:])
    smaller, larger = sorted(wheels, key=lambda wheel: "workbench" in wheel.name)
    for wheel in (smaller, larger):
        print(f"{wheel.name}: {wheel.stat().st_size:,} bytes, {len(files(wheel))} files")
    if problems := wrong(tree, smaller, larger):
        sys.exit("\n".join(problems))
