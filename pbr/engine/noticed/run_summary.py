"""What is said of a run beside its lines: measures, what became of the rows, and notices."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pbr.engine.facts.run_context import Settling
from pbr.engine.measuring.undecided_windows import together
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.noticed.outside_run import OutsideRunRecords
from pbr.engine.noticed.passed_over import PassedOver
from pbr.engine.noticed.row_counts import row_counts
from pbr.engine.noticed.seen_in_records import notices_of
from pbr.engine.payments.compiled_payment import CompiledWindowPayment
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.table import Records
from pbr.settlement.limit_use import LimitUse, in_order
from pbr.settlement.measure_result import Measured
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.notices import NothingTaken, Notice
from pbr.settlement.quantity_use import QuantityUse, quantities_in_order
from pbr.settlement.settlement import RowCounts

if TYPE_CHECKING:
    from pbr.engine.counting.scaling import PoolSums


class RunSummary:
    """What a run says beside its lines: ``measures`` once its records are counted, the rest after its lines."""

    def __init__(self, functions: SchemeFunctions, records: Records, settling: Settling, gathered: Gathered) -> None:
        """Say it from what is gathered; of the records only those held, expected and put back are looked at."""
        self._functions, self._records, self._settling, self._gathered = functions, records, settling, gathered

    @property
    def measures(self) -> tuple[Measured, ...]:
        """Every measure of the scheme, with its counts, and with the change where that scales a payment."""
        found, scheme = self._gathered.measurements.all(), self._functions.scheme
        if not any(measure.compared for measure in scheme.measures.values()):
            return found
        # imported late: few measures are compared with anything
        from pbr.engine.measuring.changes_measured import with_changes

        return with_changes(found, scheme, self._gathered.measurements)

    @property
    def limit_uses(self) -> tuple[LimitUse, ...]:
        """How much of each limit is used and left, where something has come due under it; after the lines."""
        return in_order(self._gathered.limit_uses, tuple(limit.name for limit in self._functions.scheme.limits))

    @property
    def quantity_uses(self) -> tuple[QuantityUse, ...]:
        """How much of each limit of quantity is used and left, where something counts under it."""
        names = [payment.name for payment in self._functions.scheme.payments]
        return quantities_in_order(self._gathered.quantity_uses, names)

    @property
    def earned_together(self) -> "Mapping[str, PoolSums]":
        """What records have earned together, by the payment that a measure scales; after the lines."""
        return self._gathered.pools

    @property
    def unpriced(self) -> list[Unsettled]:
        """The records that had no price; a settlement with any is not published."""
        return self._settling.unpriced

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What somebody should look at, though nobody is paid by it."""
        functions, gathered = self._functions, self._gathered
        passed_over = tuple(PassedOver(functions.watched, gathered.missed).notices(gathered.seen.watched))
        not_brought_in = tuple(self._not_brought_in())
        outside_run = OutsideRunRecords(functions.measures, functions.over, gathered.misdated)
        return (
            *(passed_over or self._nothing_taken()),
            *outside_run.notices(),
            *notices_of(gathered.seen, gathered.measurements, functions),
            *self._texts_otherwise((*passed_over, *not_brought_in)),
            *not_brought_in,
            *together(self._settling.notices),
        )

    def _texts_otherwise(self, said: Iterable[Notice]) -> Iterable[Notice]:
        if not self._gathered.seen.otherwise:
            return ()
        # imported late: most records have the texts of the scheme as it has them
        from pbr.engine.noticed.written_otherwise import texts_otherwise

        return texts_otherwise(self._gathered.seen.otherwise, said)

    def _not_brought_in(self) -> Iterable[Notice]:
        scheme = self._functions.scheme
        if not any(measure.compared for measure in scheme.measures.values()):
            return ()
        # imported late: few measures are compared with anything
        from pbr.engine.measuring.changes_measured import not_brought_in

        return not_brought_in(scheme, self._gathered.measurements)

    def row_counts(self) -> tuple[RowCounts, ...]:
        """What became of the rows of each table."""
        return tuple(row_counts(self._records, self._gathered))

    def _nothing_taken(self) -> tuple[NothingTaken, ...]:
        """Whether records were read and none was used or held, by a scheme that pays for records alone."""
        rows = sum(one.used + one.out_of_scope for one in self.row_counts())
        for_windows = any(isinstance(steps, CompiledWindowPayment) for steps in self._functions.payments.values())
        taken = for_windows or any(self._gathered.used.values()) or self._records.held_rows
        return (NothingTaken(rows),) if rows and not taken else ()
