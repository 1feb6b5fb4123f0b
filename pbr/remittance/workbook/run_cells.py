"""The rows of a run's workbook, made of the rows of its files: text as it was, and every figure as the number it is."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from pbr.describe.shared_wording import spaced
from pbr.judging.wilson_interval import wilson_interval
from pbr.ledger.entries_csv import because_in_cell
from pbr.ledger.entry import Change
from pbr.ledger.recorded_cells import day_in_cell as _day
from pbr.ledger.recorded_cells import exact_in_cell, pence_in_cell, text_recorded
from pbr.remittance.settlement_read import unguarded
from pbr.remittance.statement_words import changed_in_words
from pbr.reports.workbook.book import Cell
from pbr.values.figure_unit import A_SHARE, unit_name

Row = Mapping[str, str]
"""A row of a file, cell by cell by the names of its columns."""

_SHARE = unit_name(A_SHARE)
_CORRECTING = frozenset({Change.CORRECTION.value, Change.TAKEN_BACK.value})


def entry_cells(row: Row) -> tuple[Cell, ...]:
    """The row of an entry."""
    named = [text_recorded(row[name]) for name in ("provider_id", "person_id", "record_id", "plan_id", "payment")]
    return (
        row["entry"], spaced(row["change"]), *named, text_recorded(row["part"]), text_recorded(row["slot"]),
        unguarded(row["clause"]), spaced(row["status"]), row["kind"], _day(row["due_on"]), _day(row["service_from"]),
        _day(row["service_to"]), _number(row["quantity"]), text_recorded(row["unit"]), _price(row["unit_price"]),
        _number(row["share"]), _pence(row["due_to_date"]), _pence(row["settled_before"]), _pence(row["amount"]),
        _pence(row["at_stake"]), row["corrects"], row["first_entry"], _changed(row), exact_in_cell(row["brings"]),
        unguarded(row["reason"]), text_recorded(row["line_id"]),
    )  # fmt: skip


def correction_cells(row: Row) -> tuple[Cell, ...] | None:
    """The row of an entry among those that correct another; None for any other."""
    if row["change"] not in _CORRECTING:
        return None
    named = [text_recorded(row[name]) for name in ("provider_id", "record_id", "payment", "part", "slot")]
    sums = [_pence(row[name]) for name in ("settled_before", "due_to_date", "amount")]
    return row["entry"], row["corrects"], spaced(row["change"]), *named, *sums, _changed(row), unguarded(row["reason"])


def total_cells(row: Row) -> tuple[Cell, ...]:
    """The row of a provider, payment, status and change."""
    return (
        text_recorded(row["provider_id"]), text_recorded(row["payment"]), spaced(row["status"]), spaced(row["change"]),
        int(row["lines"]), _pence(row["amount"]), _pence(row["at_stake"]), int(row["no_sum"]),
    )  # fmt: skip


def payer_cells(row: Row) -> tuple[Cell, ...]:
    """The row of a payer, provider and payment."""
    named = [text_recorded(row[name]) for name in ("payer", "provider_id", "payment")]
    return *named, int(row["entries"]), _pence(row["amount"])


def held_cells(row: Row) -> tuple[Cell, ...]:
    """The row of something that is not decided."""
    named = [unguarded(row[name]) for name in ("provider_id", "record_id", "payment", "part", "slot")]
    return (
        row["held"], *named, _pence(row["at_stake"]), _pence(row["settled"]), _count(row["since"]), _count(row["days"]),
        unguarded(row["table"]), unguarded(row["file"]), _count(row["line"]), row["code"], unguarded(row["field"]),
        unguarded(row["reason"]),
    )  # fmt: skip


def unpaid_cells(row: Row) -> tuple[Cell, ...]:
    """The row of a line that is decided as nothing, or falls due later."""
    named = [unguarded(row[name]) for name in ("provider_id", "record_id", "plan_id", "payment", "part", "slot")]
    return (
        *named, _day(row["due_on"]), _pence(row["at_stake"]), unguarded(row["reason"]), unguarded(row["line_id"]),
    )  # fmt: skip


def measure_cells(row: Row) -> tuple[Cell, ...]:
    """The row of a measure."""
    named = [unguarded(row[name]) for name in ("measure", "provider_id", "window")]
    counts = [int(row[name]) for name in ("count", "out_of", "unknown", "maybe_in", "maybe_for", "maybe_against")]
    count, out_of, unknown, maybe_in = counts[:4]
    # A file of shares alone does not say what its figures are in.
    is_share = row.get("unit", _SHARE) == _SHARE
    least, most = (wilson_interval(count, out_of - (unknown - maybe_in)) if is_share else None) or (None, None)
    return (
        *named, _day(row["first"]), _day(row["last"]), *counts, _number(row["low"]), _number(row["high"]), least, most,
        unguarded(row["expected"]), unguarded(row["not_recorded"]),
    )  # fmt: skip


def limit_cells(row: Row) -> tuple[Cell, ...]:
    """The row of a limit, and of whom it is over."""
    named = [unguarded(row[name]) for name in ("limit", "provider_id", "over", "window")]
    sums = [_pence(row[name]) for name in ("sum", "used", "left")]
    return *named, row["side"], *sums, row["reached"]


def quantity_cells(row: Row) -> tuple[Cell, ...]:
    """The row of a limit of quantity, and of whom it is for."""
    named = [unguarded(row[name]) for name in ("payment", "provider_id", "for_each", "window")]
    used = [_number(row[name]) for name in ("used", "left", "may_be")]
    return *named, _number(row["at_most"]), unguarded(row["unit"]), *used, row["reached"]


def records_cells(said: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """The rows of the tables that were read, of what ``settlement.json`` says."""
    for table, rows in said["rows"].items():
        yield table, *(rows[name] for name in ("read", "used", "out_of_scope", "dropped", "held"))


def warning_cells(said: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """The rows of what is to be looked at, of what ``settlement.json`` says."""
    for one in said["warnings"]:
        yield tuple(one.get(name) for name in ("code", "file", "line", "field", "message", "help"))


def _changed(row: Row) -> str:
    """What changed since the entry before it; empty for a first one."""
    because, of = because_in_cell(row["because"])
    return changed_in_words(because, of, row["record_id"] == row["plan_id"])


def _pence(cell: str) -> int | None:
    return pence_in_cell(cell) if cell else None


def _price(cell: str) -> Fraction | None:
    return Fraction(cell) * 100 if cell else None


def _number(cell: str) -> Fraction | None:
    return Fraction(cell) if cell else None


def _count(cell: str) -> int | None:
    return int(cell) if cell else None
