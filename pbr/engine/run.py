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
from pbr.engine.eligibility import Settle
from pbr.engine.expected_rows import providers_expected, providers_of_prices, with_expected
from pbr.engine.held_row_lines import line_of_held_row, where_held_below
from pbr.engine.limits import LimitLines
from pbr.engine.linked_records import Children, Families
from pbr.engine.measured_elsewhere import paid_unmeasured
from pbr.engine.measures import CountsIn, measure_all
from pbr.engine.outside_run import OutsideRunRecords
from pbr.engine.parts import SettleFamily, settle_parts
from pbr.engine.per_provider_window import LAYOUT, settle_windows
from pbr.engine.per_record import settle_instalments, settle_whole
from pbr.engine.per_week_or_day import settle_time
from pbr.engine.row_refs import ref_of
from pbr.engine.run_context import Settling
from pbr.engine.scaling import Pool
from pbr.engine.similar_codes import codes_alike
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
    ) -> None:
        """Bind a compiled scheme to records and a period, with what was known on ``as_at``.

        ``ongoing_until`` is the day up to which service that nobody has ended is counted: ``as_at`` if not given.
        """
        records = with_expected(records, compiled.scheme, as_at)
        positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT}
        held_below = where_held_below(records.held_rows)
        self._functions = compiled.functions_of(positions, as_at)
        over = self._functions.over
        self._settling = Settling(
            compiled.scheme, over.layouts, over.made,
            period=period, ongoing_until=ongoing_until or as_at, held_below=held_below,
        )  # fmt: skip
        self._records = records
        self._scheme = compiled.scheme
        self._measurements = measure_all(records, self._functions.measures)
        self._used = dict.fromkeys(records.tables, 0)
        self._passed_over = PassedOver(records, self._functions.watched)
        self._outside_run = OutsideRunRecords(self._functions.measures, self._functions.over)
        self._nobody_recorded = _rows_nobody_recorded(records, self._settling)
        self._limits = LimitLines(self._settling, compiled.scheme.limits)
        self._pools: list[Pool] = []
        listed = compiled.scheme.framework.of(PROVIDER_CODES)
        self._contracted = None if listed is None else frozenset(listed.codes)
        self._on_record: dict[str, list[SettleFamily]] = {name: [] for name in TABLES}
        self._on_window: list[Callable[[str], list[Line]]] = []
        self._key_position = {name: table.layout[TABLES[name].key[0]] for name, table in records.tables.items()}
        self._counting: dict[str, list[CountsIn]] = {name: [] for name in TABLES}
        for measuring in self._functions.measures:
            self._counting[measuring.measure.kind.name].append(measuring.counts_in)
        for steps in self._functions.payments.values():
            self._bind(steps)

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
            *self._settling.notices,
        )

    def _nothing_taken(self) -> tuple[NothingTaken, ...]:
        """Whether records were read and none was used or held, by a scheme that pays for records alone."""
        rows = sum(one.used + one.out_of_scope for one in self.row_counts())
        taken = self._on_window or any(self._used.values()) or self._records.held_rows
        return (NothingTaken(rows),) if rows and not taken else ()

    def row_counts(self) -> tuple[RowCounts, ...]:
        """What became of the rows of each table."""
        counts: list[RowCounts] = []
        for name, table in self._records.tables.items():
            held = sum(row.table == name for row in self._records.held_rows)
            expected = sum(row.table == name for row in self._records.expected)
            used, rows = self._used[name], len(table.rows) - expected
            counts.append(RowCounts(name, rows + table.dropped + held, used, rows - used, table.dropped, held))
        return tuple(counts)

    def lines(self) -> Iterator[Line]:
        """Every line, in order."""
        families = Families(self._records)
        deducted = deductions_by_table(self._scheme)
        for provider_id in self._providers(families):
            for held in self._records.held_rows:
                if held.provider_id == provider_id:
                    yield line_of_held_row(held, self._scheme.name, deducted)
            for kind in families.heads:
                for row, children in families.of(kind, provider_id):
                    lines = self._family(kind, row, children)
                    if self._limits.limits:
                        if kind.name == "plans":
                            lines = self._limits.over_plan(lines, row[self._key_position["plans"]])
                        self._limits.count(lines)
                    yield from lines
            yield from self._provider(provider_id)
        for provider_id in sorted(providers_expected(self._records, self._scheme) - {*self._providers(families)}):
            self._settling.notices.extend(self._limits.floors_not_begun(provider_id))

    def _provider(self, provider_id: str) -> Iterator[Line]:
        """The lines of a provider as a whole; rows of which nobody can read whose they are have no provider."""
        for settle in self._on_window if self._has_windows(provider_id) else ():
            lines = settle(provider_id)
            self._limits.count(lines)
            yield from lines
        for pool in self._pools:
            pooled = list(pool.lines(provider_id, self._measurements))
            self._limits.count(pooled)
            yield from pooled
        yield from self._limits.over_provider(provider_id)
        if self._has_windows(provider_id):
            self._settling.notices.extend(self._limits.floors_not_begun(provider_id))

    def _family(self, kind: TableKind, row: Row, children: Children) -> list[Line]:
        """The lines of a record and of the records that belong to it, and which of them were used."""
        lines: list[Line] = []
        for settle in self._on_record[kind.name]:
            lines += settle(row, children)
        watched, counting = self._passed_over.watches, self._counting[kind.name]
        used = bool(lines) or _is_counted(row, counting)
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
                if own or member[key] in spread or _is_counted(member, measures):
                    self._used[name] += 1
                    used = True
                elif name in watched:
                    self._passed_over.miss(name, member)
        if used and id(row) not in self._nobody_recorded:
            self._used[kind.name] += 1
        return lines

    def _of_records(self) -> Iterator[CompiledPayment]:
        return (steps for steps in self._functions.payments.values() if isinstance(steps, CompiledPayment))

    def _bind(self, steps: CompiledPayment | CompiledWindowPayment) -> None:
        """Have a payment settle for this run, and file it under what it is for."""
        if isinstance(steps, CompiledWindowPayment):
            self._on_window.append(settle_windows(steps, self._measurements, self._settling))
            return
        family = settle_parts(steps, self._settling) if steps.parts else _alone(self._settle_record(steps))
        self._on_record[steps.kind.name].append(family)

    def _settle_record(self, steps: CompiledPayment) -> Settle:
        if steps.service is not None:
            return settle_time(steps, self._settling)
        if steps.instalments is not None:
            return settle_instalments(steps, self._settling)
        whole, scale = settle_whole(steps, self._settling), steps.payment.scale
        if scale is None:
            return whole
        pool = Pool(steps, scale, self._settling)
        self._pools.append(pool)
        priced_on = steps.priced_on
        return lambda row: [pool.retain(line, priced_on(row)) for line in whole(row)]

    def _providers(self, families: Families) -> list[str]:
        """Every provider of the records and of the prices that differ by provider, in order.

        Where a month or a quarter is paid for, so are the providers that the framework lists, without any record.
        """
        held = {row.provider_id for row in self._records.held_rows}
        contracted = (self._contracted or frozenset()) if self._on_window else frozenset()
        return sorted(families.providers() | held | providers_of_prices(self._scheme) | contracted)

    def _has_windows(self, provider_id: str) -> bool:
        """Whether months or quarters are paid to a provider: a held row may have a code that the framework refuses."""
        return bool(provider_id) and (self._contracted is None or provider_id in self._contracted)


def _rows_nobody_recorded(records: Records, settling: Settling) -> frozenset[int]:
    """The rows, by their identity, that a framework expects and no extract has."""
    expected = {(one.table, one.record_id) for one in records.expected}
    found: set[int] = set()
    for table in {table for table, _ in expected}:
        record_of = ref_of(TABLES[table], settling)
        found |= {id(row) for row in records.tables[table].rows if (table, record_of(row).id) in expected}
    return frozenset(found)


def _is_counted(row: Row, measures: list[CountsIn]) -> bool:
    return bool(measures) and any(counts_in(row) is not None for counts_in in measures)


def _alone(settle: Settle) -> SettleFamily:
    return lambda row, children: settle(row)
