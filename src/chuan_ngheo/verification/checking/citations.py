"""What a standard says without saying where it stands, and documents that nothing rests on."""

from __future__ import annotations

from collections.abc import Iterator

from chuan_ngheo.language import Text
from chuan_ngheo.standards.checks import instances
from chuan_ngheo.standards.citation import Citation, Provenance
from chuan_ngheo.verification.checking.cell_space import CellSpace
from chuan_ngheo.verification.checking.remark import Gravity, Places, Remark, RemarkKind

ALL_CITED = Text("mỗi giá trị đều nêu văn bản, mỗi văn bản đều có số", "every value names a document that has a number")


def uncited(space: CellSpace, places: Places) -> Iterator[Remark]:
    """Documents without a number, and a choice of unit that cites nothing: all other values have a citation."""
    written = space.standard.written
    for document_id, document in written.documents.items():
        where = places.of("documents", document_id, "number")
        if document.number is None:
            yield _notice(where, _NUMBER_UNKNOWN.format(id=document_id))
        elif not document.number.strip():
            yield Remark(RemarkKind.CITATIONS, Gravity.FAULT, where, _NO_NUMBER.format(id=document_id))
    if written.means.points is not None and not written.means.citation:
        yield _notice(places.of_key("means"), _DECIDES_UNCITED)


def loosely_cited(space: CellSpace, places: Places) -> Iterator[Remark]:
    """What was inferred without saying how, and documents of the file that nothing in it cites."""
    written = space.standard.written
    cited = list(instances(written, Citation, ()))
    for path, citation in cited:
        if citation.provenance is Provenance.INFERRED and citation.reading is None:
            yield _notice(places.of(*path), _NO_READING)
    used = {citation.document for _, citation in cited}
    for document_id in written.documents:
        if document_id not in used and places.is_own("documents", document_id):
            yield _notice(places.of_key("documents", document_id), _NOT_CITED.format(id=document_id))


def _notice(where: str, message: Text) -> Remark:
    return Remark(RemarkKind.CITATIONS, Gravity.NOTICE, where, message)


_NO_NUMBER = Text("văn bản “{id}” không có số hiệu", "the document “{id}” has no number")
_NUMBER_UNKNOWN = Text("số hiệu của văn bản “{id}” chưa biết", "the number of the document “{id}” is not known")
_DECIDES_UNCITED = Text(
    "không nêu văn bản cho việc thu nhập hay điểm quyết định",
    "no document is named for which unit decides, income or points",
)
_NO_READING = Text("suy ra mà không nói rõ suy ra thế nào (“reading”)", "inferred, without a “reading” that says how")
_NOT_CITED = Text("không giá trị nào dựa vào văn bản “{id}”", "no value rests on the document “{id}”")
