"""The pages of docs/law/ are written from the standards themselves: `python docs/law_pages.py` writes them anew.

They are committed, so that a change of the law is a page's change that somebody reads; a test holds that they are
current.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from chuan_ngheo.explanation.law.description import Description, Kind
from chuan_ngheo.explanation.law.markdown import plain, table
from chuan_ngheo.explanation.law.standard import describe
from chuan_ngheo.language import LANGUAGES, Language, Text
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
_COLUMNS = (
    Text("Chuẩn", "Standard"),
    Text("Nơi", "Place"),
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


def pages() -> dict[str, str]:
    """Every page by its path below docs/law/."""
    laws = [standard(each) for folder in FOLDERS for each in in_folder(files(PACKAGE) / folder)]
    laws.sort(key=lambda law: (law.place != NATIONAL, law.place, law.start))
    found = {}
    for language, place in PLACES.items():
        described = [describe(law, language) for law in laws]
        found[f"{place}index.md"] = _index(laws, described, language)
        found.update({f"{place}{each.id}.md": each.markdown() for each in described})
    return found


def _index(laws: list[Standard], described: list[Description], language: Language) -> str:
    both = list(zip(laws, described, strict=True))
    parts = [f"# {_TITLE[language]}", _LEAD[language], _OTHER[language]]
    for heading, is_national in ((_NATIONAL, True), (_LOCAL, False)):
        rows = [_row(law, each, language) for law, each in both if (law.place == NATIONAL) is is_national]
        parts += [f"## {heading[language]}", table([column[language] for column in _COLUMNS], rows)]
    entries = [*(law.id for law in laws), *(["vi/index"] if language == "en" else [])]
    parts += [_HOW[language], "\n".join(["```{toctree}", ":hidden:", "", *entries, "```"])]
    return "\n\n".join(parts) + "\n"


def _row(law: Standard, described: Description, language: Language) -> list[str]:
    (documents,) = described.of(Kind.DOCUMENTS)
    verified = described.marks.get(Provenance.VERIFIED, 0)
    return [
        f"[{plain(described.title)}]({law.id}.md)",
        _whole(law.place),
        "<br>".join(_whole(each) for each in described.period.split(" – ")),
        ", ".join(plain(each.name) for each in documents.entries),
        _PART[language].format(verified=verified, all=sum(described.marks.values())),
    ]


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
