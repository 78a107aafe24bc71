"""Which columns the two tables of a database have: those asked for, or those that a standard reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.language import Text
from chuan_ngheo.rules.expression import AnyMember, Contains, CountMembers, facts_named, walk
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.layout import HOUSEHOLDS, MEMBERS
from chuan_ngheo.tables.plan import rules_of

BIRTHS = ("birth_date", "birth_year", "age")
_LIST = "devices"


@frozen
class Asked:
    """The columns of the households and of the members, without their ids."""

    households: tuple[str, ...]
    members: tuple[str, ...] | None


def columns_read(standard: Standard) -> tuple[str, ...]:
    """The columns of a table of households from which a standard can learn something, in the vocabulary's order."""
    nodes = [node for rule in rules_of(standard).values() for node in walk(rule)]
    devices = {f"has_{node.code}" for node in nodes if isinstance(node, Contains)}
    named = {fact.name for rule in rules_of(standard).values() for fact in facts_named(rule)}
    named |= {"area", "size", "monthly_income", "income_per_head"}
    named |= set() if standard.means.points is None else {"income_points"}
    counts_points = standard.decision.points_each is not None or standard.decision.point_cuts is not None
    named |= {"deprivation_points"} if counts_points else set()
    return tuple(name for name in household_columns(standard) if name in named | devices or name.startswith("finding_"))


def member_columns_read(standard: Standard) -> tuple[str, ...]:
    """The columns of a table of members that a standard reads."""
    named = {name for name in _facts_of_members(standard) if name in MEMBER_FACTS}
    named |= set(BIRTHS) if named & set(BIRTHS) else set()
    return tuple(name for name in MEMBER_FACTS if name in named)


def counts_ages(standard: Standard) -> bool:
    """Whether a standard asks how old members are."""
    return any(name in BIRTHS for name in _facts_of_members(standard))


def household_columns(standard: Standard) -> tuple[str, ...]:
    """Every column that a table of households in a database may have."""
    facts: list[str] = []
    for name in HOUSEHOLD_FACTS:
        facts += [f"has_{device}" for device in Device] if name == _LIST else [name]
    return (*facts, *(f"finding_{each.id}" for each in standard.indicators))


def problems_of(columns: Iterable[str], known: Sequence[str], where: str) -> Iterator[Problem]:
    """Columns that are none of the layout, each with the nearest that is, and columns named twice."""
    seen: set[str] = set()
    for column in columns:
        if column == _LIST and where == HOUSEHOLDS:
            yield Problem(where, _A_COLUMN_EACH, found=column)
        elif column not in known:
            yield Problem(where, _NO_COLUMN, found=column, nearest=nearest_name(column, known))
        elif column in seen:
            yield Problem(where, _TWICE, found=column)
        seen.add(column)


def asked(
    standard: Standard, columns: Sequence[str] | None, member_columns: Sequence[str] | None, has_members: bool
) -> tuple[Asked, list[Problem]]:
    """The columns, and what is wrong with those that were asked for."""
    problems: list[Problem] = []
    if columns is not None:
        problems += problems_of(columns, household_columns(standard), HOUSEHOLDS)
    if member_columns is not None:
        problems += problems_of(member_columns, tuple(MEMBER_FACTS), MEMBERS)
        if not has_members:
            problems.append(Problem(MEMBERS, _NO_MEMBERS))
    own = columns_read(standard) if columns is None else tuple(columns)
    theirs = member_columns_read(standard) if member_columns is None else tuple(member_columns)
    return Asked(own, theirs if has_members else None), problems


def _facts_of_members(standard: Standard) -> set[str]:
    asking = [
        node
        for rule in rules_of(standard).values()
        for node in walk(rule)
        if isinstance(node, AnyMember | CountMembers)
    ]
    return {fact.name for node in asking for fact in facts_named(node.condition)}


_NO_COLUMN = Text("không có cột này", "there is no such column")
_TWICE = Text("cột này được nêu hai lần", "this column is named twice")
_A_COLUMN_EACH = Text(
    "trong cơ sở dữ liệu mỗi loại phương tiện có một cột riêng: has_television, has_radio …",
    "in a database each device has a column of its own: has_television, has_radio …",
)
_NO_MEMBERS = Text("không có bảng thành viên mà lại nêu cột của nó", "there is no table of members to have columns")
