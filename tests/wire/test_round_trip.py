"""A document is the value: nothing is lost on the way out and in, and what is written is what the schema says."""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from chuan_ngheo import Classification, Household, Problem, standard, wire
from chuan_ngheo.verification import compare
from wire.drawn import any_household, laws, results, spoilt, values

COMPARED = compare(standard("vn-2001"), standard("vn-2006"))


@cache
def validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(wire.json_schema(kind))


def of_its_kind(document: dict[str, Any]) -> jsonschema.Draft202012Validator:
    return validator(document["format"].removeprefix("chuan-ngheo/"))


def numbers(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from numbers(each)
    elif isinstance(data, float | Decimal):
        yield data


@given(values())
def test_what_is_written_is_read_as_what_it_was(value: Any) -> None:
    document = wire.unstructure(value)
    assert wire.structure(document) == value
    for text in (wire.to_json(value), wire.to_json(value, indent=2), wire.to_json(value).encode()):
        assert wire.from_json(text) == value
    assert json.loads(wire.to_json(value)) == document
    assert wire.to_json(wire.from_json(wire.to_json(value))) == wire.to_json(value)


@given(values())
def test_it_validates_and_holds_no_float_and_no_null(value: Any) -> None:
    document = wire.unstructure(value)
    assert [error.message for error in of_its_kind(document).iter_errors(document)] == []
    assert list(numbers(document)) == []
    assert "null" not in wire.to_json(value).replace('"null"', "")


@given(laws.flatmap(results))
def test_a_classification_is_read_as_its_record(result: Classification) -> None:
    record = wire.from_json(wire.to_json(result))
    assert record == wire.recorded(result)
    assert (record.result.class_id, record.result.status, record.result.possible) == (
        result.class_id,
        result.status,
        result.possible,
    )
    assert (record.standard.id, record.standard.digest) == (result.standard_id, result.standard_digest)
    assert (record.on, record.library_version) == (result.on, result.library_version)
    assert {frozenset(each) for each in record.result.missing} == set(result.missing)
    assert record.result.findings == {
        name: found.deprived for name, found in result.findings.items() if found.deprived is not None
    }


@given(any_household())
def test_every_digit_of_a_floor_area_is_kept(household: Household) -> None:
    again = wire.from_json(wire.to_json(household))
    if household.floor_area:
        assert str(f"{again.floor_area:f}") == f"{household.floor_area:f}"
    assert again.floor_area == household.floor_area


def test_a_comparison_is_read_as_its_record_and_written_again() -> None:
    document = wire.unstructure(COMPARED)
    assert validator("comparison").is_valid(document)
    record = wire.structure(document)
    assert wire.unstructure(record) == document
    assert sum(each.cells for each in record.transitions) == COMPARED.matrix.total
    said = {key: value for key, value in COMPARED.json().items() if key not in ("format", "kind", "transitions")}
    assert {key: document[key] for key in said} == said


@pytest.mark.parametrize("kind", wire.KINDS)
def test_every_kind_has_a_schema_in_both_languages(kind: str) -> None:
    schema = wire.json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    vietnamese, english = schema["description"].split(" / ")
    assert vietnamese != english
    assert validator(kind).is_valid({"format": f"chuan-ngheo/{kind}"}) is False


def test_the_schema_knows_every_fact_and_code() -> None:
    definitions = wire.json_schema("household")["$defs"]
    assert "đồng/tháng" in definitions["Household"]["properties"]["monthly_income"]["description"]
    assert definitions["Area"]["enum"] == ["urban", "rural", "rural_mountain"]
    assert "nông thôn / rural" in definitions["Area"]["description"]
    assert "VND/month" in definitions["Household"]["properties"]["monthly_income"]["description"]


documents = (values() | st.just(COMPARED)).map(wire.unstructure)


def problems_of(document: dict[str, Any]) -> tuple[Problem, ...]:
    """What is told of a document; nothing where it is read."""
    try:
        wire.structure(document)
    except wire.WireError as error:
        return error.problems
    return ()


@given(spoilt(documents))
def test_what_the_schema_refuses_is_refused(document: dict[str, Any]) -> None:
    kind = str(document.get("format")).removeprefix("chuan-ngheo/")
    problems = problems_of(document)
    assert problems or of_its_kind(document).is_valid(document)
    assert all(each.where.startswith("$") and each.say("vi") != each.say("en") for each in problems)
    event(f"{kind}: {'refused' if problems else 'read'}")
