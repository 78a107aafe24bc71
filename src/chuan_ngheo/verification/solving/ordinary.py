"""Households as they mostly are: what is shown is easier to read if it is one. Never a limit of what is proved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from chuan_ngheo.household.codes import Attending, Education, Employment
from chuan_ngheo.household.facts import MEMBER_FACTS
from chuan_ngheo.language import CodeList
from chuan_ngheo.verification.solving.solver import Term, all_hold, any_holds, negation
from chuan_ngheo.verification.solving.world import Subject, World


@frozen
class Age:
    """People up to this age, and what they mostly attend, have completed and do."""

    up_to: int
    attending: tuple[Attending, ...]
    completed: tuple[Education, ...]
    employment: tuple[Employment, ...]


_CHILD, _GROWN_UP, _AT_REST, _OLDEST = 14, 25, 65, 90
_AT_WORK = (Employment.WAGE, Employment.OWN_ACCOUNT, Employment.SEEKING)
_SECONDARY = (Education.NONE, Education.PRIMARY, Education.LOWER_SECONDARY)
_AGES = (
    Age(5, (Attending.NONE, Attending.PRESCHOOL), (Education.NONE,), (Employment.UNABLE,)),
    Age(10, (Attending.NONE, Attending.PRIMARY), (Education.NONE,), (Employment.STUDENT,)),
    Age(_CHILD, (Attending.NONE, Attending.LOWER_SECONDARY), _SECONDARY[:2], (Employment.STUDENT,)),
    Age(18, (Attending.NONE, Attending.UPPER_SECONDARY), _SECONDARY, (Employment.STUDENT, *_AT_WORK)),
    Age(_GROWN_UP, (Attending.NONE, Attending.HIGHER), tuple(Education), (Employment.STUDENT, *_AT_WORK)),
    Age(_AT_REST, (Attending.NONE,), tuple(Education), _AT_WORK),
    Age(_OLDEST, (Attending.NONE,), tuple(Education), (Employment.RETIRED,)),
)


def ordinary(world: World) -> Term:
    """A grown-up and whoever else, each as people of that age mostly are."""
    return all_hold([_is_grown_up(world.members[0]), *(_is_ordinary(each) for each in world.members)])


def _is_grown_up(member: Subject) -> Term:
    return member.amount(MEMBER_FACTS["age"]) > _GROWN_UP


def _is_ordinary(member: Subject) -> Term:
    return all_hold([*_by_age(member), *_of_adults(member)])


def _by_age(member: Subject) -> Iterator[Term]:
    age, youngest = member.amount(MEMBER_FACTS["age"]), 0
    yield age <= _OLDEST
    for each in _AGES:
        is_other = any_holds([age < youngest, age > each.up_to])
        for name, codes in (
            ("attending", each.attending),
            ("education", each.completed),
            ("employment", each.employment),
        ):
            yield any_holds([is_other, _among(member, name, codes)])
        youngest = each.up_to + 1


def _of_adults(member: Subject) -> Iterator[Term]:
    """Contracts and training are of adults; a slow growth is of children."""
    is_child = member.amount(MEMBER_FACTS["age"]) <= _CHILD
    for name in ("labour_contract", "trained_on_the_job"):
        yield negation(all_hold([is_child, member.flag(MEMBER_FACTS[name])]))
    yield any_holds([is_child, negation(member.flag(MEMBER_FACTS["malnourished"]))])


def _among(member: Subject, name: str, codes: Iterable[CodeList]) -> Term:
    fact = MEMBER_FACTS[name]
    assert fact.codes is not None
    places = list(fact.codes)
    return any_holds(member.code(fact) == places.index(code) for code in codes)
