"""Stays of one person that run at the same time, told of all the records."""

from collections.abc import Iterator, Sequence

from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.found_rows import Extent, FoundRows, LookedFor
from pbr.records.consistency.overlaps import overlapping_stays, told_days

_STAYS = "stays"


def _look(beside: Beside) -> Sequence[FoundRows]:
    if not beside.has(_STAYS, "from_on", "to_on", "kind"):
        return ()
    found = overlapping_stays(beside)
    rows = true_in(found.answers)
    return (FoundRows(_STAYS, rows, Extent(days=found.days, some=found.moving)),) if rows else ()


def _tell(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    rows, extent = found[0].rows, found[0].extent
    overlap = many(rows, "stay overlaps", "stays overlap")
    message = f"{overlap} another stay of the same person: {told_days(extent.days, extent.some)}"
    yield 0, Finding("PBR810", _STAYS, rows, message, hold_by("a stay", "overlaps another stay of the person"))


OVERLAPPING_STAYS = LookedFor(_look, _tell)
