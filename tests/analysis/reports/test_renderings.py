"""Text, page, CSV and workbook show the same numbers as the tables, in both languages; words are never formulas."""

import csv
import re
import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

import chuan_ngheo as cn
from analysis.reports.read_back import FIRST_ROW, expected, page_of, said, workbook_values
from analysis.reports.reported import LABELS, ON, Case, frame, standing, two_reviews
from chuan_ngheo.analysis.reports import Contents, Kind, Picture, Report, report, write_csv, write_workbook
from chuan_ngheo.language import LANGUAGES, Language, Text
from chuan_ngheo.review.rates import Rounding

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "<script>alert(1)</script>", "a & b", "\ttab")

in_both = pytest.mark.parametrize("language", LANGUAGES)
some = settings(max_examples=12)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A new folder at each call."""
    return lambda: tmp_path_factory.mktemp("report")


def hostile() -> Report:
    """A report whose labels and ids a spreadsheet or a browser would obey."""
    standard = cn.standard("vn-2016")
    rows = [
        {"household_id": f"{word}{place}", "size": 3, "land_or_sea_livelihood": None}
        | dict.fromkeys(LABELS, word)
        | {"area": "rural"}
        | standing(standard, ["poor_by_income"])
        | {f"deprived_{each.id}": True for each in standard.indicators}
        for place, word in enumerate(HOSTILE)
    ]
    classified = frame(rows, standard)
    return report(classified, standard, on=ON, before=classified, contents=Contents(names=True, place="<b>Xã</b>"))


@in_both
@some
@given(case=two_reviews())
def test_the_page_shows_every_cell(case: Case, language: Language) -> None:
    found = case.with_movement()
    page = page_of(found.html(language))
    assert page.tables == [said(table, found, language) for table in found.tables]
    assert page.captions == [
        f"{'Biểu' if language == 'vi' else 'Table'} {table.number}. {table.title[language]}" for table in found.tables
    ]
    scopes = {attributes.get("scope") for tag, attributes in page.tags if tag == "th"}
    assert scopes == {"col", "row"}


@in_both
@some
@given(case=two_reviews())
def test_the_text_shows_every_cell(case: Case, language: Language) -> None:
    found = case.with_movement()
    blocks = found.text(language).split("\n\n")[1:]
    for table, block in zip(found.tables, blocks, strict=False):
        lines = block.splitlines()
        for row, cells in zip(table.rows, said(table, found, language)[1:], strict=True):
            shown = [cell for cell in cells if cell]
            line = re.compile(r"\s*" + r"\s+".join(re.escape(cell) for cell in shown) + r"\s*")
            assert any(line.fullmatch(each) for each in lines), (table.number, row.key, shown, block)


@in_both
@some
@given(case=two_reviews())
def test_csv_holds_every_value(folders, case: Case, language: Language) -> None:
    found = case.with_movement()
    paths = write_csv(found, folders(), language)
    assert len(set(paths)) == len(found.tables)
    for table, path in zip(found.tables, paths, strict=True):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *rows = csv.reader(file)
        assert head == said(table, found, language)[0]
        for row, cells in zip(table.rows, rows, strict=True):
            assert cells[0].lstrip("'") == row.label[language].lstrip("'")
            for column, cell in zip(table.columns, cells[1:], strict=True):
                value = table.value(row, column, found.rounding)
                if isinstance(value, int | Decimal):
                    assert Decimal(cell) == value
                elif value is None:
                    assert cell == ""


@in_both
@pytest.mark.parametrize("rounding", Rounding)
@settings(max_examples=6)
@given(case=two_reviews())
def test_formulas_of_the_workbook_come_to_the_values(
    folders, case: Case, language: Language, rounding: Rounding
) -> None:
    found = case.report(before=frame(case.before, case.standard), rounding=rounding)
    path = folders() / "report.xlsx"
    write_workbook(found, path, language)
    tables = list(workbook_values(path, found))
    assert len(tables) == len(found.tables)
    for table, values in tables:
        assert values == expected(table, found, language), table.number


def test_totals_and_rates_of_the_workbook_are_formulas(folders) -> None:
    found = hostile()
    path = folders() / "report.xlsx"
    write_workbook(found, path)
    book = openpyxl.load_workbook(path)
    for table in found.tables:
        sheet = book[f"Biểu {table.number}"]
        for place, row in enumerate(table.rows, start=FIRST_ROW):
            for number, column in enumerate(table.columns, start=2):
                is_reckoned = column.kind is Kind.RATE or (column.kind is Kind.COUNT and row.is_total)
                value = row.cells.get(column.key)
                if is_reckoned and (column.kind is Kind.RATE or value is not None):
                    assert sheet.cell(place, number).data_type == "f", (table.number, row.key, column.key)


def test_sheets_are_set_up_for_printing(folders) -> None:
    path = folders() / "report.xlsx"
    write_workbook(hostile(), path)
    for sheet in openpyxl.load_workbook(path).worksheets[:-1]:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.freeze_panes == "B5"
        assert "&P" in sheet.oddFooter.right.text


def test_words_are_never_formulas(folders) -> None:
    found = hostile()
    path = folders() / "report.xlsx"
    write_workbook(found, path)
    words = 0
    for sheet in openpyxl.load_workbook(path).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                assert cell.value.startswith(("=SUM(", "=IF(")), cell.value
            words += isinstance(cell.value, str) and cell.value.startswith(HOSTILE[:5]) and cell.data_type == "s"
    assert words > len(HOSTILE)
    for each in write_csv(found, folders()):
        with each.open(encoding="utf-8-sig", newline="") as file:
            for cell in (cell for row in csv.reader(file) for cell in row):
                assert not re.match(r"[=@\t\r]|[-+](?![0-9.]+$)", cell), cell


def test_words_are_never_markup() -> None:
    html = hostile().html("vi", [Picture(Text("<i>", "<i>"), "<svg></svg>", Text("", ""))])
    assert "<script" not in html
    assert "<b>Xã" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_page_asks_for_nothing() -> None:
    html = hostile().html("vi")
    assert not re.search(r"(src|href)=\"(?!#)", html)
    assert "url(" not in html
    assert "@import" not in html


def test_a_notebook_shows_it() -> None:
    shown = hostile()._repr_html_()
    assert shown.startswith('<article lang="vi" class="chuan-ngheo report">')
    assert shown.endswith("</article>")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_reckons_the_same(folders) -> None:
    case = Case("vn-2016", [], [])
    rows = [
        {"household_id": f"H{place}", "size": place % 4 + 1, "land_or_sea_livelihood": place % 2 == 0}
        | {name: values[place % len(values)] for name, values in LABELS.items()}
        | standing(case.standard, [case.standard.classes[place % len(case.standard.classes)].id])
        | {f"deprived_{each.id}": (place + other) % 3 == 0 for other, each in enumerate(case.standard.indicators)}
        for place in range(40)
    ]
    for rounding in Rounding:
        found = Case("vn-2016", rows[5:], rows[:30]).report(before=frame(rows[:30], case.standard), rounding=rounding)
        folder = folders()
        write_workbook(found, folder / "report.xlsx")
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx"]
        command += ["--outdir", str(folder / "reckoned"), str(folder / "report.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        book = openpyxl.load_workbook(folder / "reckoned" / "report.xlsx", data_only=True)
        for table in found.tables:
            sheet = book[f"Biểu {table.number}"]
            for place, cells in enumerate(expected(table, found, "vi"), start=FIRST_ROW):
                for number, value in enumerate(cells, start=1):
                    shown = sheet.cell(place, number).value
                    if isinstance(value, str):
                        assert (shown or "") == value
                    else:
                        assert Decimal(str(shown)) == Decimal(value.numerator) / Decimal(value.denominator)
