"""The summary: what is counted, what is noted, and what is left out where there is nothing to say."""

import pytest


def shown(out: str) -> list[list[str]]:
    """The cells of each line, which stand at least two spaces apart."""
    return [[cell for cell in line.split("  ") if cell] for line in out.splitlines()]


def line(out: str, first: str) -> list[str]:
    (found,) = [[cell.strip() for cell in cells] for cells in shown(out) if cells and cells[0].strip() == first]
    return found[1:]


@pytest.mark.parametrize(
    ("lang", "rows"),
    [
        (
            "vi",
            {
                "Loại hộ": ["Số hộ", "Tỷ lệ (%)", "Nhân khẩu"],
                "hộ nghèo về thu nhập": ["1", "33,33", "2"],
                "hộ cận nghèo": ["0", "0,00", "0"],
                "hộ có mức sống trên trung bình": ["1", "33,33", "1"],
                "chưa xác định": ["1", "33,33", "1"],
                "Tổng số": ["3", "100,00", "4"],
                "Chỉ số": ["Hộ nghèo", "Hộ cận nghèo", "Tất cả", "Chưa rõ"],
                "hố xí/nhà tiêu hợp vệ sinh": ["0", "0", "1", "0"],
                "thu nhập cả hộ": ["1"],
            },
        ),
        (
            "en",
            {
                "Class": ["Households", "Rate (%)", "Persons"],
                "poor by income": ["1", "33.33", "2"],
                "near-poor": ["0", "0.00", "0"],
                "above the average living standard": ["1", "33.33", "1"],
                "undetermined": ["1", "33.33", "1"],
                "Total": ["3", "100.00", "4"],
                "Indicator": ["Poor", "Near-poor", "All", "Unknown"],
                "hygienic toilet": ["0", "0", "1", "0"],
                "household income": ["1"],
            },
        ),
    ],
)
def test_the_tables_in_both_languages(village, lang: str, rows: dict[str, list[str]]) -> None:
    out = village.classify("--members", "members.csv", lang=lang).out
    for first, cells in rows.items():
        assert line(out, first) == cells


def test_the_total_stands_apart(village) -> None:
    lines = [each.strip() for each in village.classify().out.splitlines()]
    (total,) = [place for place, each in enumerate(lines) if each.startswith("Total")]
    assert [bool(each) for each in lines[total - 2 : total + 2]] == [True, False, True, True]


def test_the_standard_is_named_above(village) -> None:
    assert village.classify(lang="vi").out.startswith(
        "Kết quả theo chuẩn nghèo tiếp cận đa chiều 2016–2020, kéo dài năm 2021 (vn-2016)\n"
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "Nhân khẩu chưa gồm người của 2 hộ chưa rõ số người."),
        ("en", "Persons leave out those of households of unknown size: 2."),
    ],
)
def test_households_of_unknown_size_are_told(folder, lang: str, said: str) -> None:
    folder.write("households.csv", "Mã hộ,size\nH1,\nH2,\nH3,4\n")
    out = folder.classify(lang=lang).out
    assert said in out.splitlines()
    assert line(out, {"vi": "Tổng số", "en": "Total"}[lang])[2] == "4"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "! Thu nhập và điểm của phiếu không khớp nhau ở 1 hộ."),
        ("en", "! Households whose income and form points disagree: 1."),
    ],
)
def test_income_and_points_that_disagree_are_told(folder, lang: str, said: str) -> None:
    folder.write(
        "households.csv",
        "Mã hộ,Khu vực,size,Thu nhập cả hộ,Điểm B1\nH1,nông thôn,1,5.000.000,100\nH2,nông thôn,1,500.000,100\n",
    )
    assert said in folder.classify(lang=lang).out.splitlines()


def test_nothing_is_noted_where_all_is_well(folder) -> None:
    folder.write("households.csv", "Mã hộ,Khu vực,size,Thu nhập cả hộ\nH1,nông thôn,1,9.000.000\n")
    out = folder.classify().out
    assert "!" not in out
    assert "What would settle" not in out
    assert "undetermined" not in out


def test_a_standard_without_indicators_has_no_table_of_them(folder) -> None:
    folder.write("households.csv", "Mã hộ,Khu vực,size,Thu nhập cả hộ\nH1,nông thôn,1,9.000.000\n")
    out = folder.classify("--standard", "vn-2011").out
    assert "by indicator" not in out
    assert line(out, "Total") == ["1", "100.00", "1"]


def test_where_no_answer_would_settle_it_there_is_no_table_of_answers(folder) -> None:
    """Points above their lines, and an income far below them: both are known, and one of them is wrong."""
    folder.write("households.csv", "Mã hộ,Khu vực,size,Thu nhập cả hộ,Điểm B1\nH1,nông thôn,1,500.000,160\n")
    ran = folder.classify()
    (result,) = folder.records("result.csv")
    assert (result["class_id"], result["possible"], result["missing"]) == ("", "average|above_average", "")
    assert "What would settle" not in ran.out


@pytest.mark.parametrize(
    ("lang", "title", "more"),
    [
        ("vi", "Điều cần biết thêm để xác định các hộ còn lại", "… và 2 dữ kiện khác"),
        ("en", "What would settle the undetermined households", "… and 2 more"),
    ],
)
def test_of_many_facts_the_most_wanted_are_shown_and_the_others_counted(folder, lang, title, more) -> None:
    """Nine findings of the standard of 2027 are the survey's own; the other three need the members or a finding."""
    folder.write(
        "households.csv",
        "Mã hộ,Khu vực,size,Thu nhập cả hộ,finding_nutrition,finding_employment,finding_dependents,finding_toilet\n"
        "H1,nông thôn,1,1.000.000,,,,\nH2,nông thôn,1,1.000.000,không,không,không,\n"
        "H3,nông thôn,1,1.000.000,không,không,không,không\n",
    )
    out = folder.classify("--standard", "vn-2027", lang=lang).out
    lines = [each.strip() for each in out[out.index(title) :].splitlines()]
    assert [each.split()[-1] for each in lines[3:11]] == ["3"] * 8
    assert lines[11:13] == [more, ""]


def test_numbers_are_grouped(folder) -> None:
    rows = "".join(f"H{number},nông thôn,3\n" for number in range(1_200))
    folder.write("households.csv", f"Mã hộ,Khu vực,size\n{rows}")
    vi, en = (folder.classify(lang=lang).out for lang in ("vi", "en"))
    assert line(vi, "Tổng số") == ["1.200", "100,00", "3.600"]
    assert line(en, "Total") == ["1,200", "100.00", "3,600"]
    assert "Kết quả: result.csv (1.200 hộ)" in vi
    assert "Result: result.csv (1,200 households)" in en


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_no_table_is_wider_than_the_terminal(village, monkeypatch, width: int, lang: str) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = village.classify("--members", "members.csv", lang=lang).out
    assert max(map(len, out.splitlines())) <= width
    assert "…" not in out.partition("What would settle")[0].partition("Điều cần")[0]


def test_a_long_path_is_not_broken(village, monkeypatch) -> None:
    """It is there to be copied."""
    monkeypatch.setenv("COLUMNS", "40")
    name = "kết quả rà soát " * 5 + ".csv"
    assert f"Kết quả: {name} (3 hộ)" in village.classify("-o", name, lang="vi").out
