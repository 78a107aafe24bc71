"""The income by which land-or-sea households of average living standard are judged from Decision 24 on."""

from __future__ import annotations

from attrs import evolve

from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text

_MONTHS = 12


def with_livelihood_income(household: Household, twelve_months: int, allowances: int = 0) -> Household:
    """The household with the income by which it may be recognised as of average living standard by land or sea.

    That is its income over the 12 months before the review without state allowances and social assistance.
    ``twelve_months`` is the whole income of those months, ``allowances`` what of it is to be left out, both in
    VND for the whole household. The month's income is rounded up to a đồng, and stays exact against lines that
    themselves belong below (“từ … trở xuống”): it exceeds such a line just when the 12 months do. Income per
    head and form points measure something else and are left out.

    Classify what is returned for that recognition alone. Raises `HouseholdError` for amounts that are not
    whole numbers from zero, and for allowances above the income. Law: Decision 24/2021/QĐ-TTg.

    >>> from datetime import date
    >>> from chuan_ngheo import Area, classify, standard
    >>> farmers = Household(area=Area.RURAL, size=4, land_or_sea_livelihood=True)
    >>> judged = with_livelihood_income(farmers, twelve_months=114_000_000, allowances=6_000_000)
    >>> judged.monthly_income
    9000000
    >>> classify(judged, standard("vn-2022"), on=date(2023, 10, 1)).designations
    ('average_land_or_sea',)
    """
    amounts = (("twelve_months", twelve_months), ("allowances", allowances))
    problems = [
        Problem(name, Text("không phải số nguyên từ 0", "not a whole number from zero"), found=repr(amount))
        for name, amount in amounts
        if type(amount) is not int or amount < 0
    ]
    if not problems and allowances > twelve_months:
        more = Text("trợ cấp lớn hơn cả thu nhập", "the allowances exceed the income")
        problems.append(Problem("allowances", more, found=str(allowances)))
    if problems:
        raise HouseholdError(problems)
    monthly = -(-(twelve_months - allowances) // _MONTHS)
    return evolve(household, monthly_income=monthly, income_per_head=None, income_points=None)
