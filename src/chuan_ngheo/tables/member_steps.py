"""The members' part of a plan: their table read, births that cannot be left out, and what each row answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Generic

from attrs import evolve, frozen

from chuan_ngheo.household.facts import MEMBER_FACTS
from chuan_ngheo.rules.expression import facts_named
from chuan_ngheo.tables.algebra import Algebra, E
from chuan_ngheo.tables.births import AGE, DATE, YEAR, Births
from chuan_ngheo.tables.facts import FactColumns
from chuan_ngheo.tables.people import MemberColumns, Questions
from chuan_ngheo.tables.step import OWN, Step
from chuan_ngheo.tables.truths import Truths

_BORN = f"{OWN}birth_is_possible"


@frozen
class MemberSteps(Generic[E]):
    """The steps over a table of members."""

    steps: tuple[Step[E], ...]
    impossible_births: E | None
    """Where what a row says of a birth cannot be: a truth over the columns of the last step."""


@frozen
class MemberPlanner(Generic[E]):
    """Makes the steps for members at a day."""

    algebra: Algebra[E]
    on: date

    def steps(self, names: Mapping[str, str], questions: Questions) -> MemberSteps[E]:
        """The steps for a table with these columns, each given by the path of what it holds."""
        truths = Truths(self.algebra)
        facts = FactColumns(self.algebra, names)
        used = {fact.name for each in (*questions.anybody, *questions.counted) for fact in facts_named(each)}
        births = {DATE, YEAR, AGE} if used & {YEAR, AGE} else set[str]()
        wanted = {name: fact for name, fact in MEMBER_FACTS.items() if name in used | births}
        read = {f"{OWN}{path}": column for path, column in facts.checked(wanted).items()}
        checked = evolve(facts, names={**names, **{path.removeprefix(OWN): path for path in read}})
        steps = [Step("read", read)] if read else []
        impossible: E | None = None
        if births & set(names):
            said: Births[E] = Births(checked, self.on)
            is_possible = said.is_possible()
            if not isinstance(is_possible, bool):  # nothing that is said of a birth alone can be impossible
                impossible = truths.column(truths.opposite(is_possible))
                steps.append(Step("checked", truths={_BORN: truths.column(truths.possibly(is_possible))}))
                possible = said.possible(self.algebra.truth(_BORN))
                steps.append(Step("born", {f"{OWN}born_{path}": column for path, column in possible.items()}))
                checked = evolve(checked, names={**checked.names, **{path: f"{OWN}born_{path}" for path in possible}})
        aged, ways = self._ways(checked, sorted(used & {YEAR, AGE}))
        answers = MemberColumns(checked, ways).answers(questions)
        return MemberSteps((*steps, *aged, Step("answered", answers)), impossible)

    def _ways(self, checked: FactColumns[E], used: list[str]) -> tuple[list[Step[E]], list[Births[E]]]:
        """The ways in which a birth may lie, with a step that stores their ages where the algebra wants that."""
        ways: list[Births[E]] = [Births(checked, self.on)]
        if ways[0].has_two_ways:
            ways.append(Births(checked, self.on, is_younger=True))
        if not self.algebra.stores_ages:
            return [], ways
        stored = [way.stored(used, OWN) for way in ways]
        columns = {name: column for own, _ in stored for name, column in own.items()}
        return [Step("aged", columns)], [way for _, way in stored]
