"""What no document is: every problem told at its place, by name."""

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chuan_ngheo import Household, HouseholdError, Status, classify_points, standard, wire
from chuan_ngheo.review import Entry, movement

HOUSEHOLD = {"format": "chuan-ngheo/household", "version": 1}


def refused(document: Any) -> list[str]:
    with pytest.raises(wire.WireError) as caught:
        wire.structure(document)
    return str(caught.value).splitlines()


def unread(text: str | bytes) -> str:
    with pytest.raises(wire.WireError) as caught:
        wire.from_json(text)
    return str(caught.value)


def test_all_problems_at_once_each_at_its_place() -> None:
    household = {"aria": "rural", "floor_area": "3O", "members": [{}, {}, {"age": "6", "inshured": True}]}
    assert set(refused({**HOUSEHOLD, "household": household, "of": 1})) == {
        "$.household.members[2].age: wrong type of value; found '6'; expected a whole number",
        "$.household.members[2].inshured: unknown field; found inshured; did you mean “insured”?",
        "$.household.floor_area: wrong type of value; found '3O'; expected an exact decimal number",
        "$.household.aria: unknown field; found aria; did you mean “area”?",
        "$.of: unknown field; found of; expected household",
    }


def test_a_newer_version_is_refused_by_name() -> None:
    (said,) = refused({**HOUSEHOLD, "version": 2, "household": {}, "news": 1})
    assert said == (
        "$.version: written by a newer version of this library; update it to read this; found 2; expected 1"
    )


@pytest.mark.parametrize("version", [0, -1, "1", True, 1.0, None])
def test_a_version_is_a_whole_number_from_1(version: Any) -> None:
    (said,) = refused({**HOUSEHOLD, "version": version, "household": {}})
    assert said.startswith("$.version: ")


def test_another_format_is_told_with_the_nearest() -> None:
    (said,) = refused({"format": "chuan-ngheo/houshold", "version": 1})
    assert said.endswith("did you mean “chuan-ngheo/household”?")
    assert refused({}) == [
        "$.format: the document does not say its format",
        "$.version: the document does not say its version; expected 1",
    ]
    assert refused([])[0].startswith("$: not a document")


@pytest.mark.parametrize("value", [standard("vn-2016"), {"size": 4}, 5, None, "x"])
def test_not_every_value_is_a_document(value: Any) -> None:
    with pytest.raises(wire.WireError, match="no document is made of such a value"):
        wire.unstructure(value)


def test_another_class_of_a_known_name_is_no_document() -> None:
    with pytest.raises(wire.WireError, match="no document is made of such a value"):
        wire.unstructure(type("Household", (), {})())


def test_a_movement_that_does_not_add_up() -> None:
    document = wire.unstructure(movement([Entry("A", Status.POOR, 4)], [Entry("A", Status.POOR, 5)]))
    changed = json.loads(json.dumps(document))
    changed["poor"]["rows"][0]["households"] = 2
    assert refused(changed) == [
        "$.poor.rows[0].households: not the sum of its lines; found 2; expected 1",
        "$.poor.rows[0].ids: not the households of the line, each once; found 1; expected 2",
    ]
    persons = json.loads(json.dumps(document))
    persons["near_poor"]["rows"][-2]["persons"] = 1
    assert refused(persons)[0].endswith("not the sum of its lines; found 1; expected 0")
    swapped = json.loads(json.dumps(document))
    swapped["poor"], swapped["near_poor"] = swapped["near_poor"], swapped["poor"]
    assert [each.split(";")[0] for each in refused(swapped)] == [
        "$.poor.group: the table of another list",
        "$.near_poor.group: the table of another list",
    ]
    fewer = json.loads(json.dumps(document))
    del fewer["poor"]["rows"][3]
    assert refused(fewer)[0].startswith("$.poor.rows: not the lines of the form in their order")


@pytest.mark.parametrize("part", ["household", "form"])
def test_a_classification_is_of_a_household_or_of_a_form(part: str) -> None:
    document = wire.unstructure(classify_points(standard("vn-2016"), area="rural", income_points=125))
    del document["form"]
    if part == "form":
        document |= {"form": {"area": "rural"}, "household": {}}
    assert refused(document) == ["$: exactly one of household and form is needed"]
    document.pop("form", None)
    assert refused({**document, "household": {}}) == ["$.on: the day on which the household was classified is missing"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "$: there is nothing here; expected a JSON object"),
        ("  \n", "$: there is nothing here; expected a JSON object"),
        ('{"a": 1', "1:8: the JSON ends too early"),
        ("{'a': 1}", '1:2: not valid JSON; found "\'"'),
        ('{"a": 1} {}', "1:10: not valid JSON; found '{'"),
        (b'{"a": "\xff"}', "$: not UTF-8 (at byte 8); found 0xff"),
        ('{"a": NaN, "b": -Infinity}', "$: not a number that JSON has; found NaN\n"),
        ('{"a": 1, "a": 2}', "$: the key is there twice; found a"),
        ('{"a": ' + "9" * 5000 + "}", "$: a number of too many digits; found 999"),
        ('{"a": 1e9999999999999999999}', "$: a number of too many digits; found 1e9"),
        ('{"a": "\\ud800"}', "$: half a surrogate pair: no Unicode text"),
        ("[" * 100_000, "$: nested too deeply; expected at most 32 levels"),
        ('{"a":' * 40 + "1" + "}" * 40, "$: nested too deeply; expected at most 32 levels"),
    ],
)
def test_what_json_readers_differ_in_is_refused(text: str | bytes, said: str) -> None:
    assert unread(text).startswith(said)


def test_nesting_is_bounded_also_in_plain_data() -> None:
    deep: Any = 1
    for _ in range(900):
        deep = {"labels": deep}
    assert refused({**HOUSEHOLD, "household": deep})[0].startswith("$: nested too deeply")


def test_a_mark_at_the_beginning_is_passed_over() -> None:
    assert wire.from_json("\ufeff" + wire.to_json(Household(size=4))) == Household(size=4)
    assert wire.from_json(b"\xef\xbb\xbf" + wire.to_json(Household(size=4)).encode()) == Household(size=4)


def test_half_a_surrogate_pair_is_not_written() -> None:
    with pytest.raises(wire.WireError, match="half a surrogate pair"):
        wire.to_json(Household(labels={"x": "\ud800"}))


def test_a_number_is_read_as_it_is_written() -> None:
    text = wire.to_json(Household(size=1)).replace('"size":1', '"size":1,"floor_area":30.123456789012345678901')
    assert str(wire.from_json(text).floor_area) == "30.123456789012345678901"
    assert "expected a whole number" in unread(text.replace('"size":1', '"size":1.0'))
    assert "found 1.0" in unread(text.replace('"size":1', '"size":1.0'))


def test_comparisons_name_the_extra_where_the_core_is_alone() -> None:
    program = (
        "import sys; sys.modules['chuan_ngheo.verification'] = None\n"
        "from chuan_ngheo import wire\n"
        "assert wire.json_schema('household') and wire.from_json(wire.to_json(wire.structure("
        "{'format': 'chuan-ngheo/household', 'version': 1, 'household': {}})))\n"
        "wire.json_schema('comparison')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].endswith(
        "MissingExtra: wire.comparison needs an extra: pip install 'chuan-ngheo[verification]'"
    )


def test_a_kind_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(
        wire.WireError, match=r"no such kind of document; found 'houshold'; .* did you mean “household”\?"
    ):
        wire.json_schema("houshold")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("line", "relapse", "did you mean “relapsed”?"),
        ("line", 5, "none of the values that stand here; found 5"),
        ("sign", 2, "none of the values that stand here; found 2; expected -1, 0, 1"),
        ("sign", True, "none of the values that stand here; found True"),
    ],
)
def test_a_line_that_no_form_has_is_told_at_its_place(key: str, value: Any, said: str) -> None:
    document = wire.unstructure(movement([], []))
    document["poor"]["rows"][3][key] = value
    (told,) = refused(document)
    assert told.startswith(f"$.poor.rows[3].{key}: ")
    assert said in told


def test_names_stay_functions_when_their_modules_are_loaded_first() -> None:
    program = (
        "import importlib, pkgutil\n"
        "from chuan_ngheo import wire\n"
        "for each in pkgutil.iter_modules(wire.__path__): importlib.import_module(f'chuan_ngheo.wire.{each.name}')\n"
        "assert not [name for name in wire.__all__ if type(getattr(wire, name)).__name__ == 'module']"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "text",
    [
        '{"id": 079186012345, "size": 4}',
        '{"id": "H" "birth_date": "1986-03-14"}',
        '{"members": [{"birth_date": 1986-03-14}]}',
        '"Nguyễn Văn Bí"',
        '["079186012345"]',
        '{"id": "079186012345',
    ],
)
def test_what_is_no_json_is_not_repeated(text: str) -> None:
    said = wire.answer(text, wire.Law(date(2020, 11, 20))).say("en")
    assert not [secret for secret in ("79186012345", "86-03", "-03-14", "Nguyễn", "birth") if secret in said], said
    assert said


@pytest.mark.parametrize("written", ["1e-100000", "1e-101", "0e-999999", "0." + "1" * 101])
def test_a_short_number_that_would_be_written_long_is_refused(written: str) -> None:
    assert "a number of too many digits" in unread(f'{{"floor_area": {written}}}')
    with pytest.raises(HouseholdError, match="a number of too many digits"):
        Household(floor_area=Decimal(written), size=1)


def test_a_line_is_one_line_for_every_reader() -> None:
    household = Household(labels={"note": "a\u2028b\u2029c\x85d"})
    written = wire.to_json(household)
    assert len(written.splitlines()) == 1
    assert wire.from_json(written) == household


def test_an_id_in_two_places_of_a_line_is_refused() -> None:
    registers = [[Entry("A", Status.POOR, 4), Entry("B", Status.POOR, size)] for size in (3, 2)]
    document = json.loads(wire.to_json(movement(*registers)))
    document["poor"]["rows"][0]["ids"] = ["A", "A"]
    assert refused(document) == [
        "$.poor.rows[0].ids: not the households of the line, each once; found 1; expected 2",
    ]
