"""SVG and PNG: well-formed, named, the same each time, at home among others on a page."""

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import chuan_ngheo as cn
from analysis.plots.pictured import of_vn_2016
from chuan_ngheo.analysis import AnalysisError, plots
from chuan_ngheo.analysis.plots import (
    Picture,
    contributions,
    contributions_of_dimensions,
    flow,
    headcount_intensity,
    over_cutoffs,
    profile,
    ranks,
)
from chuan_ngheo.language import LANGUAGES, Language, Text
from chuan_ngheo.review import Entry, movement
from chuan_ngheo.standards.status import Status
from tables.test_extras import run

VN_2016 = cn.standard("vn-2016")
MOVED = movement(
    [Entry("A", Status.POOR, 4), Entry("B", Status.POOR, 3), Entry("C", Status.AVERAGE, 5)],
    [Entry("A", Status.POOR, 5), Entry("B", Status.NEAR_POOR, 3), Entry("C", Status.POOR, 5)],
)
DRAWN: dict[str, Callable[[Language], Any]] = {
    "profile": lambda language: profile(of_vn_2016(), VN_2016, poor_by="poor", language=language),
    "contributions": lambda language: contributions(of_vn_2016(), VN_2016, "region", poor_by="poor", language=language),
    "dimensions": lambda language: contributions_of_dimensions(
        of_vn_2016(), VN_2016, "region", poor_by="poor", language=language
    ),
    "plane": lambda language: headcount_intensity(of_vn_2016(), "region", poor_by="poor", language=language),
    "provinces": lambda language: headcount_intensity(of_vn_2016(63), "region", poor_by="poor", language=language),
    "curves": lambda language: over_cutoffs(of_vn_2016(), "region", language=language),
    "panels": lambda language: over_cutoffs(of_vn_2016(63), "region", language=language),
    "ranks": lambda language: ranks(of_vn_2016(), "region", language=language),
    "flow": lambda language: flow(MOVED, language=language),
}
SAID = {
    "profile": ("Hố xí/nhà tiêu hợp vệ sinh", "Cận nghèo"),
    "contributions": ("Trình độ giáo dục của người lớn", "Đồng bằng sông Hồng"),
    "dimensions": ("Nước sạch và vệ sinh", "Tây Nguyên"),
    "plane": ("Đồng bằng sông Cửu Long", "A: cường độ nghèo, mức thiếu hụt bình quân của người nghèo"),
    "provinces": ("M0 = 0,1",),
    "curves": ("Trung du và miền núi phía Bắc", "Ngưỡng k: nghèo nếu thiếu hụt từ k trở lên"),
    "panels": ("Tỉnh Ẩn Đậu 07", "Đường xám đứt nét là chung."),
    "ranks": ("Thứ hạng theo M0 khi ngưỡng k thay đổi", "Ngưỡng k"),
    "flow": ("Hộ cận nghèo", "Ngoài hai danh sách", "Đầu kỳ"),
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", DRAWN)
def test_an_svg_is_one_named_image_whose_text_is_text(name: str) -> None:
    picture = Picture.of(DRAWN[name]("vi"))
    root = ElementTree.fromstring(picture.svg())
    assert (root.tag, root.get("role"), root.get("lang")) == (f"{SVG}svg", "img", "vi")
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == (picture.name, picture.description)
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")
    texts = {each.text for each in root.iter(f"{SVG}text")} | {each.text for each in root.iter(f"{SVG}tspan")}
    assert set(SAID[name]) <= texts
    roles = [each.get("role") for each in root.iter() if each.get("role") or each.get("aria-roledescription")]
    assert roles == ["img"]


@pytest.mark.parametrize("name", DRAWN)
def test_each_picture_speaks_both_languages(name: str) -> None:
    pictures = [Picture.of(DRAWN[name](language)) for language in LANGUAGES]
    assert [each.language for each in pictures] == list(LANGUAGES)
    vi, en = (set(re.findall(r">([^<>]+)<", each.svg())) for each in pictures)
    words = {said for said in vi & en if re.search(r"[a-zà-ỹđ]{2,}", said)}
    assert {said for said in words if not said.startswith("Tỉnh Ẩn Đậu")} == set()


def test_no_id_is_in_two_pictures() -> None:
    pictures = [Picture.of(draw(language)).svg() for draw in DRAWN.values() for language in LANGUAGES]
    ids = [each for svg in pictures for each in re.findall(r'\bid="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))
    for svg in pictures:
        own = set(re.findall(r'\bid="([^"]+)"', svg))
        assert set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', svg)) <= {(each, "") for each in own}


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_picture_is_the_same_bytes(name: str) -> None:
    one, other = (Picture.of(DRAWN[name]("vi")) for _ in range(2))
    assert one.svg() == other.svg() == one.svg()
    assert one.png() == other.png()


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("scale", [1, 2])
def test_a_png_has_the_size_and_is_not_blank(name: str, scale: int) -> None:
    picture = Picture.of(DRAWN[name]("en"))
    root = ElementTree.fromstring(picture.svg())
    png = picture.png(scale)
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (scale * int(root.get("width", "")), scale * int(root.get("height", "")))
    assert len(set(pixels(png))) > 20


def pixels(png: bytes) -> bytes:
    """The bytes of the rows, as they are filtered."""
    packed, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            packed += png[place + 8 : place + 8 + length]
        place += 12 + length
    return zlib.decompress(packed)


def test_files_are_written_by_their_suffix(tmp_path: Path) -> None:
    picture = Picture(Text("Thứ hạng", "Ranks"), DRAWN["ranks"]("en"))
    assert picture.name == "Ranks"
    picture.write(tmp_path / "ranks.SVG")
    picture.write(str(tmp_path / "ranks.png"))
    assert (tmp_path / "ranks.SVG").read_text(encoding="utf-8") == picture.svg()
    assert (tmp_path / "ranks.png").read_bytes() == picture.png()
    for wrong in ("ranks.jpg", "ranks"):
        with pytest.raises(AnalysisError, match=r"\.svg or \.png"):
            picture.write(tmp_path / wrong)


def test_what_a_name_may_hold_stays_text() -> None:
    name = 'A <b> & "c" \' role="x" url(#d) \\ {{e}}'
    frame = of_vn_2016().frame
    chart = ranks(frame, "region", groups={each: name + each for each in map(str, cn.Region)})
    root = ElementTree.fromstring(Picture(name, chart).svg())
    texts = {each.text for each in root.iter(f"{SVG}text")}
    assert any(name in (text or "") for text in texts)
    bars = contributions(frame, VN_2016, "region", poor_by="poor", groups={"southeast": name})
    assert "role=" in " ".join(ElementTree.fromstring(Picture.of(bars).svg()).itertext())


def test_a_chart_of_somebody_else_is_a_picture_too() -> None:
    import altair as alt

    chart = alt.Chart(alt.InlineData(values=[{"a": 1}])).mark_bar().encode(x="a:Q")
    picture = Picture("Thanh", chart)
    assert (picture.language, picture.name, picture.description) == ("vi", "Thanh", "Thanh")
    assert picture.svg().startswith("<svg ")


@pytest.mark.parametrize(
    ("absent", "name"), [("altair", "Picture"), ("vl_convert", "Picture"), ("altair", "flow"), ("polars", "profile")]
)
def test_a_missing_extra_is_named(absent: str, name: str) -> None:
    said = run(f"cn.analysis.plots.{name}", (absent,))
    assert f"MissingExtra: plots.{name} needs an extra: pip install 'chuan-ngheo[plots]'" in said


def test_every_public_name_is_there() -> None:
    for name in plots.__all__:
        assert getattr(plots, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'profiles'"):
        _ = plots.profiles


def test_importing_loads_no_extra() -> None:
    program = "import chuan_ngheo.analysis.plots; print({'altair', 'vl_convert', 'polars'} & set(sys.modules))"
    assert run(program).strip() == "set()"
