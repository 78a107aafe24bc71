"""Laws that every standard keeps, and every program that classifies by one; they need the extra ``testing``.

``laws_of(standard)`` makes them tests in one line. Each law is a function of its own, too, that raises `LawBroken`.
``change_at_its_end`` is no law but a report: what changes when a standard ends.
"""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.verification.laws.exactness import boundaries_are_exact, scale_does_not_matter
    from chuan_ngheo.verification.laws.judge import Classifier, Judge, LawBroken
    from chuan_ngheo.verification.laws.monotony import fewer_deprivations_are_no_worse, more_means_are_no_worse
    from chuan_ngheo.verification.laws.neighbours import change_at_its_end, local_is_as_generous
    from chuan_ngheo.verification.laws.single_class import one_class, unknown_facts_are_conservative
    from chuan_ngheo.verification.laws.suite import LAWS, Law, laws_of

__all__ = [
    "LAWS",
    "Classifier",
    "Judge",
    "Law",
    "LawBroken",
    "boundaries_are_exact",
    "change_at_its_end",
    "fewer_deprivations_are_no_worse",
    "laws_of",
    "local_is_as_generous",
    "more_means_are_no_worse",
    "one_class",
    "scale_does_not_matter",
    "unknown_facts_are_conservative",
]

_ROOMS = {
    "exactness": ("boundaries_are_exact", "scale_does_not_matter"),
    "judge": ("Classifier", "Judge", "LawBroken"),
    "monotony": ("fewer_deprivations_are_no_worse", "more_means_are_no_worse"),
    "neighbours": ("change_at_its_end", "local_is_as_generous"),
    "single_class": ("one_class", "unknown_facts_are_conservative"),
    "suite": ("LAWS", "Law", "laws_of"),
}

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(__name__, _ROOMS, {"hypothesis": "testing"})
