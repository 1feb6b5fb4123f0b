"""How many out of how many, as a range over everything that may become of each record."""

from collections.abc import Sequence
from fractions import Fraction

Way = str
"""One thing that may become of a record: ``counts``, ``against``, or ``out`` (it does not belong)."""
COUNTS, AGAINST, OUT = "counts", "against", "out"
Ways = frozenset[Way]


def yes_or_no(answer: bool | None) -> Ways:
    """The ways of a record that belongs for certain: it counts, it does not, or nobody knows."""
    return frozenset({COUNTS, AGAINST} if answer is None else {COUNTS} if answer else {AGAINST})


def ends(records: Sequence[Ways]) -> tuple[Fraction, Fraction] | None:
    """The lowest and the highest share that can come about, among the ways in which there is something to measure."""
    if all(ways == {OUT} for ways in records):
        return None
    # The worst that can become of each is not to count, else not to belong, else to count.
    worst = [AGAINST if AGAINST in ways else OUT if OUT in ways else COUNTS for ways in records]
    # The best is to count, else not to belong.
    best = [COUNTS if COUNTS in ways else OUT if OUT in ways else AGAINST for ways in records]
    # Where every record may be out, one that belongs after all is the only way to measure: it counts, or it does not.
    return _share(worst, 1), _share(best, 0)


def _share(turned_out: list[Way], of_nothing: int) -> Fraction:
    out_of = len(turned_out) - turned_out.count(OUT)
    return Fraction(turned_out.count(COUNTS), out_of) if out_of else Fraction(of_nothing)


def counts(records: Sequence[Ways]) -> tuple[int, int, int]:
    """How many count for certain, out of how many that belong for certain, and how many are not known."""
    certain = [ways for ways in records if OUT not in ways]
    return certain.count(frozenset({COUNTS})), len(certain), sum(len(ways) > 1 for ways in records)


def released(records: Sequence[Ways], steps: dict[int, int]) -> int | None:
    """The percentage that every way for the records to turn out releases; not known where they do not all agree.

    ``steps`` gives, by the percentage from which it applies, what is released; below the first it is nothing.
    Where no record belongs for certain there may be nothing to measure.
    """
    between = ends(records)
    if between is None or all(OUT in ways for ways in records):
        return None
    reached = {max((to for at, to in steps.items() if 100 * share >= at), default=0) for share in between}
    return reached.pop() if len(reached) == 1 else None
