"""What any version has written is read by today's code, and written again to the letter."""

from pathlib import Path

import jsonschema
import pytest

from chuan_ngheo import wire
from wire.writing import FOLDER, documents, write_missing

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
FILES = sorted(FOLDER.glob("v*/*.json"))
CLASSIFICATIONS = [file for file in FILES if file.stem.startswith("classification")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_it_is_read_and_written_again(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    value = wire.from_json(text)
    assert f"{wire.to_json(value, indent=1)}\n" == text
    document = wire.unstructure(value)
    jsonschema.validate(document, wire.json_schema(document["format"].removeprefix("chuan-ngheo/")))


def test_every_sort_of_document_is_kept_and_every_kind_is_among_them() -> None:
    names = {name for name, _ in documents()}
    assert names == {file.stem for file in FILES if file.parent.name == f"v{wire.VERSION}"}
    assert {name.split("-")[0] for name in names} == set(wire.KINDS)
    assert {file.parent.name for file in FILES} == {f"v{version}" for version in range(1, wire.VERSION + 1)}


def test_facts_and_movements_are_what_they_were() -> None:
    kept = {file.stem: wire.from_json(file.read_text(encoding="utf-8")) for file in FILES}
    same = {name: value for name, value in documents() if name.split("-")[0] in ("household", "request", "movement")}
    assert {name: kept[name] for name in same} == same


@pytest.mark.parametrize(
    "file", [each for each in FILES if each.stem.startswith("classification")], ids=lambda f: f.stem
)
def test_a_kept_classification_can_be_derived_again(file: Path) -> None:
    found = wire.replay(wire.from_json(file.read_text(encoding="utf-8")))
    assert found.now is not None
    assert not found.of(wire.Part.FACTS)


def test_new_ones_are_written_and_no_old_one_is_touched(tmp_path: Path) -> None:
    names = {name for name, _ in documents()}
    assert {file.stem for file in write_missing(tmp_path)} == names
    (tmp_path / "request.json").write_text("kept", encoding="utf-8")
    (tmp_path / "error.json").unlink()
    assert [file.name for file in write_missing(tmp_path)] == ["error.json"]
    assert (tmp_path / "request.json").read_text(encoding="utf-8") == "kept"
