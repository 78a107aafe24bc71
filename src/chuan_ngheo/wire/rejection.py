"""The document ``error``: what stands in place of an answer where something cannot be read or classified."""

from __future__ import annotations

from attrs import field, frozen

from chuan_ngheo.errors import Problem
from chuan_ngheo.household.personal import hidden
from chuan_ngheo.language import Language, Text
from chuan_ngheo.wire.kind import Kind


@frozen(kw_only=True)
class Rejection:
    """Why there is no answer: every problem at its place; ``line`` counts from 1, ``id`` is the household's."""

    line: int | None = None
    id: str | None = field(default=None, repr=hidden)
    problems: tuple[Problem, ...]

    def say(self, language: Language = "vi") -> str:
        """All problems, one line each."""
        return "\n".join(each.say(language) for each in self.problems)


ERROR = Kind("error", Text("một dòng bị trả lại", "a line that was rejected"), Rejection, (Rejection,))
