"""The core where nothing else is installed: `python core_alone.py` with the interpreter of such an environment."""

import sys
from datetime import date
from importlib.metadata import distributions

BROUGHT = {"attrs", "cattrs", "chuan-ngheo", "pyyaml", "typing-extensions"}
"""The core and its three packages; cattrs brings typing-extensions."""
installed = {each.metadata["Name"].lower().replace("_", "-") for each in distributions()} - {"pip", "setuptools"}
if installed != BROUGHT:
    sys.exit(f"expected {sorted(BROUGHT)}, found {sorted(installed)}")

import chuan_ngheo as cn  # noqa: E402 - what it brings is looked at first

household = cn.read_household({"area": "rural", "monthly_income": 2_800_000, "size": 4})
result = cn.classify(household, cn.standard("vn-2016"), on=date(2020, 11, 20))
if result.class_id != "poor_by_income":
    sys.exit(f"expected poor_by_income, found {result}")
print(result.explain("en"))
try:
    cn.tables.classify  # noqa: B018 - the question is whether it says what to install
except cn.MissingExtra as missing:
    print(missing)
else:
    sys.exit("the core alone has chuan_ngheo.tables")
