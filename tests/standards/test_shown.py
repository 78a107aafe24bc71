"""What a notebook shows of a standard is its description, in short."""

from html import unescape

import pytest

from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standards


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_a_notebook_shows_its_name_and_its_classes(law: Standard) -> None:
    page = unescape(law._repr_html_())
    assert page == unescape(law.describe("vi").compact().html())
    assert law.name.vi in page
    assert all(each.name.vi in page for each in law.classes)
