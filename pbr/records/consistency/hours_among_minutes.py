"""A few visits typed in hours among others in minutes: 1 or 1.5 where the rest are from 30 to 90.

Where most are in hours the column as a whole looks like another unit, and that is told of the column.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.consistency.planned_and_delivered import far_from_planned

MOST_HOURS = 4
"""A visit typed in hours is hardly longer; so many minutes are hardly a visit."""
FEWEST_MINUTES = 10
"""Where others are shorter than this, a whole figure up to ``MOST_HOURS`` may be a call of so many minutes."""
FEWEST_ROWS = 5
"""So many visits in minutes show what the rest are in."""
TIMES_THE_LONGEST = 2
"""What would be longer than this many times the longest of the rest was not typed in hours."""
_QUARTERS = 4
_MINUTES_IN_AN_HOUR = 60
_FIELDS = ("planned_minutes", "delivered_minutes")


def written_in_hours(beside: RecordsCompared, field: str) -> tuple[int, ...]:
    """The places of visits whose figure looks like hours, and not like the minutes of the rest; nil is nil in both.

    Hours are typed in quarters, or with any decimals. Decimals tell where minutes are whole; beside figures of a few
    minutes nothing else does.
    """
    figures = beside.figures("visits", field)
    hours = figures_in_hours(figures.counts())
    found = {at for at, figure in enumerate(figures.different) if figure in hours}
    return tuple(row for row, at in enumerate(figures.of_rows) if at in found) if found else ()


def figures_in_hours(times: Mapping[Fraction, int]) -> frozenset[Fraction]:
    """Those figures, of how often each is in a column."""
    counts = {figure: count for figure, count in times.items() if figure}
    rest = {figure for figure in counts if figure > MOST_HOURS}
    minutes_are_whole = all(map(_is_whole, rest))
    hours = {figure for figure in counts.keys() - rest if minutes_are_whole or (figure * _QUARTERS).denominator == 1}
    in_minutes = sum(counts[figure] for figure in rest)
    if not hours or in_minutes < FEWEST_ROWS or in_minutes < sum(counts[figure] for figure in hours):
        return frozenset()
    if min(rest) < FEWEST_MINUTES:
        hours = {figure for figure in hours if minutes_are_whole and not _is_whole(figure)}
    longest = max(rest) * TIMES_THE_LONGEST
    return frozenset(figure for figure in hours if _as_minutes(figure) <= longest)


def _is_whole(figure: Fraction) -> bool:
    return figure.denominator == 1


def _as_minutes(hours: Fraction) -> Fraction:
    return hours * _MINUTES_IN_AN_HOUR


def findings_of_hours_among_minutes(beside: RecordsCompared) -> Iterator[Finding]:
    """One finding for each of the two columns; a visit that is far from its plan is told by that already."""
    for field in _FIELDS:
        rows = written_in_hours(beside, field) if beside.has("visits", field) else ()
        if rows and beside.has("visits", *_FIELDS):
            told = {*far_from_planned(beside)}
            rows = tuple(at for at in rows if at not in told)
        if rows:
            yield finding_in_hours(field, rows)


def finding_in_hours(field: str, rows: Sequence[int]) -> Finding:
    """The finding of so many visits, by one of the two columns."""
    message = (
        f"{many(rows, 'visit has', 'visits have')} {field} of at most {MOST_HOURS}, far below the rest: typed in hours?"
    )
    help_ = "multiply hours by 60; if they are minutes, nothing has to be mended"
    return Finding("PBR836", "visits", rows, message, help_)


def perhaps_hours_told_otherwise(beside: RecordsCompared, field: str) -> Counter[Fraction]:
    """How often each figure that may be hours is in visits that are told of as far from their plan."""
    if not beside.has("visits", *_FIELDS):
        return Counter()
    different = beside.figures("visits", field).different
    if not any(figure and figure <= MOST_HOURS for figure in different):
        return Counter()
    column = beside.column("visits", field)
    return Counter(column[at] for at in far_from_planned(beside) if column[at] <= MOST_HOURS)
