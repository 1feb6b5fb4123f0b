"""A sample of results: what it should show, which results are in it, and what it says once it was checked."""

from fractions import Fraction

from pbr.evidence.attribute_sampling import WrongAmong
from pbr.evidence.results import Result
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SampleChecked:
    """A sample that somebody checked: how many results, and how many of them were wrong."""

    results: int
    wrong: int


@dataclass(frozen=True, slots=True)
class EvidenceWanted:
    """How sure a sample should make whoever checks it, and of what.

    With at most ``allowed`` wrong in it, one is as ``sure`` as this that no more than ``most_wrong`` of all are wrong.
    ``own_word_only`` draws among the results that nobody but the provider confirmed. ``checked`` is what came of a
    sample that was checked, where one was.
    """

    most_wrong: Fraction = Fraction(5, 100)
    sure: Fraction = Fraction(95, 100)
    allowed: int = 0
    seed: int = 1
    own_word_only: bool = False
    checked: SampleChecked | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample to check: how many results there are, how many of them to check and which, by what was wanted.

    ``size`` is None where no sample could show what is wanted. ``says`` is what a checked sample says of all.
    """

    wanted: EvidenceWanted
    population: int
    size: int | None
    drawn: tuple[Result, ...]
    says: WrongAmong | None
