"""The lines of a provider beside those of its records: what is held unread, its windows, pools and limits."""

from collections.abc import Iterator

from pbr.engine.deductions_not_taken import deductions_by_table
from pbr.engine.facts.expected_rows import providers_expected, providers_of_prices
from pbr.engine.facts.run_context import Settling
from pbr.engine.limits.limit_line import floors_not_begun
from pbr.engine.of_some_schemes import windows_settled
from pbr.engine.payments.compiled_payment import CompiledWindowPayment
from pbr.engine.payments.put_back import not_read_as_held
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.record_lines import RecordLines
from pbr.engine.verdicts.held_row_lines import line_of_held_row
from pbr.records.cells.council_codes import PROVIDER_CODES
from pbr.records.table import Records
from pbr.settlement.line import Line
from pbr.settlement.notices import FloorNotBegun


class ProviderLines:
    """Settles providers as a whole, each once all that its records gather is there.

    ``providers`` are those of the records and of the prices that differ by provider. Where a month or a quarter is paid
    for, or has a floor, so are those that the framework lists, without any record.
    """

    def __init__(
        self, functions: SchemeFunctions, records: Records, settling: Settling, of_records: RecordLines
    ) -> None:
        """Settle for the providers of some records; of the records themselves only those held unread are looked at."""
        self._scheme, self._held_rows, self._settling = functions.scheme, records.held_rows, settling
        self._not_read, self._added_up = not_read_as_held(records), of_records.added_up
        self._gathered, self._pools, self._limits = of_records.gathered, of_records.pools, of_records.limits
        self._deducted = deductions_by_table(functions.scheme)
        windows = [steps for steps in functions.payments.values() if isinstance(steps, CompiledWindowPayment)]
        self._on_window = windows_settled(windows, self._gathered.measurements, settling)
        listed = functions.scheme.framework.of(PROVIDER_CODES)
        self._contracted = None if listed is None else frozenset(listed.codes)
        held = {row.provider_id for row in self._held_rows}
        owed = bool(self._on_window) or any(limit.owed_over_nothing for limit in self._scheme.limits)
        without_records = (self._contracted or frozenset()) if owed else frozenset()
        self.providers = self._gathered.providers | held | providers_of_prices(self._scheme) | without_records

    def of_held_rows(self, provider_id: str) -> Iterator[Line]:
        """A line for each row of a provider that could not be read; where nobody can read whose, of no provider."""
        for row in self._held_rows:
            if row.provider_id == provider_id:
                yield line_of_held_row(row, self._scheme.name, self._deducted)

    def of_windows_and_pools(self, provider_id: str) -> Iterator[list[Line]]:
        """What is paid for a provider's windows, on what its records earned together, and on what they add up to."""
        for settle in self._on_window if self._has_windows(provider_id) else ():
            yield settle(provider_id)
        for pool in self._pools.values():
            yield list(pool.lines(provider_id, self._gathered.measurements))
        if self._added_up is not None:
            yield from self._added_up.of_provider(provider_id, self._not_read)

    def of_limits(self, provider_id: str) -> list[Line]:
        """What limits over persons and over the provider add, the last of its lines."""
        if self._is_listed(provider_id):
            self._limits.begin_floors(provider_id)
        lines = self._limits.over_provider(provider_id)
        if self._has_windows(provider_id):
            self._settling.notices.extend(self._not_begun(provider_id))
        return lines

    def note_floors_of_the_rest(self) -> None:
        """Take note of the floors of providers that the contract is with and that have nothing in the records."""
        with_records = self._gathered.providers | {row.provider_id for row in self._held_rows} - {""}
        for provider_id in sorted(providers_expected(self._scheme, with_records) - self.providers):
            self._settling.notices.extend(self._not_begun(provider_id))

    def _not_begun(self, provider_id: str) -> Iterator[FloorNotBegun]:
        """The floors that bring a provider to nothing; those that it is owed over nothing have begun for it."""
        is_listed = self._is_listed(provider_id)
        limits = [limit for limit in self._scheme.limits if not (is_listed and limit.owed_over_nothing)]
        return floors_not_begun(limits, self._limits.sums.begun, provider_id, self._settling)

    def _is_listed(self, provider_id: str) -> bool:
        return self._contracted is not None and provider_id in self._contracted

    def _has_windows(self, provider_id: str) -> bool:
        """Whether months are paid to a provider: to none that the framework refuses, or that a ledger alone has."""
        contracted = self._contracted is None or provider_id in self._contracted
        return bool(provider_id) and contracted and provider_id in self.providers
