"""Standards of other packages are found through their entry point; the worked example is one."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from chuan_ngheo.errors import StandardError
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.standards.shipped import in_folder, standard_files, standard_folders

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


def test_a_fault_in_a_registered_file_is_told_with_its_place(
    registered: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (registered[0] / "of-b.yaml").write_text("\ufeffid: of-b\nextends: vn-2016\nplaice: VN-XX\n", encoding="utf-8")
    monkeypatch.setattr("chuan_ngheo.standards.registry.standard_files", standard_files.__wrapped__)
    monkeypatch.setattr("chuan_ngheo.standards.reader.standard_files", standard_files.__wrapped__)
    with pytest.raises(StandardError) as caught:
        standard("of-b")
    assert "of-b.yaml:3:1: unknown field; found plaice; did you mean “place”?" in str(caught.value)


def test_the_example_declares_that_entry_point() -> None:
    text = (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.entry-points."chuan_ngheo.standards"]\nvidu = "chuan_ngheo_vidu"' in text


@pytest.fixture
def registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Two packages that register a folder each, ``b`` before ``a``; both have a “twice”, and one a “vn-2016”."""
    folders = []
    for name, own in (("b_vidu", ("twice", "of-b", "vn-2016")), ("a_vidu", ("twice", "of-a"))):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").touch()
        for each in own:
            (folder / f"{each}.yaml").write_text(name, encoding="utf-8")
        (folder / "of-none.cases.yaml").touch()
        (folder / "readme.txt").touch()
        metadata = tmp_path / f"{name}-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        # the order is that of the names of the entries, not of the packages or of the folders that they name
        entry = {"b_vidu": "first", "a_vidu": "second"}[name]
        (metadata / "entry_points.txt").write_text(
            f"[chuan_ngheo.standards]\n{entry} = {name}\n[another.group]\nx = json\n"
        )
        folders.append(folder)
    monkeypatch.syspath_prepend(tmp_path)
    yield folders
    for folder in folders:
        sys.modules.pop(folder.name, None)


def test_registered_folders_come_after_the_shipped_ones_by_the_names_of_their_entries(registered: list[Path]) -> None:
    shipped = [files("chuan_ngheo.standards") / name for name in ("national", "local")]
    assert [Path(str(each)) for each in standard_folders()] == [*(Path(str(each)) for each in shipped), *registered]


def test_the_first_that_has_an_id_keeps_it(registered: list[Path]) -> None:
    found, shipped = standard_files.__wrapped__(), standard_files()
    assert list(found) == sorted([*shipped, "twice", "of-a", "of-b"])
    assert found["vn-2016"] == shipped["vn-2016"]
    assert found["twice"].read_text(encoding="utf-8") == "b_vidu"
    assert found["of-a"].read_text(encoding="utf-8") == "a_vidu"
    assert set(in_folder(registered[0])) == {"twice", "of-b", "vn-2016"}
