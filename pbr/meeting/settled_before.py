"""What a ledger has settled for a person or a provider, run by run, beside what its records say now."""

from collections.abc import Iterable
from datetime import date

from pbr.describe.shared_wording import counted, day_written, spaced
from pbr.meeting.cells import NOTHING
from pbr.remittance.statement_words import what_for
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.text_table import Column
from pbr.values.dataclass import dataclass
from pbr.values.money import plain_pounds, pounds
from pbr.values.period import Period

_COLUMNS = (
    Column("Run"), Column("Period"), Column("Record"), Column("For"), Column("Change"), Column("Recorded as paid"),
    Column("Amount", number=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SettledEntry:
    """Entries of one run that are alike, for one record or for a provider as a whole. ``amount`` is in whole pence.

    ``paid_on`` is the day on which somebody recorded that the run was paid; None where nobody has.
    """

    run: int
    period: Period
    paid_on: date | None
    record_id: str
    payment: str
    part: str
    change: str
    amount: int


def settled_in_all(entries: Iterable[SettledEntry]) -> int:
    """What stands settled of them, in pence."""
    return sum(one.amount for one in entries)


def settled_block(entries: tuple[SettledEntry, ...]) -> Block:
    """What the ledger has settled; what is corrected or taken back is there as it was entered."""
    runs = len({one.run for one in entries})
    said = f"{pounds(settled_in_all(entries))} stands settled in the ledger, by {counted(runs, 'run')}."
    numbers = Numbers("Settled, run by run", _COLUMNS, tuple(map(_row, entries)))
    return Block(
        name="settled",
        heading="What the ledger has settled",
        sentences=(said,) if entries else ("Nothing is settled in the ledger.",),
        figures=(IllustratedTable(numbers),) if entries else (),
    )


def _row(one: SettledEntry) -> tuple[str, ...]:
    days = f"{day_written(one.period.first)} to {day_written(one.period.last)}"
    paid = NOTHING if one.paid_on is None else day_written(one.paid_on)
    for_what = what_for(one.payment, one.part, "") or NOTHING
    return str(one.run), days, one.record_id or NOTHING, for_what, spaced(one.change), paid, pounds(one.amount)


def settled_in_json(one: SettledEntry) -> dict[str, object]:
    """An entry for programs."""
    return {
        "run": one.run,
        "first": one.period.first.isoformat(),
        "last": one.period.last.isoformat(),
        "paid_on": None if one.paid_on is None else one.paid_on.isoformat(),
        "record_id": one.record_id or None,
        "payment": one.payment or None,
        "part": one.part or None,
        "change": one.change,
        "amount": plain_pounds(one.amount),
    }
