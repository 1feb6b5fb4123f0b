"""Minutes of a visit far from those planned for it: a digit too few or too many, or the two columns exchanged."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.consistency.found_rows import FoundRows, looked_for

_MINUTES = ("planned_minutes", "delivered_minutes")

LEAST_OF_PLANNED = Fraction(1, 10)
"""Of a visit cut short something is delivered. Less than this is a digit lost, or hours written as minutes."""
MOST_OF_PLANNED = 4
"""A visit of a quarter of an hour may take an hour. More than this is a digit too many."""
FEWEST_VISITS = 10
"""So many visits tell the column that was planned from the one that was measured."""
_ROUND = 5
"""Plans are made in steps of so many minutes. What a clock measures is, four times in five, not."""


def far_from_planned(beside: RecordsCompared) -> tuple[int, ...]:
    """The places of visits that were made and took far less or far more than planned; 0 is that nobody came."""
    planned, delivered = (beside.figures("visits", name) for name in ("planned_minutes", "delivered_minutes"))
    pairs = zip(planned.of_rows, delivered.of_rows, strict=True)
    far = {(plan, done) for plan, done in set(pairs) if _is_far(planned.different[plan], delivered.different[done])}
    if not far:
        return ()
    return tuple(at for at, both in enumerate(zip(planned.of_rows, delivered.of_rows, strict=True)) if both in far)


def _is_far(plan: Fraction, done: Fraction) -> bool:
    return plan > 0 < done and not plan * LEAST_OF_PLANNED <= done <= plan * MOST_OF_PLANNED


def columns_exchanged(beside: RecordsCompared) -> bool:
    """Whether every delivered figure is round and most of the planned ones are not, as in each other's column."""
    planned, delivered = (beside.figures("visits", name) for name in ("planned_minutes", "delivered_minutes"))
    if len(planned.of_rows) < FEWEST_VISITS or not all(map(_is_round, delivered.different)):
        return False
    return are_exchanged(planned.counts(), delivered.different)


def are_exchanged(planned: Mapping[Fraction, int], delivered: Iterable[Fraction]) -> bool:
    """The same, told by how often each figure was planned, and by the figures that were delivered."""
    visits = sum(planned.values())
    if visits < FEWEST_VISITS or not all(map(_is_round, delivered)):
        return False
    return 2 * sum(times for minutes, times in planned.items() if not _is_round(minutes)) > visits


def _is_round(minutes: Fraction) -> bool:
    return minutes % _ROUND == 0


def _far(beside: RecordsCompared) -> tuple[int, ...]:
    return far_from_planned(beside) if beside.has("visits", *_MINUTES) else ()


def _told_far(found: FoundRows) -> Finding:
    message = (
        f"{many(found.rows, 'visit has', 'visits have')} less than a tenth of the planned minutes delivered, or more "
        f"than {MOST_OF_PLANNED} times as many"
    )
    help_ = (
        "check both figures, by planned_minutes and delivered_minutes: a digit may be missing or too many, or one "
        "is in hours; where nobody came write 0, and what is right as it is needs no mending"
    )
    return Finding("PBR807", "visits", found.rows, message, help_)


FAR_FROM_PLANNED = looked_for("visits", _far, _told_far)
"""Visits whose minutes are far from the plan, as one finding."""


def findings_of_minutes_exchanged(beside: RecordsCompared) -> Iterator[Finding]:
    """That the columns of minutes are exchanged, if they are."""
    if beside.has("visits", *_MINUTES) and columns_exchanged(beside):
        yield finding_minutes_exchanged()


def finding_minutes_exchanged() -> Finding:
    """That they are."""
    message = (
        f"every figure of delivered_minutes is a multiple of {_ROUND} and most of planned_minutes are not: "
        "do the two columns stand in each other's place?"
    )
    help_ = "exchange their headings if so: visits are paid by what was delivered; if not, nothing has to be mended"
    return Finding("PBR808", "visits", (), message, help_)
