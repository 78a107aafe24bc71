"""``compare … --picture``: the picture of a table's households, written whole or not at all."""

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "commune"
TABLES = ("--households", "households.csv", "--members", "members.csv", "--on", "2021-11-20")


def compare(village, *arguments: str, lang: str = "en"):
    return village.run("compare", "vn-2016", "vn-2022", *TABLES, "--lang", lang, *arguments)


@pytest.mark.parametrize(
    ("lang", "said", "title"),
    [
        ("vi", "Đã ghi: moved.svg", "Hộ theo loại: từ vn-2016 sang vn-2022"),
        ("en", "Written: moved.svg", "Households by class: from vn-2016 to vn-2022"),
    ],
)
def test_beside_the_text(village, lang: str, said: str, title: str) -> None:
    without = compare(village, lang=lang)
    ran = compare(village, "--picture", "moved.svg", lang=lang)
    assert (ran.status, ran.err, ran.out) == (0, "", f"{without.out}{said}\n")
    assert title in (village.path / "moved.svg").read_text("utf-8")
    assert village.files() == {"households.csv", "members.csv", "moved.svg"}


def test_data_on_standard_output_stay_data(village) -> None:
    ran = compare(village, "--json", "--picture", "moved.png")
    assert json.loads(ran.out)["total"]["households"] == 3
    assert (village.path / "moved.png").read_bytes()[1:4] == b"PNG"


def test_beside_a_file_both_are_said(village) -> None:
    ran = compare(village, "--html", "-o", "moved.html", "--picture", "moved.svg")
    assert ran.out == "Written: moved.html\nWritten: moved.svg\n"
    assert (village.path / "moved.svg").read_text("utf-8") in (village.path / "moved.html").read_text("utf-8")


def test_the_same_command_writes_the_same_file(village) -> None:
    written = []
    for _ in range(2):
        compare(village, "--picture", "moved.svg")
        written.append((village.path / "moved.svg").read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize(("lang", "said"), [("vi", "chỉ dùng cùng với"), ("en", "only together with")])
def test_only_together_with_a_table(folder, lang: str, said: str) -> None:
    ran = folder.run("compare", "vn-2016", "vn-2022", "--picture", "moved.svg", "--lang", lang)
    assert ran.status == 2
    assert ran.err.startswith(f"--picture: {said}")
    assert folder.files() == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--picture", "moved.jpg"), "cannot be written with this suffix; found .jpg; expected .svg or .png"),
        (("--picture", "moved"), "cannot be written with this suffix; found moved; expected .svg or .png"),
        (("--picture", "none/moved.svg"), "no such folder"),
        (("--picture", "folder.svg"), "exists, but is not a file"),
        (("--picture", "linked.svg"), "would overwrite this input file"),
        (("--picture", "moved.svg", "-o", "./moved.svg"), "two results cannot be written to one file"),
    ],
)
def test_a_file_that_cannot_be_is_told_before_anything_is_read(village, arguments: tuple[str, ...], said: str) -> None:
    (village.path / "folder.svg").mkdir()
    (village.path / "linked.svg").symlink_to("households.csv")
    before = {name: (village.path / name).read_bytes() for name in ("households.csv", "members.csv")}
    files = village.files()
    ran = compare(village, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert village.files() == files
    assert {name: (village.path / name).read_bytes() for name in before} == before


def test_of_nobody_there_is_no_picture_and_the_old_one_stays(village) -> None:
    village.write("moved.svg", "old")
    for name in ("households.csv", "members.csv"):
        village.write(name, (village.path / name).read_text("utf-8").splitlines()[0] + "\n")
    ran = compare(village, "--picture", "moved.svg")
    assert ran.status == 2
    assert "there is no household" in ran.err
    assert (village.path / "moved.svg").read_text("utf-8") == "old"
    assert village.files() == {"households.csv", "members.csv", "moved.svg"}


def test_a_picture_that_fails_half_way_leaves_the_old_one(village, monkeypatch) -> None:
    from chuan_ngheo.analysis.plots import Picture

    def half(picture: Picture, path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Picture, "write", half)
    village.write("moved.svg", "old")
    ran = compare(village, "--picture", "moved.svg")
    assert ran.status == 2
    assert "moved.svg" in ran.err
    assert ".part" not in ran.err
    assert (village.path / "moved.svg").read_text("utf-8") == "old"
    assert village.files() == {"households.csv", "members.csv", "moved.svg"}


def test_without_the_extra_it_is_asked_for_at_once(village) -> None:
    ran = village.process(
        "compare", "vn-2016", "vn-2022", *TABLES, "--picture", "moved.svg", program="sys.modules['altair'] = None"
    )
    assert (ran.status, ran.out) == (2, "")
    assert "chuan-ngheo[plots]" in ran.err


def test_rejected_rows_are_not_drawn_and_are_said(folder) -> None:
    tables = [str(EXAMPLES / "broken-households.csv"), "--members", str(EXAMPLES / "broken-members.csv")]
    asked = ("--households", *tables, "--on", "2021-11-20", "--lang", "en", "--picture", "moved.svg")
    ran = folder.run("compare", "vn-2016", "vn-2022", *asked)
    assert ran.status == 1
    assert ran.err.startswith("Rejected and not counted above: rows 27")
    assert "Households: 8." in (folder.path / "moved.svg").read_text("utf-8")
