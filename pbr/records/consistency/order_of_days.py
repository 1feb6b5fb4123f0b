"""Days of one row in an order in which they hardly happened: a review before the start, a success after its review."""

from collections.abc import Iterator, Sequence

from pbr.records.cells.days_compared import places_before
from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.dictionary import TABLES, ExpectedOrder

FIELDS: dict[str, frozenset[str]] = {
    kind.name: frozenset(name for order in kind.expected_order for name in (order.first, order.second))
    for kind in TABLES.values()
    if kind.expected_order
}
"""The days that are compared, by table."""


def rows_out_of_order(beside: RecordsCompared, table: str, order: ExpectedOrder) -> tuple[int, ...]:
    """The places of the rows whose second day is before the first, by more days than are still believed."""
    firsts, seconds = beside.column(table, order.first), beside.column(table, order.second)
    return tuple(at for at in places_before(seconds, firsts) if (firsts[at] - seconds[at]).days > order.days)


def findings_out_of_order(beside: RecordsCompared) -> Iterator[Finding]:
    """One finding for each two days that stand in the wrong order, as far as both were read."""
    for name, at, rows in out_of_order(beside):
        yield finding_out_of_order(name, at, rows)


def out_of_order(beside: RecordsCompared) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """The table of each two days that are in the wrong order in some rows, which of its orders it is, and the rows."""
    for name in beside.tables:
        for at, order in enumerate(beside.tables[name].kind.expected_order):
            if beside.has(name, order.first, order.second):
                rows = rows_out_of_order(beside, name, order)
                if rows:
                    yield name, at, rows


def finding_out_of_order(name: str, at: int, rows: Sequence[int]) -> Finding:
    """The finding of so many rows, by their table and which of its orders it is."""
    one, order = TABLES[name].one, TABLES[name].expected_order[at]
    message = (
        f"{many(rows, f'{one} was', f'{name} were')} {_several(order.otherwise, len(rows))}, by "
        f"{order.first} and {order.second}"
    )
    help_ = "check both days, and their years: one of them may date a payment, or keep one from being made"
    return Finding("PBR826", name, rows, message, help_)


def _several(otherwise: str, rows: int) -> str:
    if rows == 1:
        return otherwise
    return otherwise.replace(" it was ", " they were ").replace(" it ", " they ").replace(" its ", " their ")
