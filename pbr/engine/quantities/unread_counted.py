"""Rows that could not be read, and are held: each may count before others of its plan, person or provider."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from pbr.engine.facts.row_refs import PLANS, ref_of
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.put_back import not_read_as_held
from pbr.engine.quantities.record_order import counted_with_whom
from pbr.records.dictionary import TABLES
from pbr.records.record_id import held_row_id
from pbr.records.table import Records
from pbr.scheme.pricing.places import AtMost, Whom
from pbr.scheme.pricing.tiers import MONEY, SoFar
from pbr.scheme.units.payment_basis import EachRecord

_MOST_NAMED = 5
_ANYBODY = ""


class UnreadRows(NamedTuple):
    """How much rows that could not be read may count, None where there is no bound to it, and where they stand."""

    most: Fraction | None
    rows: tuple[str, ...] = ()


class _Row(NamedTuple):
    whose: str
    stands: str
    rows: int


def unread_rows(unread: UnreadRows) -> int:
    """How many records the rows may be, where records are counted one by one."""
    if unread.most is None:
        raise ValueError("what is counted is hours or money, of which a row may have any")
    return int(unread.most)


def unread_counted(steps: CompiledPayment, records: Records, settling: Settling) -> Callable[[str], UnreadRows]:
    """A function from a plan, person or provider to what rows that could not be read may count for it."""
    counted = steps.payment.counted
    if counted is None:
        raise ValueError("a payment whose records are not counted")
    by_whom: defaultdict[str, list[_Row]] = defaultdict(list)
    rows_of = _of_plans(steps, settling) if counted.whom == "plan" else _of_owners(steps, counted.whom, records)
    for row in rows_of:
        by_whom[row.whose].append(row)
    counted_whole = _counts_records(steps, counted)

    def unread(owner: str) -> UnreadRows:
        rows = [*by_whom.get(_ANYBODY, ()), *by_whom.get(owner, ())]
        if not rows:
            return UnreadRows(Fraction(0))
        most = Fraction(sum(row.rows for row in rows)) if counted_whole else None
        return UnreadRows(most, tuple(row.stands for row in rows[:_MOST_NAMED]))

    return unread


def _counts_records(steps: CompiledPayment, counted: AtMost | SoFar) -> bool:
    """Whether records are counted one by one, and not their hours or their money."""
    if isinstance(counted, AtMost):
        return True
    return counted.what != MONEY and isinstance(steps.payment.scope.basis, EachRecord)


def _of_plans(steps: CompiledPayment, settling: Settling) -> Iterator[_Row]:
    """By the plans that they belong to, as a run knows it in its parts too."""
    for (table, plan), held in settling.held_below.items():
        if table == steps.kind.name:
            yield _Row(plan, held_row_id(held.file, held.line), 1 + held.more)


def _of_owners(steps: CompiledPayment, whom: Whom, records: Records) -> Iterator[_Row]:
    """By the persons or providers whose they are: as the row says it, or the plan that it belongs to."""
    held = [row for row in not_read_as_held(records) if row.table == steps.kind.name]
    plans = records.tables.get(PLANS) if any(row.belongs_to for row in held) else None
    refs = [] if plans is None else map(ref_of(TABLES[PLANS], steps.over), plans.rows)
    owner_of = {ref.plan: counted_with_whom(whom, ref) for ref in refs}
    # A plan that could not be read itself still says whose it is, where that much of it is legible.
    for plan in records.held_rows:
        if plan.table == PLANS and plan.record_id:
            owner_of.setdefault(plan.record_id, plan.provider_id if whom == "provider" else plan.person_id)
    for row in held:
        own = row.provider_id if whom == "provider" else row.person_id
        owner = own or owner_of.get(row.belongs_to, _ANYBODY)
        yield _Row(owner, held_row_id(row.file, row.line, row.part), 1)
