"""What is held now and was due before the period: an earlier settlement may have paid it, and nothing is taken back."""

from collections.abc import Iterable
from datetime import date

from pbr.problems.problem import Place, Problem
from pbr.settlement.line import Line, Status
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class HeldSinceBefore:
    """Counts lines, as they go by, that are held and were due before ``first``, the first day that is settled."""

    first: date
    lines: int = 0

    def write(self, batch: Iterable[Line]) -> None:
        """Count some lines."""
        held, first = Status.HELD, self.first
        self.lines += sum(line.status is held and line.due_on is not None and line.due_on < first for line in batch)

    def warnings(self, records: Place) -> list[Problem]:
        """Warn of them, if there were any."""
        if not self.lines:
            return []
        many = "1 line is held that was" if self.lines == 1 else f"{self.lines:,} lines are held that were"
        message = (
            f"{many} due before this period: an earlier settlement may have paid what is held now, and nothing is "
            "taken back here"
        )
        advice = "look at them in held.csv; settle the whole run to see what stands without them"
        return [Problem("PBR858", message, records, advice, "warning")]
