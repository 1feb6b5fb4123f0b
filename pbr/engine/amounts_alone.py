"""Records settled to the amounts of their lines alone: what is drawn is settled in many ways, and only added up.

Given where lines are of their own record, or of those below that share it, and nothing is worked out over others.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from heapq import merge
from operator import itemgetter

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.counting.per_record import instalments_settled
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.facts.linked_records import Children
from pbr.engine.facts.row_refs import PLANS, ref_of
from pbr.engine.facts.run_context import Settling
from pbr.engine.generated.amount_source import (
    Amount,
    AmountEnding,
    AmountEndingBesideUnread,
    InError,
    Place,
    amount_maker,
    source_of_amounts,
)
from pbr.engine.generated.family_walk import Paid, paid_in_order
from pbr.engine.generated.kind_source import is_by_itself
from pbr.engine.generated.paid_alone import is_over_others
from pbr.engine.of_some_schemes import ambiguous_in
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_maker import Make
from pbr.engine.payments.put_back import not_read_as_held
from pbr.engine.run_terms import RunTerms, functions_for, settling_by
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.generate.functions import functions_of
from pbr.records.table import Records, Row, Table
from pbr.settlement.reason import Reason
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

Family = tuple[RecordRef, list[Amount]]
"""The record that heads a family, and its lines: all of the same provider, person and plan."""

_Settle = Callable[[Row, Children], list[Amount]]

_NOBODY: Children = {}


def amounts_alone(compiled: CompiledScheme, records: Records, period: Period) -> "AmountsAlone | None":
    """What settles records to amounts, all that is known by the end of a period; None where a line needs more."""
    records = with_expected(records, compiled.scheme, period.last)
    held_below = where_held_below(not_read_as_held(records))
    terms = RunTerms(compiled, period, period.last, period.last, held_below)
    functions = functions_for(terms, records)
    payments = list(functions.payments.values())
    of_records = [steps for steps in payments if isinstance(steps, CompiledPayment)]
    scheme = compiled.scheme
    if scheme.limits or records.put_back or len(of_records) < len(payments):
        return None
    if not all(map(_is_alone, of_records)):
        return None
    paid = {name: [one for one in of_records if one.kind.name == name] for name in scheme.tables}
    settling = settling_by(terms, functions)
    return AmountsAlone({name: own for name, own in paid.items() if own}, records, settling)


def _is_alone(steps: CompiledPayment) -> bool:
    """Whether a record is paid for by itself, or with those below it, and all of these are of one plan."""
    payment = steps.payment
    if payment.scale is not None or payment.added_up is not None or is_over_others(steps) or steps.back is not None:
        return False
    spreads = [part.spread for part in steps.parts if part.spread is not None]
    is_of_plan = steps.kind.parent in ("", PLANS) and (not spreads or steps.kind.name == PLANS)
    return is_of_plan and all(one.back is None and one.perhaps is None for one in spreads)


class AmountsAlone:
    """The lines of some records as amounts, each family with the record that heads it.

    ``places`` says by its number for what a line is, and ``unpriced`` has what had no price among those gone by.
    """

    def __init__(self, paid: Paid, records: Records, settling: Settling) -> None:
        self.unpriced = settling.unpriced
        made, self.places = _settler(paid, settling)
        self._ambiguous, self._both = ambiguous_in(settling), dict[tuple[RecordRef, Reason], None]()
        makers = _Makers(paid, self.places, settling, self._note_both)
        settles = made(
            settling.horizon, settling.period.first, settling.unpriced, makers.settled_by_itself(), self._note_both,
            settling.held_below, makers.of_part,
        )  # fmt: skip
        self._settles: dict[str, _Settle] = dict(zip(paid, settles, strict=True))
        self._records, self._paid, self._settling = records, paid, settling
        spreads = {
            part.spread.spread.kind.name
            for payments in paid.values()
            for steps in payments
            for part in steps.parts
            if part.spread
        }
        self._asked = {*paid, *spreads}

    def families(self, among: Set[int] | None = None) -> Iterator[Family]:
        """The lines of each family that has any, provider by provider, in the order in which a run has them.

        ``among`` are the records whose families are asked for, by the identity of the row that heads each; None: all.
        """
        heads = [table for table in self._records.tables.values() if not table.kind.parent]
        walks = [self._families_of(table, among) for table in heads if self._is_asked(table)]
        return walks[0] if len(walks) == 1 else merge(*walks, key=_provider_of)

    def pays_only_for(self, table: Table) -> bool:
        """Whether all that is paid for is of a table that belongs to another, each of its records by itself."""
        is_below = bool(table.kind.parent) and self._records.tables[table.name] is table
        return is_below and self._asked == {table.name} and self._ambiguous is None

    def of_rows(self, table: Table, positions: Iterable[int]) -> Iterator[Family]:
        """The lines of some rows of a table that alone is paid for, by their positions, in that order."""
        settle, rows = self._settles[table.name], table.rows
        ref_of_head = ref_of(self._records.tables[table.kind.parent].kind, self._settling)
        for at in positions:
            row = rows[at]
            lines = settle(row, _NOBODY)
            if lines:
                yield ref_of_head(row[-1]), lines

    def _is_asked(self, table: Table) -> bool:
        return any(one.name in self._paid for one in (table, *self._below(table)))

    def _below(self, table: Table) -> list[Table]:
        tables = self._records.tables.values()
        return [one for one in tables if one.kind.parent == table.name and one.name in self._asked]

    def _families_of(self, table: Table, among: Set[int] | None) -> Iterator[Family]:
        """The families that the records of one table head, in their order."""
        below, settle = self._below(table), self._settles.get(table.name)
        rows_below = [(one.name, one.rows, _how_many(one), self._settles.get(one.name)) for one in below]
        places = [0] * len(below)
        ref_of_head = ref_of(table.kind, self._settling)
        for row in table.rows:
            which = id(row)
            children: Children = {}
            for at, (name, rows, many, _) in enumerate(rows_below):
                begins = places[at]
                # The rows below stand in the order of their heads: cut out by how many they are, and not met one by one
                # as `Families` does, which took 4% more of a whole comparison.
                ends = places[at] = begins + many(which, 0)
                children[name] = rows[begins:ends]
            if among is not None and which not in among:
                continue
            lines = [] if settle is None else settle(row, children)
            for name, _, _, settle_below in rows_below:
                if settle_below is not None:
                    for child in children[name]:
                        lines += settle_below(child, _NOBODY)
            if self._both and self._ambiguous is not None:
                self._ambiguous.note_records(self._both)
                self._both.clear()
            if lines:
                yield ref_of_head(row), lines

    def _note_both(self, record: RecordRef, reason: Reason) -> None:
        """Take note of a line that is in error, in case it is for a record that earns two of which one is paid."""
        self._both[record, reason] = None


def _provider_of(family: Family) -> str:
    return family[0].provider


def _how_many(table: Table) -> Callable[[int, int], int]:
    """How many rows of a table belong to each record, by its identity: counted once for all that ask."""
    if "how many" not in table.made:
        table.made["how many"] = Counter(map(id, map(itemgetter(-1), table.rows)))
    many: Counter[int] = table.made["how many"]
    return many.get


@dataclass(frozen=True, slots=True)
class _Makers:
    """What makes amounts one by one, where a line is not written: of what has several lines, or a share not read."""

    paid: Paid
    places: Sequence[Place]
    settling: Settling
    in_error: InError

    def settled_by_itself(self) -> dict[int, Callable[[Row], list[Amount]]]:
        """What settles the payments that have several lines for a record, by the number that these have."""
        several = {steps.payment.name: steps for steps in paid_in_order(self.paid) if is_by_itself(steps)}
        found: dict[int, Callable[[Row], list[Amount]]] = {}
        for number, (name, _, _) in enumerate(self.places):
            steps = several.get(name)
            if steps is None:
                continue
            make = self._maker(steps, "")
            if steps.instalments is not None:
                found[number] = instalments_settled(steps, self.settling, make)
            else:
                # imported late: most schemes pay for no weeks or days
                from pbr.engine.counting.per_week_or_day import ByMonth, time_settled

                found[number] = time_settled(steps, self.settling, make, ByMonth(steps.payment, steps.unit))
        return found

    def of_part(self, at: int, part: int) -> Make[Amount]:
        """What makes the lines of a part of a payment for plans, by its place among those: no other has shares."""
        steps = self.paid[PLANS][at]
        return self._maker(steps, steps.parts[part].part.name)

    def _maker(self, steps: CompiledPayment, part: str) -> Make[Amount]:
        what = (steps.payment.name, part)
        numbers = {table: number for number, (*each, table) in enumerate(self.places) if (*each,) == what}
        return amount_maker(steps, part, numbers, self.settling, self.in_error)


def _settler(paid: Paid, settling: Settling) -> tuple[Callable[..., list[_Settle]], Sequence[Place]]:
    """What makes the functions for a run, and for what their lines are; kept for the next one over the same layout."""
    layouts, payments = settling.layouts, tuple(steps.payment for steps in paid_in_order(paid))
    ending = AmountEndingBesideUnread() if settling.held_below else AmountEnding()
    key = ("amounts", type(ending), *map(id, payments))
    for compiled in (layouts.on_any_day, layouts.as_at_day):
        if key in compiled.others:
            found: tuple[Callable[..., list[_Settle]], Sequence[Place]] = compiled.others[key][1]
            return found
    source, places = source_of_amounts(paid, layouts, ending)
    made = functions_of(source)["settler"], places
    # With the payments themselves, which then live as long: no other can come to have their identity.
    layouts.compiled_with(source).others[key] = (payments, made)
    return made
