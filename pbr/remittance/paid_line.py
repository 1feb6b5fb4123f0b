"""The lines of what is paid out, and what is held beside them, read back from the files as typed values."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pbr.ledger.entries_csv import because_in_cell
from pbr.ledger.entry import Because, Change
from pbr.ledger.recorded_cells import ReadOnce, day_in_cell, payer_in_cell, pence_in_cell
from pbr.settlement.line import LineKind, PayerName, Status
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A line of a settlement, or an entry of a ledger. Money is in whole pence, ``unit_price`` in exact pence.

    ``entry``, ``change``, ``first_entry`` and ``because`` are of a ledger alone: there ``corrects`` is the entry that
    it corrects, and ``amount`` what is due to date less what was settled before. Numbers are as the file has them, to
    ten decimal places.
    """

    entry: str
    line_id: str
    provider_id: str
    person_id: str
    record_id: str
    plan_id: str
    payment: str
    part: str
    slot: str
    piece: date | None
    payer: PayerName
    clause: str
    status: Status
    kind: LineKind
    due_on: date | None
    service_from: date | None
    service_to: date | None
    quantity: Fraction | None
    unit: str
    unit_price: Fraction | None
    share: Fraction | None
    amount: int
    at_stake: int | None
    due_to_date: int
    settled_before: int
    change: Change | None
    corrects: str
    first_entry: str
    because: Because | None
    because_of: str
    reason: str

    @property
    def queried_as(self) -> str:
        """By which it is asked about: its entry in a ledger, else its id."""
        return self.entry or self.line_id


class HeldKind(StrEnum):
    """What is held: a row that could not be read, one that is not there, a line, one without a price, one put back."""

    ROW = "row"
    EXPECTED = "expected"
    LINE = "line"
    ERROR = "error"
    PUT_BACK = "put back"


@dataclass(frozen=True, slots=True)
class HeldItem:
    """A row of ``held.csv``. Of a ledger are ``settled``, in pence, and since which run it waits, and how many days.

    ``provider_id`` is empty where it could not be read whose it is. ``payer`` is who pays it: empty for a row, and None
    in a file that does not say. ``person_id`` is whom a line of a ledger's run is to pay, and no provider.
    """

    kind: HeldKind
    table: str
    record_id: str
    provider_id: str
    payment: str
    part: str
    slot: str
    at_stake: int | None
    code: str
    reason: str
    settled: int | None
    since: int | None
    days: int | None
    payer: PayerName | None = None
    person_id: str = ""


Unguarded = Callable[[str], str]
"""Gives a text of a cell as it was before it was made safe for a spreadsheet."""

_TEXTS = ("provider_id", "person_id", "record_id", "plan_id", "payment", "part", "slot", "unit")


class NotAsWrittenError(ValueError):
    """Raised for a file whose cells are not as pbr writes them."""


def read_paid_lines(rows: Iterable[str], text: Unguarded) -> Iterator[PaidLine]:
    """Read ``lines.csv`` of a settlement or a run, with its line ends as they are, a line at a time.

    Raises ``NotAsWrittenError`` for anything that pbr did not write.
    """
    kinds, payers, changes, statuses = ReadOnce(LineKind), ReadOnce(payer_in_cell), ReadOnce(Change), ReadOnce(Status)
    days, pounds, numbers, because = ReadOnce(day_in_cell), _Pounds(), ReadOnce(_number), ReadOnce(because_in_cell)
    try:
        for row in csv.DictReader(rows, strict=True):
            read = {name: text(row[name]) for name in _TEXTS}
            why, why_of = because[row.get("because", "")]
            price = numbers[row["unit_price"]]
            yield PaidLine(
                **read,
                entry=row.get("entry", ""),
                line_id=text(row["line_id"]),
                piece=days[row["piece"]],
                payer=payers[row["payer"]],
                clause=text(row["clause"]),
                status=statuses[row["status"]],
                kind=kinds[row["kind"]],
                due_on=days[row["due_on"]],
                service_from=days[row["service_from"]],
                service_to=days[row["service_to"]],
                quantity=numbers[row["quantity"]],
                unit_price=None if price is None else price * 100,
                share=numbers[row["share"]],
                amount=pence_in_cell(row["amount"]),
                at_stake=pounds[row["at_stake"]],
                due_to_date=pence_in_cell(row["due_to_date"]),
                settled_before=pence_in_cell(row["settled_before"]),
                change=changes[row["change"]] if row.get("change") else None,
                corrects=row["corrects"],
                first_entry=row.get("first_entry", ""),
                because=why,
                because_of=why_of,
                reason=row["reason"],
            )
    except (csv.Error, KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise NotAsWrittenError(str(wrong)) from wrong


def read_held_items(rows: Iterable[str], text: Unguarded) -> Iterator[HeldItem]:
    """Read ``held.csv`` of a settlement or a run. Raises ``NotAsWrittenError`` for anything that pbr did not write."""
    pounds, payers = _Pounds(), ReadOnce(payer_in_cell)
    try:
        for row in csv.DictReader(rows, strict=True):
            yield HeldItem(
                kind=HeldKind(row["held"]),
                table=text(row["table"]),
                record_id=text(row["record_id"]),
                provider_id=text(row["provider_id"]),
                payment=text(row["payment"]),
                part=text(row["part"]),
                slot=text(row["slot"]),
                at_stake=pounds[row["at_stake"]],
                code=row["code"],
                reason=row["reason"],
                settled=pounds[row.get("settled", "")],
                since=_whole(row, "since"),
                days=_whole(row, "days"),
                payer=payers[row["payer"]] if "payer" in row else None,
                person_id=text(row.get("person_id", "")),
            )
    except (csv.Error, KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise NotAsWrittenError(str(wrong)) from wrong


class _Pounds(ReadOnce[int | None]):
    """Sums in pounds as pence, or a blank."""

    def __init__(self) -> None:
        super().__init__(lambda cell: pence_in_cell(cell) if cell else None)


def _number(cell: str) -> Fraction | None:
    return Fraction(cell) if cell else None


def _whole(row: Mapping[str, str], name: str) -> int | None:
    return int(row[name]) if row.get(name) else None
