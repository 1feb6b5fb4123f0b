"""What a settlement comes to, added up while its lines go by; the sums of parts are added to each other."""

from collections.abc import Sequence
from dataclasses import replace

from pbr.api.settling.held_since_before import HeldSinceBefore
from pbr.api.settling.prepare import Prepared
from pbr.engine.deductions_not_taken import watch_deductions
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import Place, Problem
from pbr.scheme.scheme import Scheme
from pbr.settlement.deductions_not_taken import DeductionsNotTaken, NotDeducted
from pbr.settlement.line import Line
from pbr.settlement.payer_totals import PayerTotals
from pbr.settlement.totals import Tally
from pbr.settlement.written_lines import WrittenLines
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RunningTotals:
    """The totals of lines that have gone by, those of them that are held and were due before, and deductions not taken.

    ``held`` is None where it is known what was settled before, ``deductions`` where the scheme deducts nothing,
    ``payers`` where the council pays everything.
    """

    tally: Tally
    held: HeldSinceBefore | None
    deductions: DeductionsNotTaken | None
    payers: PayerTotals | None = None

    def take(self, batch: Sequence[Line]) -> None:
        """Add some lines."""
        if self.held is not None:
            self.held.write(batch)
        if self.deductions is not None:
            self.deductions.write(batch)
        if self.payers is not None:
            self.payers.write(batch)
        for line in batch:
            self.tally.add(line)

    def take_made(self, made: WrittenLines) -> None:
        """Add the lines of a provider that were written as they were made, of no scheme that lists its payers."""
        if self.held is not None:
            self.held.write(made.aside)
        if self.deductions is not None:
            self.deductions.write(made.aside)
        for (payment, status), amounts in made.sums.items():
            self.tally.add_sums((made.provider_id, payment, status), amounts)

    def for_part(self) -> "RunningTotals":
        """The same for a part of the records, with nothing added yet."""
        held = None if self.held is None else replace(self.held, lines=0)
        deductions = None if self.deductions is None else self.deductions.for_part()
        return RunningTotals(Tally(), held, deductions, None if self.payers is None else PayerTotals())

    def merge(self, other: "RunningTotals") -> None:
        """Add the totals of a part."""
        self.tally.merge(other.tally)
        if self.held is not None and other.held is not None:
            self.held.lines += other.held.lines
        if self.deductions is not None and other.deductions is not None:
            self.deductions.merge(other.deductions)
        if self.payers is not None and other.payers is not None:
            self.payers.merge(other.payers)

    @property
    def not_deducted(self) -> dict[str, NotDeducted]:
        """What was not taken off, by provider."""
        return {} if self.deductions is None else self.deductions.by_provider

    def held_warnings(self, records: Place) -> list[Problem]:
        """What is to be said of lines that are held and were due before the period."""
        return [] if self.held is None else self.held.warnings(records)


def totals_of_terms(terms: RunTerms) -> RunningTotals:
    """What adds up the lines of a part; rows that could not be read, of which the terms tell, are of no part."""
    deductions = watch_deductions(terms.compiled.scheme, (), terms.period, terms.as_at)
    if deductions is not None:
        deductions.rows_held = bool(terms.held_below)
    return RunningTotals(Tally(), HeldSinceBefore(terms.period.first), deductions, _payers_of(terms.compiled.scheme))


def totals_of(prepared: Prepared) -> RunningTotals:
    """What adds up the lines of a settlement, with the rows that could not be read and may have deductions."""
    deductions = watch_deductions(prepared.scheme, prepared.records.held_rows, prepared.period, prepared.as_at)
    held = HeldSinceBefore(prepared.period.first)
    return RunningTotals(Tally(), held, deductions, _payers_of(prepared.scheme))


def totals_against_ledger(prepared: Prepared) -> RunningTotals:
    """The same of a run of a ledger: what was settled before is known then, and taken back or left standing."""
    deductions = watch_deductions(prepared.scheme, prepared.records.held_rows, prepared.period, prepared.as_at)
    if deductions is not None:
        deductions.settled_is_known = True
    return RunningTotals(Tally(), None, deductions, _payers_of(prepared.scheme))


def _payers_of(scheme: Scheme) -> PayerTotals | None:
    """What adds up what each payer bears; None where the scheme lists none."""
    return PayerTotals() if scheme.payers else None
