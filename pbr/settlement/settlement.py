"""A settlement without its lines: what was settled, from what, and what it came to."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from pbr.problems.problem import Problem
from pbr.records.expected_row import ExpectedRow
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.settlement.deductions_not_taken import NotDeducted, all_not_deducted
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.line import Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.payer_totals import PayerTotals
from pbr.settlement.quantity_use import QuantityUse
from pbr.settlement.reason import InError
from pbr.settlement.totals import Tally
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class RowCounts:
    """What became of the rows of one table: read = used + out of scope + dropped + held.

    ``put_back`` are rows that were not read: they stand there as the last settlement had them.
    """

    table: str
    read: int
    used: int
    out_of_scope: int
    dropped: int
    held: int
    put_back: int = 0


@dataclass(frozen=True, slots=True)
class Settlement:
    """The result of a run, whose lines have gone by already (they are streamed, never held).

    ``not_deducted`` has the providers from whose total something was not taken off, because it is held or not known.
    ``limits`` is how much is used and left of each limit under which something has come due, and ``quantities`` of each
    limit of quantity under which something counts.
    ``only_provider`` is the one provider that it was kept to, empty for the settlement of all.
    ``payers`` is what each payer bears, None where the scheme lists none. ``notes`` are the payments that pay nothing,
    and ``only_one`` those of which only one is paid for a record. ``lacking`` is why lines are in error, each
    reason once.
    """

    scheme: str
    title: str
    scheme_file: InputFile
    inputs: tuple[InputFile, ...]
    period: Period
    whole_run: bool
    tally: Tally
    measures: tuple[Measured, ...]
    rows: tuple[RowCounts, ...]
    held_rows: tuple[HeldRow, ...]
    warnings: tuple[Problem, ...]
    as_at: date
    understood: tuple[str, ...] = ()
    expected: tuple[ExpectedRow, ...] = ()
    not_deducted: Mapping[str, NotDeducted] = field(default_factory=dict)
    only_provider: str = ""
    limits: tuple[LimitUse, ...] = ()
    quantities: tuple[QuantityUse, ...] = ()
    payers: PayerTotals | None = None
    notes: frozenset[str] = frozenset()
    only_one: tuple[tuple[str, ...], ...] = ()
    lacking: tuple[InError, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no row was held, and every record had a price."""
        return not self.held_rows and Status.ERROR not in self.tally.by_status()

    @property
    def not_deducted_in_all(self) -> NotDeducted:
        """What was not taken off in all."""
        return all_not_deducted(list(self.not_deducted.values()))
