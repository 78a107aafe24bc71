"""The JSON Schema of standard files agrees with the reader: both accept what is shipped, both refuse what is wrong."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from chuan_ngheo.standards.schema import standard_schema
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.standards.yaml_source import read_source

SCHEMA = standard_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def as_json(data: Any) -> Any:
    """What an editor sees: dates are text."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data


def shipped(standard_id: str) -> Any:
    file = standard_files()[standard_id]
    return as_json(read_source(file.read_text(encoding="utf-8"), file.name).data)


def test_it_is_the_schema_that_is_committed() -> None:
    """Whole, to be read: what an editor is told. To write it anew: ``UPDATE_SNAPSHOTS=1 pytest``."""
    file = Path(__file__).parents[1] / "snapshots" / "standard.schema.json"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8")) == standard_schema()


def test_it_is_a_schema() -> None:
    VALIDATOR.check_schema(SCHEMA)


@pytest.mark.parametrize("standard_id", list(standard_files()))
def test_it_accepts_every_shipped_file(standard_id: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(shipped(standard_id))] == []


def faults() -> list[Any]:
    def changed(*path: str, to: Any) -> Any:
        data = shipped("vn-2016")
        node = data
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = to
        return data

    return [
        changed("colour", to="red"),
        changed("id", to=5),
        changed("means", "income", "lines", "poverty", "rural", to="700000"),
        changed("means", "decides", to="point"),
        changed("classes", "average", "status", to="averag"),
        changed("classes", "average", "citation", to={"document": "qd-59-2015"}),
        changed("indicators", "toilet", "name", to={"vi": "nhà tiêu"}),
        changed("in_force", to={"from": "2016-01-01"}),
    ]


@pytest.mark.parametrize("data", faults())
def test_it_refuses_what_the_reader_refuses(data: Any) -> None:
    assert not VALIDATOR.is_valid(data)


def test_a_file_that_extends_another_still_says_what_it_is() -> None:
    data = {"extends": "vn-2016", "id": "x", "name": {"vi": "a", "en": "b"}, "place": "VN-XX"}
    assert not VALIDATOR.is_valid(data)
    assert VALIDATOR.is_valid({**data, "in_force": {"from": "2016-01-01", "to": "2016-12-31"}})
    assert not VALIDATOR.is_valid({**data, "in_force": {"from": "2016-01-01", "to": "2016-12-31"}, "colour": 1})
