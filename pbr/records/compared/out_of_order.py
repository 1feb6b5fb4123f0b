"""Days of one row in an order in which they hardly happened: a review before the start, a success after its review."""

from collections.abc import Iterator
from operator import itemgetter

from pbr.records.compared.comparison import Beside
from pbr.records.compared.finding import Finding, many
from pbr.records.dictionary import TABLES, ExpectedOrder
from pbr.records.table import Table

FIELDS: dict[str, frozenset[str]] = {
    kind.name: frozenset(name for order in kind.expected_order for name in (order.first, order.second))
    for kind in TABLES.values()
    if kind.expected_order
}
"""The days that are compared, by table."""


def rows_out_of_order(table: Table, order: ExpectedOrder) -> tuple[int, ...]:
    """The places of the rows whose second day is before the first, by more days than are still believed."""
    pick = itemgetter(table.layout[order.first], table.layout[order.second])
    # Each pair of days once: there are far fewer of them than rows.
    wrong = {
        pair for pair in set(map(pick, table.rows))
        if None not in pair and pair[1] < pair[0] and (pair[0] - pair[1]).days > order.days
    }  # fmt: skip
    return tuple(at for at, pair in enumerate(map(pick, table.rows)) if pair in wrong) if wrong else ()


def findings_out_of_order(beside: Beside) -> Iterator[Finding]:
    """One finding for each two days that stand in the wrong order, as far as both were read."""
    for name, table in beside.tables.items():
        one = TABLES[name].one
        for order in TABLES[name].expected_order:
            if beside.has(name, order.first, order.second):
                rows = rows_out_of_order(table, order)
                if rows:
                    message = (
                        f"{many(rows, f'{one} was', f'{name} were')} {_several(order.otherwise, len(rows))}, by "
                        f"{order.first} and {order.second}"
                    )
                    help_ = (
                        "check both days, and their years: one of them may date a payment, or keep one from being made"
                    )
                    yield Finding("PBR826", name, rows, message, help_)


def _several(otherwise: str, rows: int) -> str:
    return otherwise if rows == 1 else f" {otherwise} ".replace(" it ", " they ").replace(" its ", " their ").strip()
