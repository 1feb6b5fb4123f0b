"""The lines of a settlement by status: what may be paid, what may be taken off and what is only shown, apart.

Of what is not decided, or not due yet, a payment, a deduction and a note would come to one sum that is nobody's money.
"""

from collections.abc import Callable, Iterator

from pbr.reports.text_table import Column, TextTable
from pbr.settlement.line import Status
from pbr.settlement.settlement import Settlement
from pbr.settlement.totals import Total
from pbr.values.money import pounds

_APART = (Status.HELD, Status.OPEN, Status.NOT_EARNED, Status.NOT_DUE, Status.ERROR)
"""The statuses of which nothing is due: their sums are never netted."""

_KINDS = ("", ", to be taken off", ", only shown")


def statuses_table(
    settlement: Settlement, at_stake: Callable[[Total], str], narrow: Callable[[Total], str]
) -> TextTable:
    """Give lines and pounds by status, so that nothing due elsewhere or later is out of sight.

    ``at_stake`` and ``narrow`` write what is at stake, for a wide and for a narrow window.
    """
    columns = (Column("Status"), *(Column(name, number=True) for name in ("Lines", "Amount", "At stake")))
    told = list(_told(settlement))

    def rows(written: Callable[[Total], str]) -> tuple[tuple[str, ...], ...]:
        return tuple((what, f"{total.lines:,}", pounds(total.amount), written(total)) for what, total in told)

    return TextTable(columns, rows(at_stake), narrow=rows(narrow))


def _told(settlement: Settlement) -> Iterator[tuple[str, Total]]:
    """Each status with what it comes to; where it has several kinds of money, each of them."""
    for status, whole in settlement.tally.by_status().items():
        kinds = [Total() for _ in _KINDS]
        for (_, payment, of), total in settlement.tally.groups.items():
            if of is status:
                kinds[_kind(payment, total, settlement)].merge(total)
        word = status.value.replace("_", " ")
        there = [(f"{word}{kind}", total) for kind, total in zip(_KINDS, kinds, strict=True) if total.lines]
        yield from there if status in _APART and len(there) > 1 else [(word, whole)]


def _kind(payment: str, total: Total, settlement: Settlement) -> int:
    """Which of the kinds the lines of a payment are: below nil they would be taken off."""
    if payment in settlement.notes:
        return 2
    return 1 if total.at_stake < 0 else 0
