"""One outcome under two references with two findings: achieved in one row, and not, or not yet, in the other."""

from collections.abc import Iterator, Sequence

from pbr.records.consistency.comparison import RecordsCompared, split
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.consistency.found_rows import FoundRows, looked_for
from pbr.records.table import Row

FIELDS = frozenset({"outcome", "kind", "result", "reviewed_on", "agreed_on"})
_READ = ("outcome", "kind", "result", "reviewed_on")

_ACHIEVED = "achieved"
_OTHERWISE = ("not_achieved", None)
"""What contradicts a success. What could not be assessed is reviewed again in its own row, and contradicts nothing."""


def found_both_ways(beside: RecordsCompared) -> Iterator[int]:
    """The places, in any order, of outcomes of a plan with one code and kind, one achieved and another not.

    What was agreed after the other's review is a new aim under the old code, and none of these.
    """
    found = beside.tables["outcomes"]
    rows = found.rows
    plan, outcome, kind, result, reviewed = (found.layout[name] for name in ("plan_id", *_READ))
    agreed = found.layout.get("agreed_on")

    def is_another_aim(one: Row, then: Row) -> bool:
        return agreed is not None and bool(one[reviewed] and then[agreed] and then[agreed] >= one[reviewed])

    for places in beside.outcomes_of_one_plan:
        for alike in split(rows, places, plan, outcome, kind):
            achieved = [at for at in alike if rows[at][result] == _ACHIEVED]
            otherwise = [at for at in alike if rows[at][result] in _OTHERWISE]
            told = {
                at
                for one in achieved
                for other in otherwise
                if not is_another_aim(rows[one], rows[other]) and not is_another_aim(rows[other], rows[one])
                for at in (one, other)
            }
            yield from told


def _rows(beside: RecordsCompared) -> Sequence[int]:
    return sorted(found_both_ways(beside)) if beside.has("outcomes", *_READ) else ()


def _told(found: FoundRows) -> Finding:
    message = (
        f"{many(found.rows, 'outcome has', 'outcomes have')} the code and kind of another of the same plan, "
        "achieved in one row, and not achieved or blank in the other"
    )
    help_ = "keep the row that is right; where it was reviewed again after a failure, nothing has to be mended"
    return Finding("PBR806", "outcomes", found.rows, message, help_)


BOTH_WAYS = looked_for("outcomes", _rows, _told)
"""Outcomes that were found both ways, as one finding."""
