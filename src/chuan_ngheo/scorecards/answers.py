"""Answers to the questions that only a form asks, beside the household's own facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from chuan_ngheo.errors import HouseholdError, Problem, nearest_name
from chuan_ngheo.household.model import Household
from chuan_ngheo.household.validity import fact_problems
from chuan_ngheo.language import Text
from chuan_ngheo.scorecards.model import Question

Answer = bool | int | None
"""Yes, no, or a number; None is not known."""


def with_answers(household: Household, questions: Sequence[Question], answers: Mapping[str, Answer]) -> Household:
    """The household as the form sees it: its facts, and by the same right the answers to the form's questions.

    Every reader of rules takes the result for a household. A question without an answer is unknown.
    Raises `HouseholdError`, with every problem, for an answer to no question and for a wrong kind of answer.
    """
    if problems := list(_problems(questions, answers)):
        raise HouseholdError(problems)
    return cast(Household, _Asked(household, {each.id: answers.get(each.id) for each in questions}))


def _problems(questions: Sequence[Question], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    facts = {each.id: each.fact for each in questions}
    for name, answer in answers.items():
        if name not in facts:
            yield no_such_question(name, facts)
        elif answer is not None:
            yield from fact_problems(facts[name], answer, f"answers.{name}")


def no_such_question(name: str, known: Mapping[str, object]) -> Problem:
    """What to say of an answer to something that the form does not ask."""
    names = ", ".join(known)
    return Problem(
        f"answers.{name}", _NO_QUESTION, name, Text(names, names) if names else None, nearest_name(name, known)
    )


class _Asked:
    """A household with the answers as attributes of their own; no answer bears the name of a fact."""

    def __init__(self, household: Household, answers: Mapping[str, Answer]) -> None:
        self.household = household
        self.answers = answers

    def __getattr__(self, name: str) -> Any:
        return self.answers[name] if name in self.answers else getattr(self.household, name)


_NO_QUESTION = Text("phiếu không hỏi điều này", "the form asks nothing of this name")
