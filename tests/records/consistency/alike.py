"""Which visits are told to be alike another of their plan and day."""

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.duplicate_visits import VISITS_ALIKE


def visits_alike(beside: RecordsCompared) -> list[int]:
    """Their places among the visits."""
    found = VISITS_ALIKE.look(beside)
    return [row for _, finding in VISITS_ALIKE.tell(found) for row in finding.rows] if found else []
