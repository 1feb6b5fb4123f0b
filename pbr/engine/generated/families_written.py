"""Families settled to the rows of their lines, provider by provider, where nothing asks for the lines as values."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Protocol

from pbr.engine.counting.scaling import Pool
from pbr.engine.facts.row_refs import PLANS
from pbr.engine.facts.run_context import Settling
from pbr.engine.generated.families_source import source_of_families
from pbr.engine.generated.family_walk import Paid, paid_in_order
from pbr.engine.generated.line_as_row import STATUS_OF, CellsOfLines
from pbr.engine.generated.paid_alone import is_by_its_record
from pbr.engine.generated.several_rows import CellsOfValues, SeveralRows, is_alike, sum_of
from pbr.engine.limits.limits import LimitLines
from pbr.engine.limits.limits_over_plan import DueOfPlan, LimitsOverPlan, goes_by_sums
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.generate.functions import functions_of
from pbr.records.dictionary import FieldType
from pbr.records.table import Records, Row, Table
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import Reason
from pbr.settlement.written_lines import WrittenLines
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    # Only what is settled by ranges of persons puts families in another order.
    from pbr.engine.generated.families_apart import FamiliesApart

_MOST_REMEMBERED = 50_000

Missed = Callable[[Row], bool]
"""What takes note of a record that has no line, and says whether a measure counts it all the same."""


class Cells(CellsOfLines, CellsOfValues, Protocol):
    """What makes the cells of lines, and says whether a column of ids can stand in a file as it is."""

    def reason(self, reason: Reason) -> tuple[str, str]:
        """A reason in words, and as the last cell of a row with the end of its line."""

    def are_plain(self, column: Sequence[str]) -> bool:
        """Whether no cell needs quotes or an apostrophe."""


class _Kept:
    """What the generated function adds to: rows, sums and the lines that are told of, and reasons already in words."""

    def __init__(self, cells: Cells, payments: Sequence[CompiledPayment], limits: Iterable[str]) -> None:
        self._cells = cells
        self.rows: list[str] = []
        self.aside: list[Line] = []
        self.reasons: list[tuple[Reason, str]] = []
        self.said: dict[int, str] = {}
        # Reasons are kept alive, so that no other object can come to stand in the place of one.
        self._met: list[Reason] = []
        self.sums: dict[tuple[str, Status], list[int | None]] = {
            (name, status): [] for name in (*(steps.payment.name for steps in payments), *limits) for status in Status
        }
        self.counted = {
            steps.payment.name: {
                text: self.sums[steps.payment.name, status].append for text, status in STATUS_OF.items()
            }
            for steps in payments
        }

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

    def take(self, line: Line) -> None:
        """Write the row of a line that was made as a value, of a limit."""
        reason = self.said.get(id(line.reason)) or self.word(line.reason)
        after_id, after_plan = self._cells.ends(line, reason)
        _, own_id, plan, person, provider = line.record
        self.rows.append(f"{own_id}{after_id}{provider},{person},{own_id},{plan}{after_plan}")
        self.sums[line.payment, line.status].append(sum_of(line))

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


@dataclass(frozen=True, slots=True)
class SharedOverRecords:
    """What the records of a run hang on beside their own.

    ``pools`` are where payments that a measure scales leave what they have earned, ``limits`` what adds to their sums.
    ``nobody_recorded`` are the rows, by their identity, that a framework expects and no extract has.
    """

    pools: Mapping[str, Pool]
    limits: LimitLines
    nobody_recorded: Collection[int]


def families_written(
    paid: Paid, records: Records, settling: Settling, cells: Cells, beside: SharedOverRecords
) -> "FamiliesWritten | None":
    """What writes the families of some records; None where a payment, a row or an id needs more than is written."""
    every = [steps for payments in paid.values() for steps in payments]
    spread = Counter(part.spread.spread.kind.name for steps in every for part in steps.parts if part.spread is not None)
    if settling.held_below or records.put_back or any(many > 1 for many in spread.values()):
        return None
    if not all(map(is_by_its_record, every)) or not all(map(goes_by_sums, beside.limits.limits)):
        return None
    named = {records.tables[name].kind for name in {*paid, *spread}}
    named |= {records.tables[kind.parent].kind for kind in named if kind.parent}
    if not all(_are_plain(records.tables[kind.name], cells) for kind in named):
        return None
    return FamiliesWritten(paid, records, settling, cells, beside)


def _are_plain(table: Table, cells: Cells) -> bool:
    """Whether the ids that rows name stand in a file as they are; days, which a key may have, always do."""
    named = dict.fromkeys([*table.kind.key, *(name for name in ("provider_id", "person_id") if name in table.layout)])
    ids = [name for name in named if table.kind.fields_by_name[name].type is not FieldType.DATE]
    columns = (map(itemgetter(table.layout[name]), table.rows) for name in ids)
    return all(cells.are_plain(list(filter(None, column))) for column in columns)


class FamiliesWritten:
    """The families of some records, written as they are settled: kind after kind of those that head them."""

    def __init__(
        self, paid: Paid, records: Records, settling: Settling, cells: Cells, beside: SharedOverRecords
    ) -> None:
        self._paid, self._records, self._settling, self._cells = paid, records, settling, cells
        self._pools, self._nobody_recorded = beside.pools, beside.nobody_recorded
        self._limits = LimitsOverPlan(beside.limits)
        tables = records.tables.values()
        self._heads = {
            head.name: [table for table in tables if table.kind.parent == head.name]
            for head in tables
            if not head.kind.parent
        }

    def of_providers(
        self, missed: Callable[[str], Missed | None], used: "Counter[str]", apart: "FamiliesApart | None" = None
    ) -> Iterator[WrittenLines]:
        """Settle the records of one provider after another.

        ``missed`` says what is done with a record of a table that has no line; ``used`` counts those that have one, and
        ``apart`` is told where each family begins.
        """
        kept = _Kept(self._cells, paid_in_order(self._paid), self._limits.names)
        several = {
            steps.payment.name: SeveralRows(
                steps, self._pools.get(steps.payment.name), self._records, self._settling, self._cells, kept
            )
            for steps in paid_in_order(self._paid)
            if is_alike(steps)
        }
        settles = {head: self._settle_of(head, missed, kept, several) for head in self._heads}
        rows = {head: _by_provider(self._records.tables[head]) for head in self._heads}
        for provider_id in sorted({provider_id for of_head in rows.values() for provider_id in of_head}):
            for head, settle in settles.items():
                heads: Iterable[Row] = rows[head].get(provider_id, [])
                self._settle_heads(head, heads if apart is None else apart.noting(head, heads, kept), settle, used)
            for one in several.values():
                one.bring(provider_id)
            yield kept.of_provider(provider_id)
            kept.clear()

    def _settle_heads(
        self, head: str, rows: Iterable[Row], settle: Callable[..., list[int]], used: "Counter[str]"
    ) -> None:
        """Settle the families that some records head, of which those count as used that somebody recorded."""
        if not self._nobody_recorded:
            used.update(dict(zip(self._names(head), settle(rows), strict=True)))
            return
        for nobody_did, some in groupby(rows, key=lambda row: id(row) in self._nobody_recorded):
            many = dict(zip(self._names(head), settle(some), strict=True))
            used.update(many | {head: 0} if nobody_did else many)

    def _names(self, head: str) -> list[str]:
        return [head, *(table.name for table in self._heads[head])]

    def _settle_of(
        self,
        head: str,
        missed: Callable[[str], Missed | None],
        kept: _Kept,
        several: Mapping[str, SeveralRows],
    ) -> Callable[[Iterable[Row]], list[int]]:
        """What settles the families of some heads in their order, and says how many rows of each table it used."""
        settling, below = self._settling, self._heads[head]
        tables = [(table.rows, Counter(map(id, map(itemgetter(-1), table.rows))).get) for table in below]
        # The payments of the families of one head are some of all, and have places of their own.
        names = [steps.payment.name for steps in paid_in_order(self._paid_to(head))]

        def limit(plan_id: str, person_id: str, provider_id: str, due: Sequence[DueOfPlan]) -> None:
            for line in self._limits.lines(plan_id, person_id, provider_id, due):
                kept.take(line)

        settle: Callable[[Iterable[Row]], list[int]] = self._settler(head)(
            settling.horizon, settling.period.first, settling.unpriced, kept, tables,
            list(map(missed, self._names(head))), [kept.counted[name] for name in names], list(map(several.get, names)),
            limit,
        )  # fmt: skip
        return settle

    def _paid_to(self, head: str) -> Paid:
        """The payments for the records of a head, and for those below it."""
        return {name: self._paid[name] for name in self._names(head) if name in self._paid}

    def _settler(self, head: str) -> Callable[..., Callable[..., list[int]]]:
        """What makes the function for a run; kept for the next one over the same layout."""
        layouts, paid = self._settling.layouts, self._paid_to(head)
        payments = tuple(steps.payment for steps in paid_in_order(paid))
        # What makes cells is bound into the source: text where rows are written, none where lines are only added up.
        key = ("rows", type(self._cells), head, *(id(payment) for payment in payments))
        for compiled in (layouts.on_any_day, layouts.as_at_day):
            if key in compiled.others:
                found: Callable[..., Callable[..., list[int]]] = compiled.others[key][1]
                return found
        limited = self._limits.payments if head == PLANS else ()
        source = source_of_families(head, self._names(head)[1:], paid, layouts, self._cells, limited)
        made: Callable[..., Callable[..., list[int]]] = functions_of(source)["settler"]
        # With the payments themselves, which then live as long: no other can come to have their identity.
        layouts.compiled_with(source).others[key] = (payments, made)
        return made


def _by_provider(table: Table) -> dict[str, list[Row]]:
    """The rows of a table that is sorted by provider, by whose they are."""
    provider_of = itemgetter(table.layout["provider_id"])
    return {provider_id: list(rows) for provider_id, rows in groupby(table.rows, key=provider_of)}
