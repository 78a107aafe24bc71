"""Looking for a household under some standards: the smallest ordinary one, else the smallest of all; or none at all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from attrs import field, frozen

from chuan_ngheo.errors import ChuanNgheoError, Problem
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.solving.lawful import Lawful, findings_by_rule
from chuan_ngheo.verification.solving.ordinary import ordinary
from chuan_ngheo.verification.solving.shown import Shown, shown
from chuan_ngheo.verification.solving.solver import Solver, Term, Values
from chuan_ngheo.verification.solving.world import World

_Question = TypeVar("_Question", bound=Hashable)
Asked = Callable[[Sequence[Lawful], _Question], Term]
"""What a household has to be, given what each standard says."""

_ORDINARY = 3
"""An ordinary household shows nearly everything with so few members."""


@frozen(eq=False)
class Asker:
    """The solver over all households of one size, and what each standard says of them."""

    solver: Solver
    laws: Sequence[Lawful]
    ordinary: Term

    @classmethod
    def of(cls, standards: Sequence[Standard], on: date, size: int) -> Asker:
        """All households of ``size`` persons on a day."""
        world = World(size, on)
        solver = Solver()
        solver.always(world.conditions())
        return cls(solver, [Lawful(each, world, findings_by_rule(each, world)) for each in standards], ordinary(world))

    def any_household(self, condition: Term) -> Shown | None:
        """A household of which the condition holds, without a diploma that leaves something open if it may; or None."""
        plain = self.laws[0].world.without_open_diplomas()
        return self._shown(self.solver.values(condition, plain) or self.solver.values(condition))

    def ordinary_household(self, condition: Term) -> Shown | None:
        """An ordinary household of which the condition holds; or None."""
        plain = self.laws[0].world.without_open_diplomas()
        return self._shown(self.solver.values(condition, self.ordinary, plain))

    def _shown(self, values: Values | None) -> Shown | None:
        return None if values is None else shown(values, self.laws)


@frozen(eq=False)
class Search:
    """All households of up to ``most_members`` persons of which everything is known, on the day ``on``.

    Raises `ChuanNgheoError` for less than one person: of no household anything would be proved.
    """

    standards: tuple[Standard, ...]
    on: date
    most_members: int
    askers: dict[int, Asker] = field(factory=dict, init=False)
    """Made when a size is first asked for."""

    def __attrs_post_init__(self) -> None:
        if self.most_members < 1:
            raise ChuanNgheoError([Problem("members", _TOO_FEW, str(self.most_members))])

    def _asker(self, size: int) -> Asker:
        if size not in self.askers:
            self.askers[size] = Asker.of(self.standards, self.on, size)
        return self.askers[size]

    def answers(self, questions: Iterable[_Question], asked: Asked[_Question]) -> Iterator[tuple[_Question, Shown]]:
        """A household for each question that has one; it is proved that the others have none."""
        left = list(questions)
        for find, most in ((Asker.ordinary_household, _ORDINARY), (Asker.any_household, self.most_members)):
            for size in range(1, min(most, self.most_members) + 1):
                for question in list(left):
                    asker = self._asker(size)
                    found = find(asker, asked(asker.laws, question))
                    if found is not None:
                        left.remove(question)
                        yield question, found


_TOO_FEW = Text("cần ít nhất một người", "at least one person is needed")
