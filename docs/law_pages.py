"""The pages of docs/law/ are written from the files of the law themselves: `python docs/law_pages.py` writes them anew.

They are committed, so that a change of the law is a page's change that somebody reads; a test holds that they are
current.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from chuan_ngheo.entitlements.description import describe_benefits
from chuan_ngheo.entitlements.reader import benefit_table
from chuan_ngheo.explanation.law.description import Description, Kind
from chuan_ngheo.explanation.law.documents import NOT_KNOWN
from chuan_ngheo.explanation.law.markdown import plain, table
from chuan_ngheo.explanation.law.standard import describe
from chuan_ngheo.language import LANGUAGES, Language, Text
from chuan_ngheo.review.description import describe_regime
from chuan_ngheo.review.registry import regimes
from chuan_ngheo.standards.citation import Provenance
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import NATIONAL, standard
from chuan_ngheo.standards.shipped import FOLDERS, PACKAGE, in_folder

FOLDER = Path(__file__).parent / "law"
PLACES: dict[Language, str] = {"en": "", "vi": "vi/"}

_TITLE = Text("Pháp luật đã mã hóa", "The law as it is encoded")
_OTHER = Text("[In English](../index.md)", "[Bằng tiếng Việt](vi/index.md)")
_LEAD = Text(
    """Mỗi chuẩn một trang, viết ra từ chính tệp mà thư viện dùng để phân loại hộ: các mức, từng loại hộ, từng chỉ số
với quy tắc bằng lời và đúng như trong tệp, văn bản, điều khoản và mức độ đã đối chiếu. Trang nào cũng nói rõ điều
chưa biết.""",
    """One page for each standard, written from the very file by which the library classifies: lines, classes and
indicators, each rule in words and as the file has it, its document, its article, and how far that has been checked.
Each page says what is not known.""",
)
_NATIONAL = Text("Chuẩn quốc gia", "National standards")
_LOCAL = Text("Chuẩn của tỉnh, thành phố", "Standards of provinces and cities")
_OTHERS = Text("Chế độ và quy trình rà soát", "Benefits, and the rules of reviews")
_FILE = Text("Quy định", "Rules")
_PLACE = Text("Nơi", "Place")
_COLUMNS = (
    Text("Chuẩn", "Standard"),
    _PLACE,
    Text("Áp dụng", "In force"),
    Text("Văn bản", "Documents"),
    Text("Đã đối chiếu văn bản", "Read in the legal text"),
)
_PART = Text("{verified} trên {all}", "{verified} of {all}")
_HOW = Text(
    """Cột cuối: bao nhiêu trong số các dẫn chiếu của tệp đã được đọc trong chính văn bản; phần còn lại lấy từ nguồn thứ
cấp, suy ra, hoặc chưa đối chiếu, và trên trang của mỗi chuẩn mang dấu ⚠.""",
    """The last column: how many of the file's citations have been read in the legal text itself. The others come from a
secondary source, are inferred, or nobody has checked them; on the standard's page they carry a ⚠.
[What a citation promises](../explanation/provenance.md) says more.""",
)


def shipped() -> list[Standard]:
    """The standards of this package, those of the country first; others may be registered beside them."""
    laws = [standard(each) for folder in FOLDERS for each in in_folder(files(PACKAGE) / folder)]
    return sorted(laws, key=lambda law: (law.place != NATIONAL, law.place, law.start))


def pages() -> dict[str, str]:
    """Every page by its path below docs/law/."""
    laws, found = shipped(), {}
    for language, place in PLACES.items():
        described = [describe(law, language) for law in laws]
        others = [
            describe_benefits(benefit_table(), language),
            *(describe_regime(each, language) for each in regimes()),
        ]
        found[f"{place}index.md"] = _index(laws, described, others, language)
        found.update({f"{place}{each.id}.md": each.markdown() for each in (*described, *others)})
    return found


def _index(laws: list[Standard], described: list[Description], others: list[Description], language: Language) -> str:
    both = list(zip(laws, described, strict=True))
    parts = [f"# {_TITLE[language]}", _LEAD[language], _OTHER[language]]
    for heading, is_national in ((_NATIONAL, True), (_LOCAL, False)):
        rows = [_row(law, each, language) for law, each in both if (law.place == NATIONAL) is is_national]
        parts += [f"## {heading[language]}", table([column[language] for column in _COLUMNS], rows)]
    rows = [[_linked(each), _days(each), _documents(each), _verified(each, language)] for each in others]
    columns = [column[language] for column in _COLUMNS if column is not _PLACE]
    parts += [f"## {_OTHERS[language]}", table([_FILE[language], *columns[1:]], rows)]
    entries = [*(law.id for law in laws), *(each.id for each in others), *(["vi/index"] if language == "en" else [])]
    parts += [_HOW[language], "\n".join(["```{toctree}", ":hidden:", "", *entries, "```"])]
    return "\n\n".join(parts) + "\n"


def _row(law: Standard, each: Description, language: Language) -> list[str]:
    return [_linked(each), _whole(law.place), _days(each), _documents(each), _verified(each, language)]


def _linked(each: Description) -> str:
    return f"[{plain(each.title)}]({each.id}.md)"


def _days(each: Description) -> str:
    return "<br>".join(_whole(day) for day in each.period.split(" – ")) if each.period else "–"


def _documents(each: Description) -> str:
    (documents,) = each.of(Kind.DOCUMENTS)
    return ", ".join(plain(entry.cells[0] if entry.name == NOT_KNOWN else entry.name) for entry in documents.entries)


def _verified(each: Description, language: Language) -> str:
    verified = each.marks.get(Provenance.VERIFIED, 0)
    return _PART[language].format(verified=verified, all=sum(each.marks.values()))


def _whole(words: str) -> str:
    """Words between which no line is broken."""
    return f'<span style="white-space:nowrap">{words}</span>'


def write() -> None:
    """Write every page, and take away what is none any more."""
    for language in LANGUAGES:
        (FOLDER / PLACES[language]).mkdir(parents=True, exist_ok=True)
    for old in FOLDER.rglob("*.md"):
        old.unlink()
    for path, text in pages().items():
        (FOLDER / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
