"""Taking in a record as generated source: whether a payment is for it, at which day's price, and what its gates say."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pbr.conditions.compiler import test_of
from pbr.conditions.condition_source import ConditionSource
from pbr.conditions.date_expressions import Day, Each, Edge
from pbr.conditions.day_source import day_source
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import Condition
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.disputes import disputed_facts, in_doubt_where_disputed
from pbr.engine.verdicts.verdict_source import Branch, VerdictSource
from pbr.generate.source import any_of
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.settlement.open_reasons import ScopeNotKnown
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.engine.verdicts.why_put_back import WhyOf


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whether a record belongs to something, as two expressions; not known where a dispute could change it."""

    true: str
    false: str


EVERY = Belonging("True", "False")
"""Whether a record belongs where every one does."""


def belonging(where: Condition | None, kind: TableKind, row: RowSource, over: Compiling) -> Belonging:
    """Whether a record of a kind fits a ``where``."""
    if where is None:
        return EVERY
    asked = ConditionSource(row)
    true, false = asked.is_true(where), asked.is_false(where)
    disputes, facts = disputed_facts(kind, over.positions[kind.name])
    test = test_of(where, over.layouts) if facts else None
    doubtful = None if test is None else in_doubt_where_disputed(test, fields_of(where), kind, over)
    if doubtful is test or doubtful is None:
        return Belonging(true, false)
    # Few records are disputed: they alone are asked twice, with and without what the dispute is about.
    flags = [f"{row.own}[{row.positions[kind.name][name]}] is True" for name in sorted(disputes)]
    disputed, call = any_of(flags), f"{row.source.bind(doubtful, 'doubtful')}({row.own})"
    return Belonging(f"({call} if {disputed} else {true})", f"({call} is False if {disputed} else {false})")


def held_branches(kind: TableKind, verdicts: VerdictSource, over: Compiling, back: "WhyOf | None") -> list[Branch]:
    """Everything that holds a record: what the last settlement had, a dispute, a rule, or what holds the one above."""
    found = [] if back is None else [verdicts.held_where(back)]
    found += verdicts.holds(kind, over.scheme)
    if kind.parent:
        above = VerdictSource(verdicts.row.parent, verdicts.layouts)
        found += above.holds(over.scheme.tables[kind.parent], over.scheme)
    return found


def priced_day(payment: Payment) -> Day:
    """The day whose price a record takes; for a price taken day by day, the first day of service."""
    day = payment.priced_at
    if isinstance(day, Edge):
        raise ValueError("the edge of a window has no record")
    if not isinstance(day, Each):
        return day
    basis = payment.scope.basis
    if not isinstance(basis, TimeSpan):
        raise ValueError("only weeks and days are priced day by day")
    return basis.first


def _may_name_nobody(kind: TableKind) -> bool:
    """Whether a record may be without the person that it is of, as an answer or an incident may."""
    person = kind.fields_by_name.get("person_id")
    return person is not None and not person.required


@contextmanager
def taken_in(payment: Payment, verdicts: VerdictSource, over: Compiling, back: "WhyOf | None") -> Iterator[None]:
    """Give ``day``, ``status`` and ``reason`` of a row, and have what follows stand under its being in scope.

    Out of scope: ``where`` is false, or the day that fixes the price is outside the scheme's run. Where it is not
    known whether ``where`` holds, or which day it is, the payment is open.
    """
    kind, source, where = payment.kind, verdicts.source, payment.scope.where
    if kind is None:
        raise ValueError("a provider's window takes in no records")
    branches = held_branches(kind, verdicts, over, back)
    with ExitStack() as in_scope:
        if where is not None:
            belongs = belonging(where, kind, verdicts.row, over)
            source.write(f"applies = {belongs.true}")
            in_scope.enter_context(source.under(f"if applies or not {belongs.false}"))
            branches.append(Branch("not applies", verdicts.status("opened"), verdicts.why(where, ScopeNotKnown)))
        source.write(f"day = {day_source(priced_day(payment), verdicts.row)}")
        # What is priced day by day is taken in for those of its days that are in the run.
        if not isinstance(payment.priced_at, Each):
            runs = over.scheme.runs
            first, last = source.know("run_begins", runs.first), source.know("run_ends", runs.last)
            in_scope.enter_context(source.under(f"if day is None or {first} <= day <= {last}"))
        verdicts.write([*branches, *verdicts.gates(payment.gates, payment.scope.text, payment.verb)])
        if over.scheme.framework.lists or _may_name_nobody(kind):
            # imported late: few schemes expect standards, or pay for what may name nobody
            from pbr.engine.verdicts.open_of_nobody import write_open_of_nobody

            write_open_of_nobody(payment, kind, verdicts, over)
        if payment.not_beside:
            # imported late: few schemes have payments of which only one is paid
            from pbr.engine.verdicts.only_one import write_only_one

            write_only_one(payment, verdicts)
        yield
