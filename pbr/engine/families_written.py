"""Families settled to the rows of their lines, provider by provider, where nothing asks for the lines as values."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.families_source import Paid, source_of_families
from pbr.engine.kind_source import is_by_itself
from pbr.engine.line_as_row import STATUS_OF, CellsOfLines
from pbr.engine.run_context import Settling
from pbr.generate.functions import functions_of
from pbr.records.table import Records, Row, Table
from pbr.scheme.payments import Payment
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import Reason
from pbr.settlement.written_lines import WrittenLines

_MOST_REMEMBERED = 50_000

Missed = Callable[[Row], bool]
"""What takes note of a record that has no line, and says whether a measure counts it all the same."""


class Cells(CellsOfLines, Protocol):
    """What makes the cells of lines, and says whether a column of ids can stand in a file as it is."""

    def reason(self, reason: Reason) -> tuple[str, str]:
        """A reason in words, and as the last cell of a row with the end of its line."""

    def are_plain(self, column: Sequence[str]) -> bool:
        """Whether no cell needs quotes or an apostrophe."""


class _Kept:
    """What the generated function adds to: rows, sums and the lines that are told of, and reasons already in words."""

    def __init__(self, cells: Cells, payments: Sequence[CompiledPayment]) -> None:
        self._cells = cells
        self.rows: list[str] = []
        self.aside: list[Line] = []
        self.reasons: list[tuple[Reason, str]] = []
        self.said: dict[int, str] = {}
        # Reasons are kept alive, so that no other object can come to stand in the place of one.
        self._met: list[Reason] = []
        self.sums: dict[tuple[str, Status], list[int | None]] = {
            (steps.payment.name, status): [] for steps in payments for status in Status
        }
        self.counted = [
            {text: self.sums[steps.payment.name, status].append for text, status in STATUS_OF.items()}
            for steps in payments
        ]

    def word(self, reason: Reason) -> str:
        """The last cell of a row, of a reason that is met for the first time."""
        if len(self.said) >= _MOST_REMEMBERED:
            self.said.clear()
            self._met.clear()
        words, cell = self._cells.reason(reason)
        self.said[id(reason)] = cell
        self._met.append(reason)
        self.reasons.append((reason, words))
        return cell

    def of_provider(self, provider_id: str) -> WrittenLines:
        """What was made of a provider's records."""
        sums = {key: amounts for key, amounts in self.sums.items() if amounts}
        return WrittenLines(provider_id, self.rows, sums, self.aside, self.reasons)

    def clear(self) -> None:
        """Begin the next provider."""
        self.rows.clear()
        self.aside.clear()
        self.reasons.clear()
        for amounts in self.sums.values():
            amounts.clear()


def families_written(paid: Paid, records: Records, settling: Settling, cells: Cells) -> "FamiliesWritten | None":
    """What writes the families of some records; None where a payment, a row or an id needs more than is written."""
    heads = [table for table in records.tables.values() if not table.kind.parent]
    every = [steps for payments in paid.values() for steps in payments]
    spread = Counter(part.spread.spread.kind.name for steps in every for part in steps.parts if part.spread is not None)
    if len(heads) != 1 or settling.held_below or records.put_back or any(many > 1 for many in spread.values()):
        return None
    if not all(map(is_of_its_own, every)) or not all(_are_plain(table, cells) for table in records.tables.values()):
        return None
    return FamiliesWritten(paid, records, settling, cells)


def is_of_its_own(steps: CompiledPayment) -> bool:
    """Whether a record is paid for by one line or its shares, and by nothing that was worked out over others."""
    return not is_by_itself(steps) and not steps.payment.not_beside and not hangs_on_others(steps.payment)


def hangs_on_others(payment: Payment) -> bool:
    """Whether what is paid for a record hangs on how many others there are, or on what they come to."""
    over_others = (payment.at_most, payment.most_of, payment.amount.so_far, payment.scale)
    return any(one is not None for one in over_others)


def _are_plain(table: Table, cells: Cells) -> bool:
    """Whether the ids that rows name are one field, and stand in a file as they are."""
    named = [*table.kind.key, *(name for name in ("provider_id", "person_id") if name in table.layout)]
    return len(table.kind.key) == 1 and all(
        cells.are_plain(list(map(itemgetter(table.layout[name]), table.rows))) for name in named
    )


class FamiliesWritten:
    """The families of some records of one kind of head, written as they are settled."""

    def __init__(self, paid: Paid, records: Records, settling: Settling, cells: Cells) -> None:
        self._paid, self._records, self._settling, self._cells = paid, records, settling, cells
        (self._head,) = (table for table in records.tables.values() if not table.kind.parent)
        self._below = [table for table in records.tables.values() if table.kind.parent]

    def of_providers(self, missed: Callable[[str], Missed | None], used: "Counter[str]") -> Iterator[WrittenLines]:
        """Settle the records of one provider after another.

        ``missed`` says what is done with a record of a table that has no line; ``used`` counts those that have one.
        """
        settling, names = self._settling, [table.name for table in (self._head, *self._below)]
        kept = _Kept(self._cells, [steps for payments in self._paid.values() for steps in payments])
        tables = [(table.rows, Counter(map(id, map(itemgetter(-1), table.rows))).get) for table in self._below]
        settle = self._settler()(
            settling.horizon, settling.period.first, settling.unpriced, kept, tables, list(map(missed, names))
        )
        provider_at = self._head.layout["provider_id"]
        for provider_id, heads in groupby(self._head.rows, key=itemgetter(provider_at)):
            used.update(dict(zip(names, settle(heads), strict=True)))
            yield kept.of_provider(provider_id)
            kept.clear()

    def _settler(self) -> Callable[..., Callable[..., list[int]]]:
        """What makes the function for a run; kept for the next one over the same layout."""
        layouts = self._settling.layouts
        payments = tuple(steps.payment for each in self._paid.values() for steps in each)
        key = ("rows", *(id(payment) for payment in payments))
        for compiled in (layouts.on_any_day, layouts.as_at_day):
            if key in compiled.others:
                found: Callable[..., Callable[..., list[int]]] = compiled.others[key][1]
                return found
        below = [table.name for table in self._below]
        source = source_of_families(self._head.name, below, self._paid, layouts, self._cells)
        made: Callable[..., Callable[..., list[int]]] = functions_of(source)["settler"]
        # With the payments themselves, which then live as long: no other can come to have their identity.
        layouts.compiled_with(source).others[key] = (payments, made)
        return made
