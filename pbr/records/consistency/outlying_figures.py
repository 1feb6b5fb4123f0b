"""Figures of a row far from all the rest of their column: a point that was lost, or a digit; and weights on two scales.

Figures are far apart by how many times one is the other. A column that goes from 1 to 40 hours by small steps has no
figure that is far from its neighbours, however far it is from the middle one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.files.record_names import record_called

TIMES_APART = 4
"""A figure so many times the nearest of the rest, or so small a part of it, is not one of them."""
FEWEST_ROWS = 5
"""So many rows must be near one another before one is far from them."""
REST_TO_ONE = 5
"""And so many for each that is far."""

WEIGHTS_APART = 10
"""Weights of parts of a plan are hardly 1 and at least so much with nothing between, unless one is a blank."""

ALONE: tuple[tuple[str, str], ...] = (("plans", "weekly_hours"),)
"""The columns whose figures are near one another."""


def far_from_the_rest(beside: RecordsCompared, table: str, field: str) -> tuple[int, ...]:
    """The places of rows whose figure is many times the nearest of the rest, or a small part of it; nil is no figure.

    The rest are most of the rows with nothing far between them.
    """
    far = far_figures(beside.figures(table, field).counts())
    return tuple(at for at, figure in enumerate(beside.column(table, field)) if figure in far) if far else ()


def far_figures(times: Mapping[Fraction, int]) -> frozenset[Fraction]:
    """Those figures, of how often each is in a column."""
    counts = {figure: count for figure, count in times.items() if figure}
    ordered = sorted(counts)
    breaks = [at for at, (one, then) in enumerate(pairwise(ordered), 1) if then >= one * TIMES_APART]
    if not breaks:
        return frozenset()
    runs = [ordered[first:last] for first, last in zip([0, *breaks], [*breaks, len(ordered)], strict=True)]
    rest = max(runs, key=lambda run: sum(counts[figure] for figure in run))
    near = sum(counts[figure] for figure in rest)
    far = frozenset(ordered).difference(rest)
    few = near < FEWEST_ROWS or near < REST_TO_ONE * sum(counts[figure] for figure in far)
    return frozenset() if few else far


def weights_of_one(beside: RecordsCompared) -> tuple[int, ...]:
    """The places of outcomes that weigh 1 where every other weighs many times as much."""
    if not are_two_scales(beside.figures("outcomes", "weight").different):
        return ()
    return tuple(at for at, weight in enumerate(beside.column("outcomes", "weight")) if weight == 1)


def are_two_scales(different: Collection[Fraction | None]) -> bool:
    """Whether one of these weights is 1, and every other is many times as much."""
    others = [weight for weight in different if weight and weight != 1]
    return bool(others) and 1 in different and min(others) >= WEIGHTS_APART


def findings_of_far_figures(beside: RecordsCompared) -> Iterator[Finding]:
    """One finding for each column with such figures."""
    for table, field in ALONE:
        if beside.has(table, field):
            rows = far_from_the_rest(beside, table, field)
            if rows:
                yield finding_far_from_the_rest(table, field, rows)
    if beside.has("outcomes", "weight"):
        rows = weights_of_one(beside)
        if rows:
            yield finding_weights_of_one(rows)


def finding_far_from_the_rest(table: str, field: str, rows: Sequence[int]) -> Finding:
    """The finding of so many rows whose figure is far from the rest."""
    has = many(rows, f"{record_called(table)} has", f"{table} have")
    message = f"{has} {field} at least {TIMES_APART} times those of all the rest, or at most one in {TIMES_APART}"
    help_ = f"check {field}: a decimal point may be missing or too far left; what is right needs no mending"
    return Finding("PBR730", table, rows, message, help_)


def finding_weights_of_one(rows: Sequence[int]) -> Finding:
    """The finding of so many outcomes that weigh 1 among others that weigh many times as much."""
    weighs = many(rows, "outcome weighs", "outcomes weigh")
    others = f"every other {WEIGHTS_APART} or more"
    message = f"{weighs} 1, as a blank weight does, and {others}: are they on two scales?"
    help_ = "write every weight on one scale, and leave none blank; if all are meant, nothing has to be mended"
    return Finding("PBR731", "outcomes", rows, message, help_)
