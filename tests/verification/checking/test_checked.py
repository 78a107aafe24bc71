"""A check as a whole: of every shipped standard, of files, in words and as data."""

import json
from pathlib import Path

import pytest

from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import read_standard
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.verification.checking.checked import check, check_file, check_text
from chuan_ngheo.wire.record import read_household
from strategies.planting import VN_2016, planted

VN_2011 = standard_files()["vn-2011"].read_text(encoding="utf-8")
NO_NEAR_POOR_IN_TOWN = planted("        urban: 650_000", "        urban: 490_000", VN_2011)


@pytest.mark.parametrize("law", standards(), ids=lambda law: str(law.id))
def test_every_shipped_standard_is_sound(law: Standard) -> None:
    result = check(law)
    assert result.faults == ()
    assert result.is_sound
    assert result.cells == len(list(law.decision.cells()))
    assert all(each.where.split(":")[0].endswith(".yaml") for each in result.remarks)
    assert len(result.proved) >= 8
    assert law.id in result.text("vi", 80)


def test_a_file_and_its_text_are_checked_alike(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(NO_NEAR_POOR_IN_TOWN, encoding="utf-8")
    assert check_file(tmp_path / "x.yaml") == check_text(NO_NEAR_POOR_IN_TOWN, "x.yaml")


def test_without_its_file_a_standard_is_told_by_its_fields() -> None:
    law = read_standard(NO_NEAR_POOR_IN_TOWN, "x.yaml")
    assert [each.where for each in check(law).faults] == [
        "classes.near_poor",
        "means.income.lines.near_poverty.urban",
        "means.income.lines.near_poverty.rural",
    ]


def test_text_and_plain_data_say_every_remark() -> None:
    result = check_text(planted("    otherwise: true\n", "    when: means > average and deprivations == 4\n", VN_2016))
    data = result.json()
    assert json.loads(json.dumps(data)) == data
    assert [each["where"] for each in data["remarks"]] == [each.where for each in result.remarks]
    for each in result.remarks:
        assert each.message.vi in result.text("vi")
        assert each.message.en in result.text("en")
    for told in data["remarks"]:
        if told["household"] is not None:
            assert read_household(told["household"]).findings == told["household"].get("findings", {})
    assert max(map(len, result.text("en", 90).splitlines())) <= 90
