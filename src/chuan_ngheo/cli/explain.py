"""``chuan-ngheo explain``: why one household of a register is in its class."""

from __future__ import annotations

from argparse import Namespace

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.cli.asked import asked_headings, asked_register, asked_standard
from chuan_ngheo.errors import InputFileError, Problem, nearest_name
from chuan_ngheo.language import Text

_PAGE = '<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{id}</title>\n{body}\n</html>'


def run(asked: Namespace) -> int:
    """Print the explanation; 0 when the household was found and read."""
    standard, headings = asked_standard(asked), asked_headings(asked)
    register = asked_register(asked, headings, standard)
    households = {row.household.id: row.household for row in register.rows if row.household is not None}
    household = households.get(asked.household)
    if household is None:
        known = [each for each in households if each is not None]
        where = asked.households.name
        not_read = Text("không có hộ đọc được nào mang mã này", "no readable household has this id")
        nearest = nearest_name(asked.household, known)
        raise InputFileError([Problem(where, not_read, found=asked.household, nearest=nearest)])
    explanation = classify(household, standard, on=asked.on).explain(asked.lang)
    print(_PAGE.format(language=asked.lang, id=standard.id, body=explanation.html()) if asked.html else explanation)
    return 0
