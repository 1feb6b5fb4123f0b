"""Rows that a contract sets out and the records do not have: each is made up with nothing known but its key.

A standard that is set and has no row is not known. It is put among the records, so that whatever counts or pays for
standards meets it as it meets one that is not assessed yet.
"""

from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import date, timedelta
from operator import itemgetter

from pbr.engine.facts.row_refs import ref_of
from pbr.engine.facts.run_context import Settling
from pbr.records.cells.council_codes import PROVIDER_CODES, STANDARD_CODES
from pbr.records.dictionary import TABLES
from pbr.records.expected_row import ExpectedRow, RowNobodyRecorded
from pbr.records.record_id import record_id
from pbr.records.table import Records, Row, Table
from pbr.scheme.pricing.prices import OTHERWISE
from pbr.scheme.scheme import Scheme
from pbr.scheme.units.payment_basis import ProviderWindow
from pbr.values.period import Period
from pbr.values.window import Stretch, Window, window_of

_STANDARDS = TABLES["standards"]


def with_expected(records: Records, scheme: Scheme, as_at: date, others: Set[str] = frozenset()) -> Records:
    """The records with every row that the framework expects up to a day; the same ones where none is missing.

    A row is there when one of its code and provider begins in the window. Adding them twice adds nothing. ``others``
    are providers that have records beside these.
    """
    listed = scheme.framework.of(STANDARD_CODES)
    table = records.tables.get(_STANDARDS.name)
    if listed is None or listed.one_for_each is None or table is None:
        return records
    windows = list(_windows(listed.one_for_each, scheme.runs, as_at))
    there = _there(table, windows)
    # A row that is held until it is mended is not missing: it counts as not known already.
    held = {row.record_id for row in records.held_rows if row.table == table.name}
    expected = (
        _row_of(code, provider, window, period, table)
        for provider in sorted(providers_expected(scheme, providers_of(records) | others))
        for window, period in windows
        for code in listed.codes
        if (code, provider, window) not in there
    )
    missing = [one for one in expected if one[0].record_id not in held]
    if not missing:
        return records
    order = itemgetter(*(table.layout[name] for name in ("provider_id", "standard", "from_on")))
    rows = sorted([*table.rows, *(row for _, row in missing)], key=order)
    return replace(
        records,
        tables={**records.tables, table.name: replace(table, rows=rows)},
        expected=(*records.expected, *(expected for expected, _ in missing)),
    )


def expects_rows(scheme: Scheme) -> bool:
    """Whether a framework expects standards that may not be recorded."""
    listed = scheme.framework.of(STANDARD_CODES)
    return listed is not None and listed.one_for_each is not None


def expects_of_all(scheme: Scheme) -> bool:
    """Whether a framework expects rows of whoever has records or a price, since it does not list the providers."""
    return expects_rows(scheme) and scheme.framework.of(PROVIDER_CODES) is None


def providers_expected(scheme: Scheme, of_records: Set[str]) -> set[str]:
    """The providers that a contract is with: those the framework lists, or else those of the prices and the records."""
    listed = scheme.framework.of(PROVIDER_CODES)
    return providers_of_prices(scheme) | of_records if listed is None else set(listed.codes)


def providers_of(records: Records) -> set[str]:
    """The providers that any record names, those among them that could not be read otherwise."""
    found = {row.provider_id for row in records.held_rows if row.provider_id}
    for table in records.tables.values():
        at = table.layout.get("provider_id")
        if at is not None:
            found |= set(map(itemgetter(at), table.rows))
    return found


def providers_of_prices(scheme: Scheme) -> set[str]:
    """Every provider that a price of a month or quarter names."""
    windows = (one for one in scheme.payments if isinstance(one.scope.basis, ProviderWindow))
    uses = (use for one in windows for use in one.amount.uses() if use.price.kind == "money")
    steps = (step for use in uses for step in use.price.steps)
    return {codes[0] for step in steps for codes in step.figures if codes and codes[0] != OTHERWISE}


def _windows(stretch: Stretch, runs: Period, as_at: date) -> Iterator[tuple[Window, Period]]:
    """The windows of a run that have begun by a day, each with the part of it that is in the run."""
    day = runs.first
    while day <= min(runs.last, as_at):
        window = window_of(stretch, day, runs)
        yield window, Period(max(window.period.first, runs.first), min(window.period.last, runs.last))
        day = window.period.last + timedelta(days=1)


def _there(table: Table, windows: list[tuple[Window, Period]]) -> set[tuple[str, str, Window]]:
    """Which codes have a row, by provider and window."""
    pick = itemgetter(*(table.layout[name] for name in ("standard", "provider_id", "from_on")))
    return {
        (code, provider, window)
        for code, provider, from_on in map(pick, table.rows)
        for window, period in windows
        if from_on in period
    }


def _row_of(code: str, provider: str, window: Window, period: Period, table: Table) -> tuple[ExpectedRow, Row]:
    known = {"standard": code, "provider_id": provider, "from_on": period.first, "to_on": period.last}
    # Not what a blank cell would say: nobody left a cell blank, and a row that is not there says nothing.
    values = [known.get(name) for name in table.layout]
    record = record_id((code, provider, period.first.isoformat()))
    return ExpectedRow(table.name, record, code, provider, window, period), RowNobodyRecorded((*values, None))


def rows_nobody_recorded(records: Records, settling: Settling) -> frozenset[int]:
    """The rows, by their identity, that a framework expects and no extract has."""
    expected = {(one.table, one.record_id) for one in records.expected}
    found: set[int] = set()
    for table in {table for table, _ in expected}:
        record_of = ref_of(TABLES[table], settling)
        found |= {id(row) for row in records.tables[table].rows if (table, record_of(row).id) in expected}
    return frozenset(found)
