"""A standard is what its file says: the digest changes with every value and with nothing else."""

import copy
import json
import pickle
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from cattrs import BaseValidationError
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.assemble import _plain, digest
from chuan_ngheo.standards.document import StandardFile, file_converter
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.standards.registry import standard, standards
from chuan_ngheo.standards.yaml_source import read_source
from chuan_ngheo.verification.strategies.surveyed import households
from strategies.planting import VN_2016, planted

ON = date(2020, 11, 20)
DATA = read_source(VN_2016, "vn-2016.yaml").data
SAME = standard("vn-2016").digest


def digest_of(data: Any) -> str:
    return digest(file_converter().structure(data, StandardFile))


def test_it_is_a_hash_of_the_content() -> None:
    assert len({law.digest for law in standards()}) == len(standards())
    assert {len(law.digest) for law in standards()} == {64}
    assert digest_of(DATA) == SAME


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(DATA, default=str),
        json.dumps(DATA, default=str, indent=8, ensure_ascii=False),
        yaml.safe_dump(DATA, sort_keys=False, allow_unicode=True, width=10_000),
        yaml.safe_dump(DATA, sort_keys=False, default_flow_style=True, width=10_000, indent=7),
        VN_2016.replace("\nmeans:\n", "\n\n# a remark\nmeans:   # another\n"),
        VN_2016.replace("\n", "\r\n"),
        planted("place: VN", "place: 'VN'"),
        planted("rural: 700_000", "rural: 700000"),
        planted("{from: 2016-01-01, to: 2021-12-31}", "{to: 2021-12-31, 'from': 2016-01-01}"),
        planted("    unit: {vi: đồng/người/tháng,", "    months: 1\n    unit: {vi: đồng/người/tháng,"),
    ],
    ids=range(10),
)
def test_layout_is_no_content(text: str) -> None:
    assert read_standard(text).digest == SAME


def test_what_is_left_out_does_not_count() -> None:
    """However long ago it was first asked for: what writes the content out is made anew here."""
    _plain.cache_clear()
    assert digest_of(DATA) == SAME
    assert digest_of({**DATA, "provisional": False, "covers": None}) == SAME
    assert digest_of({**DATA, "provisional": True}) != SAME


def shuffled(node: Any, order: random.Random, is_record: bool = True) -> Any:
    """The same data with the keys of every record in another order; collections keep theirs."""
    collections = {"documents", "lines", "dimensions", "indicators", "classes", "designations"}
    if isinstance(node, dict):
        entries = [(key, shuffled(value, order, key not in collections)) for key, value in node.items()]
        if is_record:
            order.shuffle(entries)
        return dict(entries)
    return [shuffled(each, order) for each in node] if isinstance(node, list) else node


@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_is_no_content(order: random.Random) -> None:
    assert digest_of(shuffled(DATA, order)) == SAME


def leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(value, (*path, key))
    else:
        yield path, node


def with_value(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.copy(node)
    changed[path[0]] = with_value(node[path[0]], path[1:], value)
    return changed


def changed(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(days=1)
    return value + 1 if isinstance(value, int) else f"{value}."


def test_every_value_is_content() -> None:
    digests, codes = {SAME}, 0
    every = list(leaves(DATA))
    for path, value in every:
        try:
            digests.add(digest_of(with_value(DATA, path, changed(value))))
        except BaseValidationError:
            assert path[-1] in ("provenance", "about", "area", "decides", "status"), path
            codes += 1
    assert len(digests) == 1 + len(every) - codes
    assert len(digests) > 200


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("provenance: verified", "provenance: secondary"),
        ("decides: points", "decides: income"),
        ("about: figure", "about: wording"),
        ("status: average", "status: near_poor"),
        ("area: rural,", "area: urban,"),
    ],
)
def test_every_code_is_content(old: str, new: str) -> None:
    assert read_standard(planted(old, new)).digest != SAME


def test_the_order_of_classes_and_of_indicators_is_content() -> None:
    for collection in ("classes", "indicators"):
        entries = list(DATA[collection].items())
        for swapped in ([entries[1], entries[0], *entries[2:]], entries[1:]):
            assert digest_of({**DATA, collection: dict(swapped)}) != SAME


def test_equal_by_content_alone() -> None:
    again, other = read_standard(f"# another layout\n{VN_2016}"), read_standard(planted("700_000", "700_001"))
    assert again == standard("vn-2016")
    assert hash(again) == hash(standard("vn-2016"))
    assert other != standard("vn-2016")
    assert standard("vn-2016") != "vn-2016"
    assert repr(again).startswith("<Standard vn-2016: ")


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_a_copy_is_the_same_standard(law: Standard) -> None:
    for twin in (pickle.loads(pickle.dumps(law)), copy.deepcopy(law), copy.copy(law)):
        assert twin == law
        assert twin.written == law.written
        assert twin.indicators == law.indicators
        assert list(twin.decision.cells()) == list(law.decision.cells())


@given(households(standard("vn-2016"), ON))
def test_a_copy_judges_in_the_same_way(household: Household) -> None:
    law = standard("vn-2016")
    assert pickle.loads(pickle.dumps(law)).profile(household, ON) == law.profile(household, ON)
