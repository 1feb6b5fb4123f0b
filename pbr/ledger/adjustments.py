"""Adjustments by hand: sums of a provider's own, under no limit; a row that changes is corrected, one gone stands."""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

from pbr.engine.settled_before.stands import as_it_stands
from pbr.records.papers.adjustments_file import ADJUSTMENTS, Adjustment
from pbr.settlement.ledger_reasons import ByHand, MovedToProvider
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.obligation import Obligation, Position, obligation_of
from pbr.settlement.reason import Reason
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import ONLY
from pbr.values.dataclass import dataclass

ADJUSTMENT = "adjustment"
"""What stands where a line names its payment."""

Settled = Mapping[Obligation, Position]


@dataclass(frozen=True, slots=True)
class AdjustmentLines:
    """Adjustments as lines, as they are up to the day ``last``: one that is due later is nothing yet."""

    by_provider: Mapping[str, Sequence[Adjustment]]
    scheme: str
    last: date

    def providers(self) -> Set[str]:
        """The providers they are for."""
        return self.by_provider.keys()

    def of(self, provider_id: str, settled: Settled) -> Iterator[Line]:
        """The lines of a provider's adjustments: what each is, less what was settled of it.

        A row that is another provider's now is taken back from this one; one that is not there any more stands.
        """
        for one in self.by_provider.get(provider_id, ()):
            due = one.on <= self.last
            line = self._line(one.ref, provider_id, one.amount if due else 0, ByHand(one.reason, one.source), settled)
            if due or line.corrects:
                yield line
        moved = {one.ref: owner for owner, others in self.by_provider.items() for one in others}
        own = [key for key, one in settled.items() if one.kind is LineKind.ADJUSTMENT and one.settled]
        for key in sorted(own):
            owner = moved.get(key.record_id, provider_id)
            if owner != provider_id:
                yield self._line(key.record_id, provider_id, 0, MovedToProvider(owner), settled)

    def _line(self, ref: str, provider_id: str, pence: int, reason: Reason, settled: Settled) -> Line:
        record = RecordRef(ADJUSTMENTS.name, ref, "", "", provider_id)
        line = Line(
            self.scheme, record, ADJUSTMENT, "", ONLY, Payer.COUNCIL, "", Status.DUE, LineKind.ADJUSTMENT,
            None, None, None, None, "", None, None, pence, None, pence, 0, "", reason,
        )  # fmt: skip
        position = settled.get(obligation_of(line))
        return line if position is None else as_it_stands([line], position)
