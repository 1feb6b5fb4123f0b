"""What the entries of a run come to, added up as they go by; those of other providers are added to them."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date

from pbr.ledger.entry import Change, Entry
from pbr.ledger.run_totals import RunTally, run_tally
from pbr.scheme.scheme import Scheme
from pbr.settlement.obligation import EntryId
from pbr.values.dataclass import dataclass

_FIRST_ENTRIES = 20


@dataclass(slots=True)
class EntriesSummed:
    """How many entries there are and what they come to, in pence.

    ``late`` is what fell due before the period and was never settled, ``went_down`` what corrections take back;
    ``first`` are the first entries. ``from_first_day`` has by payment the records that are paid late from the day
    on which the scheme's run ``begins``.
    """

    tally: RunTally
    begins: date
    many: int = 0
    late: int = 0
    went_down: int = 0
    first: list[Entry] = field(default_factory=list)
    from_first_day: dict[str, set[str]] = field(default_factory=dict)

    def add(self, batch: Sequence[Entry]) -> None:
        """Add some entries, which follow those before."""
        self.many += len(batch)
        for entry in batch:
            self.tally.add(entry)
            if entry.change is Change.LATE:
                self.late += entry.line.amount
                if entry.line.service_from == self.begins:
                    self.from_first_day.setdefault(entry.line.payment, set()).add(entry.line.record_id)
            elif entry.change in (Change.CORRECTION, Change.TAKEN_BACK):
                self.went_down += min(entry.line.amount, 0)
        self.first.extend(batch[: _FIRST_ENTRIES - len(self.first)])

    def merge(self, other: "EntriesSummed") -> None:
        """Add the entries of providers that come after these: they are numbered after them."""
        renumbered = (one._replace(id=EntryId(one.id.run, one.id.number + self.many)) for one in other.first)
        self.first.extend([*renumbered][: _FIRST_ENTRIES - len(self.first)])
        self.tally.merge(other.tally)
        self.many += other.many
        self.late += other.late
        self.went_down += other.went_down
        for payment, records in other.from_first_day.items():
            self.from_first_day.setdefault(payment, set()).update(records)


def nothing_summed(scheme: Scheme) -> EntriesSummed:
    """What adds up the entries of a scheme."""
    return EntriesSummed(run_tally(scheme.payers), scheme.runs.first)
