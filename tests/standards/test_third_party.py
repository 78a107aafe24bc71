"""Standards of other packages are found through their entry point; the worked example is one."""

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "commune-standard"
ENTRY_POINTS = "[chuan_ngheo.standards]\nvidu = chuan_ngheo_vidu\n"

PROGRAM = """
import chuan_ngheo as cn
own = cn.standard("vi-du-2025")
print(own.place, own.means.income.lines["poverty"].rural, len(own.indicators))
print(*(each.id for each in cn.standards("VN-XX")))
print(cn.standard("vn-2016").id)
"""


def installed(folder: Path) -> Path:
    """What pip lays out for the example: the package and its metadata."""
    (folder / "chuan_ngheo_vidu").symlink_to(EXAMPLE / "src" / "chuan_ngheo_vidu")
    metadata = folder / "chuan_ngheo_vidu-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: chuan-ngheo-vidu\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(ENTRY_POINTS)
    return folder


def test_a_registered_package_is_known_by_id_and_place(tmp_path: Path) -> None:
    path = f"import sys; sys.path.insert(0, {str(installed(tmp_path))!r})\n"
    done = subprocess.run([sys.executable, "-c", path + PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["VN-XX 1800000 12", "vi-du-2025", "vn-2016"]


def test_the_example_declares_that_entry_point() -> None:
    text = (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.entry-points."chuan_ngheo.standards"]\nvidu = "chuan_ngheo_vidu"' in text
