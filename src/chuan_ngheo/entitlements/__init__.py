"""What hangs on the class: benefits as dated data, each with its law, and who certainly or possibly has them."""

from chuan_ngheo.entitlements.entitlement import Entitlement, Standing
from chuan_ngheo.entitlements.judging import entitlements
from chuan_ngheo.entitlements.model import Beneficiaries, Benefit, BenefitTable, Quantity
from chuan_ngheo.entitlements.reader import benefit_table, load_benefits, read_benefits

__all__ = [
    "Beneficiaries",
    "Benefit",
    "BenefitTable",
    "Entitlement",
    "Quantity",
    "Standing",
    "benefit_table",
    "entitlements",
    "load_benefits",
    "read_benefits",
]
