"""A run: a compiled scheme over records, for a period, as at a day. Lines stream out in their final order.

Provider by provider: each plan with what belongs to it, then people, stays and standards, then the provider's own
windows, pools and limits. Within a record, payments come in the order of the scheme. The order depends on names and
keys alone, never on the order of the rows.
"""

from collections.abc import Callable, Iterator
from datetime import date

from pbr.engine.compiled_payment import CompiledPayment, CompiledWindowPayment
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.counted_elsewhere import counted_elsewhere
from pbr.engine.deductions_not_taken import deductions_by_table
from pbr.engine.expected_rows import (
    providers_expected,
    providers_of_prices,
    rows_nobody_recorded,
    with_expected,
)
from pbr.engine.family_settler import SettleFamily, pools_of, settle_kind
from pbr.engine.held_row_lines import line_of_held_row, where_held_below
from pbr.engine.limits import LimitLines
from pbr.engine.linked_records import Children, Families
from pbr.engine.measured_elsewhere import paid_unmeasured
from pbr.engine.measures import CountsIn, is_counted, measure_all
from pbr.engine.outside_run import OutsideRunRecords
from pbr.engine.per_provider_window import LAYOUT, settle_windows
from pbr.engine.put_back import holding, not_read_as_held, used_as_last_known
from pbr.engine.records_now import RecordsNow, SettleFamilyAlone
from pbr.engine.residual import Residual
from pbr.engine.row_counts import row_counts
from pbr.engine.run_context import Settling
from pbr.engine.scaling import Pool
from pbr.engine.settled_so_far import SettledBefore
from pbr.engine.similar_codes import codes_alike
from pbr.engine.undecided_windows import together
from pbr.engine.unmatched_records import PassedOver
from pbr.engine.zero_weights import weighs_nothing
from pbr.records.council_codes import PROVIDER_CODES
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.table import Records, Row
from pbr.scheme.amounts import WINDOWS
from pbr.settlement.line import Line
from pbr.settlement.measure_result import Measured
from pbr.settlement.missing_price import Unpriced
from pbr.settlement.notices import NothingTaken, Notice
from pbr.settlement.settlement import RowCounts
from pbr.values.period import Period


class Run:
    """One run of a compiled scheme: ``measures`` at any time; ``row_counts`` and ``unpriced`` after its lines."""

    def __init__(
        self,
        compiled: CompiledScheme,
        records: Records,
        period: Period,
        as_at: date,
        ongoing_until: date | None = None,
        settled: SettledBefore | None = None,
    ) -> None:
        """Bind a compiled scheme to records and a period, with what was known on ``as_at``.

        ``ongoing_until`` is the day up to which service that nobody has ended is counted: ``as_at`` if not given.
        With what was ``settled`` before, each line is what stands of it less that.
        """
        self._compiled = compiled
        records = with_expected(records, compiled.scheme, as_at)
        positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT}
        unknown = not_read_as_held(records)
        self._functions = holding(compiled.functions_of(positions, as_at), records)
        over = self._functions.over
        self._settling = Settling(
            compiled.scheme, over.layouts, over.made,
            period=period, ongoing_until=ongoing_until or as_at, held_below=where_held_below(unknown),
        )  # fmt: skip
        self._records = records
        self._scheme = compiled.scheme
        self._measurements = measure_all(records, self._functions.measures, unknown)
        self._used = dict.fromkeys(records.tables, 0)
        self._passed_over = PassedOver(records, self._functions.watched)
        self._outside_run = OutsideRunRecords(self._functions.measures, self._functions.over)
        self._nobody_recorded = rows_nobody_recorded(records, self._settling)
        self._limits = LimitLines(self._settling, compiled.scheme.limits)
        self._here: set[str] = set()
        listed = compiled.scheme.framework.of(PROVIDER_CODES)
        self._contracted = None if listed is None else frozenset(listed.codes)
        self._on_record: dict[str, list[SettleFamily]] = {name: [] for name in TABLES}
        self._on_window: list[Callable[[str], list[Line]]] = []
        self._key_position = {name: table.layout[TABLES[name].key[0]] for name, table in records.tables.items()}
        self._counting: dict[str, list[CountsIn]] = {name: [] for name in TABLES}
        counting = [(one.measure.kind.name, one.counts_in) for one in self._functions.measures]
        for name, counts_in in (*counting, *used_as_last_known(records).items()):
            self._counting[name].append(counts_in)
        self._pools = self._bind()
        now = RecordsNow(records, self._settling, self._alone)
        self._residual = None if settled is None else Residual(settled, self._settling, now, self._pools)
        self._limits.settled = self._residual

    @property
    def measures(self) -> tuple[Measured, ...]:
        """Every measure of the scheme, with its counts."""
        return self._measurements.all()

    @property
    def unpriced(self) -> list[Unpriced]:
        """The records that had no price; a settlement with any is not published."""
        return self._settling.unpriced

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What somebody should look at, though nobody is paid by it; complete after the lines have gone by."""
        passed_over = tuple(self._passed_over.notices())
        return (
            *(passed_over or self._nothing_taken()),
            *self._outside_run.notices(),
            *counted_elsewhere(self._records, self._functions.measures, self._scheme.runs),
            *paid_unmeasured(self._records, self._measurements, self._scheme),
            *codes_alike(self._records, self._scheme.framework),
            *weighs_nothing(self._records, self._of_records()),
            *together(self._settling.notices),
        )

    def _nothing_taken(self) -> tuple[NothingTaken, ...]:
        """Whether records were read and none was used or held, by a scheme that pays for records alone."""
        rows = sum(one.used + one.out_of_scope for one in self.row_counts())
        taken = self._on_window or any(self._used.values()) or self._records.held_rows
        return (NothingTaken(rows),) if rows and not taken else ()

    def row_counts(self) -> tuple[RowCounts, ...]:
        """What became of the rows of each table."""
        return tuple(row_counts(self._records, self._used))

    def lines(self) -> Iterator[Line]:
        """Every line, in order."""
        families = Families(self._records)
        deducted = deductions_by_table(self._scheme)
        self._here = self._providers(families)
        before = () if self._residual is None else self._residual.before.positions.providers()
        for provider_id in sorted(self._here.union(before)):
            for held in self._records.held_rows:
                if held.provider_id == provider_id:
                    yield line_of_held_row(held, self._scheme.name, deducted)
            if self._residual is not None:
                self._residual.begin(provider_id)
            for kind in families.heads:
                for row, children in families.of(kind, provider_id):
                    lines = self.family(kind, row, children)
                    if self._residual is not None:
                        lines = self._residual.of_family(lines, kind, row, children)
                    yield from self._limited(lines, row[self._key_position["plans"]] if kind.name == "plans" else "")
            yield from self._provider(provider_id)
        for provider_id in sorted(providers_expected(self._records, self._scheme) - self._here):
            self._settling.notices.extend(self._limits.floors_not_begun(provider_id))

    def _limited(self, lines: list[Line], plan_id: str) -> list[Line]:
        """The lines of a family, counted towards limits, with what limits over its plan add."""
        if self._limits.limits:
            if plan_id:
                lines = self._limits.over_plan(lines, plan_id)
            self._limits.count(lines)
        return lines

    def _provider(self, provider_id: str) -> Iterator[Line]:
        """The lines of a provider as a whole; rows of which nobody can read whose they are have no provider."""
        if self._residual is not None:
            for plan_id, lines in self._residual.of_rest():
                yield from self._limited(lines, plan_id)
        for lines in self._of_windows_and_pools(provider_id):
            lines = lines if self._residual is None else self._residual.of_lines(lines)
            self._limits.count(lines)
            yield from lines
        if self._residual is not None:
            left = self._residual.of_provider_left()
            self._limits.count(left)
            yield from left
        yield from self._limits.over_provider(provider_id)
        if self._has_windows(provider_id):
            self._settling.notices.extend(self._limits.floors_not_begun(provider_id))

    def _of_windows_and_pools(self, provider_id: str) -> Iterator[list[Line]]:
        for settle in self._on_window if self._has_windows(provider_id) else ():
            yield settle(provider_id)
        for pool in self._pools.values():
            yield list(pool.lines(provider_id, self._measurements))

    def family(self, kind: TableKind, row: Row, children: Children) -> list[Line]:
        """The lines of a record and of the records that belong to it, and which of them were used."""
        lines: list[Line] = []
        for settle in self._on_record[kind.name]:
            lines += settle(row, children)
        watched, counting = self._passed_over.watches, self._counting[kind.name]
        used = bool(lines) or is_counted(row, counting)
        if not used:
            self._outside_run.miss(kind.name, row)
            if kind.name in watched:
                self._passed_over.miss(kind.name, row)
        for name, members in children.items():
            # A part spread over the outcomes of a plan has given some of them their lines already.
            spread = {line.record.id for line in lines} if members else set()
            key, measures = self._key_position[name], self._counting[name]
            for member in members:
                own: list[Line] = []
                for settle in self._on_record[name]:
                    own += settle(member, {})
                lines += own
                if own or member[key] in spread or is_counted(member, measures):
                    self._used[name] += 1
                    used = True
                elif name in watched:
                    self._passed_over.miss(name, member)
        if used and id(row) not in self._nobody_recorded:
            self._used[kind.name] += 1
        return lines

    def _of_records(self) -> Iterator[CompiledPayment]:
        return (steps for steps in self._functions.payments.values() if isinstance(steps, CompiledPayment))

    def _bind(self) -> dict[str, Pool]:
        """Have the payments settle for this run, filed under what they are for; give the pools of those scaled."""
        of_records = list(self._of_records())
        pools = pools_of(of_records, self._settling)
        for name, on_record in self._on_record.items():
            if for_it := [steps for steps in of_records if steps.kind.name == name]:
                on_record.append(settle_kind(for_it, pools, self._settling))
        for steps in self._functions.payments.values():
            if isinstance(steps, CompiledWindowPayment):
                self._on_window.append(settle_windows(steps, self._measurements, self._settling))
        return pools

    def _alone(self) -> SettleFamilyAlone:
        """What settles a family by itself, and leaves this run as it is."""
        settling = self._settling
        return Run(self._compiled, self._records, settling.period, settling.as_at, settling.ongoing_until).family

    def _providers(self, families: Families) -> set[str]:
        """Every provider of the records and of the prices that differ by provider.

        Where a month or a quarter is paid for, so are the providers that the framework lists, without any record.
        """
        held = {row.provider_id for row in self._records.held_rows}
        contracted = (self._contracted or frozenset()) if self._on_window else frozenset()
        return families.providers() | held | providers_of_prices(self._scheme) | contracted

    def _has_windows(self, provider_id: str) -> bool:
        """Whether months are paid to a provider: to none that the framework refuses, or that a ledger alone has."""
        contracted = self._contracted is None or provider_id in self._contracted
        return bool(provider_id) and contracted and provider_id in self._here
