"""Places: which of the records that earn a payment are paid, where it is made at most so many times.

All records are gone through before any is settled, in one order: the day a record is due, then the day that fixes its
price, then its reference; what is not known comes last, but a row that could not be read may be any and keeps its place
before all. The first so many that are earned have a place (`places_in_order`).
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from pbr.conditions.compiler import value_of
from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.held_row_lines import where_held
from pbr.engine.line_sum import Taken
from pbr.engine.places_in_order import Candidate, Group, Unread, refused
from pbr.engine.put_back import not_read_as_held
from pbr.engine.row_refs import PLANS, ref_of
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Verdict
from pbr.records.dictionary import TABLES
from pbr.records.held_row import HeldRow
from pbr.records.record_id import held_row_id
from pbr.records.table import Records, Row
from pbr.scheme.places import AtMost
from pbr.settlement.facts import Fact, FieldName
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import FactsNotKnown, Open, PricedAtNotKnown
from pbr.settlement.reason import HeldByUnreadRow, Reason
from pbr.settlement.record_ref import RecordRef
from pbr.values.period import Period
from pbr.values.window import window_of

GivePlace = Callable[[Row, Status, Reason], Verdict]
"""A function from a row, its status and its reason to both as they are once places are given."""

_Order = tuple[bool, date, bool, date, str]


def give_places(steps: CompiledPayment, records: Records, settling: Settling) -> GivePlace:
    """A function that says which rows have a place of a payment, worked out over all records."""
    limit = steps.payment.at_most
    if limit is None:
        raise ValueError("a payment that is made however often")
    of_whom: defaultdict[str, list[tuple[_Order, Candidate]]] = defaultdict(list)
    group_of = _grouping(steps, limit, settling)
    for row in records.tables[steps.kind.name].rows:
        taken = steps.take_in(row)
        if taken is None or taken.verdict[0] is Status.NOT_EARNED:
            continue
        record, day = steps.record_of(row), taken.priced_on
        due = day if steps.due_on is None else steps.due_on(row, day)
        order = (due is None, due or date.max, day is None, day or date.max, record.id)
        candidate = Candidate(id(row), record, taken.verdict[0], *group_of(row, taken))
        of_whom[_whose(limit, record)].append((order, candidate))
    unread = _unread(steps, limit, records, settling)
    found: dict[int, Verdict] = {}
    for whose, candidates in of_whom.items():
        ordered = [candidate for _, candidate in sorted(candidates, key=lambda one: one[0])]
        before = [_as_unread(unread[key]) for key in (whose, "") if key in unread]
        found.update(refused(limit, ordered, before))

    def give(row: Row, status: Status, reason: Reason) -> Verdict:
        return found.get(id(row)) or (status, reason)

    return give


def _grouping(
    steps: CompiledPayment, limit: AtMost, settling: Settling
) -> Callable[[Row, Taken], tuple[Group, Open | None]]:
    """A function from a row to the code and the window it is counted by, and what either waits for."""
    runs = settling.scheme.runs
    no_day = PricedAtNotKnown(steps.payment.priced_at_text)
    if limit.field is None:
        return lambda row, taken: (
            ("", window := _window(limit, taken.priced_on, runs)), no_day if window is None else None,
        )  # fmt: skip
    code_of, field = value_of(limit.field, settling.layouts), limit.field
    no_code = FactsNotKnown(((Fact(FieldName(field.table, field.field.name, field.of_parent), None),),))

    def group_of(row: Row, taken: Taken) -> tuple[Group, Open | None]:
        code, window = code_of(row), _window(limit, taken.priced_on, runs)
        return (code, window), no_day if window is None else no_code if code is None else None

    return group_of


def _unread(steps: CompiledPayment, limit: AtMost, records: Records, settling: Settling) -> dict[str, HeldByUnreadRow]:
    """The rows that could not be read, by whom they are counted for; of whomever, where that cannot be read either.

    Of a plan they are known in every part of a run; those of a person or provider are settled with all records.
    """
    if limit.whom == "plan":
        return {plan: held for (table, plan), held in settling.held_below.items() if table == steps.kind.name}
    rows = [row for row in not_read_as_held(records) if row.table == steps.kind.name]
    if not rows:
        return {}
    if limit.whom == "provider":
        return where_held(rows, lambda row: row.provider_id)
    ref_of_plan = ref_of(TABLES[PLANS], settling)
    plans = records.tables[PLANS].rows if PLANS in records.tables else []
    persons = {plan.id: plan.person for plan in map(ref_of_plan, plans)}
    persons |= {row.record_id: row.person_id for row in records.held_rows if row.table == PLANS}

    def person(row: HeldRow) -> str:
        return row.person_id or persons.get(row.belongs_to, "")

    return where_held(rows, person)


def _as_unread(held: HeldByUnreadRow) -> Unread:
    return Unread(held_row_id(held.file, held.line), held.more + 1)


def _whose(limit: AtMost, record: RecordRef) -> str:
    match limit.whom:
        case "plan":
            # Two providers may each have a plan of one reference only where something is wrong with the records.
            return record.plan
        case "person":
            return record.person
        case "provider":
            return record.provider


def _window(limit: AtMost, day: date | None, runs: Period) -> str | None:
    """The window of a day, by its label; None while the day is not known, but for the whole run."""
    if limit.window == "run":
        return "run"
    if day is None:
        return None
    match limit.window:
        case "calendar year":
            return window_of("year", day, runs).label
        case over:
            return window_of(over, day, runs).label
