"""A transition matrix as a table of HTML."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from chuan_ngheo.language import Language, number
from chuan_ngheo.verification.comparison.matrix import Matrix, Passage
from chuan_ngheo.verification.comparison.standing import Change, Standing, change_between


def matrix_table(
    matrix: Matrix,
    language: Language,
    caption: str,
    change: Callable[[Standing, Standing], Change | None] = change_between,
    cell: Callable[[Passage], str] | None = None,
) -> str:
    """The table; its cells are coloured by what the passage is."""
    say = cell or (lambda passage: number(matrix[passage], language))
    headings = "".join(f'<th scope="col">{escape(each.name[language])}</th>' for each in matrix.columns)
    parts = [f'<div class="wide"><table class="matrix"><caption>{escape(caption)}</caption>']
    parts.append(f"<thead><tr><td></td>{headings}</tr></thead><tbody>")
    for row in matrix.rows:
        cells = "".join(
            f'<td class="{change(row, column) or "none"}">{escape(say((row, column)))}</td>'
            if matrix[row, column]
            else "<td>·</td>"
            for column in matrix.columns
        )
        parts.append(f'<tr><th scope="row">{escape(row.name[language])}</th>{cells}</tr>')
    parts.append("</tbody></table></div>")
    return "\n".join(parts)
