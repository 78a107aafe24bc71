"""The package as others install it: small to import, typed, and what it says it is."""

import re
import subprocess
import sys
from importlib import import_module, metadata, resources
from pathlib import Path
from pkgutil import iter_modules, walk_packages

import pytest
import yaml

import chuan_ngheo

EXTRAS = {"altair", "hypothesis", "narwhals", "openpyxl", "pandas", "polars", "rich", "vl_convert", "z3"}


def test_importing_the_package_imports_no_extra() -> None:
    program = "import sys, chuan_ngheo; print(*{name.partition('.')[0] for name in sys.modules})"
    imported = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert not EXTRAS & set(imported.split())


def test_its_types_are_shipped() -> None:
    assert resources.files("chuan_ngheo").joinpath("py.typed").is_file()


def test_every_public_name_is_there() -> None:
    assert [name for name in chuan_ngheo.__all__ if not hasattr(chuan_ngheo, name)] == []
    assert len(set(chuan_ngheo.__all__)) == len(chuan_ngheo.__all__)


def test_the_standards_are_a_folder_and_a_function() -> None:
    program = "import chuan_ngheo.standards.registry as registry, chuan_ngheo as cn; print(cn.standards('VN')[0].id)"
    other = "import chuan_ngheo as cn; cn.standard('vn-2016'); print(cn.standards(place='VN')[0].id)"
    for each in (program, other):
        done = subprocess.run([sys.executable, "-c", each], capture_output=True, text=True, check=True)
        assert done.stdout == "vn-2001\n"


def said_without(module: str, program: str) -> str:
    """The last line that a program ends in where a module of the package is not installed."""
    program = f"import sys; sys.modules['chuan_ngheo.{module}'] = None; import chuan_ngheo; {program}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("folder", "extra"), [("analysis", "tables"), ("tables", "tables"), ("verification", "verification")]
)
def test_a_folder_that_the_core_does_not_bring_is_named(folder: str, extra: str) -> None:
    said = said_without(folder, f"chuan_ngheo.{folder}")
    assert said.endswith(f"MissingExtra: chuan_ngheo.{folder} needs an extra: pip install 'chuan-ngheo[{extra}]'")


def test_what_a_folder_itself_lacks_is_not_taken_for_the_folder() -> None:
    assert said_without("rooms", "chuan_ngheo.tables").startswith("ModuleNotFoundError: import of chuan_ngheo.rooms")


def test_the_two_wheels_are_of_one_version() -> None:
    """The extras of the core ask for the workbench of its own version, and the workbench for that core."""
    core, workbench = (metadata.requires(name) or [] for name in ("chuan-ngheo", "chuan-ngheo-workbench"))
    asked = [re.fullmatch(r"chuan-ngheo-workbench(\[\w+\])?==([^;]+); extra == .*", each) for each in core]
    assert {each[2] for each in asked if each} == {chuan_ngheo.__version__}
    assert f"chuan-ngheo=={chuan_ngheo.__version__}" in workbench


def test_its_version_is_the_installed_one() -> None:
    assert chuan_ngheo.__version__ == metadata.version("chuan-ngheo")
    assert chuan_ngheo.__version__ == metadata.version("chuan-ngheo-workbench")


def test_it_is_cited_as_it_is() -> None:
    cited = yaml.safe_load(Path(__file__).parents[1].joinpath("CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == chuan_ngheo.__version__
    assert cited["license"] == metadata.metadata("chuan-ngheo")["License-Expression"]
    assert [each["name"] for each in cited["authors"]] == [metadata.metadata("chuan-ngheo")["Author"]]


def test_no_name_that_is_loaded_when_used_is_taken_by_a_module() -> None:
    """Importing a module makes its name an attribute of its package, whatever the package meant by it."""
    packages = [each.name for each in walk_packages(chuan_ngheo.__path__, "chuan_ngheo.") if each.ispkg]
    lazy = {each: vars(module)["_ROOMS"] for each in packages if "_ROOMS" in vars(module := import_module(each))}
    assert len(lazy) > 4
    for package, rooms in lazy.items():
        modules = {each.name for each in iter_modules(import_module(package).__path__)}
        assert not modules & {name for names in rooms.values() for name in names}, package
