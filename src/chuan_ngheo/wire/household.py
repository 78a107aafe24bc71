"""The documents ``household`` – the facts of one – and ``request``: one to be classified, on a day, by a standard."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.wire.kind import Kind


@frozen
class HouseholdDocument:
    """A household and nothing else."""

    household: Household


@frozen
class Request:
    """A household to be classified; day and standard where they are not the same for all."""

    household: Household
    on: date | None = None
    standard: str | None = None
    """The id of a standard."""


HOUSEHOLD = Kind(
    "household",
    Text("một hộ: những gì cuộc rà soát đã hỏi", "a household: what the survey asked"),
    HouseholdDocument,
    (Household,),
    content_of=HouseholdDocument,
    value_of=lambda content: content.household,
)
REQUEST = Kind("request", Text("một hộ cần xếp loại", "a household to be classified"), Request, (Request,))
