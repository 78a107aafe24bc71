"""The rule of 2016 over decided findings in OpenFisca-Core, in memory, as its own documentation writes rules."""

# ruff: noqa: N801, N805 — a variable is a class that bears its name, and a formula has no self
from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
from numpy import select
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.parameters import ParameterNode, ParameterNodeAtInstant
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from country.by_hand import INDICATORS

LineOf = Callable[[ParameterNodeAtInstant, EnumArray], np.ndarray]

PERIOD = "2020-11"
LINES = {"poverty": (900_000, 700_000), "minimum": (1_300_000, 1_000_000), "average": (1_950_000, 1_500_000)}
Person = build_entity("person", "persons", "A person", is_person=True)
Household = build_entity("household", "households", "A household", roles=[{"key": "member", "plural": "members"}])


class Area(Enum):
    urban = "Urban"
    rural = "Rural"
    rural_mountain = "Rural mountain or island"


class HouseholdClass(Enum):
    poor_by_income = "Poor by income"
    poor_by_deprivation = "Poor by deprivation"
    near_poor = "Near-poor"
    average = "Average"
    above_average = "Above average"


class Status(Enum):
    poor = "Poor"
    near_poor = "Near-poor"
    average = "Average"
    above_average = "Above average"


class area(Variable):
    value_type = Enum
    entity = Household
    definition_period = MONTH
    possible_values = Area
    default_value = Area.rural


class size(Variable):
    value_type = int
    entity = Household
    definition_period = MONTH


class monthly_income(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH


class deprivations(Variable):
    value_type = int
    entity = Household
    definition_period = MONTH

    def formula(household, period):
        return sum(household(f"finding_{each}", period).astype(np.int32) for each in INDICATORS)


class income_per_head(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH

    def formula(household, period):
        return household("monthly_income", period) / household("size", period)


def by_index(line: ParameterNodeAtInstant, where: EnumArray) -> np.ndarray:
    """A line for each household as OpenFisca's documentation has it: the parameter indexed by a variable."""
    return line[where]


def by_where(line: ParameterNodeAtInstant, where: EnumArray) -> np.ndarray:
    """The same by numpy, which is faster."""
    return np.where(where == Area.urban, line.urban, line.rural)


def class_variable(line_of: LineOf) -> type[Variable]:
    """The class, with its lines looked up in one of two ways."""

    def formula(household, period, parameters):
        income = household("income_per_head", period)
        where, lines = household("area", period), parameters(period).lines
        minimum = income <= line_of(lines.minimum, where)
        return select(
            [
                income <= line_of(lines.poverty, where),
                minimum & (household("deprivations", period) >= 3),
                minimum,
                income <= line_of(lines.average, where),
            ],
            [0, 1, 2, 3],
            4,
        )

    of_variable = {"value_type": Enum, "entity": Household, "definition_period": MONTH, "formula": formula}
    of_class = {"possible_values": HouseholdClass, "default_value": HouseholdClass.above_average}
    return type("class_id", (Variable,), of_variable | of_class)


class status(Variable):
    value_type = Enum
    entity = Household
    definition_period = MONTH
    possible_values = Status
    default_value = Status.above_average

    def formula(household, period):
        found = household("class_id", period)
        return select(
            [
                (found == HouseholdClass.poor_by_income) | (found == HouseholdClass.poor_by_deprivation),
                found == HouseholdClass.near_poor,
                found == HouseholdClass.average,
            ],
            [0, 1, 2],
            3,
        )


def system(line_of: LineOf) -> TaxBenefitSystem:
    """The rule as OpenFisca's system of variables and parameters."""
    made = TaxBenefitSystem([Person, Household])
    finding = {"value_type": bool, "entity": Household, "definition_period": MONTH}
    findings = [type(f"finding_{each}", (Variable,), dict(finding)) for each in INDICATORS]
    for variable in (
        area,
        size,
        monthly_income,
        deprivations,
        income_per_head,
        class_variable(line_of),
        status,
        *findings,
    ):
        made.add_variable(variable)
    lines = {
        line: {each.name: {"values": {"2016-01-01": urban if each is Area.urban else rural}} for each in Area}
        for line, (urban, rural) in LINES.items()
    }
    made.parameters = ParameterNode("", data={"lines": lines})
    return made


def inputs(households: pl.DataFrame) -> dict[str, np.ndarray]:
    """The columns as the arrays that OpenFisca holds."""
    codes = households["area"].cast(pl.Enum([each.name for each in Area])).to_physical().to_numpy()
    arrays = {
        "area": Area.encode(codes.astype(np.int16)),
        "size": households["size"].to_numpy().astype(np.int32),
        "monthly_income": households["monthly_income"].to_numpy().astype(np.float32),
    }
    return arrays | {f"finding_{each}": households[f"finding_{each}"].to_numpy() for each in INDICATORS}


def classified(rules: TaxBenefitSystem, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The class, the status and the deprivations of each household."""
    simulation = SimulationBuilder().build_default_simulation(rules, len(arrays["size"]))
    for name, values in arrays.items():
        simulation.set_input(name, PERIOD, values)
    return {name: simulation.calculate(name, PERIOD) for name in ("class_id", "status", "deprivations")}
